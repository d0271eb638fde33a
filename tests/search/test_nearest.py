"""The page is provably the nearest programs, by brute force over every one."""

from __future__ import annotations

import random

import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from programs import curation
from programs.gazetteer import Spot
from programs.models import SearchRow
from programs.query import PAGE_SIZE, RADII, SearchQuery
from programs.search import search
from tests import make

pytestmark = pytest.mark.django_db

COUNT = 240


def spot(lat: float, lon: float, state: str = "OH") -> Spot:
    return Spot("city", "Here", state, "", "", lat, lon, "America/New_York")


@pytest.fixture(scope="module")
def catalogue(module_db):
    """240 programs around a corner of three states; some share a point, some have none."""
    draw = random.Random(7)
    points = [(draw.gauss(39.1, 0.5), draw.gauss(-84.5, 0.6)) for _ in range(COUNT - 20)]
    points += draw.choices(points, k=15)
    made = [make.program(lat=lat, lon=lon, refresh=False) for lat, lon in points]
    made += [make.program(lat=None, lon=None, refresh=False) for _ in range(5)]
    curation.refresh_rows([program.pk for program in made])
    return {program.pk: (program.location.lat, program.location.lon) for program in made}


def brute_force(points, origin, within):
    miles = {pk: geodesic(origin, point).miles for pk, point in points.items() if point[0] is not None}
    return {pk: m for pk, m in miles.items() if within is None or m <= within}


@given(
    lat=st.floats(37.5, 40.5), lon=st.floats(-86.5, -82.5),
    within=st.sampled_from([*RADII, None]), page=st.integers(1, 4),
)  # fmt: skip
def test_every_page_is_the_nearest_by_exact_miles(catalogue, lat, lon, within, page):
    found = search(SearchQuery(origin=spot(lat, lon), within=within, page=page))
    inside = brute_force(catalogue, (lat, lon), within)
    placeless = 5 if within is None else 0
    assert found.total == len(inside) + placeless
    shown = [(card.program.pk, card.miles) for card in found.cards if card.miles is not None]
    expected = sorted(inside.values())[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    assert [miles for _, miles in shown] == pytest.approx(expected, abs=1e-9)
    assert all(inside[pk] == pytest.approx(miles, abs=1e-9) for pk, miles in shown)


@given(lat=st.floats(38.5, 39.5), lon=st.floats(-85.0, -84.0))
def test_pages_neither_repeat_nor_lose_a_program(catalogue, lat, lon):
    first = search(SearchQuery(origin=spot(lat, lon), within=100))
    seen = [
        card.program.pk
        for page in range(1, first.pages + 1)
        for card in search(SearchQuery(origin=spot(lat, lon), within=100, page=page)).cards
    ]
    assert sorted(seen) == sorted(set(seen))
    assert len(seen) == first.total


def test_a_search_row_packs_every_published_program(catalogue):
    assert SearchRow.objects.filter(pk__in=catalogue).count() == COUNT


def test_few_geodesics_are_asked_for(catalogue):
    found = search(SearchQuery(origin=spot(39.1, -84.5), within=100))
    assert len(found.cards) == PAGE_SIZE
    assert found.candidates.measure.calls <= 40
