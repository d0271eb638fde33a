"""Fast distances decide exactly what geopy's geodesic would decide."""

from __future__ import annotations

import math

import numpy as np
import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from programs import geo

CINCINNATI = (39.1031, -84.5120)
ATTU = (52.9, 172.9)

latitudes = st.floats(-89.9, 89.9)
longitudes = st.floats(-180, 180)
points = st.tuples(latitudes, longitudes)
near_cincinnati = st.tuples(st.floats(38.6, 39.6), st.floats(-85.1, -83.9))
crowds = st.lists(near_cincinnati, min_size=0, max_size=25).flatmap(
    lambda spots: st.just(spots) if not spots else st.lists(st.sampled_from(spots), max_size=40)
)


def brute_force(origin, rows, within):
    miles = [(geo.geodesic_miles(origin, row), index) for index, row in enumerate(rows)]
    return sorted((far, index) for far, index in miles if within is None or far <= within)


def columns(rows):
    return [row[0] for row in rows], [row[1] for row in rows]


@given(points, points)
@settings(max_examples=100)
def test_the_chord_bounds_the_geodesic_from_both_sides(a, b):
    chord = geo.chord_miles(*a, [b[0]], [b[1]])
    exact = geo.geodesic_miles(a, b)
    assert geo.lower_miles(chord)[0] <= exact <= geo.upper_miles(chord)[0]
    assert chord[0] <= exact + geo.ROUNDING_MILES


@given(latitudes, longitudes, st.floats(0, 2 * math.pi), st.floats(0, 1.4))
@settings(max_examples=100)
def test_within_a_hundred_miles_the_bounds_are_a_third_of_a_foot_apart(lat, lon, angle, degrees):
    other = (lat + degrees * math.sin(angle), lon + degrees * math.cos(angle))
    if not -90 <= other[0] <= 90:
        return
    chord = geo.chord_miles(lat, lon, [other[0]], [other[1]])
    exact = geo.geodesic_miles((lat, lon), other)
    if exact <= 100:
        assert (geo.upper_miles(chord)[0] - exact) * 5280 <= 0.29
        assert (exact - geo.lower_miles(chord)[0]) * 5280 <= 0.29


def test_the_same_point_is_nought_miles_away():
    chord = geo.chord_miles(*CINCINNATI, [CINCINNATI[0]], [CINCINNATI[1]])
    assert chord[0] == 0
    assert geo.lower_miles(chord)[0] == 0


def test_opposite_ends_of_the_earth_stay_under_the_upper_bound():
    for lat, lon in [(0, 0), (90, 0), (45, 10)]:
        chord = geo.chord_miles(lat, lon, [-lat], [lon + 180])
        assert geo.geodesic_miles((lat, lon), (-lat, lon + 180)) <= geo.upper_miles(chord)[0]


@given(crowds, st.sampled_from([None, 5, 10, 25, 50]), st.integers(0, 12), st.integers(0, 12))
@settings(max_examples=80)
def test_every_page_is_the_brute_force_page(rows, within, start, size):
    wanted = brute_force(CINCINNATI, rows, within)
    page = geo.order_exact(CINCINNATI, *columns(rows), within, start, start + size)
    assert page.total == len(wanted)
    assert list(zip(page.miles, page.indices, strict=True)) == wanted[start : start + size]


@given(crowds, st.integers(0, 39))
@settings(max_examples=50)
def test_a_radius_that_ends_exactly_on_a_program_includes_it(rows, pick):
    if not rows:
        return
    rim = geo.geodesic_miles(CINCINNATI, rows[pick % len(rows)])
    found = geo.exact_within(CINCINNATI, *columns(rows), rim)
    assert set(np.flatnonzero(found.mask)) == {index for _, index in brute_force(CINCINNATI, rows, rim)}
    just_short = geo.exact_within(CINCINNATI, *columns(rows), math.nextafter(rim, 0))
    assert not just_short.mask[pick % len(rows)] or rim == 0


def test_geopy_is_asked_only_about_the_page():
    rng = np.random.default_rng(7)
    lats, lons = rng.uniform(38, 40, 20_000), rng.uniform(-86, -83, 20_000)
    page = geo.order_exact(CINCINNATI, lats, lons, 50, 40, 60)
    assert len(page.indices) == 20
    assert page.geodesic_calls <= 24


def test_many_programs_at_one_point_cost_one_call():
    page = geo.nearest_exact(CINCINNATI, [39.2] * 500, [-84.5] * 500, 20)
    assert list(page.indices) == list(range(20))
    assert page.geodesic_calls == 1


def test_a_row_without_a_point_is_in_no_radius_and_no_order():
    lats, lons = [39.2, math.nan, 39.3], [-84.5, -84.5, math.nan]
    assert list(geo.nearest_exact(CINCINNATI, lats, lons, 5).indices) == [0]
    assert list(geo.exact_within(CINCINNATI, lats, lons, 100).mask) == [True, False, False]


def test_rows_without_a_point_come_after_all_others_in_an_order_of_any_rows():
    lats = [math.nan, 39.3, math.nan, 39.2]
    measure = geo.Measure(CINCINNATI, lats, [-84.5] * 4)
    everything, miles = measure.order(np.arange(4), 0, 4)
    assert list(everything) == [3, 1, 0, 2]
    assert list(np.isnan(miles)) == [False, False, True, True]
    pages = [list(measure.order(np.arange(4), start, start + 1)[0]) for start in range(4)]
    assert pages == [[3], [1], [0], [2]]


def test_no_rows_and_pages_past_the_end_are_empty():
    assert geo.nearest_exact(CINCINNATI, [], [], 20).total == 0
    past = geo.order_exact(CINCINNATI, [39.2], [-84.5], None, 20, 40)
    assert (list(past.indices), past.total) == ([], 1)


def test_a_page_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="0 <= start <= stop"):
        geo.order_exact(CINCINNATI, [39.2], [-84.5], None, 20, 10)


@given(points, st.sampled_from([5, 25, 100, 400]), st.floats(0, 360), st.floats(0, 1))
@settings(max_examples=100)
def test_the_box_holds_everything_within_the_radius(origin, miles, bearing, part):
    there = geodesic(miles=miles * part).destination(origin, bearing)
    area = geo.box(*origin, miles)
    assert area.holds(there.latitude, there.longitude)
    assert geo.band(there.latitude) in geo.bands(area)


def test_a_box_across_the_date_line_is_two_ranges():
    area = geo.box(*ATTU, 400)
    assert [span[0] < span[1] for span in area.spans()] == [True, True]
    assert (area.spans()[0][1], area.spans()[1][0]) == (180.0, -180.0)
    assert area.holds(52.0, 172.0)
    assert area.holds(51.9, -178.0)
    assert not area.holds(52.0, 0.0)
    assert geo.box(*CINCINNATI, 25).spans()[0][0] < CINCINNATI[1]


def test_a_box_at_a_pole_takes_every_longitude():
    assert geo.box(89.9, 0, 25).spans() == ((-180.0, 180.0),)


@pytest.mark.parametrize(
    ("there", "word"),
    [
        ((40.0, -84.512), "north"),
        ((40.0, -83.4), "northeast"),
        ((39.1, -80.0), "east"),
        ((38.0, -83.2), "southeast"),
        ((30.0, -84.512), "south"),
        ((38.0, -86.0), "southwest"),
        ((39.1, -90.0), "west"),
        ((40.0, -85.9), "northwest"),
    ],
)
def test_direction_names_the_way_one_sets_out(there, word):
    assert geo.direction(CINCINNATI, there) == word


def test_direction_crosses_the_date_line_the_short_way():
    assert geo.direction((52.0, 179.5), (52.0, -179.5)) == "east"
