"""What a guide is: its words in passages, its sources, and the dates that say how far to trust it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from programs.vocabulary import Category, Term, terms_in


class GuideError(ValueError):
    """A guide's file can't be read as one. The message names the file and what to change."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a guide's facts come from, the primary source where there is one."""

    name: str
    url: str
    read: date | None = None
    """The day somebody last read it for this guide; None where that was not noted."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the guide, as the list of contents links to it."""

    id: str
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a guide: plain words, a fact that holds up to a day, or the terms of a category."""

    html: str = ""
    """Rendered from Markdown with raw HTML off, so it is safe to put in a page."""
    until: date | None = None
    """The last day the fact may be shown. None: it has no such day."""
    source: int | None = None
    """The number, from 1, of the source of the fact."""
    category: Category | None = None

    @property
    def terms(self) -> tuple[Term, ...]:
        """The vocabulary's terms whose lines stand here."""
        return terms_in(self.category) if self.category else ()

    def stands(self, today: date) -> bool:
        """Whether the passage may still be shown on this day."""
        return self.until is None or today <= self.until


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide in one language. Its `key` is the same in every language."""

    key: str
    language: str
    slug: str
    title: str
    summary: str
    part: str
    order: int
    reviewed: date
    review_by: date
    sources: tuple[Source, ...]
    passages: tuple[Passage, ...]
    headings: tuple[Heading, ...]

    @property
    def contents(self) -> tuple[Heading, ...]:
        """The main headings, in reading order."""
        return tuple(heading for heading in self.headings if heading.level == 2)

    def overdue(self, today: date) -> bool:
        """Whether somebody should have read it again before this day."""
        return today > self.review_by
