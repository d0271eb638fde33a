"""A search as a table: the same filter, search and order as the page, all matches in one file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from programs.cards import Card, cards_for
from programs.filters import ProgramFilter
from programs.gazetteer import NotFound, Several
from programs.search import SearchResults, search
from programs.views import results_page
from programs.views.search import place_of, query_of

MOST_ROWS = 5_000
AT_ONCE = 100
"""Programs read from the database together."""

BYTE_ORDER_MARK = "\ufeff"
"""Spreadsheets that guess at encodings read the file as UTF-8 when it begins with this."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    "fit", "name", "organization", "level", "miles", "about", "online", "has_not_said", "sessions", "phones",
    "street", "city", "state", "zip", "source", "observed_on", "checked_on", "page",
)  # fmt: skip


@require_safe
def programs_csv(request: HttpRequest) -> HttpResponseBase:
    """Every program of a search that fits or might, at most 5,000, as CSV (RFC 4180) in UTF-8."""
    asked = ProgramFilter(request.GET)
    if asked.problems:
        return refused(asked.problems, HTTPStatus.BAD_REQUEST)
    place = place_of(asked)
    if isinstance(place, Several | NotFound):
        return refused(results_page.place_problem(asked, place)["problems"], HTTPStatus.NOT_FOUND)
    found = search(query_of(asked, place))
    lines = csv_lines(found, request.build_absolute_uri("/")[:-1])
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="programs.csv"'
    return response


def refused(problems: list[str], status: HTTPStatus) -> HttpResponse:
    return HttpResponse("\n".join(problems), content_type="text/plain; charset=utf-8", status=status)


class Line:
    """What `csv.writer` writes to: it hands each finished line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(found: SearchResults, site: str) -> Iterator[str]:
    """The lines of the file, the first with the byte order mark and the names of the columns."""
    writer = csv.writer(Line())
    yield BYTE_ORDER_MARK + writer.writerow(COLUMNS)
    for card in all_cards(found):
        yield writer.writerow(harmless(cell) for cell in cells(card, site))


def all_cards(found: SearchResults) -> Iterator[Card]:
    """The programs in the order of the page, as few at a time as the database likes."""
    rows, week_fits = found.candidates.rows, found.candidates.week_fits
    for start in range(0, min(found.shown_total, MOST_ROWS), AT_ONCE):
        hits = found.hits_in(start, min(start + AT_ONCE, MOST_ROWS))
        yield from cards_for(found.query, rows, found.decision, hits, found.today, week_fits)


def cells(card: Card, site: str) -> list[str]:
    """One program's cells, in the order of `COLUMNS`."""
    program, location = card.program, card.program.location
    return [
        card.fit,
        program.name,
        location.organization.name,
        program.level,
        "" if card.miles is None else f"{card.miles:.1f}",
        "about" if card.miles is not None and location.is_approximate else "",
        "yes" if card.online else "",
        "; ".join(card.not_stated),
        card.schedule,
        "; ".join(phone.display for phone in program.phones.all()),
        "" if location.withheld else location.street,
        location.city,
        location.state,
        location.zip,
        program.source.name,
        program.observed_on.isoformat(),
        program.checked_on.isoformat(),
        site + program.get_absolute_url(),
    ]


def harmless(cell: str) -> str:
    """The cell as text that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
