"""A list of the desk as CSV (RFC 4180), with what its filters show and nothing more."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib.admin.utils import label_for_field, lookup_field
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest, StreamingHttpResponse

from programs.views.download import BYTE_ORDER_MARK, Line, harmless

AT_ONCE = 500
"""Rows read from the database together."""


def csv_answer(table: Any, listed: ChangeList, request: HttpRequest) -> StreamingHttpResponse:
    """Every row of the list, streamed, in the list's columns."""
    columns = [name for name in table.get_list_display(request) if name != "action_checkbox"]
    response = StreamingHttpResponse(_lines(table, listed, columns), content_type="text/csv; charset=utf-8")
    name = str(table.opts.verbose_name_plural).replace(" ", "-")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _lines(table: Any, listed: ChangeList, columns: list[str]) -> Iterator[str]:
    writer = csv.writer(Line())
    yield BYTE_ORDER_MARK + writer.writerow(label_for_field(name, table.model, table) for name in columns)
    for row in listed.queryset.iterator(AT_ONCE):
        yield writer.writerow(harmless(cell(name, row, table)) for name in columns)


def cell(name: str, row: Any, table: Any) -> str:
    """What the list shows of one column, as plain text."""
    field, _, value = lookup_field(name, row, table)
    if getattr(field, "flatchoices", None):
        value = dict(field.flatchoices).get(value, value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
