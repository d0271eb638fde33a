"""What every source's rows become: a draft as read, a listing once cleaned, and what went wrong."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from programs.curation import Number, Site


class UnreadableError(Exception):
    """The whole file or answer cannot be used. Its text is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the input: the row as a spreadsheet counts it, and a sentence."""

    row: int | None
    sentence: str

    def __str__(self) -> str:
        return self.sentence if self.row is None else f"Row {self.row:,}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A row in the words of its source, its columns sorted out. Text is as published."""

    row: int
    key: str
    """The source's own id; empty when it has none."""
    kind: str
    """The type under which the source lists it (SA, MH); empty when it has no types."""
    name1: str
    name2: str
    street1: str
    street2: str
    city: str
    state: str
    zip: str
    county: str
    phones: tuple[tuple[str, str], ...]
    """(kind of number, text) in the order they are shown."""
    website: str
    lat: str
    lon: str
    point_source: str
    answers: tuple[tuple[str, bool], ...]
    """(term code, yes or no) for everything it says that the vocabulary knows."""
    unknown: tuple[str, ...]
    """What it says that the vocabulary does not know."""
    raw: str
    """The row untouched, as JSON."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A row as it is published: cleaned, with nothing invented. Empty means not stated."""

    row: int
    key: str
    kind: str
    name: str
    site: Site
    numbers: tuple[Number, ...]
    website: str
    level: str
    facts: Mapping[str, bool]
    raw: str

    @property
    def digest(self) -> str:
        """SHA-256 of the raw row; tells whether it changed."""
        return hashlib.sha256(self.raw.encode()).hexdigest()

    @property
    def town(self) -> str:
        """City and state."""
        return ", ".join(part for part in (self.site.city, self.site.state) if part)


@dataclass(frozen=True, slots=True)
class Scope:
    """What part of a source was read in full, so that what is missing there is gone.

    `states` and `kinds` as None mean all; `whole` False means that nothing can be said to be gone.
    """

    whole: bool = True
    states: frozenset[str] | None = None
    kinds: frozenset[str] | None = None

    def covers(self, state: str, kind: str) -> bool:
        """Whether a row of this state and type would have been read if it were still listed."""
        in_states = self.states is None or state in self.states
        return self.whole and in_states and (self.kinds is None or kind in self.kinds)


@dataclass(slots=True)
class Reading:
    """One source, read and cleaned."""

    observed_on: date
    rows: int = 0
    listings: list[Listing] = field(default_factory=list)
    present: set[str] = field(default_factory=set)
    """The keys of every row, kept or not."""
    skipped: Counter[str] = field(default_factory=Counter)
    """Why rows were left out, and how many."""
    unknown: Counter[str] = field(default_factory=Counter)
    """Codes and labels that the vocabulary does not know, and in how many kept rows."""
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What a person should know about how it was read."""
    scope: Scope = field(default_factory=Scope)

    def problem(self, row: int | None, sentence: str) -> None:
        """Keep one more sentence about what went wrong."""
        self.problems.append(Problem(row, sentence))


def archived(row: Mapping[str, object]) -> str:
    """The raw row as JSON text that both databases can store: no NUL, no lone surrogate."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True).replace("\\u0000", "")
    return text.encode("utf-8", "replace").decode()
