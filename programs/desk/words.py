"""What stands in the tables, in words for the desk: names of fields, and their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from programs import telephone
from programs.models import Phone, Program

NOT_STATED: Final = "not stated"

FIELD_NAMES: Final[Mapping[str, str]] = {
    "name": "Name",
    "status": "Listing",
    "phones": "Phone numbers",
    "opening": "Taking new people",
    "level": "Level of care",
    "description": "Description",
    "website": "Website",
    "min_age": "Youngest age",
    "max_age": "Oldest age",
    "weeks": "Usual length in weeks",
    "how_to_start": "First step",
    "when_to_call": "When to call",
    "telehealth_states": "States for online sessions",
    "organization.name": "Who runs it",
    "organization.owner": "Who owns it",
    "organization.website": "Website of who runs it",
    "location.street": "Street",
    "location.street2": "Suite, floor",
    "location.withheld": "Address withheld",
    "location.city": "City",
    "location.county": "County",
    "location.state": "State",
    "location.zip": "ZIP code",
    "location.point": "Point on the map",
    "location.time_zone": "Time zone",
    "location.transport": "Getting there",
}

_OF_ADDRESS: Final = ("street", "street2", "withheld", "city", "county", "state", "zip", "point", "time_zone")
ADDRESS: Final = tuple(f"location.{name}" for name in _OF_ADDRESS)
"""The fields that make one address, which nobody takes half from one source and half from another."""


def field_name(field: str) -> str:
    return FIELD_NAMES.get(field, field)


def spoken(field: str, value: Any) -> str:
    """A value as `curation.read_field` gives it, in words."""
    if value in (None, "", []) or value == ["", None]:
        return NOT_STATED
    match field:
        case "phones":
            return ", ".join(_number(*number) for number in value)
        case "opening":
            return opening(*value)
        case "level":
            return _label(Program.Level, value)
        case "status":
            return _label(Program.Status, value)
        case "location.point":
            return _point(value)
        case "telehealth_states":
            return ", ".join(value)
    return _plain(value)


def answer(holds: bool | None) -> str:
    """Yes, no or not stated."""
    return NOT_STATED if holds is None else "yes" if holds else "no"


def opening(state: str, day: str | date | None = None) -> str:
    """Whether new people are taken, and from when."""
    when = f", next place {_day(day)}" if day else ""
    return f"{_label(Program.Opening, state)}{when}" if state else NOT_STATED


def ago(days: float) -> str:
    """Days in words, in the two largest units that matter: "3 years 8 months", "5 weeks", "today"."""
    count = int(days)
    if count < 1:
        return "today"
    if count < 14:
        return _counted(count, "day")
    if count < 60:
        return _counted(count // 7, "week")
    if count < 730:
        return _counted(count * 12 // 365, "month")
    years, rest = divmod(count, 365)
    months = rest * 12 // 365
    return _counted(years, "year") + (f" {_counted(months, 'month')}" if months else "")


def people(count: float) -> str:
    """A number of people, to two figures: "about 41,000 people"."""
    digits = max(len(str(int(count))) - 2, 0)
    return f"about {round(int(count), -digits):,} people"


def _number(kind: str, number: str, extension: str = "") -> str:
    return f"{telephone.written(number, extension)} ({_label(Phone.Kind, kind)})"


def _label(choices: Any, value: str) -> str:
    """The label of a choice; the value itself where an old one is no choice any more."""
    return str(dict(choices.choices).get(value, value))


def _point(value: Sequence[Any]) -> str:
    lat, lon, source, precision = (*value, "street")[:4]
    exact = "the door" if precision == "street" else "the middle of its ZIP code"
    return f"{lat:.5f}, {lon:.5f}: {exact}, by {source}"


def _day(day: str | date) -> str:
    return f"{date.fromisoformat(day) if isinstance(day, str) else day:%B %-d, %Y}"


def _plain(value: Any) -> str:
    return answer(value) if isinstance(value, bool) else str(value)


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}{'s' * (count != 1)}"
