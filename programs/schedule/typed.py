"""Times of the clock as people type them: "6 pm", "18:00", "6:30p", "6-9 pm", in English and Spanish."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final, NamedTuple

from programs.schedule.week import DAY_MINUTES
from programs.schedule.wording import NOON

LONGEST: Final = 12 * 60
"""Minutes beyond which two typed times are a slip rather than a session."""

_NAMED: Final = {"noon": NOON, "mediodia": NOON, "midnight": 0, "medianoche": 0}
_HALVES: Final = {
    "de la manana": "a", "in the morning": "a", "de la madrugada": "a", "de la tarde": "p",
    "de la noche": "p", "in the afternoon": "p", "in the evening": "p", "at night": "p",
}  # fmt: skip
_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2})h?|h|:)? ?(?:([ap]) ?m?)?", re.ASCII)
_ACCENTS: Final = str.maketrans("íñ", "in")


class TimeProblem(Enum):
    """Why typed times are none."""

    UNREADABLE = "unreadable"
    MORNING_OR_EVENING = "morning or evening"
    SAME = "same"
    TOO_LONG = "too long"


class Typed(NamedTuple):
    """A minute of the day; not `sure` where it may as well be twelve hours later."""

    minute: int
    sure: bool


def read_clock(text: str) -> Typed | None:
    """One time of the clock; None for what is none. "6" may be in either half of the day, "06:00" not."""
    words = _in_short(text)
    if words.removeprefix("12 ") in _NAMED:
        return Typed(_NAMED[words.removeprefix("12 ")], True)
    found = _CLOCK.fullmatch(words)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return None
    if half and (not hour or (half == "a" and hour > 12)):
        return None
    if half and hour <= 12:
        return Typed((hour % 12 + (12 if half == "p" else 0)) * 60 + minute, True)
    sure = hour > 12 or found[1].startswith("0")
    return Typed((hour * 60 + minute) % DAY_MINUTES if sure else hour % 12 * 60 + minute, sure)


def read_times(start: str, end: str) -> tuple[int, int] | TimeProblem:
    """The minutes of the day at which a session starts and ends, or why they cannot be told.

    Where one of them leaves its half of the day open, the shorter session of the two is meant: from "6" to
    "9 pm" is three hours of an evening.
    """
    first, last = read_clock(start), read_clock(end)
    if first is None or last is None:
        return TimeProblem.UNREADABLE
    if not first.sure and not last.sure:
        return TimeProblem.MORNING_OR_EVENING
    begins, ends = first.minute, last.minute
    length = (ends - begins) % (DAY_MINUTES if first.sure and last.sure else LONGEST)
    if not length:
        return TimeProblem.SAME
    if length > LONGEST:
        return TimeProblem.TOO_LONG
    if not first.sure:
        begins = (ends - length) % DAY_MINUTES
    return begins, (begins + length) % DAY_MINUTES


def _in_short(text: str) -> str:
    """Small letters without points or accents; "p. m." and "in the evening" as "p"."""
    words = " ".join(text.casefold().translate(_ACCENTS).split()).replace("a. m", "am").replace("p. m", "pm")
    words = re.sub(r"(?<=[ap])\.|(?<=m)\.|^las? ", "", words)
    for said, half in _HALVES.items():
        words = words.replace(said, half)
    return words.strip()
