"""The call sheet: for each program the number and what to ask. What is typed stays in the browser."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs import language
from programs.call_sheet import Sheet
from programs.cards import limit_name, opening_text
from programs.doubts import doubts_in
from programs.filters import ProgramFilter, address
from programs.models import Program
from programs.profile import call_sheets
from programs.query import SearchQuery
from programs.views.chosen import Chosen, address_of, choose
from programs.views.search import place_of, query_of

MOST = 8
"""Programs on one sheet."""


@require_safe
def call_sheet(request: HttpRequest) -> HttpResponse:
    """A sheet for each program chosen, with the questions of the search beside them first."""
    asked = ProgramFilter(request.GET)
    query = query_of(asked, place_of(asked))
    chosen = choose(request.GET.getlist("p"), MOST)
    return render(request, "call_sheet.html", context(chosen, query))


def context(chosen: Chosen, query: SearchQuery) -> dict[str, Any]:
    """Everything `call_sheet.html` reads."""
    sheets = call_sheets(chosen.programs, chosen.facts, query)
    return {
        "chosen": chosen,
        "sheets": [page_of(program, sheets[program.pk], chosen) for program in chosen.programs],
        "compare_url": address_of("compare", chosen.slugs, query) if len(chosen.programs) > 1 else "",
        "search_url": address(query),
    }


def page_of(program: Program, sheet: Sheet, chosen: Chosen) -> dict[str, Any]:
    """One program's part of the sheet."""
    location = program.location
    said = {fact.term.code for fact in chosen.facts[program.pk] if fact.holds}
    return {
        "program": program,
        "place": ", ".join(part for part in (location.city, location.state) if part),
        "zone": language.zone(location.time_zone),
        "phones": program.phones.all(),
        "by_text": "text-line" in said,
        "in_the_evening": "evening-phone" in said,
        "opening": opening_text(program, timezone.localdate()),
        "doubts": doubts_in(program),
        "asked": sheet.asked,
        "unstated": sheet.unstated,
        "standing": sheet.standing,
        "against": [limit_name(limit) for limit in sheet.against],
    }
