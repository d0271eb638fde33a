"""Checking a program: what its answers change and confirm, the check itself, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from programs.models import Attempt, Program, Report, Verification

from .holding import hold
from .ours import our_source
from .reports import decide_reports
from .told import Told, hear, take_back

NOTHING_SAID: Final = "Nothing was answered, so nothing was checked. Answer one question at least."
TAKEN_BACK: Final = "This check was taken back already."
NO_WAY_BACK: Final = "This check cannot be taken back any more."


@transaction.atomic
def verify(
    program: Program, told: Told, *, method: str, on: date, by: Any, note: str = "",
    accepted: Iterable[Report] = (), declined: Iterable[Report] = (), today: date | None = None,
) -> Verification:  # fmt: skip
    """Write what was said as our own word of that day, confirmed or new, and note the check.

    Reports that it answers are decided with it, on `today` (the day of the check where none is given).
    ValidationError, and nothing written, where nothing was said, or a field cannot hold it.
    """
    if not told.parts():
        raise ValidationError(NOTHING_SAID)
    source = our_source(method)
    reason = " ".join(filter(None, (f"{Verification.Method(method).label}.", note)))
    heard = hear(program, told, source=source, observed_on=on, by=by, reason=reason)
    for reports, state in ((accepted, Report.State.ACCEPTED), (declined, Report.State.DECLINED)):
        decide_reports(reports, state, by=by, today=today or on, note=f"Checked by {by}.")
    return Verification.objects.create(
        program=program, by=by, on=on, method=method, source=source, note=note, before=heard.as_json()
    )


@transaction.atomic
def undo(check: Verification, *, by: Any) -> list[str]:
    """Take a check back: what it changed is as before. Returns the parts left alone, for they changed since.

    Reports that were decided with it stay decided. ValidationError where there is no way back.
    """
    found = _held(check)
    if found.before is None:
        raise ValidationError(NO_WAY_BACK)
    left = take_back(found.program, found.before, by=by, reason="Check taken back")
    found.delete()
    return left


def _held(check: Verification) -> Verification:
    """The check as it stands, with its program held first, as everybody who writes about both does."""
    known = Verification.objects.filter(pk=check.pk)
    if there := known.select_related("program").first():
        hold(there.program)
    found = known.select_for_update(of=("self",)).first()
    if found is None:
        raise ValidationError(TAKEN_BACK)
    return found


@transaction.atomic
def note_attempt(program: Program, *, method: str, on: date, by: Any, note: str = "") -> Attempt:
    """Nobody answered: it was tried, and nothing is checked."""
    return Attempt.objects.create(program=program, method=method, on=on, by=by, note=note)
