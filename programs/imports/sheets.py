"""Rows of a CSV or XLSX file, streamed, with the row number a spreadsheet shows."""

from __future__ import annotations

import csv
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from programs.imports.listing import UnreadableError

Row = tuple[int, dict[str, str] | str]
"""The row's number and its cells by column, or a sentence about why it cannot be used."""


class Table(NamedTuple):
    """What a file must be to be read: the columns it has at least, and what it is called."""

    columns: tuple[str, ...]
    name: str


DIRECTORY: Final = Table(
    ("name1", "street1", "city", "state", "zip", "phone", "service_code_info"), "a National Directory file"
)
HEADER_WITHIN = 10
WIDEST = 200
"""Columns of a workbook that are looked at."""
MOST_EMPTY: Final = 10_000
"""Empty rows in a row that are read past: a row may say that it is the ten-millionth, in a file of 5 KB."""

_BROKEN = (
    OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException,
)  # fmt: skip


def csv_rows(path: Path, table: Table = DIRECTORY) -> Iterator[Row]:
    """Rows below the header. UnreadableError when the file is cut off, not UTF-8 or no such table."""
    reader = csv.reader(_lines(path), strict=True)
    try:
        columns = _columns(next(reader, []), table)
        yield from _whole_rows(reader, columns)
    except csv.Error as error:
        raise UnreadableError(
            f"The file cannot be read from line {reader.line_num:,} on ({error}). "
            "It may be cut off, or a quotation mark is missing its partner."
        ) from None


def _whole_rows(reader: Iterable[list[str]], columns: list[str]) -> Iterator[Row]:
    """Rows with as many cells as the header has. A short row is a cut file only when it is the last."""
    short: tuple[int, int] | None = None
    for number, cells in enumerate(reader, start=2):
        if short:
            yield short[0], _odd(short[1], columns)
            short = None
        if len(cells) < len(columns) and any(cells):
            short = number, len(cells)
        elif len(cells) > len(columns):
            yield number, _odd(len(cells), columns)
        elif any(cells):
            yield number, dict(zip(columns, cells, strict=True))
    if short:
        raise UnreadableError(
            f"The last row ({short[0]:,}) has {short[1]} of {len(columns)} columns: the file is cut off."
        )


def _odd(count: int, columns: Sequence[str]) -> str:
    return f"it has {count} columns and not {len(columns)}, so it was left out."


def _lines(path: Path) -> Iterator[str]:
    """The file's lines as text. UnreadableError at the first byte that is not UTF-8, or at a cut end."""
    line, number = b"\n", 0
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            start = _without_mark(line) if number == 1 else line
            if b"\0" in start:
                raise UnreadableError(f"Row {number:,} holds NUL bytes. Save the file as CSV UTF-8.")
            try:
                yield start.decode("utf-8")
            except UnicodeDecodeError as error:
                raise UnreadableError(
                    f"Row {number:,} holds a byte that is not UTF-8 (0x{start[error.start]:02x}, "
                    f"byte {error.start + 1} of the line). Save the file as CSV UTF-8."
                ) from None
    if not line.endswith(b"\n"):
        raise UnreadableError(
            f"The last line ({number:,}) does not end, so the file may be cut off. "
            "If it is whole, add a line break at its end."
        )


def _without_mark(line: bytes) -> bytes:
    if line.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError("Row 1: the file is saved as UTF-16. Save it as CSV UTF-8.")
    return line.removeprefix(b"\xef\xbb\xbf")


def _columns(header: Sequence[str], table: Table) -> list[str]:
    columns = [str(name or "").strip().casefold() for name in header]
    if not any(columns):
        raise UnreadableError("The file is empty.")
    missing = [name for name in table.columns if name not in columns]
    if missing:
        raise UnreadableError(f"Row 1 names no column {_listed(missing)}: this is not {table.name}.")
    return columns


def _listed(names: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def xlsx_rows(path: Path, table: Table = DIRECTORY) -> Iterator[Row]:
    """Rows below the header of the first sheet that has the table's columns."""
    try:
        with path.open("rb") as file:  # openpyxl takes a path only if it ends in .xlsx
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                rows = enumerate(sheet.iter_rows(values_only=True, max_col=WIDEST), start=1)
                columns = _xlsx_header(rows, table)
                if columns:
                    yield from _xlsx_body(rows, columns)
                    return
    except _BROKEN as error:
        raise UnreadableError(f"The workbook cannot be read: {error}. It may be cut off.") from None
    raise UnreadableError(f"No sheet names the columns {', '.join(table.columns)}: this is not {table.name}.")


def _xlsx_header(rows: Iterator[tuple[int, tuple[object, ...]]], table: Table) -> list[str]:
    for number, cells in rows:
        names = [_cell(cell).casefold() for cell in cells]
        if all(name in names for name in table.columns):
            return names
        if number >= HEADER_WITHIN:
            break
    return []


def _xlsx_body(rows: Iterable[tuple[int, tuple[object, ...]]], columns: Sequence[str]) -> Iterator[Row]:
    last: int | None = None
    for number, cells in rows:
        texts = [_cell(cell) for cell in cells]
        last = number - 1 if last is None else last
        if number - last > MOST_EMPTY:
            raise UnreadableError(
                f"The sheet has over {MOST_EMPTY:,} empty rows below row {last:,}: delete them, and save it."
            )
        if any(texts):
            last = number
            texts += [""] * (len(columns) - len(texts))
            yield number, {name: cell for name, cell in zip(columns, texts, strict=False) if name}


def _cell(value: object) -> str:
    """A cell's text; a whole number without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
