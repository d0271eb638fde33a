"""Import runs and waiting inputs as the desk reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q, QuerySet

from programs.models import ImportRun, RecordBefore, SourceRecord, Upload

COUNTED: Final = ("new", "changed", "gone", "unsure", "unchanged", "skipped")
"""What a run or an input counts, in the order shown."""

TOUCHED: Final = {
    "brought": "Brought",
    "changed": "Changed",
    "gone": "No longer listed",
}
"""What a run did to a raw row, and what the page calls it."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A run or an input with its numbers in order; None where it did not count."""

    row: Any

    @property
    def counts(self) -> list[int | None]:
        return [self.row.counts.get(name) for name in COUNTED]

    @property
    def named(self) -> list[tuple[str, int | None]]:
        """Each number with its name."""
        return list(zip(COUNTED, self.counts, strict=True))

    @property
    def seconds(self) -> float | None:
        """How long the run took, once it has ended."""
        done = self.row.finished_at
        return (done - self.row.started_at).total_seconds() if done else None


def waiting() -> list[Summary]:
    """Inputs that somebody should look at, the newest first."""
    rows = Upload.objects.filter(state=Upload.State.WAITING).select_related("by").defer("packed")
    return [Summary(row) for row in rows]


def runs() -> QuerySet[ImportRun]:
    """Every run, the newest first, with who did it."""
    return ImportRun.objects.select_related("source", "by", "reverted_by").order_by("-started_at", "-pk")


def touched(run: ImportRun, how: str) -> QuerySet[SourceRecord]:
    """The raw rows that the run brought, changed or dropped, with their programs."""
    before = RecordBefore.objects.filter(run=run)
    which = {
        "brought": Q(first_run=run) & ~Q(pk__in=before.values("record")),
        "changed": Q(pk__in=before.filter(raw__isnull=False).values("record")),
        "gone": Q(pk__in=before.filter(gone_on=None).values("record"), gone_on__isnull=False),
    }[how]
    rows = SourceRecord.objects.filter(which).select_related("program__location").defer("raw")
    return rows.order_by("pk")
