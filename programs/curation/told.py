"""What one person told us of one program: written whole, with who, when, from where, and a way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from programs.models import Fact, Phone, Price, Program, Source, Statement, Term, Track

from .facts import record_fact, record_statement, which_stands
from .fields import FIELDS, PLACE, POINT, Said, empty, middle_of_zip, read_field, write_fields
from .holding import hold, refuse_merged
from .keeping import Hand, Row, bring_in_step, plain
from .parts import KEYS, note_parts, put_tracks, read_part, write_parts
from .rows import refresh_rows
from .whole_program import WholeTrack

ADDRESS = {f"location.{name}" for name in PLACE} - {"location.transport", "location.county"}


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
            *(f"price:{basis}:{unit}" for basis, unit in self._priced()),
        ]

    @property
    def moves(self) -> bool:
        """Whether the address changes and nobody said where that is on the map."""
        return bool(ADDRESS & set(self.fields)) and POINT not in self.fields

    def _priced(self) -> list[tuple[str, str]]:
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
    _refuse_unknown(told)
    list(Source.objects.select_for_update(no_key=True).filter(pk=source.pk))
    program = Program.objects.select_for_update(of=("self",)).get(pk=program.pk)
    refuse_merged(program)
    chosen = source.kind == Source.Kind.CURATOR if decided is None else decided
    listener = _Listener(program, source, observed_on, Hand(by, reason), chosen, decided_on)
    parts = told.parts()
    before, checked = {part: read_part(program, part) for part in parts}, program.checked_on
    note_parts(program, parts)
    listener.write(told)
    after = {part: read_part(program, part) for part in parts}
    return Heard(before, after, (checked.isoformat(), program.checked_on.isoformat()))


@transaction.atomic
def take_back(program: Program, heard: Mapping[str, Any], *, by: Any = None, reason: str = "") -> list[str]:
    """Put back what `Heard.as_json` kept. Returns the parts left alone, for they were changed since."""
    program = hold(program)
    hand = Hand(by, reason or "Taken back")
    changed_since = [part for part, state in heard["after"].items() if read_part(program, part) != state]
    put_back = {part: state for part, state in heard["before"].items() if part not in changed_since}
    write_parts(program, put_back, hand)
    was, became = map(date.fromisoformat, heard["checked_on"])
    if program.checked_on == became != was:
        program.checked_on = max(was, program.observed_on)
        hand.save(program)
    refresh_rows([program.pk])
    return changed_since


def _refuse_unknown(told: Told) -> None:
    for name in set(told.fields) - set(FIELDS):
        raise ValueError(f"{name!r} is no field that can be told.")
    known = set(Term.objects.filter(code__in=told.facts).values_list("code", flat=True))
    for code in set(told.facts) - known:
        raise ValueError(f"{code!r} is no term of the vocabulary.")


class _Listener:
    """One person's word on one program: who says it, for which day, and who writes it down."""

    def __init__(
        self, program: Program, source: Source, on: date, hand: Hand, chosen: bool, chosen_on: date | None
    ) -> None:
        self.program, self.source, self.on, self.hand = program, source, on, hand
        self.chosen: dict[str, Any] = {"chosen": chosen, "chosen_on": chosen_on}
        self.whose: Row = plain({"program_id": program.pk, "source_id": source.pk, "observed_on": on})

    def write(self, told: Told) -> None:
        self._facts(told.facts)
        self._fields(told)
        if told.phones is not None:
            self._phones(told.phones)
        for track in told.tracks:
            self._track(track)
        for name in told.ended:
            put_tracks(self.program, [], self.hand, only=name)
        self._prices(told)
        self._checked()
        refresh_rows([self.program.pk])

    def _facts(self, said: Mapping[str, bool | None]) -> None:
        for term in Term.objects.filter(code__in=said):
            holds = said[term.code]
            if holds is None:
                self._withdraw(Fact.objects.filter(program=self.program, term=term))
            else:
                record_fact(
                    self.program, term, holds, source=self.source, observed_on=self.on, by=self.hand.by,
                    reason=self.hand.reason, **self.chosen,
                )  # fmt: skip

    def _withdraw(self, said: QuerySet[Any]) -> None:
        """This source says nothing of it any more; what others say stands again."""
        for row in said.filter(source=self.source):
            self.hand.delete(row)
        standing = which_stands(said.select_related("source"))
        if standing is not None and not standing.current:
            standing.current = True
            self.hand.save(standing)

    def _fields(self, told: Told) -> None:
        said = dict(told.fields)
        if told.moves:
            said[POINT] = middle_of_zip(said.get("location.zip", self.program.location.zip))
        shown = {}
        for name, value in said.items():
            value = plain(empty(name) if value is None else value)
            standing = self._state(name, value, read_field(self.program, name))
            shown[name] = Said(standing.value, standing.source, standing.observed_on)
        write_fields(self.program, shown, self.hand)

    def _state(self, name: str, value: Any, present: Any) -> Statement:
        """Keep the word, and before it that of whoever lists the program. Returns the one that stands."""
        owner = self.program.source
        said = Statement.objects.filter(program=self.program, field=name)
        if not said.exists() and owner != self.source and present not in (None, "", empty(name)):
            day = self.program.observed_on
            record_statement(self.program, name, present, source=owner, observed_on=day)
        record_statement(
            self.program, name, value, source=self.source, observed_on=self.on, by=self.hand.by,
            reason=self.hand.reason, **self.chosen,
        )  # fmt: skip
        return said.select_related("source").get(current=True)

    def _phones(self, listed: Iterable[Mapping[str, Any]]) -> None:
        rows = [self._phone(said, position) for position, said in enumerate(listed)]
        present = [list(n) for n in self.program.phones.values_list("kind", "number", "extension")]
        value = [[row["kind"], row["number"], row["extension"]] for row in rows]
        if self._state("phones", value, present).value == value:
            bring_in_step(self.program.phones.all(), rows, *KEYS["phones"], self.hand)

    def _phone(self, said: Mapping[str, Any], position: int) -> Row:
        blank = {"kind": Phone.Kind.MAIN.value, "extension": "", "answered_by": ""}
        Phone(**(blank | dict(said))).clean_fields(exclude=["program", "source", "observed_on"])
        return self.whose | blank | dict(said) | {"position": position}

    def _track(self, told: WholeTrack) -> None:
        group = Track(program=self.program, source=self.source, observed_on=self.on, **told.fields)
        group.clean_fields()
        sessions = [
            plain({"weekday": weekday, "start": start, "end": end}) for weekday, start, end in told.sessions
        ]
        columns = ("name", "audience", "is_adolescent", "language", "delivery", "weeks")
        row = self.whose | {name: getattr(group, name) for name in columns} | {"sessions": sessions}
        put_tracks(self.program, [row], self.hand, only=group.name)

    def _prices(self, told: Told) -> None:
        for basis, unit in told._priced():
            asked = [said for said in told.prices if (said["basis"], said["unit"]) == (basis, unit)]
            present = Price.objects.filter(program=self.program, basis=basis, unit=unit)
            bring_in_step(present, map(self._price, asked), *KEYS["price"], self.hand)

    def _price(self, said: Mapping[str, Any]) -> Row:
        price = Price(program=self.program, source=self.source, observed_on=self.on)
        for name, value in {"valid_from": self.on, "note": "", **said}.items():
            setattr(price, name, value)
        price.clean_fields()
        names = ("cents", "unit", "basis", "valid_from", "note")
        return self.whose | plain({name: getattr(price, name) for name in names})

    def _checked(self) -> None:
        if self.program.checked_on < self.on:
            self.program.checked_on = self.on
            self.hand.save(self.program)
