"""Rows of one table written together, each change kept in the history with who and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.db.models import Model

from .keeping import Hand, Row, plain, set_row
from .noting import ADDED, CHANGED, REMOVED, note, note_before

ROWS: Final = 900
"""Ids that one statement names at most."""


def write_rows(rows: Iterable[Any], hand: Hand, last: str = "") -> None:
    """Write these rows of one table: new ones are made, and the others read as they are here.

    Rows whose column `last` is true are written after the rest, for a constraint that only one be so.
    """
    waiting: dict[bool, list[Any]] = {False: [], True: []}
    for row in rows:
        waiting[bool(last and getattr(row, last))].append(row)
    for some in waiting.values():
        _change([row for row in some if row.pk is not None], hand)
        _make([row for row in some if row.pk is None], hand)


def remove_rows(model: type[Model], ids: Sequence[int], hand: Hand) -> None:
    """Delete these rows. Rows that point to them must be gone before."""
    note_before(model, ids)
    note(model, ids, REMOVED, hand)
    for start in range(0, len(ids), ROWS):
        found = model._default_manager.filter(pk__in=ids[start : start + ROWS])
        found._raw_delete(found.db)  # Django's own would tell the history once more


def bring_in_step(
    model: type[Model], present: Iterable[Any], wanted: Iterable[Row], key: Sequence[str], hand: Hand,
    last: str = "",
) -> list[Any]:  # fmt: skip
    """Make the rows that are `present` read like `wanted`, and return them.

    Rows with the same `key` are changed in place, others made or deleted. `last`: see `write_rows`.
    """
    wanted = list(wanted)
    known = {_key_of(row, key): row for row in present}
    keys = {_key(values, key) for values in wanted}
    remove_rows(model, [row.pk for found, row in known.items() if found not in keys], hand)
    rows, changed = [], []
    for values in wanted:
        row = known.get(_key(values, key)) or model()
        rows.append(row)
        if set_row(row, values) or row.pk is None:
            changed.append(row)
    write_rows(changed, hand, last)
    return rows


def _make(rows: Sequence[Any], hand: Hand) -> None:
    if rows:
        model = type(rows[0])
        made = model._default_manager.bulk_create(rows)
        note(model, [row.pk for row in made], ADDED, hand)


def _change(rows: Sequence[Any], hand: Hand) -> None:
    """Every column at once: the ids are there, so that nothing is made."""
    if rows:
        model, ids = type(rows[0]), [row.pk for row in rows]
        note_before(model, ids)
        columns = [field.name for field in model._meta.concrete_fields if not field.primary_key]
        model._default_manager.bulk_create(
            rows, update_conflicts=True, unique_fields=["id"], update_fields=columns
        )
        note(model, ids, CHANGED, hand)


def _key(values: Mapping[str, Any], names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(plain(values.get(name)) for name in names)


def _key_of(row: Any, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(plain(getattr(row, name)) for name in names)
