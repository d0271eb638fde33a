"""What is known of a program in the parts that it is asked about itself: each with who says so, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from programs.answering import FACTS, PRICES, Known, Standing
from programs.models import Phone, Program, Source, Statement, Track

PLAIN = ("min_age", "max_age", "weeks", "how_to_start", "when_to_call")
ASKED = {code for codes in FACTS.values() for code in codes}


def known(program: Program, today: date) -> Known:
    """By part, in the order of the program's page: six queries. What is not stated has no entry."""
    return dict(
        (*_opening(program, today), *_phones(program), *_tracks(program), *_facts(program), *_prices(program),
         *_fields(program))
    )  # fmt: skip


Part = tuple[str, Standing]


def _standing(value: Any, source: Source, day: date) -> Standing:
    return Standing(value, source.name, source.kind, day, source.observed)


def _opening(program: Program, today: date) -> Iterator[Part]:
    """Whether it takes new people; a next opening that is past is none."""
    if program.opening and program.opening_source and program.opening_reported_on:
        ahead = program.opening_on and program.opening_on >= today
        day = program.opening_on.isoformat() if program.opening_on and ahead else None
        said = _standing([program.opening, day], program.opening_source, program.opening_reported_on)
        yield "field:opening", said


def _phones(program: Program) -> Iterator[Part]:
    phones = list(program.phones.select_related("source"))
    if phones:
        newest = max(phones, key=lambda phone: phone.observed_on)
        yield "phones", _standing([_phone(one) for one in phones], newest.source, newest.observed_on)


def _phone(phone: Phone) -> dict[str, str]:
    return {
        "kind": phone.kind, "number": phone.number, "extension": phone.extension,
        "answered_by": phone.answered_by,
    }  # fmt: skip


def _tracks(program: Program) -> Iterator[Part]:
    for track in program.tracks.select_related("source").prefetch_related("sessions"):
        yield f"track:{track.name}", _standing(_group(track), track.source, track.observed_on)


def _group(track: Track) -> dict[str, Any]:
    sessions = sorted([s.weekday, f"{s.start:%H:%M}", f"{s.end:%H:%M}"] for s in track.sessions.all())
    names = ("audience", "is_adolescent", "language", "delivery", "weeks")
    return {**{name: getattr(track, name) for name in names}, "sessions": sessions}


def _facts(program: Program) -> Iterator[Part]:
    for fact in program.facts.shown():
        if fact.term.code in ASKED:
            yield f"fact:{fact.term.code}", _standing(fact.holds, fact.source, fact.observed_on)


def _prices(program: Program) -> Iterator[Part]:
    """The newest of each kind."""
    for price in program.prices.select_related("source").order_by("valid_from", "pk"):
        if (price.basis, price.unit) in PRICES:
            part = f"price:{price.basis}:{price.unit}"
            yield part, _standing(price.cents, price.source, price.observed_on)


def _fields(program: Program) -> Iterator[Part]:
    said = {row.field: row for row in program.statements.filter(current=True).select_related("source")}
    if program.is_closed:
        yield "field:status", _of_field(program, program.status, said.get("status"))
    for name in PLAIN:
        value = getattr(program, name)
        if value not in (None, ""):
            yield f"field:{name}", _of_field(program, value, said.get(name))


def _of_field(program: Program, value: Any, row: Statement | None) -> Standing:
    """A field as its statement has it; without one it is as the program's listing has it."""
    if row is None:
        return _standing(value, program.source, program.observed_on)
    return _standing(value, row.source, row.observed_on)
