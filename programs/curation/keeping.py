"""Rows as plain values and back, each change kept in the history with who and why."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

REASON = 100
"""Letters that the history has for a reason."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes, and why."""

    by: Any = None
    reason: str = ""

    def save(self, row: Model) -> None:
        """Save a row with its reason in the history."""
        self._sign(row)
        row.save()

    def delete(self, row: Model) -> None:
        """Delete a row with its reason in the history."""
        self._sign(row)
        row.delete()

    def _sign(self, row: Any) -> None:
        row._change_reason = self.reason[:REASON] or None
        if self.by is not None:
            row._history_user = self.by


def read_row(row: Model, without: Sequence[str] = ("id",)) -> Row:
    """The columns of a row as JSON would hold them."""
    fields = [field for field in row._meta.concrete_fields if field.attname not in without]
    return plain({field.attname: field.value_from_object(row) for field in fields})


def plain(value: Any) -> Any:
    """A value as JSON gives it back: dates and times as ISO text."""
    if value is None or type(value) in (bool, int, str):
        return value
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def set_row(row: Model, values: Mapping[str, Any]) -> bool:
    """Set these columns, in the form `read_row` gives. True when any of them changed."""
    changed = False
    for field in row._meta.concrete_fields:
        if field.attname in values:
            value = values[field.attname]
            value = value if value is None else field.to_python(value)
            changed = changed or getattr(row, field.attname) != value
            setattr(row, field.attname, value)
    return changed
