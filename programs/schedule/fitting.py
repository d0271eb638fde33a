"""Whether a person's free time covers a schedule, with the trip there and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from programs.schedule.week import (
    HALF_HOUR,
    WEEK_HALF_HOURS,
    WEEK_MINUTES,
    HalfHours,
    Slot,
    WeekMinutes,
    stretch,
)

LATEST_ARRIVAL: Final = 30
"""Minutes: someone who would come later than this to a session can't be said to fit."""

LONGEST_TRIP: Final = 240
"""Minutes each way."""


@dataclass(frozen=True)
class Fits:
    """Every session is inside the free time."""


@dataclass(frozen=True)
class FitsIfLate:
    """Every session fits when one arrives late; ``minutes`` is the largest lateness, at most 30."""

    minutes: int


@dataclass(frozen=True)
class Clashes:
    """The sessions that can't be attended, in the order of the week."""

    sessions: tuple[Slot, ...]


Fit = Fits | FitsIfLate | Clashes


def fit(slots: Sequence[Slot], free: HalfHours, trip: int = 0) -> Fit | None:
    """How the free half-hours cover every session and ``trip`` minutes before and after it.

    Times are read on one clock: move the sessions of a program in another time zone first. None when no
    sessions are known. ValueError when the trip is under 0 or over 240 minutes.
    """
    if not 0 <= trip <= LONGEST_TRIP:
        raise ValueError(f"A trip takes 0 to {LONGEST_TRIP} minutes each way, not {trip}.")
    if not slots:
        return None
    free_minutes = _two_weeks_in_minutes(free)
    lateness = {slot: _lateness(slot, free_minutes, trip) for slot in slots}
    clashing = tuple(sorted(slot for slot, late in lateness.items() if late is None))
    if clashing:
        return Clashes(clashing)
    latest = max(late for late in lateness.values() if late is not None)
    return FitsIfLate(latest) if latest else Fits()


def easiest(answers: Iterable[Fit | None]) -> Fit | None:
    """The best of several fits, those not known left aside; None when none is known."""
    return min((answer for answer in answers if answer is not None), key=_hardship, default=None)


def _hardship(answer: Fit) -> tuple[int, int]:
    match answer:
        case Fits():
            return 0, 0
        case FitsIfLate(minutes):
            return 1, minutes
        case Clashes(sessions):
            return 2, len(sessions)


def _lateness(slot: Slot, free: WeekMinutes, trip: int) -> int | None:
    """Minutes late one would be to a session: 0 in time, None when 30 minutes late is not enough.

    ``free`` holds two weeks in a row, so a session that runs past Sunday midnight needs no special case.
    """
    leaves_home = (slot.begins - trip) % WEEK_MINUTES
    away = (1 << (slot.minutes + 2 * trip)) - 1
    late = (away & ~(free >> leaves_home)).bit_length()
    return late if late <= min(LATEST_ARRIVAL, slot.minutes - 1) else None


@lru_cache(maxsize=16)
def _two_weeks_in_minutes(free: HalfHours) -> WeekMinutes:
    minutes = 0
    for index in range(WEEK_HALF_HOURS):
        if free >> index & 1:
            minutes |= stretch(index * HALF_HOUR, HALF_HOUR)
    return minutes | minutes << WEEK_MINUTES
