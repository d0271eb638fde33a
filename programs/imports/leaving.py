"""Programs that their source no longer lists: closed, unless somebody knows better."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING

from programs.imports import known
from programs.imports.effects import Effect, Kind
from programs.imports.listing import Reading, UnreadableError
from programs.models import Program, Source
from programs.states import state_code

if TYPE_CHECKING:
    from programs.imports.plan import Plan

MOST_GONE = 0.2
"""The share of a source's programs that may vanish without somebody saying that it is right."""


UNSHOWN = {
    Program.Status.CLOSED: "it was closed before",
    Program.Status.DRAFT: "it is a draft",
    Program.Status.MERGED: "it was merged into another",
}
"""Why a program that is not published stays as it is."""


class TooManyGoneError(UnreadableError):
    """So many programs vanish that somebody has to say that it is right. `doubt` asks."""

    def __init__(self, doubt: str) -> None:
        super().__init__(f"{doubt} Add --allow-removals if it is. Nothing was written.")
        self.doubt = doubt


def leave(
    reading: Reading, source: Source, records: Mapping[str, known.Record], kept: Collection[int | None],
    plan: Plan,
) -> None:  # fmt: skip
    """Add to the plan every record that is gone, and what becomes of its program."""
    covered = [
        record
        for record in records.values()
        if not record.gone and reading.scope.covers(state_code(record.state) or "", record.kind)
    ]
    missing = [record for record in covered if record.key not in reading.present]
    plan.listed = len({record.program for record in covered})
    plan.changes.gone = sorted(record.pk for record in missing)
    ids = {record.program for record in missing if record.program} - set(kept)
    ids -= {r.program for r in covered if r.key in reading.present}
    plan.dropped = sum(record.program not in ids for record in missing)
    programs = known.programs(ids)
    reasons = why_they_stay(programs, source, reading.observed_on, plan.changes.gone)
    for pk, program in programs.items():
        if pk not in reasons:
            plan.changes.closed.append(pk)
        plan.effects.append(left(program, reasons.get(pk, "")))


def left(program: Program, reason: str, otherwise: Kind = Kind.GONE) -> Effect:
    """What becomes of a program that is no longer listed: it stays for a reason, or it is gone."""
    town = f"{program.location.city}, {program.location.state}"
    kind, told = (Kind.KEPT, (reason,)) if reason else (otherwise, ())
    return Effect(kind, program.name, town, told, program=program.pk)


def why_they_stay(
    programs: Mapping[int, Program], source: Source, day: date, gone: Collection[int]
) -> dict[int, str]:
    """Why programs stay as they are though their source dropped the records `gone` on this day."""
    elsewhere, by_rows = known.listed_elsewhere(programs, gone), known.listed_by_rows(programs)
    checked, claims = known.verified(programs), known.claims(programs)
    reasons = {}
    for pk, program in programs.items():
        if program.status != Program.Status.PUBLISHED:
            reasons[pk] = UNSHOWN[program.status]
        elif claims.get(pk, {}).get("status"):
            reasons[pk] = "a curator decided on its status"
        elif pk in checked and checked[pk] > day:
            reasons[pk] = f"it was checked on {checked[pk]}, after the day this file speaks of"
        elif pk in elsewhere or (program.source_id != source.pk and pk not in by_rows):
            reasons[pk] = "another source lists it"
    return reasons


def refuse_too_many(plan: Plan, name: str) -> None:
    """TooManyGoneError when more of the source's programs vanish than is likely to be true."""
    if doubt := too_many_gone(plan, name):
        raise TooManyGoneError(doubt)


def too_many_gone(plan: Plan, name: str) -> str:
    """A sentence that asks whether so many of the source's programs vanished; empty where it is likely."""
    if plan.missing <= MOST_GONE * plan.listed:
        return ""
    return (
        f"{plan.missing:,} of {plan.listed:,} programs of {name} are gone "
        f"({plan.missing / plan.listed:.0%}): is this the whole file?"
    )
