"""What the results page says around its cards: heading, order, what was chosen, counts, other pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from programs.cards import limit_name
from programs.filters import ProgramFilter, address
from programs.gazetteer import NotFound, Several
from programs.query import Limit, SearchQuery
from programs.search import SearchResults
from programs.states import state_name

ORDER = {
    "distance": "Nearest first",
    "best": "Best fit first",
    "checked": "Newest check first",
    "soonest": "Soonest opening first",
}


def context(asked: ProgramFilter, found: SearchResults) -> dict[str, Any]:
    """Everything `programs/results.html` reads."""
    query = found.query
    return {
        "form": asked.form,
        "problems": asked.problems,
        "results": found,
        "heading": heading(found),
        "order": ORDER[query.order],
        "chosen": chosen(query),
        "facets": facets(asked, found),
        "map": None,
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


def place_problem(asked: ProgramFilter, place: Several | NotFound) -> dict[str, Any]:
    """Why a machine got no features: a sentence, and the places it may mean."""
    choices = place.spots if isinstance(place, Several) else place.near
    found = isinstance(place, Several)
    sentence = "names several places" if found else "is no place we know"
    return {
        "problems": [f"“{asked.near_text}” {sentence}. Use a ZIP code, or a town with its state."],
        "choices": [spot.query for spot in choices],
    }

