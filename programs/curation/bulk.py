"""One thing done to many programs: to all of them or to none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from programs.models import Program, Source, Verification

from .keeping import Hand
from .ours import our_source
from .rows import refresh_rows
from .told import Told, hear


def publish(programs: Iterable[Program], *, method: str, on: date, by: Any, reason: str = "") -> int:
    """Show these programs to readers. Returns how many were not shown before."""
    return _say(programs, Program.Status.PUBLISHED, method, on, by, reason)


def close(programs: Iterable[Program], *, method: str, on: date, by: Any, reason: str = "") -> int:
    """Keep these programs as closed. Returns how many were not closed before."""
    return _say(programs, Program.Status.CLOSED, method, on, by, reason)


@transaction.atomic
def _say(programs: Iterable[Program], status: str, method: str, on: date, by: Any, reason: str) -> int:
    source = our_source(method)
    others = [one for one in programs if one.status not in (status, Program.Status.MERGED)]
    for program in others:
        told = Told(fields={"status": status})
        hear(program, told, source=source, observed_on=on, by=by, reason=reason)
    return len(others)


@transaction.atomic
def assign(programs: Iterable[Program], *, to: Any, by: Any) -> int:
    """Let somebody look after these programs, or nobody. Returns how many changed hands."""
    hand = Hand(by, f"Assigned to {to or 'nobody'}")
    others = [one for one in programs if one.assigned_to != to and one.status != Program.Status.MERGED]
    for program in others:
        program.assigned_to = to
        hand.save(program)
    return len(others)


@transaction.atomic
def confirm(programs: Iterable[Program], *, source: Source, on: date, by: Any) -> int:
    """Note that all of these are still in a source, as shown. Returns how many were not checked that day."""
    hand = Hand(by, f"Still in {source}")
    still = [one for one in programs if one.status != Program.Status.MERGED]
    checked = [one for one in still if not _was_checked(one, source, on)]
    for program in checked:
        Verification.objects.create(
            program=program, by=by, on=on, method=Verification.Method.WEBSITE, source=source,
            note=f"Still in {source}.",
        )  # fmt: skip
        if program.checked_on < on:
            program.checked_on = on
            hand.save(program)
    refresh_rows([program.pk for program in checked])
    return len(checked)


def _was_checked(program: Program, source: Source, on: date) -> bool:
    return program.verifications.filter(source=source, on=on).exists()


def set_mail(program: Program, mail: str, *, by: Any) -> None:
    """Note where the desk writes to a program."""
    program.mail = mail
    Hand(by, "Mail address").save(program)
