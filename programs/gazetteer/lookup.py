"""From what was typed to a place.

The rule for a name that several places share: ask, except where one of them is what nearly everybody means.
That is so when it has 100,000 people or more, ten times as many as the next, and the next has under 50,000:
"Cincinnati" is the one in Ohio; "Portland", "Springfield" and "Columbus" are asked about. The others are
kept in `Found.also`. The name of a state means the state, unless a place of 100,000 people or more has the
same name ("New York", "Washington"): then both are offered. A name with its state ("Springfield, IL") and a
ZIP code are never asked about. Where a name and a ZIP code do not go together, both are offered.
"""

from __future__ import annotations

from typing import Final

from programs.gazetteer.answers import (
    Choice,
    Found,
    NotFound,
    Resolution,
    Several,
    Spot,
    WholeState,
    Why,
)
from programs.gazetteer.near import LIMIT, near_names, near_zips, padded_zip
from programs.gazetteer.rows import Row, by_readings, whole_state, zip_row
from programs.geo import geodesic_miles
from programs.place_names import LONGEST_TEXT, Typed, read_place, town_of_address
from programs.states import military_zip, state_code

MOST_CHOICES: Final = 30
LARGE_PEOPLE: Final = 100_000
TIMES_THE_NEXT: Final = 10
NEXT_PEOPLE: Final = 50_000
CLOSE_MILES: Final = 40
"""How far a ZIP code may lie from the town written beside it."""


def resolve(text: str) -> Resolution:
    """The place a person typed: found, several to choose from, a whole state, or not found.

    At most 200 characters are looked at; any text at all gets an answer, with at most nine queries on the
    index of the gazetteer's table. Nothing finer than a ZIP code is ever used.
    """
    typed = read_place(text)
    match typed:
        case Typed(trouble="empty" | "too_long" | "point" as why):
            return not_found(text, why=why)
        case Typed(lost_zero=code) if code:
            return not_found(text, padded_zip(code))
        case Typed(zip=code, name="") if code:
            return by_zip(text, code)
        case Typed(zip=code) if code:
            return by_zip_and_name(text, typed)
    return by_name(text, typed)


def not_found(text: str, near: tuple[Choice, ...] = (), why: Why = "unknown") -> NotFound:
    return NotFound(text[:LONGEST_TEXT].replace("\x00", ""), near, why)


def by_zip(text: str, code: str) -> Resolution:
    spot = zip_row(code)
    if spot:
        return Found(spot)
    return not_found(text, why="military") if military_zip(code) else not_found(text, near_zips(code))


def by_zip_and_name(text: str, typed: Typed) -> Resolution:
    """The ZIP code when the rest agrees: "Springfield IL 62701", "12 Elm St, Cincinnati, OH 45202"."""
    spot, named = zip_row(typed.zip), by_name(text, typed)
    if spot is None:
        return named
    if agrees(spot, typed, named):
        return Found(spot)
    match named:
        case NotFound(near=near):
            is_house_number = text.strip().startswith(typed.zip)
            return not_found(text, near if is_house_number else (spot, *near)[:LIMIT], named.why)
        case Found(place) | (WholeState() as place):
            return Several((place, spot))
    return Several((*named.spots[: MOST_CHOICES - 1], spot))


def agrees(spot: Spot, typed: Typed, named: Resolution) -> bool:
    """Whether the words beside a ZIP code go with it: its state, a town close by, an address in it."""
    if state_code(typed.name) == spot.state:
        return True
    match named:
        case Found(town):
            return is_close(spot, town)
        case Several(towns):
            return any(is_close(spot, town) for town in towns)
    return any(reading.state == spot.state for reading in typed.readings)


def is_close(spot: Spot, town: Choice) -> bool:
    return geodesic_miles((spot.lat, spot.lon), (town.lat, town.lon)) <= CLOSE_MILES


def by_name(text: str, typed: Typed) -> Resolution:
    rows = by_readings(typed.readings)
    code = state_code(typed.name)
    if code and (state := by_state(code, rows)):
        return state
    for reading in typed.readings:
        fitting = [s for key, s in rows if key == reading.key and reading.state in (None, s.state)]
        if fitting:
            return one_or_several(fitting)
    return unknown_name(text, typed)


def by_state(code: str, rows: list[Row]) -> Resolution | None:
    """The whole state, or a choice between it and the places of its name when one of those is large."""
    state = whole_state(code)
    named = distinct([spot for _, spot in rows])
    if state and named and named[0].people >= LARGE_PEOPLE:
        choices: tuple[Choice, ...] = (state, *named)
        return Several(choices[:MOST_CHOICES])
    return state


def one_or_several(spots: list[Spot]) -> Resolution:
    first, *others = distinct(spots)
    if not others or is_meant(first, others[0]):
        return Found(first, tuple(others[: MOST_CHOICES - 1]))
    return Several((first, *others)[:MOST_CHOICES])


def distinct(spots: list[Spot]) -> list[Spot]:
    """Each place once: a nickname leads to the same place as the name."""
    return list(dict.fromkeys(spots))


def is_meant(first: Spot, following: Spot) -> bool:
    """Whether nearly everybody means the first of two places of one name (the rule is above)."""
    large = first.people >= LARGE_PEOPLE and first.people >= TIMES_THE_NEXT * following.people
    return large and following.people < NEXT_PEOPLE


def unknown_name(text: str, typed: Typed) -> NotFound:
    """What may have been meant: the town of a street address, the name elsewhere, or near spellings."""
    towns = town_of_address(typed)
    if towns:
        likely = distinct([spot for _, spot in by_readings(towns)])
        return not_found(text, tuple(likely[:LIMIT]), "address")
    anywhere = tuple(reading._replace(state=None) for reading in typed.readings if reading.state)
    elsewhere = distinct([spot for _, spot in by_readings(anywhere[:1])])
    near = (*near_names(typed.readings)[: LIMIT - min(len(elsewhere), 2)], *elsewhere)
    return not_found(text, tuple(dict.fromkeys(near))[:LIMIT])
