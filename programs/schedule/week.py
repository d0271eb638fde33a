"""Sessions on the week, and what follows from them: hours, parts of the week, half-hours touched.

A set of minutes of the week is one whole number: bit m is minute m, counted from Monday 00:00. The week is a
ring, so a session late on Sunday runs on into Monday morning.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import time
from enum import Enum, IntFlag
from typing import Final, NamedTuple

DAY_MINUTES: Final = 1440
WEEK_MINUTES: Final = 7 * DAY_MINUTES
HALF_HOUR: Final = 30
WEEK_HALF_HOURS: Final = WEEK_MINUTES // HALF_HOUR
SATURDAY: Final = 5

EVENING_STARTS: Final = 16 * 60 + 30
"""Sessions that start at 16:30 or later on a weekday are evening sessions (the product's own rule)."""

ADULT_MINIMUM_HOURS: Final = 9
ADOLESCENT_MINIMUM_HOURS: Final = 6
PARTIAL_HOSPITALIZATION_HOURS: Final = 20
"""Hours a week: level 2.1 is 9 to 19 for adults and 6 or more for adolescents; 20 or more is level 2.5.

Sources: SAMHSA Advisory "Clinical Issues in Intensive Outpatient Treatment" (2021); Kansas R03-704.
"""

WeekMinutes = int
HalfHours = int


class Slot(NamedTuple):
    """One session: weekday (Monday is 0), and start and end in minutes of the day.

    An end at or before the start is on the next day: 22:00 to 01:00 passes midnight, 18:00 to 0 ends at
    midnight, and equal times are 24 hours.
    """

    weekday: int
    start: int
    end: int

    @classmethod
    def at(cls, weekday: int, start: time, end: time) -> Slot:
        """The session between two times of the clock."""
        return cls(weekday, start.hour * 60 + start.minute, end.hour * 60 + end.minute)

    @property
    def minutes(self) -> int:
        return (self.end - self.start) % DAY_MINUTES or DAY_MINUTES

    @property
    def begins(self) -> int:
        """The minute of the week at which the session starts."""
        return self.weekday * DAY_MINUTES + self.start


class Part(IntFlag):
    """The parts of the week, as bits; a session belongs to the part in which it starts."""

    DAY = 1
    EVENING = 2
    WEEKEND = 4


class HoursCheck(Enum):
    """How the published weekly hours compare with what intensive outpatient usually means."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


def stretch(begins: int, minutes: int) -> WeekMinutes:
    """The minutes of the week from ``begins`` on; both may reach past either end of the week."""
    run = ((1 << min(minutes, WEEK_MINUTES)) - 1) << (begins % WEEK_MINUTES)
    return (run | run >> WEEK_MINUTES) & ((1 << WEEK_MINUTES) - 1)


def minutes_of(slots: Iterable[Slot]) -> WeekMinutes:
    """Every minute of the week on which some session runs."""
    taken = 0
    for slot in slots:
        taken |= stretch(slot.begins, slot.minutes)
    return taken


def weekly_minutes(slots: Iterable[Slot]) -> int:
    """Minutes a week in session; minutes in which sessions overlap count once."""
    return minutes_of(slots).bit_count()


def part_of(slot: Slot) -> Part:
    """The part of the week a session belongs to, by its start."""
    if slot.weekday >= SATURDAY:
        return Part.WEEKEND
    return Part.EVENING if slot.start >= EVENING_STARTS else Part.DAY


def minutes_by_part(slots: Iterable[Slot]) -> dict[Part, int]:
    """Weekly minutes of the day, evening and weekend sessions, each without counting overlaps twice."""
    return {part: taken.bit_count() for part, taken in _taken_by_part(slots).items()}


def fits_parts(tracks: Iterable[Sequence[Slot]], minimum: int) -> int:
    """Which choices among day, evening and weekend leave enough of some one track to attend.

    Bit i of the answer is set when at least ``minimum`` minutes a week of a track lie in sessions of the
    parts in ``Part(i)``; i runs over the seven non-empty choices, 1 to 7. Without sessions no bit is set.
    """
    answer = 0
    for slots in tracks:
        taken = _taken_by_part(slots)
        for choice in range(1, 8):
            union = 0
            for part in Part:
                union |= taken[part] if choice & part else 0
            if union and union.bit_count() >= minimum:
                answer |= 1 << choice
    return answer


def minimum_minutes(adolescent: bool) -> int:
    """Minutes a week at which intensive outpatient begins."""
    return 60 * (ADOLESCENT_MINIMUM_HOURS if adolescent else ADULT_MINIMUM_HOURS)


def hours_check(minutes: int, adolescent: bool = False) -> HoursCheck | None:
    """Whether published weekly minutes are what the level usually means; None when none are published."""
    if minutes <= 0:
        return None
    if minutes < minimum_minutes(adolescent):
        return HoursCheck.BELOW
    return HoursCheck.ABOVE if minutes >= 60 * PARTIAL_HOSPITALIZATION_HOURS else HoursCheck.WITHIN


def half_hours(slots: Iterable[Slot]) -> HalfHours:
    """The half-hours of the week that sessions touch, even by a minute: bit 0 is Monday 00:00 to 00:30."""
    taken = 0
    for slot in slots:
        first, beyond = slot.begins // HALF_HOUR, -(-(slot.begins + slot.minutes) // HALF_HOUR)
        for index in range(first, beyond):
            taken |= 1 << (index % WEEK_HALF_HOURS)
    return taken


def moved(slots: Iterable[Slot], minutes: int) -> list[Slot]:
    """The same sessions on a clock ``minutes`` ahead (behind when negative), as in another time zone."""
    return [_at((slot.begins + minutes) % WEEK_MINUTES, slot.minutes) for slot in slots]


def _at(begins: int, minutes: int) -> Slot:
    weekday, start = divmod(begins, DAY_MINUTES)
    return Slot(weekday, start, (start + minutes) % DAY_MINUTES)


def _taken_by_part(slots: Iterable[Slot]) -> dict[Part, WeekMinutes]:
    taken = dict.fromkeys(Part, 0)
    for slot in slots:
        taken[part_of(slot)] |= stretch(slot.begins, slot.minutes)
    return taken
