"""Outlines of the United States: the nation, its states and territories, and their county lines.

They are read once, on first use, from `data/outlines.json.gz`; `data/OUTLINES.md` says where they come from
and `scripts/build_outlines.py` describes the file. Points are degrees north and east. An arc is a run of
points between two places where borders meet, so a border shared by two counties is held once.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]

DATA: Final = Path(__file__).resolve().parent / "data" / "outlines.json.gz"
COUNTY_LINE, STATE_LINE = ord("C"), ord("S")
ONE_SQUARE_MILE: Final = 20
"""The level of a point whose loss would change the shape by one square mile; two levels an octave."""
_FIRST_LEVEL: Final = 48


class Window(NamedTuple):
    """A box of the earth around a middle, in degrees; it may lie across the 180th meridian."""

    lat: float
    lon: float
    half_height: float
    half_width: float


EVERYWHERE: Final = Window(0.0, 0.0, 90.0, 180.0)


@dataclass(frozen=True, slots=True)
class Boxes:
    """The bounding boxes of many shapes: four arrays of degrees, one number for each shape."""

    lat: Floats
    lon: Floats
    half_height: Floats
    half_width: Floats

    @classmethod
    def joined(cls, parts: Sequence[Boxes]) -> Boxes:
        """All the boxes in one."""
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in cls.__slots__))

    def meeting(self, window: Window) -> Indices:
        """Which of the shapes may have a point in the window."""
        level = np.flatnonzero(np.abs(self.lat - window.lat) <= self.half_height + window.half_height)
        apart = np.abs((self.lon[level] - window.lon + 180.0) % 360.0 - 180.0)
        return np.asarray(level[apart <= self.half_width[level] + window.half_width])


@dataclass(frozen=True, slots=True)
class Shape:
    """An area: its rings, each a closed walk given as indices of points, holes included."""

    rings: tuple[Indices, ...]
    boxes: Boxes


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory with its postal code and the arcs of the county lines inside it."""

    code: str
    name: str
    shape: Shape
    county_lines: Indices


@dataclass(frozen=True, slots=True)
class Detail:
    """What is drawn of the outlines in one window: the arcs that may reach into it, the points that stay.

    Outside the window only the ends of arcs stay. Such an arc lies wholly on one side of the window, so its
    two ends stand in for it when an area is clipped.
    """

    window: Window
    arcs: Indices
    kept: Mask


@dataclass(frozen=True, slots=True)
class Outlines:
    """Every point, arc and shape.

    Arrays over points: lat, lon, level, is_end, arc. Over arcs: starts, ends, kind, boxes. Over the rings
    of all states: ring_codes, ring_boxes.
    """

    credit: str
    edition: str
    lat: Floats
    lon: Floats
    level: Bytes
    is_end: Mask
    arc: Indices
    starts: Indices
    ends: Indices
    kind: Bytes
    boxes: Boxes
    nation: Shape
    states: Mapping[str, State]
    ring_codes: tuple[str, ...]
    ring_boxes: Boxes

    def points_of(self, arcs: Indices) -> Indices:
        """The points of the arcs, one arc after the other."""
        lengths = self.ends[arcs] - self.starts[arcs]
        shifts = self.starts[arcs] - np.cumsum(lengths) + lengths
        return np.asarray(np.repeat(shifts, lengths) + np.arange(lengths.sum()))

    def detail(self, window: Window, level: float) -> Detail:
        """What to draw in the window, leaving out the points that matter less than the level."""
        arcs = self.boxes.meeting(window)
        points, kept = self.points_of(arcs), self.is_end.copy()
        kept[points] = self.level[points] >= level
        return Detail(window, arcs, kept)

    def rings(self, shape: Shape, detail: Detail) -> list[Indices]:
        """The shape's rings that may reach into the window."""
        near = shape.boxes.meeting(detail.window).tolist()
        return [ring[detail.kept[ring]] for ring in (shape.rings[i] for i in near)]

    def lines(self, kind: int, detail: Detail) -> Indices:
        """The points of all county or state lines that may reach into the window, arc by arc."""
        points = self.points_of(detail.arcs[self.kind[detail.arcs] == kind])
        return points[detail.kept[points]]

    def states_near(self, window: Window) -> list[State]:
        """The states that may reach into the window, by code."""
        codes = {self.ring_codes[ring] for ring in self.ring_boxes.meeting(window)}
        return [self.states[code] for code in sorted(codes)]


@lru_cache(maxsize=1)
def outlines() -> Outlines:
    """The outlines, read on the first call and kept for the life of the process."""
    return _assembled(json.loads(gzip.decompress(DATA.read_bytes())))


def _assembled(content: dict[str, Any]) -> Outlines:
    lengths = np.array(content["lengths"], dtype=np.intp)
    ends = np.cumsum(lengths)
    starts = ends - lengths
    lat, lon = _degrees(content, starts, lengths)
    is_end = np.zeros(len(lat), dtype=bool)
    is_end[starts] = is_end[ends - 1] = True
    walks = _Walks(starts, ends, lat, lon)
    states = {state["code"]: walks.state(state) for state in content["states"]}
    return Outlines(
        credit=content["credit"],
        edition=content["edition"],
        lat=lat,
        lon=lon,
        level=_bytes(content["levels"]) - np.uint8(_FIRST_LEVEL),
        is_end=is_end,
        arc=np.repeat(np.arange(len(lengths)), lengths),
        starts=starts,
        ends=ends,
        kind=_bytes(content["kinds"]),
        boxes=_boxes(lat, lon, starts),
        nation=walks.shape(content["nation"]),
        states=states,
        ring_codes=tuple(code for code, state in states.items() for _ in state.shape.rings),
        ring_boxes=Boxes.joined([state.shape.boxes for state in states.values()]),
    )


def _bytes(text: str) -> Bytes:
    return np.frombuffer(text.encode("ascii"), dtype=np.uint8)


def _degrees(content: dict[str, Any], starts: Indices, lengths: Indices) -> tuple[Floats, Floats]:
    """Latitudes and longitudes: the steps added up within each arc, then brought to degrees."""
    steps = np.array(content["deltas"], dtype=np.int64).reshape(-1, 2)
    sums = np.cumsum(steps, axis=0)
    before = np.repeat(sums[starts] - steps[starts], lengths, axis=0)
    degrees = (sums - before) * np.array(content["scale"]) + np.array(content["translate"])
    return np.ascontiguousarray(degrees[:, 1]), np.ascontiguousarray(degrees[:, 0])


def _boxes(lat: Floats, lon: Floats, starts: Indices) -> Boxes:
    """The bounding box of each run of points; a run ends where the next one starts."""
    south, north = np.minimum.reduceat(lat, starts), np.maximum.reduceat(lat, starts)
    west, east = np.minimum.reduceat(lon, starts), np.maximum.reduceat(lon, starts)
    return Boxes((south + north) / 2, (west + east) / 2, (north - south) / 2, (east - west) / 2)


class _Walks(NamedTuple):
    """Turns lists of arcs into walks over points."""

    starts: Indices
    ends: Indices
    lat: Floats
    lon: Floats

    def ring(self, arcs: list[int]) -> Indices:
        """The points along the arcs, each shared point once; ~i is arc i backwards."""
        parts = []
        for arc in arcs:
            forward = arc if arc >= 0 else ~arc
            walk = np.arange(self.starts[forward], self.ends[forward])
            parts.append(walk[:-1] if arc >= 0 else walk[:0:-1])
        return np.concatenate(parts)

    def shape(self, rings: list[list[int]]) -> Shape:
        walks = tuple(self.ring(arcs) for arcs in rings)
        points = np.concatenate(walks)
        starts = np.cumsum([0, *(len(walk) for walk in walks[:-1])])
        return Shape(walks, _boxes(self.lat[points], self.lon[points], starts))

    def state(self, state: dict[str, Any]) -> State:
        lines = np.array(state["county_lines"], dtype=np.intp)
        return State(state["code"], state["name"], self.shape(state["rings"]), lines)
