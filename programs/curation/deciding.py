"""Deciding between sources that differ: one is shown from then on, or read and set aside."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from programs.models import Fact, Phone, Program, Statement

from .facts import choose, set_aside
from .fields import POINT, POINT_COLUMNS, Said, write_fields
from .holding import hold, refuse_merged
from .keeping import Hand, plain
from .parts import KEYS, note_parts
from .rows import refresh_rows
from .writing import bring_in_step

ACCEPTED, KEPT = "Accepted", "Kept what is shown"
AT_THE_DOOR: Final = "street"


class Rows(NamedTuple):
    """What a decision is about, by ids."""

    facts: tuple[int, ...] = ()
    statements: tuple[int, ...] = ()

    def __add__(self, other: object) -> Rows:
        if not isinstance(other, Rows):
            return NotImplemented
        return Rows(self.facts + other.facts, self.statements + other.statements)


NONE: Final = Rows()


@transaction.atomic
def decide(
    program: Program, *, accepted: Rows = NONE, kept: Rows = NONE, on: date, by: Any = None, reason: str = ""
) -> None:
    """Show what the accepted rows say, and set the kept ones aside: what is shown was preferred to them.

    ValidationError, and nothing decided, where a field cannot hold what a row says, or where it was merged.
    """
    program = hold(program)
    refuse_merged(program)
    note_parts(program, _parts(program, accepted + kept))
    accepting, keeping = Hand(by, reason or ACCEPTED), Hand(by, reason or KEPT)
    set_aside(_facts(program, kept), on, keeping)
    set_aside(_statements(program, kept), on, keeping)
    for fact in _facts(program, accepted):
        choose(fact, Fact.objects.filter(program=program, term=fact.term_id), on, accepting)
    chosen = list(_statements(program, accepted))
    for statement in chosen:
        said = Statement.objects.filter(program=program, field=statement.field)
        choose(statement, said, on, accepting)
    show(program, chosen, accepting)
    refresh_rows([program.pk])


def _parts(program: Program, rows: Rows) -> list[str]:
    """The parts that a decision touches."""
    codes = _facts(program, rows).values_list("term__code", flat=True)
    fields = list(_statements(program, rows).values_list("field", flat=True))
    return [
        *(f"fact:{code}" for code in codes),
        *(f"field:{name}" for name in fields),
        *(["phones"] if "phones" in fields else []),
    ]


def _facts(program: Program, rows: Rows) -> QuerySet[Fact]:
    return Fact.objects.filter(program=program, pk__in=rows.facts)


def _statements(program: Program, rows: Rows) -> QuerySet[Statement]:
    return Statement.objects.filter(program=program, pk__in=rows.statements).select_related("source")


def show(program: Program, chosen: Iterable[Statement], hand: Hand) -> None:
    """Put what was chosen into the fields that readers see."""
    shown = {}
    for row in chosen:
        if row.field == "phones":
            _show_numbers(program, row, hand)
        else:
            value = _whole_point(row.value) if row.field == POINT else row.value
            shown[row.field] = Said(value, row.source, row.observed_on)
    write_fields(program, shown, hand)


def _whole_point(value: list[Any] | None) -> list[Any] | None:
    """A point as imports say it, which leave out that it is at the door."""
    return value and [*value, AT_THE_DOOR][: len(POINT_COLUMNS)]


def _show_numbers(program: Program, row: Statement, hand: Hand) -> None:
    """The numbers of that source alone; who answers one stays known."""
    whose = plain({"program_id": program.pk, "source_id": row.source_id, "observed_on": row.observed_on})
    numbers = [
        whose | {"kind": kind, "number": number, "extension": extension, "position": position}
        for position, (kind, number, extension) in enumerate(row.value or ())
    ]
    bring_in_step(Phone, program.phones.all(), numbers, KEYS["phones"], hand)
