"""Where sources differ, a curator decides which is shown; a newer word of either opens it again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from programs.curation import Rows, Told, decide, hear, record_statement, replace_facts
from programs.desk.conflicts import Conflict, conflicts_of, waiting
from programs.models import Fact, Program, Source, Term
from tests import make

pytestmark = pytest.mark.django_db

DAY = make.TODAY
LATER, LATEST = DAY + timedelta(days=40), DAY + timedelta(days=80)


@pytest.fixture
def program() -> Program:
    return make.program(yes=["medicaid", "cbt"], website="https://theirs.example.org")


@pytest.fixture
def call() -> Source:
    return make.source("call", name="Phone call", kind=Source.Kind.CURATOR)


@pytest.fixture
def other() -> Source:
    return make.source("other-directory", name="Other Directory")


def imported(program: Program, facts: dict[str, bool], source: Source, on: date = LATER) -> None:
    terms = dict(Term.objects.filter(code__in=facts).values_list("code", "pk"))
    replace_facts(
        {program.pk: {terms[code]: said for code, said in facts.items()}}, source=source, observed_on=on
    )


def conflicts(program: Program) -> list[Conflict]:
    return conflicts_of([program.pk]).get(program.pk, [])


def rows(*found: Conflict) -> Rows:
    return sum((conflict.rows for conflict in found), Rows())


def shown(program: Program) -> dict[str, bool]:
    return dict(program.facts.filter(current=True).values_list("term__code", "holds"))


def disagree(program: Program, call: Source, other: Source) -> Conflict:
    """A call said no to Medicaid; a directory read later says yes."""
    hear(program, Told(facts={"medicaid": False}), source=call, observed_on=DAY)
    imported(program, {"medicaid": True}, other)
    return conflicts(program)[0]


def test_a_directory_read_after_the_call_waits_beside_it(program, call, other):
    conflict = disagree(program, call, other)
    assert (conflict.name, conflict.shown.words, conflict.other.words) == ("Medicaid", "no", "yes")
    assert (conflict.shown.source, conflict.other.source) == ("Phone call", "Other Directory")
    assert [(one.program, one.item) for one in waiting()] == [(program.pk, "pays")]
    assert shown(program)["medicaid"] is False


def test_what_is_accepted_is_shown_though_a_curator_said_otherwise(program, call, other):
    decide(program, accepted=rows(disagree(program, call, other)), on=LATER)
    assert shown(program)["medicaid"] is True
    assert conflicts(program) == list(waiting()) == []


def test_a_decision_of_the_day_of_the_call_stands(program, call, other):
    conflict = disagree(program, call, other)
    decide(program, accepted=rows(conflict), on=DAY)
    assert shown(program)["medicaid"] is True


def test_a_later_call_stands_over_what_was_accepted(program, call, other):
    decide(program, accepted=rows(disagree(program, call, other)), on=LATER)
    hear(program, Told(facts={"medicaid": False}), source=call, observed_on=LATEST)
    assert shown(program)["medicaid"] is False


def test_what_is_kept_is_no_longer_asked_about(program, call, other):
    decide(program, kept=rows(disagree(program, call, other)), on=LATER)
    assert shown(program)["medicaid"] is False
    assert conflicts(program) == list(waiting()) == []
    imported(program, {"medicaid": True}, other, LATEST)
    assert conflicts(program) == []


@pytest.mark.parametrize("way", ["accepted", "kept"])
def test_a_directory_that_changes_its_word_opens_the_decision_again(program, call, other, way):
    hear(program, Told(facts={"medicaid": True}), source=call, observed_on=DAY)
    imported(program, {"medicaid": False}, other)
    decide(program, **{way: rows(*conflicts(program))}, on=LATER)
    imported(program, {"medicaid": True}, other, LATEST)
    assert shown(program)["medicaid"] is True
    imported(program, {"medicaid": False}, other, LATEST)
    assert shown(program)["medicaid"] is True
    assert [conflict.other.words for conflict in conflicts(program)] == ["no"]


def differ(program: Program, source: Source, **fields: Any) -> None:
    for name, value in fields.items():
        record_statement(
            program, name.replace("__", "."), value, source=source, observed_on=LATER
        )  # fmt: skip


def test_an_accepted_field_is_shown_and_credited(program, call, other):
    hear(program, Told(fields={"level": "php", "weeks": 8}), source=call, observed_on=DAY)
    differ(program, other, level="outpatient", weeks=12)
    assert {conflict.about for conflict in conflicts(program)} == {"level", "weeks"}
    decide(program, accepted=rows(*conflicts(program)), on=LATER)
    program.refresh_from_db()
    assert (program.level, program.level_source, program.level_on) == ("outpatient", other, LATER)
    assert program.weeks == 12


def test_an_address_is_decided_as_a_whole(program, call, other):
    hear(
        program,
        Told(fields={"location.street": "1 Ours", "location.zip": "45202"}),
        source=call,
        observed_on=DAY,
    )
    differ(
        program,
        other,
        location__street="9 Theirs",
        location__zip="45203",
        location__point=[39.2, -84.6, "Census"],
    )
    [conflict] = conflicts(program)
    assert conflict.name == "Address"
    assert conflict.other.words == (
        "Street: 9 Theirs; ZIP code: 45203; Point on the map: 39.20000, -84.60000: the door, by Census"
    )
    assert [one.item for one in waiting()] == ["address"]
    decide(program, accepted=rows(conflict), on=LATER)
    place = Program.objects.get(pk=program.pk).location
    assert (place.street, place.zip, place.precision, place.lat) == ("9 Theirs", "45203", "street", 39.2)


def test_accepted_numbers_take_the_place_of_those_shown(program, call, other):
    ours = ({"number": "+15135550142", "answered_by": "program"}, {"number": "+15135550143"})
    hear(program, Told(phones=ours), source=call, observed_on=DAY)
    differ(program, other, phones=[["main", "+15135550142", ""], ["intake", "+15135550199", ""]])
    decide(program, accepted=rows(*conflicts(program)), on=LATER)
    numbers = program.phones.values_list("number", "kind", "answered_by", "source")
    assert list(numbers) == [
        ("+15135550142", "main", "program", other.pk),
        ("+15135550199", "intake", "", other.pk),
    ]


def test_a_value_that_the_field_cannot_hold_is_refused_and_nothing_decided(program, call, other):
    hear(program, Told(fields={"website": "https://ours.example.org"}), source=call, observed_on=DAY)
    differ(program, other, website="no address")
    with pytest.raises(ValidationError):
        decide(program, accepted=rows(*conflicts(program)), on=LATER)
    assert len(conflicts(program)) == 1


def test_rows_of_another_program_are_left_alone(program, call, other):
    conflict = disagree(program, call, other)
    decide(make.program(), accepted=conflict.rows, on=LATER)
    assert conflicts(program) == [conflict]


def test_who_decided_and_why_is_in_the_history(program, call, other):
    ana = get_user_model().objects.create(username="ana")
    decide(program, accepted=rows(disagree(program, call, other)), on=LATER, by=ana, reason="Read their page")
    entries = Fact.history.filter(program=program, history_user=ana)
    assert {entry.history_change_reason for entry in entries} == {"Read their page"}


def test_a_search_finds_what_was_accepted(program, call, other):
    conflict = disagree(program, call, other)
    before = bytes(Program.objects.get(pk=program.pk).search_row.packed)
    decide(program, accepted=rows(conflict), on=LATER)
    assert bytes(Program.objects.get(pk=program.pk).search_row.packed) != before


def test_conflicts_of_many_programs_take_as_many_queries_as_of_one(call, other, django_assert_num_queries):
    programs = [make.program(yes=["medicaid"]) for _ in range(4)]
    for program in programs:
        disagree(program, call, other)
        hear(program, Told(fields={"weeks": 8}), source=call, observed_on=DAY)
        differ(program, other, weeks=12)
    with django_assert_num_queries(3):
        assert len(conflicts_of([program.pk for program in programs])) == 4
    with django_assert_num_queries(2):
        assert len(list(waiting())) == 8
