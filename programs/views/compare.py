"""Programs side by side, for people and for spreadsheets. Anyone can open the address; nothing is kept."""

from __future__ import annotations

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from programs.compare import MOST, Agreement, Row, Section, csv_rows, letter, rows, sections
from programs.filters import ProgramFilter, address
from programs.profile import column, for_person, subjects
from programs.profile.column import asked_keys
from programs.query import SearchQuery
from programs.views.chosen import Chosen, address_of, choose
from programs.views.download import BYTE_ORDER_MARK, harmless
from programs.views.search import place_of, query_of

ONLY = ("only", "differences")
HEADINGS = {
    Agreement.DIFFERENT: (_("Where they differ"), ""),
    Agreement.UNSAID: (_("Where someone has not said"), _("Not stated is not a no: ask when you call.")),
    Agreement.SAME: (_("What they have in common"), ""),
}


ANSWERS = (_("Yes"), _("No"), _("Not stated"))
"""What a cell says without a value, in the words of `programs.compare`; the template says them."""


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four programs; with fewer or more, what to do about it."""
    chosen, query = asked_for(request)
    only = request.GET.get(ONLY[0]) == ONLY[1]
    return render(request, "compare.html", context(chosen, query, only))


@require_safe
def compare_csv(request: HttpRequest) -> HttpResponse:
    """The same comparison for a spreadsheet."""
    chosen, query = asked_for(request)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="compare.csv"'
    response.write(BYTE_ORDER_MARK)
    names = [program.name for program in chosen.programs]
    table = csv_rows(names, compared(chosen, query))
    csv.writer(response).writerows([harmless(cell) for cell in row] for row in table)
    return response


def asked_for(request: HttpRequest) -> tuple[Chosen, SearchQuery]:
    """The programs and the search beside them."""
    asked = ProgramFilter(request.GET)
    return choose(request.GET.getlist("p"), MOST), query_of(asked, place_of(asked))


def compared(chosen: Chosen, query: SearchQuery, only_differences: bool = False) -> list[Section]:
    """The rows of these programs, as `compare` parts them."""
    today = timezone.localdate()
    said = [
        column(program, chosen.facts[program.pk], today) | for_person(program, query)
        for program in chosen.programs
    ]
    return sections(rows(subjects(), said, asked_keys(query)), only_differences)


def context(chosen: Chosen, query: SearchQuery, only: bool) -> dict[str, Any]:
    """Everything `compare.html` reads."""
    here = address_of("compare", chosen.slugs, query)
    heads = columns(chosen, query)
    found = compared(chosen, query, only) if len(heads) > 1 else []
    return {
        "chosen": chosen,
        "columns": heads,
        "sections": [section_view(section, heads) for section in found],
        "only": only,
        "all_url": here,
        "only_url": f"{here}&{'='.join(ONLY)}",
        "csv_url": address_of("compare_csv", chosen.slugs, query),
        "sheet_url": address_of("call_sheet", chosen.slugs, query),
        "search_url": address(query),
    }


def columns(chosen: Chosen, query: SearchQuery) -> list[dict[str, Any]]:
    """The head of each column: its letter, its program, and the comparison without it."""
    return [
        {
            "letter": letter(number),
            "program": program,
            "without_url": address_of("compare", [s for s in chosen.slugs if s != program.slug], query),
        }
        for number, program in enumerate(chosen.programs)
    ]


def section_view(section: Section, heads: list[dict[str, Any]]) -> dict[str, Any]:
    """A section ready for its template: each cell beside the head of its column."""
    heading, note = HEADINGS[section.agreement]
    values, facts = ([_row_view(row, heads) for row in group] for group in (section.values, section.facts))
    return {
        "kind": section.agreement.value,
        "heading": heading,
        "note": note,
        "count": section.count,
        "values": values,
        "facts": facts,
    }


def _row_view(row: Row, heads: list[dict[str, Any]]) -> dict[str, Any]:
    pairs = list(zip(heads, row.cells, strict=True))
    return {
        "subject": row.subject,
        "asked": row.asked,
        "sources": row.sources,
        "pairs": pairs,
        "nobody": row.nobody,
    }
