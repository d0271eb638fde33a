"""Single values as people type them; ValueError for what is none."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

OLDEST: Final = 120
MOST_WEEKS: Final = 104

_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})", re.ASCII)


def read_day(text: str, today: date) -> date:
    """A day typed as 2027-05-14, 5/14/2027 or 5/14/27."""
    found = _DAY.fullmatch(text)
    if not found:
        raise ValueError(f"not a day: {text!r}")
    year, month, day = found[1] or found[6], found[2] or found[4], found[3] or found[5]
    century = today.year // 100 * 100 if len(year) == 2 else 0
    return date(century + int(year), int(month), int(day))


def read_age(text: str) -> int:
    """Years, from 0 on."""
    return _whole(text, 0, OLDEST)


def read_weeks(text: str) -> int:
    """Weeks, from 1 on."""
    return _whole(text, 1, MOST_WEEKS)


def _whole(text: str, least: int, most: int) -> int:
    if not re.fullmatch(r"\d{1,3}", text, re.ASCII) or not least <= int(text) <= most:
        raise ValueError(f"not a number from {least} to {most}: {text!r}")
    return int(text)
