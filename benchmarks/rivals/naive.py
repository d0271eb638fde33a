"""The naive way: geopy's geodesic to every program, sorted, filtered and counted in plain Python.

The programs are in memory before the clock starts, which flatters it. Asked only about those that a generous
circle on the sphere holds, the same lines are the truth that every answer is checked against.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from geopy.distance import geodesic, great_circle

from benchmarks.catalogue import OPTIONS
from benchmarks.questions import Answer
from programs import packing
from programs.query import LEVEL, PAGE_SIZE, SearchQuery
from programs.vocabulary import bit

SPHERE_ERROR = 1.01
"""The sphere's distance is within 0.6 % of the geodesic."""


class Listed(NamedTuple):
    """A program as this way reads it: facts are the bits of a whole number."""

    program: int
    tie: int
    lat: float
    lon: float
    yes: int
    licensed: int
    online: bool


def listed(rows: np.ndarray) -> list[Listed]:
    """The programs of the level searched, from their search rows."""
    wanted = rows[rows["level"] == packing.LEVELS.index(LEVEL)]
    return [
        Listed(
            int(row["program"]), int(row["tie"]), float(row["lat"]), float(row["lon"]),
            yes := int.from_bytes(row["yes"].tobytes(), "little"), int(row["licensed"]),
            bool(yes >> bit("telehealth") & 1) and not yes >> bit("in_person") & 1,
        )
        for row in wanted
    ]  # fmt: skip


def answer(programs: list[Listed], query: SearchQuery, nearby_only: bool = False) -> Answer:
    """What a loop over all programs answers; with `nearby_only` it skips those that are surely too far."""
    here = (query.origin.lat, query.origin.lon)
    within = query.within or math.inf
    near = []
    for program in programs:
        if program.online or math.isnan(program.lat):
            continue
        there = (program.lat, program.lon)
        if nearby_only and great_circle(here, there).miles > within * SPHERE_ERROR:
            continue
        miles = geodesic(here, there).miles
        if miles <= within:
            near.append((miles, program.tie, program))
    near.sort()
    return _counted([program for _, _, program in near], programs, query)


def _counted(near: list[Listed], programs: list[Listed], query: SearchQuery) -> Answer:
    masks = {limit.parameter: _mask(limit.options) for limit in query.limits}
    fits = [program for program in near if _fits(program, masks)]
    here = packing.state_mask([query.origin.state])
    relax = {name: _count(near, _without(masks, name)) - len(fits) for name in masks}
    online = [program for program in programs if program.online]
    relax["state"] = _count([program for program in online if program.licensed & here], masks)
    if len(fits) < PAGE_SIZE:
        anywhere = [program for program in programs if not program.online]
        relax["within"] = _count(anywhere, masks) - len(fits)
    counts = {
        code: _count(near, {**_without(masks, group), "": _mask([code])})
        for group, codes in OPTIONS.items()
        for code in codes
    }
    return Answer(tuple(program.program for program in fits[:PAGE_SIZE]), len(fits), counts, relax)


def _mask(codes: list[str] | tuple[str, ...]) -> int:
    return sum(1 << bit(code) for code in codes)


def _without(masks: dict[str, int], name: str) -> dict[str, int]:
    return {other: mask for other, mask in masks.items() if other != name}


def _fits(program: Listed, masks: dict[str, int]) -> bool:
    return all(program.yes & mask for mask in masks.values())


def _count(programs: list[Listed], masks: dict[str, int]) -> int:
    return sum(_fits(program, masks) for program in programs)
