"""The raw rows of a source's programs as they stood before one of its runs."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Max, Q
from django.utils import timezone

from programs.curation import PastRow, chunks
from programs.imports import directory, findtreatment, sources
from programs.imports.listing import Draft, Reading, Scope, archived
from programs.imports.placing import place
from programs.imports.reading import read
from programs.models import ImportRun, Program, RecordBefore, Source, SourceRecord

ROWS = 500


@dataclass(frozen=True, slots=True)
class Row:
    """A raw row before the run; without a `day` it was not listed."""

    key: str
    raw: Any
    day: date | None


class Past:
    """What a run touched, and how that stood before."""

    def __init__(self, run: ImportRun) -> None:
        self.run, self.source = run, run.source
        self.kept = {row.record_id: row for row in RecordBefore.objects.filter(run=run)}
        first = SourceRecord.objects.filter(first_run=run).values_list("pk", flat=True)
        self.brought = set(first) - self.kept.keys()
        listed = SourceRecord.objects.filter(last_run=run, gone_on=None)
        self.day: date = listed.aggregate(day=Max("observed_on"))["day"] or timezone.localdate(run.started_at)
        """The day that the run's input spoke of."""
        self.programs = self._programs()

    @property
    def touched(self) -> list[int]:
        """The records that the run brought or changed."""
        return sorted(self.kept.keys() | self.brought)

    def _programs(self) -> set[int]:
        found: set[int] = set()
        for chunk in chunks(self.touched, ROWS):
            listed = SourceRecord.objects.filter(pk__in=chunk, program__isnull=False)
            found.update(listed.values_list("program_id", flat=True))
        return found

    def rows(self) -> dict[int, list[Row]]:
        """The rows of every touched program, and of the source's others at the same places: those have a
        word in where that is."""
        found: dict[int, list[Row]] = defaultdict(list)
        columns = ("pk", "key", "program_id", "raw", "observed_on", "gone_on")
        for chunk in chunks(sorted(self.programs | self._beside()), ROWS):
            records = SourceRecord.objects.filter(source=self.source, program__in=chunk)
            for pk, key, program, raw, day, gone in records.values_list(*columns):
                earlier = self.kept.get(pk)
                if earlier:
                    raw, day, gone = earlier.raw or raw, earlier.observed_on, earlier.gone_on
                listed = gone is None and pk not in self.brought
                found[program].append(Row(key, raw, day if listed else None))
        return found

    def _beside(self) -> set[int]:
        found: set[int] = set()
        for chunk in chunks(sorted(self.programs), ROWS):
            places = Program.objects.filter(pk__in=chunk).values("location")
            own = Program.objects.filter(source=self.source, location__in=places)
            found.update(own.values_list("pk", flat=True))
        return found

    def unlisted_since(self) -> dict[int, date]:
        """The touched programs that were gone before the run, and the last day on which one became so."""
        gone = {pk: row.gone_on for pk, row in self.kept.items() if row.gone_on}
        found: dict[int, date] = {}
        for chunk in chunks(sorted(gone), ROWS):
            for pk, program in SourceRecord.objects.filter(pk__in=chunk).values_list("pk", "program_id"):
                found[program] = max(found.get(program, date.min), gone[pk])
        return found

    def shown_before(self, programs: Iterable[int]) -> set[int]:
        """Those of the programs that an earlier run brought, one that was not reverted."""
        earlier = ~Q(first_run=self.run) & Q(first_run__reverted_at=None)
        rows = SourceRecord.objects.filter(earlier, source=self.source, program__in=list(programs))
        return set(rows.values_list("program_id", flat=True))

    def raw_rows(self) -> list[PastRow]:
        """The rows that the run changed, as they are to stand again."""
        return [
            PastRow(pk, row.raw, _digest(row.raw), row.observed_on, row.gone_on)
            for pk, row in self.kept.items()
        ]


def reading_of(day: date, rows: Sequence[Row], source: Source) -> Reading:
    """Raw rows read again as they were read on their day. Nothing that is missing is gone."""
    reading = Reading(observed_on=day, scope=Scope(whole=False))
    draft_of = directory.draft if source.slug.startswith(sources.DIRECTORY_SERIES) else findtreatment.draft

    def draft(number: int, cells: Any) -> Draft:
        return replace(draft_of(number, cells), key=rows[number - 1].key)

    read(((number, row.raw) for number, row in enumerate(rows, start=1)), draft, reading, all_levels=True)
    place(reading)
    return reading


def _digest(raw: Any) -> str:
    return hashlib.sha256(archived(raw).encode()).hexdigest() if raw else ""
