"""History of rows that are written many at a time: bulk writes tell the history nothing by themselves.

A whole first import needs none: its raw rows and its run say it. What an import then changes on a known
program is noted here, straight from table to table, with the state before it where nothing was noted yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from .keeping import REASON, Hand

ADDED, CHANGED, REMOVED = "+", "~", "-"
ROWS: Final = 900
"""Ids that one statement names at most."""
BEFORE: Final = "As it stood"


def note(model: Any, ids: Sequence[int], kind: str, hand: Hand) -> None:
    """Copy these rows as they are now into their history. Before a removal, after anything else."""
    for start in range(0, len(ids), ROWS):
        rows = model._default_manager.filter(pk__in=ids[start : start + ROWS])
        _copy(rows, kind, timezone.now(), hand)


def note_before(model: Any, ids: Sequence[int]) -> None:
    """Copy those that have no history yet as they stand, so that what was before a change stays known."""
    past = model.history.filter(id=OuterRef("pk"))
    for start in range(0, len(ids), ROWS):
        rows = model._default_manager.filter(~Exists(past), pk__in=ids[start : start + ROWS])
        _copy(rows, ADDED, timezone.now(), Hand(reason=BEFORE))


def _copy(rows: QuerySet[Any], kind: str, at: datetime, hand: Hand) -> None:
    columns = [field.attname for field in rows.model._meta.concrete_fields]
    history = rows.model.history.model
    sql, params = rows.order_by().values_list(*columns).query.sql_with_params()
    names = [history._meta.get_field(name).column for name in columns]
    names += ["history_date", "history_type", "history_change_reason", "history_user_id"]
    listed = ", ".join(map(connection.ops.quote_name, names))
    by = hand.by.pk if hand.by is not None else None
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {connection.ops.quote_name(history._meta.db_table)} ({listed}) "  # noqa: S608
            f"SELECT listed.*, %s, %s, %s, %s FROM ({sql}) AS listed",
            [connection.ops.adapt_datetimefield_value(at), kind, hand.reason[:REASON] or None, by, *params],
        )
