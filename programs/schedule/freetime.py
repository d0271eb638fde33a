"""The code of a person's week: the half-hours in which they can go, short enough for a link.

``mo0900-1230.1730-2200_sa0800-1300`` reads: Monday 9:00 to 12:30 and 17:30 to 22:00, Saturday 8:00 to 13:00.
Days are ``mo tu we th fr sa su``, parted by ``_``; times are on the hour or half-hour, 0000 to 2400, ranges
parted by ``.``. Nothing in it needs escaping in a URL. The empty code is a week without free time. Days in
any order, capitals and ranges that overlap are read too; what is written is always the one canonical form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from programs.schedule.week import DAY_MINUTES, HALF_HOUR, HalfHours

DAYS: Final = ("mo", "tu", "we", "th", "fr", "sa", "su")
DAY_HALF_HOURS: Final = DAY_MINUTES // HALF_HOUR
LONGEST_CODE: Final = 2000

PRESETS: Final[dict[str, str]] = {
    "nights": "I work nights",
    "nine_to_five": "I work 9 to 5",
    "school_run": "I do the school run",
    "weekends_only": "I can only do weekends",
}
"""Weeks people often have, by name, with the words that stand for them."""

_PRESET_HOURS: Final[dict[str, tuple[str, str]]] = {
    "nights": ("1530-2100", "1530-2100"),
    "nine_to_five": ("0600-0830.1730-2200", "0800-2200"),
    "school_run": ("0900-1430", ""),
    "weekends_only": ("", "0800-2200"),
}

Run = tuple[int, int]


class CodeError(ValueError):
    """A code that is none: `pattern` says what is wrong and what to type, with `parts` for its braces.

    They are kept apart so that a page can say it in the reader's language.
    """

    def __init__(self, pattern: str, **parts: object) -> None:
        super().__init__(pattern.format(**parts))
        self.pattern = pattern
        self.parts = parts


_RANGE: Final = re.compile(r"(\d{2})(\d{2})-(\d{2})(\d{2})", re.ASCII)


def preset_code(name: str) -> str:
    """The free-time code of a preset; KeyError for a name that is none."""
    weekdays, weekend = _PRESET_HOURS[name]
    return "_".join(
        day + hours for day, hours in zip(DAYS, [weekdays] * 5 + [weekend] * 2, strict=True) if hours
    )


def encode_free(free: HalfHours) -> str:
    """The canonical code of a set of half-hours."""
    days = []
    for number, day in enumerate(DAYS):
        ranges = [f"{_clock(first)}-{_clock(beyond)}" for first, beyond in free_runs(free, number)]
        if ranges:
            days.append(day + ".".join(ranges))
    return "_".join(days)


def decode_free(code: str) -> HalfHours:
    """The half-hours a code stands for. `CodeError` says what is wrong and what to type instead."""
    if len(code) > LONGEST_CODE:
        raise CodeError("The code of a week has at most {most} characters.", most=LONGEST_CODE)
    free = 0
    for piece in filter(None, code.strip().lower().split("_")):
        day, ranges = piece[:2], piece[2:]
        if day not in DAYS:
            raise CodeError(
                "“{text}” does not start with a day: type one of {days}.",
                text=_short(piece), days=", ".join(DAYS),
            )  # fmt: skip
        for text in ranges.split("."):
            first, beyond = _read_range(text, day)
            free |= ((1 << (beyond - first)) - 1) << (DAYS.index(day) * DAY_HALF_HOURS + first)
    return free


def _read_range(text: str, day: str) -> tuple[int, int]:
    found = _RANGE.fullmatch(text)
    if not found:
        raise CodeError(
            "“{text}” is not a time from and to: type four digits each, like {example}.",
            text=day + _short(text), example=f"{day}0900-1230",
        )  # fmt: skip
    hours = [int(part) for part in found.groups()]
    first, beyond = _half_hour(hours[0], hours[1], text), _half_hour(hours[2], hours[3], text)
    if first >= beyond:
        raise _backward(text, day)
    return first, beyond


def _half_hour(hour: int, minute: int, text: str) -> int:
    if minute not in (0, 30):
        raise CodeError("“{text}” is not on the half-hour: type times that end in 00 or 30.", text=text)
    if hour * 60 + minute > DAY_MINUTES:
        raise CodeError("“{text}” goes past the end of the day: type times from 0000 to 2400.", text=text)
    return (hour * 60 + minute) // HALF_HOUR


def _backward(text: str, day: str) -> CodeError:
    """What to type for a range that ends before it starts."""
    start, end = text.split("-")
    if start == "2400" or end == start:
        return CodeError(
            "“{text}” ends before it starts: type the earlier time first, like {example}.",
            text=day + text, example=f"{day}0900-1230",
        )  # fmt: skip
    if end == "0000":
        return CodeError(
            "“{text}” ends before it starts: for midnight type {example}.",
            text=day + text, example=f"{day}{start}-2400",
        )  # fmt: skip
    following = DAYS[(DAYS.index(day) + 1) % 7]
    return CodeError(
        "“{text}” ends before it starts: to go past midnight type {example}.",
        text=day + text, example=f"{day}{start}-2400_{following}0000-{end}",
    )  # fmt: skip


def free_runs(free: HalfHours, day: int) -> Iterator[Run]:
    """The runs of free half-hours of a day: first and one past the last, counted from midnight."""
    first = None
    for index in range(DAY_HALF_HOURS + 1):
        is_free = index < DAY_HALF_HOURS and bool(free >> (day * DAY_HALF_HOURS + index) & 1)
        if is_free and first is None:
            first = index
        elif not is_free and first is not None:
            yield first, index
            first = None


def _clock(half_hour: int) -> str:
    return f"{half_hour // 2:02}{half_hour % 2 * 30:02}"


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"
