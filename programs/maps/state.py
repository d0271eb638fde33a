"""One state: its outline, its county lines, and its places with how many programs each has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from programs.geo import Point
from programs.maps.geometry import Floats, Frame, Indices, Lines, Local, Mask, dot_path, path
from programs.maps.land import level_for
from programs.maps.names import Taken, name_places
from programs.maps.placing import TARGET, leads, spread
from programs.maps.room import area_of
from programs.maps.view import MapView, Place, PlacedCount, Text, number
from programs.outlines import EVERYWHERE, Outlines, State, outlines

WIDTH: Final = 360
TALLEST: Final = 420
MOST_COUNTS: Final = 16
MOST_NAMES: Final = 10
_PADDING: Final = 16.0


class _Drawn(NamedTuple):
    """A state as it always looks, and the sheet it lies on."""

    name: str
    sheet: Local
    height: int
    land: str
    counties: str


def state(code: str, places: Sequence[Place] = ()) -> MapView | None:
    """The map of a state or territory, 360 units wide; None without an outline, as the Marshall Islands.

    The places with the most programs get their number as a link, the others a dot.
    """
    if code not in outlines().states:
        return None
    drawn = _drawn(code)
    frame = Frame(0, 0, WIDTH, drawn.height)
    first, rest = _by_count(places, frame.around(_on(drawn.sheet, places)))
    true = _on(drawn.sheet, first)
    stands = spread(true, frame)
    leaders, anchors = leads(true, stands)
    return MapView(
        kind="state",
        width=WIDTH,
        height=drawn.height,
        name=drawn.name,
        land=drawn.land,
        counties=drawn.counties,
        others=dot_path(_on(drawn.sheet, rest)),
        leaders=leaders,
        anchors=anchors,
        counts=tuple(
            PlacedCount(place, number(x), number(y))
            for place, (x, y) in zip(first, stands.tolist(), strict=True)
        ),
        labels=_names(first, stands, frame),
    )


def _by_count(places: Sequence[Place], here: Mask) -> tuple[list[Place], list[Place]]:
    """The places on the map with the most programs, and the rest of those on the map."""
    shown = [place for place, is_here in zip(places, here, strict=True) if is_here]
    shown.sort(key=lambda place: (-place.count, place.name))
    return shown[:MOST_COUNTS], shown[MOST_COUNTS:]


def _on(sheet: Local, places: Sequence[Place]) -> Floats:
    degrees = np.array([place.point for place in places], dtype=float).reshape(-1, 2)
    return sheet.place(degrees[:, 0], degrees[:, 1])


def _names(places: Sequence[Place], stands: Floats, frame: Frame) -> tuple[Text, ...]:
    taken = Taken([Frame(x, y, x, y).grown(TARGET / 2 - 1.5) for x, y in stands.tolist()])
    names = [place.name for place in places]
    return tuple(name_places(names, stands, frame.grown(-2), taken, MOST_NAMES, clear=TARGET / 2).values())


@lru_cache(maxsize=64)
def _drawn(code: str) -> _Drawn:
    source = outlines()
    shown = source.states[code]
    sheet, height = _fitted(source, shown)
    kept = source.detail(EVERYWHERE, level_for(sheet.scale)).kept
    rings = [_at(sheet, source, ring[kept[ring]]) for ring in shown.shape.rings]
    seen = [ring for ring in rings if area_of(ring) > 0.5]
    lines = [_at(sheet, source, source.points_of(np.array([arc]))) for arc in shown.county_lines]
    return _Drawn(shown.name, sheet, height, path(Lines.joined(seen), close=True), path(Lines.joined(lines)))


def _at(sheet: Local, source: Outlines, points: Indices) -> Floats:
    return sheet.place(source.lat[points], source.lon[points])


def _fitted(source: Outlines, shown: State) -> tuple[Local, int]:
    """A sheet that holds the whole state with some room around it, and the sheet's height."""
    points = np.concatenate(shown.shape.rings)
    lat, lon = source.lat[points], source.lon[points]
    turned = (lon - lon[0] + 180.0) % 360.0 - 180.0
    middle = Point(float(lat.min() + lat.max()) / 2, float(lon[0] + (turned.min() + turned.max()) / 2))
    rough = Local(middle, 1.0).place(lat, lon)
    (left, top), (right, bottom) = rough.min(axis=0).tolist(), rough.max(axis=0).tolist()
    scale = min((WIDTH - 2 * _PADDING) / (right - left), (TALLEST - 2 * _PADDING) / (bottom - top))
    height = round((bottom - top) * scale + 2 * _PADDING)
    x, y = WIDTH / 2 - (left + right) / 2 * scale, height / 2 - (top + bottom) / 2 * scale
    return Local(middle, scale, x, y), height
