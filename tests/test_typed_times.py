"""Times as people type them: every usual way is read, and what may mean two things is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.schedule import ENGLISH, SPANISH, TimeProblem, clock, read_clock, read_times
from programs.schedule.typed import LONGEST

MINUTES = st.integers(0, 1439)


def at(hour: int, minute: int = 0) -> int:
    return hour * 60 + minute


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("6 pm", at(18)), ("6pm", at(18)), ("6 PM", at(18)), ("6p", at(18)), ("6:30p", at(18, 30)),
        ("6:30 p.m.", at(18, 30)), ("6.30 pm", at(18, 30)), ("630pm", at(18, 30)), ("  6  pm ", at(18)),
        ("18:00", at(18)), ("18h", at(18)), ("18h30", at(18, 30)), ("1830", at(18, 30)), ("18", at(18)),
        ("18:00 pm", at(18)), ("06:00", at(6)), ("0930", at(9, 30)), ("9 a.m.", at(9)), ("9a", at(9)),
        ("12 pm", at(12)), ("12 am", 0), ("noon", at(12)), ("12 noon", at(12)), ("Midnight", 0), ("24:00", 0),
        ("00:00", 0), ("0:15", 15), ("6 p. m.", at(18)), ("9:15 a. m.", at(9, 15)), ("mediodía", at(12)),
        ("medianoche", 0), ("6 de la tarde", at(18)), ("9 de la mañana", at(9)),
        ("las 8 de la noche", at(20)),
        ("7 in the evening", at(19)), ("9 in the morning", at(9)),
    ],
)  # fmt: skip
def test_a_time_is_read_however_it_is_typed(typed: str, minute: int) -> None:
    found = read_clock(typed)
    assert found is not None
    assert found == (minute, True)


@pytest.mark.parametrize("typed", ["6", "6:30", "12", "1:00", "630"])
def test_a_time_without_its_half_of_the_day_is_not_sure(typed: str) -> None:
    found = read_clock(typed)
    assert found is not None
    assert not found.sure


@pytest.mark.parametrize(
    "typed",
    ["", " ", "six", "25:00", "6:61", "24:01", "13 am", "0 pm", "6 xm", "6-9", "٦", "6 pm!", "-6", "1234567"],
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    assert read_clock(typed) is None


@pytest.mark.parametrize(
    ("start", "end", "session"),
    [
        ("6", "9 pm", (at(18), at(21))), ("6 pm", "9", (at(18), at(21))), ("9", "12 pm", (at(9), at(12))),
        ("9 am", "12", (at(9), at(12))), ("10", "1 pm", (at(10), at(13))), ("11 am", "1", (at(11), at(13))),
        ("9", "noon", (at(9), at(12))), ("10 pm", "1", (at(22), at(1))),
        ("8:30 pm", "11:30", (at(20, 30), at(23, 30))),
        ("22:00", "01:00", (at(22), at(1))), ("6 pm", "midnight", (at(18), 0)),
        ("8 am", "8 pm", (at(8), at(20))), ("9", "15", (at(9), at(15))),
    ],
)  # fmt: skip
def test_the_sure_time_decides_for_the_other(start: str, end: str, session: tuple[int, int]) -> None:
    assert read_times(start, end) == session


@pytest.mark.parametrize(
    ("start", "end", "problem"),
    [
        ("6", "9", TimeProblem.MORNING_OR_EVENING), ("9:00", "12:00", TimeProblem.MORNING_OR_EVENING),
        ("", "9 pm", TimeProblem.UNREADABLE), ("6 pm", "late", TimeProblem.UNREADABLE),
        ("6 pm", "6 pm", TimeProblem.SAME), ("6", "6 pm", TimeProblem.SAME),
        ("9 am", "10 pm", TimeProblem.TOO_LONG),
    ],
)  # fmt: skip
def test_times_that_cannot_be_told_have_a_reason(start: str, end: str, problem: TimeProblem) -> None:
    assert read_times(start, end) is problem


@given(MINUTES, st.integers(1, LONGEST), st.sampled_from([ENGLISH, SPANISH]))
def test_a_session_as_we_write_it_is_read_as_it_was(start, length, words):
    end = (start + length) % 1440
    assert read_times(clock(start, words), clock(end, words)) == (start, end)


@given(MINUTES, st.integers(1, LONGEST - 1))
def test_a_bare_time_is_within_twelve_hours_of_the_other(start, length):
    end = (start + length) % 1440
    bare = f"{(end // 60 - 1) % 12 + 1}:{end % 60:02}"
    assert read_times(clock(start), bare) == (start, end)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_gets_an_answer(start, end):
    found = read_times(start, end)
    assert isinstance(found, TimeProblem) or all(0 <= minute < 1440 for minute in found)
