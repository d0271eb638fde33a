"""One section of the form as its template draws it: every field with its name, its value and its problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext

from programs import language
from programs.answering import (
    FACTS,
    FIELDS,
    FIRST_LANGUAGES,
    MOST_GROUPS,
    MOST_PHONES,
    MOST_TIMES,
    PRICES,
    Raw,
)
from programs.models import Phone, Price, Program, Track

GROUP_LANGUAGES: Final = ("English", "Spanish", "Sign language (ASL)")
"""As tracks keep them."""

Problems = Mapping[str, str]


class Field(NamedTuple):
    """A field to type into; its name is its id too."""

    name: str
    value: str
    problem: str = ""


class Option(NamedTuple):
    """A choice, and whether it is the one taken."""

    value: str
    label: str
    taken: bool


class Choice(NamedTuple):
    """A field with options. `about` explains it."""

    name: str
    label: str
    options: list[Option]
    about: str = ""


def fields(section: str, raw: Raw, problems: Problems) -> dict[str, Any]:
    """What the template of a section reads."""
    if section in FACTS:
        return _facts(section, raw)
    return _MAKERS[section](raw, problems)


def _opening(raw: Raw, problems: Problems) -> dict[str, Any]:
    choices = [
        (Program.Opening.TAKING, gettext("Yes, we take new people now")),
        (Program.Opening.WAITLIST, gettext("There is a waiting list")),
        (Program.Opening.FULL, gettext("Not at this time")),
        (Program.Status.CLOSED, gettext("The program has closed for good")),
        ("", gettext("Not stated")),
    ]
    opening = _choice("opening", "", choices, raw.get("opening", ""))
    return {"opening": opening, "day": _field("day", raw, problems)}


def _phones(raw: Raw, problems: Problems) -> dict[str, Any]:
    rows = [_phone(number, row, problems) for number, row in enumerate(raw["rows"])]
    return {"rows": rows, "may_add": len(rows) < MOST_PHONES}


def _phone(number: int, row: Raw, problems: Problems) -> dict[str, Any]:
    prefix, kind = f"p{number}-", row["kind"] or Phone.Kind.MAIN
    return {
        "id": f"p{number}", "place": number + 1, "drop": f"drop-phone-{number}",
        "number": _field("number", row, problems, prefix),
        "kind": _choice(prefix + "kind", gettext("What it is for"), Phone.Kind.choices, kind),
        "answered_by": _choice(
            prefix + "answered_by", gettext("Who answers it"), Phone.AnsweredBy.choices, row["answered_by"]
        ),
    }  # fmt: skip


def _groups(raw: Raw, problems: Problems) -> dict[str, Any]:
    rows = [_group(number, row, problems) for number, row in enumerate(raw["rows"])]
    return {"rows": rows, "may_add": len(rows) < MOST_GROUPS}


def _group(number: int, row: Raw, problems: Problems) -> dict[str, Any]:
    prefix = f"g{number}-"
    spoken = list(dict.fromkeys(filter(None, (*GROUP_LANGUAGES, row["language"]))))
    languages = [("", gettext("Not stated")), *((name, gettext(name)) for name in spoken)]
    spoken_in, held = gettext("Language of the group"), gettext("In person or online")
    return {
        "id": f"g{number}", "place": number + 1, "drop": f"drop-group-{number}", "add": f"add-time-{number}",
        **{name: _field(name, row, problems, prefix) for name in ("name", "audience", "teens", "weeks")},
        "language": _choice(prefix + "language", spoken_in, languages, row["language"]),
        "delivery": _choice(prefix + "delivery", held, Track.Delivery.choices, row["delivery"]),
        "more_is_open": bool(row["language"] or row["delivery"] or row["weeks"]),
        "times": [_time(number, place, time, problems) for place, time in enumerate(row["times"])],
        "may_add": len(row["times"]) < MOST_TIMES,
    }  # fmt: skip


def _time(group: int, number: int, time: Raw, problems: Problems) -> dict[str, Any]:
    prefix, words = f"g{group}-t{number}-", language.week_words()
    return {
        "id": f"g{group}-t{number}", "place": number + 1, "drop": f"drop-time-{group}-{number}",
        "days": _days(prefix, time["days"]), "days_name": f"{prefix}days",
        "days_problem": problems.get(f"{prefix}days", ""), "start": _field("start", time, problems, prefix),
        "end": Field(f"{prefix}end", time["end"], problems.get(f"{prefix}start", "")),
        "examples": (f"6 {words.pm}", f"9 {words.pm}"),
    }  # fmt: skip


def _days(prefix: str, taken: Iterable[str]) -> list[dict[str, Any]]:
    words = language.week_words()
    return [
        {"value": str(day), "name": name, "short": short, "taken": str(day) in taken, "id": f"{prefix}d{day}"}
        for day, (name, short) in enumerate(zip(words.days, words.days_short, strict=True))
    ]


def _facts(section: str, raw: Raw) -> dict[str, Any]:
    rows = [_fact(code, raw.get(code, "")) for code in FACTS[section]]
    first = len(FIRST_LANGUAGES) if section == "languages" else len(rows)
    more = rows[first:]
    said = any(option.value and option.taken for choice in more for option in choice.options)
    return {"rows": rows[:first], "more": more, "more_is_open": said}


def _fact(code: str, answer: str) -> Choice:
    term = language.term(code)
    options = [("yes", gettext("Yes")), ("no", gettext("No")), ("", gettext("Not stated"))]
    return _choice(code, term.name, options, answer if answer in ("yes", "no") else "", term.explanation)


def _price(raw: Raw, problems: Problems) -> dict[str, Any]:
    kinds: dict[str, list[dict[str, Any]]] = {}
    for basis, unit in PRICES:
        label = language.capital(str(Price.Unit(unit).label))
        row = {"field": _field(f"{basis}-{unit}", raw, problems), "label": label}
        kinds.setdefault(basis, []).append(row)
    return {"own": kinds["self_pay"], "sliding": kinds["sliding"]}


def _start(raw: Raw, problems: Problems) -> dict[str, Any]:
    return {name: _field(name, raw, problems) for name in FIELDS["start"]}


def _field(name: str, raw: Raw, problems: Problems, prefix: str = "") -> Field:
    return Field(prefix + name, raw.get(name, ""), problems.get(prefix + name, ""))


def _choice(name: str, label: str, choices: Iterable[Any], taken: str, about: str = "") -> Choice:
    """Options of which one is taken: the one not stated where `taken` is none of them."""
    listed = [(str(value), str(words)) for value, words in choices]
    chosen = taken if taken in dict(listed) else ""
    return Choice(name, label, [Option(value, words, value == chosen) for value, words in listed], about)


_MAKERS: Final[Mapping[str, Callable[[Raw, Problems], dict[str, Any]]]] = {
    "opening": _opening,
    "phones": _phones,
    "groups": _groups,
    "price": _price,
    "start": _start,
}
