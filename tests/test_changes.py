"""What changed in a listing is told by its marks: every part has one, and only that one moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from django.utils import timezone

from programs import changes, curation
from programs.cards import Card
from programs.models import Organization, Phone, Price, Program, Session
from programs.query import SearchQuery
from programs.search import search
from programs.vocabulary import TERM, Category
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def program() -> Program:
    made = make.program(
        yes=["medicaid", "cbt", "wheelchair"], no=["aetna"], sessions=[(0, "18:00", "21:00")], min_age=18
    )
    source = {"source": made.source, "observed_on": made.observed_on}
    Phone.objects.create(program=made, number="+15135550142", **source)
    Price.objects.create(
        program=made, cents=40_00, unit="session", basis="self_pay", valid_from=made.observed_on, **source
    )
    Price.objects.create(
        program=made, cents=25_00, unit="session", basis="copay", valid_from=made.observed_on, **source
    )
    curation.refresh_rows([made.pk])
    return made


def marks(program: Program) -> changes.Marks:
    curation.refresh_rows([program.pk])
    (found,) = changes.now([program.slug])
    return found.marks


def changed(program: Program, change: Callable[[Program], object]) -> set[str]:
    """The parts whose mark moved when this was done."""
    before = marks(program)
    change(program)
    after = marks(program)
    assert after.keys() == before.keys()
    return {part for part in before if before[part] != after[part]}


def saved(**fields: object) -> Callable[[Program], object]:
    return lambda program: Program.objects.filter(pk=program.pk).update(**fields)


def move_session(program: Program) -> None:
    Session.objects.filter(track__program=program).update(weekday=1)


def start_later(program: Program) -> None:
    Session.objects.filter(track__program=program).update(start=time(18, 30))


def dearer(basis: str) -> Callable[[Program], object]:
    return lambda program: program.prices.filter(basis=basis).update(cents=55_00)


def full(program: Program) -> None:
    today = make.TODAY
    Program.objects.filter(pk=program.pk).update(
        opening="full", opening_reported_on=today, opening_source=program.source
    )


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        (lambda program: program.phones.update(number="+15135550143"), {"phone"}),
        (lambda program: program.phones.update(extension="12"), {"phone"}),
        (full, {"open"}),
        (move_session, {"times"}),
        (start_later, {"times"}),
        (dearer("self_pay"), {"prices", "week-price"}),
        (dearer("copay"), {"prices"}),
        (lambda program: program.prices.all().delete(), {"prices", "week-price"}),
        (lambda program: program.phones.update(answered_by="referral"), {"answered"}),
        (saved(weeks=9), {"length"}),
        (saved(how_to_start="Walk in."), {"start"}),
        (lambda program: type(program.location).objects.update(transport="Bus 17"), {"transport"}),
        (lambda program: Organization.objects.update(owner="A Holding"), {"owner"}),
        (saved(name="Another name"), {"name"}),
        (saved(min_age=21), {"ages"}),
        (saved(telehealth_states=["OH", "KY"]), {"online"}),
        (saved(level="php"), {"level"}),
        (lambda program: type(program.location).objects.update(street="9 New Street"), {"address"}),
        (lambda program: make.facts(program, ["medicare"]), {"pays"}),
        (lambda program: program.facts.filter(term__code="aetna").update(holds=True), {"pays"}),
        (lambda program: program.facts.filter(term__code="wheelchair").delete(), {"access"}),
        (lambda program: make.facts(program, ["emdr"], ["spanish"]), {"care", "people"}),
        (lambda program: make.facts(program, ["carf"], ["urine-test"]), {"trust", "rules"}),
        (saved(checked_on=date(2026, 3, 1), website="https://example.org"), set()),
        (lambda program: program.phones.update(observed_on=date(2026, 3, 1)), set()),
    ],
)
def test_a_change_moves_the_marks_of_its_parts_alone(
    program: Program, change: Callable[[Program], object], parts: set[str]
) -> None:
    assert changed(program, change) == parts


def test_every_part_has_a_word_and_every_category_is_in_one_part(program: Program) -> None:
    assert marks(program).keys() == changes.WORDS.keys()
    compared = [category for _, categories in changes.FACTS.values() for category in categories]
    assert sorted(compared) == sorted(Category)


@pytest.mark.parametrize("code", TERM)
def test_an_answer_that_comes_goes_or_turns_is_seen_for_every_term(code: str) -> None:
    said = {holds: changes._digits(f"{code} {holds}") for holds in ("yes", "no")}
    assert 0 not in said.values()
    assert said["yes"] != said["no"]


def test_a_card_has_the_same_marks_as_the_listing(program: Program) -> None:
    (card,) = cards()
    assert card.marks == changes.written(marks(program))


OLD = {
    "name": "fde2", "address": "b70a", "phone": "caf0", "open": "a80f", "times": "7310", "week-price": "5325",
    "prices": "8384", "ages": "8ab2", "online": "a1bc", "level": "fc00",
}  # fmt: skip
"""Marks as lists that were saved before the last parts were added hold them, for the program below."""


def test_lists_that_were_saved_before_are_still_compared() -> None:
    made = make.program(
        "Harbor", sessions=[(0, "18:00", "21:00")], min_age=18, telehealth_states=["OH"], opening="taking",
        opening_reported_on=make.TODAY, opening_source=make.source(),
    )  # fmt: skip
    type(made.location).objects.update(street="1 Main Street")
    said = {"source": made.source, "observed_on": made.observed_on}
    Phone.objects.create(program=made, number="+15135550142", **said)
    Price.objects.create(
        program=made, cents=40_00, unit="session", basis="self_pay", valid_from=made.observed_on, **said
    )
    now = marks(made)
    assert {part: now[part] for part in OLD} == OLD


def cards() -> list[Card]:
    return search(SearchQuery()).cards


def test_a_closed_program_is_told_and_has_no_marks(program: Program) -> None:
    Program.objects.update(status="closed", closed_on=timezone.localdate())
    curation.refresh_rows([program.pk])
    (found,) = changes.now([program.slug])
    assert found.program.is_closed
    assert found.marks == {}


def test_drafts_and_unknown_addresses_are_left_out(program: Program) -> None:
    Program.objects.update(status="draft")
    assert changes.now([program.slug, "no-such-program"]) == []


def test_fifty_programs_cost_as_many_queries_as_two(django_assert_num_queries: Callable) -> None:
    slugs = [make.program(sessions=[(0, "18:00", "21:00")], yes=["cbt"]).slug for _ in range(50)]
    for some in (slugs[:2], slugs):
        with django_assert_num_queries(6):
            assert len(changes.now(some)) == len(some)
