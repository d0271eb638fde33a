"""The search itself, and how much of its time geopy takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from benchmarks.catalogue import OPTIONS
from benchmarks.questions import Answer
from programs import geo
from programs.query import SearchQuery
from programs.relaxing import relaxed
from programs.search import search


def answer(query: SearchQuery) -> Answer:
    """The whole search: the page, the totals, every count, every relaxed limit."""
    found = search(query)
    rows = found.candidates.rows
    facets = found.facets
    return Answer(
        nearest=tuple(
            int(rows["program"][hit.position]) for hit in found.hits if hit.fit == "yes" and not hit.online
        ),
        total=found.total,
        counts={code: facets[group][code].yes for group, codes in OPTIONS.items() for code in codes},
        relax={option.change: option.gives for option in relaxed(found)},
    )


@dataclass(slots=True)
class Geodesics:
    """What was asked of geopy, and the CPU seconds it took."""

    calls: int = 0
    seconds: float = 0.0


@contextmanager
def geodesics_watched() -> Iterator[Geodesics]:
    """Counts the calls of geopy's geodesic made meanwhile, and times them."""
    seen, measure = Geodesics(), geo.geodesic_miles

    def timed(a: tuple[float, float], b: tuple[float, float]) -> float:
        started = time.process_time()
        miles = measure(a, b)
        seen.seconds += time.process_time() - started
        seen.calls += 1
        return miles

    with patch.object(geo, "geodesic_miles", timed):
        yield seen
