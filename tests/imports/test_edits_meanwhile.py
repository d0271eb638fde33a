"""Curators write while an import is running: nothing that either says is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.db import connection, connections

from programs import curation
from programs.curation import Told
from programs.imports.inputs import read_file
from programs.imports.reverting import revert
from programs.imports.run import carry_out
from programs.models import Fact, ImportRun, Program, SearchRow, Source, Statement, Term
from tests.imports.making import apply, csv_file, directory_row

pytestmark = pytest.mark.django_db(transaction=True)
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one writer in at a time: see the next test"
)
DAY = date(2026, 2, 1)
PROGRAMS, EDITS, CURATORS = 50, 200, 25
NEXT = "national_directory_2025.csv"


@pytest.fixture
def ours() -> Source:
    return Source.objects.create(slug="curators", name="Our curators", kind=Source.Kind.CURATOR)


def rows(codes: str, name: str) -> list[dict[str, str]]:
    return [
        directory_row(f"T_{n}", name1=f"{name} {n}", street1=f"{n} Elm Street", service_code_info=codes)
        for n in range(PROGRAMS)
    ]


def edit(program: int, number: int, source: Source) -> None:
    """What a curator hears in one call: a fact, a field that the import changes too, and one it does not."""
    told = Told(
        facts={"medicaid": number % 2 == 0, "dbt": False},
        fields={"name": f"Told in call {number}", "weeks": number + 1},
    )
    curation.hear(Program(pk=program), told, source=source, observed_on=DAY, reason=f"Call {number}")


def in_a_thread(work: Callable[..., Any]) -> Callable[..., Any]:
    def done(*args: Any) -> Any:
        try:
            return work(*args)
        finally:
            connections.close_all()

    return done


def assert_nothing_is_lost(ours: Source, listed: str) -> None:
    """Every call stands, shown and searchable, and the directory's word is kept beside it."""
    programs = list(Program.objects.order_by("pk"))
    told = [program.name for program in programs]
    assert all(name.startswith("Told in call ") for name in told)
    for program in programs:
        last = program.weeks - 1
        assert program.name == f"Told in call {last}"
        assert f"told in call {last}" in SearchRow.objects.get(program=program).words
        said = Statement.objects.filter(program=program, field="name")
        assert said.get(current=True).source == ours
        assert said.get(current=False).value.startswith(listed)
        facts = Fact.objects.filter(program=program, term__code__in=("medicaid", "dbt"), current=True)
        assert {fact.term.code: fact.holds for fact in facts} == {"medicaid": last % 2 == 0, "dbt": False}
        assert set(facts.values_list("source", flat=True)) == {ours.pk}


def kept(ours: Source) -> int:
    """How many calls the history tells of."""
    past = Statement.history.filter(source=ours, field="weeks")
    return past.values("program_id", "value").distinct().count()


@on_postgresql
def test_two_hundred_edits_during_a_running_import_are_all_kept(
    tmp_path: Path, places: None, ours: Source
) -> None:
    """25 curators at once make 200 edits of 50 programs, four of each, in the middle of an import that
    changes every one of them, and 50 more while that is reverted."""
    apply(csv_file(tmp_path, rows("SA * OP OIT * CBT * MD", "Place")))
    programs = list(Program.objects.order_by("pk").values_list("pk", flat=True))
    given = read_file(csv_file(tmp_path, rows("SA * OP OIT * DBT * MD", "House"), name=NEXT))
    writing, waiting = Event(), Event()

    def hold(items: list[Any], **_: Any) -> Iterator[Any]:
        writing.set()
        assert waiting.wait(30)
        yield from items

    def call(number: int) -> None:
        assert writing.wait(30)
        if number == CURATORS - 1:
            waiting.set()
        edit(programs[number % PROGRAMS], number, ours)

    with ThreadPoolExecutor(CURATORS + 1) as pool:
        imported = pool.submit(in_a_thread(lambda: carry_out(given, progress=hold)))
        list(pool.map(in_a_thread(call), range(EDITS)))
        run = imported.result()[1]
    assert kept(ours) == EDITS
    assert_nothing_is_lost(ours, "House")
    with ThreadPoolExecutor(CURATORS) as pool:
        undone = pool.submit(in_a_thread(lambda: revert(run)))
        list(pool.map(in_a_thread(lambda n: edit(programs[n], n, ours)), range(PROGRAMS)))
        undone.result()
    assert_nothing_is_lost(ours, "Place")


@on_postgresql
def test_a_decision_and_a_call_taken_back_during_an_import_stand(
    tmp_path: Path, places: None, ours: Source
) -> None:
    apply(csv_file(tmp_path, rows("SA * OP OIT * CBT * MD", "Place")))
    program, other = Program.objects.order_by("pk")[:2]
    for each in (program, other):
        said = Told(fields={"name": "Ours", "weeks": 12})
        heard = curation.hear(each, said, source=ours, observed_on=DAY)
    listed = Statement.objects.get(program=program, field="name", current=False)
    given = read_file(csv_file(tmp_path, rows("SA * OP OIT * DBT * MD", "Place"), name=NEXT))
    writing = Event()

    def hold(items: list[Any], **_: Any) -> Iterator[Any]:
        writing.set()
        yield from items

    def decide() -> None:
        assert writing.wait(30)
        curation.decide(program, accepted=curation.Rows(statements=(listed.pk,)), on=date(2026, 2, 2))

    def take_back() -> None:
        assert writing.wait(30)
        assert curation.take_back(other, heard.as_json()) == []

    with ThreadPoolExecutor(3) as pool:
        work = [lambda: carry_out(given, progress=hold), decide, take_back]
        for done in [pool.submit(in_a_thread(each)) for each in work]:
            done.result()
    program.refresh_from_db()
    other.refresh_from_db()
    listed.refresh_from_db()
    assert (program.name, listed.current, str(listed.decided_on)) == ("Place 0", True, "2026-02-02")
    assert (other.name, other.weeks) == ("Place 1", None)


def test_eight_people_writing_at_once_lose_nothing(tmp_path: Path, places: None, ours: Source) -> None:
    """On SQLite too, where each waits for the others and for the import."""
    apply(csv_file(tmp_path, rows("SA * OP OIT * CBT * MD", "Place")))
    programs = list(Program.objects.order_by("pk").values_list("pk", flat=True))
    given = read_file(csv_file(tmp_path, rows("SA * OP OIT * DBT * MD", "House"), name=NEXT))
    with ThreadPoolExecutor(8) as pool:
        imported = pool.submit(in_a_thread(lambda: carry_out(given)))
        list(pool.map(in_a_thread(lambda n: edit(programs[n], n, ours)), range(PROGRAMS)))
        run = imported.result()[1]
    assert_nothing_is_lost(ours, "House")
    assert kept(ours) == PROGRAMS
    assert run == ImportRun.objects.latest("pk")
    assert Term.objects.get(code="dbt").facts.filter(source=run.source).count() == PROGRAMS
