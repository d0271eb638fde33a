"""How the search grows with the catalogue, inside a radius of 25 miles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from django.db import connections

from benchmarks import databases, questions
from benchmarks.rivals import ours
from benchmarks.timing import Contender, take_turns
from programs.query import SearchQuery

SIZES: Final = (20_000, 200_000, 1_000_000)


def measured(sizes: Sequence[int], seed: int, count: int, folder: Path) -> dict[int, float]:
    """Median CPU milliseconds of the same searches at each size, taking turns."""
    with ours.geodesics_watched() as seen:
        contenders = [_at(n, seed, folder, seen) for n in sizes]
        asked = questions.questions(count, seed, databases.zips(), questions.GROWTH_MILES)
        take_turns(contenders, asked)
    return {n: contender.median for n, contender in zip(sizes, contenders, strict=True)}


def _at(n: int, seed: int, folder: Path, seen: ours.Geodesics) -> Contender:
    """The search on the catalogue of this size."""
    connection = databases.prepared(n, seed, folder)

    def ask(query: SearchQuery) -> None:
        connections["default"] = connection
        ours.answer(query)

    return Contender(f"search at {n:,}", ask, watched=seen)


def exponent(medians: dict[int, float]) -> float:
    """The slope of time over size, both in logarithms, by least squares: 0 is constant, 1 proportional."""
    xs, ys = [math.log(n) for n in medians], [math.log(ms) for ms in medians.values()]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return slope / sum((a - x) ** 2 for a in xs)
