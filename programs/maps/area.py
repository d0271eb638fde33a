"""The map of a search: the ring around its middle, the programs found, and the land they lie in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from programs.geo import Point
from programs.maps.geometry import Floats, Frame, Local, dot_path
from programs.maps.land import Drawing, drawing
from programs.maps.names import PLACE_SIZE, Taken, name_places, name_state, text_width
from programs.maps.placing import leads, spread
from programs.maps.room import Grid
from programs.maps.view import MapView, Pin, Place, PlacedPin, Ring, ScaleBar, Text, number

SIDE: Final = 360
RING: Final = 158.0
MIDDLE: Final = SIDE / 2
FRAME: Final = Frame(0, 0, SIDE, SIDE)
DRAWN: Final = FRAME.grown(4)
"""Land is cut a little outside the sheet, so its cut edges are never seen."""

MOST_NAMES: Final = 9
SMALLEST_STATE: Final = 0.04
"""A state that fills less of the map than this is not named."""

_GRID: Final = Grid(FRAME, 19)
_BARS: Final = (1000, 500, 200, 100, 50, 25, 20, 10, 5, 2, 1)
_LONGEST_BAR: Final = 64.0
_BAR_LEFT, _BAR_Y = 8.0, 348.0
_ORIGIN: Final = Frame(MIDDLE - 8, MIDDLE - 8, MIDDLE + 8, MIDDLE + 8)
_PIN_REACH: Final = 12.5


def area(
    origin: Point,
    miles: float,
    pins: Sequence[Pin] = (),
    others: Sequence[Point] | Floats = (),
    places: Sequence[Place] = (),
    *,
    ring: bool = True,
) -> MapView:
    """The map of what lies within `miles` of the origin: 360 units square, north up.

    `pins` are the programs on the page's list, `others` the further matches (dots, no links), `places` the
    places that may be named. A pin farther away than the map shows is in `off_map` instead. Without `ring`
    the search had no radius, and `miles` only says how much to show. ValueError unless miles are above 0.
    """
    if not miles > 0:
        raise ValueError(f"A map shows more than {miles} miles")
    sheet = Local(Point(*origin), RING / miles, MIDDLE, MIDDLE)
    land, bar = drawing(sheet, DRAWN), _scale_bar(sheet.scale)
    placed, off_map, leaders, anchors = _place_pins(sheet, pins)
    taken = Taken([_ORIGIN, bar[1], *(_pin_frame(pin) for pin in placed)])
    circle = _place_ring(miles, taken) if ring else None
    labels, spots = _name_places(sheet, places, taken)
    labels += _name_states(land, taken)
    return MapView(
        kind="area",
        width=SIDE,
        height=SIDE,
        land=land.land,
        counties=land.counties,
        states=land.states,
        spots=dot_path(spots),
        others=dot_path(_inside(sheet, others)),
        leaders=leaders,
        anchors=anchors,
        x=number(MIDDLE),
        y=number(MIDDLE),
        ring=circle,
        bar=bar[0],
        pins=placed,
        off_map=off_map,
        labels=tuple(labels),
    )


def _on(sheet: Local, points: Sequence[Point] | Floats) -> Floats:
    degrees = np.asarray(points, dtype=float).reshape(-1, 2)
    return sheet.place(degrees[:, 0], degrees[:, 1])


def _inside(sheet: Local, points: Sequence[Point] | Floats) -> Floats:
    spots = _on(sheet, points)
    return spots[FRAME.around(spots)]


def _place_pins(sheet: Local, pins: Sequence[Pin]) -> tuple[tuple[PlacedPin, ...], tuple[Pin, ...], str, str]:
    """The pins on the map, those beyond it, the lines back to true places, and dots there."""
    true = _on(sheet, [pin.point for pin in pins])
    here = FRAME.around(true)
    shown = [pin for pin, is_here in zip(pins, here, strict=True) if is_here]
    true = true[here]
    stands = spread(true, FRAME, (_ORIGIN, _scale_bar(sheet.scale)[1]))
    placed = tuple(
        PlacedPin(pin, number(x), number(y)) for pin, (x, y) in zip(shown, stands.tolist(), strict=True)
    )
    off_map = tuple(pin for pin, is_here in zip(pins, here, strict=True) if not is_here)
    return placed, off_map, *leads(true, stands)


def _pin_frame(placed: PlacedPin) -> Frame:
    x, y = float(placed.x), float(placed.y)
    return Frame(x, y, x, y).grown(_PIN_REACH)


def _place_ring(miles: float, taken: Taken) -> Ring:
    """The ring, its label on the line where it covers least; the label's frame joins the taken ones."""
    half, tall = text_width(f"{miles:g} miles", PLACE_SIZE) / 2, PLACE_SIZE / 2
    frames = []
    for turn in (-90, 90, -60, -120, 60, 120, -45, -135):
        x = MIDDLE + RING * math.cos(math.radians(turn))
        y = MIDDLE + RING * math.sin(math.radians(turn))
        frames.append(Frame(x - half, y - tall, x + half, y + tall))
    best = min(frames, key=taken.touched_by)
    taken.add(best)
    x, y = (best.left + best.right) / 2, (best.top + best.bottom) / 2
    return Ring(f"{miles:g}", number(RING), number(x), number(y + PLACE_SIZE * 0.35))


def _scale_bar(scale: float) -> tuple[ScaleBar, Frame]:
    """The longest round number of miles that fits, at the bottom left, and the room it takes."""
    miles = next((miles for miles in _BARS if miles * scale <= _LONGEST_BAR), _BARS[-1])
    long = miles * scale
    line = f"M{number(_BAR_LEFT)} {number(_BAR_Y - 5)}v5h{number(long)}v-5"
    bar = ScaleBar(miles, line, number(_BAR_LEFT), number(_BAR_Y - 9))
    return bar, Frame(0, _BAR_Y - 22, _BAR_LEFT + max(long, 56) + 4, SIDE)


def _name_places(sheet: Local, places: Sequence[Place], taken: Taken) -> tuple[list[Text], Floats]:
    """Names for the heaviest places there is room for, and the spots of those."""
    spots = _on(sheet, [place.point for place in places])
    order = sorted(np.flatnonzero(FRAME.around(spots)).tolist(), key=lambda i: -places[i].weight)
    seen = spots[order]
    labels = name_places([places[i].name for i in order], seen, FRAME.grown(-2), taken, MOST_NAMES)
    return list(labels.values()), seen[list(labels)]


def _name_states(land: Drawing, taken: Taken) -> list[Text]:
    found = [name_state(*state, _GRID, FRAME.grown(-4), taken, SMALLEST_STATE) for state in land.named]
    return [label for label in found if label]
