"""All that anybody says of a program, each thing with every source, its day, and who wrote it down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from programs import schedule
from programs.curation import Rows
from programs.curation.fields import FIELDS, read_field
from programs.models import Program
from programs.vocabulary import TERM, Category

from .words import ADDRESS, FIELD_NAMES, NOT_STATED, answer, field_name, spoken


@dataclass(frozen=True, slots=True)
class Word:
    """What one source says of one thing. `shown`: readers see it. `others` says what became of it if not."""

    words: str
    source: str
    day: date
    by: str
    shown: bool
    fate: str = ""
    rows: Rows = field(default_factory=Rows)
    """What to choose so that readers see it instead; empty where that is no question."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something said of a program, with the word that is shown first."""

    name: str
    said: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Things under one heading."""

    name: str
    things: tuple[Thing, ...]


def all_said(program: Program) -> list[Group]:
    """Everything, in the order of the call screen and then of the vocabulary: eight queries."""
    groups = [
        Group("Fields", tuple(_fields(program))),
        Group("Phone numbers, groups, prices", tuple(_rows(program))),
        Group("Credentials and results", tuple(_papers(program))),
        *_facts(program),
    ]
    return [group for group in groups if group.things]


def _facts(program: Program) -> Iterator[Group]:
    by_term: dict[str, list[Any]] = defaultdict(list)
    facts = program.facts.select_related("term", "source", "by").order_by(
        "term__bit", "-current", "-observed_on"
    )
    for fact in facts:
        by_term[fact.term.code].append(fact)
    by_category: dict[str, list[Thing]] = defaultdict(list)
    for rows in by_term.values():
        words = tuple(_word(row, answer(row.holds), Rows(facts=(row.pk,))) for row in rows)
        by_category[_category(rows[0].term.code)].append(Thing(rows[0].term.name, words))
    yield from (Group(name, tuple(things)) for name, things in by_category.items())


def _category(code: str) -> str:
    return Category(TERM[code].category).label if code in TERM else "Words no longer used"


def _fields(program: Program) -> Iterator[Thing]:
    by_field: dict[str, list[Any]] = defaultdict(list)
    for row in program.statements.select_related("source", "by").order_by("-current", "-observed_on"):
        by_field[row.field].append(row)
    of_address = _address_rows(by_field)
    for name in FIELD_NAMES:
        if name in by_field:
            yield Thing(field_name(name), tuple(_statement(row, of_address) for row in by_field[name]))
        elif name in FIELDS and (words := spoken(name, read_field(program, name))) != NOT_STATED:
            yield Thing(field_name(name), (Word(words, program.source.name, program.observed_on, "", True),))


def _statement(row: Any, of_address: dict[tuple[str, int], Rows]) -> Word:
    rows = of_address.get((row.field, row.source_id), Rows(statements=(row.pk,)))
    return _word(row, spoken(row.field, row.value), rows)


def _address_rows(by_field: dict[str, list[Any]]) -> dict[tuple[str, int], Rows]:
    """For each field of an address and source, all that this source says of the address."""
    of_source: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for name in ADDRESS:
        for row in by_field.get(name, ()):
            of_source[row.source_id] += (row.pk,)
    return {(name, source): Rows(statements=ids) for name in ADDRESS for source, ids in of_source.items()}


def _word(row: Any, words: str, rows: Rows) -> Word:
    """A fact or a statement."""
    by = row.by.get_username() if row.by else ""
    return Word(
        words, row.source.name, row.observed_on, by, row.current, _fate(row), Rows() if row.current else rows
    )


def _fate(row: Any) -> str:
    if row.decided_on:
        return f"chosen {row.decided_on:%b %-d, %Y}"
    if row.set_aside_on:
        return f"set aside {row.set_aside_on:%b %-d, %Y}"
    return "" if row.current else "stands aside"


def _rows(program: Program) -> Iterator[Thing]:
    for phone in program.phones.select_related("source"):
        answered = f", answered by: {phone.get_answered_by_display()}" if phone.answered_by else ""
        yield _thing(phone, f"Number: {phone.get_kind_display()}", f"{phone}{answered}")
    for track in program.tracks.select_related("source").prefetch_related("sessions"):
        words = schedule.describe(track.slots()) or "no times stated"
        yield _thing(track, f"Group: {track}", words)
    for price in program.prices.select_related("source"):
        yield _thing(
            price, f"Price: {price.get_basis_display()}", f"{price}, since {price.valid_from:%b %-d, %Y}"
        )


def _papers(program: Program) -> Iterator[Thing]:
    for paper in program.credentials.select_related("source", "term", "checked_by"):
        until = f"until {paper.expires:%b %-d, %Y}" if paper.expires else "end not stated"
        by = paper.checked_by.get_username() if paper.checked_by else ""
        words = " ".join(filter(None, (paper.number, until)))
        yield Thing(str(paper.term), (Word(words, paper.source.name, paper.checked_on, by, True),))
    for outcome in program.outcomes.select_related("source"):
        yield _thing(outcome, outcome.measure, f"{outcome.value}{outcome.unit} of {outcome.people}")


def _thing(row: Any, name: str, words: str) -> Thing:
    return Thing(name, (Word(words, row.source.name, row.observed_on, "", True),))
