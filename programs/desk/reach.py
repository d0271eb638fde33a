"""How many people rely on each program, from where people live and where programs are. Nobody is watched.

Everyone within `REACH_MILES` of a program has it among their choices, and so counts for a part of it: one
of four where four programs are within reach, wholly where it is the only one. People with no program that
near count for those within `FAR_MILES` in the same way. Where people live is the gazetteer's: the residents
of each ZIP code, at its middle. Distances are straight lines: miles by road would need a map of roads.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from programs import geo

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]
Indices = npt.NDArray[np.intp]

REACH_MILES: Final = 25.0
FAR_MILES: Final = 60.0
STRIP_DEGREES: Final = 0.5
AT_ONCE: Final = 128
"""Places are compared so many at a time, in strips of latitude, with what is near them alone."""

_MILES_PER_DEGREE: Final = 68.7
"""Of latitude, where it is least: at the equator."""


@dataclass(frozen=True, slots=True)
class Points:
    """Places in degrees; NaN for one that is not known."""

    lats: Floats
    lons: Floats

    def __len__(self) -> int:
        return len(self.lats)

    def of(self, chosen: Indices) -> Points:
        return Points(self.lats[chosen], self.lons[chosen])


@dataclass(frozen=True, slots=True)
class Reach:
    """For each program: the people who rely on it, and how many programs are near, itself not counted.

    A program whose place is not known has as many people as the middle one of the others, and -1 near.
    """

    people: Floats
    near: Counts


def reach(programs: Points, homes: Points, residents: Floats) -> Reach:
    """What each program means to those around it; `residents` live at each of `homes`."""
    placed = np.flatnonzero(np.isfinite(programs.lats))
    known = programs.of(placed)
    people, served = _shared(known, homes, residents, REACH_MILES)
    far = np.flatnonzero(~served)
    people += _shared(known, homes.of(far), residents[far], FAR_MILES)[0]
    near = np.full(len(programs), -1)
    near[placed] = _neighbours(known)
    everyone = np.full(len(programs), float(np.median(people)) if len(people) else 0.0)
    everyone[placed] = people
    return Reach(everyone, near)


def _shared(
    programs: Points, homes: Points, residents: Floats, miles: float
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """The people that count for each program, and which homes have any program within so many miles."""
    people, served = np.zeros(len(programs)), np.zeros(len(homes), bool)
    for some, among, inside in _pairs(homes, programs, miles):
        choices = inside.sum(axis=1)
        served[some] = choices > 0
        people[among] += np.einsum("i,ij->j", residents[some] / np.maximum(choices, 1), inside)
    return people, served


def _neighbours(programs: Points) -> Counts:
    """How many other programs are within `REACH_MILES` of each."""
    near = np.zeros(len(programs), np.int64)
    for some, _, inside in _pairs(programs, programs, REACH_MILES):
        near[some] = inside.sum(axis=1) - 1
    return near


def _pairs(
    ones: Points, others: Points, miles: float
) -> Iterator[tuple[Indices, Indices, npt.NDArray[np.bool_]]]:
    """Which are within so many miles of which, a few neighbouring `ones` at a time.

    Yields the positions of these few, those of the `others` that may be near any of them, and who is near
    whom as a matrix.
    """
    spots, centres = geo.earth_centred(ones.lats, ones.lons).T, geo.earth_centred(others.lats, others.lons).T
    strips = np.floor(ones.lats / STRIP_DEGREES)
    for strip in np.unique(strips):
        inside = np.flatnonzero(strips == strip)
        inside = inside[np.argsort(ones.lons[inside], kind="stable")]
        south, north = strip * STRIP_DEGREES, (strip + 1) * STRIP_DEGREES
        near = _alongside(others, south, north, miles)
        for start in range(0, len(inside), AT_ONCE):
            some = inside[start : start + AT_ONCE]
            among = _between(others, near, ones.lons[some], max(abs(south), abs(north)), miles)
            yield some, among, _squared(spots[some], centres[among]) <= miles * miles


def _alongside(points: Points, south: float, north: float, miles: float) -> Indices:
    """The points that may be near a strip of latitude, from west to east."""
    margin = miles / _MILES_PER_DEGREE
    near = np.flatnonzero((points.lats >= south - margin) & (points.lats <= north + margin))
    return near[np.argsort(points.lons[near], kind="stable")]


def _between(points: Points, near: Indices, lons: Floats, steepest: float, miles: float) -> Indices:
    """Those of the points that may be near one of these meridians, which go from west to east.

    Nobody lives so close to 180° that it would have to be crossed.
    """
    margin = miles / (_MILES_PER_DEGREE * max(math.cos(math.radians(steepest + 1)), 0.01))
    low, high = np.searchsorted(points.lons[near], (lons[0] - margin, lons[-1] + margin))
    return near[low:high]


def _squared(ones: Floats, others: Floats) -> Floats:
    """Squared miles of the straight line between each of these and each of those.

    Without a matrix product: its threads would cost more than they bring on arrays of this size.
    """
    apart = np.zeros((len(ones), len(others)))
    for axis in range(3):
        apart += np.subtract.outer(ones[:, axis], others[:, axis]) ** 2
    return apart
