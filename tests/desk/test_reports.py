"""Readers' reports at the desk: all that is said beside what is shown, and one decision for each thing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programs import curation
from programs.models import Fact, Phone, Price, Program, Report, Suggestion, Term, Verification
from tests import make
from tests.desk.conftest import Signed
from tests.reading import having, links, parsed, words

pytestmark = pytest.mark.django_db

LIST = "/desk/reports/"
ANNA, BEN, CARLA = "203.0.113.1", "203.0.113.2", "203.0.113.3"


def today() -> Any:
    return timezone.localdate()


@pytest.fixture
def program() -> Program:
    made = make.program("Harbor Light", yes=["medicaid", "cbt"], sessions=[(0, "18:00", "21:00")])
    Phone.objects.create(
        program=made, number="+15135550142", source=made.source, observed_on=made.observed_on
    )
    return made


def report(
    about: str, program: Program, sender: str = ANNA, words: str = "", term: str = "", on: Any = None
) -> Report:
    doubt = curation.Doubt(program, about, Term.objects.get(code=term) if term else None, words)
    token = f"{about} {term} {sender} {words}"
    return curation.take_report(doubt, token=token, sender=sender, today=on or today())


def decide(client: Signed, program: Program, thing: str, decision: str = "accept", **said: str) -> Any:
    path = f"{LIST}about/{program.slug}/"
    return client.post(path, {"thing": thing, "decision": decision, **said}, follow=True)


def said(response: Any) -> str:
    return words(having(parsed(response), "messagelist")[0])


def test_what_readers_say_stands_beside_what_is_shown(viewer: Signed, program: Program) -> None:
    report("phone", program, words="It rings at a <shop>.")
    report("schedule", program)
    page = parsed(viewer.get(LIST))
    things = {words(each.find(".//h3")): words(each) for each in having(page, "thing")}
    assert "Readers see: 513-555-0142" in things["The phone number is wrong"]
    assert "It rings at a <shop>." in things["The phone number is wrong"]
    assert "Mon 6–9 pm" in things["The days or times are wrong"]


def test_all_that_is_said_of_a_thing_is_one_thing(viewer: Signed, program: Program) -> None:
    for sender in (ANNA, BEN, CARLA):
        report("fact", program, sender, term="cbt")
    report("fact", program, term="medicaid")
    things = having(parsed(viewer.get(LIST)), "thing")
    assert [len(having(each, "cited")) for each in things] == [3, 1]
    assert "Two readers agree: the page says so since" in words(things[0])


def test_what_two_readers_doubt_comes_first_then_what_waits_longest(viewer: Signed, program: Program) -> None:
    old, new = make.program("Old"), make.program("New")
    report("phone", old, on=today() - timedelta(days=40))
    report("phone", new)
    for sender in (ANNA, BEN):
        report("price", program, sender)
    listed = [
        words(each.find("h2/a") or each.find("h2")) for each in having(parsed(viewer.get(LIST)), "reported")
    ]
    assert [name.split(" ")[0] for name in listed] == ["Harbor", "Old", "New"]


def test_the_list_can_be_narrowed_and_reads_no_nonsense(viewer: Signed, program: Program) -> None:
    other = make.program("Other")
    report("price", other)
    for sender in (ANNA, BEN):
        report("phone", program, sender)
    assert [len(having(parsed(viewer.get(LIST + query)), "reported")) for query in (
        "", "?about=price", "?about=phone", "?about=closed", "?doubt=1", "?about=x&doubt=x&page=zz",
    )] == [2, 1, 1, 0, 1, 2]  # fmt: skip


def test_a_viewer_reads_and_decides_nothing(viewer: Signed, program: Program) -> None:
    one = report("phone", program)
    page = parsed(viewer.get(LIST))
    assert [form.get("action") for form in page.iter("form") if "reports" in str(form.get("action"))] == []
    assert decide(viewer, program, "phone", note="x").status_code == 403
    assert viewer.post(f"{LIST}spam/{one.pk}/").status_code == 403
    assert Report.objects.waiting().count() == 1


def test_a_curator_is_led_to_the_call_screen(curator: Signed, program: Program) -> None:
    report("phone", program)
    assert f"/desk/verify/{program.slug}/" in links(parsed(curator.get(LIST)))


# Deciding


def test_a_correction_is_a_check_of_our_own_and_takes_the_mark_away(
    curator: Signed, program: Program
) -> None:
    for sender in (ANNA, BEN):
        report("fact", program, sender, term="cbt")
    answer = decide(curator, program, "fact:cbt", right="no", method="phone", note="Asked Ms. Lee.")
    assert "the readers are right" in said(answer)
    shown = Fact.objects.shown().get(program=program, term__code="cbt")
    assert (shown.holds, shown.source.slug, shown.observed_on) == (False, "our-call", today())
    check = Verification.objects.get()
    assert (check.program, check.by, check.method, check.note) == (
        program,
        curator.user,
        "phone",
        "Asked Ms. Lee.",
    )
    decided = Report.objects.values_list("state", "decided_by").distinct().get()
    assert decided == ("accepted", curator.user.pk)
    assert not Report.objects.disputes().exists()


@pytest.mark.parametrize(
    ("about", "right", "opening"), [("opening", "full", "full"), ("opening", "waitlist", "waitlist")]
)
def test_whether_it_takes_people_can_be_put_right_at_once(curator, program, about, right, opening) -> None:
    report(about, program)
    decide(curator, program, about, right=right, method="website")
    program.refresh_from_db()
    assert (program.opening, program.opening_source.slug) == (opening, "our-reading")


def test_only_an_editor_closes_a_program(curator: Signed, editor: Signed, program: Program) -> None:
    report("closed", program)
    answer = decide(curator, program, "closed", right="closed", method="phone")
    assert "Only an editor-in-chief can close a program" in said(answer)
    assert "It has closed" not in [words(each) for each in parsed(curator.get(LIST)).iter("label")]
    decide(editor, program, "closed", right="closed", method="phone")
    program.refresh_from_db()
    assert (program.status, program.closed_on) == ("closed", today())


def test_an_editor_opens_a_program_that_readers_say_is_open(editor: Signed) -> None:
    gone = make.program(status="closed", closed_on=make.TODAY)
    report("closed", gone)
    assert "It has not closed" in words(parsed(editor.get(LIST)))
    decide(editor, gone, "closed", right="published", method="phone")
    gone.refresh_from_db()
    assert (gone.status, gone.closed_on) == ("published", None)


def test_what_was_corrected_elsewhere_is_accepted_with_a_note(curator: Signed, program: Program) -> None:
    report("phone", program)
    assert "write what you did" in said(decide(curator, program, "phone"))
    decide(curator, program, "phone", note="Corrected on the call screen.")
    assert Report.objects.values_list("state", "note").get() == ("accepted", "Corrected on the call screen.")
    assert not Verification.objects.exists()


def test_to_keep_what_is_shown_takes_a_reason(curator: Signed, program: Program) -> None:
    report("phone", program)
    assert "Write why" in said(decide(curator, program, "phone", "decline"))
    assert "what is shown stays" in said(
        decide(curator, program, "phone", "decline", note="Called: it is right.")
    )
    kept = Report.objects.get()
    assert (kept.state, kept.note, kept.decided_by) == ("declined", "Called: it is right.", curator.user)


@pytest.mark.parametrize(
    ("thing", "given"),
    [
        ("price", {"note": "x"}),
        ("", {"note": "x"}),
        ("fact:no-such-term", {"note": "x"}),
        ("fact:cbt", {"right": "yes", "method": "phone"}),
        ("fact:cbt", {"right": "closed", "method": "phone"}),
        ("fact:cbt", {"right": "no", "method": "guess"}),
        ("fact:cbt", {"right": "no"}),
    ],
)
def test_what_was_not_offered_decides_nothing(curator, program, thing: str, given: dict[str, str]) -> None:
    report("fact", program, term="cbt")
    assert decide(curator, program, thing, **given).status_code in (200, 400)
    assert Report.objects.waiting().count() == 1
    assert Fact.objects.shown().get(program=program, term__code="cbt").holds


def test_nothing_typed_is_lost_where_a_decision_is_refused(curator: Signed, program: Program) -> None:
    report("fact", program, term="cbt")
    report("opening", program)
    back = f"{LIST}?doubt=&state=OH"
    sent = {"right": "no", "method": "guess", "note": "Asked Ms. Lee.\x00", "next": back}
    page = parsed(decide(curator, program, "fact:cbt", **sent))
    fields = [field for field in page.iter("input") if field.get("name") in ("right", "note")]
    assert [field.get("value") for field in fields if field.get("checked") is not None] == ["no"]
    assert [field.get("value") for field in fields if field.get("name") == "note"] == ["Asked Ms. Lee.", None]
    (state,) = [
        each for each in page.iter("option") if each.get("selected") is not None and each.get("value")
    ]
    assert words(state) == "Ohio"
    assert f"{LIST[:-1]}.csv?state=OH" in links(page)


def test_two_curators_decide_once(curator: Signed, program: Program) -> None:
    report("phone", program)
    decide(curator, program, "phone", note="First.")
    assert "Somebody else decided" in said(decide(curator, program, "phone", "decline", note="Second."))
    assert Report.objects.get().note == "First."


def test_spam_goes_with_all_of_its_sender(curator: Signed, program: Program) -> None:
    spam = [report(about, program, words="Buy") for about in ("phone", "price", "address")]
    report("opening", program, BEN, words="They told me on the phone.")
    answer = curator.post(f"{LIST}spam/{spam[0].pk}/", follow=True)
    assert "3 reports of one sender dropped" in said(answer)
    assert "Buy" not in words(parsed(answer))
    assert Report.objects.waiting().get().words == "They told me on the phone."


def test_after_a_decision_one_is_back_where_one_was_and_nowhere_else(
    curator: Signed, program: Program
) -> None:
    for number, back in enumerate((f"{LIST}?about=phone", "https://evil.example/", "//evil.example")):
        report("phone", program, words=str(number))
        path = f"{LIST}about/{program.slug}/"
        answer = curator.post(path, {"thing": "phone", "decision": "accept", "note": "x", "next": back})
        assert answer["Location"] == (back if number == 0 else LIST)


def test_the_list_takes_a_fixed_number_of_queries(curator: Signed, program: Program) -> None:
    def queries() -> int:
        curator.get(LIST)
        with CaptureQueriesContext(connection) as caught:
            assert curator.get(LIST).status_code == 200
        return len(caught)

    report("phone", program)
    few = queries()
    for number in range(15):
        other = make.program(yes=["medicaid", "cbt"], sessions=[(0, "18:00", "21:00")])
        Price.objects.create(
            program=other, source=other.source, observed_on=make.TODAY, valid_from=make.TODAY, cents=100,
            unit="week", basis="self_pay",
        )  # fmt: skip
        for about in ("phone", "price", "schedule", "address", "closed", "other"):
            report(about, other, words=str(number))
        report("fact", other, term="cbt")
    assert queries() == few <= 18


# Suggestions


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


# What became of them

DECIDED = "/desk/reports/decided/"


def rows(response: Any) -> list[str]:
    return [words(row) for body in parsed(response).iter("tbody") for row in body.iter("tr")]


def test_what_became_of_a_report_is_found_by_its_reference(
    curator: Signed, viewer: Signed, program: Program
) -> None:
    first, other = report("phone", program, words="It rings at a shop."), report("price", program)
    decide(curator, program, "phone", "decline", note="Called: it is right.")
    assert len(rows(viewer.get(DECIDED))) == 1
    decide(curator, program, "price", note="Put right.")
    (found,) = rows(
        viewer.get(DECIDED, {"reference": f"{first.reference[:3]}-{first.reference[3:].lower()}"})
    )
    for part in (
        "The phone number is wrong",
        "It rings at a shop.",
        "Declined",
        "carla",
        "Called: it is right.",
    ):
        assert part in found
    assert [len(rows(viewer.get(DECIDED, {"state": state}))) for state in ("accepted", "declined", "x")] == [
        1,
        1,
        2,
    ]
    assert rows(viewer.get(DECIDED, {"reference": "BCDFGHJKM\x00"})) == []
    assert "Put right." in rows(viewer.get(DECIDED, {"reference": other.reference}))[0]


def test_what_became_of_suggestions_is_a_list_of_its_own(curator: Signed) -> None:
    one = suggest()
    curator.post(f"/desk/reports/suggestions/{one.pk}/", {"decision": "decline", "note": "A shop."})
    (found,) = rows(curator.get(DECIDED, {"list": "suggestions"}))
    assert "Pier House, Toledo, OH" in found
    assert "A shop." in found
    assert "wait again" not in found
    assert rows(curator.get(DECIDED)) == []


def test_a_report_that_was_decided_too_soon_waits_again_with_its_mark(
    curator: Signed, viewer: Signed, program: Program
) -> None:
    for sender in (ANNA, BEN):
        report("phone", program, sender)
    decide(curator, program, "phone", "decline", note="Too soon.")
    assert not Report.objects.disputes().exists()
    path = f"{DECIDED}{Report.objects.first().pk}/again/"
    assert viewer.post(path).status_code == 403
    assert "waits again" in said(curator.post(path, follow=True))
    assert Report.objects.disputes().get().decided_by is None
    assert "cannot wait again" in said(curator.post(path, follow=True))


def test_spam_does_not_come_back(curator: Signed, program: Program) -> None:
    spam = report("phone", program, words="Buy")
    curator.post(f"{LIST}spam/{spam.pk}/")
    assert "wait again" not in rows(curator.get(DECIDED))[0]
    assert "cannot wait again" in said(curator.post(f"{DECIDED}{spam.pk}/again/", follow=True))
