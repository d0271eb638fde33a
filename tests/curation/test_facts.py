"""Who is believed, what is kept beside it, and how a source's facts are replaced."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs.curation import record_fact, record_statement, replace_facts, which_stands
from programs.models import Fact, Program, Source, Statement, Term
from tests import make

pytestmark = pytest.mark.django_db

TODAY = make.TODAY
KINDS = ("directory", "program", "curator")


def source_of(kind: str, number: int = 1) -> Source:
    return make.source(f"{kind}-{number}", name=f"{kind} {number}", kind=kind)


def term(code: str = "medicaid") -> Term:
    return Term.objects.get(code=code)


def shown(program: Program, code: str = "medicaid") -> bool | None:
    """What the page says of a term: yes, no, or None for not stated."""
    return program.facts.filter(term__code=code, current=True).values_list("holds", flat=True).first()


@pytest.mark.parametrize(
    ("earlier", "later", "stands"),
    [
        (("directory", 0), ("directory", 1), "later"),
        (("directory", 1), ("directory", 0), "earlier"),
        (("curator", 0), ("directory", 400), "earlier"),
        (("directory", 400), ("curator", 0), "later"),
        (("program", 0), ("directory", 400), "earlier"),
        (("curator", 0), ("program", 400), "earlier"),
        (("program", 5), ("program", 5), "later"),
    ],
)
def test_of_two_sources_the_one_believed_more_is_shown_and_between_equals_the_newer(earlier, later, stands):
    program = make.program()
    said = {}
    for number, (name, (kind, days)) in enumerate({"earlier": earlier, "later": later}.items()):
        said[name] = record_fact(
            program, term(), name == "later",
            source=source_of(kind, number), observed_on=TODAY + timedelta(days=days),
        )  # fmt: skip
    assert shown(program) is said[stands].holds
    assert program.facts.count() == 2


def test_what_does_not_stand_is_kept_as_a_conflict():
    program = make.program(yes=["medicaid"])
    record_fact(program, term(), False, source=source_of("curator"), observed_on=TODAY)
    assert shown(program) is False
    assert [fact.source.slug for fact in Fact.objects.conflicts()] == ["test-directory"]


def test_sources_that_agree_are_no_conflict():
    program = make.program(yes=["medicaid"])
    record_fact(program, term(), True, source=source_of("curator"), observed_on=TODAY)
    assert not Fact.objects.conflicts().exists()


def test_the_same_source_saying_something_else_replaces_what_it_said():
    program = make.program()
    desk = source_of("curator")
    first = record_fact(program, term(), True, source=desk, observed_on=TODAY)
    second = record_fact(program, term(), False, source=desk, observed_on=TODAY)
    assert (first.pk, second.holds, second.current) == (second.pk, False, True)
    assert program.facts.count() == 1


def test_nothing_stands_where_nothing_is_said():
    assert which_stands([]) is None


STATEMENTS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(1, 2), st.booleans(), st.integers(0, 3)),
    min_size=1,
    max_size=8,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=STATEMENTS)
def test_after_any_statements_exactly_the_most_believed_newest_one_is_current(said):
    program = make.program(refresh=False)
    kept: dict[str, tuple[int, date, bool]] = {}
    for kind, number, holds, days in said:
        source, day = source_of(kind, number), TODAY + timedelta(days=days)
        record_fact(program, term(), holds, source=source, observed_on=day)
        kept[source.slug] = (KINDS.index(kind), day, holds)
    best = max((standing, day) for standing, day, _ in kept.values())
    current = program.facts.get(current=True)
    assert kept[current.source.slug] == (*best, current.holds)


def test_a_statement_about_a_field_is_decided_by_the_same_rule():
    program = make.program()
    record_statement(program, "weeks", 10, source=source_of("curator"), observed_on=TODAY)
    later = record_statement(
        program, "weeks", 12, source=source_of("directory"), observed_on=TODAY + timedelta(days=9)
    )
    assert not later.current
    assert Statement.objects.get(program=program, current=True).value == 10


def replace(program: Program, source: Source, day: date = TODAY, **said: bool) -> int:
    ids = {term(code.replace("_", "-")).pk: holds for code, holds in said.items()}
    return replace_facts({program.pk: ids}, source=source, observed_on=day)


def test_a_source_is_made_to_say_just_this():
    program = make.program(yes=["medicaid", "medicare"], no=["self-pay"])
    replace(program, program.source, medicaid=False, self_pay=False, sliding_fee=True)
    said = dict(program.facts.values_list("term__code", "holds"))
    assert said == {"medicaid": False, "self-pay": False, "sliding-fee": True}


def test_saying_the_same_again_writes_nothing():
    program = make.program()
    assert replace(program, program.source, medicaid=True, medicare=False) == 2
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert replace(program, program.source, medicaid=True, medicare=False) == 0
    inserted = [query["sql"] for query in caught if query["sql"].startswith(("INSERT", "DELETE"))]
    assert inserted == []


def test_another_day_only_redates():
    program = make.program()
    replace(program, program.source, medicaid=True)
    kept = program.facts.get().pk
    assert replace(program, program.source, TODAY + timedelta(days=30), medicaid=True) == 1
    fact = program.facts.get()
    assert (fact.pk, fact.observed_on) == (kept, TODAY + timedelta(days=30))


def test_a_curators_fact_outlives_every_import_and_the_import_is_kept_beside_it():
    program, directory = make.program(), source_of("directory")
    record_fact(program, term(), False, source=source_of("curator"), observed_on=TODAY)
    replace(program, directory, TODAY + timedelta(days=900), medicaid=True)
    assert shown(program) is False
    assert Fact.objects.conflicts().get().source == directory


def test_when_the_standing_source_falls_silent_the_other_stands_again():
    program, desk = make.program(yes=["medicaid"]), source_of("curator")
    record_fact(program, term(), False, source=desk, observed_on=TODAY)
    replace_facts({program.pk: {}}, source=desk, observed_on=TODAY)
    assert shown(program) is True


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rounds=st.lists(
        st.tuples(
            st.sampled_from(KINDS),
            st.dictionaries(st.sampled_from(["medicaid", "medicare", "cbt"]), st.booleans()),
            st.integers(0, 3),
        ),
        max_size=5,
    )
)
def test_replacing_in_bulk_ends_as_recording_one_by_one(rounds):
    bulk, single = make.program(refresh=False), make.program(refresh=False)
    ids = dict(Term.objects.values_list("code", "pk"))
    for kind, said, days in rounds:
        source, day = source_of(kind), TODAY + timedelta(days=days)
        replace_facts({bulk.pk: {ids[c]: holds for c, holds in said.items()}}, source=source, observed_on=day)
        single.facts.filter(source=source).exclude(term__code__in=said).delete()
        for code in ids.keys() & {"medicaid", "medicare", "cbt"}:
            if code in said:
                record_fact(single, term(code), said[code], source=source, observed_on=day)
            elif (left := which_stands(single.facts.filter(term__code=code))) is not None:
                record_fact(single, term(code), left.holds, source=left.source, observed_on=left.observed_on)
    columns = ("term__code", "source__slug", "holds", "observed_on", "current")
    assert set(bulk.facts.values_list(*columns)) == set(single.facts.values_list(*columns))


def test_many_programs_are_replaced_at_once_each_on_its_own():
    programs = [make.program(refresh=False) for _ in range(120)]
    medicaid = term().pk
    said = {program.pk: {medicaid: number % 2 == 0} for number, program in enumerate(programs)}
    assert replace_facts(said, source=source_of("directory"), observed_on=TODAY) == 120
    assert [shown(program) for program in programs] == [number % 2 == 0 for number in range(120)]
