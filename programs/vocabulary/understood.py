"""What a reader may conclude from what a program says, and no more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

from programs.vocabulary.catalog import TERM, terms_in, widened
from programs.vocabulary.term import Category

_SUBSTANCES: Final = frozenset({"alcohol", "opioids", "stimulants", "cannabis", "benzodiazepines"})
_EVERYBODY_ELSE: Final[dict[str, frozenset[str]]] = {
    "opioid-use-disorder-only": _SUBSTANCES,
    "alcohol-use-disorder-only": _SUBSTANCES,
    "women-only": frozenset({"men"}),
    "men-only": frozenset({"women"}),
    "adolescents-only": frozenset({"adults", "young-adults", "seniors"}),
    "young-adults-only": frozenset({"adolescents", "seniors"}),
}
"""Terms outside "who it serves" that a program serving only these people says no to."""

_CONDITIONS: Final = frozenset({"opioid-use-disorder-only", "alcohol-use-disorder-only"})
"""Serving only people with one condition leaves open which people with it are served."""

_WIDER: Final[dict[str, frozenset[str]]] = {
    code: frozenset(wider for wider in TERM if code in widened(wider)) for code in TERM
}


def understood(yes: Iterable[str], no: Iterable[str]) -> tuple[set[str], set[str]]:
    """Everything these statements say yes and no to; a term in neither is not stated.

    A yes to a narrower term is a yes to the wider one (`Term.implied_by`). A program that serves only
    some people says no to everybody else whom it does not name. What is said outright outweighs what
    follows, and a yes outweighs a no that only follows.
    """
    said_no = set(no)
    meant = {wider for code in yes for wider in _WIDER[code]} - (said_no - set(yes))
    return meant, (said_no | _turned_away(meant)) - meant


def consequences(code: str) -> str:
    """A digest of all that a yes and a no to this term say; with another one, search rows are stale."""
    said = (understood([code], []), understood([], [code]))
    text = "|".join(" ".join(sorted(codes)) for answers in said for codes in answers)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _turned_away(yes: set[str]) -> set[str]:
    """The terms that its serving only some people answers with no."""
    only = {code for code in yes if TERM[code].only}
    away = {code for one in only for code in _EVERYBODY_ELSE.get(one, ())}
    if only - _CONDITIONS:
        away |= {term.code for term in terms_in(Category.SERVES)} - _CONDITIONS
    return away
