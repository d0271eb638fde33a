"""Which program a row of a second source speaks of."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from programs.imports.inputs import read_file
from programs.imports.run import preview
from programs.models import Fact, Program, Source, SourceRecord
from tests.imports.making import apply, csv_file, directory_row, facility, json_file
from tests.make import program as make_program

pytestmark = pytest.mark.usefixtures("places")


def directory(folder: Path, **changes: str) -> Any:
    return apply(csv_file(folder, [directory_row(**changes)]))


def export(folder: Path, *rows: dict[str, Any], on: str = "2026-01-05") -> Any:
    return apply(json_file(folder, *rows), on=on)


def record() -> SourceRecord:
    return SourceRecord.objects.get(source__slug="findtreatment")


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"name1": "HARBOR LIGHT  RECOVERY"},
        {"street1": "100 Elm St."},
        {"phone": "513-555-0177"},
        {"zip": "45202-1234"},
    ],
)
def test_the_same_name_street_and_zip_is_the_same_program(tmp_path: Path, changes: dict[str, str]) -> None:
    directory(tmp_path)
    export(tmp_path, facility(**changes))
    assert Program.objects.count() == 1
    assert record().match == "same"
    assert record().program == Program.objects.get()


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"name1": "Harbor Lights Recovery"}, "unsure"),
        ({"name1": "Harbor Light Recovery", "street1": "900 Vine Street"}, "unsure"),
        ({"name1": "Harbor Light Recovery", "street1": "9 Vine Street", "phone": "513-555-0199"}, "new"),
        ({"name1": "Quiet Waters Clinic"}, "new"),
        ({"name1": "Quiet Waters Clinic", "street1": "9 Vine Street"}, "new"),
        ({"zip": "45203"}, "new"),
    ],
)
def test_what_only_resembles_is_published_and_left_to_a_curator(
    tmp_path: Path, changes: dict[str, str], match: str
) -> None:
    directory(tmp_path)
    known = Program.objects.get()
    plan = export(tmp_path, facility(**changes))
    assert Program.objects.filter(status="published").count() == 2
    assert record().match == match
    assert record().program != known
    assert record().candidate == (known if match == "unsure" else None)
    assert len(plan.unsure) == (match == "unsure")


def test_unsure_rows_are_counted_until_they_are_decided(tmp_path: Path) -> None:
    directory(tmp_path)
    export(tmp_path, facility(name1="Harbor Lights Recovery"))
    plan = export(tmp_path, facility(name1="Harbor Lights Recovery"), on="2026-02-05")
    assert (plan.waiting, plan.unsure) == (1, [])
    assert record().match == "unsure"


@pytest.mark.parametrize(("phone", "match"), [("513-555-0101", "same"), ("513-555-0199", "new")])
def test_withheld_addresses_match_by_name_zip_and_number_together(
    tmp_path: Path, phone: str, match: str
) -> None:
    directory(tmp_path, street1="- - -")
    export(tmp_path, facility(street1="---", phone=phone))
    assert record().match == match


def test_the_facts_of_both_sources_stand_beside_each_other(tmp_path: Path) -> None:
    directory(tmp_path, service_code_info="OIT * CBT * PMAT")
    export(tmp_path, facility())
    program = Program.objects.get()
    cbt = Fact.objects.filter(program=program, term__code="cbt")
    assert cbt.count() == 2
    assert cbt.get(current=True).source.slug == "findtreatment"
    assert program.source.slug == "samhsa-national-directory-2024"
    assert str(program.observed_on) == "2023-03-31"
    assert str(program.checked_on) == "2026-01-05"


def test_what_the_second_source_adds_is_shown_with_its_name(tmp_path: Path) -> None:
    directory(tmp_path, lat="", lon="")
    export(tmp_path, facility(intake1="513-555-0166"))
    program = Program.objects.get()
    assert program.website == "https://www.harbor.example.org"
    assert program.location.precision == "street"
    stated = dict(program.statements.filter(current=True).values_list("field", "source__slug"))
    assert stated == {"website": "findtreatment", "location.point": "findtreatment"}
    assert [(phone.display, phone.source.slug) for phone in program.phones.all()] == [
        ("513-555-0101", "samhsa-national-directory-2024"), ("513-555-0166", "findtreatment"),
    ]  # fmt: skip


def test_reading_either_source_again_changes_nothing(tmp_path: Path) -> None:
    directory(tmp_path, lat="", lon="")
    export(tmp_path, facility(intake1="513-555-0166"))
    assert not directory(tmp_path, lat="", lon="").changes
    assert not export(tmp_path, facility(intake1="513-555-0166")).changes
    assert Program.objects.get().location.precision == "street"


def test_of_two_points_the_newer_sources_is_shown_and_the_other_kept(tmp_path: Path) -> None:
    directory(tmp_path)
    export(tmp_path, facility())
    program = Program.objects.get()
    assert program.location.lat == 39.10721
    [older] = program.statements.filter(field="location.point", current=False)
    assert older.value == [39.1071, -84.512, "street_file"]
    assert not directory(tmp_path).changes


def test_two_rows_alike_find_the_two_programs_alike(tmp_path: Path) -> None:
    apply(csv_file(tmp_path, [directory_row("T_1"), directory_row("T_2")]))
    export(tmp_path, facility(frid="a"), facility(frid="b"), facility(frid="c"))
    assert Program.objects.count() == 2
    assert sorted(p.records.filter(source__slug="findtreatment").count() for p in Program.objects.all()) == [
        1,
        2,
    ]


def test_rows_alike_of_one_directory_are_programs_of_their_own(tmp_path: Path) -> None:
    apply(csv_file(tmp_path, [directory_row("T_1"), directory_row("T_2")]))
    assert Program.objects.count() == 2
    assert len(set(Program.objects.values_list("location", flat=True))) == 1


def test_fictional_programs_are_never_matched(tmp_path: Path) -> None:
    demo = Source.objects.create(slug="demo", name="Demo", kind=Source.Kind.DEMO)
    fictional = make_program("Harbor Light Recovery", source=demo, organization="Harbor Light Recovery")
    fictional.location.street = "100 Elm Street"
    fictional.location.save()
    directory(tmp_path)
    program = Program.objects.get(source_key="T_1")
    assert Program.objects.count() == 2
    assert program.location.organization != fictional.location.organization


def test_organizations_are_one_in_a_state_and_not_across_states(tmp_path: Path) -> None:
    rows = [
        directory_row("T_1"),
        directory_row("T_2", name1="HARBOR LIGHT RECOVERY", street1="2 Oak Avenue"),
        directory_row("T_3", state="KY", zip="41011", lat="39.08", lon="-84.51"),
    ]
    apply(csv_file(tmp_path, rows))
    runs = dict(Program.objects.values_list("source_key", "location__organization"))
    assert runs["T_1"] == runs["T_2"] != runs["T_3"]


def test_types_that_contradict_each_other_leave_the_fact_unstated(tmp_path: Path) -> None:
    services = facility()["services"]
    yes = {
        "f1": "Alcohol",
        "f2": "AUT",
        "f3": "This facility administers/prescribes medication for alcohol use disorder",
    }
    no = {
        "f1": "Alcohol",
        "f2": "AUT",
        "f3": "Does not use medication assisted treatment for alcohol use disorder",
    }
    rows = facility(services=[*services, yes]), facility(type_facility="MH", services=[*services, no])
    export(tmp_path, *rows)
    assert Program.objects.count() == 1
    assert Fact.objects.filter(term__code="iop").count() == 1
    assert not Fact.objects.filter(term__code="aud-medication-here").exists()
    given = read_file(json_file(tmp_path, *rows), observed_on=date(2026, 1, 5))
    preview(given)
    assert "Rows 1 and 2 are one program and disagree on" in str(given.reading.problems[0])


def test_a_record_speaks_for_the_day_it_was_read(tmp_path: Path) -> None:
    directory(tmp_path)
    assert SourceRecord.objects.get().observed_on == date(2023, 3, 31)
