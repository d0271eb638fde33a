"""What a section says, part by part, and a sentence for everything that could not be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from django.utils.translation import gettext, gettext_noop

from programs import cost
from programs.telephone import read_number

from .collecting import Raw
from .groups import NO_WEEKS, read_groups
from .sections import FACTS, PRICES
from .values import read_age, read_day, read_weeks

OPENINGS: Final = ("taking", "waitlist", "full")
CLOSED: Final = "closed"
KINDS: Final = ("main", "intake", "hotline", "tty")
ANSWERERS: Final = ("program", "organization", "referral")

AHEAD: Final = timedelta(days=730)
"""How far ahead a next opening may be; beyond that a year is mistyped."""

_NO_NUMBER: Final = gettext_noop("Type a phone number with its area code, such as 513-555-0142.")
_NO_AMOUNT: Final = gettext_noop("Type an amount in dollars, such as 40 or 62.50, or leave it empty.")
_NO_DAY: Final = gettext_noop("Type the day as month, day and year, such as 5/14/2027, or leave it empty.")
_NO_AGE: Final = gettext_noop("Type an age from 0 to 120, or leave it empty.")


@dataclass(slots=True)
class Read:
    """The parts a section speaks of, and a sentence by the name of each field that could not be read."""

    said: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def read(section: str, raw: Raw, shown: Mapping[str, Any], today: date) -> Read:
    """What was typed into a section that had shown these values of its parts.

    What was shown and is gone from the form is None: the program says it no longer.
    """
    reader = _READERS.get(section, _read_facts)
    found = reader(section, raw, today)
    if section == "phones" and shown.get("phones") and not found.said.get("phones") and not found.problems:
        found.problems["p0-number"] = gettext("Please leave at least one number that people can call.")
    for part, value in shown.items():
        if part not in found.said and value is not None:
            found.said[part] = None
    if section == "opening" and not _tells_status(found.said.get("field:status"), shown):
        found.said.pop("field:status", None)
    return found


def _tells_status(status: str | None, shown: Mapping[str, Any]) -> bool:
    """Whether it says that it has closed, or that a program shown as closed has not."""
    return status == CLOSED or (status is not None and shown.get("field:status") == CLOSED)


def _read_opening(section: str, raw: Raw, today: date) -> Read:
    found, chosen = Read(), raw.get("opening", "")
    if chosen == CLOSED:
        return Read({"field:status": CLOSED})
    if chosen not in OPENINGS:
        return found
    day = _checked(found, "day", raw.get("day", ""), lambda text: read_day(text, today), _NO_DAY)
    if day and not today <= day <= today + AHEAD:
        found.problems["day"] = gettext("This day is past, or more than two years ahead. Please check it.")
    found.said["field:opening"] = [chosen, day.isoformat() if day else None]
    found.said["field:status"] = "published"
    return found


def _read_phones(section: str, raw: Raw, today: date) -> Read:
    found = Read()
    listed: dict[tuple[str, ...], dict[str, str]] = {}
    for number, row in enumerate(raw["rows"]):
        typed = _checked(found, f"p{number}-number", row["number"], read_number, _NO_NUMBER)
        if typed:
            kind = row["kind"] if row["kind"] in KINDS else KINDS[0]
            answered = row["answered_by"] if row["answered_by"] in ANSWERERS else ""
            listed[kind, *typed] = {"kind": kind, **typed._asdict(), "answered_by": answered}
    if listed:
        found.said["phones"] = list(listed.values())
    return found


def _read_price(section: str, raw: Raw, today: date) -> Read:
    found = Read()
    for basis, unit in PRICES:
        cents = _checked(found, f"{basis}-{unit}", raw.get(f"{basis}-{unit}", ""), cost.cents_of, _NO_AMOUNT)
        if cents is not None:
            found.said[f"price:{basis}:{unit}"] = cents
    return found


def _read_start(section: str, raw: Raw, today: date) -> Read:
    found = Read()
    for name, reader, problem in (
        ("min_age", read_age, _NO_AGE), ("max_age", read_age, _NO_AGE), ("weeks", read_weeks, NO_WEEKS),
    ):  # fmt: skip
        value = _checked(found, name, raw.get(name, ""), reader, problem)
        if value is not None:
            found.said[f"field:{name}"] = value
    low, high = found.said.get("field:min_age"), found.said.get("field:max_age")
    if low is not None and high is not None and low > high:
        found.problems["max_age"] = gettext("The oldest age is below the youngest. Please check both.")
    for name in ("how_to_start", "when_to_call"):
        if raw.get(name):
            found.said[f"field:{name}"] = raw[name]
    return found


def _read_facts(section: str, raw: Raw, today: date) -> Read:
    answers = {"yes": True, "no": False}
    spoken = {code: answers[raw[code]] for code in FACTS[section] if raw.get(code) in answers}
    return Read({f"fact:{code}": holds for code, holds in spoken.items()})


def _read_groups(section: str, raw: Raw, today: date) -> Read:
    return Read(*read_groups(raw["rows"]))


_READERS: Final[Mapping[str, Callable[[str, Raw, date], Read]]] = {
    "opening": _read_opening,
    "phones": _read_phones,
    "groups": _read_groups,
    "price": _read_price,
    "start": _read_start,
}


def _checked(found: Read, name: str, text: str, reader: Callable[[str], Any], problem: str) -> Any:
    """What the reader makes of the text; None, and a problem unless it is empty, where it makes nothing."""
    if not text:
        return None
    try:
        value = reader(text)
    except ValueError:
        value = None
    if value is None:
        found.problems[name] = gettext(problem)
    return value
