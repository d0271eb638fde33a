"""Holding a program while something is written about it, so that imports and people do not cross."""

from __future__ import annotations

from programs.models import Program, Source


def hold(program: Program) -> Program:
    """The program as it stands, held for the rest of the transaction.

    Waits for an import that is running: that has every source held, as this has the program's own.
    """
    list(Source.objects.select_for_update(no_key=True).filter(programs=program.pk))
    return Program.objects.select_for_update(of=("self",)).get(pk=program.pk)


def hold_everything() -> None:
    """Let nobody else write about programs for the rest of the transaction, as an import does."""
    list(Source.objects.select_for_update(no_key=True).order_by("pk"))
