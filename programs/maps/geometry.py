"""Flat geometry for the maps: from degrees to the sheet, cut to a frame, written as SVG path data.

The sheet's units are the units of the SVG's viewBox, x to the right and y down. Path data is written in
tenths of a unit as whole numbers, so it stands in a group scaled by 0.1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from programs.geo import EARTH, Point

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]

_ROW: Final = 1 << 20
_E2: Final = EARTH.eccentricity_squared


class Frame(NamedTuple):
    """A rectangle of the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> Frame:
        return Frame(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def touches(self, other: Frame) -> bool:
        """Whether the two share more than an edge."""
        beside = self.left < other.right and other.left < self.right
        return beside and self.top < other.bottom and other.top < self.bottom

    def around(self, points: Floats) -> Mask:
        """Which of the points, an array of shape (n, 2), lie in the frame."""
        x, y = points[:, 0], points[:, 1]
        return np.asarray((x >= self.left) & (x <= self.right) & (y >= self.top) & (y <= self.bottom))


@dataclass(frozen=True, slots=True)
class Local:
    """An azimuthal equidistant sheet: true distance and direction from its middle.

    The sphere is fitted to the WGS-84 ellipsoid's two radii of curvature at the middle, which keeps
    distances from it within 0.1 % of the geodesic up to 150 miles away in the United States.
    """

    middle: Point
    scale: float
    x: float = 0.0
    y: float = 0.0

    def place(self, lat: Floats, lon: Floats) -> Floats:
        """The points on the sheet, an array of shape (n, 2); `scale` is in units a mile."""
        phi, apart = np.radians(lat), np.radians(lon - self.middle.lon)
        sin0, cos0 = math.sin(math.radians(self.middle.lat)), math.cos(math.radians(self.middle.lat))
        sin_phi, cos_phi = np.sin(phi), np.cos(phi)
        east, ahead = cos_phi * np.sin(apart), cos_phi * np.cos(apart)
        north = cos0 * sin_phi - sin0 * ahead
        sine = np.hypot(east, north)
        turn = np.arctan2(sine, sin0 * sin_phi + cos0 * ahead)
        stretch = np.divide(turn, sine, out=np.ones_like(turn), where=sine > 1e-12) * self.scale
        across, along = self._radii()
        return np.column_stack((self.x + east * stretch * across, self.y - north * stretch * along))

    def _radii(self) -> tuple[float, float]:
        """Miles a radian at the middle, east and north: the ellipsoid's two radii of curvature."""
        bulge = 1 - _E2 * math.sin(math.radians(self.middle.lat)) ** 2
        across = EARTH.equatorial / math.sqrt(bulge)
        return across, across * (1 - _E2) / bulge


@dataclass(frozen=True, slots=True)
class Conic:
    """An Albers equal-area conic sheet, true in area, for whole countries. Degrees north and east."""

    middle: Point
    parallels: tuple[float, float]
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def place(self, lat: Floats, lon: Floats) -> Floats:
        """The points on the sheet, an array of shape (n, 2); `scale` is in units an earth's radius."""
        sin1, sin2 = (math.sin(math.radians(parallel)) for parallel in self.parallels)
        cone = (sin1 + sin2) / 2
        fixed = math.cos(math.asin(sin1)) ** 2 + 2 * cone * sin1
        apart = ((lon - self.middle.lon + 180.0) % 360.0 - 180.0) * math.radians(cone)
        radius = np.sqrt(fixed - 2 * cone * np.sin(np.radians(lat))) / cone
        base = math.sqrt(fixed - 2 * cone * math.sin(math.radians(self.middle.lat))) / cone
        across, down = radius * np.sin(apart), radius * np.cos(apart) - base
        return np.column_stack((self.x + self.scale * across, self.y + self.scale * down))


def following(ring: Floats) -> Floats:
    """For each point of a ring, or each of their numbers, the next one around."""
    return np.concatenate((ring[1:], ring[:1]))


def clip_ring(ring: Floats, frame: Frame) -> Floats:
    """The part of a closed ring inside the frame, one edge of the frame at a time (Sutherland-Hodgman).

    The answer is a closed ring again, maybe empty; a ring that leaves and comes back runs along the edge.
    """
    for axis, edge, side in (
        (0, frame.left, 1),
        (0, frame.right, -1),
        (1, frame.top, 1),
        (1, frame.bottom, -1),
    ):
        if not len(ring):
            break
        ring = _cut(ring, axis, edge, side)
    return ring


def _cut(ring: Floats, axis: int, edge: float, side: int) -> Floats:
    inward = (ring[:, axis] - edge) * side
    stays = inward >= 0
    if stays.all():
        return ring
    if not stays.any():
        return np.empty((0, 2))
    after, then = following(ring), following(inward)
    crosses = stays != (then >= 0)
    share = np.divide(inward, inward - then, out=np.zeros_like(inward), where=crosses)
    crossing = ring + (after - ring) * share[:, None]
    crossing[:, axis] = edge
    both = np.stack((ring, crossing), axis=1)
    return np.asarray(both[np.stack((stays, crosses), axis=1)])


class Lines(NamedTuple):
    """Many lines on the sheet: their points in one array of shape (n, 2), and where each line starts."""

    points: Floats
    starts: Indices

    @classmethod
    def joined(cls, parts: Sequence[Floats]) -> Lines:
        """The parts as one array; the parts without points are left out."""
        full = [part for part in parts if len(part)]
        if not full:
            return cls(np.empty((0, 2)), np.empty(0, dtype=np.intp))
        lengths = np.array([len(part) for part in full], dtype=np.intp)
        return cls(np.concatenate(full), np.cumsum(lengths) - lengths)


def clip_lines(points: Floats, runs: Indices, frame: Frame) -> Lines:
    """The parts of lines inside the frame, segment by segment (Liang-Barsky).

    `runs` names the line of each point; points of one line stand together, in order.
    """
    first = np.flatnonzero(runs[1:] == runs[:-1])
    enter, leave = _span_inside(points[first], points[first + 1] - points[first], frame)
    seen = enter < leave
    first, enter, leave = first[seen], enter[seen], leave[seen]
    start, step = points[first], points[first + 1] - points[first]
    ends = np.ones(len(first), dtype=bool)
    ends[:-1] = (first[1:] != first[:-1] + 1) | (leave[:-1] < 1.0) | (enter[1:] > 0.0)
    both = np.stack((start + step * enter[:, None], start + step * leave[:, None]), axis=1)
    taken = np.stack((np.ones_like(ends), ends), axis=1)
    after = np.cumsum(taken.sum(axis=1))[ends]
    return Lines(both[taken], np.concatenate(([0], after[:-1])) if len(after) else after)


def _span_inside(start: Floats, step: Floats, frame: Frame) -> tuple[Floats, Floats]:
    """From where to where, as shares of its length, each segment is inside; enter >= leave when never."""
    low = np.array([frame.left, frame.top]) - start
    high = np.array([frame.right, frame.bottom]) - start
    still = np.abs(step) < 1e-9
    safe = np.where(still, 1.0, step)
    outside = still & ((low > 0) | (high < 0))
    enter = np.where(still, np.where(outside, 2.0, 0.0), np.minimum(low / safe, high / safe))
    leave = np.where(still, 1.0, np.maximum(low / safe, high / safe))
    return np.maximum(enter.max(axis=1), 0.0), np.minimum(leave.min(axis=1), 1.0)


def path(lines: Lines, close: bool = False) -> str:
    """SVG path data in tenths of a unit; a line that rounds to one spot, or a ring to two, is left out."""
    grid, starts = _on_grid(lines, 3 if close else 2)
    if not len(starts):
        return ""
    steps = np.diff(grid, axis=0, prepend=0)
    if close:
        steps[starts] = np.diff(grid[starts], axis=0, prepend=0)
    numbers = list(map(str, steps.ravel().tolist()))
    for start in (2 * starts).tolist():
        numbers[start] = f"{'z' if close and start else ''}m{numbers[start]}"
    text = " ".join(numbers).replace(" -", "-").replace(" m", "m").replace(" z", "z")
    return f"{text}z" if close else text


def _on_grid(lines: Lines, fewest: int) -> tuple[Whole, Indices]:
    """The points in whole tenths without repeats, and the starts of the lines with enough points left."""
    grid = np.rint(lines.points * 10).astype(np.int64)
    opens = np.zeros(len(grid), dtype=bool)
    opens[lines.starts] = True
    stays = opens.copy()
    stays[1:] |= (grid[1:] != grid[:-1]).any(axis=1)
    grid, starts = grid[stays], np.flatnonzero(opens[stays])
    counts = np.diff(starts, append=len(grid))
    enough = counts >= fewest
    kept = counts[enough]
    return grid[np.repeat(enough, counts)], np.cumsum(kept) - kept


def dot_path(points: Floats) -> str:
    """Path data that draws one round dot for each point, in tenths, when line caps are round.

    Dots that would hide each other (within half a unit) are drawn once.
    """
    grid = np.rint(points * 2).astype(np.int64) * 5
    keys = np.unique(grid[:, 0] * _ROW + grid[:, 1] + _ROW // 2)
    across, down = keys // _ROW, keys % _ROW - _ROW // 2
    return "".join([f"M{x} {y}h0" for x, y in zip(across.tolist(), down.tolist(), strict=True)])
