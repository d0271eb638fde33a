"""The whole import: a dry run, writing, and reading the same again."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from programs.imports import run
from programs.imports.inputs import read_file
from programs.models import (
    Fact,
    ImportRun,
    Location,
    Organization,
    Phone,
    Program,
    SearchRow,
    Source,
    SourceRecord,
)
from tests.imports.making import (
    applied,
    apply,
    csv_file,
    csv_text,
    different_rows,
    directory_row,
    dry_run,
    facility,
    json_file,
)

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
SAMPLE = SAMPLES / "national_directory_2024.csv"
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "ALTER", "DROP")

pytestmark = pytest.mark.usefixtures("places")


def command(*arguments: Any) -> str:
    """What the command prints."""
    out = io.StringIO()
    call_command("import_programs", *map(str, arguments), stdout=out, stderr=out, no_color=True)
    return out.getvalue()


@contextmanager
def written() -> Iterator[list[str]]:
    """Every statement that writes, as it is sent to the database."""
    statements: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES):
            statements.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield statements


def counts() -> dict[str, int]:
    tables = Source, Organization, Location, Program, Phone, Fact, SourceRecord, SearchRow, ImportRun
    return {table.__name__: table.objects.count() for table in tables}


def test_a_dry_run_says_what_would_change_and_writes_nothing() -> None:
    with written() as statements:
        told = command(SAMPLE)
    assert statements == []
    assert set(counts().values()) == {0}
    assert "SAMHSA National Directory 2024" in told
    assert "12 rows, for 2023-03-31" in told
    assert "10  new" in told
    assert "2  skipped" in told
    assert "1  do not offer intensive outpatient" in told
    assert "Row 7: it has no name, so it was left out." in told
    assert "Row 8: the coordinates 139.1, -84.5 are not on the earth" in told
    assert "Row 9: the coordinates 37.7749, -122.4194 are not in OH" in told
    assert "Row 10: 'call us' is no US phone number" in told
    assert "Row 13: it has neither a point nor a ZIP code" in told
    assert "ZZZ (1 row; kept without it)" in told
    assert told.endswith("Dry run: nothing was written. Add --apply to write it.\n")


def test_applying_writes_programs_with_their_places_numbers_facts_and_raw_rows() -> None:
    assert "Written, as import run" in command(SAMPLE, "--apply")
    assert counts() | {"Fact": 0} == {
        "Source": 1, "Organization": 9, "Location": 10, "Program": 10, "Phone": 11, "Fact": 0,
        "SourceRecord": 10, "SearchRow": 10, "ImportRun": 1,
    }  # fmt: skip
    program = Program.objects.select_related("location__organization", "source").get(source_key="T_2")
    assert program.name == "Harbor Light Recovery, Northside Office"
    assert program.slug == "harbor-light-recovery-northside-office-cincinnati-oh"
    assert program.location.organization.name == "Harbor Light Recovery"
    assert (program.location.precision, program.location.time_zone) == ("zip", "America/New_York")
    assert str(program.observed_on) == str(program.checked_on) == str(program.level_on) == "2023-03-31"
    assert (program.source.slug, program.source.observed) == (
        "samhsa-national-directory-2024",
        "survey of 2023",
    )
    assert [phone.display for phone in program.phones.all()] == ["513-555-0103"]


def test_the_facts_are_those_of_the_codes() -> None:
    apply(SAMPLE)
    said = dict(Fact.objects.filter(program__source_key="T_1").values_list("term__code", "holds"))
    assert (
        said["cbt"]
        is said["medicaid"]
        is said["medicare"]
        is said["sliding-fee"]
        is said["in_person"]
        is True
    )
    assert "telehealth-therapy" not in said
    assert "dbt" not in said
    assert Fact.objects.filter(current=False).count() == 0


@pytest.mark.parametrize(
    ("key", "precision", "withheld", "zip"),
    [
        ("T_1", "street", False, "45202"),
        ("T_2", "zip", False, "45223"),
        ("T_3", "zip", True, "41011"),
        ("T_4", "street", False, "04401"),
        ("T_7", "zip", False, "45202"),
        ("T_8", "zip", False, "45202"),
        ("T_10", "zip", False, "45202"),
        ("T_12", "", False, ""),
    ],
)
def test_every_place_is_as_exact_as_its_row_allows(
    key: str, precision: str, withheld: bool, zip: str
) -> None:
    apply(SAMPLE)
    location = Program.objects.get(source_key=key).location
    assert (location.precision, location.withheld, location.zip) == (precision, withheld, zip)
    assert (location.lat is None) == (precision == "")


def test_the_same_file_again_writes_nothing_at_all() -> None:
    command(SAMPLE, "--apply")
    before = counts()
    with written() as statements:
        told = command(SAMPLE, "--apply")
    assert statements == []
    assert counts() == before
    assert "10  unchanged" in told
    assert "Nothing to do" in told


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    rows = [*different_rows(3), *(directory_row(f"S_{n}", lat=f"39.10{n}") for n in (1, 2, 10))]
    apply(csv_file(tmp_path, rows))
    slugs = dict(Program.objects.values_list("source_key", "slug"))
    assert [slugs[f"S_{n}"][-4:] for n in (1, 2, 10)] == ["i-oh", "oh-2", "oh-3"]
    with written() as statements:
        apply(csv_file(tmp_path, reversed(rows)))
    assert statements == []


def test_a_changed_row_is_told_field_by_field_and_written(tmp_path: Path) -> None:
    apply(csv_file(tmp_path, [directory_row(), *different_rows(9)]))
    changed = directory_row(
        phone="513-555-0188", name2="Uptown", service_code_info="OIT * DBT * MD", street1="200 Oak Avenue"
    )
    plan = apply(csv_file(tmp_path, [changed, *different_rows(9)[1:]], name="national_directory_2024_b.csv"))
    [line] = plan.changed
    assert line.startswith("Harbor Light Recovery (Cincinnati, OH): name Harbor Light Recovery → ")
    assert "phone +15135550101 → +15135550188" in line
    assert "street 100 Elm Street → 200 Oak Avenue" in line
    assert "+ Dialectical behavior therapy (DBT)" in line
    assert "- Cognitive behavioral therapy (CBT)" in line
    program = Program.objects.get(source_key="T_1")
    assert program.name == "Harbor Light Recovery, Uptown"
    assert program.slug == "harbor-light-recovery-cincinnati-oh"
    assert program.location.street == "200 Oak Avenue"
    assert [phone.display for phone in program.phones.all()] == ["513-555-0188"]
    assert "dbt" in program.facts.values_list("term__code", flat=True)
    assert "cbt" not in program.facts.values_list("term__code", flat=True)


def test_the_address_that_was_left_is_removed_unless_somebody_wrote_about_it(tmp_path: Path) -> None:
    apply(csv_file(tmp_path, [directory_row("T_1"), directory_row("T_2", street1="7 Oak Avenue")]))
    Location.objects.filter(street="7 Oak Avenue").update(transport="Bus 17")
    apply(csv_file(tmp_path, [directory_row(f"T_{n}", street1=f"{n} Pine Street") for n in (1, 2)]))
    assert set(Location.objects.values_list("street", flat=True)) == {
        "1 Pine Street", "2 Pine Street", "7 Oak Avenue",
    }  # fmt: skip


def test_a_later_reading_moves_only_the_dates(tmp_path: Path) -> None:
    path = json_file(tmp_path, facility())
    apply(path, on="2026-01-05")
    plan, made = applied(path, on="2026-02-05")
    assert (plan.redated, plan.changed) == (1, [])
    program = Program.objects.get()
    days = {program.observed_on, program.checked_on, program.level_on, SourceRecord.objects.get().observed_on}
    days |= set(Fact.objects.values_list("observed_on", flat=True))
    days |= set(Phone.objects.values_list("observed_on", flat=True))
    assert {str(day) for day in days} == {"2026-02-05"}
    record = SourceRecord.objects.get()
    assert record.last_run == made
    assert record.first_run != made


def test_an_older_file_than_what_is_here_is_refused(tmp_path: Path) -> None:
    path = json_file(tmp_path, facility())
    apply(path, on="2026-01-05")
    with pytest.raises(CommandError, match=r"is of 2026-01-05, newer than this input \(2025-12-05\)"):
        command(path, "--apply", "--observed-on", "2025-12-05")


def test_a_new_edition_goes_on_from_the_old_one(tmp_path: Path) -> None:
    rows = [directory_row(), *different_rows(10)[1:]]
    apply(csv_file(tmp_path, rows))
    renamed = [row | {"facility_id": f"ND2025-{row['facility_id']}"} for row in rows]
    plan = apply(csv_file(tmp_path, renamed, name="national_directory_2025.csv"))
    assert (len(plan.new), len(plan.changed), plan.missing) == (0, 10, 0)
    source = Source.objects.get()
    assert (source.slug, source.name) == ("samhsa-national-directory-2025", "SAMHSA National Directory 2025")
    program = Program.objects.get(name="Harbor Light Recovery")
    assert (program.source_key, str(program.observed_on)) == ("ND2025-T_1", "2024-03-29")
    with written() as statements:
        apply(csv_file(tmp_path, renamed, name="national_directory_2025.csv"))
    assert statements == []
    with pytest.raises(CommandError, match="2025 is here already"):
        command(csv_file(tmp_path, rows))


def test_a_removed_code_in_the_vocabulary_or_table_is_put_right_by_reading_again() -> None:
    apply(SAMPLE)
    Fact.objects.filter(program__source_key="T_1", term__code="cbt").delete()
    plan = apply(SAMPLE)
    assert plan.changed == ["Harbor Light Recovery (Cincinnati, OH): + Cognitive behavioral therapy (CBT)"]
    assert Fact.objects.filter(program__source_key="T_1", term__code="cbt").exists()


def test_an_import_that_breaks_in_the_middle_leaves_nothing_and_runs_again_to_the_same_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = csv_file(tmp_path, different_rows(5))
    monkeypatch.setattr("programs.curation.listings.CHUNK", 2)

    def broken(chunks: list[Any], **_: Any) -> Iterator[Any]:
        yield chunks[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run.carry_out(read_file(path), progress=broken)
    assert set(counts().values()) == {0}
    assert len(apply(path).new) == 5
    assert Program.objects.count() == SearchRow.objects.count() == 5


def test_both_shapes_of_the_export_make_one_program_of_two_types() -> None:
    plan = apply(SAMPLES / "findtreatment_2019.json", on="2026-01-05")
    assert len(plan.new) == 2
    program = Program.objects.get(name="Harbor Light Recovery")
    assert program.records.count() == 2
    assert {record.key[-3:] for record in program.records.all()} == {":SA", ":MH"}
    assert program.website == "http://www.harbor.example.org"
    said = set(program.facts.values_list("term__code", flat=True))
    assert {"cbt", "dbt", "iop"} <= said
    with written() as statements:
        apply(SAMPLES / "findtreatment_2019.json", on="2026-01-05")
    assert statements == []


def test_todays_shape_without_ids_is_read_too() -> None:
    plan = apply(SAMPLES / "findtreatment_live.json", on="2026-01-05")
    assert sorted(plan.new) == [
        "Harbor Light Recovery (Cincinnati, OH)",
        "River Bend Clinic (Cincinnati, OH)",
    ]
    program = Program.objects.get(name="Harbor Light Recovery")
    assert program.source_key == "harbor light recovery||100 elm street|45202|SA"
    assert program.website == "https://www.harbor.example.org"
    bend = Program.objects.get(name="River Bend Clinic")
    assert bend.location.precision == "zip"
    assert [phone.display for phone in bend.phones.all()] == ["513-555-0120 ext. 4", "513-555-0102"]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.csv", b"", "The file is empty"),
        ("a.csv", b"<!doctype html><p>Sorry", "This is a web page"),
        ("a.json", b'{"page": 1, "rows": [{"name1"', "cut off"),
        ("a.csv", b"name1,name2\nA,B\n", "names no column"),
        ("a.csv", csv_text(different_rows(3))[:-30].encode(), "cut off"),
        ("a.csv", csv_text(different_rows(3)).encode("utf-16"), "UTF-16"),
        ("a.xlsx", b"PK\x03\x04 broken", "workbook cannot be read"),
        ("a.csv", csv_text([]).encode(), "holds no program"),
        (
            "a.csv",
            csv_text([directory_row(name1="")]).encode(),
            "No row could be used. Row 2: it has no name",
        ),
    ],
)
def test_an_input_that_cannot_be_used_is_one_sentence_and_writes_nothing(
    tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with written() as statements, pytest.raises(CommandError, match=told):
        command(path, "--apply")
    assert statements == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Name a file, or ask for states"),
        ([SAMPLE, "--findtreatment", "OH"], "Name a file, or ask for states"),
        (["--findtreatment", "OH", "--observed-on", "2026-01-01"], "--observed-on is for files"),
        (["--findtreatment", "Atlantis"], "cannot be asked for 'Atlantis'"),
        (["/nowhere/at/all.csv"], "cannot be opened"),
        ([SAMPLE, "--observed-on", "2999-01-01"], "has not come yet"),
    ],
)
def test_a_wrong_command_is_one_sentence(arguments: list[Any], told: str) -> None:
    with pytest.raises(CommandError, match=told):
        command(*arguments)


def test_without_a_gazetteer_the_import_says_what_to_do_first(no_places: None) -> None:
    with pytest.raises(CommandError, match=r"First: manage\.py load_places"):
        command(SAMPLE)


def test_long_lists_stop_at_twenty_unless_all_are_asked_for(tmp_path: Path) -> None:
    path = csv_file(tmp_path, different_rows(25))
    assert "... and 5 more (-v 2 shows all)" in command(path)
    assert "Program Number 25" not in command(path)
    assert "Program Number 25" in command(path, "-v", "2")


def test_all_levels_takes_the_other_programs_and_a_later_reading_keeps_them() -> None:
    apply(SAMPLE, all_levels=True)
    assert Program.objects.get(source_key="T_5").level == "residential"
    plan = dry_run(SAMPLE)
    assert (plan.missing, plan.unchanged) == (0, 11)


def test_the_programs_can_be_searched_for_at_once() -> None:
    apply(SAMPLE)
    words = SearchRow.objects.get(program__source_key="T_4").words
    assert "new day counseling and wellness" in words
    assert "bangor" in words
