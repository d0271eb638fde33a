"""All that a program has answered so far, as a proposal keeps it: what each section showed and was told.

`{"pays": {"shown": {part: value}, "raw": {...}}}`; without `raw`, somebody said that what was shown is still
correct. What was shown is kept, because what is known may change before a curator reads the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from .collecting import Raw
from .reading import Read, read
from .sections import SECTIONS

Answers = Mapping[str, Mapping[str, Any]]


class State(Enum):
    """How far a section is."""

    OPEN = "open"
    CORRECT = "correct"
    CHANGED = "changed"
    PROBLEM = "problem"


def still_correct(answers: Answers, section: str, shown: Mapping[str, Any]) -> dict[str, Any]:
    """The answers, with what this section showed confirmed."""
    return {**answers, section: {"shown": dict(shown)}}


def typed(answers: Answers, section: str, raw: Raw, shown: Mapping[str, Any]) -> dict[str, Any]:
    """The answers, with what was typed into this section. What it showed at first stays what it showed."""
    before = answers.get(section, {}).get("shown", dict(shown))
    return {**answers, section: {"shown": before, "raw": raw}}


def without(answers: Answers, section: str) -> dict[str, Any]:
    """The answers, as if this section had not been opened."""
    return {name: kept for name, kept in answers.items() if name != section}


def read_section(answers: Answers, section: str, today: date) -> Read:
    """What one section says; nothing where it was not answered."""
    kept = answers.get(section)
    if kept is None:
        return Read()
    if "raw" not in kept:
        return Read(dict(kept["shown"]))
    return read(section, kept["raw"], kept["shown"], today)


def state_of(answers: Answers, section: str, today: date) -> State:
    if section not in answers:
        return State.OPEN
    if read_section(answers, section, today).problems:
        return State.PROBLEM
    return State.CHANGED if "raw" in answers[section] else State.CORRECT


def said(answers: Answers, today: date) -> dict[str, Any]:
    """Every part that is spoken of, with its value; those of sections that could not be read left out."""
    found: dict[str, Any] = {}
    for section in SECTIONS:
        one = read_section(answers, section, today)
        if not one.problems:
            found |= one.said
    return found


def shown(answers: Answers) -> dict[str, Any]:
    """Every part as it was when it was answered."""
    return {part: value for kept in answers.values() for part, value in kept["shown"].items()}
