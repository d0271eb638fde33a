"""The crisis and referral lines shown on every page, error pages too: plain data, never from the database.

Sources, last checked on ``REVIEWED_ON``: 988lifeline.org (call, text, chat, Spanish), veteranscrisisline.net
(press 1, text 838255) and samhsa.gov (National Helpline, its TTY number and text service).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

REVIEWED_ON = date(2026, 11, 21)
REVIEW_EVERY = timedelta(days=180)


@dataclass(frozen=True)
class Contact:
    """One way to reach a line: the words a reader sees and the link (``tel:``, ``sms:`` or ``https:``)."""

    words: str
    href: str
    note: str = ""


@dataclass(frozen=True)
class Line:
    """A line, what it is for in a few words, and the ways to reach it, the quickest first."""

    name: str
    purpose: str
    contacts: tuple[Contact, ...]


EMERGENCY = Line(
    name="911",
    purpose="Overdose, or a life in danger",
    contacts=(Contact("Call 911", "tel:911"),),
)

LIFELINE = Line(
    name="988 Suicide & Crisis Lifeline",
    purpose="A crisis, thoughts of suicide, or no one to talk to. Free, day and night",
    contacts=(
        Contact("Call 988", "tel:988", "press 1 for veterans, 2 for Spanish"),
        Contact("Text 988", "sms:988"),
        Contact("Text AYUDA to 988", "sms:988?body=AYUDA", "in Spanish"),
        Contact("Text 838255", "sms:838255", "for veterans"),
        Contact("Chat at 988lifeline.org", "https://988lifeline.org/chat/"),
    ),
)

HELPLINE = Line(
    name="SAMHSA National Helpline",
    purpose="Someone to help you find treatment. Free, day and night, in English and Spanish",
    contacts=(
        Contact("Call 1-800-662-4357", "tel:+18006624357"),
        Contact("Text your ZIP to 435748", "sms:435748"),
        Contact("TTY 1-800-487-4889", "tel:+18004874889"),
    ),
)

CRISIS_LINES = (EMERGENCY, LIFELINE)


@dataclass(frozen=True)
class Crisis:
    """All a page shows: lines for danger now, the referral line (not a crisis line), and the review date."""

    lines: tuple[Line, ...] = CRISIS_LINES
    helpline: Line = HELPLINE
    reviewed_on: date = REVIEWED_ON


CRISIS = Crisis()


def overdue(today: date) -> bool:
    """Whether the lines were last read at their sources more than 180 days before ``today``."""
    return today - REVIEWED_ON > REVIEW_EVERY
