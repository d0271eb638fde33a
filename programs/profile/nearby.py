"""What lies around a program: others like it, and the care before and after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from django.utils.translation import gettext

from programs import language
from programs.cards import Card, cards_for
from programs.gazetteer import Spot
from programs.models import Fact, Program
from programs.packing import LEVELS, mask
from programs.query import SearchQuery
from programs.search import Hit, SearchResults, search
from programs.vocabulary import widened

ALTERNATIVES = 3
STEP_MILES = 50.0
"""Farther than this, the next step of care is not nearby."""

REACHES = (25, 100)
"""Miles searched around the program: the second only where the first holds too few."""

LADDER = ("residential", "php", "iop", "outpatient")
"""Levels of care from more hours to fewer. Hospital care stands above the first."""

GOES_ON = (
    "withdrawal-care", "withdrawal-outpatient", "several-levels", "step-down", "discharge-planning",
    "aftercare", "follow-up", "alumni-group", "sober-living", "supported-housing",
)  # fmt: skip
"""What else carries a person from one step to the next."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """`alternatives` are of the program's own level, nearest first.

    `steps` are, by level, the nearest program that is of it or says it offers it, at most 50 miles away.
    """

    alternatives: tuple[Card, ...] = ()
    steps: Mapping[str, Card] = field(default_factory=dict)


def nearby(program: Program) -> Nearby:
    """What is around the program; nothing where its own point is not known."""
    spot = _spot(program)
    if spot is None:
        return Nearby()
    for reach in REACHES:
        found = search(SearchQuery(origin=spot, within=reach))
        levels = found.candidates.rows["level"]
        alternatives = _nearest(found, program, levels == LEVELS.index(program.level), ALTERNATIVES)
        if len(alternatives) == ALTERNATIVES:
            break
    steps = {
        level: hit
        for level in filter(None, neighbours(program.level))
        for hit in _nearest(found, program, _offers(found, level), 1)
        if hit.miles <= STEP_MILES
    }
    cards = _cards(found, [*alternatives, *steps.values()])
    return Nearby(
        tuple(cards[: len(alternatives)]), dict(zip(steps, cards[len(alternatives) :], strict=True))
    )


def neighbours(level: str) -> tuple[str, str]:
    """The levels before and after one, in order of fewer hours; empty where there is none."""
    if level not in LADDER:
        return "", ""
    position = LADDER.index(level)
    return (
        LADDER[position - 1] if position else "",
        LADDER[position + 1] if position + 1 < len(LADDER) else "",
    )


def steps_of(program: Program, facts: Iterable[Fact], around: Nearby) -> list[dict[str, Any]]:
    """The step before and the step after: whether it is here, and the nearest place that has it."""
    said = {fact.term.code: fact.holds for fact in facts}
    titles = (gettext("The step before: more hours"), gettext("The step after: fewer hours"))
    return [
        {
            "title": title,
            "name": language.term(level).name,
            "explanation": language.term(level).explanation,
            "here": said_of(level, said),
            "near": around.steps.get(level),
        }
        for title, level in zip(titles, neighbours(program.level), strict=True)
        if level
    ]


def goes_on(facts: Iterable[Fact]) -> list[str]:
    """The names of what it says it has for moving between the steps."""
    yes = {fact.term.code for fact in facts if fact.holds}
    return [language.term(code).name for code in GOES_ON if code in yes]


def said_of(code: str, said: dict[str, bool]) -> bool | None:
    """What is said of a term, by its own fact or by a narrower yes; None when nothing is."""
    if any(said.get(narrower) for narrower in widened(code)):
        return True
    return said.get(code)


def _spot(program: Program) -> Spot | None:
    location = program.location
    if location.lat is None or location.lon is None:
        return None
    return Spot(
        kind="zip", place=location.city, state=location.state, county=location.county, zip=location.zip,
        lat=location.lat, lon=location.lon, time_zone=location.time_zone,
    )  # fmt: skip


def _offers(found: SearchResults, level: str) -> np.ndarray:
    """Which rows are of a level, or say they offer it beside their own."""
    rows = found.candidates.rows
    return (rows["level"] == LEVELS.index(level)) | np.any(rows["yes"] & mask([level]), axis=1)


def _nearest(found: SearchResults, program: Program, wanted: np.ndarray, count: int) -> list[Hit]:
    """The nearest of the wanted programs that have a place to go to, other than this one."""
    candidates = found.candidates
    rows, measure = candidates.rows, candidates.measure
    assert measure is not None  # noqa: S101 - only searches at a point get here
    wanted = wanted & (rows["program"] != program.pk)
    wanted &= ~candidates.in_online_group & ~candidates.placeless
    wanted &= measure.inside(found.query.within)
    positions = np.flatnonzero(wanted)
    by_tie = positions[np.argsort(rows["tie"][positions], kind="stable")]
    page, miles = measure.order(by_tie, 0, count)
    return [Hit(int(position), float(mile), "yes", False) for position, mile in zip(page, miles, strict=True)]


def _cards(found: SearchResults, hits: Sequence[Hit]) -> list[Card]:
    """A card for each; all are published, or they would not have been found."""
    return cards_for(found.query, found.candidates.rows, found.decision, hits, found.today, {})
