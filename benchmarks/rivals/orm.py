"""The plain Django way: a bounding box, then one COUNT for every option and every relaxed limit.

It is given for free what it would be slowest at: our index for the box, and which programs of the box's
corners lie outside the radius.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from django.db.models import Exists, OuterRef

from benchmarks.catalogue import OPTIONS
from benchmarks.questions import Answer
from programs import geo, packing
from programs.models import Fact, OnlineRow, Program, Term
from programs.query import LEVEL, PAGE_SIZE, SearchQuery


class CountPerOption:
    """Answers with the ORM alone. The ids of the terms are read once."""

    def __init__(self) -> None:
        self.term = dict(Term.objects.values_list("code", "pk"))

    def answer(self, query: SearchQuery) -> Answer:
        near = self._in_reach(query)
        chosen = {limit.parameter: limit.options for limit in query.limits}
        total = self._count(near, chosen)
        relax = {name: self._count(near, _without(chosen, name)) - total for name in chosen}
        relax["state"] = self._count(self._online(query), chosen)
        if total < PAGE_SIZE:
            relax["within"] = self._count(to_go_to(), chosen) - total
        counts = {
            code: self._count(near, {**_without(chosen, group), "": (code,)})
            for group, codes in OPTIONS.items()
            for code in codes
        }
        return Answer(self._nearest(query, near, chosen), total, counts, relax)

    def _in_reach(self, query: SearchQuery) -> Any:
        """The programs within the radius that one can go to."""
        box = in_box(query)
        points = list(box.values_list("pk", "location__lat", "location__lon"))
        inside = geo.exact_within(
            (query.origin.lat, query.origin.lon), [p[1] for p in points], [p[2] for p in points], query.within
        ).mask
        outside = [point[0] for point, is_in in zip(points, inside, strict=True) if not is_in]
        return box.exclude(pk__in=outside)

    def _online(self, query: SearchQuery) -> Any:
        licensed = OnlineRow.objects.filter(state=query.origin.state).values("program")
        return Program.objects.published().filter(level=LEVEL, pk__in=licensed)

    def _says(self, codes: tuple[str, ...]) -> Exists:
        terms = [self.term[code] for code in codes]
        return Exists(Fact.objects.filter(program=OuterRef("pk"), term__in=terms, holds=True, current=True))

    def _count(self, programs: Any, chosen: dict[str, tuple[str, ...]]) -> int:
        return self._fitting(programs, chosen).count()

    def _fitting(self, programs: Any, chosen: dict[str, tuple[str, ...]]) -> Any:
        return programs.filter(*(self._says(options) for options in chosen.values()))

    def _nearest(self, query: SearchQuery, near: Any, chosen: dict[str, tuple[str, ...]]) -> tuple[int, ...]:
        fits = list(self._fitting(near, chosen).values_list("pk", "slug", "location__lat", "location__lon"))
        fits.sort(key=lambda row: packing.tie(row[1]))
        here = (query.origin.lat, query.origin.lon)
        lats, lons = (np.array([row[column] for row in fits], float) for column in (2, 3))
        page = geo.nearest_exact(here, lats, lons, PAGE_SIZE).indices
        return tuple(fits[at][0] for at in page)


def in_box(query: SearchQuery) -> Any:
    """The published programs of the level searched that one can go to, in the box around the radius."""
    area = geo.box(query.origin.lat, query.origin.lon, query.within)
    spans = area.spans()
    assert len(spans) == 1  # noqa: S101 - the questions are not asked across 180 degrees
    return to_go_to().filter(search_row__band__in=list(geo.bands(area)), search_row__lon__range=spans[0])


def to_go_to() -> Any:
    """The published programs of the level searched that do not meet online alone."""
    online = OnlineRow.objects.filter(program=OuterRef("pk"))
    return Program.objects.published().filter(~Exists(online), level=LEVEL)


def _without(chosen: dict[str, tuple[str, ...]], name: str) -> dict[str, tuple[str, ...]]:
    return {other: options for other, options in chosen.items() if other != name}
