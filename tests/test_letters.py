"""Codes to write down and type: no letter that looks like another, and forgiven typing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.letters import ALPHABET, drawn, grouped, made_of, tidy


def test_no_code_is_a_word_and_no_letter_looks_like_another() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 20
    assert not set(ALPHABET) & set("AEIOUL0123456789")


def test_what_is_drawn_differs_and_has_every_letter() -> None:
    codes = [drawn(12) for _ in range(200)]
    assert len(set(codes)) == 200
    assert set("".join(codes)) == set(ALPHABET)


@given(st.text(), st.text())
def test_letters_made_of_a_text_stand_for_it(one: str, other: str) -> None:
    assert (made_of(one, 9, "report") == made_of(other, 9, "report")) is (one == other)


def test_letters_depend_on_the_purpose_and_on_our_secret(settings) -> None:
    plain = made_of("x", 9, "report")
    assert made_of("x", 9, "suggestion") != plain
    settings.SECRET_KEY = "another-secret-0123456789-abcdefghijklmnopqrstuvwxyz"
    assert made_of("x", 9, "report") != plain


def test_a_code_is_shown_in_groups() -> None:
    assert grouped("BCDFGHJKM", 3) == "BCD-FGH-JKM"
    assert grouped("BCDFGHJKMNPQ", 4) == "BCDF-GHJK-MNPQ"


@pytest.mark.parametrize(
    "typed", ["BCD-FGH-SBZ", "bcd fgh sbz", " b c d–f g h.582 ", "BCDFGH5B2", "\tBCD\nFGHSBZ\x00"]
)
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    assert tidy(typed) == "BCDFGHSBZ"


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert set(tidy(text)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
