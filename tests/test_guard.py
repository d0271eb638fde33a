"""A form without a cookie: whose token is good, and where a browser says a request comes from."""

from __future__ import annotations

import time

import pytest
from django.core import signing
from hypothesis import given
from hypothesis import strategies as st

from programs.guard import MAX_AGE, Verdict, is_from_here, judge, new_token

HOST = "iop.example.org"


def test_a_new_token_is_good_for_its_form() -> None:
    assert judge(new_token("report harbor"), "report harbor") is Verdict.GOOD


def test_no_two_showings_of_a_form_have_the_same_token() -> None:
    assert len({new_token("suggest") for _ in range(50)}) == 50


@pytest.mark.parametrize("other", ["report pier", "suggest", "report harbo", "report harborr", ""])
def test_a_token_is_not_good_for_another_form(other: str) -> None:
    assert judge(new_token("report harbor"), other) is Verdict.NOT_OURS


@pytest.mark.parametrize(
    ("hours", "verdict"), [(0, Verdict.GOOD), (11.9, Verdict.GOOD), (12.1, Verdict.OLD), (9_000, Verdict.OLD)]
)
def test_a_token_grows_old(monkeypatch: pytest.MonkeyPatch, hours: float, verdict: Verdict) -> None:
    now = time.time()
    token = new_token("suggest")
    monkeypatch.setattr(signing.time, "time", lambda: now + hours * 3600)
    assert judge(token, "suggest") is verdict
    assert MAX_AGE.total_seconds() == 12 * 3600


@given(st.text(max_size=80))
def test_nothing_that_we_did_not_sign_is_ours(text: str) -> None:
    assert judge(text, "suggest") is Verdict.NOT_OURS


@given(st.integers(0, 60), st.characters(codec="ascii"))
def test_a_token_that_was_touched_is_not_ours(at: int, letter: str) -> None:
    token = new_token("suggest")
    touched = token[:at] + letter + token[at + 1 :]
    assert judge(touched, "suggest") is (Verdict.GOOD if touched == token else Verdict.NOT_OURS)


@pytest.mark.parametrize(
    ("origin", "fetch_site", "is_ours"),
    [
        ("https://iop.example.org", "same-origin", True),
        ("http://iop.example.org", None, True),
        ("HTTPS://IOP.EXAMPLE.ORG", "Same-Origin", True),
        (None, None, True),
        (None, "same-origin", True),
        (None, "none", True),
        ("null", "same-origin", True),
        ("null", None, False),
        ("null", "cross-site", False),
        ("https://evil.example", None, False),
        ("https://evil.example", "same-origin", False),
        ("https://iop.example.org", "cross-site", False),
        ("https://iop.example.org", "same-site", False),
        ("https://iop.example.org", "", False),
        ("https://iop.example.org.evil.example", None, False),
        ("https://iop.example.org:8443", None, False),
        ("https://iop.example.org@evil.example", None, False),
        ("iop.example.org", None, False),
        ("http://[half", None, False),
        ("", None, False),
    ],
)
def test_where_a_browser_says_that_a_form_comes_from(
    origin: str | None, fetch_site: str | None, is_ours: bool
) -> None:
    assert is_from_here(HOST, origin, fetch_site) is is_ours


def test_the_port_belongs_to_the_host() -> None:
    assert is_from_here("127.0.0.1:8000", "http://127.0.0.1:8000", "same-origin")
    assert not is_from_here("127.0.0.1:8000", "http://127.0.0.1:8001", None)


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_header_gets_an_answer(origin: str, fetch_site: str) -> None:
    assert is_from_here(HOST, origin, fetch_site) in (True, False)
