"""Two programs that turn out to be one: what is known of both stands on the one that stays."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from programs.models import Fact, NotSame, Program, SharedNumber, Source, SourceRecord, Statement

from .facts import settle_facts
from .fields import COLUMNS
from .holding import hold_everything
from .keeping import Hand
from .rows import refresh_rows
from .told import Told, hear

MOVED: Final = (
    "facts", "phones", "tracks", "prices", "credentials", "outcomes", "verifications", "reports", "proposals",
    "update_links", "invitations", "experiences",
)  # fmt: skip
"""Rows that go along. One that the other program has already stays where it is, as history."""

SPOKEN: Final = (*COLUMNS, "opening")
"""Fields on which a person's word goes along; where a program is, what it is called and whether it is open
are those of the program that stays."""


@transaction.atomic
def merge(gone: Program, into: Program, *, by: Any = None, reason: str = "") -> None:
    """Make `gone` the same as `into`: its address leads there, and its source's rows tell of that one.

    Both keep their history. Waits for an import that is running. ValueError, in a sentence to show, when
    the two cannot be one.
    """
    hold_everything()
    pair = {gone.pk, into.pk}
    locked = {row.pk: row for row in Program.objects.select_for_update(of=("self",)).filter(pk__in=pair)}
    gone, into = locked[gone.pk], locked[into.pk]
    _refuse(gone, into)
    hand = Hand(by, reason or f"{gone.slug} is the same as {into.slug}")
    _words(gone, into, hand)
    for name in MOVED:
        _move(getattr(gone, name).all(), into, hand)
    settle_facts(pair)
    SourceRecord.objects.filter(program=gone).update(program=into, match=SourceRecord.Match.DECIDED)
    SourceRecord.objects.filter(candidate=gone).update(candidate=into)
    _lead(gone, into, hand)
    refresh_rows(pair)


@transaction.atomic
def keep_apart(one: Program, other: Program, *, by: Any = None) -> NotSame:
    """Remember that two programs look alike and are not the same."""
    lower, higher = sorted((one, other), key=lambda program: program.pk)
    known, _ = NotSame.objects.get_or_create(
        one=lower, other=higher, defaults={"by": by, "on": timezone.localdate()}
    )
    records = SourceRecord.objects.filter(match=SourceRecord.Match.UNSURE)
    for program, candidate in ((lower, higher), (higher, lower)):
        records.filter(program=program, candidate=candidate).update(match=SourceRecord.Match.DECIDED)
    return known


def see_number(number: str, owners: list[str], note: str, by: Any) -> SharedNumber:
    """Remember that somebody looked at a number these owners have."""
    seen = {"owners": owners, "note": note, "by": by, "on": timezone.localdate()}
    return SharedNumber.objects.update_or_create(number=number, defaults=seen)[0]


def _refuse(gone: Program, into: Program) -> None:
    if gone.pk == into.pk:
        raise ValueError("A program cannot be merged with itself.")
    for program in (gone, into):
        if program.status == Program.Status.MERGED:
            raise ValueError(f"{program.name} was merged before; choose the program it was merged into.")
    if (gone.source.kind == Source.Kind.DEMO) != (into.source.kind == Source.Kind.DEMO):
        raise ValueError("A fictional program and a real one cannot be the same.")


def _words(gone: Program, into: Program, hand: Hand) -> None:
    """What curators and the program itself said about fields goes along, in the order it was said."""
    people = (Source.Kind.CURATOR, Source.Kind.PROGRAM)
    said = Statement.objects.filter(program=gone, field__in=SPOKEN, source__kind__in=people)
    heard = set(Statement.objects.filter(program=into).values_list("field", "source"))
    for row in said.select_related("source").order_by("observed_on", "pk"):
        if (row.field, row.source_id) not in heard:
            hear(
                into, Told(fields={row.field: row.value}), source=row.source, observed_on=row.observed_on,
                by=hand.by, reason=hand.reason, decided=row.decided_on is not None,
            )  # fmt: skip
    into.refresh_from_db()


def _move(rows: Any, into: Program, hand: Hand) -> None:
    for row in rows:
        row.program = into
        if isinstance(row, Fact):
            row.current = False
        try:
            row.validate_constraints()
        except ValidationError:
            continue
        hand.save(row)


def _lead(gone: Program, into: Program, hand: Hand) -> None:
    """The address of `gone`, and those that led to it, lead to `into`."""
    for program in (gone, *gone.merged.all()):
        program.status, program.merged_into = Program.Status.MERGED, into
        program.closed_on = None
        hand.save(program)
    newest = max(gone.checked_on, into.checked_on)
    if into.checked_on != newest:
        into.checked_on = newest
        hand.save(into)
