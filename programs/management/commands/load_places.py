"""Fill the gazetteer's table from the file that comes with the project."""

from __future__ import annotations

import csv
import io
import lzma
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from programs.models import Place
from programs.place_names import place_key

DATA: Final = Path(__file__).resolve().parents[2] / "data" / "places.csv.xz"
FEWEST: Final = 80_000
"""Rows below which the file cannot be whole."""

COLUMNS: Final = ("kind", "name", "key", "state", "county", "zip", "lat", "lon", "time_zone", "weight")
NOUNS: Final = (("zip", "ZIP codes"), ("city", "towns"), ("county", "counties"), ("state", "states"))
AT_ONCE: Final = 500
"""Rows in one insert: ten values each, well under SQLite's limit of 32,766."""

Row = tuple[str, str, str, str, str, str, float, float, str, int]


class Command(BaseCommand):
    help = "Load the gazetteer: every ZIP code, town, county and state. Loaded already, it does nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--force", action="store_true", help="Load again even if nothing changed.")
        parser.add_argument("--file", type=Path, default=DATA, help="Another file of the same form.")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = read(options["file"])
        if not options["force"] and is_loaded(rows):
            self.say(options, f"The gazetteer is up to date: {counted(rows)}.")
            return
        replace_all(rows)
        self.say(options, f"The gazetteer is loaded: {counted(rows)}.")

    def say(self, options: dict[str, Any], sentence: str) -> None:
        if options["verbosity"]:
            self.stdout.write(sentence)


def read(path: Path) -> list[Row]:
    """The file's rows with their look-up keys. CommandError with one sentence when it is damaged."""
    try:
        text = lzma.decompress(path.read_bytes()).decode()
        rows = [row_of(cells) for cells in csv.DictReader(io.StringIO(text))]
    except OSError as error:
        raise CommandError(f"The gazetteer file cannot be read: {error}.") from error
    except (lzma.LZMAError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise CommandError(f"The gazetteer file {path} is damaged: {error}.") from error
    if len(rows) < FEWEST:
        raise CommandError(f"The gazetteer file {path} is cut off: {len(rows):,} rows, not {FEWEST:,}.")
    return rows


def row_of(cells: dict[str, str]) -> Row:
    """A ZIP code is looked up by its digits, anything else by its spelling."""
    key = cells["zip"] or place_key(cells["spelling"] or cells["name"])
    words = (cells["kind"], cells["name"], key, cells["state"], cells["county"], cells["zip"])
    return (*words, float(cells["lat"]), float(cells["lon"]), cells["time_zone"], int(cells["weight"]))


def is_loaded(rows: list[Row]) -> bool:
    """Whether the table holds exactly these rows."""
    if Place.objects.count() != len(rows):
        return False
    return set(Place.objects.values_list(*COLUMNS)) == set(rows)


def replace_all(rows: list[Row]) -> None:
    """Old rows out and new rows in, together: a reader sees the one or the other.

    Plain inserts of many rows each, on both databases about three times as quick as `bulk_create`.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        Place.objects.all().delete()
        for start in range(0, len(rows), AT_ONCE):
            insert(cursor, rows[start : start + AT_ONCE])


def insert(cursor: CursorWrapper, rows: list[Row]) -> None:
    one = f"({', '.join(['%s'] * len(COLUMNS))})"
    into = f"INSERT INTO {Place._meta.db_table} ({', '.join(COLUMNS)}) VALUES "  # noqa: S608 (our names)
    cursor.execute(into + ", ".join([one] * len(rows)), [cell for row in rows for cell in row])


def counted(rows: list[Row]) -> str:
    counts = Counter(row[0] for row in rows)
    return ", ".join(f"{counts[kind]:,} {noun}" for kind, noun in NOUNS)
