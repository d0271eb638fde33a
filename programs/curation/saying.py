"""Statements written many at a time, with their history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from programs.models import Source, Statement

from .claims import Claim, keep_claims
from .facts import which_stands
from .keeping import Hand
from .noting import ADDED, CHANGED, note, note_before
from .writing import remove_rows

Field = tuple[int, str]
"""A program's id and the name of one of its fields."""

ROWS = 400


def keep_words(said: Mapping[Field, Iterable[Claim]], hand: Hand) -> None:
    """`keep_claims`, noting in the history what is new and what now reads otherwise."""
    before = _values(said)
    note_before(Statement, list(before))
    keep_claims(said)
    after = _values(said)
    note(Statement, [pk for pk in after if pk not in before], ADDED, hand)
    changed = [pk for pk, row in after.items() if pk in before and before[pk] != row]
    note(Statement, changed, CHANGED, hand)


def withdraw(fields: Collection[Field], source: Source, hand: Hand) -> None:
    """Take back what a source says on these fields; what the others say stands again.

    Setting the fields themselves is the caller's next step.
    """
    own = [row.pk for row in _rows(fields) if row.source_id == source.pk]
    remove_rows(Statement, own, hand)
    left: dict[Field, list[Statement]] = defaultdict(list)
    for row in _rows(fields):
        left[row.program_id, row.field].append(row)
    for rows in left.values():
        standing = which_stands(rows)
        if standing is not None and not standing.current:
            standing.current = True
            hand.save(standing)


def _values(fields: Iterable[Field]) -> dict[int, tuple[Any, ...]]:
    """What the statements on these fields say now, by their ids, dates left out."""
    return {row.pk: (row.value, row.current, row.decided_on, row.set_aside_on) for row in _rows(fields)}


def _rows(fields: Iterable[Field]) -> list[Statement]:
    """The statements on these fields, with their sources."""
    wanted = set(fields)
    programs = sorted({program for program, _ in wanted})
    found = []
    for start in range(0, len(programs), ROWS):
        rows = Statement.objects.filter(program__in=programs[start : start + ROWS]).select_related("source")
        found.extend(row for row in rows if (row.program_id, row.field) in wanted)
    return found
