"""Never a dead end: what giving way on each limit would yield, and what lies beyond the radius."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from programs import geo
from programs.cards import Card, cards_for
from programs.matching import YES
from programs.query import PAGE_SIZE, SearchQuery
from programs.search import Hit, SearchResults, search, sitting_states, wider


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Another search, and how many more programs match it. `change` names what gives way."""

    change: str
    query: SearchQuery
    gives: int


def relaxed(found: SearchResults) -> list[Relaxed]:
    """Every limit dropped, the next radius, online programs added: each with what it gives."""
    return [
        Relaxed(change, query, total - found.total)
        for change, query, total in (*_without_limits(found), *_wider(found), *_online(found), *_any_name(found))
    ]


def _without_limits(found: SearchResults) -> Iterator[tuple[str, SearchQuery, int]]:
    for limit in found.query.limits:
        query = found.query.without(limit.parameter)
        yield limit.parameter, query, _total(found, query)


def _wider(found: SearchResults) -> Iterator[tuple[str, SearchQuery, int]]:
    """The next radius. Past the widest, any distance, which is counted only where few were found."""
    query = found.query
    if query.origin is None or query.within is None:
        return
    reach = wider(query.within)
    if reach != query.within:
        further = replace(query, within=reach, page=1)
        yield "within", further, _total(found, further)
    elif found.total < PAGE_SIZE:
        anywhere = replace(query, within=None, page=1)
        yield "within", anywhere, search(anywhere).total


def _online(found: SearchResults) -> Iterator[tuple[str, SearchQuery, int]]:
    """Online programs that may be attended from the state of the place typed."""
    query = found.query
    states = sitting_states(query, assume=True)
    if not states or sitting_states(query) or query.words:
        return
    query = query.having("state", *states)
    yield "state", query, _total(found, query)


def _any_name(found: SearchResults) -> Iterator[tuple[str, SearchQuery, int]]:
    if found.query.words and (found.query.origin or found.query.in_state or found.query.limits):
        query = replace(found.query, words=(), page=1)
        yield "q", query, search(query).total


def _total(found: SearchResults, query: SearchQuery) -> int:
    """How many match a search that reaches no further than the candidates at hand."""
    dropped = {limit.parameter for limit in found.query.limits} - {limit.parameter for limit in query.limits}
    answers = found.decision.as_if_without(next(iter(dropped), ""), found.candidates.scope(query))
    return int(np.count_nonzero(answers == YES))


def nearest_each_way(found: SearchResults) -> list[tuple[str, Card]]:
    """The nearest program that fits in each of the eight directions, nearest first, at any distance."""
    query = found.query
    if query.origin is None:
        return []
    anywhere = search(replace(query, within=None, page=1))
    here = (query.origin.lat, query.origin.lon)
    nearest: dict[str, Hit] = {}
    for hit in _by_distance(anywhere):
        row = anywhere.candidates.rows[hit.position]
        nearest.setdefault(geo.direction(here, (float(row["lat"]), float(row["lon"]))), hit)
    measure = anywhere.candidates.measure
    miles = measure.miles(np.array([hit.position for hit in nearest.values()], np.intp))
    hits = [replace(hit, miles=float(exact)) for hit, exact in zip(nearest.values(), miles, strict=True)]
    cards = cards_for(anywhere.query, anywhere.candidates.rows, anywhere.decision, hits, anywhere.today)
    return list(zip(nearest, cards, strict=True))


def _by_distance(found: SearchResults) -> Iterator[Hit]:
    """The programs that fit and have a point, nearest first, measured as they are read."""
    measure = found.candidates.measure
    assert measure is not None  # noqa: S101 - only searches at a place get here
    placed = np.isfinite(measure.upper) & ~found.candidates.in_online_group
    fits = np.flatnonzero((found.decision.answer == YES) & placed)
    for position in fits[np.argsort(measure.upper[fits], kind="stable")]:
        yield Hit(int(position), float(measure.upper[position]), "yes", False)
