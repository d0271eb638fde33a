"""What a program says it has that may tell it from the others: the few tags of a card."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

import numpy as np

from programs import language, packing
from programs.query import SearchQuery
from programs.vocabulary import Category, terms_in

TAGS: Final = {Category.PAYS: 2, Category.THERAPY: 1, Category.SERVES: 1}
"""What tags are about, and how many there are of each at most: a long row of them is read by nobody."""

NEARLY_EVERYWHERE: Final = {
    "individual-therapy", "group-therapy", "family-therapy", "couples-therapy", "substance-use-counseling",
}  # fmt: skip
"""Therapies that tell hardly a program from another."""


class Tag(NamedTuple):
    """A term that a program says yes to, by its name."""

    code: str
    name: str


def tags(row: np.void, query: SearchQuery) -> tuple[Tag, ...]:
    """A few things it says it has, other than what was asked."""
    asked = {option for limit in query.limits for option in limit.options}
    said = np.unpackbits(np.ascontiguousarray(row["yes"]).view(np.uint8), bitorder="little").tobytes()
    return tuple(Tag(code, language.term(code).name) for code in _said(said, asked))


def _said(said: bytes, asked: set[str]) -> Iterator[str]:
    for terms, most in _TERMS:
        codes = (code for code, position in terms if said[position] and code not in asked)
        yield from islice(codes, most)


_TERMS: Final = [
    (
        [
            (term.code, packing.bit(term.code))
            for term in terms_in(category)
            if term.offered and term.code not in NEARLY_EVERYWHERE
        ],
        most,
    )
    for category, most in TAGS.items()
]
"""The terms of each kind with their bits, and how many of them a card shows."""
