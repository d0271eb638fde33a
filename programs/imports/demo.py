"""Reading the fictional demo programs: `fixtures/demo.json` with its dates put on the calendar.

Every date in the file is a number of days from the day of loading, so the demo never grows old.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from programs.curation import WholeProgram, WholeTrack
from programs.experience import ITEMS, Answer

Record = dict[str, Any]

WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


@dataclass(frozen=True, slots=True)
class Demo:
    """The source as which the programs are shown, and the programs."""

    source: Record
    programs: tuple[WholeProgram, ...]


def read_demo(path: Path, today: date) -> Demo:
    """The demo as of `today`. KeyError or ValueError when the file is not what the generator writes."""
    found = json.loads(path.read_text(encoding="utf-8"))
    organizations = {record["key"]: _without(record, "key") for record in found["organizations"]}
    programs = (
        _program(record, organizations[record["organization"]], _Calendar(today))
        for record in found["programs"]
    )
    return Demo(found["source"], tuple(programs))


@dataclass(frozen=True, slots=True)
class _Calendar:
    today: date

    def day(self, days: int | None) -> date | None:
        """The date so many days from today; None stays None."""
        return None if days is None else self.today + timedelta(days=days)

    def dated(self, record: Record, **names: str) -> Record:
        """The record with each day count put under its new name as a date."""
        dates = {new: self.day(record[old]) for new, old in names.items() if old in record}
        return _without(record, *names.values()) | dates


def _program(record: Record, organization: Record, calendar: _Calendar) -> WholeProgram:
    place = record["location"]
    return WholeProgram(
        key=record["key"],
        slug=slugify(f"{record['name']} {place['city']} {place['state']}"),
        raw=record,
        observed_on=calendar.today + timedelta(days=record["observed"]),
        organization=organization,
        place=place,
        fields=_fields(record, calendar),
        facts=dict.fromkeys(record.get("yes", ()), True) | dict.fromkeys(record.get("no", ()), False),
        phones=tuple(_phone(phone, position) for position, phone in enumerate(record["phones"])),
        tracks=tuple(_track(track) for track in record.get("tracks", ())),
        prices=tuple(_price(price, calendar) for price in record.get("prices", ())),
        credentials=tuple(
            calendar.dated(credential, issued="issued", expires="expires", checked_on="checked")
            for credential in record.get("credentials", ())
        ),
        outcomes=tuple(_outcome(outcome, calendar) for outcome in record.get("outcomes", ())),
        verifications=tuple(calendar.dated(check, on="on") for check in record.get("verifications", ())),
        experiences=tuple(_experience(said, calendar) for said in record.get("experiences", ())),
    )


_PLAIN_FIELDS = (
    "name", "level", "description", "website", "min_age", "max_age", "weeks", "how_to_start",
    "when_to_call", "telehealth_states",
)  # fmt: skip


def _fields(record: Record, calendar: _Calendar) -> Record:
    opening = record.get("opening", {})
    checks = [check["on"] for check in record.get("verifications", ())]
    return {name: record[name] for name in _PLAIN_FIELDS if name in record} | {
        "status": "closed" if "closed" in record else "published",
        "closed_on": calendar.day(record.get("closed")),
        "observed_on": calendar.day(record["observed"]),
        "checked_on": calendar.day(max([record["observed"], *checks])),
        "opening": opening.get("state", ""),
        "opening_reported_on": calendar.day(opening.get("reported")),
        "opening_on": calendar.day(opening.get("next")),
    }


def _phone(record: Record, position: int) -> Record:
    digits = record["number"].replace("-", "")
    return record | {"number": f"+1{digits}", "position": position}


def _track(record: Record) -> WholeTrack:
    sessions = tuple(
        (WEEKDAYS.index(day), time.fromisoformat(start), time.fromisoformat(end))
        for day, start, end in record["sessions"]
    )
    fields = _without(record, "sessions", "adolescent") | {"is_adolescent": record["adolescent"]}
    return WholeTrack(fields, sessions)


def _price(record: Record, calendar: _Calendar) -> Record:
    cents = {"cents": record["dollars"] * 100}
    return _without(calendar.dated(record, valid_from="valid_from"), "dollars") | cents


def _outcome(record: Record, calendar: _Calendar) -> Record:
    dated = calendar.dated(record, period_start="from", period_end="to")
    return _without(dated, "percent") | {"value": record["percent"], "unit": "%"}


_ANSWERS = {"y": Answer.YES, "p": Answer.PARTLY, "n": Answer.NO, "x": Answer.DOES_NOT_APPLY}


def _experience(said: tuple[int, str], calendar: _Calendar) -> Record:
    """A person's answers, told as a day and a letter for each question; "-" is one that was skipped."""
    days, letters = said
    answers = {
        item.code: _ANSWERS[letter].value
        for item, letter in zip(ITEMS, letters, strict=True)
        if letter != "-"
    }
    return {"month": (calendar.today + timedelta(days=days)).replace(day=1), "answers": answers}


def _without(record: Record, *keys: str) -> Record:
    return {key: value for key, value in record.items() if key not in keys}
