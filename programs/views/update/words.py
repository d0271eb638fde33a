"""The parts that a program is asked about, and what is said of them, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext, gettext_noop, ngettext

from programs import language, schedule, telephone
from programs.answering import SECTIONS, slots
from programs.models import Phone, Price, Program, Track

HEADINGS: Final[Mapping[str, str]] = dict(
    zip(
        SECTIONS,
        (
            gettext_noop("Taking new people"),
            gettext_noop("Phone numbers"),
            gettext_noop("Groups and their times"),
            gettext_noop("Ways to pay"),
            gettext_noop("Insurance plans"),
            gettext_noop("Prices"),
            gettext_noop("Languages"),
            gettext_noop("Ages, length and first step"),
        ),
        strict=True,
    )
)
FIELD_NAMES: Final[Mapping[str, str]] = {
    "status": gettext_noop("Whether it is open"),
    "opening": gettext_noop("Taking new people"),
    "min_age": gettext_noop("Youngest age"),
    "max_age": gettext_noop("Oldest age"),
    "weeks": gettext_noop("Usual length"),
    "how_to_start": gettext_noop("First step"),
    "when_to_call": gettext_noop("When to call"),
}


def heading(section: str) -> str:
    return gettext(HEADINGS[section])


def name_of(part: str) -> str:
    """What a part is called: "Medicaid", "Youngest age", the name of a group."""
    kind, _, name = part.partition(":")
    match kind:
        case "fact":
            return language.term(name).name
        case "field":
            return gettext(FIELD_NAMES[name])
        case "price":
            basis, unit = name.split(":")
            return f"{Price.Basis(basis).label}, {Price.Unit(unit).label}"
        case "phones":
            return heading("phones")
    return name


def said_of(part: str, value: Any) -> str:
    """What is said of a part: "yes", "$300", "Mon Wed 6-9 pm"; that it is not stated where it is None."""
    kind, _, name = part.partition(":")
    match kind, value:
        case "track", None:
            return gettext("does not meet any more")
        case _, None:
            return gettext("not stated")
        case "fact", _:
            return gettext("yes") if value else gettext("no")
        case "price", _:
            return Price(cents=value).amount
        case "phones", _:
            return "; ".join(map(phone, value))
        case "track", _:
            return ", ".join(group(value))
    return _field(name, value)


def phone(row: Mapping[str, str]) -> str:
    """A number with what it is for and who answers it."""
    about = [str(Phone.Kind(row["kind"]).label)]
    if row["answered_by"]:
        who = Phone.AnsweredBy(row["answered_by"]).label
        about.append(gettext("answered by: %(who)s") % {"who": who})
    return f"{telephone.written(row['number'], row['extension'])} ({', '.join(about)})"


def group(told: Mapping[str, Any]) -> Iterator[str]:
    """When a group meets and who it is for, in a few words each."""
    meets = schedule.describe(slots(told["sessions"]), language.week_words())
    yield meets or gettext("times not stated")
    if told["audience"]:
        yield told["audience"]
    if told["is_adolescent"]:
        yield gettext("for people under 18")
    if told["language"]:
        yield gettext("in %(language)s") % {"language": gettext(told["language"])}
    if told["delivery"]:
        yield str(Track.Delivery(told["delivery"]).label).lower()
    if told["weeks"]:
        yield weeks(told["weeks"])


def weeks(count: int) -> str:
    return ngettext("%(count)d week", "%(count)d weeks", count) % {"count": count}


def lines(parts: Mapping[str, Any]) -> list[str]:
    """Several parts in a few lines: terms with a yes together, then those with a no, then each other part."""
    yes = [name_of(part) for part, value in parts.items() if part.startswith("fact:") and value is True]
    no = [name_of(part) for part, value in parts.items() if part.startswith("fact:") and value is False]
    found = [gettext("Yes: %(names)s") % {"names": ", ".join(yes)}] if yes else []
    found += [gettext("No: %(names)s") % {"names": ", ".join(no)}] if no else []
    rest = {part: value for part, value in parts.items() if not isinstance(value, bool)}
    return found + [line for part, value in rest.items() for line in _line(part, value)]


def _line(part: str, value: Any) -> Sequence[str]:
    if part == "phones" and value:
        return [phone(row) for row in value]
    if part in ("field:opening", "field:status") and value:
        return [said_of(part, value)]
    return [gettext("%(name)s: %(said)s") % {"name": name_of(part), "said": said_of(part, value)}]


def _field(name: str, value: Any) -> str:
    match name:
        case "opening":
            return _opening(*value)
        case "status":
            closed = value == Program.Status.CLOSED
            return gettext("The program has closed") if closed else gettext("The program is open")
        case "weeks":
            return weeks(value)
    return str(value)


def _opening(state: str, day: str | None) -> str:
    taking = str(Program.Opening(state).label)
    if not day:
        return taking
    when = {"opening": taking, "day": language.day(date.fromisoformat(day))}
    return gettext("%(opening)s, next opening %(day)s") % when
