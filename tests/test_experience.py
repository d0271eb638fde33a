"""What people who took part said: counted for each question, and silent below 20 answers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.experience import ANSWERS, FEWEST, ITEM, ITEMS, MONTHS, Answer, is_answers, months_before, tell

TODAY = date(2026, 3, 17)
MARCH, MAY = date(2026, 3, 1), date(2025, 5, 1)


def people(count: int, month: date = MARCH, **answers: str) -> list[tuple[date, dict[str, str]]]:
    return [(month, answers)] * count


def test_there_are_eight_questions_with_three_answers_and_a_way_out() -> None:
    assert len(ITEMS) == len(ITEM) == 8
    assert list(ANSWERS) == list(Answer) == ["yes", "partly", "no", "none"]


@pytest.mark.parametrize(("count", "shown"), [(0, False), (1, False), (19, False), (20, True), (21, True)])
def test_a_question_is_shown_from_twenty_answers_on(count: int, shown: bool) -> None:
    told = tell(people(count, respect="yes"), TODAY)
    assert told.is_enough is shown
    assert (told.people, told.most) == (count, count)


def test_each_answer_is_counted_with_the_people_it_applied_to() -> None:
    given_ = [
        *people(14, respect="yes"), *people(5, respect="partly"), *people(3, respect="no"),
        *people(9, respect="none"), *people(4, plan="yes"),
    ]  # fmt: skip
    (tally,) = tell(given_, TODAY).tallies
    assert (tally.item.code, tally.yes, tally.partly, tally.no, tally.people) == ("respect", 14, 5, 3, 22)


def test_a_question_that_did_not_apply_to_enough_people_stays_silent_beside_others() -> None:
    given_ = [*people(19, respect="yes", family="no"), *people(6, respect="no", family="none")]
    assert [tally.item.code for tally in tell(given_, TODAY).tallies] == ["respect"]


def test_many_people_who_skipped_everything_are_not_enough() -> None:
    told = tell([*people(30, family="none"), *people(7, plan="no")], TODAY)
    assert (told.is_enough, told.people, told.most) == (False, 37, 7)


def test_the_period_is_from_the_first_month_to_the_last() -> None:
    told = tell([*people(15, MAY, again="yes"), *people(5, MARCH, again="no")], TODAY)
    assert (told.first, told.last) == (MAY, MARCH)
    assert tell([], TODAY).first is None


def test_answers_two_years_old_no_longer_count() -> None:
    assert MONTHS == 24
    kept, dropped = date(2024, 3, 1), date(2024, 2, 1)
    told = tell([*people(20, kept, cost="yes"), *people(5, dropped, cost="no")], TODAY)
    assert (told.people, told.first, told.tallies[0].no) == (20, kept, 0)


def test_what_nobody_asks_is_not_counted() -> None:
    told = tell(people(25, color="yes", respect="maybe"), TODAY)
    assert (told.is_enough, told.most) == (False, 0)


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [
        (date(2026, 3, 17), 0, date(2026, 3, 1)),
        (date(2026, 3, 17), 3, date(2025, 12, 1)),
        (date(2026, 1, 31), 1, date(2025, 12, 1)),
        (date(2026, 12, 31), 24, date(2024, 12, 1)),
    ],
)
def test_months_are_counted_back(day: date, months: int, first: date) -> None:
    assert months_before(day, months) == first


@pytest.mark.parametrize(
    ("given_", "fits"),
    [
        ({"respect": "yes"}, True),
        ({item.code: "none" for item in ITEMS}, True),
        ({}, False),
        ({"respect": "maybe"}, False),
        ({"stars": "yes"}, False),
        ({"respect": ["yes"]}, False),
        ([], False),
        (None, False),
    ],
)
def test_answers_are_in_our_words_alone(given_: object, fits: bool) -> None:
    assert is_answers(given_) is fits


answers = st.dictionaries(st.sampled_from(sorted(ITEM)), st.sampled_from(list(ANSWERS)))


@given(st.lists(answers, max_size=60))
def test_no_figure_comes_from_fewer_than_twenty(given_: list[dict[str, str]]) -> None:
    told = tell([(MARCH, one) for one in given_], TODAY)
    assert told.people == len(given_)
    for tally in told.tallies:
        assert tally.people >= FEWEST
        assert tally.people == sum(one.get(tally.item.code) in ("yes", "partly", "no") for one in given_)
