from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.template.loader import render_to_string

from programs.crisis import CRISIS, CRISIS_LINES, HELPLINE, REVIEWED_ON, overdue

EVERY_LINE = (*CRISIS_LINES, HELPLINE)
CONTACTS = [contact for line in EVERY_LINE for contact in line.contacts]


def test_the_lines_were_reviewed_in_the_last_180_days() -> None:
    today = datetime.now(tz=UTC).date()
    assert not overdue(today), f"Check programs/crisis.py at its sources: last done on {REVIEWED_ON}"


@pytest.mark.parametrize(("days", "expected"), [(0, False), (180, False), (181, True), (400, True)])
def test_a_review_lasts_180_days(days: int, expected: bool) -> None:
    assert overdue(REVIEWED_ON + timedelta(days=days)) is expected


@pytest.mark.parametrize(
    ("words", "href"),
    [
        ("Call 911", "tel:911"),
        ("Call 988", "tel:988"),
        ("Text 988", "sms:988"),
        ("Text AYUDA to 988", "sms:988?body=AYUDA"),
        ("Text 838255", "sms:838255"),
        ("Chat at 988lifeline.org", "https://988lifeline.org/chat/"),
        ("Call 1-800-662-4357", "tel:+18006624357"),
        ("TTY 1-800-487-4889", "tel:+18004874889"),
        ("Text your ZIP to 435748", "sms:435748"),
    ],
)
def test_every_way_to_reach_a_line_is_shown_and_linked(words: str, href: str) -> None:
    page = render_to_string("base.html")
    assert (words, href) in {(contact.words, contact.href) for contact in CONTACTS}
    assert f'<a href="{href}">{words}</a>' in page


def test_the_numbers_a_reader_sees_are_the_numbers_dialled() -> None:
    for contact in CONTACTS:
        if contact.href.startswith("tel:"):
            seen = "".join(filter(str.isdigit, contact.words))
            assert contact.href.removeprefix("tel:+").removeprefix("tel:") == seen


def test_the_option_that_ended_in_2025_is_not_offered() -> None:
    assert "press 3" not in render_to_string("base.html").lower()


def test_the_referral_line_is_kept_apart_from_the_crisis_lines() -> None:
    page = render_to_string("base.html")
    assert HELPLINE not in CRISIS.lines
    assert page.index('class="helpline"') < page.index(HELPLINE.name)
    assert "It is not a crisis line." in page


def test_the_review_date_is_shown() -> None:
    assert f'<time datetime="{REVIEWED_ON.isoformat()}">' in render_to_string("base.html")


@pytest.mark.parametrize("template", ["base.html", "home.html"])
def test_a_page_without_any_context_still_shows_help(template: str) -> None:
    page = render_to_string(template)
    assert page.count('class="crisis"') == 1
    assert page.index('href="tel:911"') < page.index("<main")
