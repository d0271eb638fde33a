"""Spreadsheets of our curators: kept until somebody has looked, then written whole or dropped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from programs.models import Sheet, Source

from .told import Spoken, hear_all

SETTLED: Final = "Somebody has written or dropped it already."


def keep_sheet(sheet: Sheet) -> Sheet:
    """Keep a sheet that somebody is to look at."""
    sheet.save()
    return sheet


@transaction.atomic
def apply_sheet(sheet: Sheet, said: Iterable[Spoken], *, source: Source, by: Any) -> int:
    """Write all that a waiting sheet says, or nothing. Returns of how many programs something was said.

    ValidationError where it no longer waits, or a field cannot hold what it says.
    """
    if not Sheet.objects.select_for_update().filter(pk=sheet.pk, state=Sheet.State.WAITING).exists():
        raise ValidationError(SETTLED)
    programs = hear_all(said, source=source, by=by, reason=sheet.reason or str(sheet))
    _settle(sheet, Sheet.State.APPLIED, {"programs": programs})
    return programs


def drop_sheet(sheet: Sheet) -> bool:
    """Let go of a sheet that waits; its file is not kept. False when it no longer waits."""
    return _settle(sheet, Sheet.State.DROPPED, {})


def _settle(sheet: Sheet, state: str, counts: dict[str, int]) -> bool:
    waiting = Sheet.objects.filter(pk=sheet.pk, state=Sheet.State.WAITING)
    return bool(waiting.update(state=state, packed=b"", counts=counts))
