"""Reverting an import run: the source's rows as they stood before it, planned and applied anew.

So the same rules protect what curators wrote meanwhile. What the run brought is not deleted: it becomes a
draft, for somebody may have written about it. A run can be reverted while none of its source came later.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from programs import curation
from programs.curation import Reversal, Revision
from programs.curation.describing import still_said
from programs.imports import known, sources
from programs.imports.effects import Effect, Kind
from programs.imports.leaving import left, why_they_stay
from programs.imports.listing import UnreadableError
from programs.imports.past import Past, Row, reading_of
from programs.imports.plan import Plan, make_plan
from programs.imports.run import ChangedSinceError
from programs.imports.withdrawing import withdraw
from programs.models import ImportRun, Source


@dataclass(slots=True)
class Undoing:
    """What reverting a run would do: the plan as a person reads it, and as it is written."""

    plan: Plan = field(default_factory=Plan)
    reversal: Reversal = field(default_factory=Reversal)


def why_not(run: ImportRun) -> str:
    """A sentence that says why the run cannot be reverted; empty when it can."""
    later = ImportRun.objects.filter(source=run.source_id, reverted_at=None, pk__gt=run.pk).order_by("-pk")
    if run.reverted_at:
        return f"Run {run.pk} was reverted on {timezone.localdate(run.reverted_at)}."
    if run.source.kind != Source.Kind.DIRECTORY:
        return "Only imports of public directories can be reverted."
    if run.finished_at is None:
        return f"Run {run.pk} did not come to its end."
    for newest in later[:1]:
        return f"Run {newest.pk} of {run.source} came later: revert that one first."
    return ""


@transaction.atomic
def revert(run: ImportRun, *, agreed: str = "", by: Any = None) -> Plan:
    """Put back what the run changed. UnreadableError, and nothing written, when that cannot be.

    `agreed` is the mark of the plan that somebody has looked at.
    """
    curation.hold_everything()
    run = ImportRun.objects.select_for_update(of=("self",)).select_related("source").get(pk=run.pk)
    if obstacle := why_not(run):
        raise UnreadableError(obstacle)
    undoing = plan_revert(run)
    if agreed and undoing.plan.mark != agreed:
        raise ChangedSinceError
    curation.revert_import(run, undoing.reversal, by=by)
    return undoing.plan


def plan_revert(run: ImportRun) -> Undoing:
    """What reverting the run would do. Writes nothing."""
    reverter = _Reverter(Past(run))
    reverter.plan()
    return reverter.result


class _Reverter:
    """One run, and what taking it back comes to."""

    def __init__(self, past: Past) -> None:
        self.past, self.source = past, past.source
        self.result = Undoing()

    def plan(self) -> None:
        rows = self.past.rows()
        days = {pk: max((row.day for row in listed if row.day), default=None) for pk, listed in rows.items()}
        for day in sorted({day for day in days.values() if day}):
            self._put_back(day, {pk: listed for pk, listed in rows.items() if days[pk] == day})
        self._let_go({pk for pk, day in days.items() if day is None} & self.past.programs)
        reversal = self.result.reversal
        reversal.rows, reversal.brought = self.past.raw_rows(), sorted(self.past.brought)
        reversal.source = _earlier_card(self.past.run)

    def _put_back(self, day: date, rows: Mapping[int, list[Row]]) -> None:
        """Programs that were listed, as their rows had it."""
        listed = [row for some in rows.values() for row in some if row.day]
        plan = make_plan(reading_of(day, listed, self.source), self.source, beside=False)
        revisions = [replace(revision, rows=()) for revision in plan.changes.revisions]
        self.result.plan.effects += plan.effects
        self.result.plan.redated += plan.redated
        if day != self.past.day:
            self._take_back(revisions)
        self.result.reversal.revisions.setdefault(day, []).extend(revisions)

    def _take_back(self, revisions: list[Revision]) -> None:
        """Fields on which the source has spoken in the run, and not before."""
        said = {(revision.program, name) for revision in revisions for name in revision.claims}
        programs = [revision.program for revision in revisions]
        fields = [one for one in known.said(programs, self.source, self.past.day) if one not in said]
        self.result.reversal.withdrawn += fields
        self._tell(withdraw(fields, revisions, self.source))

    def _let_go(self, programs: Collection[int]) -> None:
        """Programs that were not listed: what the run brought is hidden, what it opened again is closed,
        and of a program that another source lists this one says nothing."""
        found = known.programs(programs)
        own = {pk: program for pk, program in found.items() if program.source_id == self.source.pk}
        stay = why_they_stay(own, self.source, self.past.day, self.past.touched)
        shown, since = self.past.shown_before(own), self.past.unlisted_since()
        reversal = self.result.reversal
        for pk, program in own.items():
            was_shown = pk in shown and pk in since
            self.result.plan.effects.append(
                left(program, stay.get(pk, ""), Kind.GONE if was_shown else Kind.HIDDEN)
            )
            if pk not in stay and was_shown:
                reversal.closed[pk] = since[pk]
            elif pk not in stay:
                reversal.hidden.append(pk)
        self._leave_to_others(sorted(found.keys() - own.keys()))

    def _leave_to_others(self, programs: list[int]) -> None:
        revisions = [Revision(program=pk, own=False, facts={}, numbers=()) for pk in programs]
        self._tell({pk: [f"{self.source} says nothing of it any more"] for pk in programs})
        self.result.reversal.revisions.setdefault(self.past.day, []).extend(revisions)
        self._take_back(revisions)

    def _tell(self, words: Mapping[int, list[str]]) -> None:
        """Add to what is told of programs."""
        effects = self.result.plan.effects
        place_of = {effect.program: place for place, effect in enumerate(effects)}
        for pk, program in known.programs(words.keys() - place_of.keys()).items():
            place_of[pk] = len(effects)
            town = f"{program.location.city}, {program.location.state}"
            effects.append(Effect(Kind.CHANGED, program.name, town, program=pk))
        for pk, told in words.items():
            effect = effects[place_of[pk]]
            effects[place_of[pk]] = replace(effect, told=(*effect.told, *told))


def _earlier_card(run: ImportRun) -> dict[str, str]:
    """How the source was called before the run; empty where it still is."""
    runs = ImportRun.objects.filter(source=run.source_id, reverted_at=None, pk__lt=run.pk)
    earlier = runs.exclude(finished_at=None).order_by("-pk").first()
    if earlier is None or not run.source.slug.startswith(sources.DIRECTORY_SERIES):
        return {}
    card = asdict(sources.directory(sources.directory_year(earlier.file_name) or sources.DIRECTORY_YEAR))
    return still_said(run.source, card)
