"""Where words stand: beside the places they name, inside the states they name, never upon another mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import numpy as np

from programs.maps.geometry import Floats, Frame, Mask
from programs.maps.room import Grid
from programs.maps.view import Text, number

PLACE_SIZE: Final = 11.5
STATE_SIZE: Final = 10.5
_ANCHORS: Final[tuple[Literal["start", "end", "middle"], ...]] = ("start", "end", "middle", "middle")
_HALF: Final = PLACE_SIZE / 2
_BESIDE: Final = np.array(
    [
        box
        for gap in (5.0, 10.0)
        for box in (
            (gap, -_HALF, gap, _HALF),
            (-gap, -_HALF, -gap, _HALF),
            (0, -gap - 2 * _HALF, 0, -gap),
            (0, gap, 0, gap + 2 * _HALF),
        )
    ]
)
"""Where a name's frame may stand around its spot: right, left, above, below; then the same farther off."""
_BESIDE_WIDTHS: Final = np.array([(0, 0, 1, 0), (-1, 0, 0, 0), (-0.5, 0, 0.5, 0), (-0.5, 0, 0.5, 0)] * 2)
_BESIDE_SIDES: Final = np.array([(1, 0, 1, 0), (-1, 0, -1, 0), (0, -1, 0, -1), (0, 1, 0, 1)] * 2)
_WIDTHS: Final = (
    dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 0.7)
    | dict.fromkeys("iljtfrI.,'’|! ", 0.36)
    | dict.fromkeys("mwMW@%", 0.92)
)
"""Widths of letters as shares of the font size; any other letter is 0.6."""


class Taken:
    """The frames already in use, in one growing array."""

    def __init__(self, frames: Sequence[Frame] = ()) -> None:
        self._room = np.empty((max(64, len(frames)), 4))
        self._count = 0
        for frame in frames:
            self.add(frame)

    @property
    def frames(self) -> Floats:
        """Left, top, right and bottom of each: an array of shape (n, 4)."""
        return self._room[: self._count]

    def add(self, frame: Frame) -> None:
        if self._count == len(self._room):
            self._room = np.vstack((self._room, np.empty_like(self._room)))
        self._room[self._count] = frame
        self._count += 1

    def touched_by(self, frame: Frame) -> int:
        """How many of them the frame touches."""
        left, top, right, bottom = self.frames.T
        over = (frame.left < right) & (frame.right > left) & (frame.top < bottom) & (frame.bottom > top)
        return int(over.sum())


def text_width(text: str, size: float) -> float:
    """About how wide a word is in a system sans-serif font, a little too wide rather than too narrow."""
    return size * sum([_WIDTHS.get(letter, 0.6) for letter in text])


def name_places(
    names: Sequence[str], spots: Floats, frame: Frame, taken: Taken, most: int, clear: float = 0.0
) -> dict[int, Text]:
    """Names beside their spots, by position: the first `most` there is room for, in the order given.

    A name stands right, left, above or below, `clear` units away from its spot; its frame is then taken.
    """
    wide = np.array([text_width(name, PLACE_SIZE) for name in names]).reshape(-1, 1, 1)
    boxes = np.tile(spots, 2)[:, None, :] + _BESIDE + _BESIDE_WIDTHS * wide + _BESIDE_SIDES * clear
    free = _has_room(boxes.reshape(-1, 4), frame, taken.frames).reshape(-1, len(_BESIDE))
    found: dict[int, Text] = {}
    used: list[Frame] = []
    for i, way in zip(*(axis.tolist() for axis in np.nonzero(free)), strict=True):
        if i not in found and len(found) < most:
            box = Frame(*boxes[i, way].tolist())
            if not any(map(box.touches, used)):
                found[i] = _beside(names[i], box, _ANCHORS[way % 4])
                used.append(box)
                taken.add(box)
    return found


def _beside(name: str, box: Frame, anchor: Literal["start", "end", "middle"]) -> Text:
    x = {"start": box.left, "end": box.right, "middle": (box.left + box.right) / 2}[anchor]
    return Text(name, number(x), number(box.top + PLACE_SIZE * 0.85), anchor, "place")


def _has_room(boxes: Floats, frame: Frame, taken: Floats) -> Mask:
    """Which of the boxes lie in the frame and touch nothing that is taken."""
    left, top, right, bottom = boxes.T
    inside = (left >= frame.left) & (top >= frame.top) & (right <= frame.right) & (bottom <= frame.bottom)
    over = (left[:, None] < taken[:, 2]) & (right[:, None] > taken[:, 0])
    over &= (top[:, None] < taken[:, 3]) & (bottom[:, None] > taken[:, 1])
    return np.asarray(inside & ~over.any(axis=1))


def name_state(name: str, ring: Floats, grid: Grid, frame: Frame, taken: Taken, least: float) -> Text | None:
    """A state's name near the middle of what the grid sees of its ring, wholly inside it; its frame is taken.

    None when there is no room, or when the ring covers less than this share of the grid.
    """
    inside = grid.within(ring)
    if inside.mean() < least:
        return None
    half = np.array((text_width(name.upper(), STATE_SIZE) * 1.1 / 2, STATE_SIZE / 2))
    spots = grid.spots(grid.inner(inside, float(half[0])))
    middle = grid.spots(inside).mean(axis=0)
    boxes = np.hstack((spots - half, spots + half))
    free = np.flatnonzero(_has_room(boxes, frame, taken.frames))
    if not len(free):
        return None
    best = free[np.hypot(*(spots[free] - middle).T).argmin()]
    taken.add(Frame(*boxes[best].tolist()))
    x, y = spots[best].tolist()
    return Text(name, number(x), number(y + STATE_SIZE * 0.35), "middle", "state-name")
