"""Whole pages: one with the site's layout and nothing in it, and the results done the plain Django way.

The plain page joins, groups and counts with the ORM in the bounding box, asks geopy about every match in it,
prefetches what a card says, and renders every option and the same cards. It draws no map, has no words
around the results and counts the corners of the box too, which flatters it.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from geopy.distance import geodesic

from benchmarks.rivals.orm import in_box
from programs.cards import distance_text
from programs.filters import ProgramFilter
from programs.matching import TERM_PARAMETERS
from programs.models import Fact, Program, Track
from programs.packing import tie
from programs.query import PAGE_SIZE, SearchQuery
from programs.tags import TAGS
from programs.views.search import place_of, query_of
from programs.vocabulary import terms_in


@require_safe
def empty(request: HttpRequest) -> HttpResponse:
    """The layout around nothing."""
    return render(request, "benchmarks/empty.html")


@require_safe
def plain(request: HttpRequest) -> HttpResponse:
    """The results page as one would write it first."""
    asked = ProgramFilter(request.GET)
    query = query_of(asked, place_of(asked))
    fits = _fitting(in_box(query), query)
    page = _nearest(fits, query)
    context = {
        "form": asked.form,
        "total": fits.count(),
        "cards": [_card(number, program, miles) for number, (program, miles) in enumerate(page, 1)],
        "facets": _facets(asked, query),
        "relax": [
            (x.parameter, _fitting(in_box(query), query.without(x.parameter)).count()) for x in query.limits
        ],
    }
    return render(request, "benchmarks/plain.html", context)


def _fitting(programs: QuerySet[Program], query: SearchQuery) -> QuerySet[Program]:
    """One join for each limit."""
    for limit in query.limits:
        programs = programs.filter(
            facts__term__code__in=limit.options, facts__holds=True, facts__current=True
        )
    return programs.distinct()


def _nearest(fits: QuerySet[Program], query: SearchQuery) -> list[tuple[Program, float]]:
    here = (query.origin.lat, query.origin.lon)
    points = fits.values_list("pk", "slug", "location__lat", "location__lon")
    miles = [(geodesic(here, (lat, lon)).miles, tie(slug), pk) for pk, slug, lat, lon in points]
    nearest = sorted(row for row in miles if row[0] <= query.within)[:PAGE_SIZE]
    shown = _with_everything(pk for _, _, pk in nearest)
    return [(shown[pk], far) for far, _, pk in nearest]


def _with_everything(ids: Any) -> dict[int, Program]:
    said = Fact.objects.filter(current=True, holds=True, term__category__in=TAGS)
    programs = Program.objects.filter(pk__in=list(ids)).select_related("location__organization", "source")
    programs = programs.prefetch_related(
        "phones",
        Prefetch("facts", said.select_related("term"), to_attr="said"),
        Prefetch("tracks", Track.objects.prefetch_related("sessions")),
    )
    return {program.pk: program for program in programs}


def _card(number: int, program: Program, miles: float) -> dict[str, Any]:
    location = program.location
    sessions = [session for track in program.tracks.all() for session in track.sessions.all()]
    distance = distance_text(miles, location.is_approximate)
    return {
        "number": number, "program": program, "url": program.get_absolute_url(), "distance": distance,
        "place": f"{location.organization.name}, {location}",
        "schedule": "; ".join(map(str, sessions)),
        "tags": [fact.term for fact in program.said][: sum(TAGS.values())],
        "reasons": [distance, f"checked {program.checked_on}"],
        "phone": next(iter(program.phones.all()), None),
        "source": program.source.name,
    }  # fmt: skip


def _facets(asked: ProgramFilter, query: SearchQuery) -> list[dict[str, Any]]:
    """One GROUP BY for the groups without a limit, and one for each group with a limit of its own."""
    limited = [limit.parameter for limit in query.limits]
    free = [name for name in TERM_PARAMETERS if name not in limited]
    counted = [(free, query), *(([name], query.without(name)) for name in limited)]
    found: dict[str, int] = {}
    for categories, narrowed in counted:
        facts = Fact.objects.filter(current=True, holds=True, term__category__in=categories)
        facts = facts.filter(program__in=_fitting(in_box(query), narrowed).values("pk"))
        found.update(facts.values_list("term__code").annotate(Count("pk")))
    return [_facet(asked, query, name, found) for name in TERM_PARAMETERS]


def _facet(asked: ProgramFilter, query: SearchQuery, name: str, found: dict[str, int]) -> dict[str, Any]:
    taken = query.limit(name)
    options = [
        {"value": term.code, "label": term.name, "chosen": term.code in taken, "count": found[term.code]}
        for term in terms_in(name)
        if term.offered and term.code in found
    ]
    return {"name": name, "label": asked.filters[name].label, "kind": "checkbox", "options": options}
