"""Calendar files: read back by the rules of RFC 5545, they keep to the clock on the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.calendar import CODES, Series, calendar_text
from programs.schedule import Slot, weekly_minutes

MADE = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)
ZONES = [
    "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
    "America/Anchorage", "America/Adak", "Pacific/Honolulu", "America/Puerto_Rico", "Pacific/Guam",
    "Pacific/Pago_Pago", "America/Boise", "America/Indiana/Indianapolis", "America/Detroit",
]  # fmt: skip

slots = st.lists(
    st.builds(Slot, st.integers(0, 6), st.integers(0, 1439), st.integers(0, 1439)),
    min_size=1, max_size=7, unique=True,
)  # fmt: skip
days = st.dates(date(2025, 1, 1), date(2035, 12, 31))


EVENINGS = (Slot(0, 1080, 1260), Slot(2, 1080, 1260))


def written(week=EVENINGS, first=date(2026, 3, 3), weeks=8, **fields):
    defaults = {"key": "harbor evenings", "zone": "America/New_York", "title": "Appointment"}
    return calendar_text(Series(slots=week, first_day=first, weeks=weeks, **(defaults | fields)), MADE)


def lines_of(text: str) -> list[str]:
    """The lines, unfolded as section 3.1 says."""
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def parts(text: str, kind: str) -> list[dict[str, str]]:
    """The properties of every component of a kind, by their name without parameters."""
    found, inside = [], None
    for line in lines_of(text):
        if line == f"BEGIN:{kind}":
            inside = {}
        elif line == f"END:{kind}":
            found.append(inside)
            inside = None
        elif inside is not None:
            name, _, value = line.partition(":")
            inside[name.partition(";")[0]] = value
    return found


def rule_of(event: dict[str, str]) -> dict[str, str]:
    return dict(part.split("=") for part in event["RRULE"].split(";"))


def meetings(text: str, number: int) -> list[tuple[datetime, datetime]]:
    """The first meetings of every event by a plain reading of its rule: start and end on the wall."""
    found = []
    for event in parts(text, "VEVENT"):
        start = datetime.strptime(event["DTSTART"], "%Y%m%dT%H%M%S")  # noqa: DTZ007
        length = datetime.strptime(event["DTEND"], "%Y%m%dT%H%M%S") - start  # noqa: DTZ007
        rule = rule_of(event)
        on = {CODES.index(code) for code in rule["BYDAY"].split(",")}
        left, at = int(rule.get("COUNT", number)), start
        while left:
            if at.weekday() in on:
                found.append((at, at + length))
                left -= 1
            at += timedelta(1)
    return sorted(found)


@given(slots, days, st.integers(1, 20))
def test_a_course_holds_every_session_of_every_week_and_no_more(week, first, weeks):
    held = meetings(written(week, first, weeks), 0)
    starts = [(start.weekday(), start.hour * 60 + start.minute) for start, _ in held]
    assert len(held) == weeks * len({(s.weekday, s.start, s.minutes) for s in week})
    assert set(starts) == {(slot.weekday, slot.start) for slot in week}
    assert first <= min(start.date() for start, _ in held)
    assert max(start.date() for start, _ in held) < first + timedelta(weeks=weeks)


@given(slots, days)
def test_a_weeks_minutes_are_those_of_the_schedule(week, first):
    taken = set()
    for start, end in meetings(written(week, first, 1), 0):
        begins = start.weekday() * 1440 + start.hour * 60 + start.minute
        taken |= {(begins + minute) % 10_080 for minute in range(int((end - start).total_seconds()) // 60)}
    assert len(taken) == weekly_minutes(week)


@given(slots, days)
def test_the_first_meeting_is_on_a_day_of_its_own_rule(week, first):
    for event in parts(written(week, first), "VEVENT"):
        start = datetime.strptime(event["DTSTART"], "%Y%m%dT%H%M%S")  # noqa: DTZ007
        assert CODES[start.weekday()] in rule_of(event)["BYDAY"].split(",")


def test_without_weeks_it_repeats_without_an_end():
    assert all("COUNT" not in rule_of(event) for event in parts(written(weeks=None), "VEVENT"))


@pytest.mark.parametrize("zone", ZONES)
def test_the_clock_changes_are_those_of_the_zone_for_years(zone):
    text = written(first=date(2026, 1, 5), zone=zone)
    observances = [part for kind in ("STANDARD", "DAYLIGHT") for part in parts(text, kind)]
    for year in range(2026, 2036):
        for day in range(0, 365, 5):
            wall = datetime(year, 1, 1, 18) + timedelta(days=day)  # noqa: DTZ001
            expected = wall.replace(tzinfo=ZoneInfo(zone)).strftime("%z")
            assert offset_on(wall, observances) == expected, (zone, wall)


def offset_on(wall: datetime, observances: list[dict[str, str]]) -> str:
    """The offset of the observance that began last before this time, by its yearly rule."""
    onsets = []
    for part in observances:
        first = datetime.strptime(part["DTSTART"], "%Y%m%dT%H%M%S")  # noqa: DTZ007
        years = range(first.year, wall.year + 1) if "RRULE" in part else [first.year]
        for year in years:
            onset = nth_weekday(year, part, first) if "RRULE" in part else first
            onsets.append((onset, part["TZOFFSETTO"]))
    return max((onset, offset) for onset, offset in onsets if onset <= wall)[1]


def nth_weekday(year: int, part: dict[str, str], first: datetime) -> datetime:
    rule = rule_of(part)
    nth, code = int(rule["BYDAY"][:-2]), rule["BYDAY"][-2:]
    day = datetime(year, int(rule["BYMONTH"]), 1, first.hour, first.minute)  # noqa: DTZ001
    day += timedelta((CODES.index(code) - day.weekday()) % 7)
    return day + timedelta(weeks=nth - 1)


@pytest.mark.parametrize("zone", ["", "Nowhere/Land", "../etc/passwd"])
def test_where_the_zone_is_not_known_the_times_float(zone):
    text = written(zone=zone)
    assert "TZID" not in text
    assert "VTIMEZONE" not in text
    assert "DTSTART:20260304T180000" in lines_of(text)


def test_the_zone_named_is_the_zone_described():
    lines = lines_of(written())
    assert "TZID:America/New_York" in lines
    assert "DTSTART;TZID=America/New_York:20260304T180000" in lines


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


@given(texts, texts)
def test_any_words_come_back_as_they_were_and_no_line_is_too_long(title, place):
    text = written(title=title, place=place)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    for event in parts(text, "VEVENT"):
        assert unescaped(event["SUMMARY"]) == title
        assert unescaped(event.get("LOCATION", "")) == place


def unescaped(value: str) -> str:
    found, letters = "", iter(value)
    for letter in letters:
        found += {"n": "\n"}.get(following := next(letters), following) if letter == "\\" else letter
    return found


@pytest.mark.parametrize("title", ["Two\nlines", "Two\r\nlines"])
def test_a_line_end_in_a_name_starts_no_line_of_the_file(title):
    (event, *_) = parts(written(title=title), "VEVENT")
    assert event["SUMMARY"] == "Two\\nlines"


def test_a_newer_file_replaces_the_older_one_and_no_other():
    uids = [event["UID"] for event in parts(written(), "VEVENT")]
    assert uids == [event["UID"] for event in parts(written(first=date(2027, 1, 1), weeks=None), "VEVENT")]
    assert uids != [event["UID"] for event in parts(written(key="harbor mornings"), "VEVENT")]
    several = [e["UID"] for e in parts(written([Slot(0, 540, 720), Slot(0, 1080, 1260)]), "VEVENT")]
    assert len(set(several)) == 2


def test_a_session_past_midnight_ends_on_the_next_day():
    (event,) = parts(written([Slot(6, 1320, 60)]), "VEVENT")
    assert (event["DTSTART"], event["DTEND"]) == ("20260308T220000", "20260309T010000")


def test_every_event_is_private_and_says_when_it_was_made():
    for event in parts(written(), "VEVENT"):
        assert event["CLASS"] == "PRIVATE"
        assert event["DTSTAMP"] == "20260302T153000Z"
