"""The measure of how often we are right: drawn fairly, counted as it says, no surer than the calls allow."""

from __future__ import annotations

from collections import Counter
from math import comb, inf, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.accuracy import (
    ITEMS,
    LEADING,
    LEAST_REACHED,
    Answer,
    Finding,
    Tally,
    Z,
    by_item,
    drawn,
    finding,
    wilson,
)

YES, NO, UNSAID = Answer.AS_SHOWN, Answer.NOT_AS_SHOWN, Answer.NOT_SAID
ALL_YES = dict.fromkeys(ITEMS, YES)

counts = st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


def tally(exact: int = 0, functional: int = 0, wrong: int = 0, unreached: int = 0, **more: int) -> Tally:
    size = exact + functional + wrong + unreached
    told = {"population": 4525, "drawn": size} | more
    return Tally(exact=exact, functional=functional, wrong=wrong, unreached=unreached, **told)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, Finding.EXACT),
        ({"price": NO}, Finding.FUNCTIONAL),
        ({"address": NO, "opening": NO, "pays": UNSAID}, Finding.FUNCTIONAL),
        ({"price": UNSAID}, Finding.FUNCTIONAL),
        ({"phone": NO}, Finding.WRONG),
        ({"level": NO}, Finding.WRONG),
        ({"level": NO, "price": UNSAID}, Finding.WRONG),
    ],
)
def test_a_call_is_judged_by_what_the_program_said(said: dict[str, str], found: Finding) -> None:
    assert finding(ITEMS, ALL_YES | said) is found


def test_only_what_is_shown_is_judged() -> None:
    assert finding(["phone", "level"], {"phone": YES, "level": YES, "price": NO}) is Finding.EXACT


@pytest.mark.parametrize("leading", LEADING)
def test_where_the_number_leads_elsewhere_nothing_else_can_be_asked(leading: str) -> None:
    assert finding(ITEMS, {leading: NO}) is Finding.WRONG


@pytest.mark.parametrize("missing", ITEMS)
def test_a_call_without_an_answer_for_something_shown_is_no_finding(missing: str) -> None:
    with pytest.raises(ValueError, match="an answer for everything shown"):
        finding(ITEMS, {item: YES for item in ITEMS if item != missing})


@pytest.mark.parametrize("leading", LEADING)
def test_nobody_is_taken_for_reached_who_could_not_say_where_one_had_called(leading: str) -> None:
    with pytest.raises(ValueError, match="for what leads there"):
        finding(ITEMS, ALL_YES | {leading: UNSAID})


def test_an_answer_that_is_none_of_the_three_is_refused() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        finding(ITEMS, ALL_YES | {"price": "perhaps"})


# The draw

KEYS = [f"program-{number}" for number in range(300)]


def test_the_same_seed_and_population_draw_the_same_programs_in_whatever_order_they_come() -> None:
    assert drawn("march", KEYS, 60) == drawn("march", reversed(KEYS), 60)


def test_a_draw_can_be_repeated_with_a_shell_and_sha256sum() -> None:
    """`for k in a b c d; do printf 'march:%s' $k | sha256sum; done`, begins 4c, 0b, a2, a0."""
    assert drawn("march", "abcd", 3) == ["b", "a", "d"]


def test_another_seed_draws_others() -> None:
    assert drawn("march", KEYS, 60) != drawn("april", KEYS, 60)


def test_a_sample_has_no_program_twice_and_no_more_than_there_are() -> None:
    assert len(set(drawn("march", KEYS, 60))) == 60
    assert sorted(drawn("march", KEYS, 1000)) == sorted(KEYS)


def test_every_program_is_as_likely_as_any_other() -> None:
    """Over 3,000 draws of 1 in 10 each of 50 comes about 300 times: within 5 standard deviations of 16."""
    keys = KEYS[:50]
    often = Counter(key for seed in range(3000) for key in drawn(str(seed), keys, 5))
    assert all(abs(often[key] - 300) < 5 * sqrt(3000 * 0.1 * 0.9) for key in keys)


# The interval


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_bounds_are_those_of_the_literature(count: int, of: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3."""
    assert wilson(count, of) == pytest.approx((low, high), abs=5e-5)


@given(counts, st.one_of(st.just(inf), st.integers(2, 20_000)))
def test_the_bounds_are_where_the_score_test_begins_to_refuse(pair: tuple[int, int], more: float) -> None:
    """The definition: p is inside where |count/of - p| is at most Z standard errors of p."""
    count, of = pair
    population = of + more
    correction = 1.0 if population == inf else (population - of) / (population - 1)
    for bound in wilson(count, of, population):
        if 0 < bound < 1:
            error = sqrt(bound * (1 - bound) / of * correction)
            assert abs(count / of - bound) == pytest.approx(Z * error, rel=1e-6)


@given(counts, st.integers(0, 20_000))
def test_the_bounds_hold_the_share_and_are_the_same_seen_from_the_other_side(
    pair: tuple[int, int], more: int
) -> None:
    count, of = pair
    low, high = wilson(count, of, of + more)
    assert 0 <= low <= count / of <= high <= 1
    other_low, other_high = wilson(of - count, of, of + more)
    assert (1 - other_high, 1 - other_low) == pytest.approx((low, high))


@given(counts, st.integers(1, 5_000))
def test_the_smaller_the_list_the_surer_and_an_endless_one_is_least_sure(
    pair: tuple[int, int], more: int
) -> None:
    count, of = pair
    widths = [high - low for low, high in (wilson(count, of, of + n) for n in (0, more, more + 50, inf))]
    assert widths[0] == 0
    assert widths == sorted(widths)


@pytest.mark.parametrize("population", [80, 300, 4525])
def test_ninety_five_in_a_hundred_samples_hold_the_truth(population: int) -> None:
    """Each share of wrong programs in turn, each outcome weighed by its exact (hypergeometric) chance.

    A discrete interval cannot hit 95 % at every share; Wilson's does on average, and stays near below.
    """
    size, held = 60, []
    whole = comb(population, size)
    for right in range(0, population + 1, max(1, population // 80)):
        inside = 0
        for seen in range(max(0, size - population + right), min(size, right) + 1):
            low, high = wilson(seen, size, population)
            if low - 1e-12 <= right / population <= high + 1e-12:
                inside += comb(right, seen) * comb(population - right, size - seen)
        held.append(inside / whole)
    assert sum(held) / len(held) == pytest.approx(0.95, abs=0.02)
    assert min(held) > 0.83


@pytest.mark.parametrize(("count", "of", "population"), [(-1, 5, 9), (6, 5, 9), (1, 10, 9)])
def test_counts_that_cannot_be_are_refused(count: int, of: int, population: int) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        wilson(count, of, population)


def test_nobody_reached_says_nothing() -> None:
    assert wilson(0, 0, 100) == (0.0, 1.0)


# The tally


def test_the_shares_are_of_those_reached_and_functional_holds_the_exact() -> None:
    found = tally(exact=30, functional=15, wrong=5, unreached=10)
    assert (found.reached, found.open) == (50, 0)
    assert (found.exactly.share, found.functionally.share) == (0.6, 0.9)
    assert (found.exactly.low, found.exactly.high) == wilson(30, 50, 4525)


def test_the_unreached_bound_the_shares_as_if_all_were_wrong_or_all_right() -> None:
    found = tally(exact=30, functional=15, wrong=5, unreached=10)
    assert (found.exactly.least, found.exactly.most) == (30 / 60, 40 / 60)
    assert (found.functionally.least, found.functionally.most) == (45 / 60, 55 / 60)


def test_with_nobody_called_nothing_is_claimed() -> None:
    nothing = tally(drawn=60)
    assert (nothing.exactly.low, nothing.exactly.high, nothing.open) == (0.0, 1.0, 60)
    assert nothing.why_not


@pytest.mark.parametrize(
    ("found", "may"),
    [
        (tally(exact=LEAST_REACHED), True),
        (tally(exact=LEAST_REACHED - 1), False),
        (tally(wrong=LEAST_REACHED, unreached=30), True),
        (tally(exact=LEAST_REACHED - 1, unreached=30), False),
        (tally(exact=59, drawn=60), False),
        (tally(exact=12, population=12), True),
        (tally(exact=11, unreached=1, population=12), False),
        (tally(population=0), False),
    ],
)
def test_a_measure_is_published_when_all_were_called_and_enough_answered(found: Tally, may: bool) -> None:
    assert (not found.why_not) is may


def test_the_least_calls_leave_at_most_seventeen_points_of_doubt() -> None:
    def doubt(calls: int) -> float:
        return max((high - low) / 2 for low, high in (wilson(k, calls, 4525) for k in range(calls + 1)))

    assert doubt(LEAST_REACHED) < 0.17 < doubt(LEAST_REACHED - 1)
    assert doubt(60) < 0.13


def test_each_item_is_counted_over_the_calls_that_asked_for_it() -> None:
    calls = [{"phone": "yes", "price": "no"}, {"phone": "yes"}, {"phone": "no", "price": "unsaid"}, {}]
    assert by_item(calls) == [("phone", 2, 1, 0), ("price", 0, 1, 1)]
