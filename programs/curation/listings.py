"""Writing an import, or taking one back: all of it or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models.functions import Greatest
from django.utils import timezone

from programs.models import ImportRun, Phone, Program, Source, SourceRecord, Term
from programs.vocabulary import TERM

from .before import keep_before, keep_listed
from .changes import Arrival, Changes, RawRow, Revision
from .facts import replace_facts
from .inheriting import inherit_words
from .keeping import Hand
from .noting import CHANGED, note, note_before
from .numbers import add_numbers, replace_numbers
from .rows import refresh_rows
from .saying import keep_words
from .sites import SiteBook
from .vocabulary import sync_vocabulary

CHUNK = 400
NOTHING: Mapping[int, Set[int]] = {}


@transaction.atomic
def apply_import(
    changes: Changes,
    *,
    source: Source,
    observed_on: date,
    started_at: datetime,
    file_name: str = "",
    sha256: str = "",
    counts: Mapping[str, int] | None = None,
    progress: Callable[..., Any] | None = None,
    by: Any = None,
) -> ImportRun:
    """Write an import: raw rows, programs with their places, numbers, facts and search rows.

    `progress` wraps the iterables that take long, as tqdm does. Returns the run kept as evidence.
    """
    run = ImportRun.objects.create(
        source=source, file_name=file_name[:255], sha256=sha256, started_at=started_at, by=by,
        counts=dict(counts or {}),
    )  # fmt: skip
    show = progress or (lambda items: items)
    writer = Writer(source, observed_on, run, Hand(by, f"Import run {run.pk}: {source}"))
    refresh_rows(writer.leave(changes))
    for arrivals in show(chunks(changes.arrivals, CHUNK)):
        refresh_rows(writer.add(arrivals))
    for revisions in show(chunks(changes.revisions, CHUNK)):
        writer.keep_before(revisions)
        refresh_rows(writer.revise(revisions))
    writer.book.sweep(writer.hand)
    run.finished_at = max(timezone.now(), started_at)
    run.save(update_fields=["finished_at"])
    return run


class Writer:
    """The source, the day, the run and the hand that every row written here carries."""

    def __init__(self, source: Source, observed_on: date, run: ImportRun, hand: Hand) -> None:
        self.source, self.on, self.run, self.hand = source, observed_on, run, hand
        self.today = timezone.localdate()
        self.book = SiteBook()
        self.term = _terms()

    def add(self, arrivals: Sequence[Arrival]) -> list[int]:
        """New programs, whole. Returns their ids."""
        self.book.make(arrival.site for arrival in arrivals)
        programs = Program.objects.bulk_create([self._program(arrival) for arrival in arrivals])
        pairs = [(program.pk, arrival) for program, arrival in zip(programs, arrivals, strict=True)]
        add_numbers(((pk, arrival.numbers) for pk, arrival in pairs), self.source, self.on)
        self._archive((pk, row) for pk, arrival in pairs for row in arrival.rows)
        self._facts(((pk, arrival.facts) for pk, arrival in pairs), None)
        inherit_words([pk for pk, _ in pairs], self.hand)
        return [pk for pk, _ in pairs]

    def keep_before(self, revisions: Sequence[Revision]) -> None:
        """Keep the raw rows of these programs as they stand, for the day that the run is taken back."""
        programs, changing = [r.program for r in revisions], {row.key for r in revisions for row in r.rows}
        keep_before(self.run, programs, changing, self.on)

    def revise(self, revisions: Sequence[Revision]) -> list[int]:
        """Known programs, brought in step. Returns the ids whose search rows may have changed."""
        said = {(r.program, name): claims for r in revisions for name, claims in r.claims.items()}
        keep_words(said, self.hand)
        self._redate(revisions)
        touched = self._move(revisions) + self._set_values(revisions)
        renumbered = {r.program: r.numbers for r in revisions if r.numbers is not None}
        replace_numbers(renumbered, self.source, self.on, self.hand)
        self._archive((r.program, row) for r in revisions for row in r.rows)
        unread = {r.program: {self.term[code] for code in r.unread} for r in revisions if r.unread}
        self._facts(((r.program, r.facts) for r in revisions), self.hand, unread)
        return sorted({*touched, *(r.program for r in revisions)})

    def leave(self, changes: Changes) -> list[int]:
        """Mark records gone and close the programs nobody lists. Returns the closed ids."""
        for ids in chunks(changes.gone, CHUNK):
            keep_listed(self.run, ids)
            SourceRecord.objects.filter(pk__in=ids).update(gone_on=self.today, last_run=self.run)
        for ids in chunks(changes.seen, CHUNK):
            SourceRecord.objects.filter(pk__in=ids).update(last_run=self.run)
        set_status(changes.closed, Program.Status.CLOSED, self.hand, closed_on=self.today)
        return changes.closed

    def _program(self, arrival: Arrival) -> Program:
        return Program(
            location_id=self.book.find(arrival.site), name=arrival.name, slug=arrival.slug,
            website=arrival.website, level=arrival.level, level_source=self.source, level_on=self.on,
            source=self.source, source_key=arrival.key, observed_on=self.on, checked_on=self.on,
        )  # fmt: skip

    def _redate(self, revisions: Sequence[Revision]) -> None:
        """The source still says it: on the day of this reading."""
        every = [r.program for r in revisions]
        own = Program.objects.filter(pk__in=[r.program for r in revisions if r.own])
        Program.objects.filter(pk__in=every).update(checked_on=Greatest("checked_on", self.on))
        own.update(observed_on=self.on)
        own.filter(level_source=self.source).update(level_on=self.on)
        Phone.objects.filter(program__in=every, source=self.source).update(observed_on=self.on)
        own_rows = SourceRecord.objects.filter(program__in=every, source=self.source, gone_on=None)
        own_rows.filter(last_run=self.run).update(observed_on=self.on)

    def _set_values(self, revisions: Sequence[Revision]) -> list[int]:
        changed = {r.program: r.values for r in revisions if r.values}
        programs = Program.objects.in_bulk(changed)
        for pk, program in programs.items():
            for name, value in changed[pk].items():
                setattr(program, name, value)
        columns = sorted({name for values in changed.values() for name in values})
        if columns:
            note_before(Program, list(programs))
            Program.objects.bulk_update(programs.values(), columns, batch_size=100)
            note(Program, list(programs), CHANGED, self.hand)
        return list(programs)

    def _move(self, revisions: Sequence[Revision]) -> list[int]:
        """Correct places and move programs. Returns everyone whose place changed."""
        corrected = {r.location: r.site for r in revisions if r.site and r.location}
        self.book.correct(corrected, self.hand)
        moving = {r.program: r.site for r in revisions if r.site and not r.location}
        self.book.make(moving.values())
        note_before(Program, list(moving))
        for program in Program.objects.filter(pk__in=moving).select_related("location"):
            before = program.location
            self.book.left.add(before.pk)
            program.location_id = self.book.find(moving[program.pk])
            self.hand.save(program)
            self._bring_along(before.transport, program)
        neighbours = Program.objects.filter(location__in=corrected).values_list("pk", flat=True)
        return list(neighbours)

    def _bring_along(self, transport: str, program: Program) -> None:
        """How to get there, which only people say, goes along to a place that is the program's alone."""
        place = program.location
        if transport and not place.transport and not place.programs.exclude(pk=program.pk).exists():
            place.transport = transport
            self.hand.save(place)

    def _archive(self, rows: Iterable[tuple[int, RawRow]]) -> None:
        SourceRecord.objects.bulk_create(
            [
                SourceRecord(
                    source=self.source, key=row.key, program_id=pk, match=row.match,
                    candidate_id=row.candidate, raw=json.loads(row.raw), digest=row.digest,
                    observed_on=self.on, first_run=self.run, last_run=self.run, gone_on=None,
                )
                for pk, row in rows
            ],
            batch_size=CHUNK, update_conflicts=True, unique_fields=["source", "key"],
            update_fields=["raw", "digest", "observed_on", "last_run", "gone_on", "match", "candidate"],
        )  # fmt: skip

    def _facts(
        self, said: Iterable[tuple[int, Mapping[str, bool]]], hand: Hand | None,
        unread: Mapping[int, Set[int]] = NOTHING,
    ) -> None:  # fmt: skip
        ids = {pk: {self.term[code]: holds for code, holds in facts.items()} for pk, facts in said}
        replace_facts(ids, source=self.source, observed_on=self.on, hand=hand, unread=unread)


def set_status(ids: Sequence[int], status: str, hand: Hand, *, closed_on: date | None = None) -> None:
    """Close programs, or hide them."""
    note_before(Program, ids)
    for some in chunks(ids, CHUNK):
        Program.objects.filter(pk__in=some).update(status=status, closed_on=closed_on)
    note(Program, ids, CHANGED, hand)


def _terms() -> dict[str, int]:
    """Term ids by code; the table is brought in step first when it lacks a word."""
    found = dict(Term.objects.values_list("code", "pk"))
    if set(TERM) <= set(found):
        return found
    if sync_vocabulary():
        refresh_rows()
    return dict(Term.objects.values_list("code", "pk"))


def chunks(items: Sequence[Any], size: int) -> list[Sequence[Any]]:
    """The items in order, `size` at a time."""
    return [items[start : start + size] for start in range(0, len(items), size)]
