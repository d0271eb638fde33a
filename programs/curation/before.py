"""Keeping raw rows as they stood before an import run, so that the run can be reverted."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet

from programs.models import ImportRun, RecordBefore, SourceRecord

ROWS = 400


def keep_before(run: ImportRun, programs: Collection[int], changing: Collection[str], today: date) -> None:
    """Keep the rows of these programs that the run's source still lists, or lists again.

    `changing` are the keys whose raw row changes: only there is the row itself kept.
    """
    own = SourceRecord.objects.filter(source=run.source_id, program__in=programs)
    moving = own.filter(Q(gone_on=None) & ~Q(observed_on=today) | Q(key__in=changing))
    _keep(run, moving, changing)


def keep_listed(run: ImportRun, ids: Iterable[int]) -> None:
    """Keep that these rows were listed."""
    _keep(run, SourceRecord.objects.filter(pk__in=ids), ())


def _keep(run: ImportRun, records: QuerySet[SourceRecord], changing: Collection[str]) -> None:
    raw = dict(records.filter(key__in=changing).values_list("pk", "raw")) if changing else {}
    RecordBefore.objects.bulk_create(
        [
            RecordBefore(run=run, record_id=pk, raw=raw.get(pk), observed_on=observed_on, gone_on=gone_on)
            for pk, observed_on, gone_on in records.values_list("pk", "observed_on", "gone_on")
        ],
        batch_size=ROWS,
    )
