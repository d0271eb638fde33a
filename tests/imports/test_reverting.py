"""Taking an import run back, and what stays of the work done since."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from programs import curation
from programs.imports.listing import UnreadableError
from programs.imports.reverting import plan_revert, revert, why_not
from programs.models import (
    Fact,
    ImportRun,
    Phone,
    Program,
    RecordBefore,
    SearchRow,
    Source,
    SourceRecord,
    Statement,
    Verification,
)
from tests.imports.making import applied, apply, csv_file, different_rows, directory_row, facility, json_file

pytestmark = pytest.mark.usefixtures("places")
DAY = date(2025, 6, 1)
NEXT = "national_directory_2025.csv"


@pytest.fixture(autouse=True)
def _today(time_machine: object) -> None:
    time_machine.move_to("2026-03-02T12:00:00-05:00", tick=False)  # type: ignore[attr-defined]


@pytest.fixture
def ours() -> Source:
    return Source.objects.create(slug="curators", name="Our curators", kind=Source.Kind.CURATOR)


def run_of(path: Path, **options: Any) -> ImportRun:
    run = applied(path, **options)[1]
    assert run
    return run


def standing() -> dict[str, Any]:
    """Everything that an import writes, but for the ids of rows and the runs that wrote them."""
    columns = {
        Source: ("slug", "name", "observed"),
        Program: ("name", "slug", "website", "status", "closed_on", "level", "level_on", "source__slug",
                  "source_key", "observed_on", "checked_on", "location__street", "location__city",
                  "location__zip", "location__lat", "location__precision", "location__organization__name"),
        Phone: ("program__slug", "kind", "number", "extension", "position", "observed_on"),
        Fact: ("program__slug", "term__code", "holds", "source__slug", "observed_on", "current"),
        Statement: ("program__slug", "field", "value", "source__slug", "observed_on", "current"),
        SourceRecord: ("key", "program__slug", "raw", "digest", "observed_on", "gone_on"),
        SearchRow: ("program__slug", "words", "packed"),
    }  # fmt: skip
    rows = {
        model: model._default_manager.order_by("pk").values_list(*names) for model, names in columns.items()
    }
    return {model.__name__: sorted(repr([plain(one) for one in row]) for row in found)
            for model, found in rows.items()}  # fmt: skip


def plain(value: Any) -> Any:
    """PostgreSQL gives bytes as a view of them."""
    return bytes(value) if isinstance(value, memoryview) else value


CHANGED = {
    "a name": {"name2": "Uptown"},
    "an address": {"street1": "200 Oak Avenue", "lat": "39.15"},
    "another number": {"phone": "513-555-0188", "intake1": "513-555-0189"},
    "facts": {"service_code_info": "SA * OP OIT * DBT"},
    "the level": {"service_code_info": "SA * OP ORT"},
    "the organization": {"name1": "Harbor House"},
    "nothing but the day": {},
}


@pytest.mark.parametrize("change", CHANGED.values(), ids=CHANGED.keys())
def test_everything_stands_again_as_before_the_run(tmp_path: Path, change: dict[str, str]) -> None:
    rows = [directory_row(), *different_rows(9)[1:]]
    apply(csv_file(tmp_path, rows))
    before = standing()
    run = run_of(csv_file(tmp_path, [rows[0] | change, *rows[1:]], name=NEXT))
    assert standing() != before
    revert(run)
    assert standing() == before
    run.refresh_from_db()
    assert run.reverted_at
    assert not RecordBefore.objects.exists()


def test_what_the_run_closed_is_open_again(tmp_path: Path) -> None:
    rows = different_rows(10)
    apply(csv_file(tmp_path, rows))
    before = standing()
    run = run_of(csv_file(tmp_path, rows[2:]))
    assert Program.objects.filter(status="closed").count() == 2
    revert(run)
    assert standing() == before


def test_what_the_run_opened_again_is_closed_again_since_that_day(tmp_path: Path, time_machine: Any) -> None:
    rows = different_rows(10)
    apply(csv_file(tmp_path, rows))
    apply(csv_file(tmp_path, rows[1:]))
    time_machine.move_to("2026-03-05T12:00:00-05:00", tick=False)
    before = standing()
    run = run_of(csv_file(tmp_path, rows))
    revert(run)
    assert standing() == before
    assert str(Program.objects.get(source_key="T_1").closed_on) == "2026-03-02"


def test_what_the_run_brought_becomes_a_draft_and_comes_back_with_the_file(tmp_path: Path) -> None:
    rows = different_rows(10)
    apply(csv_file(tmp_path, rows[1:]))
    path = csv_file(tmp_path, rows)
    plan = revert(run_of(path))
    assert [str(effect) for effect in plan.effects if effect.kind == "hidden"] == [
        "Program Number 1 (Cincinnati, OH)"
    ]
    program = Program.objects.get(source_key="T_1")
    assert (program.status, program.facts.exists()) == ("draft", True)
    assert not SearchRow.objects.filter(program=program).exists()
    run = run_of(path)
    program.refresh_from_db()
    assert program.status == "published"
    revert(run)
    program.refresh_from_db()
    assert program.status == "draft"


def test_a_first_import_can_be_reverted_and_carried_out_again(tmp_path: Path) -> None:
    path = csv_file(tmp_path, different_rows(3))
    first = run_of(path)
    shown = standing()
    revert(first)
    assert set(Program.objects.values_list("status", flat=True)) == {"draft"}
    assert not SearchRow.objects.exists()
    assert len(apply(path).changed) == 3
    assert standing() == shown


def test_only_the_newest_run_of_a_source_can_be_reverted(tmp_path: Path) -> None:
    rows = different_rows(10)
    first = run_of(csv_file(tmp_path, rows))
    before = standing()
    second = run_of(csv_file(tmp_path, [rows[0] | {"name2": "Uptown"}, *rows[1:]]))
    other = run_of(json_file(tmp_path, facility(frid="k", name1="Elsewhere")), on="2026-01-05")
    assert (
        why_not(first)
        == f"Run {second.pk} of SAMHSA National Directory 2024 came later: revert that one first."
    )
    with pytest.raises(UnreadableError, match="revert that one first"):
        revert(first)
    revert(other)
    revert(second)
    second.refresh_from_db()
    assert why_not(second) == f"Run {second.pk} was reverted on 2026-03-02."
    assert why_not(first) == ""
    Program.objects.filter(source__slug="findtreatment").delete()
    SourceRecord.objects.filter(source__slug="findtreatment").delete()
    now = standing()
    assert now["Program"] == before["Program"]
    assert now["Fact"] == before["Fact"]


def test_a_source_takes_its_earlier_name_again(tmp_path: Path) -> None:
    rows = different_rows(5)
    apply(csv_file(tmp_path, rows))
    revert(run_of(csv_file(tmp_path, rows, name=NEXT)))
    source = Source.objects.get()
    assert (source.slug, source.observed) == ("samhsa-national-directory-2024", "survey of 2023")
    assert not apply(csv_file(tmp_path, rows)).changes


def test_what_a_second_source_added_is_taken_back(tmp_path: Path) -> None:
    rows = [directory_row(lat="", lon=""), *different_rows(9)[1:]]
    apply(csv_file(tmp_path, rows))
    before = standing()
    more = {"website": "h.example.org", "intake1": "513-555-0199"}
    run = run_of(json_file(tmp_path, facility(**more)), on="2026-01-05")
    program = Program.objects.get(source_key="T_1")
    assert program.website == "https://h.example.org"
    assert program.location.precision == "street"
    plan = revert(run)
    [told] = [str(effect) for effect in plan.effects]
    assert "FindTreatment.gov says nothing of it any more; website https://h.example.org → (none)" in told
    now = standing()
    for table in ("Program", "Phone", "Fact", "Statement", "SearchRow"):
        assert now[table] == before[table]


def test_a_word_that_the_run_added_to_a_field_is_taken_back_alone(tmp_path: Path) -> None:
    apply(csv_file(tmp_path, [directory_row(), *different_rows(9)[1:]]))
    apply(json_file(tmp_path, facility(website="")), on="2026-01-05")
    before = standing()
    run = run_of(json_file(tmp_path, facility(website="h.example.org")), on="2026-02-05")
    assert Program.objects.get(source_key="T_1").website
    revert(run)
    assert standing() == before


def test_nothing_that_a_curator_wrote_meanwhile_is_lost(tmp_path: Path, ours: Source) -> None:
    rows = [directory_row(), *different_rows(9)[1:]]
    apply(csv_file(tmp_path, rows))
    changed = directory_row(name2="Uptown", service_code_info="SA * OP OIT * DBT", phone="513-555-0188")
    run = run_of(csv_file(tmp_path, [changed, *rows[1:]], name=NEXT))
    program = Program.objects.get(source_key="T_1")
    told = curation.Told(
        facts={"dbt": False, "medicaid": True}, fields={"name": "Harbor Light Center", "weeks": 12},
        phones=({"number": "+15135550177"},),
    )  # fmt: skip
    curation.hear(program, told, source=ours, observed_on=DAY)
    revert(run)
    program.refresh_from_db()
    assert (program.name, program.weeks, str(program.checked_on)) == ("Harbor Light Center", 12, "2025-06-01")
    assert [phone.display for phone in program.phones.all()] == ["513-555-0177"]
    said = {
        fact.term.code: (fact.holds, fact.source)
        for fact in program.facts.filter(current=True).select_related()
    }
    assert said["dbt"] == (False, ours)
    assert said["medicaid"] == (True, ours)
    assert said["cbt"][1].slug == "samhsa-national-directory-2024"
    beside = program.statements.get(field="name", current=False)
    assert (beside.value, str(beside.observed_on)) == ("Harbor Light Recovery", "2023-03-31")


@pytest.mark.parametrize("word", ["status", "check"])
def test_a_program_that_a_curator_looked_after_stays_shown(tmp_path: Path, ours: Source, word: str) -> None:
    rows = different_rows(10)
    apply(csv_file(tmp_path, rows[1:]))
    run = run_of(csv_file(tmp_path, rows))
    program = Program.objects.get(source_key="T_1")
    if word == "status":
        curation.record_statement(program, "status", "published", source=ours, observed_on=DAY)
    else:
        Verification.objects.create(program=program, on=DAY, method="phone", source=ours)
    [told] = revert(run).kept_open
    assert told.startswith("Program Number 1 (Cincinnati, OH): ")
    program.refresh_from_db()
    assert program.status == "published"


def test_a_program_that_a_curator_closed_stays_closed(tmp_path: Path, ours: Source) -> None:
    rows = different_rows(10)
    apply(csv_file(tmp_path, rows))
    run = run_of(csv_file(tmp_path, rows[1:]))
    program = Program.objects.get(source_key="T_1")
    curation.hear(program, curation.Told(fields={"status": "closed"}), source=ours, observed_on=DAY)
    revert(run)
    program.refresh_from_db()
    assert program.is_closed


def test_the_history_says_who_reverted_which_run(tmp_path: Path, admin_user: Any) -> None:
    rows = [directory_row(), *different_rows(9)[1:]]
    apply(csv_file(tmp_path, rows))
    run = run_of(csv_file(tmp_path, [rows[0] | {"name2": "Uptown"}, *rows[1:]], name=NEXT))
    revert(run, by=admin_user)
    names = [
        (past.name, past.history_change_reason, past.history_user)
        for past in Program.objects.get(source_key="T_1").history.order_by("history_id")
    ]
    assert names == [
        ("Harbor Light Recovery", "As it stood", None),
        ("Harbor Light Recovery, Uptown", f"Import run {run.pk}: SAMHSA National Directory 2025", None),
        (
            "Harbor Light Recovery",
            f"Import run {run.pk} reverted: SAMHSA National Directory 2025",
            admin_user,
        ),
    ]
    run.refresh_from_db()
    assert run.reverted_by == admin_user


def test_what_somebody_has_not_looked_at_is_not_done(tmp_path: Path, ours: Source) -> None:
    rows = different_rows(10)
    apply(csv_file(tmp_path, rows[1:]))
    run = run_of(csv_file(tmp_path, rows))
    seen = plan_revert(run).plan.mark
    program = Program.objects.get(source_key="T_1")
    curation.record_statement(program, "status", "published", source=ours, observed_on=DAY)
    with pytest.raises(UnreadableError, match="Something here changed since you looked"):
        revert(run, agreed=seen)
    run.refresh_from_db()
    assert run.reverted_at is None
    revert(run, agreed=plan_revert(run).plan.mark)


def test_the_demo_is_not_reverted() -> None:
    demo = Source.objects.create(slug="demo", name="Demo", kind=Source.Kind.DEMO)
    run = ImportRun(source=demo, started_at=None, pk=1)
    assert why_not(run) == "Only imports of public directories can be reverted."


def test_what_a_curator_decided_about_a_fact_outlives_a_run_that_only_moved_its_day(tmp_path: Path) -> None:
    rows = [directory_row(), *different_rows(9)[1:]]
    apply(csv_file(tmp_path, rows))
    fact = Fact.objects.filter(program__source_key="T_1").earliest("pk")
    Fact.objects.filter(pk=fact.pk).update(set_aside_on=DAY)
    revert(run_of(csv_file(tmp_path, rows, name=NEXT)))
    fact.refresh_from_db()
    assert fact.set_aside_on == DAY
