"""The sessions of a schedule as a calendar file (iCalendar, RFC 5545).

Groups keep to the clock on the wall, so an event names its time zone and the file carries the zone's rules
(section 3.6.5): when clocks change, the group does not. Where the zone is not known the times float, and mean
the reader's own clock. Sessions at one time of day are one event that repeats every week.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from programs.schedule import Slot

CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST_LINE: Final = 75
"""Octets of a line before it must be folded (RFC 5545, section 3.1)."""


@dataclass(frozen=True, slots=True)
class Series:
    """A schedule to put in a calendar from its first day on.

    `key` tells it from every other schedule and never changes, so that a newer file replaces an older one.
    `weeks` None repeats without an end; `zone` is an IANA name, empty when not known.
    """

    key: str
    slots: Sequence[Slot]
    first_day: date
    weeks: int | None
    zone: str
    title: str
    place: str = ""
    url: str = ""


def calendar_text(series: Series, made: datetime) -> str:
    """The whole file. `made` is when it was made, with its time zone."""
    zone = _zone(series.zone)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//IOP Finder//Sessions//EN", "CALSCALE:GREGORIAN"]
    if zone:
        lines += _time_zone(zone, series.first_day.year - 1)
    for (start, end), days in _by_time(series.slots).items():
        lines += _event(series, start, end, days, made, zone)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _by_time(slots: Sequence[Slot]) -> dict[tuple[int, int], list[int]]:
    """The weekdays of each time of day, as (start, minutes), in the order of the week."""
    groups: dict[tuple[int, int], list[int]] = {}
    for slot in sorted(set(slots)):
        groups.setdefault((slot.start, slot.minutes), []).append(slot.weekday)
    return groups


def _event(
    series: Series, start: int, minutes: int, days: Sequence[int], made: datetime, zone: ZoneInfo | None
) -> Iterator[str]:
    """One time of day on its weekdays, from the first of them on or after the first day."""
    first = min(series.first_day + timedelta((day - series.first_day.weekday()) % 7) for day in days)
    begins = datetime(first.year, first.month, first.day) + timedelta(minutes=start)  # noqa: DTZ001
    at = f";TZID={zone.key}" if zone else ""
    count = f";COUNT={series.weeks * len(days)}" if series.weeks else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_URL, f'{series.key} {start} {minutes}')}"
    yield f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART{at}:{_local(begins)}"
    yield f"DTEND{at}:{_local(begins + timedelta(minutes=minutes))}"
    yield f"RRULE:FREQ=WEEKLY{count};BYDAY={','.join(CODES[day] for day in days)}"
    yield f"SUMMARY:{_text(series.title)}"
    yield "CLASS:PRIVATE"
    if series.place:
        yield f"LOCATION:{_text(series.place)}"
    if series.url:
        yield f"URL:{series.url}"
    yield "END:VEVENT"


def _local(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


def _text(words: str) -> str:
    """A value of type TEXT: its commas, semicolons, backslashes and line ends escaped."""
    for found, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
        words = words.replace(found, written)
    return words


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, not inside a letter; further ones start with a space."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]).decode()


def _time_zone(zone: ZoneInfo, year: int) -> Iterator[str]:
    """The zone's VTIMEZONE, by the clock changes of that year; they recur on the same Sundays of a month."""
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{zone.key}"
    changes = list(_changes(zone, year))
    for change in changes:
        yield from _observance(zone, change)
    if not changes:
        always = datetime(year, 1, 1, tzinfo=zone)
        yield from _part(always, always, "")
    yield "END:VTIMEZONE"


def _changes(zone: ZoneInfo, year: int) -> Iterator[datetime]:
    """The moments of the year, in UTC, from which the zone has another offset; exact to the minute."""
    day = datetime(year, 1, 1, tzinfo=UTC)
    while day.year == year:
        low, high = day, day + timedelta(1)
        if _offset(zone, low) != _offset(zone, high):
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) // 2
                middle = middle.replace(second=0, microsecond=0)
                low, high = (middle, high) if _offset(zone, middle) == _offset(zone, low) else (low, middle)
            yield high
        day += timedelta(1)


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _observance(zone: ZoneInfo, change: datetime) -> Iterator[str]:
    before, after = (change - timedelta(minutes=1)).astimezone(zone), change.astimezone(zone)
    onset = (change + (before.utcoffset() or timedelta())).replace(tzinfo=None)
    nth = (onset.day - 1) // 7 + 1
    week = -1 if nth > 3 else nth
    rule = f"RRULE:FREQ=YEARLY;BYMONTH={onset.month};BYDAY={week}{CODES[onset.weekday()]}"
    yield from _part(before, after, rule, onset)


def _part(before: datetime, after: datetime, rule: str, onset: datetime | None = None) -> Iterator[str]:
    kind = "DAYLIGHT" if after.dst() else "STANDARD"
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{_local(onset or after)}"
    yield f"TZOFFSETFROM:{before:%z}"
    yield f"TZOFFSETTO:{after:%z}"
    yield f"TZNAME:{after.tzname()}"
    if rule:
        yield rule
    yield f"END:{kind}"
