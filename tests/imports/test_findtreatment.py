"""Saved FindTreatment.gov pages, in both shapes, whole and broken."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from programs.imports.findtreatment import draft, saved_rows
from programs.imports.listing import Reading, UnreadableError
from tests.imports.making import facility, page


def read(folder: Path, content: Any) -> tuple[list[Any], Reading]:
    path = folder / "pages.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    reading = Reading(date(2026, 3, 2))
    return list(saved_rows(path, reading)), reading


@pytest.mark.parametrize("several", [False, True])
def test_one_page_and_a_list_of_pages_are_read_alike(tmp_path: Path, several: bool) -> None:
    whole = page([facility(), facility(frid="a")])
    rows, reading = read(tmp_path, [whole] if several else whole)
    assert [number for number, _ in rows] == [1, 2]
    assert reading.scope.whole
    assert not reading.notes


def test_a_page_out_of_many_takes_nothing_as_gone(tmp_path: Path) -> None:
    _, reading = read(tmp_path, page([facility()], number=2, pages=4, total=40))
    assert not reading.scope.whole
    assert "1 of 40 rows (1 of 4 pages)" in reading.notes[0]


def test_a_page_that_repeats_is_left_out_and_told(tmp_path: Path) -> None:
    first, second = page([facility()], 1, 2, 2), page([facility(frid="b")], 2, 2, 2)
    rows, reading = read(tmp_path, [first, second, second])
    assert len(rows) == 2
    assert [str(problem) for problem in reading.problems] == [
        "Page 2 comes twice; its second copy was left out."
    ]
    assert reading.scope.whole


def test_totals_that_move_between_pages_are_told_and_nothing_is_gone(tmp_path: Path) -> None:
    _, reading = read(tmp_path, [page([facility()], 1, 2, 2), page([facility(frid="b")], 2, 2, 3)])
    assert "Page 2 counts 3 rows in all, page 1 counts 2" in reading.problems[0].sentence
    assert not reading.scope.whole


GOOD = json.dumps([page([facility()], 1, 2, 2), page([facility(frid="b")], 2, 2, 2)]).encode()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (GOOD[:-1], "cut off"),
        (GOOD[:-40], "cut off"),
        (GOOD[: len(GOOD) // 2], "cut off"),
        (GOOD.replace(b'"frid": "b"', b'"frid" "b"'), "cannot be read at line 1"),
        (b'{"error": "no"}', "not a FindTreatment.gov page"),
        (b'{"page": 1, "totalPages": 1, "recordCount": 1, "rows": null}', "not a FindTreatment.gov page"),
        (b"[1, 2]", "not a FindTreatment.gov page"),
        (b"[]", "no page"),
        (json.dumps(page([])).encode() * 2, "goes on after its JSON ends"),
        (GOOD.replace(b"Cincinnati", b"Cincinn\xe4ti", 1), "Line 1 holds a byte that is not UTF-8"),
        (GOOD.decode().encode("utf-16"), "UTF-16"),
    ],
)
def test_a_broken_file_stops_with_a_sentence(tmp_path: Path, content: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        read(tmp_path, content)


def test_a_cut_anywhere_is_refused(tmp_path: Path) -> None:
    for cut in range(1, len(GOOD), 7):
        with pytest.raises(UnreadableError):
            read(tmp_path, GOOD[:cut])


def test_something_that_is_no_facility_is_one_rows_problem(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, page(["text", facility()]))
    assert rows[0] == (1, "it is not a facility, so it was left out.")


@pytest.mark.parametrize("column", ["typeFacility", "type_facility"])
@pytest.mark.parametrize("empty", [None, ""])
def test_both_shapes_give_the_same_draft(column: str, empty: str | None) -> None:
    row = facility(name2=empty, street2=empty, intake1=empty, hotline1=empty)
    row[column] = row.pop("type_facility")
    made = draft(7, row)
    assert made.key == f"{'f' * 64}:SA"
    assert (made.kind, made.name2, made.street2) == ("SA", "", "")
    assert {("iop", True), ("cbt", True)} <= set(made.answers)


def test_what_depends_on_the_question_is_not_archived() -> None:
    raw = json.loads(draft(1, facility()).raw)
    assert not {"_irow", "miles"} & set(raw)
    assert raw["name2"] is None
    assert raw["services"] == facility()["services"]


@pytest.mark.parametrize("services", [None, [], "", [None], [{"f2": "SET"}], {"f2": "SET"}])
def test_services_may_be_missing(services: Any) -> None:
    assert draft(1, facility(services=services)).answers == ()


def test_items_are_compared_without_case_and_unknown_ones_are_named() -> None:
    made = draft(
        1, facility(services=[{"f1": "x", "f2": "SET", "f3": "INTENSIVE OUTPATIENT TREATMENT;Yoga on ice; "}])
    )
    assert ("iop", True) in made.answers
    assert made.unknown == ("SET: Yoga on ice",)
