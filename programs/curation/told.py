"""What one person told us of one program: written whole, with who, when, from where, and a way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db import transaction

from programs.models import Program, Source, Term

from .fields import ADDRESS, FIELDS, POINT
from .holding import hold, hold_everything, refuse_merged
from .keeping import Hand
from .listening import Listener, Saying
from .parts import read_part
from .rows import refresh_rows
from .taking_back import take_back_parts
from .whole_program import WholeTrack

Spoken = tuple[int, date, "Told"]
"""A program's number, the day, and what is said of it."""

AT_ONCE: Final = 100
"""Programs that are written together."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was said. What is missing was not spoken of."""

    facts: Mapping[str, bool | None] = field(default_factory=dict)
    """By term code: yes, no, or None where the source takes its earlier word back."""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """By the names of `fields.FIELDS`; None says that it is not stated."""
    phones: tuple[Mapping[str, Any], ...] | None = None
    """Every number there is, in order: number (E.164), and kind, extension, answered_by where known."""
    tracks: tuple[WholeTrack, ...] = ()
    """Groups, each whole; one of the same name is replaced."""
    ended: tuple[str, ...] = ()
    """Names of groups that no longer meet."""
    prices: tuple[Mapping[str, Any], ...] = ()
    """Each with cents, unit and basis, and valid_from and note where known."""
    dropped: tuple[tuple[str, str], ...] = ()
    """Prices that are no longer asked, as (basis, unit)."""

    def parts(self) -> list[str]:
        """The names of the parts that are spoken of (see `parts`)."""
        fields = [*self.fields, *([POINT] if self.moves else [])]
        return [
            *(f"fact:{code}" for code in self.facts),
            *(f"field:{name}" for name in fields),
            *(["phones", "said:phones"] if self.phones is not None else []),
            *(f"track:{name}" for name in (*(t.fields["name"] for t in self.tracks), *self.ended)),
            *(f"price:{basis}:{unit}" for basis, unit in self.priced()),
        ]

    @property
    def moves(self) -> bool:
        """Whether the address changes and nobody said where that is on the map."""
        return POINT not in self.fields and any(f"location.{name}" in self.fields for name in ADDRESS)

    def priced(self) -> list[tuple[str, str]]:
        """The kinds of prices that are spoken of, as (basis, unit)."""
        return list(dict.fromkeys([*((p["basis"], p["unit"]) for p in self.prices), *self.dropped]))


@dataclass(frozen=True, slots=True)
class Heard:
    """The parts before and after, in a form that JSON keeps, for `take_back`."""

    before: dict[str, Any]
    after: dict[str, Any]
    checked_on: tuple[str, str]

    def as_json(self) -> dict[str, Any]:
        return {"before": self.before, "after": self.after, "checked_on": list(self.checked_on)}


@transaction.atomic
def hear(
    program: Program, told: Told, *, source: Source, observed_on: date, by: Any = None, reason: str = "",
    decided: bool | None = None, decided_on: date | None = None,
) -> Heard:  # fmt: skip
    """Write what `source` says, keep what others say beside it, and show what stands.

    `decided`: a curator looked at it and chose it over what others say, as with every word of our own
    curators (the default for them); on the day `decided_on` where that is not the day it was said. Waits
    for an import that is running. ValidationError, and nothing written, for a value that a field cannot
    hold, or a program that was merged; ValueError for a field or a term there is not.
    """
    _refuse_unknown([told])
    list(Source.objects.select_for_update(no_key=True).filter(pk=source.pk))
    program = Program.objects.select_for_update(of=("self",)).get(pk=program.pk)
    refuse_merged(program)
    listener = Listener(source, Hand(by, reason), _is_chosen(source, decided), decided_on)
    parts = told.parts()
    before, checked = {part: read_part(program, part) for part in parts}, program.checked_on
    listener.write([Saying(program, observed_on, told)])
    after = {part: read_part(program, part) for part in parts}
    return Heard(before, after, (checked.isoformat(), program.checked_on.isoformat()))


@transaction.atomic
def take_back(program: Program, heard: Mapping[str, Any], *, by: Any = None, reason: str = "") -> list[str]:
    """Put back what `Heard.as_json` kept. Returns the parts left alone, for they were changed since.

    What others said since stays, and stands where nothing else does.
    """
    program = hold(program)
    hand = Hand(by, reason or "Taken back")
    left = take_back_parts(program, heard["before"], heard["after"], hand)
    was, became = map(date.fromisoformat, heard["checked_on"])
    if program.checked_on == became != was:
        program.checked_on = max(was, program.observed_on)
        hand.save(program)
    refresh_rows([program.pk])
    return left


@transaction.atomic
def hear_all(said: Iterable[Spoken], *, source: Source, by: Any = None, reason: str = "") -> int:
    """`hear` for one after another, all or nothing, at a small part of the cost and without a way back.

    Nobody else writes about programs meanwhile. Returns of how many programs something was said.
    """
    hold_everything()
    listener = Listener(source, Hand(by, reason), _is_chosen(source, None), None)
    programs: set[int] = set()
    for some in _batches(said):
        listener.write(_held(some))
        programs.update(number for number, _, _ in some)
    return len(programs)


def _batches(said: Iterable[Spoken]) -> Iterator[list[Spoken]]:
    """In order, some at a time; no part of a program is spoken of twice at a time."""
    some: list[Spoken] = []
    spoken: set[tuple[int, str]] = set()
    for one in said:
        parts = {(one[0], part) for part in one[2].parts()}
        if len(some) == AT_ONCE or parts & spoken:
            yield some
            some, spoken = [], set()
        some.append(one)
        spoken |= parts
    if some:
        yield some


def _held(said: Sequence[Spoken]) -> list[Saying]:
    """The programs, held, each with what is said of it."""
    _refuse_unknown([told for _, _, told in said])
    wanted = {number for number, _, _ in said}
    held = Program.objects.select_for_update(of=("self",)).order_by("pk").in_bulk(wanted)
    for number in wanted:
        if number not in held:
            raise Program.DoesNotExist(f"There is no program {number}.")
        refuse_merged(held[number])
    return [Saying(held[number], on, told) for number, on, told in said]


def _is_chosen(source: Source, decided: bool | None) -> bool:
    return source.kind == Source.Kind.CURATOR if decided is None else decided


def _refuse_unknown(said: Iterable[Told]) -> None:
    said = list(said)
    codes = {code for told in said for code in told.facts}
    for name in {name for told in said for name in told.fields} - set(FIELDS):
        raise ValueError(f"{name!r} is no field that can be told.")
    for code in codes - set(Term.objects.filter(code__in=codes).values_list("code", flat=True)):
        raise ValueError(f"{code!r} is no term of the vocabulary.")
