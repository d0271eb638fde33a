"""The towns that a map of an area may name."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q

from programs.geo import Box
from programs.models import Place

FEWEST_PEOPLE = 500


def largest_towns(area: Box, most: int = 24) -> list[tuple[str, float, float, int]]:
    """The towns in a box with the most people: (name, latitude, longitude, people)."""
    spans = reduce(or_, (Q(lon__gte=west, lon__lte=east) for west, east in area.spans()))
    towns = Place.objects.filter(
        spans, kind=Place.Kind.CITY, lat__gte=area.south, lat__lte=area.north, weight__gte=FEWEST_PEOPLE
    )
    return list(towns.order_by("-weight").values_list("name", "lat", "lon", "weight")[:most])
