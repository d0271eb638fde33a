"""The whole vocabulary in reading order, and what one term says about another."""

from __future__ import annotations

from functools import cache

from programs.vocabulary.care import DELIVERY, LEVELS, SETTINGS
from programs.vocabulary.communities import COMMUNITIES
from programs.vocabulary.focus import FOCUS
from programs.vocabulary.languages import ACCESS, LANGUAGES
from programs.vocabulary.medications import MEDICATIONS
from programs.vocabulary.payment import INSURERS, PAYMENT
from programs.vocabulary.people import AGES, GENDERS, SERVES
from programs.vocabulary.rules import POLICIES, TESTING
from programs.vocabulary.services import HEALTH_SERVICES
from programs.vocabulary.support import SUPPORT_SERVICES
from programs.vocabulary.term import Category, Term
from programs.vocabulary.therapies import THERAPIES
from programs.vocabulary.trust import ACCREDITATION, LICENCES, OWNERSHIP

TERMS: tuple[Term, ...] = (
    *LEVELS, *DELIVERY, *PAYMENT, *INSURERS, *FOCUS, *THERAPIES, *MEDICATIONS, *HEALTH_SERVICES,
    *SUPPORT_SERVICES, *AGES, *GENDERS, *SERVES, *COMMUNITIES, *LANGUAGES, *ACCESS, *ACCREDITATION,
    *LICENCES, *OWNERSHIP, *TESTING, *POLICIES, *SETTINGS,
)
"""Every term. A term's position is its bit number, so stored bits must be rebuilt when the order changes."""

TERM: dict[str, Term] = {term.code: term for term in TERMS}
_BIT: dict[str, int] = {term.code: position for position, term in enumerate(TERMS)}


@cache
def terms_in(category: Category) -> tuple[Term, ...]:
    """The terms of one category, in reading order."""
    return tuple(term for term in TERMS if term.category == category)


def bit(code: str) -> int:
    """The bit number of a term, from 0. KeyError when there is no such term."""
    return _BIT[code]


@cache
def widened(code: str) -> frozenset[str]:
    """The term and every term whose yes is also a yes to it, however far. KeyError when unknown."""
    found = {code}
    for implying in TERM[code].implied_by:
        found |= widened(implying)
    return frozenset(found)
