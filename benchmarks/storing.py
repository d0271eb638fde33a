"""Writing a catalogue to a database in bulk: straight into the tables, a million programs in minutes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, repeat
from typing import Any, Final

import numpy as np
from django.db import connection, models, transaction

from benchmarks.catalogue import NO_WEEK, OPTIONS, WEEKS, Catalogue, bands, day, slug, unpacked
from programs import packing
from programs.curation import sync_vocabulary
from programs.models import (
    Fact,
    Location,
    OnlineRow,
    Organization,
    Phone,
    Program,
    SearchRow,
    Session,
    Source,
    Term,
    Track,
)
from programs.packing import online_only
from programs.spelling import plain
from programs.states import STATES
from programs.vocabulary import IOP_SYNONYMS, TERMS, bit

CHUNK: Final = 20_000
ALL_FACTS_UP_TO: Final = 20_000
FACTS_UP_TO: Final = 200_000
"""Above this many programs no fact rows are written, and the rivals that join them sit out."""

NAMES: Final = ("Cedar", "Harbor", "Juniper", "Lakeside", "Meadow", "Northstar", "Riverbend", "Willow")
KINDS: Final = ("Recovery", "Behavioral Health", "Counseling", "Treatment Center", "Wellness")
STATE_CODE: Final = sorted(STATES)


def store(catalogue: Catalogue) -> None:
    """Fill the tables. The database is migrated and holds the gazetteer already."""
    sync_vocabulary()
    source = Source.objects.create(
        slug="made-up", name="A made-up directory", kind=Source.Kind.DIRECTORY, observed="made up"
    )
    with unchecked():
        _providers(catalogue)
        _programs(catalogue, source.pk)
        _schedules(catalogue, source.pk)
        _search_rows(catalogue)
        if len(catalogue) <= FACTS_UP_TO:
            _facts(catalogue, source.pk)


class unchecked:  # noqa: N801 - reads as a statement
    """Foreign keys are not looked up while rows are poured in; they are right by construction.

    PostgreSQL lets only a superuser ask for that; for anyone else it takes longer.
    """

    def __enter__(self) -> None:
        self.atomic = transaction.atomic()
        connection.disable_constraint_checking()
        self.atomic.__enter__()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
                if cursor.fetchone()[0]:
                    cursor.execute("SET LOCAL session_replication_role = replica")

    def __exit__(self, *problem: Any) -> None:
        self.atomic.__exit__(*problem)
        connection.enable_constraint_checking()


def _providers(catalogue: Catalogue) -> None:
    n, rows, zips, zip_of = len(catalogue), catalogue.rows, catalogue.zips, catalogue.zip_of
    runners = n // 3 + 1
    pour(Organization, {"id": range(1, runners + 1), "name": map(organization, range(1, runners + 1))})
    known = np.isfinite(rows["lat"])
    pour(Location, {
        "id": range(1, n + 1),
        "organization_id": (number % runners + 1 for number in range(n)),
        "street": (f"{number % 900 + 100} Main Street" for number in range(n)),
        "city": (zips.town[at] for at in zip_of),
        "state": (zips.state[at] for at in zip_of),
        "zip": (zips.code[at] for at in zip_of),
        "lat": (float(lat) if has else None for lat, has in zip(rows["lat"], known, strict=True)),
        "lon": (float(lon) if has else None for lon, has in zip(rows["lon"], known, strict=True)),
        "precision": (
            ("zip" if about else "street") if has else ""
            for about, has in zip(rows["approximate"], known, strict=True)
        ),
    })  # fmt: skip


def organization(number: int) -> str:
    return f"{NAMES[number % len(NAMES)]} Health {number}"


def program_name(number: int) -> str:
    return f"{NAMES[number % len(NAMES)]} {KINDS[number % len(KINDS)]} {number}"


def _programs(catalogue: Catalogue, source: int) -> None:
    n, rows = len(catalogue), catalogue.rows
    checked = [day(x) for x in rows["checked"]]
    reported = [day(x) for x in rows["opening_reported"]]
    pour(Program, {
        "id": range(1, n + 1), "location_id": range(1, n + 1),
        "name": map(program_name, range(1, n + 1)),
        "slug": map(slug, range(1, n + 1)),
        "level": (packing.LEVELS[x] for x in rows["level"]),
        "level_source_id": repeat(source), "level_on": checked,
        "source_id": repeat(source), "source_key": map(str, range(1, n + 1)),
        "observed_on": checked, "checked_on": checked,
        "min_age": (None if x == packing.NO_AGE else int(x) for x in rows["min_age"]),
        "max_age": (None if x == packing.NO_AGE else int(x) for x in rows["max_age"]),
        "telehealth_states": (json.dumps(x) if x else None for x in licensed_in(rows)),
        "opening": (packing.OPENINGS[x] for x in rows["opening"]),
        "opening_reported_on": reported,
        "opening_source_id": (source if x else None for x in reported),
    })  # fmt: skip
    pour(Phone, {
        "id": range(1, n + 1), "program_id": range(1, n + 1),
        "number": (f"+1{number % 700 + 201}55501{number % 100:02}" for number in range(n)),
        "source_id": repeat(source), "observed_on": checked,
    })  # fmt: skip


def licensed_in(rows: np.ndarray) -> list[list[str]]:
    """The states each program is licensed in for online sessions; an empty list when not stated."""
    return [
        [STATE_CODE[int(mask).bit_length() - 1]] if stated else []
        for mask, stated in zip(rows["licensed"], rows["licence_stated"], strict=True)
    ]


def _schedules(catalogue: Catalogue, source: int) -> None:
    numbers = np.flatnonzero(catalogue.week_of != NO_WEEK) + 1
    weeks = [int(week) for week in catalogue.week_of[numbers - 1]]
    pour(Track, {
        "id": range(1, len(numbers) + 1), "program_id": map(int, numbers), "name": repeat("Adults"),
        "source_id": repeat(source), "observed_on": (day(catalogue.rows["checked"][x - 1]) for x in numbers),
    })  # fmt: skip
    slots = [(track, slot) for track, week in enumerate(weeks, 1) for slot in WEEKS[week]]
    pour(Session, {
        "id": range(1, len(slots) + 1), "track_id": (track for track, _ in slots),
        "weekday": (slot.weekday for _, slot in slots),
        "start": (_clock(slot.start) for _, slot in slots), "end": (_clock(slot.end) for _, slot in slots),
    })  # fmt: skip


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}:00"


def _search_rows(catalogue: Catalogue) -> None:
    rows = catalogue.rows
    band = bands(rows)
    records = rows.view(f"V{rows.itemsize}").tolist()
    pour(SearchRow, {
        "program_id": range(1, len(rows) + 1), "band": band,
        "lon": (None if one is None else float(lon) for one, lon in zip(band, rows["lon"], strict=True)),
        "state": (STATE_CODE[x] for x in rows["state"]),
        "words": (_words(catalogue, number) for number in range(1, len(rows) + 1)),
        "packed": records,
    })  # fmt: skip
    online = np.flatnonzero(online_only(rows))
    states = licensed_in(rows[online])
    pour(OnlineRow, {
        "id": range(1, len(online) + 1), "program_id": (int(at) + 1 for at in online),
        "state": (named[0] if named else "" for named in states),
        "packed": (records[at] for at in online),
    })  # fmt: skip


def _words(catalogue: Catalogue, number: int) -> str:
    """The words of `curation.rows`, for names that are plain already."""
    at = catalogue.zip_of[number - 1]
    runners = len(catalogue) // 3 + 1
    state = catalogue.zips.state[at]
    parts = [
        program_name(number), organization((number - 1) % runners + 1), catalogue.zips.town[at], state,
        STATES[state].name,
    ]  # fmt: skip
    if packing.LEVELS[catalogue.rows["level"][number - 1]] == "iop":
        parts += IOP_SYNONYMS
    return " " + plain(" ".join(parts))


def _facts(catalogue: Catalogue, source: int) -> None:
    """Every fact of a small catalogue; of a larger one those that the rivals count."""
    everything = len(catalogue) <= ALL_FACTS_UP_TO
    wanted = [term.code for term in TERMS] if everything else needed_codes()
    term_ids = dict(Term.objects.values_list("code", "pk"))
    positions = np.array([bit(code) for code in wanted])
    ids = np.array([term_ids[code] for code in wanted])
    first = 1
    for start in range(0, len(catalogue), CHUNK):
        rows = catalogue.rows[start : start + CHUNK]
        yes, no = unpacked(rows["yes"])[:, positions], unpacked(rows["no"])[:, positions]
        program, column = np.nonzero(yes | no)
        pour(Fact, {
            "id": range(first, first + len(program)), "program_id": (program + start + 1).tolist(),
            "term_id": ids[column].tolist(), "holds": yes[program, column].tolist(),
            "source_id": repeat(source),
            "observed_on": [day(x) for x in rows["checked"][program]],
        })  # fmt: skip
        first += len(program)


def needed_codes() -> list[str]:
    """The terms that the rivals read."""
    return [*(code for codes in OPTIONS.values() for code in codes), "in_person", "telehealth"]


def pour(model: type[models.Model], columns: dict[str, Iterable[Any]]) -> None:
    """Insert rows column by column; columns not given get the model's default."""
    given = {**_defaults(model, columns), **columns}
    rows = zip(*given.values(), strict=False)
    while batch := list(islice(rows, CHUNK)):
        _insert(model._meta.db_table, list(given), batch)


def _defaults(model: type[models.Model], given: Iterable[str]) -> dict[str, Iterator[Any]]:
    fields = [field for field in model._meta.concrete_fields if field.attname not in given]
    return {
        field.attname: repeat(field.get_db_prep_save(field.get_default(), connection)) for field in fields
    }


def _insert(table: str, names: Sequence[str], batch: list[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            text = io.StringIO("".join(map(_line, batch)))
            quoted = ", ".join(f'"{name}"' for name in names)
            cursor.copy_expert(f'COPY "{table}" ({quoted}) FROM STDIN', text)
        else:
            quoted = ", ".join(f'"{name}"' for name in names)
            marks = ", ".join(["%s"] * len(names))
            cursor.executemany(f'INSERT INTO "{table}" ({quoted}) VALUES ({marks})', batch)  # noqa: S608


def _line(values: tuple[Any, ...]) -> str:
    """One row in the text form of PostgreSQL's COPY."""
    return "\t".join(map(_copied, values)) + "\n"


def _copied(value: Any) -> str:
    if value is None:
        return r"\N"
    if isinstance(value, bytes):
        return r"\\x" + value.hex()
    return str(value).replace("\\", "\\\\").replace("\t", " ").replace("\n", " ")
