"""Small fictional inputs: rows of a directory, facilities of FindTreatment.gov, and files of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection

from programs.imports.inputs import read_file
from programs.imports.plan import Plan
from programs.imports.run import carry_out, preview
from programs.models import (
    Fact,
    ImportRun,
    Location,
    Organization,
    Phone,
    Program,
    SearchRow,
    Source,
    SourceRecord,
)

COLUMNS = (
    "facility_id", "name1", "name2", "street1", "street2", "city", "state", "zip", "county", "phone",
    "intake1", "intake2", "lat", "lon", "coord_source", "service_code_info",
)  # fmt: skip
FILE = "national_directory_2024.csv"
SAMPLES = Path(__file__).resolve().parent.parent / "samples"
SAMPLE = SAMPLES / FILE
_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "ALTER", "DROP")


def directory_row(key: str = "T_1", **changes: str) -> dict[str, str]:
    """A row that offers intensive outpatient in Cincinnati, but for what `changes` says."""
    row = dict.fromkeys(COLUMNS, "") | {
        "facility_id": key, "name1": "Harbor Light Recovery", "street1": "100 Elm Street",
        "city": "Cincinnati", "state": "OH", "zip": "45202", "county": "Hamilton County",
        "phone": "513-555-0101", "lat": "39.1071", "lon": "-84.5120", "coord_source": "street_file",
        "service_code_info": "SA * OP OIT * CBT * MD",
    }  # fmt: skip
    return row | changes


def different_rows(count: int) -> list[dict[str, str]]:
    """So many programs with names, addresses and numbers of their own."""
    return [
        directory_row(
            f"T_{n}", name1=f"Program Number {n}", street1=f"{n} Elm Street", phone=f"513-555-{100 + n:04}"
        )
        for n in range(1, count + 1)
    ]


def csv_text(rows: Iterable[Mapping[str, str]]) -> str:
    """The rows below a header, as a spreadsheet saves them."""
    text = io.StringIO()
    rows = list(rows)
    writer = csv.DictWriter(text, rows[0] if rows else COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def csv_file(folder: Path, rows: Iterable[Mapping[str, str]], name: str = FILE) -> Path:
    """A directory file of these rows."""
    path = folder / name
    path.write_text(csv_text(rows), encoding="utf-8", newline="")
    return path


def facility(**changes: Any) -> dict[str, Any]:
    """A FindTreatment.gov row that offers intensive outpatient in Cincinnati, in today's shape."""
    services = [
        {"f1": "Type of Care", "f2": "TC", "f3": "Substance use treatment"},
        {"f1": "Service Setting", "f2": "SET", "f3": "Outpatient; Intensive outpatient treatment"},
        {"f1": "Treatment Approaches", "f2": "TAP", "f3": "Cognitive behavioral therapy"},
    ]
    row = {
        "_irow": 1, "frid": "f" * 64, "name1": "Harbor Light Recovery", "name2": None,
        "street1": "100 Elm Street", "street2": None, "city": "Cincinnati", "state": "OH", "zip": "45202",
        "phone": "513-555-0101", "intake1": None, "hotline1": None, "website": "www.harbor.example.org",
        "latitude": "39.107210", "longitude": "-84.512150", "miles": 2.5, "type_facility": "SA",
        "services": services,
    }  # fmt: skip
    return row | changes


def page(rows: list[Any], number: int = 1, pages: int = 1, total: int | None = None) -> dict[str, Any]:
    """An answer of the export that holds these rows."""
    count = len(rows) if total is None else total
    return {"page": number, "totalPages": pages, "recordCount": count, "rows": rows}


def json_file(folder: Path, *rows: dict[str, Any], name: str = "findtreatment.json") -> Path:
    """A saved page of these facilities."""
    path = folder / name
    path.write_text(json.dumps(page(list(rows))))
    return path


def dry_run(path: Path, *, on: str | None = None, **options: Any) -> Plan:
    """What importing the file would do."""
    return preview(read_file(path, observed_on=date.fromisoformat(on) if on else None, **options))


def apply(path: Path, *, on: str | None = None, allow: bool = False, **options: Any) -> Plan:
    """Import the file."""
    return applied(path, on=on, allow=allow, **options)[0]


def applied(
    path: Path, *, on: str | None = None, allow: bool = False, **options: Any
) -> tuple[Plan, ImportRun | None]:
    """Import the file; the plan and the run."""
    given = read_file(path, observed_on=date.fromisoformat(on) if on else None, **options)
    return carry_out(given, allow_removals=allow)


def command(*arguments: Any) -> str:
    """What the command prints."""
    out = io.StringIO()
    call_command("import_programs", *map(str, arguments), stdout=out, stderr=out, no_color=True)
    return out.getvalue()


@contextmanager
def written() -> Iterator[list[str]]:
    """Every statement that writes, as it is sent to the database."""
    statements: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(_WRITES):
            statements.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield statements


def counts() -> dict[str, int]:
    """How many rows each table holds that an import writes."""
    tables = Source, Organization, Location, Program, Phone, Fact, SourceRecord, SearchRow, ImportRun
    return {table.__name__: table.objects.count() for table in tables}
