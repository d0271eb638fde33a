"""Reading the gazetteer's table: every query is answered by the index on key and state."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q

from programs.gazetteer.answers import Spot, WholeState
from programs.models import Place
from programs.place_names import Reading

_COLUMNS = ("key", "kind", "name", "state", "county", "zip", "lat", "lon", "time_zone", "weight")
_ORDER = ("-weight", "state", "name", "kind")

Row = tuple[str, Spot]
"""A look-up key and the place it leads to."""


def by_readings(readings: Iterable[Reading]) -> list[Row]:
    """Towns, counties and ZIP codes that fit any of the readings, most people first."""
    wanted = [Q(key=key, state=state) if state else Q(key=key) for key, state in readings]
    return _read(reduce(or_, wanted)) if wanted else []


def by_keys(keys: Iterable[str]) -> list[Row]:
    return _read(Q(key__in=list(keys)))


def by_first_letters(start: str, limit: int) -> list[Row]:
    """The places whose key begins so, those with most people first."""
    return _read(Q(key__gte=start, key__lt=start[:-1] + chr(ord(start[-1]) + 1)), limit)


def zip_row(code: str) -> Spot | None:
    """The ZIP code's place; its key is the code itself."""
    return next((spot for _, spot in by_keys([code])), None)


def whole_state(code: str) -> WholeState | None:
    """None when the gazetteer is not loaded."""
    point = Place.objects.filter(kind="state", state=code).values_list("lat", "lon", "time_zone").first()
    return WholeState(code, *point) if point else None


def _read(wanted: Q, limit: int | None = None) -> list[Row]:
    rows = Place.objects.filter(wanted).exclude(kind="state").order_by(*_ORDER)
    return [(key, Spot(*columns)) for key, *columns in rows.values_list(*_COLUMNS)[:limit]]
