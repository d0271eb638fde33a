"""manage.py import_programs: what it prints, and what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from tests.imports.making import (
    SAMPLE,
    command,
    counts,
    csv_file,
    csv_text,
    different_rows,
    directory_row,
    written,
)

pytestmark = pytest.mark.usefixtures("places")


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


def test_the_same_file_again_writes_nothing_at_all() -> None:
    command(SAMPLE, "--apply")
    before = counts()
    with written() as statements:
        told = command(SAMPLE, "--apply")
    assert statements == []
    assert counts() == before
    assert "10  unchanged" in told
    assert "Nothing to do" in told


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
