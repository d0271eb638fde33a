"""What curators correct of organizations and places stays: an import keeps its own word beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from programs import curation
from programs.curation.ours import our_source
from programs.imports.reverting import revert
from programs.models import Organization, Program
from tests.imports.making import applied, apply, csv_file, different_rows, directory_row

pytestmark = pytest.mark.usefixtures("places")
DAY = date(2026, 1, 5)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    apply(csv_file(tmp_path, [directory_row(), *different_rows(9)[1:]]))
    return Program.objects.select_related("location__organization").get(source_key="T_1")


def next_edition(folder: Path, *more: dict[str, str], **changes: str) -> Any:
    rows = [directory_row(**changes), *more, *different_rows(9)[1:]]
    return apply(csv_file(folder, rows, name="national_directory_2025.csv"))


def who() -> dict[str, Any]:
    return {"source": our_source("phone"), "observed_on": DAY, "by": None, "reason": "They wrote"}


def test_a_corrected_organization_keeps_its_name_and_its_programs(tmp_path: Path, program: Program) -> None:
    organization = program.location.organization
    values = {"name": "Harbor Health", "owner": "Harbor Holdings", "website": "https://h.example.org"}
    curation.correct_organization(organization, values, **who())
    next_edition(tmp_path, phone="513-555-0199")
    program.refresh_from_db()
    kept = Organization.objects.get(pk=program.location.organization_id)
    assert (kept, kept.name, kept.owner, kept.website) == (organization, *values.values())
    assert not Organization.objects.filter(name="Harbor Light Recovery").exists()
    assert program.phones.get().number == "+15135550199"


def test_another_program_under_the_old_name_has_an_organization_of_that_name(
    tmp_path: Path, program: Program
) -> None:
    curation.correct_organization(program.location.organization, {"name": "Harbor Health"}, **who())
    next_edition(tmp_path, directory_row("T_77", street1="77 Elm Street", phone="513-555-0177"))
    arrived = Program.objects.get(source_key="T_77")
    assert arrived.location.organization.name == "Harbor Light Recovery"
    program.refresh_from_db()
    assert program.location.organization.name == "Harbor Health"


def test_a_program_that_comes_under_it_later_says_who_told_us_its_owner(
    tmp_path: Path, program: Program
) -> None:
    curation.correct_organization(program.location.organization, {"owner": "Harbor Holdings"}, **who())
    next_edition(tmp_path, directory_row("T_77", street1="77 Elm Street", phone="513-555-0177"))
    arrived = Program.objects.get(source_key="T_77")
    assert arrived.location.organization == program.location.organization
    word = arrived.statements.get(field="organization.owner")
    assert (word.value, word.source, word.observed_on, word.current) == (
        "Harbor Holdings", our_source("phone"), DAY, True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("column", "value", "changes"),
    [
        ("street", "102 Elm Street", {"street1": "104 Elm Street"}),
        ("zip", "45203", {"zip": "45204"}),
        ("time_zone", "America/Chicago", {}),
        ("withheld", True, {"street1": "104 Elm Street"}),
        ("transport", "Bus 4", {"street1": "104 Elm Street"}),
        ("county", "Another County", {"county": "A Third County"}),
    ],
)
def test_a_corrected_place_stays(
    tmp_path: Path, program: Program, column: str, value: Any, changes: dict[str, str]
) -> None:
    curation.correct_place(program.location, {column: value}, **who())
    next_edition(tmp_path, name2="Uptown", **changes)
    program.refresh_from_db()
    assert program.name == "Harbor Light Recovery, Uptown"
    assert getattr(program.location, column) == value


def test_what_the_directory_says_by_then_stands_beside_it(tmp_path: Path, program: Program) -> None:
    curation.correct_place(program.location, {"street": "102 Elm Street"}, **who())
    next_edition(tmp_path, street1="104 Elm Street")
    beside = program.statements.get(field="location.street", current=False)
    assert beside.value == "104 Elm Street"


def test_a_corrected_source_is_not_renamed_by_the_same_edition_nor_by_its_reverting(
    tmp_path: Path, program: Program
) -> None:
    curation.correct_source(program.source, {"name": "The National Directory", "licence": "CC0"}, by=None)
    rows = [directory_row(phone="513-555-0199"), *different_rows(9)[1:]]
    _, run = applied(csv_file(tmp_path, rows))
    program.source.refresh_from_db()
    assert (program.source.name, program.source.licence) == ("The National Directory", "CC0")
    revert(run)
    program.source.refresh_from_db()
    assert program.source.name == "The National Directory"


def test_a_new_edition_takes_its_own_name(tmp_path: Path, program: Program) -> None:
    curation.correct_source(program.source, {"name": "The National Directory", "licence": "CC0"}, by=None)
    next_edition(tmp_path)
    program.source.refresh_from_db()
    assert (program.source.name, program.source.licence) == ("SAMHSA National Directory 2025", "CC0")
