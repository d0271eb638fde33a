"""A program's history: who says what, and what became what, when, by whom and why."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from programs.curation import Told, WholeTrack, hear, record_statement, verifying
from programs.curation.ours import our_source
from programs.desk.history import timeline
from programs.desk.said import all_said
from programs.models import Location, Phone, Program, Proposal, Report
from tests import make
from tests.desk.conftest import Signed
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db

EVENINGS = {"name": "Evenings"}


def today() -> Any:
    return timezone.localdate()


@pytest.fixture
def program() -> Program:
    made = make.program("Harbor", yes=["medicaid"], no=["dbt"], website="https://theirs.example.org")
    Phone.objects.create(
        program=made, number="+15135550142", source=made.source, observed_on=made.observed_on
    )
    for model in (Program, Location, Phone):
        model.history.update(history_date=timezone.now() - timedelta(1))
    return made


def page(client: Signed, program: Program) -> Any:
    return client.get(reverse("admin:history_of", args=[program.slug]))


def changes(program: Program) -> list[str]:
    """The newest deed, a line for each change."""
    deed = next(event for event in timeline(program) if event.changes)
    return [f"{change.what}: {change.old} → {change.new}" for change in deed.changes]


def said(program: Program, name: str) -> list[tuple[str, str, bool]]:
    things = {thing.name: thing for group in all_said(program) for thing in group.things}
    return [(word.words, word.source, word.shown) for word in things[name].said]


# Who says what


def test_everything_that_is_said_names_its_source(program: Program) -> None:
    sources = {word.source for group in all_said(program) for thing in group.things for word in thing.said}
    assert sources == {"Test Directory"}
    assert said(program, "Medicaid") == [("yes", "Test Directory", True)]
    assert said(program, "Website") == [("https://theirs.example.org", "Test Directory", True)]
    assert said(program, "Number: Main number") == [("513-555-0142", "Test Directory", True)]


def test_what_several_say_stands_together_the_shown_first(program: Program) -> None:
    told = Told(facts={"medicaid": False}, fields={"website": "https://ours.example.org"})
    hear(program, told, source=our_source("phone"), observed_on=today())
    program.refresh_from_db()
    call = "Phone call by our curators"
    assert said(program, "Medicaid") == [("no", call, True), ("yes", "Test Directory", False)]
    assert said(program, "Website") == [
        ("https://ours.example.org", call, True), ("https://theirs.example.org", "Test Directory", False),
    ]  # fmt: skip


def test_what_was_set_aside_can_be_shown_again(curator: Signed, program: Program) -> None:
    hear(program, Told(facts={"medicaid": False}), source=our_source(), observed_on=today())
    other = program.facts.get(term__code="medicaid", current=False)
    address = reverse("admin:show_instead", args=[program.slug])
    assert address in links(parsed(page(curator, program)))
    response = curator.post(address, {"fact": str(other.pk)}, follow=True)
    assert "Readers see this from now on." in response.content.decode()
    assert program.facts.get(term__code="medicaid", current=True).holds is True


def test_an_address_is_shown_again_whole(curator: Signed, program: Program) -> None:
    there = {"location.street": "9 Ours", "location.zip": "45203"}
    hear(program, Told(fields=there), source=our_source(), observed_on=today())
    before = program.location.street
    form = next(
        form for form in part(parsed(page(curator, program)), "main").iter("form")
        if len(list(form.iter("input"))) > 3
    )  # fmt: skip
    ids = [each.get("value") for each in form.iter("input") if each.get("name") == "statement"]
    curator.post(reverse("admin:show_instead", args=[program.slug]), {"statement": ids})
    place = Program.objects.get(pk=program.pk).location
    assert (place.street, place.zip) == (before, "45202")


@pytest.mark.parametrize("sent", [{}, {"fact": "x"}, {"fact": "-1"}, {"statement": "9" * 40}, {"fact": "½"}])
def test_to_show_what_is_not_there_changes_nothing(
    curator: Signed, program: Program, sent: dict[str, str]
) -> None:
    before = list(program.facts.values())
    assert curator.post(reverse("admin:show_instead", args=[program.slug]), sent).status_code == 302
    assert list(program.facts.values()) == before


def test_a_value_that_cannot_be_shown_is_refused_in_a_sentence(curator: Signed, program: Program) -> None:
    hear(program, Told(fields={"website": "https://a.example.org"}), source=our_source(), observed_on=today())
    row = record_statement(program, "website", "nowhere", source=make.source("other"), observed_on=today())
    address = reverse("admin:show_instead", args=[program.slug])
    response = curator.post(address, {"statement": str(row.pk)}, follow=True)
    assert "Nothing was changed: Enter a valid URL." in response.content.decode()


# What changed


def test_a_deed_says_who_when_why_and_what_became_what(curator: Signed, program: Program) -> None:
    told = Told(fields={"weeks": 9, "website": "https://ours.example.org"})
    hear(program, told, source=our_source(), observed_on=today(), by=curator.user, reason="Call with Kim")
    deed = next(event for event in timeline(program) if event.changes)
    assert (deed.who, deed.why, deed.at.date()) == ("carla", "Call with Kim", timezone.now().date())
    found = changes(program)
    assert "Usual length in weeks: nothing → 9" in found
    assert "Website: https://theirs.example.org → https://ours.example.org" in found


def test_a_fact_that_another_takes_the_place_of_says_so(program: Program) -> None:
    hear(program, Told(facts={"medicaid": False}), source=our_source("phone"), observed_on=today())
    found = changes(program)
    day = f"{today():%b} {today().day}, {today().year}"
    assert f"Medicaid:  → no, said by Phone call by our curators as of {day}" in found
    assert "Medicaid: readers see it: yes → no" in found


def test_groups_sessions_phones_and_prices_are_told(program: Program) -> None:
    evenings = WholeTrack(EVENINGS, ((0, time(18), time(21)),))
    week = {"cents": 30_000, "unit": "week", "basis": "self_pay"}
    ours = our_source()
    hear(program, Told(tracks=(evenings,), prices=(week,), phones=()), source=ours, observed_on=today())
    found = " | ".join(changes(program))
    assert "Session of “Evenings”:  → Mon 6–9 pm" in found
    assert "Price:  → $300, said by Our curators" in found
    assert "Phone number: 513-555-0142, said by Test Directory" in found
    hear(program, Told(ended=("Evenings",)), source=ours, observed_on=today(), reason="Ended")
    assert "Session of “Evenings”: Mon 6–9 pm → " in changes(program)


def test_what_stood_before_is_no_deed(program: Program) -> None:
    hear(program, Told(facts={"cbt": True}), source=our_source(), observed_on=today())
    assert not [line for line in changes(program) if "Added" in line or "dbt" in line.lower()]


def test_what_two_people_change_in_one_moment_are_two_deeds(
    curator: Signed, viewer: Signed, program: Program
) -> None:
    for client, weeks in ((curator, 8), (viewer, 9)):
        told = Told(fields={"weeks": weeks})
        hear(program, told, source=our_source(), observed_on=today(), by=client.user, reason="x")
    assert [event.who for event in timeline(program) if event.changes][:2] == ["vera", "carla"]


def test_checks_calls_reports_and_proposals_are_in_it(curator: Signed, program: Program) -> None:
    verifying.verify(program, Told(facts={"cbt": True}), method="visit", on=today(), by=curator.user)
    verifying.note_attempt(program, method="phone", on=today() - timedelta(1), by=curator.user, note="Busy")
    Report.objects.create(
        reference="R", program=program, about="phone", received_on=today(), words="A bakery",
        state="declined", decided_on=today(), decided_by=curator.user,
    )  # fmt: skip
    Proposal.objects.create(program=program, saved_at=timezone.now(), submitted_on=today())
    told = " | ".join(f"{event.who} {event.words} {event.why}" for event in timeline(program) if event.words)
    for words_ in (
        "carla Checked: visit.", "carla Nobody answered. Busy", "A reader reports: The phone number is wrong",
        "A bakery", "carla Report declined", "The program proposed changes.",
    ):  # fmt: skip
        assert words_ in told


def test_the_newest_stands_first(curator: Signed, program: Program) -> None:
    for days in (3, 1, 2):
        verifying.note_attempt(program, method="phone", on=today() - timedelta(days), by=curator.user)
    days = [event.at for event in timeline(program)]
    assert days == sorted(days, reverse=True)


# The page


def test_the_page_reads_as_sentences_not_as_columns(curator: Signed, program: Program) -> None:
    told = Told(facts={"medicaid": False}, fields={"opening": ["taking", None], "location.street": "9 Ours"})
    hear(program, told, source=our_source("phone"), observed_on=today(), by=curator.user)
    text = words(part(parsed(page(curator, program)), "main"))
    assert not [name for name in ("_id", "observed_on", "holds", "None", "True", "{") if name in text]
    assert "Street: 9 Ours" in text


def test_a_viewer_reads_it_and_changes_nothing(viewer: Signed, program: Program) -> None:
    hear(program, Told(facts={"medicaid": False}), source=our_source(), observed_on=today())
    address = reverse("admin:show_instead", args=[program.slug])
    assert address not in links(parsed(page(viewer, program)))
    assert viewer.post(address, {}).status_code == 403


def test_it_is_there_for_drafts_closed_and_merged_programs(viewer: Signed, program: Program) -> None:
    for fields in (
        {"status": "draft"}, {"status": "closed", "closed_on": today()},
        {"status": "merged", "merged_into": program},
    ):  # fmt: skip
        assert page(viewer, make.program(**fields)).status_code == 200


def test_what_is_long_has_pages(viewer: Signed, program: Program) -> None:
    for days in range(55):
        verifying.note_attempt(program, method="phone", on=today() - timedelta(days), by=None)
    assert len(list(having(parsed(page(viewer, program)), "events")[0])) == 50


def test_it_takes_as_many_queries_for_a_long_history_as_for_a_short_one(
    viewer: Signed, program: Program
) -> None:
    counts = []
    for weeks in (8, 9):
        for number in range(weeks - 7):
            evenings = WholeTrack({"name": f"Group {weeks}-{number}"}, ((0, time(18), time(21)),))
            told = Told(
                facts={"cbt": True, "medicaid": bool(number)}, tracks=(evenings,),
                fields={"weeks": weeks, "location.street": f"{weeks}"},
            )  # fmt: skip
            verifying.verify(program, told, method="phone", on=today(), by=viewer.user)
        page(viewer, program)
        with CaptureQueriesContext(connection) as queries:
            page(viewer, program)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 45


def test_the_form_of_a_program_leads_to_its_history_and_to_the_call(
    curator: Signed, program: Program
) -> None:
    found = links(parsed(curator.get(reverse("admin:programs_program_change", args=[program.pk]))))
    assert reverse("admin:history_of", args=[program.slug]) in found
    assert reverse("admin:verify", args=[program.slug]) in found
