"""A person's own week in words, and how a schedule fits it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from programs.schedule.fitting import Clashes, Fit, Fits, FitsIfLate
from programs.schedule.freetime import DAY_HALF_HOURS, DAYS, Run, free_runs
from programs.schedule.week import HALF_HOUR, HalfHours, Slot
from programs.schedule.wording import ENGLISH, Words, clock, grouped_by_time, listed, times


def free_in_words(free: HalfHours, words: Words = ENGLISH) -> str:
    """The free time as one would say it: "Monday to Friday from 5:30 pm to 10 pm; Saturday all day".

    Days with the same times stand together, in the order of the week. Empty for a week without free time.
    """
    groups: dict[tuple[Run, ...], list[int]] = {}
    for day in range(len(DAYS)):
        runs = tuple(free_runs(free, day))
        if runs:
            groups.setdefault(runs, []).append(day)
    return "; ".join(f"{_days(days, words)} {_ranges(runs, words)}" for runs, days in groups.items())


def fit_in_words(fit: Fit, words: Words = ENGLISH) -> str:
    """What a fit means for a person: "fits your week", "clashes with Tuesday 6-9 pm" (with an en dash)."""
    match fit:
        case Fits():
            return words.fits
        case FitsIfLate(minutes):
            pattern = words.fits_a_minute_late if minutes == 1 else words.fits_late
            return pattern.format(minutes=minutes)
        case Clashes(sessions):
            return words.clashes.format(sessions=_sessions(sessions, words))


def _days(days: Sequence[int], words: Words) -> str:
    """Three or more days in a row become a range; the whole week is "every day"."""
    if len(days) == len(DAYS):
        return words.every_day
    names = [words.days[day] for day in days]
    in_a_row = len(days) > 2 and days[-1] - days[0] == len(days) - 1
    if in_a_row:
        return words.days_in_a_row.format(first=names[0], last=names[-1])
    return listed(names, words.conjunction)


def _ranges(runs: Sequence[Run], words: Words) -> str:
    if tuple(runs) == ((0, DAY_HALF_HOURS),):
        return words.all_day
    return listed(
        [
            words.free_range.format(
                start=clock(first * HALF_HOUR, words), end=clock(beyond * HALF_HOUR, words)
            )
            for first, beyond in runs
        ],
        words.conjunction,
    )


def _sessions(slots: Iterable[Slot], words: Words) -> str:
    return listed([_same_time(group, words) for group in grouped_by_time(slots)], words.conjunction)


def _same_time(slots: Sequence[Slot], words: Words) -> str:
    days = listed([words.days[slot.weekday] for slot in slots], words.conjunction)
    return f"{days} {times(slots[0], words)}"
