"""The questions of a call, in order: what harms most when it is wrong comes first."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice
from typing import Final, NamedTuple

from programs import answering
from programs.vocabulary import TERM, Category, terms_in


class Question(NamedTuple):
    """Something to ask; `kind` is how its answer is given."""

    key: str
    name: str
    text: str
    kind: str


OPENING, LEVEL, TYPED, ADDRESS, FIELDS, TERMS = "opening", "level", "typed", "address", "fields", "terms"

QUESTIONS: Final = (
    Question("phones", "Phone number", "Does this number reach the program? Who answers it?", TYPED),
    Question("opening", "Taking new people", "Are you taking new people? When is the next opening?", OPENING),
    Question("address", "Address", "Where do people come?", ADDRESS),
    Question("level", "Level of care", "What do you call this care, and how many hours a week is it?", LEVEL),
    Question("groups", "Groups and their times", "On which days do the groups meet, and when?", TYPED),
    Question("pays", "Ways to pay", "How can people pay?", TERMS),
    Question("delivery", "In person or online", "Can people take part online?", TERMS),
    Question("price", "Prices", "What does somebody pay who pays alone?", TYPED),
    Question("unstated", "Not stated yet", "The most decisive first, as far as there is time.", TERMS),
    Question("start", "Ages, length and first step", "Who is it for? How long is it? How to begin?", TYPED),
    Question("plans", "Insurance plans", "Which insurance plans do you take?", TERMS),
    Question("languages", "Languages", "In which languages are groups held?", TERMS),
    Question("fields", "Website, states of online care", "From which states may people join online?", FIELDS),
    Question("others", "Everything else that is stated", "Is this still so?", TERMS),
)

REPORTS_AT: Final = {
    "phone": "phones", "opening": "opening", "schedule": "groups", "price": "price", "pays": "pays",
    "address": "address", "closed": "opening",
}  # fmt: skip
"""The question at which a reader's report stands, by what it is about; that about a fact at its term's."""

MOST_UNSTATED: Final = 10
"""More than one call can hold help nobody."""

_DECISIVE: Final = (
    Category.MEDICATION,
    Category.AGE_GROUP,
    Category.THERAPY,
    Category.SERVICE,
    Category.ACCESS,
)
_DELIVERY: Final = tuple(term.code for term in terms_in(Category.DELIVERY) if term.offered)
_ASKED: Final = frozenset((*_DELIVERY, *(code for codes in answering.FACTS.values() for code in codes)))
"""The terms that a question of their own asks about."""


def codes_of(key: str, stated: Collection[str], answered: Collection[str] = ()) -> tuple[str, ...]:
    """The terms that a question asks about, for a program that has `stated` some. None `answered` is lost."""
    match key:
        case "delivery":
            return _DELIVERY
        case "unstated":
            asked = islice((code for code in _decisive() if code not in stated), MOST_UNSTATED)
            more = (code for code in TERM if code in answered and code not in stated and code not in _ASKED)
            return tuple(dict.fromkeys((*asked, *more)))
        case "others":
            return tuple(code for code in TERM if code in stated and code not in _ASKED)
    return answering.FACTS[key]


def question_of_term(code: str) -> str:
    """The question to which something said about a term belongs."""
    keys = (key for key in ("pays", "plans", "languages", "delivery") if code in codes_of(key, ()))
    return next(keys, "others")


def question_of_field(field: str) -> str:
    """The question to which something said about a field belongs."""
    if field == "phones":
        return "phones"
    if field in ("opening", "level"):
        return field
    if field.startswith("location."):
        return "address"
    return "start" if f"field:{field}" in _START else "fields"


_START: Final = frozenset(f"field:{name}" for name in answering.FIELDS["start"])


def _decisive() -> list[str]:
    return [
        term.code
        for category in _DECISIVE
        for term in terms_in(category)
        if term.offered and term.code not in _ASKED
    ]
