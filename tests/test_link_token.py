"""Addresses by which programs answer: nobody guesses one, and a touched one is told from a true one."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from programs.link_token import key_of, new_key, token_for


def test_keys_are_random_and_long() -> None:
    assert len({new_key() for _ in range(100)}) == 100
    assert len(new_key()) == 24


def test_a_token_holds_its_key_and_no_letter_that_an_address_would_change() -> None:
    key = new_key()
    assert key_of(token_for(key)) == key
    assert re.fullmatch(r"[A-Za-z0-9_.-]+", token_for(key))


@given(st.text(max_size=90))
def test_nothing_that_we_did_not_sign_has_a_key(text: str) -> None:
    assert key_of(text) is None


@given(st.integers(0, 67), st.characters(codec="ascii"))
def test_a_token_that_was_touched_has_no_key(at: int, letter: str) -> None:
    token = token_for("k" * 24)
    touched = token[:at] + letter + token[at + 1 :]
    assert key_of(touched) == ("k" * 24 if touched == token else None)


def test_another_secret_makes_other_tokens(settings) -> None:
    token = token_for("key")
    settings.SECRET_KEY = "another-secret-0123456789-abcdefghijklmnopqrstuvwxyz"
    assert key_of(token) is None
