"""The whole country at a glance: every state as a link, darker where there are more programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from programs.geo import EARTH, Point
from programs.maps.geometry import Conic, Floats, Lines, Mask, path
from programs.maps.land import level_for
from programs.maps.room import area_of, room_within
from programs.maps.view import MapView, Shade, StateArea, number
from programs.outlines import EVERYWHERE, Outlines, State, outlines
from programs.states import STATES

WIDTH: Final = 400
HEIGHT: Final = 296
MOST_DIGITS: Final = 4
DIGIT_WIDTH: Final = 6.2
DIGIT_HEIGHT: Final = 8.0

_MAINLAND: Final = Conic(Point(38.7, -96.6), (29.5, 45.5), 496.0, 180.0, 124.0)
_INSETS: Final = {
    "AK": Conic(Point(58.5, -156.0), (55.0, 65.0), 168.0, 43.0, 264.0),
    "HI": Conic(Point(20.6, -157.2), (8.0, 18.0), 496.0, 114.0, 270.0),
    "PR": Conic(Point(18.2, -66.4), (8.0, 18.0), 900.0, 181.0, 275.0),
}
_BESIDE: Final = {"FL": (288.0, 240.0), "HI": (134.0, 270.0), "PR": (181.0, 288.0)}
"""Where the number of a state stands that is too narrow to hold it and has open water beside it."""
_BOX_WIDTH, _BOX_HEIGHT = 46.0, 25.0
_COLUMN: Final = ("VT", "NH", "MA", "RI", "CT", "NJ", "DE", "MD", "DC")
_ROW: Final = ("VI", "GU", "MP", "AS")
_FRAMES: Final = "M4 236h58l28 26v30M98 292v-30h40l14 12v18M160 292v-32h42v32"


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A state as it always looks: its path, its middle, and where a number of 1, 2, 3... digits fits."""

    code: str
    name: str
    near: str
    path: str
    spots: tuple[tuple[str, str] | None, ...]
    box: bool = False
    outside: bool = False
    leader: str = ""


def country(counts: Mapping[str, int]) -> MapView:
    """The overview, 400 by 296 units. `counts` gives the programs in each state by postal code."""
    shades = shades_of(list(counts.values()))
    return MapView(
        kind="country",
        width=WIDTH,
        height=HEIGHT,
        areas=tuple(_with_count(drawn, counts.get(drawn.code, 0), shades) for drawn in _drawn()),
        shades=shades,
        frames=_FRAMES,
    )


def shades_of(counts: Sequence[int]) -> tuple[Shade, ...]:
    """At most four steps that share out the counts above zero evenly, with round numbers between them."""
    full = sorted(count for count in counts if count > 0)
    if not full:
        return ()
    cuts = {_rounded(full[len(full) * quarter // 4]) for quarter in (1, 2, 3)}
    lows = [1, *sorted(cut for cut in cuts if 1 < cut <= full[-1])]
    highs = [*(low - 1 for low in lows[1:]), full[-1]]
    return tuple(Shade(i, low, high) for i, (low, high) in enumerate(zip(lows, highs, strict=True), start=1))


def _rounded(count: int) -> int:
    """The count to one figure below ten, else to its first figure or halfway to the next: 5, 10, 15, 250."""
    step = max(int(10 ** (len(str(count)) - 1)) // 2, 1)
    return max(round(count / step) * step, 1)


def _with_count(drawn: _Drawn, count: int, shades: Sequence[Shade]) -> StateArea:
    digits = len(str(count))
    x, y = (drawn.spots[digits - 1] if digits <= len(drawn.spots) else None) or ("", "")
    return StateArea(
        code=drawn.code,
        name=drawn.name,
        near=drawn.near,
        count=count,
        shade=next((shade.shade for shade in shades if shade.low <= count <= shade.high), 0),
        path=drawn.path,
        x=x,
        y=y,
        box=drawn.box,
        outside=drawn.outside,
        leader=drawn.leader,
    )


@lru_cache(maxsize=1)
def _drawn() -> tuple[_Drawn, ...]:
    """Every state and territory, drawn once for the life of the process, in the order of their names."""
    source = outlines()
    kept = source.detail(EVERYWHERE, level_for(_MAINLAND.scale / EARTH.equatorial)).kept
    states = sorted(source.states.values(), key=lambda state: state.name)
    return tuple(_draw(source, kept, state) for state in states)


def _draw(source: Outlines, kept: Mask, state: State) -> _Drawn:
    code, name, near = state.code, state.name, STATES[state.code].query
    if code in _ROW:
        return _Drawn(code, name, near, "", _always(_box_spot(code)), box=True)
    rings = _rings_on(_INSETS.get(code, _MAINLAND), source, kept, state)
    shape, largest = path(Lines.joined(rings), close=True), max(rings, key=area_of)
    if code in _COLUMN:
        spot = _box_spot(code)
        return _Drawn(code, name, near, shape, _always(spot), box=True, leader=_leader(largest, spot))
    if code in _BESIDE:
        return _Drawn(code, name, near, shape, _always(_BESIDE[code]), outside=True)
    return _Drawn(code, name, near, shape, _number_spots(largest))


def _always(spot: tuple[float, float]) -> tuple[tuple[str, str], ...]:
    """The same spot for a number of any length."""
    return ((number(spot[0]), number(spot[1])),) * MOST_DIGITS


def _rings_on(sheet: Conic, source: Outlines, kept: Mask, state: State) -> list[Floats]:
    """The state's rings on the sheet, thinned to what is seen; specks are left out unless all are specks."""
    rings = [ring[kept[ring]] for ring in state.shape.rings]
    placed = [sheet.place(source.lat[ring], source.lon[ring]) for ring in rings]
    seen = [ring for ring in placed if area_of(ring) > 0.3]
    return seen or [max(placed, key=area_of)]


def _number_spots(ring: Floats) -> tuple[tuple[str, str] | None, ...]:
    """For numbers of 1, 2, 3... digits, the roomiest spot for the longest that fits, else for its own."""
    spots: list[tuple[str, str] | None] = []
    for digits in range(MOST_DIGITS, 0, -1):
        at = room_within(ring, DIGIT_WIDTH * digits, DIGIT_HEIGHT)
        spots.insert(0, (number(at[0]), number(at[1] + DIGIT_HEIGHT * 0.46)) if at else None)
        if at:
            return (spots[0],) * (digits - 1) + tuple(spots)
    return tuple(spots)


def _box_spot(code: str) -> tuple[float, float]:
    """The middle of a small state's box: a column in the Atlantic, a row below it for the islands."""
    last = WIDTH - _BOX_WIDTH / 2 - 1
    if code in _COLUMN:
        return last, 26 + _COLUMN.index(code) * (_BOX_HEIGHT + 2)
    return last - (len(_ROW) - 1 - _ROW.index(code)) * (_BOX_WIDTH + 2), 282.0


def _leader(ring: Floats, spot: tuple[float, float]) -> str:
    """A line from the middle of the state to the left side of its box."""
    side = np.array([spot[0] - _BOX_WIDTH / 2, spot[1]])
    return path(Lines.joined([np.stack((ring.mean(axis=0), side))]))
