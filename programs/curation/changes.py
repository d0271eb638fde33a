"""What an import changes, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from .claims import Claim
from .sites import Site


class Number(NamedTuple):
    """A number to call: its kind (`Phone.Kind`), E.164, and the extension or nothing."""

    kind: str
    number: str
    extension: str = ""


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row to archive: its key at the source, the row as JSON, and how it was matched."""

    key: str
    raw: str
    digest: str
    match: str
    candidate: int | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A program that is new here."""

    slug: str
    name: str
    website: str
    level: str
    key: str
    site: Site
    numbers: tuple[Number, ...]
    facts: Mapping[str, bool]
    rows: tuple[RawRow, ...]


@dataclass(slots=True)
class Revision:
    """A program to bring in step with its source. What is None or empty stays as it is."""

    program: int
    own: bool
    """Whether the source is the one that lists the program here, so that its dates are the program's."""
    facts: Mapping[str, bool]
    rows: tuple[RawRow, ...] = ()
    """Raw rows that are new, changed or back."""
    unread: frozenset[str] = frozenset()
    """Codes of facts that were not read this time and keep their day."""
    values: dict[str, Any] = field(default_factory=dict)
    location: int | None = None
    """The location to correct in place; None with a `site` means that the program moves."""
    site: Site | None = None
    numbers: tuple[Number, ...] | None = None
    claims: dict[str, list[Claim]] = field(default_factory=dict)


@dataclass(slots=True)
class Changes:
    """Everything one import does."""

    arrivals: list[Arrival] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    """Records that their source no longer lists."""
    closed: list[int] = field(default_factory=list)
    """Programs that no source lists any more."""
    seen: list[int] = field(default_factory=list)
    """Records that were read again, changed or not: noted with the run, no change by itself."""

    def __bool__(self) -> bool:
        return bool(self.arrivals or self.revisions or self.gone or self.closed)


class PastRow(NamedTuple):
    """A raw row, by its record's id, as it stood before a run."""

    record: int
    raw: Any
    digest: str
    observed_on: date
    gone_on: date | None


@dataclass(slots=True)
class Reversal:
    """Everything that reverting one import run does."""

    revisions: dict[date, list[Revision]] = field(default_factory=dict)
    """Programs to bring back in step, by the day that their rows spoke of before the run."""
    withdrawn: list[tuple[int, str]] = field(default_factory=list)
    """Fields, by (program id, field), on which the source takes back what it said in the run."""
    hidden: list[int] = field(default_factory=list)
    """Programs that the run brought: drafts from now on."""
    closed: dict[int, date] = field(default_factory=dict)
    """Programs that the run opened again, and the day on which they had closed."""
    rows: list[PastRow] = field(default_factory=list)
    brought: list[int] = field(default_factory=list)
    """Records that were not there before the run."""
    source: dict[str, str] = field(default_factory=dict)
    """What the source was called before, where the run renamed it."""

    @property
    def programs(self) -> list[int]:
        """Every program it touches."""
        revised = {revision.program for chunk in self.revisions.values() for revision in chunk}
        return sorted({*revised, *self.hidden, *self.closed, *(pk for pk, _ in self.withdrawn)})
