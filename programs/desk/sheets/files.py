"""A sheet's file: taken in, kept packed, and read row by row."""

from __future__ import annotations

import gzip
import hashlib
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from django.core.files import File

from programs.curation.ours import our_source
from programs.imports.listing import UnreadableError
from programs.imports.sheets import Row, Table, csv_rows, xlsx_rows
from programs.models import Sheet

from . import SHEETS
from .resource import MOST_ROWS, MOST_TOLD, Change, Problem, SheetResource

MB: Final = 1024 * 1024
MOST_BYTES: Final = 20 * MB
MOST_UNPACKED: Final = 200 * MB
"""Of a workbook, which is a packed folder."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sheet as read beside what is known now."""

    resource: SheetResource
    rows: int
    problems: list[Problem]
    problem_count: int
    changes: list[Change]
    """The first of them, in the order of the file."""
    change_count: int
    digest: str
    """Of all that it would change: who agrees, agrees to this."""


def take_in(file: File[bytes], sheet: Sheet) -> None:
    """Fill a sheet with a file that was sent. UnreadableError when it is too large."""
    if file.size > MOST_BYTES:
        raise UnreadableError(f"The file has {file.size / MB:.0f} MB; {MOST_BYTES // MB} MB are the most.")
    digest = hashlib.sha256()
    with tempfile.TemporaryFile() as packed:
        with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as out:
            for piece in file.chunks():
                digest.update(piece)
                out.write(piece)
        packed.seek(0)
        sheet.packed = packed.read()
    sheet.name, sheet.sha256 = str(file.name or "sheet")[:255], digest.hexdigest()


def read_sheet(sheet: Sheet) -> Reading:
    """A sheet that waits, read anew. UnreadableError where its file is no such sheet."""
    resource = SHEETS[sheet.kind](on=sheet.observed_on, source=our_source(sheet.method))
    odd: list[tuple[int, str]] = []
    with unpacked(sheet) as path:
        rows = _whole(_rows(path, Table(resource.needs, f"a sheet of {sheet.kind}")), odd)
        found = resource.read(_columns(resource), islice(rows, MOST_ROWS + 1))
    if found.total_rows > MOST_ROWS:
        raise UnreadableError(f"The sheet has over {MOST_ROWS:,} rows.")
    for number, sentence in odd:
        found.add(number, sentence[:1].upper() + sentence[1:])
    shown, count, digest = _weighed(resource)
    return Reading(resource, found.total_rows, sorted(found.told), found.count, shown, count, digest)


def _weighed(resource: SheetResource) -> tuple[list[Change], int, str]:
    """The first changes, how many there are, and the digest of all."""
    shown: list[Change] = []
    digest, count = hashlib.sha256(), 0
    for count, change in enumerate(resource.changes(), start=1):
        digest.update(repr(change).encode())
        if count <= MOST_TOLD:
            shown.append(change)
    return shown, count, digest.hexdigest()


@contextmanager
def unpacked(sheet: Sheet) -> Iterator[Path]:
    """The file as it came, for as long as it is read."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:  # which openpyxl insists on
        file.write(gzip.decompress(bytes(sheet.packed)))
        file.flush()
        yield Path(file.name)


def _rows(path: Path, table: Table) -> Iterator[Row]:
    with path.open("rb") as file:
        if not file.read(4).startswith(b"PK"):
            return csv_rows(path, table)
    if _unpacked_size(path) > MOST_UNPACKED:
        raise UnreadableError(f"The workbook has over {MOST_UNPACKED // MB} MB unpacked.")
    return xlsx_rows(path, table)


def _unpacked_size(path: Path) -> int:
    try:
        with zipfile.ZipFile(path) as book:
            return sum(part.file_size for part in book.infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableError(f"The workbook cannot be read: {error}. It may be cut off.") from None


def _whole(rows: Iterator[Row], odd: list[tuple[int, str]]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The rows that have all their cells; the others, each with a sentence, go to `odd`."""
    for number, cells in rows:
        if isinstance(cells, str):
            odd.append((number, cells))
        else:
            yield number, cells


def _columns(resource: SheetResource) -> list[str]:
    fields = resource.get_import_fields()
    return [
        field.column_name for field in fields if not field.readonly or field.column_name in resource.needs
    ]
