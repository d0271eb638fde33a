"""Groups and their weekly times, as rows that somebody typed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final

from django.utils.translation import gettext, gettext_noop

from programs.schedule import Part, Slot, TimeProblem, part_of, read_times

from .collecting import Raw
from .values import read_weeks

DELIVERIES: Final = ("in_person", "telehealth", "hybrid")
NO_WEEKS: Final = gettext_noop("Type a number of weeks from 1 to 104, or leave it empty.")

Row = tuple[int, str, str]
"""A session as JSON keeps it: weekday, start and end."""

_NAMES: Final = {Part.DAY: "Day group", Part.EVENING: "Evening group", Part.WEEKEND: "Weekend group"}
"""For a group to which nobody gave a name, by the part of the week in which it first meets."""

TIME_PROBLEMS: Final = {
    TimeProblem.UNREADABLE: gettext_noop("Type both times, such as 6 pm and 9 pm."),
    TimeProblem.MORNING_OR_EVENING: gettext_noop("Is that morning or evening? Add am or pm."),
    TimeProblem.SAME: gettext_noop("It starts and ends at the same time. Please check both."),
    TimeProblem.TOO_LONG: gettext_noop("That is more than 12 hours. Please check both times."),
}


def read_groups(rows: Sequence[Raw]) -> tuple[dict[str, Any], dict[str, str]]:
    """The groups by part, and the problems by the names of their fields."""
    said: dict[str, Any] = {}
    problems: dict[str, str] = {}
    taken = {f"track:{row['name']}" for row in rows}
    for number, row in enumerate(rows):
        if is_empty(row):
            continue
        group = _read_group(f"g{number}-", row, problems)
        name = row["name"] or _free_name(group["sessions"], taken | set(said))
        if f"track:{name}" in said:
            problems[f"g{number}-name"] = gettext("Two groups have this name. Please change one of them.")
        said[f"track:{name}"] = group
    return said, problems


def is_empty(row: Raw) -> bool:
    """Whether nobody typed anything into a group."""
    return not any(text for name, text in row.items() if name != "times") and all(
        map(_is_blank, row["times"])
    )


def _is_blank(time: Raw) -> bool:
    return not any(time.values())


def _read_group(prefix: str, row: Raw, problems: dict[str, str]) -> dict[str, Any]:
    return {
        "audience": row["audience"],
        "is_adolescent": bool(row["teens"]),
        "language": row["language"][:40],
        "delivery": row["delivery"] if row["delivery"] in DELIVERIES else "",
        "weeks": _read_weeks(f"{prefix}weeks", row["weeks"], problems),
        "sessions": [list(session) for session in _read_sessions(prefix, row["times"], problems)],
    }


def _read_weeks(name: str, text: str, problems: dict[str, str]) -> int | None:
    try:
        return read_weeks(text) if text else None
    except ValueError:
        problems[name] = gettext(NO_WEEKS)
        return None


def _read_sessions(prefix: str, times: Iterable[Raw], problems: dict[str, str]) -> list[Row]:
    found: dict[tuple[int, str], Row] = {}
    for number, time in enumerate(times):
        for session in _sessions(f"{prefix}t{number}-", time, problems):
            if found.setdefault(session[:2], session) != session:
                problems[f"{prefix}t{number}-start"] = gettext(
                    "Two times of this group start together. Please check them."
                )
    return sorted(found.values())


def _sessions(prefix: str, time: Raw, problems: dict[str, str]) -> Iterator[Row]:
    if _is_blank(time):
        return
    if not time["days"]:
        problems[f"{prefix}days"] = gettext("Choose the days on which it meets.")
    clock = read_times(time["start"], time["end"])
    if isinstance(clock, TimeProblem):
        problems[f"{prefix}start"] = gettext(TIME_PROBLEMS[clock])
        return
    start, end = map(_clock, clock)
    yield from ((int(day), start, end) for day in time["days"])


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def minute(clock: str) -> int:
    """The minute of the day of "18:00"."""
    return int(clock[:2]) * 60 + int(clock[3:5])


def slots(sessions: Iterable[Sequence[Any]]) -> list[Slot]:
    """Sessions as JSON keeps them, as the week reads them."""
    return [Slot(day, minute(start), minute(end)) for day, start, end in sessions]


def _free_name(sessions: Sequence[Sequence[Any]], taken: Collection[str]) -> str:
    plain = _NAMES[part_of(slots(sessions)[0])] if sessions else "Group"
    names = [plain, *(f"{plain} {number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if f"track:{name}" not in taken)
