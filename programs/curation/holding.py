"""Holding a program while something is written about it, so that imports and people do not cross."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import connection

from programs.models import Program, Source


def hold(program: Program) -> Program:
    """The program as it stands, held for the rest of the transaction.

    Waits for an import that is running: that has every source held, as this has the program's own.
    """
    list(Source.objects.select_for_update(no_key=True).filter(programs=program.pk))
    return Program.objects.select_for_update(of=("self",)).get(pk=program.pk)


def refuse_merged(program: Program) -> None:
    """ValidationError where a program turned out to be another: nobody would see what is written of it."""
    if program.merged_into is not None:
        raise ValidationError(
            f"{program.name} ({program.slug}) was merged into {program.merged_into.name} "
            f"({program.merged_into.slug}) in the meantime: say it there."
        )


def hold_in_place(program: Program) -> int:
    """The id of the program, or of the one it was merged into; nobody merges it before the transaction ends.

    Unlike `hold` it waits for no import: a reader who writes to us is not to notice one.
    """
    if connection.vendor == "postgresql":
        table = connection.ops.quote_name(Program._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT 1 FROM {table} WHERE id = %s FOR KEY SHARE", [program.pk])  # noqa: S608
    return Program.objects.values_list("merged_into", flat=True).get(pk=program.pk) or program.pk


def hold_everything() -> None:
    """Let nobody else write about programs for the rest of the transaction, as an import does."""
    list(Source.objects.select_for_update(no_key=True).order_by("pk"))
