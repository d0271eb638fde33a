"""The sections of the form in which a program tells of itself, and the parts of a program each is about.

A part is named as `curation` names it: "fact:medicaid", "field:weeks", "phones", "track:Evening group",
"price:self_pay:week". Its value is what JSON holds: yes, no or None for a fact; text, a number or None for a
field; and None for a group or a price that there is no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from programs.vocabulary import Category, terms_in

SECTIONS: Final = ("opening", "phones", "groups", "pays", "plans", "price", "languages", "start")
"""In the order they are asked: what harms most when it is wrong comes first."""

FIRST_LANGUAGES: Final = ("english", "spanish", "american-sign-language", "interpreter")
"""Asked of everybody; the other languages are one tap away."""


def _offered(category: Category) -> tuple[str, ...]:
    return tuple(term.code for term in terms_in(category) if term.offered)


_OTHERS: Final = tuple(code for code in _offered(Category.LANGUAGE) if code not in FIRST_LANGUAGES)

FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "pays": _offered(Category.PAYS),
    "plans": _offered(Category.INSURER),
    "languages": (*FIRST_LANGUAGES, *_OTHERS),
}
"""The terms that a section asks about, each with yes, no or not stated."""

NUMBERS: Final = ("min_age", "max_age", "weeks")
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "opening": ("status", "opening"),
    "start": (*NUMBERS, "how_to_start", "when_to_call"),
}
"""The fields of a program that a section asks about."""

PRICES: Final = (
    ("self_pay", "session"), ("self_pay", "week"), ("self_pay", "course"), ("self_pay", "assessment"),
    ("sliding", "session"), ("sliding", "week"), ("sliding", "course"),
)  # fmt: skip
"""Prices that are asked for, by (basis, unit)."""

Parts = Mapping[str, Any]
"""The values of parts by their names."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a part, who says so, and on which day; `kind` is the source's."""

    value: Any
    source: str
    kind: str
    day: date
    when: str = ""
    """What the day means, in the source's own words, where it has some."""


Known = Mapping[str, Standing]


def section_of(part: str) -> str | None:
    """The section that asks about a part; None for what the form does not ask."""
    kind, _, name = part.partition(":")
    match kind:
        case "phones":
            return "phones"
        case "track":
            return "groups"
        case "price":
            return "price" if tuple(name.split(":")) in PRICES else None
        case "fact":
            return next((section for section, codes in FACTS.items() if name in codes), None)
        case "field":
            return next((section for section, names in FIELDS.items() if name in names), None)
    return None


def parts_in(section: str, parts: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the parts that a section asks about."""
    return {part: value for part, value in parts.items() if section_of(part) == section}
