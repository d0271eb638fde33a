"""One source says it all anew: what it adds, changes and takes back, beside what others say."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from programs.curation import record_fact, replace_facts
from programs.models import Fact, Program, Source, Term
from tests.make import program as make_program
from tests.make import source as make_source

pytestmark = pytest.mark.django_db
OLD, NEW = date(2026, 1, 5), date(2026, 2, 5)


@pytest.fixture
def here() -> Source:
    return make_source()


@pytest.fixture
def program() -> Program:
    return make_program()


def say(program: Program, source: Source, on: date, **said: bool) -> int:
    ids = {Term.objects.get(code=code).pk: holds for code, holds in said.items()}
    return replace_facts({program.pk: ids}, source=source, observed_on=on)


def shown(program: Program) -> dict[str, tuple[bool, str]]:
    facts = Fact.objects.filter(program=program, current=True).select_related("term", "source")
    return {fact.term.code: (fact.holds, fact.source.slug) for fact in facts}


def test_facts_come_turn_and_go(program: Program, here: Source) -> None:
    assert say(program, here, OLD, cbt=True, dbt=True, medicaid=True) == 3
    kept = Fact.objects.get(term__code="cbt").pk
    say(program, here, OLD, cbt=True, dbt=False)
    assert shown(program) == {"cbt": (True, here.slug), "dbt": (False, here.slug)}
    assert Fact.objects.get(term__code="cbt").pk == kept


def test_saying_the_same_again_writes_nothing(program: Program, here: Source) -> None:
    say(program, here, OLD, cbt=True)
    assert say(program, here, OLD, cbt=True) == 0


def test_a_new_day_moves_every_date(program: Program, here: Source) -> None:
    say(program, here, OLD, cbt=True, dbt=False)
    say(program, here, NEW, cbt=True, dbt=False)
    assert set(Fact.objects.values_list("observed_on", flat=True)) == {NEW}


@pytest.mark.parametrize(
    ("kind", "on", "stands"),
    [
        ("curator", date(2020, 1, 1), "other"),
        ("program", date(2020, 1, 1), "other"),
        ("directory", date(2020, 1, 1), "test-directory"),
        ("directory", date(2026, 3, 1), "other"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_the_higher_and_then_the_newer_source_stands_whichever_spoke_first(
    program: Program, here: Source, kind: str, on: date, stands: str, first: bool
) -> None:
    other = make_source("other", kind=kind)
    for source in (other, here) if first else (here, other):
        say(program, source, on if source == other else OLD, cbt=source == here)
    assert shown(program)["cbt"][1] == stands
    assert Fact.objects.filter(program=program).count() == 2


def test_what_is_taken_back_lets_the_other_source_stand(program: Program, here: Source) -> None:
    other = make_source("other")
    say(program, other, OLD, cbt=False)
    say(program, here, NEW, cbt=True)
    assert shown(program) == {"cbt": (True, here.slug)}
    say(program, here, NEW)
    assert shown(program) == {"cbt": (False, "other")}


def test_a_new_day_can_let_a_fact_stand_over_another_source(program: Program, here: Source) -> None:
    other = make_source("other")
    say(program, here, OLD, cbt=True)
    say(program, other, date(2026, 1, 20), cbt=False)
    assert shown(program)["cbt"] == (False, "other")
    say(program, here, NEW, cbt=True)
    assert shown(program)["cbt"] == (True, here.slug)


def test_it_agrees_with_the_verb_for_one_fact(program: Program, here: Source) -> None:
    say(program, here, NEW, cbt=True)
    ours = make_source("ours", kind="curator")
    term = Term.objects.get(code="cbt")
    assert record_fact(program, term, False, source=ours, observed_on=OLD).current
    say(program, here, NEW, cbt=True)
    assert shown(program) == {"cbt": (False, "ours")}


def test_two_current_facts_on_a_term_are_impossible(program: Program, here: Source) -> None:
    say(program, here, OLD, cbt=True)
    term = Term.objects.get(code="cbt")
    with pytest.raises(IntegrityError), transaction.atomic():
        Fact.objects.create(
            program=program, term=term, holds=False, source=make_source("other"), observed_on=OLD
        )


def test_many_programs_at_once(here: Source) -> None:
    programs = [make_program(refresh=False) for _ in range(230)]
    terms = list(Term.objects.filter(code__in=["cbt", "dbt", "medicaid"]).values_list("pk", flat=True))
    said = {program.pk: dict.fromkeys(terms, True) for program in programs}
    assert replace_facts(said, source=here, observed_on=OLD) == 690
    assert Fact.objects.filter(current=True).count() == 690
