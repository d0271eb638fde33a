"""Readers' reports at the desk: all that is said beside what is shown, and one decision for each thing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programs import curation
from programs.models import Fact, Phone, Price, Program, Report, Term, Verification
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
    assert "how you know it" in words(having(having(page, "decide")[0], "errornote")[0])
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
