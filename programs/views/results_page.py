"""What the results page says around its cards: heading, order, what was chosen, counts, other pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from programs.filters import SORTS, ProgramFilter, address, parameters
from programs.gazetteer import NotFound, Several
from programs.kits import address_in, kits
from programs.query import Limit, SearchQuery
from programs.relaxing import Relaxed, nearest_each_way, other_levels, relaxed
from programs.search import SearchResults
from programs.views.filter_groups import groups, state_options, states, switches, trips, week
from programs.views.results_map import map_of
from programs.views.results_words import (
    heading,
    option_name,
    relax_count,
    relax_words,
    section_titles,
    totals,
)

OTHERS_SHOWN = 5


def context(asked: ProgramFilter, found: SearchResults) -> dict[str, Any]:
    """Everything `programs/results.html` reads."""
    return {**_asked(asked, found), **_answered(found)}


def _asked(asked: ProgramFilter, found: SearchResults) -> dict[str, Any]:
    """The form: what was asked, and what could not be read."""
    query = found.query
    first = replace(query, page=1)
    return {
        "form": asked.form,
        "problems": problems(asked),
        "groups": groups(asked, found),
        "switches": switches(found),
        "week": week(query),
        "week_url": address(first, reverse("my_week")),
        "free": "".join(query.limit("free")),
        "trips": trips(query),
        "states": states(query),
        "state_options": state_options(),
        "sorts": sorts(query),
        "chosen": chosen(query),
        "clear_url": address(SearchQuery(query.origin, query.in_state, query.within, sort=query.sort)),
    }


def _answered(found: SearchResults) -> dict[str, Any]:
    """The programs, what to try when there are few, and where to go on from here."""
    query = found.query
    first = replace(query, page=1)
    nothing = found.total == 0
    return {
        "results": found,
        "nothing": nothing,
        "heading": heading(found),
        "totals": totals(found),
        "sections": sections(found),
        "relax": [
            (words, url, relax_count(step)) for step, words, url in relax(found) if step.gives or step.might
        ],
        "nearest": nearest_each_way(found) if nothing else [],
        "other_levels": others(found) if nothing else None,
        "map": map_of(found),
        "search_url": reverse("results"),
        "kits": [(kit, address_in(kit, query)) for kit in kits()],
        "carried": parameters(first),
        "address": address(query),
        "csv_url": address(first, reverse("csv")),
        "previous_url": address(replace(query, page=query.page - 1)) if query.page > 1 else "",
        "next_url": address(replace(query, page=query.page + 1)) if query.page < found.pages else "",
    }


CONTROLS = {
    "free": "group-when", "trip": "group-when", "state": "group-delivery", "page": "heading",
    **{name: name for name in ("near", "within", "q", "age", "max_weekly", "open", "unknown", "sort")},
}  # fmt: skip
"""Where a parameter is chosen, by the id on the page; the others have a group of their own."""


def problems(asked: ProgramFilter) -> list[tuple[str, str]]:
    """What could not be read: (the id of its control, a sentence)."""
    return [
        (CONTROLS.get(name, f"group-{name}"), sentence)
        for name, sentences in asked.form.errors.items()
        for sentence in sentences
    ]


def sections(found: SearchResults) -> list[dict[str, Any]]:
    """The page's cards under the headings of the list, each with how many it has over all pages."""
    titles = section_titles(found.query)
    return [
        {
            "id": "-".join(("list", fit, "online" if online else "near")),
            "title": titles[fit, online][0],
            "note": titles[fit, online][1],
            "count": found.section_totals[fit, online],
            "cards": list(cards),
        }
        for (fit, online), cards in groupby(found.cards, key=lambda card: (card.fit, card.online))
    ]


def sorts(query: SearchQuery) -> list[tuple[str, str, bool]]:
    """The orders to choose from, (value, words, whether it is this one); the usual one has no value."""
    usual = replace(query, sort="").order
    offered = [(value, words) for value, words in SORTS if value != "distance" or query.origin]
    return [("" if value == usual else value, words, value == query.order) for value, words in offered]


def chosen(query: SearchQuery) -> list[tuple[str, str]]:
    """Each thing that was chosen, in words, and the address of the search without it."""
    picked = [
        (option_name(limit.parameter, option), address(without_option(query, limit, option)))
        for limit in query.limits
        for option in limit.options
    ]
    if query.words:
        called = gettext("Called “%(name)s”") % {"name": " ".join(query.words)}
        picked.append((called, address(replace(query, words=(), page=1))))
    if not query.unknown:
        picked.append((gettext("Nothing left unsaid"), address(replace(query, unknown=True, page=1))))
    return picked


def without_option(query: SearchQuery, limit: Limit, option: str) -> SearchQuery:
    """The same search with one option less, on its first page; without a week there is no trip to it."""
    rest = tuple(other for other in limit.options if other != option)
    if not rest:
        without = query.without(limit.parameter)
        return replace(without, trip=0) if limit.parameter == "free" else without
    kept = tuple(Limit(x.parameter, rest) if x is limit else x for x in query.limits)
    return replace(query, limits=kept, page=1)


def others(found: SearchResults) -> dict[str, Any] | None:
    """Some programs of other levels of care nearby, how many there are, and the address of them all."""
    near = other_levels(found)
    if near is None or not near.total:
        return None
    return {"cards": near.cards[:OTHERS_SHOWN], "total": near.total, "url": address(near.query)}


def relax(found: SearchResults) -> list[tuple[Relaxed, str, str]]:
    """What giving way would yield: each step, in words, and its address."""
    return [(step, relax_words(found.query, step), address(step.query)) for step in relaxed(found)]


def place_problem(asked: ProgramFilter, place: Several | NotFound) -> dict[str, Any]:
    """Why a machine got no features: a sentence, and the places it may mean."""
    choices = place.spots if isinstance(place, Several) else place.near
    found = isinstance(place, Several)
    sentence = "names several places" if found else "is no place we know"
    return {
        "problems": [f"“{asked.near_text}” {sentence}. Use a ZIP code, or a town with its state."],
        "choices": [spot.query for spot in choices],
    }
