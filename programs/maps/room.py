"""Where a ring on the sheet has room: its area, what lies in it, where a box fits."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from programs.maps.geometry import Floats, Frame, Mask, following

_TRIES: Final = 16
_STEPS: Final = np.linspace(0, 1, 8, endpoint=False)[:, None, None]
_CORNERS: Final = np.array([(x, y) for x in (-1.0, -0.5, 0.0, 0.5, 1.0) for y in (-1.0, 0.0, 1.0)])


def room_within(ring: Floats, wide: float, tall: float) -> tuple[float, float] | None:
    """The middle of a box of this size that lies inside the ring with most room around it, or None."""
    columns, rows = np.linspace(ring.min(axis=0), ring.max(axis=0), _TRIES).T
    spots = np.stack(np.meshgrid(columns, rows), axis=2).reshape(-1, 2)
    spots = spots[within(spots, ring)]
    corners = spots[:, None, :] + _CORNERS * (wide / 2, tall / 2)
    spots = spots[within(corners.reshape(-1, 2), ring).reshape(len(spots), -1).all(axis=1)]
    if not len(spots):
        return None
    between = (ring + (following(ring) - ring) * _STEPS).reshape(-1, 2)
    apart = np.abs(spots[:, None, :] - between) / (wide, tall)
    x, y = spots[int(apart.max(axis=2).min(axis=1).argmax())].tolist()
    return x, y


def area_of(ring: Floats) -> float:
    """The area of a ring in square units."""
    x, y = ring[:, 0], ring[:, 1]
    return float(abs(x @ following(y) - y @ following(x)) / 2)


def within(points: Floats, ring: Floats) -> Mask:
    """Which of the points lie inside the ring: those from which a ray crosses it an odd number of times."""
    x, y = points[:, :1], points[:, 1:]
    after = following(ring)
    spans = (ring[:, 1] > y) != (after[:, 1] > y)
    rise = np.where(after[:, 1] == ring[:, 1], 1.0, after[:, 1] - ring[:, 1])
    meets = ring[:, 0] + (y - ring[:, 1]) * (after[:, 0] - ring[:, 0]) / rise
    return np.asarray((spans & (x < meets)).sum(axis=1) % 2 == 1)


class Grid:
    """Evenly spread points over a frame, to see how a ring covers it."""

    def __init__(self, frame: Frame, steps: int) -> None:
        self.columns = np.linspace(frame.left, frame.right, steps)
        self.rows = np.linspace(frame.top, frame.bottom, steps)

    def within(self, ring: Floats) -> Mask:
        """Which points lie inside the ring: shape (rows, columns), found row by row from the left."""
        after = following(ring)
        row, edge = np.nonzero((ring[:, 1] > self.rows[:, None]) != (after[:, 1] > self.rows[:, None]))
        start, end = ring[edge], after[edge]
        meets = start[:, 0] + (self.rows[row] - start[:, 1]) * (end - start)[:, 0] / (end - start)[:, 1]
        wide = len(self.columns) + 1
        flips = np.bincount(
            row * wide + np.searchsorted(self.columns, meets), minlength=len(self.rows) * wide
        )
        return np.asarray(flips.reshape(-1, wide)[:, :-1].cumsum(axis=1) % 2 == 1)

    def inner(self, inside: Mask, reach: float) -> Mask:
        """The points inside whose neighbours as far as `reach` to the left and right are inside too."""
        steps = math.ceil(reach / (self.columns[1] - self.columns[0]))
        across, inner = 2 * steps + 1, np.zeros_like(inside)
        if across <= len(self.columns):
            sums = np.hstack((np.zeros((len(self.rows), 1), dtype=np.int64), inside.cumsum(axis=1)))
            inner[:, steps : len(self.columns) - steps] = sums[:, across:] - sums[:, :-across] == across
        return inner

    def spots(self, chosen: Mask) -> Floats:
        """The chosen points on the sheet."""
        row, column = np.nonzero(chosen)
        return np.column_stack((self.columns[column], self.rows[row]))
