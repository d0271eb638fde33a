"""What questions, answers and outcomes are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from programs.crisis import Contact

REVIEWED_ON: Final = date(2026, 11, 21)
"""The day these words were last read beside their sources."""


class Kind(StrEnum):
    """What an answer asks of the reader, the most pressing first."""

    URGENT = "urgent"
    MORE = "more"
    OTHER = "other"
    SUITS = "suits"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence to the person who may go, and to someone who looks on their behalf; empty: the same one."""

    you: str
    someone: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go on: `guide:KEY`, `page:URL-NAME` or `search:QUERY`."""

    words: str
    to: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where an answer leads. `brief` stands at the end of the page, under the number to call if any."""

    kind: Kind
    say: tuple[Words, ...]
    brief: Words
    contacts: tuple[Contact, ...] = ()
    links: tuple[Link, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question. Its code is unique within the question."""

    code: str
    words: Words
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and every answer it has."""

    code: str
    words: Words
    answers: tuple[Answer, ...]
    note: Words = Words("")
