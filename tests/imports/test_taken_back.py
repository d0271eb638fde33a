"""A check that is taken back after an import has run: our word goes, the directory's stands as it is now."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from programs.curation import Rows, Told, decide, hear, refresh_rows, verifying
from programs.models import Fact, Program, SearchRow, Source, Statement, Verification
from tests.imports.making import apply, csv_file, directory_row, facility, json_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]
NEXT = "national_directory_2025.csv"
DAY, LATER = date(2026, 2, 1), date(2026, 2, 9)
OURS = Told(
    facts={"medicaid": False, "cbt": True, "dbt": True},
    fields={"name": "Ours", "website": "https://ours.example.org", "location.street": "9 Oak Street"},
    phones=({"number": "+15135550142"},),
)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    apply(csv_file(tmp_path, [directory_row(service_code_info="SA * OP OIT * CBT * MD")]))
    return Program.objects.get()


@pytest.fixture
def check(program: Program) -> Verification:
    return verifying.verify(program, OURS, method="phone", on=DAY, by=None)


def again(tmp_path: Path, **changes: str) -> None:
    """The next edition, with these changes."""
    row = directory_row(service_code_info="SA * OP OIT * CBT * MD") | changes
    apply(csv_file(tmp_path, [row], NEXT))


def shown(program: Program) -> dict[str, Any]:
    program = Program.objects.select_related("location").get(pk=program.pk)
    facts = dict(program.facts.filter(current=True).values_list("term__code", "holds"))
    return {
        "name": program.name, "website": program.website, "street": program.location.street,
        "phones": [str(phone) for phone in program.phones.all()],
        "medicaid": facts.get("medicaid"), "cbt": facts.get("cbt"), "dbt": facts.get("dbt"),
    }  # fmt: skip


LISTED = {
    "name": "Harbor Light Recovery", "website": "", "street": "100 Elm Street", "phones": ["513-555-0101"],
    "medicaid": True, "cbt": True, "dbt": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, {}),
        ({"name1": "Harbor House"}, {"name": "Harbor House"}),
        ({"phone": "513-555-0177"}, {"phones": ["513-555-0177"]}),
        ({"street1": "7 Pine Street"}, {"street": "7 Pine Street"}),
        ({"service_code_info": "SA * OP OIT * DBT"}, {"medicaid": None, "cbt": None, "dbt": True}),
    ],
    ids=["the same", "another name", "another number", "another street", "other services"],
)
def test_the_directory_stands_as_the_last_import_had_it(tmp_path, program, check, changes, told):
    before = shown(program)
    again(tmp_path, **changes)
    assert shown(program) == before
    assert verifying.undo(check, by=None) == []
    assert shown(program) == LISTED | told
    assert not Statement.objects.filter(program=program, source__kind=Source.Kind.CURATOR).exists()
    assert not Fact.objects.filter(program=program, source__kind=Source.Kind.CURATOR).exists()
    assert set(program.facts.values_list("observed_on", flat=True)) == {date(2024, 3, 29)}


def test_the_next_import_finds_nothing_to_put_right(tmp_path, program, check):
    again(tmp_path, name1="Harbor House", phone="513-555-0177", street1="7 Pine Street")
    verifying.undo(check, by=None)
    row = directory_row(name1="Harbor House", phone="513-555-0177", street1="7 Pine Street")
    plan = apply(csv_file(tmp_path, [row], "national_directory_2026.csv"))
    assert plan.changed == []


def test_another_source_that_has_spoken_since_stands(tmp_path, program):
    ours = Told(fields={"website": "https://ours.example.org"})
    check = verifying.verify(program, ours, method="phone", on=DAY, by=None)
    row = facility(website="theirs.example.org", services=[])
    apply(json_file(tmp_path, row), on="2026-02-05", all_levels=True)
    assert shown(program)["website"] == "https://ours.example.org"
    assert verifying.undo(check, by=None) == []
    assert shown(program)["website"] == "https://theirs.example.org"


def test_a_word_that_somebody_decided_over_since_is_left_and_named(tmp_path, program, check):
    again(tmp_path, name1="Harbor House")
    listed = Statement.objects.get(program=program, field="name", current=False)
    decide(program, accepted=Rows(statements=(listed.pk,)), on=LATER)
    assert verifying.undo(check, by=None) == ["field:name"]
    assert shown(program)["name"] == "Harbor House"


def test_what_we_said_anew_since_is_left_and_named(tmp_path, program, check):
    again(tmp_path)
    source = Source.objects.get(kind=Source.Kind.CURATOR)
    anew = Told(facts={"dbt": True}, fields={"website": "https://ours.example.org"})
    hear(program, anew, source=source, observed_on=LATER)
    assert verifying.undo(check, by=None) == ["fact:dbt", "field:website"]
    assert (shown(program)["dbt"], shown(program)["website"]) == (True, "https://ours.example.org")


def test_a_second_check_taken_back_after_an_import_leaves_the_first(tmp_path, program, check):
    heard = verifying.verify(
        program, Told(fields={"name": "Second"}, facts={"cbt": False}), method="website", on=LATER, by=None
    )  # fmt: skip
    again(tmp_path)
    assert verifying.undo(heard, by=None) == []
    assert (shown(program)["name"], shown(program)["cbt"]) == ("Ours", True)


def test_the_search_knows_what_stands(tmp_path, program, check):
    again(tmp_path, service_code_info="SA * OP OIT * DBT")
    verifying.undo(check, by=None)
    packed = bytes(SearchRow.objects.get(program=program).packed)
    refresh_rows()
    assert bytes(SearchRow.objects.get(program=program).packed) == packed
