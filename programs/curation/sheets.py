"""Spreadsheets of our curators: kept until somebody has looked, then written whole or dropped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from programs.models import Program, Sheet, Source

from .told import Told, hear

Said = tuple[int, date, Told]
"""A program's number, the day, and what is said of it."""


def keep_sheet(sheet: Sheet) -> Sheet:
    """Keep a sheet that somebody is to look at."""
    sheet.save()
    return sheet


@transaction.atomic
def apply_sheet(sheet: Sheet, said: Iterable[Said], *, source: Source, by: Any) -> int:
    """Write all that a waiting sheet says, or nothing. Returns of how many programs something was said."""
    if not Sheet.objects.select_for_update().filter(pk=sheet.pk, state=Sheet.State.WAITING).exists():
        return 0
    programs = set()
    for number, on, told in said:
        hear(
            Program(pk=number), told, source=source, observed_on=on, by=by, reason=sheet.reason or str(sheet)
        )
        programs.add(number)
    _settle(sheet, Sheet.State.APPLIED, {"programs": len(programs)})
    return len(programs)


def drop_sheet(sheet: Sheet) -> None:
    """Let go of a sheet that waits; its file is not kept."""
    _settle(sheet, Sheet.State.DROPPED, {})


def _settle(sheet: Sheet, state: str, counts: dict[str, int]) -> None:
    waiting = Sheet.objects.filter(pk=sheet.pk, state=Sheet.State.WAITING)
    waiting.update(state=state, packed=b"", counts=counts)
