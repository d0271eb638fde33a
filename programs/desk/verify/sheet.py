"""The questions for one program, and all that was answered so far."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

from programs import answering
from programs.answering import Posted, Raw, Standing
from programs.models import Program

from . import reading
from .everything import everything
from .questions import LEVEL, OPENING, QUESTIONS, TERMS, Question, codes_of, question_of_field
from .reading import Reader, last

SAME: Final = "same"
SEEN: Final = "seen"
REST: Final = "rest"
BOTH: Final = "It says still so, and was changed below. Choose one of the two."


class Mark(NamedTuple):
    """What a question showed when it was asked, and how its inputs began."""

    shown: str
    begun: str


@dataclass(slots=True)
class Section:
    """One question: what is shown of it, what was typed or chosen, what that says, and what is wrong."""

    question: Question
    codes: tuple[str, ...]
    shown: dict[str, Standing]
    raw: Raw
    same: bool = False
    changed: bool = False
    said: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, Any]:
        return {part: standing.value for part, standing in self.shown.items()}

    begun: Raw = field(default_factory=dict)
    """The inputs as they stand before anybody types."""

    @property
    def mark(self) -> Mark:
        return Mark(digest(self.values), digest(self.begun))


class Sheet:
    """The screen of one call. Without `posted`, as it begins."""

    def __init__(
        self, program: Program, today: date, posted: Posted | None = None, *, may_close: bool
    ) -> None:
        self.today, self.may_close = today, may_close
        self.parts = everything(program, today)
        self.rest = bool(last(posted or {}, REST))
        self.before = marks((posted or {}).get(SEEN, ("",))[-1])
        self.sections = [self._section(question, posted) for question in QUESTIONS]

    @property
    def said(self) -> dict[str, Any]:
        """Every part that was spoken of, with its value."""
        return {part: value for section in self.sections for part, value in section.said.items()}

    @property
    def problems(self) -> dict[str, str]:
        """What could not be read, by the names of inputs."""
        return {name: words for section in self.sections for name, words in section.problems.items()}

    @property
    def seen(self) -> str:
        """What the screen shows, to be sent back with the answers."""
        return " ".join(":".join((section.question.key, *section.mark)) for section in self.sections)

    @property
    def changed_meanwhile(self) -> list[str]:
        """The names of the questions that were answered, and show something else than when one asked."""
        return [
            section.question.name
            for section in self.sections
            if section.said and self._mark(section).shown != section.mark.shown
        ]

    def _section(self, question: Question, posted: Posted | None) -> Section:
        stated = {part.removeprefix("fact:") for part in self.parts if part.startswith("fact:")}
        answered = {name.removeprefix("f-") for name in posted or () if name.startswith("f-")}
        codes = codes_of(question.key, stated, answered) if question.kind == TERMS else ()
        reader = self._reader(question, codes)
        shown = {part: one for part, one in self.parts.items() if _belongs(part, question, codes)}
        values = {part: standing.value for part, standing in shown.items()}
        begun = reader.begin(values)
        if posted is None:
            return Section(question, codes, shown, begun, begun=begun)
        section = Section(question, codes, shown, reader.collect(posted), begun=begun)
        section.same = SAME in (last(posted, f"s-{question.key}"), section.raw.get(question.key))
        section.raw = {name: "" if text == SAME else text for name, text in section.raw.items()}
        section.changed = digest(section.raw) != self._mark(section).begun
        self._read(section, reader)
        return section

    def _mark(self, section: Section) -> Mark:
        """The question's mark when it was asked; as it is now, where none came back."""
        return self.before.get(section.question.key, section.mark)

    def _read(self, section: Section, reader: Reader) -> None:
        """Fill in what a section says, and what is wrong. Inputs that nobody touched follow what is known."""
        if not section.changed:
            section.raw = section.begun
        else:
            read = reader.read(section.raw, section.values, self.today)
            section.said, section.problems = read.said, read.problems
        if section.changed and reader.overwrites and section.same:
            section.problems[f"s-{section.question.key}"] = BOTH
        elif (section.same or self.rest) and not (section.changed and reader.overwrites):
            section.said = _confirmed(section, section.said)

    def _reader(self, question: Question, codes: tuple[str, ...]) -> Reader:
        match question.kind:
            case "terms":
                return reading.Terms(codes)
            case "opening":
                return reading.Opening(self.may_close)
            case "level":
                return reading.Level()
            case "address":
                return reading.Address()
            case "fields":
                return reading.Fields()
        return reading.Typed(question.key)


def digest(value: Any) -> str:
    """Differs when the value does."""
    text = json.dumps(value, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def marks(sent: str) -> dict[str, Mark]:
    """What `Sheet.seen` said, by question; whatever else was sent says nothing."""
    entries = (entry.split(":") for entry in sent.split())
    return {parts[0]: Mark(*parts[1:]) for parts in entries if len(parts) == 3}


def _confirmed(section: Section, said: Mapping[str, Any]) -> dict[str, Any]:
    """What is shown, said again, but for what was answered otherwise. Whether it is open is no part of it."""
    if section.question.kind in (OPENING, LEVEL) and said:
        return dict(said)
    return {part: value for part, value in section.values.items() if part != "field:status"} | dict(said)


def _belongs(part: str, question: Question, codes: tuple[str, ...]) -> bool:
    kind, _, name = part.partition(":")
    if kind == "fact":
        return name in codes
    section = answering.section_of(part)
    return (section or question_of_field(name)) == question.key
