"""Rows of CSV and XLSX files, and files that are not what they should be."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from programs.imports.inputs import kind_of
from programs.imports.listing import UnreadableError
from programs.imports.sheets import csv_rows, xlsx_rows
from tests.imports.making import COLUMNS, csv_file, csv_text, different_rows, directory_row

WHOLE = csv_text(different_rows(3))


def written(folder: Path, data: str | bytes) -> Path:
    path = folder / "file.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def workbook(folder: Path, *sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    path = folder / "file.xlsx"
    book.save(path)
    return path


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    rows = list(csv_rows(csv_file(tmp_path, different_rows(2))))
    assert [number for number, _ in rows] == [2, 3]
    assert rows[1][1]["name1"] == "Program Number 2"


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + WHOLE.encode(),
        WHOLE.replace("\r\n", "\n"),
        WHOLE.replace("facility_id,name1", "Facility_ID, Name1 "),
        WHOLE + "\r\n\r\n",
        WHOLE.replace("Program Number 2", '"Program\nNumber 2"'),
    ],
)
def test_marks_line_ends_blank_lines_and_headings_do_not_matter(tmp_path: Path, data: str | bytes) -> None:
    rows = list(csv_rows(written(tmp_path, data)))
    assert [cells["facility_id"] for _, cells in rows] == ["T_1", "T_2", "T_3"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        ("name1,city\nA,B\n", "names no column street1, state, zip, phone or service_code_info"),
        (WHOLE.rstrip("\r\n"), r"last line \(4\) does not end"),
        (WHOLE[:-25], r"last line \(4\) does not end"),
        (
            WHOLE[: WHOLE.rindex("513-555")].rstrip(",") + "\n",
            r"last row \(4\) has 9 of 16 columns: .* cut off",
        ),
        (WHOLE.replace("100 Elm", "").replace("2 Elm Street", '"2 Elm Street'), "quotation mark"),
        (WHOLE.encode().replace(b"Number 2", b"Caf\xe9 2"), r"Row 3 holds a byte that is not UTF-8 \(0xe9"),
        (WHOLE.encode("utf-16"), "Row 1: the file is saved as UTF-16"),
        (WHOLE.encode("utf-16-be"), "Row 1 holds NUL bytes"),
    ],
)
def test_a_file_that_is_no_whole_table_stops_with_a_sentence(
    tmp_path: Path, data: str | bytes, told: str
) -> None:
    with pytest.raises(UnreadableError, match=told):
        list(csv_rows(written(tmp_path, data)))


def test_a_file_cut_anywhere_is_refused(tmp_path: Path) -> None:
    """Only a cut just behind a line end leaves a whole table: a shorter one."""
    data = WHOLE.encode()
    ends = {i + 1 for i, byte in enumerate(data) if byte == ord("\n")} | {len(data)}
    for cut in range(len(data)):
        path = written(tmp_path, data[:cut])
        if cut in ends:
            list(csv_rows(path))
        else:
            with pytest.raises(UnreadableError):
                list(csv_rows(path))


def test_a_row_with_columns_too_many_or_too_few_is_told_and_the_rest_read(tmp_path: Path) -> None:
    lines = WHOLE.splitlines(keepends=True)
    lines[1] = lines[1].replace("Elm", "Elm,")
    lines[2] = "short,row\r\n"
    rows = dict(csv_rows(written(tmp_path, "".join(lines))))
    assert rows[2] == "it has 17 columns and not 16, so it was left out."
    assert rows[3] == "it has 2 columns and not 16, so it was left out."
    assert rows[4]["facility_id"] == "T_3"


def test_a_workbook_is_read_from_the_sheet_that_has_the_columns(tmp_path: Path) -> None:
    row = directory_row("T_1")
    path = workbook(
        tmp_path,
        [["Service codes"], ["OIT", "Intensive outpatient treatment"]],
        [["National Directory"], [], list(COLUMNS), list(row.values()), [None] * 5],
    )
    assert list(xlsx_rows(path)) == [(4, row)]


def test_numbers_in_a_workbook_become_the_text_they_stand_for(tmp_path: Path) -> None:
    row = directory_row("T_1") | {"zip": 4401, "lat": 44.5, "phone": 5135550101.0, "name2": None}
    path = workbook(tmp_path, [list(COLUMNS), list(row.values())])
    [(_, cells)] = xlsx_rows(path)
    assert (cells["zip"], cells["lat"], cells["phone"], cells["name2"]) == ("4401", "44.5", "5135550101", "")


def test_a_workbook_that_is_cut_off_or_another_one_stops(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["a", "b"], [1, 2]])
    with pytest.raises(UnreadableError, match="No sheet names the columns name1"):
        list(xlsx_rows(path))
    data = path.read_bytes()
    for cut in (10, len(data) // 2, len(data) - 5):
        path.write_bytes(data[:cut])
        with pytest.raises(UnreadableError, match="workbook cannot be read"):
            list(xlsx_rows(path))


def with_row(path: Path, number: int) -> Path:
    """The workbook, its second row numbered so."""
    other = path.with_name("other.xlsx")
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as out:
        for part in book.infolist():
            data = book.read(part)
            out.writestr(part, data.replace(b'<row r="2"', b'<row r="%d"' % number))
    return other


def test_a_row_that_says_it_is_far_below_is_not_waited_for(tmp_path: Path) -> None:
    path = workbook(tmp_path, [list(COLUMNS), list(directory_row().values())])
    assert [number for number, _ in xlsx_rows(with_row(path, 9_000))] == [9_000]
    with pytest.raises(UnreadableError, match="over 10,000 empty rows below row 1: delete them"):
        list(xlsx_rows(with_row(path, 1_000_000_000)))


@pytest.mark.parametrize("name", ["directory", "directory.csv", "directory.XLSX", "2024.zip"])
def test_a_workbook_is_told_by_its_content_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = workbook(tmp_path, [list(COLUMNS), list(directory_row().values())])
    named = path.rename(tmp_path / name)
    assert kind_of(named) == "xlsx"
    assert len(list(xlsx_rows(named))) == 1
