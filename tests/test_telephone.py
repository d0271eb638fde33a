"""US telephone numbers are read however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.telephone import Number, read_number, written


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("513-555-0142", Number("+15135550142")),
        ("(513) 555 0142", Number("+15135550142")),
        ("+1 513.555.0142", Number("+15135550142")),
        ("15135550142", Number("+15135550142")),
        ("888-304HOPE", Number("+18883044673")),
        ("513-555-0142 x12", Number("+15135550142", "12")),
        ("513-555-0142 ext. 3971", Number("+15135550142", "3971")),
    ],
)
def test_a_number_is_read_however_it_is_written(typed: str, number: Number) -> None:
    assert read_number(typed) == number


@pytest.mark.parametrize(
    "typed", ["", "555-0142", "call us", "+44 20 7946 0000", "1", "513-555-01423333", "\x00"]
)
def test_what_is_no_us_number_is_refused(typed: str) -> None:
    assert read_number(typed) is None


@given(st.integers(0, 9999), st.integers(0, 99_999))
def test_what_is_written_is_read_again(line: int, extension: int) -> None:
    number = Number(f"+1513555{line:04}", str(extension) if extension else "")
    assert read_number(written(*number)) == number


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    found = read_number(text)
    assert found is None or read_number(written(*found)) == found
