"""The search: a page for people, GeoJSON for machines. Same filter, same search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from programs import gazetteer
from programs.filters import ProgramFilter, address
from programs.gazetteer import Choice, Found, NotFound, Resolution, Several, WholeState
from programs.query import SearchQuery
from programs.search import search
from programs.views import results_page
from programs.views.feature import feature_collection

ALSO_SHOWN = 5
"""Smaller places of the same name that a page of results offers."""

FINER_THAN_ZIP = ("point", "address")
"""What was typed says where somebody is: no link of the page carries it on."""


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The list of programs, or a page that helps to name the place. Past the last page is the last page.

    htmx gets only what changes, or is told to open the whole page where there is no list.
    """
    asked = ProgramFilter(request.GET)
    place = place_of(asked)
    if isinstance(place, Several | NotFound):
        opened = HttpResponseClientRedirect(request.get_full_path())
        return opened if request.htmx else place_help(request, asked, place)
    found = search(query_of(asked, place))
    if found.query.page > found.pages:
        return redirect(address(replace(found.query, page=found.pages)))
    template = "programs/_live_answer.html" if request.htmx else "programs/results.html"
    return render(request, template, {**results_page.context(asked, found), **elsewhere(asked, place)})


@require_safe
def geojson(request: HttpRequest) -> JsonResponse:
    """The same page of the same search, as a GeoJSON FeatureCollection (RFC 7946)."""
    asked = ProgramFilter(request.GET)
    if asked.problems:
        return JsonResponse({"problems": asked.problems}, status=HTTPStatus.BAD_REQUEST)
    place = place_of(asked)
    if isinstance(place, Several | NotFound):
        return JsonResponse(results_page.place_problem(asked, place), status=HTTPStatus.NOT_FOUND)
    collection = feature_collection(search(query_of(asked, place)))
    return JsonResponse(collection, content_type="application/geo+json")


def place_of(asked: ProgramFilter) -> Resolution | None:
    """What the gazetteer makes of the place typed; None when none was."""
    return gazetteer.resolve(asked.near_text) if asked.near_text else None


def query_of(asked: ProgramFilter, place: Resolution | None) -> SearchQuery:
    """The search for a place that was found, or for none."""
    match place:
        case Found(spot):
            return asked.search_query(spot)
        case WholeState(code):
            return asked.search_query(in_state=code)
    return asked.search_query()


def place_help(request: HttpRequest, asked: ProgramFilter, place: Several | NotFound) -> HttpResponse:
    """A page that asks which place was meant, or offers near spellings, keeping the rest of the search."""
    choices = place.spots if isinstance(place, Several) else place.near
    context: dict[str, Any] = {"typed": asked.near_text, "places": linked(asked, choices)}
    if isinstance(place, Several):
        return render(request, "programs/several_places.html", context)
    if place.why in FINER_THAN_ZIP:
        context["address"] = address(asked.search_query())
    return render(request, "programs/place_not_found.html", context, status=HTTPStatus.NOT_FOUND)


def elsewhere(asked: ProgramFilter, place: Resolution | None) -> dict[str, Any]:
    """The smaller places of the same name, for whoever meant another one; empty where there are none."""
    if not isinstance(place, Found):
        return {}
    others = {spot.query: spot for spot in place.also if spot.query != place.spot.query}
    return {"not_this": linked(asked, list(others.values())[:ALSO_SHOWN])}


def linked(asked: ProgramFilter, choices: Iterable[Choice]) -> list[dict[str, str]]:
    """Places with the address of the same search at each."""
    return [
        {"name": choice.name, "note": choice.note, "url": address_at(asked, choice)} for choice in choices
    ]


def address_at(asked: ProgramFilter, choice: Choice) -> str:
    """The address of the same search at this place."""
    place = choice if isinstance(choice, WholeState) else Found(choice)
    return address(query_of(asked, place))
