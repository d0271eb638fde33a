"""Writing down what one source says of programs, many at a time: one word after another comes to the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from programs.models import Location, Phone, Price, Program, Source, Statement, Term, Track

from .facts import record_statement
from .fields import POINT, Said, empty, middle_of_zip, read_field, write_fields
from .keeping import Hand, Row, plain
from .noting import BEFORE, CHANGED, note, note_before
from .parts import KEYS, put_tracks
from .rows import refresh_rows
from .told_facts import TermSaid, say_facts
from .writing import bring_in_step

if TYPE_CHECKING:
    from .told import Told
    from .whole_program import WholeTrack

KNOWN: Final = ("program", "source", "observed_on")
"""Columns that are right as they are: looking foreign keys up would ask the database at each row."""


class Saying(NamedTuple):
    """What is said of one program, for which day."""

    program: Program
    on: date
    told: Told


class Listener:
    """Who says it, who writes it down, and whether a curator chose it over what others say."""

    def __init__(self, source: Source, hand: Hand, chosen: bool, chosen_on: date | None) -> None:
        self.source, self.hand = source, hand
        self.chosen: dict[str, Any] = {"chosen": chosen, "chosen_on": chosen_on}

    def write(self, said: Sequence[Saying]) -> None:
        """Write all of it. A part of a program (`parts`) is spoken of once."""
        note_before(Program, [one.program.pk for one in said])
        note_before(Location, [one.program.location_id for one in said])
        self._facts(said)
        for one in said:
            _OfOne(self, one).write()
        self._tracks(said)
        self._prices(said)
        self._checked(said)
        refresh_rows({one.program.pk for one in said})

    def _facts(self, said: Sequence[Saying]) -> None:
        codes = {code for one in said for code in one.told.facts}
        terms = dict(Term.objects.filter(code__in=codes).values_list("code", "pk"))
        words = [
            TermSaid(one.program.pk, terms[code], holds, one.on)
            for one in said
            for code, holds in one.told.facts.items()
        ]
        say_facts(words, source=self.source, hand=self.hand, **self.chosen)

    def _tracks(self, said: Sequence[Saying]) -> None:
        rows = [self._track(one, track) for one in said for track in one.told.tracks]
        spoken = {(row["program_id"], row["name"]) for row in rows}
        ended = {(one.program.pk, name) for one in said for name in one.told.ended}
        put_tracks(rows, spoken | ended, self.hand)

    def _track(self, one: Saying, told: WholeTrack) -> Row:
        group = Track(program=one.program, source=self.source, observed_on=one.on, **told.fields)
        group.clean_fields(exclude=KNOWN)
        sessions = [
            {"weekday": weekday, "start": plain(start), "end": plain(end)}
            for weekday, start, end in told.sessions
        ]
        columns = ("name", "audience", "is_adolescent", "language", "delivery", "weeks")
        return self.whose(one) | {name: getattr(group, name) for name in columns} | {"sessions": sessions}

    def _prices(self, said: Sequence[Saying]) -> None:
        kinds = {(one.program.pk, *kind) for one in said for kind in one.told.priced()}
        known = Price.objects.filter(program__in={program for program, _, _ in kinds})
        present = [price for price in known if (price.program_id, price.basis, price.unit) in kinds]
        rows = [self._price(one, price) for one in said for price in one.told.prices]
        bring_in_step(Price, present, rows, ["program_id", "basis", "unit", "valid_from"], self.hand)

    def _price(self, one: Saying, said: Mapping[str, Any]) -> Row:
        price = Price(program=one.program, source=self.source, observed_on=one.on)
        for name, value in {"valid_from": one.on, "note": "", **said}.items():
            setattr(price, name, value)
        price.clean_fields(exclude=KNOWN)
        names = ("cents", "unit", "basis", "valid_from", "note")
        return self.whose(one) | {name: plain(getattr(price, name)) for name in names}

    def _checked(self, said: Iterable[Saying]) -> None:
        newest: dict[int, date] = {}
        for one in said:
            newest[one.program.pk] = max(one.on, newest.get(one.program.pk, one.program.checked_on))
        moved: dict[date, list[int]] = defaultdict(list)
        for one in said:
            if one.program.checked_on < newest[one.program.pk]:
                one.program.checked_on = newest[one.program.pk]
                moved[one.program.checked_on].append(one.program.pk)
        for on, ids in moved.items():
            Program.objects.filter(pk__in=ids).update(checked_on=on)
            note(Program, ids, CHANGED, self.hand)

    def state(self, program: Program, name: str, value: Any, present: Any, on: date) -> Statement:
        """Keep the word on a field, and before it that of whoever lists the program. Returns what stands."""
        owner = program.source
        said = Statement.objects.filter(program=program, field=name)
        if not said.exists() and owner != self.source and present not in (None, "", empty(name)):
            day = program.observed_on
            record_statement(program, name, present, source=owner, observed_on=day, reason=BEFORE)
        record_statement(
            program, name, value, source=self.source, observed_on=on, by=self.hand.by,
            reason=self.hand.reason, **self.chosen,
        )  # fmt: skip
        return said.select_related("source").get(current=True)

    def whose(self, one: Saying) -> Row:
        """The columns that say whose word it is, and of which day."""
        return {
            "program_id": one.program.pk,
            "source_id": self.source.pk,
            "observed_on": one.on.isoformat(),
        }


class _OfOne:
    """What is said of one program's fields and numbers."""

    def __init__(self, listener: Listener, said: Saying) -> None:
        self.listener, self.source, self.hand = listener, listener.source, listener.hand
        self.program, self.on, self.told = said
        self.whose = listener.whose(said)

    def state(self, name: str, value: Any, present: Any) -> Statement:
        return self.listener.state(self.program, name, value, present, self.on)

    def write(self) -> None:
        if self.told.fields:
            self._fields()
        if self.told.phones is not None:
            self._phones(self.told.phones)

    def _fields(self) -> None:
        said = dict(self.told.fields)
        if self.told.moves:
            said[POINT] = middle_of_zip(said.get("location.zip", self.program.location.zip))
        shown = {}
        for name, value in said.items():
            value = plain(empty(name) if value is None else value)
            standing = self.state(name, value, read_field(self.program, name))
            shown[name] = Said(standing.value, standing.source, standing.observed_on)
        write_fields(self.program, shown, self.hand)

    def _phones(self, listed: Iterable[Mapping[str, Any]]) -> None:
        rows = [self._phone(said, position) for position, said in enumerate(listed)]
        present = [list(n) for n in self.program.phones.values_list("kind", "number", "extension")]
        value = [[row["kind"], row["number"], row["extension"]] for row in rows]
        if self.state("phones", value, present).value == value:
            bring_in_step(Phone, self.program.phones.all(), rows, KEYS["phones"], self.hand)

    def _phone(self, said: Mapping[str, Any], position: int) -> Row:
        blank = {"kind": Phone.Kind.MAIN.value, "extension": "", "answered_by": ""}
        Phone(**(blank | dict(said))).clean_fields(exclude=KNOWN)
        return self.whose | blank | dict(said) | {"position": position}
