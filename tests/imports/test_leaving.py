"""Programs that their source stops listing, and those that come back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from programs.imports.inputs import Input, read_file
from programs.imports.listing import Reading, Scope, UnreadableError
from programs.imports.plan import Plan
from programs.imports.run import carry_out
from programs.imports.sources import FINDTREATMENT
from programs.models import Location, Program, SearchRow, SourceRecord
from tests import make
from tests.imports.making import apply, csv_file, different_rows, dry_run, facility, json_file

pytestmark = pytest.mark.usefixtures("places")


@pytest.fixture(autouse=True)
def _today(time_machine: object) -> None:
    time_machine.move_to("2026-03-02T12:00:00-05:00", tick=False)  # type: ignore[attr-defined]


def test_a_program_that_is_gone_is_closed_not_deleted(tmp_path: Path) -> None:
    rows = different_rows(10)
    apply(csv_file(tmp_path, rows))
    plan = apply(csv_file(tmp_path, rows[1:]))
    assert plan.gone == ["Program Number 1 (Cincinnati, OH)"]
    program = Program.objects.get(source_key="T_1")
    assert (program.status, str(program.closed_on)) == ("closed", "2026-03-02")
    assert str(SourceRecord.objects.get(key="T_1").gone_on) == "2026-03-02"
    assert program.facts.exists()
    assert not SearchRow.objects.filter(program=program).exists()


def test_a_program_that_comes_back_is_open_again(tmp_path: Path) -> None:
    rows = different_rows(10)
    apply(csv_file(tmp_path, rows))
    apply(csv_file(tmp_path, rows[1:]))
    plan = apply(csv_file(tmp_path, rows))
    assert plan.changed == ["Program Number 1 (Cincinnati, OH): listed again, so published again"]
    program = Program.objects.get(source_key="T_1")
    assert (program.status, program.closed_on) == ("published", None)
    assert SourceRecord.objects.get(key="T_1").gone_on is None
    assert SearchRow.objects.filter(program=program).exists()
    assert not apply(csv_file(tmp_path, rows)).changes


@pytest.mark.parametrize(("gone", "stops"), [(2, False), (3, True)])
def test_over_a_fifth_gone_stops_until_removals_are_allowed(tmp_path: Path, gone: int, stops: bool) -> None:
    rows = different_rows(10)
    apply(csv_file(tmp_path, rows))
    rest = csv_file(tmp_path, rows[gone:])
    if stops:
        with pytest.raises(
            CommandError, match=r"3 of 10 programs of SAMHSA National Directory 2024 are gone \(30%\)"
        ):
            call_command("import_programs", str(rest), apply=True, verbosity=0)
        with pytest.raises(CommandError, match="Add --allow-removals"):
            call_command("import_programs", str(rest), verbosity=0)
        assert not Program.objects.filter(status="closed").exists()
    apply(rest, allow=stops)
    assert Program.objects.filter(status="closed").count() == gone


def test_a_row_that_can_no_longer_be_read_is_not_gone(tmp_path: Path) -> None:
    rows = different_rows(3)
    apply(csv_file(tmp_path, rows))
    plan = dry_run(csv_file(tmp_path, [rows[0] | {"name1": ""}, *rows[1:]]))
    assert plan.missing == 0


def test_a_row_that_stops_offering_intensive_outpatient_changes_its_level(tmp_path: Path) -> None:
    rows = different_rows(3)
    apply(csv_file(tmp_path, rows))
    plan = apply(csv_file(tmp_path, [rows[0] | {"service_code_info": "SA * OP ORT"}, *rows[1:]]))
    assert "level iop → outpatient" in plan.changed[0]
    program = Program.objects.get(source_key="T_1")
    assert (program.status, program.level) == ("published", "outpatient")
    assert not program.facts.filter(term__code="iop").exists()


def test_a_program_that_another_source_lists_stays_open(tmp_path: Path) -> None:
    rows = different_rows(10)
    apply(csv_file(tmp_path, rows))
    apply(json_file(tmp_path, facility(name1="Program Number 1", street1="1 Elm Street")), on="2026-01-05")
    plan = apply(csv_file(tmp_path, rows[1:]))
    assert plan.kept_open == ["Program Number 1 (Cincinnati, OH): another source lists it"]
    assert not Program.objects.get(source_key="T_1").is_closed
    assert SourceRecord.objects.get(key="T_1").gone_on


def test_one_page_out_of_many_closes_nothing(tmp_path: Path) -> None:
    apply(json_file(tmp_path, facility(), facility(frid="a", name1="Other Place")), on="2026-01-05")
    text = json_file(tmp_path, facility()).read_text().replace('"recordCount": 1', '"recordCount": 2')
    (tmp_path / "part.json").write_text(text)
    plan = apply(tmp_path / "part.json", on="2026-02-05")
    assert plan.missing == 0


def fetched(folder: Path, *rows: dict, states: set[str]) -> Plan:
    """Import these rows as if just these states had been asked for."""
    given = read_file(json_file(folder, *rows), observed_on=date(2026, 3, 1))
    given.reading.scope = Scope(states=frozenset(states), kinds=frozenset({"SA"}))
    return carry_out(given)[0]


def test_only_the_states_and_the_type_that_were_asked_for_can_be_gone(tmp_path: Path) -> None:
    ohio = [facility(frid=f"{n}", name1=f"Ohio Place {n}") for n in range(10)]
    kentucky = facility(frid="k", state="KY", zip="41011", latitude="39.08", longitude="-84.51")
    mental = facility(frid="m", type_facility="MH", name1="Mind Place")
    apply(json_file(tmp_path, *ohio, kentucky, mental), on="2026-01-05")
    plan = fetched(tmp_path, *ohio[1:], states={"OH"})
    assert plan.gone == ["Ohio Place 0 (Cincinnati, OH)"]
    assert plan.listed == 10


def test_one_type_gone_leaves_the_program_to_the_other(tmp_path: Path) -> None:
    both = [facility(), facility(type_facility="MH", services=facility()["services"][1:2])]
    apply(json_file(tmp_path, *both), on="2026-01-05")
    assert Program.objects.count() == 1
    plan = apply(json_file(tmp_path, both[1]), on="2026-02-05")
    assert (plan.missing, plan.dropped) == (0, 1)
    program = Program.objects.get()
    assert program.source_key.endswith(":MH")
    assert not program.facts.filter(term__code="cbt").exists()
    assert not apply(json_file(tmp_path, both[1]), on="2026-02-05").changes


def test_nothing_at_all_is_refused_before_anything_is_closed() -> None:
    empty = Input(FINDTREATMENT, Reading(date(2026, 3, 1)), "nothing", "", None)  # type: ignore[arg-type]
    with pytest.raises(UnreadableError, match="holds no program"):
        carry_out(empty, allow_removals=True)


def test_a_program_of_two_sources_closes_when_the_second_drops_it_too(tmp_path: Path) -> None:
    apply(csv_file(tmp_path, different_rows(2)))
    both = facility(name1="Program Number 1", street1="1 Elm Street")
    other = facility(frid="o", name1="Other", street1="9 Oak Street")
    apply(json_file(tmp_path, both, other), on="2026-01-05")
    plan = apply(csv_file(tmp_path, different_rows(2)[1:], name="national_directory_2025.csv"), allow=True)
    assert plan.kept_open == ["Program Number 1 (Cincinnati, OH): another source lists it"]
    plan = apply(json_file(tmp_path, other), on="2026-02-05", allow=True)
    assert plan.gone == ["Program Number 1 (Cincinnati, OH)"]


def test_a_program_that_a_reader_suggested_stays_when_a_directory_drops_it(tmp_path: Path) -> None:
    suggested = make.program("Harbor Light Recovery", source=make.source("readers"), zip="45202")
    Location.objects.update(street="100 Elm Street")
    other = facility(frid="o", name1="Other", street1="9 Oak Street")
    apply(json_file(tmp_path, facility(), other), on="2026-01-05")
    assert suggested.records.count() == 1
    plan = apply(json_file(tmp_path, other), on="2026-02-05", allow=True)
    assert plan.gone == []
