"""What the results page says around its cards: heading, order, what was chosen, counts, other pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.urls import reverse

from programs.cards import limit_name
from programs.filters import ProgramFilter, address, parameters
from programs.gazetteer import NotFound, Several
from programs.query import Limit, SearchQuery
from programs.relaxing import Relaxed, nearest_each_way, relaxed
from programs.search import SearchResults
from programs.states import state_name
from programs.views.results_map import map_of

ORDER = {
    "distance": "Nearest first",
    "best": "Best fit first",
    "checked": "Newest check first",
    "soonest": "Soonest opening first",
}


def context(asked: ProgramFilter, found: SearchResults) -> dict[str, Any]:
    """Everything `programs/results.html` reads."""
    query = found.query
    groups = facets(asked, found)
    return {
        "form": asked.form,
        "problems": asked.problems,
        "results": found,
        "heading": heading(found),
        "order": ORDER[query.order],
        "chosen": chosen(query),
        "facets": groups,
        "relax": [(words, url, gives) for _, words, url, gives in relax(found) if gives > 0],
        "nearest": nearest_each_way(found) if not found.shown_total else [],
        "kept": kept(query, groups),
        "map": map_of(found),
        "search_url": reverse("results"),
        "week_url": address(replace(query, page=1), reverse("my_week")),
        "previous_url": address(replace(query, page=query.page - 1)) if query.page > 1 else "",
        "next_url": address(replace(query, page=query.page + 1)) if query.page < found.pages else "",
    }


def heading(found: SearchResults) -> str:
    """How many, and where: "12 programs within 25 miles of Cincinnati, OH"."""
    count = found.total
    number = f"{count:,} program{'' if count == 1 else 's'}"
    if count and found.query.limits:
        number += " that fits" if count == 1 else " that fit"
    return f"{number} {where(found.query)}".strip() if count else f"No program {where(found.query)}".strip()


def where(query: SearchQuery) -> str:
    """The area searched, in words."""
    if query.in_state:
        return f"in {state_name(query.in_state)}"
    if query.origin is None:
        return f"called “{' '.join(query.words)}”" if query.words else "in the United States"
    name = query.origin.name
    return f"at any distance from {name}" if query.within is None else f"within {query.within:g} miles of {name}"


def chosen(query: SearchQuery) -> list[tuple[str, str]]:
    """Each option that was chosen, and the address of the search without it."""
    return [
        (limit_name(Limit(limit.parameter, (option,))), address(without_option(query, limit, option)))
        for limit in query.limits
        for option in limit.options
    ]


def without_option(query: SearchQuery, limit: Limit, option: str) -> SearchQuery:
    """The same search with one option less, on its first page."""
    rest = tuple(other for other in limit.options if other != option)
    if not rest:
        return query.without(limit.parameter)
    kept = tuple(Limit(x.parameter, rest) if x is limit else x for x in query.limits)
    return replace(query, limits=kept, page=1)


def facets(asked: ProgramFilter, found: SearchResults) -> list[dict[str, Any]]:
    """Each group of options with its counts; options nobody near offers are left out unless chosen."""
    groups = []
    for name, tallies in found.facets.items():
        taken = found.query.limit(name)
        labels = dict(asked.filters[name].extra["choices"])
        options = [
            {"value": code, "label": labels[code], "chosen": code in taken, "count": tally.yes}
            for code, tally in tallies.items()
            if tally.yes or code in taken
        ]
        if options:
            label = asked.filters[name].label
            groups.append({"name": name, "label": label, "kind": "checkbox", "options": options})
    return groups


def kept(query: SearchQuery, groups: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """What was asked and has no control in the form: it travels along as hidden inputs."""
    shown = {"near", "within", "q", "page"} | {group["name"] for group in groups}
    return [(name, value) for name, value in parameters(query) if name not in shown]


def relax(found: SearchResults) -> list[tuple[str, str, str, int]]:
    """What giving way would yield: (what gives way, in words, the address, how many more)."""
    return [
        (step.change, relax_words(found.query, step), address(step.query), step.gives)
        for step in relaxed(found)
    ]


def relax_words(query: SearchQuery, step: Relaxed) -> str:
    """What a relaxed search does, in a few words."""
    match step.change:
        case "within" if step.query.within is None:
            return "At any distance"
        case "within":
            return f"Within {step.query.within:g} miles"
        case "state" if step.query.limit("state"):
            return f"With online programs for {state_name(step.query.limit('state')[0])}"
        case "q":
            return f"Without the name “{' '.join(query.words)}”"
    return f"Without “{limit_name(Limit(step.change, query.limit(step.change)))}”"


def place_problem(asked: ProgramFilter, place: Several | NotFound) -> dict[str, Any]:
    """Why a machine got no features: a sentence, and the places it may mean."""
    choices = place.spots if isinstance(place, Several) else place.near
    found = isinstance(place, Several)
    sentence = "names several places" if found else "is no place we know"
    return {
        "problems": [f"“{asked.near_text}” {sentence}. Use a ZIP code, or a town with its state."],
        "choices": [spot.query for spot in choices],
    }

