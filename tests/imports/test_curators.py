"""What curators decide stays: an import keeps its own word beside theirs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from programs import curation
from programs.models import Fact, Phone, Program, Source, SourceRecord, Statement, Term, Verification
from tests.imports.making import apply, csv_file, different_rows, directory_row, facility, json_file

pytestmark = pytest.mark.usefixtures("places")
DAY = date(2025, 6, 1)


@pytest.fixture
def ours() -> Source:
    return Source.objects.create(slug="curators", name="Our curators", kind=Source.Kind.CURATOR)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    apply(csv_file(tmp_path, [directory_row(), *different_rows(9)[1:]]))
    return Program.objects.get(source_key="T_1")


def again(folder: Path, **changes: str) -> Any:
    """The next edition, a year later, with one row changed."""
    rows = [directory_row(**changes), *different_rows(9)[1:]]
    return apply(csv_file(folder, rows, name="national_directory_2025.csv"))


def current(program: Program, field: str) -> Statement:
    return program.statements.get(field=field, current=True)


def beside(program: Program, field: str) -> list[Any]:
    return list(program.statements.filter(field=field, current=False).values_list("value", flat=True))


def decide(program: Program, field: str, value: Any, source: Source) -> None:
    """A curator sets a field, as the curator's desk does."""
    curation.record_statement(program, field, value, source=source, observed_on=DAY)
    holder, name = (program.location, field.split(".")[1]) if "." in field else (program, field)
    setattr(holder, name, value)
    holder.save()


@pytest.mark.parametrize(
    ("field", "value", "change", "listed"),
    [
        ("name", "Harbor Light Center", {"name2": "Uptown"}, "Harbor Light Recovery, Uptown"),
        (
            "website",
            "https://ours.example.org",
            {"website": "theirs.example.org"},
            "https://theirs.example.org",
        ),
        ("level", "php", {}, "iop"),
        ("location.street", "102 Elm Street", {"street1": "104 Elm Street"}, "104 Elm Street"),
        ("location.zip", "45203", {"zip": "45204"}, "45204"),
    ],
)
def test_a_curators_field_stays_and_the_directorys_is_kept_beside_it(
    tmp_path: Path,
    program: Program,
    ours: Source,
    field: str,
    value: str,
    change: dict[str, str],
    listed: str,
) -> None:
    decide(program, field, value, ours)
    again(tmp_path, **change)
    program = Program.objects.select_related("location").get(pk=program.pk)
    shown = getattr(program.location, field[9:]) if "." in field else getattr(program, field)
    assert shown == value
    assert current(program, field).source == ours
    assert beside(program, field) == [listed]


def test_reading_the_same_again_leaves_the_conflict_as_it_is(
    tmp_path: Path, program: Program, ours: Source
) -> None:
    decide(program, "name", "Harbor Light Center", ours)
    again(tmp_path)
    statements = list(Statement.objects.order_by("pk").values_list("pk", "value", "current"))
    plan = again(tmp_path)
    assert not plan.changes
    assert list(Statement.objects.order_by("pk").values_list("pk", "value", "current")) == statements


def test_a_source_that_comes_to_agree_is_no_conflict(tmp_path: Path, program: Program, ours: Source) -> None:
    decide(program, "name", "Harbor Light Center", ours)
    again(tmp_path, name1="Harbor Light Center")
    assert beside(program, "name") == []


def test_a_field_that_the_source_no_longer_states_keeps_the_curators_value(
    tmp_path: Path, program: Program, ours: Source
) -> None:
    decide(program, "website", "https://ours.example.org", ours)
    again(tmp_path, website="")
    program.refresh_from_db()
    assert program.website == "https://ours.example.org"


def test_a_curators_point_stays(tmp_path: Path, program: Program, ours: Source) -> None:
    point = [39.2, -84.6, "Visit"]
    curation.record_statement(program, "location.point", point, source=ours, observed_on=DAY)
    program.location.lat, program.location.lon = point[:2]
    program.location.point_source = "Visit"
    program.location.save()
    again(tmp_path, lat="39.15")
    program.location.refresh_from_db()
    assert (program.location.lat, program.location.lon) == (39.2, -84.6)
    assert beside(program, "location.point") == [[39.15, -84.512, "street_file"]]


def test_curators_numbers_stay(tmp_path: Path, program: Program, ours: Source) -> None:
    Phone.objects.filter(program=program).delete()
    Phone.objects.create(program=program, number="+15135550199", source=ours, observed_on=DAY)
    said = [["main", "+15135550199", ""]]
    curation.record_statement(program, "phones", said, source=ours, observed_on=DAY)
    again(tmp_path, phone="513-555-0188")
    assert [phone.display for phone in program.phones.all()] == ["513-555-0199"]
    assert beside(program, "phones") == [[["main", "+15135550188", ""]]]


def test_a_curators_fact_stands_over_a_newer_directory(
    tmp_path: Path, program: Program, ours: Source
) -> None:
    term = Term.objects.get(code="medicaid")
    curation.record_fact(program, term, False, source=ours, observed_on=DAY)
    again(tmp_path)
    facts = Fact.objects.filter(program=program, term=term)
    assert facts.get(current=True).source == ours
    assert facts.get(current=False).holds


def test_a_program_that_a_curator_closed_stays_closed(tmp_path: Path, program: Program, ours: Source) -> None:
    curation.record_statement(program, "status", "closed", source=ours, observed_on=DAY)
    Program.objects.filter(pk=program.pk).update(status="closed", closed_on=DAY)
    again(tmp_path, name2="Uptown")
    program.refresh_from_db()
    assert program.is_closed
    assert program.closed_on == DAY


def test_a_program_that_was_checked_after_the_file_is_not_closed(
    tmp_path: Path, program: Program, ours: Source
) -> None:
    Verification.objects.create(program=program, on=date(2025, 1, 9), method="phone", source=ours)
    plan = apply(csv_file(tmp_path, different_rows(9)[1:], name="national_directory_2025.csv"))
    [line] = plan.kept_open
    assert line.endswith("it was checked on 2025-01-09, after the day this file speaks of")
    program.refresh_from_db()
    assert not program.is_closed
    assert SourceRecord.objects.get(key="T_1").gone_on


def test_a_program_that_was_checked_before_the_file_is_closed(
    tmp_path: Path, program: Program, ours: Source
) -> None:
    Verification.objects.create(program=program, on=date(2024, 1, 9), method="phone", source=ours)
    apply(csv_file(tmp_path, different_rows(9)[1:], name="national_directory_2025.csv"))
    program.refresh_from_db()
    assert program.is_closed


def test_a_program_that_a_curator_decided_to_keep_is_not_closed(
    tmp_path: Path, program: Program, ours: Source
) -> None:
    curation.record_statement(program, "status", "published", source=ours, observed_on=DAY)
    plan = apply(csv_file(tmp_path, different_rows(9)[1:], name="national_directory_2025.csv"))
    assert "a curator decided on its status" in plan.kept_open[0]
    program.refresh_from_db()
    assert not program.is_closed


def test_a_program_that_a_curator_removed_does_not_come_back(tmp_path: Path, program: Program) -> None:
    program.delete()
    plan = again(tmp_path)
    assert plan.removed == 1
    assert not Program.objects.filter(name="Harbor Light Recovery").exists()


def test_a_row_that_a_curator_gave_to_another_program_speaks_of_that_one(
    tmp_path: Path, program: Program, ours: Source
) -> None:
    row = facility(name1="Harbour Light Recovery")
    apply(json_file(tmp_path, row), on="2026-01-05")
    record = SourceRecord.objects.get(source__slug="findtreatment")
    twin = record.program
    assert record.match == "unsure"
    record.program, record.match = program, "decided"
    record.save()
    apply(json_file(tmp_path, row | {"website": "h.example.org"}), on="2026-02-05")
    program.refresh_from_db()
    record.refresh_from_db()
    assert program.website == "https://h.example.org"
    assert program.name == "Harbor Light Recovery"
    assert (record.program, record.match) == (program, "decided")
    assert twin.website == "https://www.harbor.example.org"
