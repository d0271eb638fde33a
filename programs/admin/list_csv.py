"""The lists of the desk as CSV (RFC 4180): what their filters leave, and nothing more."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import wraps
from typing import Any, Final

from django.contrib.admin.utils import label_for_field, lookup_field
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs.models import Program
from programs.views.download import BYTE_ORDER_MARK, Line, harmless

from .site import PAGES, page

AT_ONCE: Final = 500
"""Table read from the database together."""

WHICH: Final = ("program", "name", "city", "state")
"""The first columns of a list of programs: sheets that are brought back name a program so."""

FIRST_PAGE: Final = "to-check"
"""What the list at /desk/ itself is called."""

Table = Iterable[Sequence[Any]]


def as_csv(*columns: str, of: str) -> Callable[[Callable[..., Table]], Callable[..., Table]]:
    """Put the rows of the list `admin:<of>` at its address with .csv, for whoever may open the list.

    What is decorated takes what the list's view takes, and reads the same filters. It answers in a fixed
    number of queries.
    """
    listed = next(one for one in PAGES if one.name == of)
    route = listed.route.rstrip("/") or FIRST_PAGE

    def put(rows: Callable[..., Table]) -> Callable[..., Table]:
        @page(f"{route}.csv", name=f"{of}_csv", permission=listed.permission)
        @require_safe
        @wraps(rows)
        def view(request: HttpRequest, **which: Any) -> StreamingHttpResponse:
            return streamed(named(request.path), columns, rows(request, **which))

        return rows

    return put


def which(program: Program) -> tuple[str, ...]:
    """The cells of `WHICH`."""
    return program.slug, program.name, program.location.city, program.location.state


def table_as_csv(table: Any, listed: ChangeList, request: HttpRequest) -> StreamingHttpResponse:
    """Every row of a table that its filters leave, in the columns of its list."""
    names = [name for name in table.get_list_display(request) if name != "action_checkbox"]
    head = [label_for_field(name, table.model, table) for name in names]
    rows = ([cell(name, row, table) for name in names] for row in listed.queryset.iterator(AT_ONCE))
    return streamed(str(table.opts.verbose_name_plural).replace(" ", "-"), head, rows)


def named(path: str) -> str:
    """ "links-12" for /desk/links/12.csv."""
    return "-".join(path.removesuffix(".csv").strip("/").split("/")[1:])


def streamed(name: str, head: Sequence[str], rows: Table) -> StreamingHttpResponse:
    response = StreamingHttpResponse(lines(head, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def lines(head: Sequence[str], rows: Table) -> Iterator[str]:
    writer = csv.writer(Line())
    yield BYTE_ORDER_MARK + writer.writerow(head)
    for row in rows:
        yield writer.writerow(harmless(as_text(value)) for value in row)


def cell(name: str, row: Any, table: Any) -> Any:
    """What the list of a table shows in one column."""
    field, _, value = lookup_field(name, row, table)
    return dict(field.flatchoices).get(value, value) if getattr(field, "flatchoices", None) else value


def as_text(value: Any) -> str:
    """A cell as plain text: yes or no, 2026-03-02, 2026-03-02 14:05, or empty."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
