"""A schedule in words: short for a card, longer for a screen reader, in English and Spanish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from programs.schedule.week import DAY_MINUTES, Slot

NOON: Final = 12 * 60


@dataclass(frozen=True)
class Words:
    """The names of days and times in one language; the day names run from Monday."""

    days: tuple[str, ...]
    days_short: tuple[str, ...]
    am: str
    pm: str
    noon: str
    midnight: str
    conjunction: str
    spoken_range: str
    every_day: str
    all_day: str
    days_in_a_row: str
    free_range: str
    fits: str
    fits_a_minute_late: str
    fits_late: str
    clashes: str


ENGLISH: Final = Words(
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    days_short=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    am="am",
    pm="pm",
    noon="noon",
    midnight="midnight",
    conjunction="and",
    spoken_range="{days}, {start} to {end}",
    every_day="every day",
    all_day="all day",
    days_in_a_row="{first} to {last}",
    free_range="from {start} to {end}",
    fits="fits your week",
    fits_a_minute_late="fits your week if you arrive {minutes} minute late",
    fits_late="fits your week if you arrive {minutes} minutes late",
    clashes="clashes with {sessions}",
)
SPANISH: Final = Words(
    days=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    days_short=("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
    am="a.\N{NO-BREAK SPACE}m.",
    pm="p.\N{NO-BREAK SPACE}m.",
    noon="mediodía",
    midnight="medianoche",
    conjunction="y",
    spoken_range="{days}, de {start} a {end}",
    every_day="todos los días",
    all_day="todo el día",
    days_in_a_row="de {first} a {last}",
    free_range="de {start} a {end}",
    fits="cabe en su semana",
    fits_a_minute_late="cabe en su semana si llega {minutes} minuto tarde",
    fits_late="cabe en su semana si llega {minutes} minutos tarde",
    clashes="choca con {sessions}",
)


def describe(slots: Iterable[Slot], words: Words = ENGLISH) -> str:
    """The sessions in a few words: "Mon Wed Thu 6-9 pm, Sat 9 am-noon" (with en dashes).

    Empty when there are none.
    """
    return ", ".join(
        f"{_days_in_short(days, words)} {_short_range(start, end, words)}"
        for (start, end), days in _by_time(slots)
    )


def spoken(slots: Iterable[Slot], words: Words = ENGLISH) -> str:
    """The sessions as one would read them out: "Monday and Wednesday, 6 pm to 9 pm"; groups part with ";"."""
    return "; ".join(
        words.spoken_range.format(
            days=listed([words.days[day] for day in days], words.conjunction),
            start=clock(start, words),
            end=clock(end, words),
        )
        for (start, end), days in _by_time(slots)
    )


def times(slot: Slot, words: Words = ENGLISH) -> str:
    """When one session runs, without its day: "6-9 pm" (with an en dash)."""
    return _short_range(slot.start, slot.end % DAY_MINUTES, words)


def grouped_by_time(slots: Iterable[Slot]) -> list[list[Slot]]:
    """Sessions at the same time of day together, in the order of the week."""
    return [[Slot(day, start, end) for day in days] for (start, end), days in _by_time(slots)]


def _by_time(slots: Iterable[Slot]) -> list[tuple[tuple[int, int], list[int]]]:
    """Weekdays grouped by the time of day, in the order of the week."""
    groups: dict[tuple[int, int], list[int]] = {}
    for slot in sorted(set(slots)):
        groups.setdefault((slot.start, slot.end % DAY_MINUTES), []).append(slot.weekday)
    return list(groups.items())


def _days_in_short(days: Sequence[int], words: Words) -> str:
    """Three or more days in a row become a range, "Mon" to "Thu"; others stand side by side."""
    names = [words.days_short[day] for day in days]
    in_a_row = len(days) > 2 and days[-1] - days[0] == len(days) - 1
    return f"{names[0]}–{names[-1]}" if in_a_row else " ".join(names)


def _short_range(start: int, end: int, words: Words) -> str:
    """A range of times in which am or pm is said once when both times share it."""
    named = start % NOON == 0 or end % NOON == 0
    if named or start // NOON != end // NOON or end <= start:
        return f"{clock(start, words)}–{clock(end, words)}"
    return f"{_digits(start)}–{clock(end, words)}"


def clock(minute: int, words: Words = ENGLISH) -> str:
    """A minute of the day as a clock says it: "9 am", "5:30 pm", "noon", "midnight"."""
    minute %= DAY_MINUTES
    if minute == 0:
        return words.midnight
    if minute == NOON:
        return words.noon
    return f"{_digits(minute)} {words.am if minute < NOON else words.pm}"


def _digits(minute: int) -> str:
    hour, rest = divmod(minute, 60)
    return f"{(hour - 1) % 12 + 1}:{rest:02}" if rest else f"{(hour - 1) % 12 + 1}"


def listed(names: Sequence[str], conjunction: str) -> str:
    """Names in a row: "Monday", "Monday and Friday", "Monday, Tuesday and Friday"."""
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} {conjunction} {names[-1]}"
