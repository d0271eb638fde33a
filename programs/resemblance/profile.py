"""Programs as they are compared, and what is common among all of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from programs.spelling import plain

RARE: Final = 5
"""A word that at most so many owners use tells one from another."""
EVERYDAY: Final = 15
"""A word that more owners than this use ("recovery", "family") tells nothing."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A program as it is compared. Empty means not stated; a point is given only where it is exact."""

    pk: int
    name: str
    owner: str
    street: str
    suite: str
    city: str
    state: str
    zip: str
    point: tuple[float, float] | None
    numbers: frozenset[str]
    website: str

    @property
    def part(self) -> str:
        """What the name says beyond the organization: "Methadone Clinic"; empty when nothing."""
        name, owner = plain(self.name), plain(self.owner)
        return name.removeprefix(owner).strip() if name != owner and name.startswith(owner) else ""

    @property
    def page(self) -> str:
        """The website's host and path in one spelling."""
        address = re.sub(r"^[a-z]+://(www\.)?|[?#].*", "", self.website.lower())
        return address.rstrip("/")

    @property
    def host(self) -> str:
        return self.page.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is common among all programs, so that it tells little about two of them."""

    of_number: Mapping[str, int]
    """How many programs have a number."""
    of_word: Mapping[str, int]
    """How many owners use a word in their own name or a program's."""

    @classmethod
    def of(cls, profiles: Iterable[Profile]) -> Surroundings:
        numbers: Counter[str] = Counter()
        words: dict[str, set[str]] = defaultdict(set)
        for one in profiles:
            numbers.update(one.numbers)
            words[plain(one.owner)].update(plain(f"{one.owner} {one.name}").split())
        return cls(numbers, Counter(word for used in words.values() for word in used))

    def rare(self, text: str) -> set[str]:
        """The words of a plain text that few owners use."""
        words = {word for word in text.split() if len(word) > 2 and not word.isdigit()}
        return {word for word in words if self.of_word.get(word, 0) <= RARE}

    def first(self, one: str, other: str) -> bool:
        """Whether two plain names begin with one word that is no everyday one: "banyan"."""
        word, also = one.partition(" ")[0], other.partition(" ")[0]
        return word == also and self.of_word.get(word, 0) <= EVERYDAY
