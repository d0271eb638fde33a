"""Random searches, and what every contender must answer to each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from benchmarks.catalogue import OPTIONS, Zips
from programs.gazetteer import Spot
from programs.query import Limit, SearchQuery

LIMITS: Final = 3
MILES: Final = 100.0
GROWTH_MILES: Final = 25.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The nearest 20 programs by id, how many fit, and how many each option and each relaxed limit gives.

    `counts` has one entry for each option of `catalogue.OPTIONS`; `relax` maps what gives way to how many
    more programs fit then: each limit, "state" (online programs) and, where few fit, "within" (any distance).
    """

    nearest: tuple[int, ...]
    total: int
    counts: dict[str, int]
    relax: dict[str, int]


def questions(count: int, seed: int, zips: Zips, within: float | None = MILES) -> list[SearchQuery]:
    """Searches from where people live, each with three limits of one or two options, nearest first."""
    rng = np.random.default_rng([seed, count])
    origins = rng.choice(len(zips.code), count, p=zips.people / zips.people.sum())
    return [
        SearchQuery(origin=_spot(zips, int(at)), within=within, limits=_limits(rng), sort="distance")
        for at in origins
    ]


def _spot(zips: Zips, at: int) -> Spot:
    return Spot(
        kind="zip", place=zips.town[at], state=zips.state[at], county="", zip=zips.code[at],
        lat=float(zips.lat[at]), lon=float(zips.lon[at]), time_zone="", people=int(zips.people[at]),
    )  # fmt: skip


def _limits(rng: np.random.Generator) -> tuple[Limit, ...]:
    """Asked for as people do: the first options of a group are the commonest."""
    parameters = rng.choice(len(OPTIONS), LIMITS, replace=False)
    return tuple(_limit(rng, list(OPTIONS)[int(at)]) for at in sorted(parameters))


def _limit(rng: np.random.Generator, parameter: str) -> Limit:
    options = OPTIONS[parameter]
    likely = np.linspace(2, 1, len(options))
    chosen = rng.choice(len(options), int(rng.integers(1, 3)), replace=False, p=likely / likely.sum())
    return Limit(str(parameter), tuple(sorted(options[int(at)] for at in chosen)))


def without_radius(asked: list[SearchQuery]) -> list[SearchQuery]:
    """The same searches at any distance."""
    return [replace(query, within=None) for query in asked]
