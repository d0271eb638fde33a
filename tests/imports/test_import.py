"""The whole import: a dry run, writing, and reading the same again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from programs.imports import run
from programs.imports.inputs import read_file
from programs.models import Fact, Location, Phone, Program, SearchRow, Source, SourceRecord
from tests.imports.making import (
    SAMPLE,
    SAMPLES,
    applied,
    apply,
    command,
    counts,
    csv_file,
    different_rows,
    directory_row,
    dry_run,
    facility,
    json_file,
    written,
)

pytestmark = pytest.mark.usefixtures("places")


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
