"""Never a dead end: what giving way on each limit would yield, and what lies beyond the radius."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from programs import geo
from programs.cards import Card, cards_for
from programs.matching import NOT_STATED, YES
from programs.packing import LEVELS
from programs.query import PAGE_SIZE, RADII, Limit, SearchQuery
from programs.search import Hit, SearchResults, search, sitting_states, wider

OTHER_LEVELS = ("php", "outpatient")
OTHER_LEVELS_MILES = 50


class Counted(NamedTuple):
    """How many programs fit a search, and how many might."""

    fit: int
    might: int


Step = tuple[str, SearchQuery, Counted]
"""What gives way, the search without it, and what that finds."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Another search, and how many more programs match it. `change` names what gives way.

    `might` counts those that might fit, where none does, and the search it comes from shows nothing at all.
    """

    change: str
    query: SearchQuery
    gives: int
    might: int = 0


def relaxed(found: SearchResults) -> list[Relaxed]:
    """Every limit widened, a wider radius, online programs added: each with what it gives, never less than 0.

    Where nothing fits and none of these gives anything, starting over does, in a catalogue that has programs.
    """
    steps = [*_without_limits(found), *_wider(found), *_online(found), *_any_name(found)]
    if not any(counted.fit or _worth_a_call(found, counted) for _, _, counted in steps):
        steps += _anew(found)
    return [
        Relaxed(change, query, counted.fit - found.total, _worth_a_call(found, counted))
        for change, query, counted in steps
    ]


def _worth_a_call(found: SearchResults, counted: Counted) -> int:
    """How many might fit, where the search shows nothing, and no program fits for certain either way."""
    return counted.might if found.query.unknown and not found.shown_total and not counted.fit else 0


def _without_limits(found: SearchResults) -> Iterator[Step]:
    """Each limit dropped. The state one sits in narrows nothing: without it, online programs would go."""
    for limit in found.query.limits:
        if limit.parameter != "state":
            query = _giving_way(found.query, limit.parameter)
            yield limit.parameter, query, _counted(found, query)


def _giving_way(query: SearchQuery, parameter: str) -> SearchQuery:
    """The search without this limit, with everything it had found: all levels, and online programs kept."""
    if parameter == "level":
        return query.having("level", *LEVELS)
    without, states = query.without(parameter), sitting_states(query)
    return without.having("state", *states) if states and not sitting_states(without) else without


def _anew(found: SearchResults) -> Iterator[Step]:
    """Nothing fits, whatever gives way: everything from here, or everything there is."""
    query = SearchQuery(origin=found.query.origin, within=None)
    if found.total == 0 and query != found.query:
        yield "all", query, _counted_anew(query)


def _wider(found: SearchResults) -> Iterator[Step]:
    """The next radius at which there is more; past the next, counted only where few were found.

    Before it the first at which some might fit, where that is the most there is so far.
    """
    worth_a_call = False
    query = found.query
    if query.origin is None or query.within is None:
        return
    for reach in (*(radius for radius in RADII if radius > query.within), None):
        further = replace(query, within=reach, page=1)
        at_hand = reach is not None and reach <= wider(query.within)
        if not at_hand and found.total >= PAGE_SIZE:
            return
        counted = _counted(found, further) if at_hand else _counted_anew(further)
        if counted.fit > found.total or reach is None:
            yield "within", further, counted
            return
        if _worth_a_call(found, counted) and not worth_a_call:
            worth_a_call = True
            yield "within", further, counted


def _online(found: SearchResults) -> Iterator[Step]:
    """Online programs that may be attended from the state of the place typed."""
    query = found.query
    states = sitting_states(query, assume=True)
    if not states or sitting_states(query) or query.words:
        return
    query = query.having("state", *states)
    yield "state", query, _counted(found, query)


def _any_name(found: SearchResults) -> Iterator[Step]:
    if found.query.words and (found.query.origin or found.query.in_state or found.query.limits):
        query = replace(found.query, words=(), page=1)
        yield "q", query, _counted_anew(query)


def _counted_anew(query: SearchQuery) -> Counted:
    results = search(query)
    return Counted(results.total, results.might_total)


def _counted(found: SearchResults, query: SearchQuery) -> Counted:
    """How many match a search that reaches no further than the candidates at hand."""
    dropped = {limit.parameter for limit in found.query.limits} - {limit.parameter for limit in query.limits}
    answers = found.decision.as_if_without(next(iter(dropped), ""), found.candidates.scope(query))
    fit, might = (int(np.count_nonzero(answers == said)) for said in (YES, NOT_STATED))
    return Counted(fit, might)


def other_levels(found: SearchResults) -> SearchResults | None:
    """Day treatment and regular outpatient care nearby, where an intensive program was looked for."""
    query = found.query
    if query.limit("level") or not (query.origin or query.in_state):
        return None
    levels = (Limit("level", OTHER_LEVELS),)
    return search(SearchQuery(query.origin, query.in_state, OTHER_LEVELS_MILES, limits=levels))


def nearest_each_way(found: SearchResults) -> list[tuple[str, Card]]:
    """The nearest program that fits in each of the eight directions, nearest first, at any distance.

    Where the search shows nothing and none fits anywhere, those that might fit.
    """
    query = found.query
    if query.origin is None:
        return []
    anywhere = search(replace(query, within=None, page=1))
    here = (query.origin.lat, query.origin.lon)
    nearest: dict[str, Hit] = {}
    fits = "yes" if anywhere.total or found.shown_total or not query.unknown else "might"
    for hit in _by_distance(anywhere, fits):
        row = anywhere.candidates.rows[hit.position]
        nearest.setdefault(geo.direction(here, (float(row["lat"]), float(row["lon"]))), hit)
    measure = anywhere.candidates.measure
    miles = measure.miles(np.array([hit.position for hit in nearest.values()], np.intp))
    hits = [replace(hit, miles=float(exact)) for hit, exact in zip(nearest.values(), miles, strict=True)]
    rows, week_fits = anywhere.candidates.rows, anywhere.candidates.week_fits
    cards = cards_for(anywhere.query, rows, anywhere.decision, hits, anywhere.today, week_fits)
    return list(zip(nearest, cards, strict=True))


def _by_distance(found: SearchResults, fits: str) -> Iterator[Hit]:
    """The programs that fit, or might, and have a point, nearest first, measured as they are read."""
    measure = found.candidates.measure
    assert measure is not None  # noqa: S101 - only searches at a place get here
    placed = np.isfinite(measure.upper) & ~found.candidates.in_online_group
    said = YES if fits == "yes" else NOT_STATED
    these = np.flatnonzero((found.decision.answer == said) & placed)
    for position in these[np.argsort(measure.upper[these], kind="stable")]:
        yield Hit(int(position), float(measure.upper[position]), fits, False)
