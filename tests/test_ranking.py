"""The order of results: each sentence of the rule, and what never reaches it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import packing, ranking

TODAY = 740_000
SORTS = ("best", "distance", "checked", "soonest")
Fields = list[dict[str, int]]
NEVER_INPUTS = set(packing.ROW.names or ()) - set(ranking.INPUTS)


def rows(*programs: dict[str, object]) -> np.ndarray:
    """Search rows, freshly checked and silent about openings unless told otherwise; ties in their order."""
    made = np.zeros(len(programs), packing.ROW)
    made["checked"], made["opening_reported"] = TODAY, TODAY
    for number, fields in enumerate(programs):
        made[number]["tie"] = number
        for name, value in fields.items():
            made[number][name] = value
    return made


def softened(miles: float, not_stated: float = 0.0, **fields: object) -> float:
    found = ranking.softened_miles(rows(fields), np.array([miles]), np.array([not_stated]), TODAY)
    return float(found[0])


def opening(name: str, days_ago: int = 0) -> dict[str, int]:
    return {"opening": packing.OPENINGS.index(name), "opening_reported": TODAY - days_ago}


@pytest.mark.parametrize(
    ("sentence", "got", "expected"),
    [
        ("a head start of 3 miles", softened(0), 3.0),
        ("miles count as they are", softened(7), 10.0),
        ("all unsaid: half longer", softened(7, 1.0), 15.0),
        ("half unsaid: a quarter longer", softened(7, 0.5), 12.5),
        ("checked 90 days ago is fresh", softened(7, checked=TODAY - 90), 10.0),
        ("checked 91 days ago: a tenth longer", softened(7, checked=TODAY - 91), 11.0),
        ("checked 365 days ago: a tenth longer", softened(7, checked=TODAY - 365), 11.0),
        ("checked over a year ago: a quarter longer", softened(7, checked=TODAY - 366), 12.5),
        ("taking people: a tenth shorter", softened(7, **opening("taking")), 9.0),
        ("said 60 days ago still counts", softened(7, **opening("taking", 60)), 9.0),
        ("said 61 days ago does not", softened(7, **opening("taking", 61)), 10.0),
        ("a waiting list: 15 % longer", softened(7, **opening("waitlist")), 11.5),
        ("full: 30 % longer", softened(7, **opening("full")), 13.0),
        ("without a point: only the head start", softened(np.nan), 3.0),
    ],
)
def test_the_rule(sentence: str, got: float, expected: float) -> None:
    assert got == pytest.approx(expected), sentence


def order(sort: str, made: np.ndarray, miles: list[float]) -> list[int]:
    return ranking.order(sort, made, np.array(miles), np.zeros(len(made)), TODAY).tolist()


def test_nearest_first_goes_by_miles_alone() -> None:
    old = rows({"checked": TODAY - 900}, opening("taking"), {})
    assert order("distance", old, [1, 2, 1.5]) == [0, 2, 1]


def test_newest_check_first() -> None:
    assert order("checked", rows({"checked": TODAY - 9}, {}, {"checked": TODAY - 1}), [1, 2, 3]) == [1, 2, 0]


def test_soonest_opening_first_and_those_that_have_not_said_last() -> None:
    later, sooner = {"opening_on": TODAY + 5, **opening("full")}, {"opening_on": TODAY + 2}
    made = rows({}, later, opening("taking"), sooner)
    assert order("soonest", made, [1, 2, 3, 4]) == [2, 3, 1, 0]


@pytest.mark.parametrize("sort", SORTS)
def test_equal_programs_go_by_miles_and_then_by_a_number_never_by_name(sort: str) -> None:
    made = rows({"tie": 9}, {"tie": 3}, {"tie": 6})
    assert order(sort, made, [5, 5, 5]) == [1, 2, 0]


def test_a_program_without_a_point_comes_after_those_with_one_by_miles() -> None:
    assert order("distance", rows({}, {}), [np.nan, 900]) == [1, 0]


def test_money_ownership_and_claiming_are_no_inputs() -> None:
    assert "week_cents" in NEVER_INPUTS
    assert set(ranking.INPUTS) == {"checked", "opening", "opening_reported", "opening_on", "tie"}
    assert not [name for name in ranking.INPUTS if name.startswith(("own", "claim", "paid", "price", "week"))]


programs = st.lists(
    st.fixed_dictionaries(
        {
            "checked": st.integers(TODAY - 800, TODAY),
            "opening": st.integers(0, len(packing.OPENINGS) - 1),
            "opening_reported": st.integers(TODAY - 200, TODAY),
            "opening_on": st.sampled_from([packing.NO_DAY, TODAY - 3, TODAY + 3, TODAY + 40]),
            "tie": st.integers(0, 5),
        }
    ),
    min_size=2,
    max_size=12,
)


@given(fields=programs, seed=st.integers(0, 2**32 - 1), sort=st.sampled_from(SORTS))
def test_whatever_else_a_row_says_the_order_is_the_same(fields: Fields, seed: int, sort: str) -> None:
    """Every field that is no input is overwritten with noise: price, terms, ages, the program itself."""
    draw = np.random.default_rng(seed)
    plain = rows(*fields)
    poisoned = np.frombuffer(draw.bytes(plain.nbytes), packing.ROW).copy()
    for name in ranking.INPUTS:
        poisoned[name] = plain[name]
    miles, unsaid = draw.uniform(0, 50, len(plain)), draw.uniform(0, 1, len(plain))
    kept = ranking.order(sort, plain, miles, unsaid, TODAY)
    assert ranking.order(sort, poisoned, miles, unsaid, TODAY).tolist() == kept.tolist()


@given(fields=programs, sort=st.sampled_from(SORTS))
def test_the_order_needs_no_field_but_its_inputs(fields: Fields, sort: str) -> None:
    """Rows that have nothing but the inputs are ordered alike."""
    whole = rows(*fields)
    narrow = np.zeros(len(whole), [(name, packing.ROW.fields[name][0]) for name in ranking.INPUTS])
    for name in ranking.INPUTS:
        narrow[name] = whole[name]
    miles = np.arange(len(whole), dtype=float)
    expected = ranking.order(sort, whole, miles, np.zeros(len(whole)), TODAY)
    assert ranking.order(sort, narrow, miles, np.zeros(len(whole)), TODAY).tolist() == expected.tolist()


@given(fields=programs, sort=st.sampled_from(SORTS))
def test_the_same_programs_in_another_order_are_ranked_the_same(fields: Fields, sort: str) -> None:
    made = rows(*[{**each, "tie": number} for number, each in enumerate(fields)])
    miles = np.arange(len(made), dtype=float) // 2
    unsaid = np.zeros(len(made))
    forward = made["tie"][ranking.order(sort, made, miles, unsaid, TODAY)]
    backward = made[::-1]["tie"][ranking.order(sort, made[::-1], miles[::-1], unsaid, TODAY)]
    assert forward.tolist() == backward.tolist()
