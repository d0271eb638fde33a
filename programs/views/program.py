"""One program's page."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs import changes, gazetteer, language
from programs.filters import ProgramFilter, address
from programs.models import Program
from programs.my_week import clock_of, fits_by_track, other_zone
from programs.profile import nearby, profile
from programs.qr import qr_code
from programs.query import SearchQuery
from programs.schedule import decode_free, free_in_words
from programs.views.chosen import address_of
from programs.views.merged import lead_on
from programs.views.search import place_of, query_of


@require_safe
def program(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything known about a program, and what is not stated. Closed ones stay, marked closed."""
    found = Program.objects.for_page().filter(slug=slug).first()
    if found is None:
        return lead_on(request, "program", slug)
    asked = ProgramFilter(request.GET)
    query = query_of(asked, place_of(asked))
    page = profile(found, timezone.localdate(), fits_by_track(query, found), nearby(found))
    beside = [card.program.slug for card in page["alternatives"]]
    context = {**page, **ways_on(request, found, beside, query), "week": asked_week(asked, query, found)}
    return render(request, "programs/program.html", context)


def ways_on(request: HttpRequest, found: Program, beside: list[str], query: SearchQuery) -> dict[str, Any]:
    """Where one goes on from the page, and the page's own address to take along."""
    url = request.build_absolute_uri(found.get_absolute_url())
    return {
        "marks": changes.written(changes.all_marks([found]).get(found.pk, {})),
        "around_url": around(found),
        "sheet_url": address_of("call_sheet", [found.slug], query),
        "compare_url": address_of("compare", [found.slug, *beside], query) if beside else "",
        "page_url": url,
        "qr": qr_code(url),
        "first_day": timezone.localdate() + timedelta(1),
    }


def asked_week(asked: ProgramFilter, query: SearchQuery, found: Program) -> dict[str, Any] | None:
    """The reader's week in words, where the address carries one; None where it carries none."""
    problem = " ".join(asked.form.errors.get("free", []))
    code = "".join(query.limit("free"))
    if not code and not problem:
        return None
    differs = other_zone(query, found.location.time_zone)
    return {
        "words": free_in_words(decode_free(code), language.week_words()),
        "problem": problem,
        "trip": query.trip,
        "zone": language.zone(clock_of(query)) if differs else "",
        "url": address(replace(query, page=1), reverse("my_week")),
    }


def around(found: Program) -> str:
    """The address of the programs around this one: by its ZIP code, else its state."""
    spot = gazetteer.zip_centre(found.location.zip) if found.location.zip else None
    if spot is None:
        return address(replace(SearchQuery(), in_state=found.location.state))
    return address(SearchQuery(origin=spot))
