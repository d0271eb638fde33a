"""Where pins and words stand: each as near its true place as it can, and none upon another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, Literal

import numpy as np

from programs.maps.geometry import Floats, Frame, Lines, Mask, dot_path, path
from programs.maps.room import centre_of, within
from programs.maps.view import Text, number

TARGET: Final = 28.0
"""Side of a pin's square link: at least 24 CSS pixels when the map is 309 pixels wide or more."""
STILL: Final = 3.0
"""A target that moved less than this needs no line back to its place."""
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
_STEPS_AWAY: Final = [
    (x, y) for x in (-80.0, -40.0, 0.0, 40.0, 80.0) for y in (-70.0, -35.0, 0.0, 35.0, 70.0)
]
_AROUND: Final = np.array(sorted(_STEPS_AWAY, key=lambda away: math.hypot(*away)))
_WIDTHS: Final = (
    dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 0.7)
    | dict.fromkeys("iljtfrI.,'’|! ", 0.36)
    | dict.fromkeys("mwMW@%", 0.92)
)
"""Widths of letters as shares of the font size; any other letter is 0.6."""


def leads(true: Floats, stands: Floats) -> tuple[str, str]:
    """Paths for the targets that moved: lines from their true places, and dots there."""
    moved = np.hypot(*(stands - true).T) >= STILL
    lines = [np.stack(ends) for ends in zip(true[moved], stands[moved], strict=True)]
    return path(Lines.joined(lines)), dot_path(true[moved])


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


def spread(wanted: Floats, frame: Frame, taken: Sequence[Frame] = ()) -> Floats:
    """Middles for link targets: each at its wanted place, or at the nearest free one inside the frame.

    Targets are squares of side `TARGET` that may touch but never overlap each other or a taken frame. Those
    that stand alone keep their places; the others follow in the order given. A frame with no room left
    (over a hundred targets) lets the last ones overlap.
    """
    room = frame.grown(-TARGET / 2)
    blocks = np.full((len(taken) + len(wanted), 4), TARGET)
    for i, block in enumerate(taken):
        blocks[i] = (*_middle(block), *_reach(block))
    found = np.empty_like(wanted)
    for used, i in enumerate(_loners_first(wanted), start=len(taken)):
        found[i] = blocks[used, :2] = _nearest_free(wanted[i], blocks[:used], room)
    return found


def _loners_first(wanted: Floats) -> list[int]:
    apart = np.abs(wanted[:, None, :] - wanted[None, :, :]).max(axis=2)
    crowd = (apart < TARGET).sum(axis=1) > 1
    return sorted(range(len(wanted)), key=lambda i: (bool(crowd[i]), i))


def _middle(block: Frame) -> tuple[float, float]:
    return (block.left + block.right) / 2, (block.top + block.bottom) / 2


def _reach(block: Frame) -> tuple[float, float]:
    """How far from the block's middle a target's middle must stay, sideways and up or down."""
    return (block.right - block.left + TARGET) / 2, (block.bottom - block.top + TARGET) / 2


def _nearest_free(wanted: Floats, blocks: Floats, room: Frame) -> Floats:
    """The free spot nearest to the wanted one.

    It lies at the wanted place, straight beside a block, or in a corner between two: so the sides of the
    blocks, sideways and up and down, give every spot worth trying.
    """
    clamped = np.clip(wanted, (room.left, room.top), (room.right, room.bottom))
    if not _blocked(clamped[:1], clamped[1:], blocks)[0, 0]:
        return clamped
    across = _sides(clamped[0], blocks[:, 0], blocks[:, 2], room.left, room.right)
    down = _sides(clamped[1], blocks[:, 1], blocks[:, 3], room.top, room.bottom)
    far = np.square(across - wanted[0])[:, None] + np.square(down - wanted[1])
    far[_blocked(across, down, blocks)] = np.inf
    column, row = divmod(int(np.round(far, 6).argmin()), len(down))
    return np.array([across[column], down[row]]) if np.isfinite(far[column, row]) else clamped


def _sides(wanted: float, middles: Floats, reaches: Floats, least: float, most: float) -> Floats:
    """The wanted coordinate and both sides of every block, as far as they are in the room."""
    found = np.concatenate(([wanted], middles - reaches, middles + reaches))
    return found[(found >= least) & (found <= most)]


def _blocked(across: Floats, down: Floats, blocks: Floats) -> Mask:
    """Which crossings of the columns `across` and the rows `down` lie within a block's reach."""
    beside = np.abs(across[:, None] - blocks[:, 0]) < blocks[:, 2] - 1e-9
    level = np.abs(down[:, None] - blocks[:, 1]) < blocks[:, 3] - 1e-9
    return np.asarray(beside.astype(np.float32) @ level.T.astype(np.float32) > 0)


def text_width(text: str, size: float) -> float:
    """About how wide a word is in a system sans-serif font, a little too wide rather than too narrow."""
    return size * sum([_WIDTHS.get(letter, 0.6) for letter in text])


def name_beside(
    name: str, at: Floats, frame: Frame, taken: Taken, clear: float = 0.0
) -> tuple[Text, Frame] | None:
    """A place's name right of its spot, or left, above or below it; None when there is no room.

    The name keeps `clear` units away from the spot, for a mark that stands there.
    """
    x, y = at.tolist()
    wide = text_width(name, PLACE_SIZE)
    boxes = np.array((x, y, x, y)) + _BESIDE + _BESIDE_WIDTHS * wide + _BESIDE_SIDES * clear
    free = np.flatnonzero(_has_room(boxes, frame, taken.frames))
    if not len(free):
        return None
    box, anchor = Frame(*boxes[free[0]].tolist()), _ANCHORS[free[0] % 4]
    stands = {"start": box.left, "end": box.right, "middle": x}[anchor]
    return Text(name, number(stands), number(box.top + PLACE_SIZE * 0.85), anchor, "place"), box


def _has_room(boxes: Floats, frame: Frame, taken: Floats) -> Mask:
    """Which of the boxes lie in the frame and touch nothing that is taken."""
    inside = (boxes[:, :2] >= frame[:2]).all(axis=1) & (boxes[:, 2:] <= frame[2:]).all(axis=1)
    left, top, right, bottom = (boxes[:, i, None] for i in range(4))
    over = (left < taken[:, 2]) & (right > taken[:, 0]) & (top < taken[:, 3]) & (bottom > taken[:, 1])
    return np.asarray(inside & ~over.any(axis=1))


def name_within(name: str, ring: Floats, frame: Frame, taken: Taken) -> tuple[Text, Frame] | None:
    """A state's name near the middle of its ring and wholly inside it; None when there is no room."""
    wide, half = text_width(name.upper(), STATE_SIZE) * 1.1 / 2, STATE_SIZE / 2
    aside, corner = np.array((wide, 0.0)), np.array((wide, half))
    spots = centre_of(ring) + _AROUND
    spots = spots[_has_room(np.hstack((spots - corner, spots + corner)), frame, taken.frames)]
    inside = within(np.vstack((spots - aside, spots, spots + aside)), ring).reshape(3, -1).all(axis=0)
    if not inside.any():
        return None
    x, y = spots[inside][0].tolist()
    box = Frame(x - wide, y - half, x + wide, y + half)
    return Text(name, number(x), number(y + half * 0.7), "middle", "state-name"), box
