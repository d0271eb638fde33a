"""What a whole course adds up to, whatever its week looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.course import Course, trips_a_week, whole_course
from programs.models import Track
from programs.profile.tracks import course_text
from programs.schedule import Slot, weekly_minutes

slots = st.lists(
    st.builds(Slot, st.integers(0, 6), st.integers(0, 1439), st.integers(0, 1439)), min_size=1, max_size=9
)
weeks = st.integers(1, 60)


@given(slots, weeks)
def test_every_week_counts_as_much_as_the_first(week, number):
    course, first = whole_course(week, number), whole_course(week, 1)
    assert course.minutes == number * first.minutes == number * weekly_minutes(week)
    assert course.trips == number * first.trips


@given(slots)
def test_there_is_a_trip_for_every_day_with_a_session_and_none_for_the_others(week):
    assert 1 <= trips_a_week(week) <= min(7, len(week))
    assert trips_a_week([*week, week[0]]) == trips_a_week(week)
    other_days = set(range(7)) - {slot.weekday for slot in week}
    for day in other_days:
        assert trips_a_week([*week, Slot(day, 0, 60)]) == trips_a_week(week) + 1


@given(slots, slots, weeks)
def test_more_sessions_never_make_a_course_shorter(week, more, number):
    assert whole_course([*week, *more], number) >= whole_course(week, number)


@pytest.mark.parametrize(("week", "number"), [([], 8), ([Slot(0, 540, 720)], None), ([Slot(0, 540, 720)], 0)])
def test_what_is_not_stated_is_not_added_up(week, number):
    assert whole_course(week, number) is None


@pytest.mark.parametrize(
    ("week", "number", "delivery", "words"),
    [
        ([Slot(0, 1080, 1260), Slot(2, 1080, 1260)], 8, "in_person", "8 weeks, 48 hours and 16 trips"),
        ([Slot(0, 1080, 1260), Slot(2, 1080, 1260)], 8, "hybrid", "8 weeks, 48 hours and up to 16 trips"),
        ([Slot(0, 1080, 1260)], 1, "telehealth", "1 week, 3 hours, no trips"),
        ([Slot(0, 540, 630), Slot(0, 780, 870)], 1, "", "1 week, 3 hours and 1 trip if you go in person"),
        ([Slot(4, 1320, 60)], 3, "in_person", "3 weeks, 9 hours and 3 trips"),
        ([Slot(4, 540, 585)], 3, "in_person", "3 weeks, 2.25 hours and 3 trips"),
        ([Slot(4, 540, 600)], 1, "in_person", "1 week, 1 hour and 1 trip"),
    ],
)
def test_a_course_in_words(week, number, delivery, words):
    assert course_text(whole_course(week, number), Track.Delivery(delivery)) == words


def test_no_course_has_no_words():
    assert course_text(None, "in_person") == ""


def test_hours_are_exact_to_the_minute():
    assert Course(1, 61, 1).hours == "1.02"
    assert Course(1, 600, 1).hours == "10"
