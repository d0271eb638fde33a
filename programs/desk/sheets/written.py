"""What is known, as a sheet: to be looked at elsewhere, filled in, and brought back."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import QuerySet
from django.utils import timezone
from import_export.formats.base_formats import CSV, XLSX

from programs.curation.ours import our_source
from programs.models import Fact, Price, Session, Source

from . import SHEETS
from .resource import MOST_ROWS

FORMATS: Final = {"csv": CSV, "xlsx": XLSX}
BYTE_ORDER_MARK: Final = "\ufeff"
"""Spreadsheets that guess at encodings read the file as UTF-8 when it begins with this."""

OURS: Final = Source.Kind.CURATOR


class TooManyRowsError(Exception):
    """More than a sheet can hold."""


def written(kind: str, form: str, *, state: str = "", ours: bool = True) -> tuple[bytes, str]:
    """A sheet as a file, and its content type. TooManyRowsError when it would not be read again."""
    rows = rows_of(kind, state, ours)
    if rows.count() > MOST_ROWS:
        raise TooManyRowsError
    resource = SHEETS[kind](on=timezone.localdate(), source=our_source())
    file = FORMATS[form]()
    data: Any = file.export_data(resource.export(rows))
    return (BYTE_ORDER_MARK + data).encode() if isinstance(data, str) else data, file.get_content_type()


def rows_of(kind: str, state: str, ours: bool) -> QuerySet[Any]:
    """The rows of a sheet, by program: of one state or of all, said by our curators or by anybody."""
    found, program, source = {
        "facts": (_facts(), "program", "source"),
        "sessions": (_sessions(), "track__program", "track__source"),
        "prices": (_prices(), "program", "source"),
    }[kind]
    if state:
        found = found.filter(**{f"{program}__location__state": state})
    if ours:
        return found.filter(**{f"{source}__kind": OURS})
    return found.filter(current=True) if kind == "facts" else found


def _facts() -> QuerySet[Fact]:
    order = ("program__slug", "term__bit", "pk")
    return Fact.objects.select_related("program__location", "term").order_by(*order)


def _sessions() -> QuerySet[Session]:
    order = ("track__program__slug", "track__pk", "weekday", "start")
    return Session.objects.select_related("track__program").order_by(*order)


def _prices() -> QuerySet[Price]:
    return Price.objects.select_related("program").order_by("program__slug", "basis", "unit", "valid_from")
