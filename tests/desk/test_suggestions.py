"""Programs that readers name: beside what they may be, made a draft, said to be listed, or declined."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs import curation
from programs.models import Phone, Program, Suggestion
from tests import make
from tests.desk.conftest import Signed
from tests.desk.test_reports import said, today
from tests.reading import having, links, parsed, words

pytestmark = pytest.mark.django_db

SUGGESTED = {
    "name": "Pier House",
    "city": "Toledo",
    "state_code": "OH",
    "phone": "419-244-8888",
    "words": "Nice.",
}


def suggest(**changed: str) -> Suggestion:
    return curation.take_suggestion(SUGGESTED | changed, token=str(changed), language="en", today=today())


def test_a_suggestion_stands_beside_what_it_may_be(viewer: Signed) -> None:
    twin, by_number, elsewhere = (
        make.program("Pier House"),
        make.program("Dock"),
        make.program("Pier House", state="KY"),
    )
    by = {"source": by_number.source, "observed_on": by_number.observed_on}
    Phone.objects.create(program=by_number, number="+14192448888", **by)
    suggest()
    page = parsed(viewer.get("/desk/reports/suggestions/"))
    alike = {
        link for link in links(having(page, "thing")[0]) if "/program/" in link and link.endswith("/change/")
    }
    assert alike == {f"/desk/programs/program/{one.pk}/change/" for one in (twin, by_number)}
    assert elsewhere.pk not in {twin.pk, by_number.pk}


def test_a_curator_makes_a_draft_and_goes_on_to_it(curator: Signed) -> None:
    one = suggest()
    answer = curator.post(
        f"/desk/reports/suggestions/{one.pk}/",
        {"decision": "draft", "state": "OH", "number": "(419) 244-8888"},
    )
    made = Program.objects.get(name="Pier House")
    assert answer["Location"] == f"/desk/programs/program/{made.pk}/change/"
    assert (made.status, made.phones.get().number) == ("draft", "+14192448888")
    assert curator.get(answer["Location"]).status_code == 200
    assert "0 suggestions wait." in words(parsed(curator.get("/desk/reports/suggestions/")))


def test_a_draft_needs_a_state_and_a_refusal_a_reason(curator: Signed) -> None:
    path = f"/desk/reports/suggestions/{suggest().pk}/"
    assert "Choose the state" in said(curator.post(path, {"decision": "draft", "state": "ZZ"}, follow=True))
    assert "Write why" in said(curator.post(path, {"decision": "decline"}, follow=True))
    assert "declined" in said(curator.post(path, {"decision": "decline", "note": "A shop."}, follow=True))
    assert "Somebody else decided" in said(
        curator.post(path, {"decision": "draft", "state": "OH"}, follow=True)
    )
    assert not Program.objects.exists()


def test_a_suggestion_that_is_listed_already_leads_its_reader_there(curator: Signed, viewer: Signed) -> None:
    twin, one = make.program("Pier House"), suggest()
    path = f"/desk/reports/suggestions/{one.pk}/"
    assert "It is this one" in words(parsed(curator.get("/desk/reports/suggestions/")))
    assert "It is this one" not in words(parsed(viewer.get("/desk/reports/suggestions/")))
    assert curator.post(path, {"decision": "listed", "program": "no-such-program"}).status_code == 404
    answer = curator.post(path, {"decision": "listed", "program": twin.slug}, follow=True)
    assert "Pier House: listed already." in said(answer)
    one.refresh_from_db()
    assert (one.state, one.program, one.decided_by) == ("accepted", twin, curator.user)
    assert twin.get_absolute_url() in links(parsed(curator.get("/report/", {"reference": one.reference})))
    again = curator.post(path, {"decision": "listed", "program": twin.slug}, follow=True)
    assert "Somebody else decided" in said(again)


def test_a_number_that_cannot_be_read_is_told_and_kept(curator: Signed) -> None:
    path = f"/desk/reports/suggestions/{suggest().pk}/"
    sent = {"decision": "draft", "state": "KY", "number": "419 CALL", "note": "Half a thought"}
    answer = curator.post(path, sent)
    assert "“419 CALL” is no US phone number" in said(answer)
    (focused,) = [field for field in parsed(answer).iter() if field.get("autofocus") is not None]
    assert focused.get("name") == "number"
    assert "is no US phone number" in words(having(having(parsed(answer), "decide")[0], "errornote")[0])
    values = {field.get("name"): field.get("value") for field in parsed(answer).iter("input")}
    assert (values["number"], values["note"]) == ("419 CALL", "Half a thought")
    assert "Kentucky" in [
        words(one) for one in parsed(answer).iter("option") if one.get("selected") is not None
    ]
    assert not Program.objects.exists()


def test_a_viewer_decides_on_no_suggestion(viewer: Signed) -> None:
    assert viewer.post(f"/desk/reports/suggestions/{suggest().pk}/", {"decision": "draft"}).status_code == 403


def test_suggestions_take_a_fixed_number_of_queries(curator: Signed) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert curator.get("/desk/reports/suggestions/").status_code == 200
        return len(caught)

    suggest()
    queries()
    few = queries()
    for number in range(15):
        make.program("Pier House")
        suggest(words=str(number))
    assert queries() == few
