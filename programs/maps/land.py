"""The land on a sheet: shore, state lines and county lines, cut to a frame."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from programs.maps.geometry import Floats, Frame, Lines, Local, clip_lines, clip_ring, path
from programs.outlines import (
    COUNTY_LINE,
    ONE_SQUARE_MILE,
    STATE_LINE,
    Detail,
    Indices,
    Outlines,
    Window,
    outlines,
)

SEEN_AREA: Final = 0.8
"""Square units: a bend smaller than this is left out."""
_DEGREE_MILES: Final = 68.7
"""The shortest a degree of latitude gets."""
KEPT: Final = 128
"""Drawings kept: while somebody narrows a search, the land stays the same. One takes 3 to 120 KB."""
_SPARE_MILES: Final = 8.0
"""How much farther than the frame to look: an arc outside may bend towards it by a few miles."""


def level_for(scale: float) -> float:
    """The level from which points are seen on a sheet of so many units a mile."""
    return ONE_SQUARE_MILE + 2 * math.log2(SEEN_AREA / scale**2)


def window_of(sheet: Local, frame: Frame) -> Window:
    """A part of the earth that surely holds all that the frame shows."""
    down = max(sheet.y - frame.top, frame.bottom - sheet.y)
    across = max(sheet.x - frame.left, frame.right - sheet.x)
    height, width = (1.1 * reach / sheet.scale + _SPARE_MILES for reach in (down, across))
    half_height = height / _DEGREE_MILES
    shrink = math.cos(math.radians(min(abs(sheet.middle.lat) + half_height, 89.0)))
    return Window(sheet.middle.lat, sheet.middle.lon, half_height, min(width / _DEGREE_MILES / shrink, 180.0))


@dataclass(frozen=True, slots=True)
class Land:
    """The outlines as far as a frame of a local sheet shows them."""

    sheet: Local
    frame: Frame
    source: Outlines
    detail: Detail

    @classmethod
    def on(cls, sheet: Local, frame: Frame) -> Land:
        source = outlines()
        return cls(sheet, frame, source, source.detail(window_of(sheet, frame), level_for(sheet.scale)))

    def place(self, points: Indices) -> Floats:
        return self.sheet.place(self.source.lat[points], self.source.lon[points])

    def place_all(self, rings: list[Indices]) -> list[Floats]:
        """Each ring on the sheet."""
        if not rings:
            return []
        edges = np.cumsum([len(ring) for ring in rings])[:-1].tolist()
        placed = self.place(np.concatenate(rings))
        return [placed[start:end] for start, end in zip([0, *edges], [*edges, len(placed)], strict=True)]

    def area(self) -> str:
        """The path of all land in the frame."""
        rings = self.place_all(self.source.rings(self.source.nation, self.detail))
        return path(Lines.joined([clip_ring(ring, self.frame) for ring in rings]), close=True)

    def lines(self, kind: int) -> str:
        """The path of the county lines or the state lines in the frame."""
        points = self.source.lines(kind, self.detail)
        return path(clip_lines(self.place(points), self.source.arc[points], self.frame))

    def states(self) -> list[tuple[str, Floats]]:
        """The states that may be seen, by code: name and longest ring, exact inside the frame."""
        near = self.source.states_near(self.detail.window)
        rings = [max(self.source.rings(state.shape, self.detail), key=len) for state in near]
        return [(state.name, ring) for state, ring in zip(near, self.place_all(rings), strict=True)]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The paths of the land on a sheet, and the states that may be named on it: name and ring of each."""

    land: str
    counties: str
    states: str
    named: tuple[tuple[str, Floats], ...]


@lru_cache(maxsize=KEPT)
def drawing(sheet: Local, frame: Frame) -> Drawing:
    """The land as a frame of this sheet shows it."""
    land = Land.on(sheet, frame)
    return Drawing(land.area(), land.lines(COUNTY_LINE), land.lines(STATE_LINE), tuple(land.states()))
