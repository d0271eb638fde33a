"""Programs that their source no longer lists: closed, unless somebody knows better."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from programs.imports import known
from programs.imports.listing import Reading, UnreadableError
from programs.models import Program, Source
from programs.states import state_code

if TYPE_CHECKING:
    from programs.imports.plan import Plan

MOST_GONE = 0.2
"""The share of a source's programs that may vanish without somebody saying that it is right."""


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
    reasons = _reasons(programs, source, reading, plan.changes.gone)
    for pk, program in programs.items():
        where = f"{program.name} ({program.location.city}, {program.location.state})"
        if pk in reasons:
            plan.kept_open.append(f"{where}: {reasons[pk]}")
        else:
            plan.gone.append(where)
            plan.changes.closed.append(pk)


def _reasons(
    programs: Mapping[int, Program], source: Source, reading: Reading, gone: Collection[int]
) -> dict[int, str]:
    """Why a program that its source dropped stays as it is."""
    elsewhere = known.listed_elsewhere(programs, gone)
    checked, claims = known.verified(programs), known.claims(programs)
    reasons = {}
    for pk, program in programs.items():
        if program.status == Program.Status.CLOSED:
            reasons[pk] = "it was closed before"
        elif claims.get(pk, {}).get("status"):
            reasons[pk] = "a curator decided on its status"
        elif pk in checked and checked[pk] > reading.observed_on:
            reasons[pk] = f"it was checked on {checked[pk]}, after the day this file speaks of"
        elif program.source_id != source.pk or pk in elsewhere:
            reasons[pk] = "another source lists it"
    return reasons


def refuse_too_many(plan: Plan, name: str) -> None:
    """UnreadableError when more of the source's programs vanish than is likely to be true."""
    if plan.missing > MOST_GONE * plan.listed:
        raise UnreadableError(
            f"{plan.missing:,} of {plan.listed:,} programs of {name} are gone "
            f"({plan.missing / plan.listed:.0%}): is this the whole file? "
            "Add --allow-removals if it is. Nothing was written."
        )
