"""Where pins stand: each as near its true place as it can, and none upon another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from programs.maps.geometry import Floats, Frame, Lines, Mask, dot_path, path

TARGET: Final = 28.0
"""Side of a pin's square link: at least 24 CSS pixels when the map is 309 pixels wide or more."""
STILL: Final = 3.0
"""A target that moved less than this needs no line back to its place."""
_SLACK: Final = 1e-9


def leads(true: Floats, stands: Floats) -> tuple[str, str]:
    """Paths for the targets that moved: lines from their true places, and dots there."""
    moved = np.hypot(*(stands - true).T) >= STILL
    lines = [np.stack(ends) for ends in zip(true[moved], stands[moved], strict=True)]
    return path(Lines.joined(lines)), dot_path(true[moved])


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
    found = np.clip(wanted, (room.left, room.top), (room.right, room.bottom))
    for used, i in enumerate(_loners_first(found), start=len(taken)):
        found[i] = blocks[used, :2] = _nearest_free(wanted[i], found[i], blocks[:used], room)
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


def _nearest_free(wanted: Floats, clamped: Floats, blocks: Floats, room: Frame) -> Floats:
    """The free spot in the room nearest to the wanted one; `clamped` is the nearest of all, free or not.

    It lies at the wanted place, straight beside a block, or in a corner between two: so the sides of the
    blocks, sideways and up and down, give every spot worth trying.
    """
    x, y = clamped.tolist()
    if not any(
        abs(x - at) < wide - _SLACK and abs(y - on) < tall - _SLACK for at, on, wide, tall in blocks.tolist()
    ):
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
    beside = np.abs(across[:, None] - blocks[:, 0]) < blocks[:, 2] - _SLACK
    level = np.abs(down[:, None] - blocks[:, 1]) < blocks[:, 3] - _SLACK
    return np.asarray(beside.astype(np.float32) @ level.T.astype(np.float32) > 0)
