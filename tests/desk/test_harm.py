"""The order of the queue: older, more doubtful and more relied upon comes first, and always the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.desk.harm import AT, ITEMS, NO_PHONE, NOT_STATED, Listings, chances, order, points

WIDE = len(ITEMS)
DAYS = st.one_of(st.just(float("nan")), st.integers(0, 5000).map(float))
CHANCE = st.floats(0, 1)
ROW = st.tuples(
    st.lists(DAYS, min_size=WIDE, max_size=WIDE), st.lists(CHANCE, min_size=WIDE, max_size=WIDE),
    st.integers(0, 5_000_000), st.booleans(),
)  # fmt: skip


def listings(rows, slugs=None) -> Listings:
    days, doubts, people, resting = zip(*rows, strict=True)
    return Listings(
        slugs or [f"program-{number}" for number in range(len(rows))],
        np.array(days), np.array(doubts), np.array(people, float), np.array(resting),
    )  # fmt: skip


def in_order(given: Listings) -> list[str]:
    return [given.slugs[position] for position in order(given, points(given))]


def fresh(**days: float) -> tuple:
    """A program of which all was checked today, but for what is given."""
    row = [0.0] * WIDE
    for item, count in days.items():
        row[AT[item]] = count
    return row, [0.0] * WIDE, 50_000, False


@given(ROW, st.integers(0, WIDE - 1), st.integers(1, 3000))
def test_a_day_more_is_never_less_harm(row, item, days):
    later = [*row[0]]
    later[item] += days
    before, after = points(listings([row, (later, *row[1:])])).sum(axis=1)
    assert after >= before


@given(ROW, st.integers(0, WIDE - 1), CHANCE)
def test_a_doubt_more_is_never_less_harm(row, item, chance):
    doubted = [*row[1]]
    doubted[item] = max(doubted[item], chance)
    before, after = points(listings([row, (row[0], doubted, *row[2:])])).sum(axis=1)
    assert after >= before


@given(ROW, st.integers(0, 5_000_000))
def test_more_people_are_never_less_harm(row, more):
    before, after = points(listings([row, (*row[:2], row[2] + more, row[3])])).sum(axis=1)
    assert after >= before


@given(st.lists(ROW, min_size=1, max_size=12), st.randoms())
def test_the_order_does_not_depend_on_how_rows_come(rows, random):
    named = [(f"program-{number}", row) for number, row in enumerate(rows)]
    shuffled = random.sample(named, len(named))
    again = listings([row for _, row in shuffled], [slug for slug, _ in shuffled])
    assert in_order(listings(rows)) == in_order(again)


@given(ROW, st.lists(st.text("abc-", min_size=1, max_size=4), min_size=2, max_size=6, unique=True))
def test_equal_programs_are_ordered_by_their_address(row, slugs):
    assert in_order(listings([row] * len(slugs), slugs)) == sorted(slugs)


@given(st.lists(ROW, min_size=2, max_size=12))
def test_programs_that_rest_come_after_all_others(rows):
    resting = dict(zip((f"program-{n}" for n in range(len(rows))), (row[3] for row in rows), strict=True))
    found = [resting[slug] for slug in in_order(listings(rows))]
    assert found == sorted(found)


@given(ROW)
def test_chances_are_chances(row):
    found = chances(listings([row]))
    assert ((found >= 0) & (found <= 1)).all()


@pytest.mark.parametrize("item", ITEMS)
def test_after_its_half_life_half_may_be_wrong(item):
    found = chances(listings([fresh(**{item.key: item.half_life})]))[0]
    assert found[AT[item.key]] == pytest.approx(0.5)
    assert found.sum() == pytest.approx(0.5)


def test_what_is_not_stated_is_a_quarter_wrong_and_a_missing_number_wholly():
    nothing = ([float("nan")] * WIDE, [0.0] * WIDE, 1, False)
    found = chances(listings([nothing]))[0]
    assert (found[AT["phone"]], found[AT["price"]]) == (NO_PHONE, NOT_STATED)


def test_the_number_counts_most_and_then_whether_new_people_are_taken():
    weights = [item.weight for item in ITEMS]
    assert [item.key for item in ITEMS[:2]] == ["phone", "opening"]
    assert weights[0] > weights[1] > max(weights[2:])


def test_with_the_usual_people_all_wrong_is_a_hundred_points():
    wrong = ([0.0] * WIDE, [1.0] * WIDE, 50_000, False)
    assert points(listings([wrong])).sum() == pytest.approx(100)


def test_days_in_the_future_are_as_today():
    assert points(listings([fresh(phone=-3)])).sum() == 0
