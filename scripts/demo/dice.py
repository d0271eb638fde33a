"""Chance that falls the same way every time, on every Python.

Only `random.random()` is drawn on: Python promises that its sequence stays the same for a seed, which it
does not promise for `choice` or `sample`. Each program throws its own dice, named by its key, so adding one
program leaves all others as they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

Item = TypeVar("Item")

SEED = "iop-finder-demo-1"


class Dice:
    """Dice for one program."""

    def __init__(self, key: str) -> None:
        self._next = Random(f"{SEED}:{key}").random  # noqa: S311

    def chance(self, share: float) -> bool:
        """True in this share of the throws, from 0 to 1."""
        return self._next() < share

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self._next() * (high - low + 1))

    def spread(self, width: float) -> float:
        """A number from -width to width."""
        return (self._next() * 2 - 1) * width

    def pick(self, items: Sequence[Item]) -> Item:
        return items[int(self._next() * len(items))]

    def some(self, items: Sequence[Item], count: int) -> list[Item]:
        """So many different items, in the order they are listed."""
        left = list(range(len(items)))
        chosen = [left.pop(int(self._next() * len(left))) for _ in range(min(count, len(items)))]
        return [items[index] for index in sorted(chosen)]
