"""Taking an import run back: all of it or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from programs.models import (
    Credential,
    Fact,
    ImportRun,
    Outcome,
    Phone,
    Price,
    Program,
    RecordBefore,
    Source,
    SourceRecord,
    Statement,
    Track,
    Verification,
)

from .changes import PastRow, Reversal
from .keeping import Hand
from .listings import CHUNK, Writer, chunks, set_status
from .rows import refresh_rows
from .saying import withdraw

DATED = {
    Fact: "observed_on", Statement: "observed_on", Phone: "observed_on", Track: "observed_on",
    Price: "observed_on", Outcome: "observed_on", Credential: "checked_on", Verification: "on",
}  # fmt: skip
"""What is known of a program, and the column that says of which day."""


@transaction.atomic
def revert_import(run: ImportRun, reversal: Reversal, *, by: Any = None) -> None:
    """Put a run's source back to how it stood before, and mark the run so."""
    hand = Hand(by, f"Import run {run.pk} reverted: {run.source}")
    programs = set(reversal.programs)
    withdraw(reversal.withdrawn, run.source, hand)
    for day, revisions in reversal.revisions.items():
        writer = Writer(run.source, day, run, hand)
        for chunk in chunks(revisions, CHUNK):
            programs.update(writer.revise(chunk))
        writer.book.sweep(hand)
    _unlist(reversal, hand)
    _restore(reversal.rows)
    for pks in chunks(reversal.brought, CHUNK):
        SourceRecord.objects.filter(pk__in=pks).update(gone_on=timezone.localdate())
    Source.objects.filter(pk=run.source_id).update(**reversal.source)
    confirm(programs)
    refresh_rows(sorted(programs))
    RecordBefore.objects.filter(run=run).delete()
    ImportRun.objects.filter(pk=run.pk).update(reverted_at=timezone.now(), reverted_by=by)


def _unlist(reversal: Reversal, hand: Hand) -> None:
    set_status(reversal.hidden, Program.Status.DRAFT, hand)
    closed: dict[date, list[int]] = defaultdict(list)
    for pk, day in reversal.closed.items():
        closed[day].append(pk)
    for day, pks in closed.items():
        set_status(pks, Program.Status.CLOSED, hand, closed_on=day)


def _restore(rows: Iterable[PastRow]) -> None:
    """The raw rows as they stood; most of them changed their day alone."""
    changed: list[SourceRecord] = []
    dated: dict[tuple[date, date | None], list[int]] = defaultdict(list)
    for row in rows:
        if row.raw is None:
            dated[row.observed_on, row.gone_on].append(row.record)
        else:
            changed.append(
                SourceRecord(pk=row.record, raw=row.raw, digest=row.digest, observed_on=row.observed_on,
                             gone_on=row.gone_on)
            )  # fmt: skip
    SourceRecord.objects.bulk_update(changed, ["raw", "digest", "observed_on", "gone_on"], batch_size=100)
    for (observed_on, gone_on), pks in dated.items():
        for some in chunks(pks, CHUNK):
            SourceRecord.objects.filter(pk__in=some).update(observed_on=observed_on, gone_on=gone_on)


def confirm(programs: Collection[int]) -> None:
    """Let these programs be confirmed on the newest day that anything known of them has."""
    for some in chunks(sorted(programs), CHUNK):
        newest = [Coalesce(_newest(model, column), F("observed_on")) for model, column in DATED.items()]
        Program.objects.filter(pk__in=some).update(checked_on=Greatest(F("observed_on"), *newest))


def _newest(model: Any, column: str) -> Subquery:
    rows: QuerySet[Any] = model._default_manager.filter(program=OuterRef("pk")).order_by().values("program")
    return Subquery(rows.annotate(newest=Max(column)).values("newest"))
