"""A packed row gives back what went in, and a term never answers for another."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import packing
from programs.packing import Packable, mask, online_only, pack, state_mask, tie, unpack
from programs.states import STATES
from programs.vocabulary import TERMS

CODES = [term.code for term in TERMS]
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
ITEMS = st.builds(
    Packable,
    program=st.integers(1, 2**31 - 1),
    slug=st.text(min_size=1, max_size=40),
    lat=st.none() | st.floats(-90, 90),
    lon=st.floats(-180, 180),
    state=st.sampled_from(sorted(STATES)),
    level=st.sampled_from(packing.LEVELS),
    checked_on=DAYS,
    approximate=st.booleans(),
    yes=st.sets(st.sampled_from(CODES), max_size=12),
    no=st.sets(st.sampled_from(CODES), max_size=12),
    licensed=st.none() | st.lists(st.sampled_from(sorted(STATES)), unique=True),
    opening=st.sampled_from(packing.OPENINGS),
    opening_on=st.none() | DAYS,
    opening_reported_on=st.none() | DAYS,
    min_age=st.none() | st.integers(0, 110),
    max_age=st.none() | st.integers(0, 110),
    parts=st.integers(0, 255),
    minutes=st.integers(0, 10_080),
    week_cents=st.none() | st.integers(0, 10_000_000),
)


def codes_of(bits: np.ndarray) -> set[str]:
    return {code for code in CODES if np.any(bits & mask([code]))}


def day_of(number: int) -> date | None:
    return None if number == packing.NO_DAY else date.fromordinal(int(number))


@given(st.lists(ITEMS, max_size=4))
def test_what_is_packed_comes_back(items):
    rows = unpack(pack(item) for item in items)
    assert len(rows) == len(items)
    for row, item in zip(rows, items, strict=True):
        assert (row["program"], row["level"]) == (item.program, packing.LEVELS.index(item.level))
        assert (codes_of(row["yes"]), codes_of(row["no"])) == (item.yes, item.no)
        assert np.isnan(row["lat"]) if item.lat is None else row["lat"] == item.lat
        assert (row["parts"], row["minutes"]) == (item.parts, item.minutes)
        assert row["licensed"] == state_mask(item.licensed or ())
        assert bool(row["licence_stated"]) is (item.licensed is not None)
        assert packing.OPENINGS[row["opening"]] == item.opening
        for name, said in (("opening_on", item.opening_on), ("opening_reported", item.opening_reported_on)):
            assert day_of(row[name]) == said
        assert day_of(row["checked"]) == item.checked_on


@given(ITEMS)
def test_what_is_not_stated_is_not_a_number(item):
    row = unpack([pack(item)])[0]
    assert bool(row["min_age"] == packing.NO_AGE) is (item.min_age is None)
    assert bool(row["max_age"] == packing.NO_AGE) is (item.max_age is None)
    assert bool(row["week_cents"] == packing.NO_PRICE) is (item.week_cents is None)


def test_every_record_has_the_same_size_and_no_gap():
    assert packing.ROW.itemsize == sum(
        packing.ROW.fields[name][0].itemsize for name in packing.ROW.names or ()
    )


def test_there_is_room_for_every_term():
    assert len(CODES) <= packing.WORDS * 64


def test_no_two_terms_share_a_bit():
    masks = [tuple(mask([code]).tolist()) for code in CODES]
    assert len(set(masks)) == len(masks)
    assert all(sum(word.bit_count() for word in words) == 1 for words in masks)


def test_no_two_states_share_a_bit_and_all_fit_in_one_word():
    masks = [state_mask([code]) for code in STATES]
    assert len(set(masks)) == len(STATES)
    assert max(masks) < 2**64
    assert state_mask(["ZZ", "OH", "OH"]) == state_mask(["OH"])


def test_an_unknown_term_is_a_key_error():
    with pytest.raises(KeyError):
        mask(["no-such-term"])


def test_the_tie_breaker_is_stable_and_favours_no_letter():
    assert tie("a-program") == tie("a-program")
    early, late = ([tie(f"{letter}{n}") for n in range(500)] for letter in "az")
    assert abs(np.mean(early) - np.mean(late)) < 2**32 * 0.08


@pytest.mark.parametrize(
    ("yes", "expected"),
    [
        ([], False),
        (["in_person"], False),
        (["telehealth"], True),
        (["telehealth", "in_person"], False),
    ],
)
def test_only_a_program_that_says_online_and_not_in_person_is_bound_by_no_place(yes, expected):
    item = Packable(
        program=1, slug="x", lat=None, lon=None, state="OH", level="iop", checked_on=date(2026, 1, 1), yes=yes
    )
    assert online_only(unpack([pack(item)])).tolist() == [expected]
