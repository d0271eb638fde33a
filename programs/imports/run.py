"""One import from its input to its end: a plan, and with `apply` all of it written, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import Max

from programs.curation import apply_import, hold_everything
from programs.curation.describing import still_said
from programs.imports import sources
from programs.imports.inputs import Input, no_progress
from programs.imports.leaving import refuse_too_many
from programs.imports.listing import Reading, UnreadableError
from programs.imports.plan import Plan, make_plan
from programs.imports.sources import SourceCard
from programs.models import ImportRun, Source, SourceRecord

Progress = Callable[..., Iterable[Any]]


class ChangedSinceError(UnreadableError):
    """What the import would do is no longer what somebody has looked at."""

    def __init__(self) -> None:
        super().__init__("Something here changed since you looked, so it would do something else now.")


def preview(given: Input) -> Plan:
    """What the import would do. Writes nothing. UnreadableError when the input cannot be meant."""
    source = find_source(given.card)
    _check(given.reading, source)
    return make_plan(given.reading, source)


@transaction.atomic
def carry_out(
    given: Input, *, allow_removals: bool = False, progress: Progress = no_progress, by: Any = None,
    agreed: str = "",
) -> tuple[Plan, ImportRun | None]:  # fmt: skip
    """Write what the input changes, and say what it was. No run, and no write, when nothing changes.

    Two imports at once follow each other, and the second plans on what the first has left. Every source is
    held before anything is written, the new one too: who holds one and asks for another waits for ever.
    UnreadableError, and nothing written, when too many programs are gone, or when it would no longer
    do what somebody `agreed` to (a plan's `mark`).
    """
    _check(given.reading, find_source(given.card))
    hold_everything()
    source = _keep_source(given.card)
    hold_everything()
    _check(given.reading, source)
    plan = make_plan(given.reading, source)
    if agreed and plan.mark != agreed:
        raise ChangedSinceError
    if not allow_removals:
        refuse_too_many(plan, source.name)
    if not plan.changes:
        transaction.set_rollback(True)
        return plan, None
    run = apply_import(
        plan.changes, source=source, observed_on=given.reading.observed_on, started_at=given.started_at,
        file_name=given.origin, sha256=given.sha256, progress=progress, by=by,
        counts={**plan.counts, "skipped": sum(given.reading.skipped.values())},
    )  # fmt: skip
    return plan, run


def find_source(card: SourceCard) -> Source:
    """The source's row, under this edition's name or an earlier one's; an unsaved one when it is new."""
    rows = {source.slug: source for source in Source.objects.filter(slug__in=sources.editions(card.slug))}
    found = next((rows[slug] for slug in sources.editions(card.slug) if slug in rows), None)
    return found or Source(kind=Source.Kind.DIRECTORY, **asdict(card))


def _keep_source(card: SourceCard) -> Source:
    """The source's row, made or renamed to this edition if need be."""
    source = find_source(card)
    if source.pk is None:
        return Source.objects.get_or_create(
            slug=card.slug, defaults={"kind": Source.Kind.DIRECTORY, **asdict(card)}
        )[0]
    told = still_said(source, asdict(card))
    if told:
        for name, value in told.items():
            setattr(source, name, value)
        source.save(update_fields=list(told))
    return source


def _check(reading: Reading, source: Source) -> None:
    if not reading.present:
        raise UnreadableError(" ".join(["The input holds no program.", *map(str, reading.problems[:3])]))
    if not reading.listings and reading.problems:
        raise UnreadableError(" ".join(["No row could be used.", *map(str, reading.problems[:3])]))
    newer = Source.objects.none()
    if source.slug.startswith(sources.DIRECTORY_SERIES):
        newer = Source.objects.filter(slug__startswith=sources.DIRECTORY_SERIES, slug__gt=source.slug)
    if newer.exists():
        raise UnreadableError(f"{newer.latest('slug').name} is here already, which is newer than this file.")
    listed = SourceRecord.objects.filter(source=source.pk, gone_on=None)
    last = listed.aggregate(day=Max("observed_on"))["day"]
    if last and reading.observed_on < last:
        raise UnreadableError(
            f"What is here of {source.name} is of {last}, newer than this input ({reading.observed_on})."
        )
