"""A part of a source is read: what its other rows say of the same programs is kept, on its own day."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from programs.curation import merge
from programs.imports.inputs import read_file
from programs.imports.listing import Scope
from programs.imports.plan import Plan
from programs.imports.reverting import revert
from programs.imports.run import carry_out
from programs.models import ImportRun, Program, SourceRecord
from tests.imports.making import apply, facility, json_file, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]
FIRST, SECOND, THIRD = date(2026, 1, 5), date(2026, 2, 5), date(2026, 3, 5)
CBT, DBT = "Cognitive behavioral therapy", "Dialectical behavior therapy"


def row(kind: str, *approaches: str, **changes: Any) -> dict[str, Any]:
    """A row of this type that names these approaches."""
    setting, care = facility()["services"][1], facility()["services"][0]
    named = {"f1": "Treatment Approaches", "f2": "TAP", "f3": "; ".join(approaches)}
    return facility(type_facility=kind, services=[care, setting, *([named] if approaches else [])]) | changes


def fetched(folder: Path, *rows: dict[str, Any], on: date, states: Any = ("OH",)) -> Plan:
    """Import these rows as if these states had been asked for what treats substance use."""
    given = read_file(json_file(folder, *rows), observed_on=on)
    given.reading.scope = Scope(states=frozenset(states), kinds=frozenset({"SA"}))
    return carry_out(given)[0]


def said(program: Program) -> dict[str, tuple[bool, date]]:
    facts = program.facts.filter(term__code__in=("cbt", "dbt"))
    return {fact.term.code: (fact.holds, fact.observed_on) for fact in facts.select_related("term")}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    mental = row("MH", CBT, DBT, intake1="513-555-0166", website="www.mental.example.org")
    apply(json_file(tmp_path, row("SA", CBT, website=""), mental), on=FIRST.isoformat())
    return Program.objects.get()


def test_facts_that_only_the_other_type_gave_stay_on_their_day(tmp_path, program):
    plan = fetched(tmp_path, row("SA", CBT, website=""), on=SECOND)
    assert (plan.changed, plan.redated) == ([], 1)
    assert said(program) == {"cbt": (True, SECOND), "dbt": (True, FIRST)}
    assert dict(SourceRecord.objects.values_list("key", "observed_on")) == {
        "f" * 64 + ":SA": SECOND, "f" * 64 + ":MH": FIRST,
    }  # fmt: skip


def test_its_numbers_and_website_stay(tmp_path, program):
    fetched(tmp_path, row("SA", CBT, website=""), on=SECOND)
    program.refresh_from_db()
    assert [str(phone) for phone in program.phones.all()] == ["513-555-0101", "513-555-0166"]
    assert program.website == "https://www.mental.example.org"


def test_what_was_read_stands_over_what_was_not(tmp_path, program):
    plan = fetched(tmp_path, row("SA", CBT, name1="Harbor House", website="www.new.example.org"), on=SECOND)
    assert len(plan.changed) == 1
    program.refresh_from_db()
    assert (program.name, program.website) == ("Harbor House", "https://www.new.example.org")
    assert said(program)["dbt"] == (True, FIRST)


def test_when_both_are_read_again_both_have_the_new_day(tmp_path, program):
    fetched(tmp_path, row("SA", CBT, website=""), on=SECOND)
    apply(json_file(tmp_path, row("SA"), row("MH", CBT)), on=THIRD.isoformat())
    assert said(program) == {"cbt": (True, THIRD)}


def test_once_the_whole_source_is_read_without_it_it_is_gone(tmp_path, program):
    fetched(tmp_path, row("SA", CBT, website=""), on=SECOND)
    apply(json_file(tmp_path, row("SA", CBT)), on=THIRD.isoformat())
    assert said(program) == {"cbt": (True, THIRD)}
    assert SourceRecord.objects.exclude(gone_on=None).get().key.endswith(":MH")


def test_the_program_goes_by_its_own_row_though_only_another_was_read(tmp_path):
    """A single page holds the row that a curator gave to the program, and not the program's own."""
    own, given = (
        row("SA", CBT, frid="a"),
        row("SA", DBT, frid="b", name1="Other Door", street1="9 Oak Street"),
    )
    apply(json_file(tmp_path, own, given), on=FIRST.isoformat())
    into, gone = Program.objects.order_by("pk")
    merge(gone, into)
    path = tmp_path / "one_page.json"
    path.write_text(json.dumps(page([given], 2, 2, 2)))
    plan = apply(path, on=SECOND.isoformat())
    into.refresh_from_db()
    assert (into.name, into.source_key, plan.changed) == ("Harbor Light Recovery", "a:SA", [])
    assert said(into) == {"cbt": (True, FIRST), "dbt": (True, SECOND)}


def test_a_run_that_is_reverted_leaves_what_it_did_not_read(tmp_path, program):
    before = said(program)
    fetched(tmp_path, row("SA", name1="Harbor House"), on=SECOND)
    revert(ImportRun.objects.latest("pk"))
    program.refresh_from_db()
    assert program.name == "Harbor Light Recovery"
    assert said(program) == before


def test_a_row_that_a_run_brought_does_not_stay_when_it_is_reverted(tmp_path):
    apply(json_file(tmp_path, row("SA", CBT)), on=FIRST.isoformat())
    apply(json_file(tmp_path, row("SA", CBT), row("MH", DBT)), on=SECOND.isoformat())
    program = Program.objects.get()
    assert set(said(program)) == {"cbt", "dbt"}
    revert(ImportRun.objects.latest("pk"))
    assert said(program) == {"cbt": (True, FIRST)}
