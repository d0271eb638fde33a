"""Who relies on a program: everyone near, shared among the programs within reach."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import geo
from programs.desk.reach import FAR_MILES, REACH_MILES, Points, reach

HOME = (39.1, -84.5)
DEGREE = 69.0
"""About a degree of latitude, in miles."""


def points(*spots: tuple[float, float]) -> Points:
    lats, lons = zip(*spots, strict=True) if spots else ((), ())
    return Points(np.array(lats, float), np.array(lons, float))


def people(programs: Points, homes: Points, *residents: int) -> list[float]:
    return reach(programs, homes, np.array(residents, float)).people.tolist()


def north(miles: float) -> tuple[float, float]:
    return HOME[0] + miles / DEGREE, HOME[1]


def test_the_only_program_near_counts_for_all_who_live_there():
    assert people(points(HOME), points(north(10)), 900) == [900]


def test_neighbours_share_those_who_could_go_to_either():
    assert people(points(HOME, north(5), north(200)), points(north(10)), 900) == [450, 450, 0]


def test_who_has_nothing_near_counts_for_the_nearest_beyond():
    assert people(points(HOME), points(north(40)), 900) == [900]
    assert people(points(HOME), points(north(80)), 900) == [0]


def test_who_has_something_near_counts_for_nothing_farther():
    assert people(points(HOME, north(40)), points(HOME), 900) == [900, 0]


def test_a_program_without_a_place_counts_like_the_middle_one():
    found = reach(points(HOME, north(200), (np.nan, np.nan)), points(HOME), np.array([900.0]))
    assert found.people.tolist() == [900, 0, 450]
    assert found.near.tolist() == [0, 0, -1]


def test_nobody_and_nothing_is_no_error():
    assert people(points(), points(HOME), 5) == []
    assert people(points(HOME), points()) == [0]
    assert people(points((np.nan, np.nan)), points(HOME), 5) == [0]


def test_near_counts_the_others_within_reach():
    found = reach(points(HOME, north(5), north(20), north(60)), points(), np.array([]))
    assert found.near.tolist() == [2, 2, 2, 0]


SPOT = st.tuples(st.floats(18, 71), st.floats(-160, -65))
CLUSTER = st.tuples(st.floats(38, 40), st.floats(-85, -83))


@given(st.lists(st.one_of(CLUSTER, SPOT), max_size=30), st.lists(st.one_of(CLUSTER, SPOT), max_size=40))
def test_it_is_what_comparing_each_with_each_gives(programs, homes):
    residents = np.arange(1.0, len(homes) + 1)
    found = reach(points(*programs), points(*homes), residents)
    wanted, near = slowly(programs, homes, residents)
    assert found.people == pytest.approx(wanted)
    assert found.near.tolist() == near


def slowly(programs, homes, residents) -> tuple[list[float], list[int]]:
    """The same by definition, one pair at a time."""
    wanted = [0.0] * len(programs)
    for home, count in zip(homes, residents, strict=True):
        for miles in (REACH_MILES, FAR_MILES):
            among = [position for position, spot in enumerate(programs) if is_within(home, spot, miles)]
            for position in among:
                wanted[position] += count / len(among)
            if among:
                break
    near = [sum(is_within(one, other, REACH_MILES) for other in programs) - 1 for one in programs]
    return wanted, near


def is_within(one: tuple[float, float], other: tuple[float, float], miles: float) -> bool:
    return float(geo.chord_miles(*one, [other[0]], [other[1]])[0]) <= miles
