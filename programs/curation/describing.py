"""How a source is described: what it says of itself, and what our curators have corrected of that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

from django.db import transaction

from programs.models import Source

from .keeping import Hand, set_row
from .noting import BEFORE, CHANGED, note

DESCRIBED: Final = ("name", "publisher", "url", "licence", "observed")
"""The columns of a source that describe it."""


@transaction.atomic
def correct_source(source: Source, values: Mapping[str, Any], *, by: Any, reason: str = "") -> bool:
    """Describe a source otherwise. True where that changes something.

    What it said of itself until now is not taken from an import again; a new edition's words are.
    ValidationError, and nothing written, for what a column cannot hold.
    """
    row = Source.objects.select_for_update().get(pk=source.pk)
    if not set_row(row, {name: value for name, value in values.items() if name in DESCRIBED}):
        return False
    row.clean_fields(exclude={field.name for field in row._meta.concrete_fields} - set(DESCRIBED))
    _note_before(source)
    row.save()
    note(Source, [row.pk], CHANGED, Hand(by, reason))
    return True


def still_said(source: Source, said: Mapping[str, Any]) -> dict[str, Any]:
    """What a source newly says of itself, without what our curators have corrected."""
    corrected = _corrected(source)
    return {
        name: value
        for name, value in said.items()
        if getattr(source, name) != value and value not in corrected[name]
    }


def _note_before(source: Source) -> None:
    """Record the source as it stands, unless that is the last that was recorded."""
    columns = ("slug", *DESCRIBED)
    present = Source.objects.filter(pk=source.pk).values_list(*columns).get()
    if Source.history.filter(id=source.pk).order_by("-history_id").values_list(*columns).first() != present:
        note(Source, [source.pk], CHANGED, Hand(reason=BEFORE))


def _corrected(source: Source) -> dict[str, set[Any]]:
    """By column, the words that were there when a curator put others in their place."""
    found: dict[str, set[Any]] = defaultdict(set)
    past = list(Source.history.filter(id=source.pk).order_by("history_id"))
    for before, row in pairwise(past):
        for name in DESCRIBED if row.history_change_reason != BEFORE else ():
            if getattr(before, name) != getattr(row, name):
                found[name].add(getattr(before, name))
    return found
