"""The vocabulary in a reader's language: English, and Spanish."""

from __future__ import annotations

from dataclasses import dataclass

from programs.vocabulary.catalog import TERM
from programs.vocabulary.spanish import HEADINGS, ROWS
from programs.vocabulary.term import Category


@dataclass(frozen=True, slots=True)
class Wording:
    """What a page says and asks about a term, in one language."""

    name: str
    explanation: str
    """One or two plain sentences, at most 180 characters."""
    question: str
    """What to ask on the phone when the program has not stated it."""


SPANISH: dict[str, Wording] = {code: Wording(*ROWS[code]) for code in TERM}
"""Every term by its code, in the vocabulary's order."""

_ENGLISH: dict[str, Wording] = {
    code: Wording(term.name, term.explanation, term.question) for code, term in TERM.items()
}


def wording(code: str, language: str) -> Wording:
    """A term in a language such as "es", "es-us" or "en-us"; English where we have no other.

    KeyError when there is no such term.
    """
    return (SPANISH if _is_spanish(language) else _ENGLISH)[code]


def category_label(category: Category, language: str) -> str:
    """The plain name of a group of terms, as a heading."""
    return HEADINGS[category][0] if _is_spanish(language) else category.label


def category_question(category: Category, language: str) -> str:
    """The question a reader answers by choosing from a group of terms."""
    return HEADINGS[category][1] if _is_spanish(language) else category.question


def _is_spanish(language: str) -> bool:
    return language.lower().replace("_", "-").split("-")[0] == "es"
