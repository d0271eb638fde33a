"""Two programs that turn out to be one: what is known of both stands on the one that stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from programs.models import (
    Fact,
    NotSame,
    Program,
    SharedNumber,
    Source,
    SourceRecord,
    Statement,
    Suggestion,
    Verification,
)

from .facts import mark_standing, outweighs
from .fields import COLUMNS
from .holding import hold_everything
from .keeping import Hand
from .rows import refresh_rows
from .told import Told, hear
from .writing import write_rows

MOVED: Final = (
    "facts", "tracks", "prices", "credentials", "outcomes", "verifications", "attempts", "reports",
    "proposals", "update_links", "invitations", "experiences",
)  # fmt: skip
"""Rows that go along. One that the other program has already stays where it is, as history."""

SPOKEN: Final = (*(name for name in COLUMNS if name != "name"), "opening")
"""Fields on which a person's word goes along; where a program is, what it is called and whether it is open
are those of the program that stays."""

PEOPLE: Final = Q(source__kind__in=(Source.Kind.CURATOR, Source.Kind.PROGRAM)) | Q(decided_on__isnull=False)
"""Statements that a person made, or chose."""

SHOWN: Final = (Program.Status.DRAFT, Program.Status.CLOSED, Program.Status.PUBLISHED)
"""How far readers see a program, from not at all to wholly."""


@transaction.atomic
def merge(gone: Program, into: Program, *, by: Any = None, reason: str = "") -> None:
    """Make `gone` the same as `into`: its address leads there, and its source's rows tell of that one.

    Both keep their history. There is no way back. Waits for an import that is running. ValueError, in a
    sentence to show, when the two cannot be one.
    """
    hold_everything()
    pair = {gone.pk, into.pk}
    rows = Program.objects.select_for_update(of=("self",)).select_related("source").filter(pk__in=pair)
    locked = {row.pk: row for row in rows}
    gone, into = locked[gone.pk], locked[into.pk]
    if refusal := why_not_one(gone, into):
        raise ValueError(refusal)
    hand = Hand(by, reason or f"{gone.slug} is the same as {into.slug}")
    _words(gone, into, hand)
    _numbers(gone, into, hand)
    _close_ways_back(gone)
    for name in MOVED:
        _move(getattr(gone, name).all(), into, hand)
    _settle(pair, hand)
    _records(gone, into)
    _apart(gone, into)
    Suggestion.objects.filter(program=gone).update(program=into)
    _entrust(gone, into, hand)
    _lead(gone, into, hand)
    refresh_rows(pair)


def why_not_one(gone: Program, into: Program) -> str:
    """A sentence that says why the one cannot be merged into the other; empty when it can."""
    if gone.pk == into.pk:
        return "A program cannot be merged with itself."
    for program in (gone, into):
        if program.status == Program.Status.MERGED:
            return f"{program.name} was merged before; choose the program it was merged into."
    if (gone.source.kind == Source.Kind.DEMO) != (into.source.kind == Source.Kind.DEMO):
        return "A fictional program and a real one cannot be the same."
    if SHOWN.index(Program.Status(into.status)) < SHOWN.index(Program.Status(gone.status)):
        stays = "a draft" if into.status == Program.Status.DRAFT else "closed"
        return (
            f"{into.slug} is {stays}, so readers would lose {gone.slug}. "
            "Keep that one, or set right first which of them readers see."
        )
    return ""


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


def _close_ways_back(gone: Program) -> None:
    """What stood before a check or an answer was taken over is that of the one that goes."""
    Verification.objects.filter(program=gone).update(before=None)
    for proposal in gone.proposals.exclude(taken=None):
        proposal.taken = {name: kept for name, kept in proposal.taken.items() if name != "heard"}
        proposal.save(update_fields=["taken"])


def words_that_go(gone: Program, into: Program) -> list[Statement]:
    """What people said or chose about fields and goes along, in the order it was said."""
    said = Statement.objects.filter(PEOPLE, program=gone, field__in=SPOKEN).select_related("source")
    heard = set(Statement.objects.filter(program=into).values_list("field", "source"))
    return [row for row in said.order_by("observed_on", "pk") if (row.field, row.source_id) not in heard]


def numbers_after(gone: Program, into: Program) -> list[str]:
    """The numbers that are shown once they are one."""
    chosen = next((one for one in (into, gone) if _standing(one, "phones")), None)
    phones = [phone for one in ([chosen] if chosen else [into, gone]) for phone in one.phones.all()]
    return list(dict.fromkeys(phone.display for phone in phones))


def goes_along(row: Any, into: Program) -> bool:
    """Whether a row can be the other program's. It is made so, and not saved."""
    row.program = into
    if isinstance(row, Fact):
        row.current = False
    try:
        row.validate_constraints()
    except ValidationError:
        return False
    return True


def _words(gone: Program, into: Program, hand: Hand) -> None:
    for row in words_that_go(gone, into):
        standing = _standing(into, row.field)
        if standing and outweighs(standing, row):
            row.program, row.current = into, False
            hand.save(row)
        else:
            _say(into, Told(fields={row.field: row.value}), row, hand)
    into.refresh_from_db()


def _numbers(gone: Program, into: Program, hand: Hand) -> None:
    """The numbers of both; or, where a person said which are right, just those."""
    chosen, chosen_elsewhere = _standing(into, "phones"), _standing(gone, "phones")
    if chosen is None and chosen_elsewhere is None:
        _move(gone.phones.all(), into, hand)
    elif chosen is None and chosen_elsewhere is not None:
        columns = ("number", "kind", "extension", "answered_by")
        _say(into, Told(phones=tuple(gone.phones.values(*columns))), chosen_elsewhere, hand)


def _standing(program: Program, field: str) -> Statement | None:
    """The statement that is shown, where a person made or chose it."""
    said = Statement.objects.filter(PEOPLE, program=program, field=field, current=True)
    return said.select_related("source").first()


def _say(into: Program, told: Told, row: Statement, hand: Hand) -> None:
    hear(
        into, told, source=row.source, observed_on=row.observed_on, by=hand.by, reason=hand.reason,
        decided=row.decided_on is not None, decided_on=row.decided_on,
    )  # fmt: skip


def _move(rows: QuerySet[Any], into: Program, hand: Hand) -> None:
    for row in rows:
        if goes_along(row, into):
            hand.save(row)


def _settle(programs: Iterable[int], hand: Hand) -> None:
    """Mark what stands on every term of these programs, and note it in the history."""
    said: dict[tuple[int, int], list[Fact]] = defaultdict(list)
    for fact in Fact.objects.filter(program__in=programs).select_related("source"):
        said[fact.program_id, fact.term_id].append(fact)
    changed = [fact for facts in said.values() for fact in mark_standing(facts)]
    write_rows(changed, hand, last="current")


def _records(gone: Program, into: Program) -> None:
    """The rows of its sources tell of the one that stays. A doubt about a third program stays a doubt."""
    unsure, decided = SourceRecord.Match.UNSURE, SourceRecord.Match.DECIDED
    own = SourceRecord.objects.filter(program=gone)
    own.filter(match=unsure, candidate__isnull=False).exclude(candidate=into).update(program=into)
    own.update(program=into, match=decided)
    SourceRecord.objects.filter(candidate=gone).update(candidate=into)
    SourceRecord.objects.filter(program=into, candidate=into, match=unsure).update(match=decided)


def _apart(gone: Program, into: Program) -> None:
    """Programs that are not the same as the one that goes are not the same as the one that stays."""
    for row in NotSame.objects.filter(Q(one=gone) | Q(other=gone)).select_related("one", "other"):
        third = row.other if row.one_id == gone.pk else row.one
        if third.pk != into.pk:
            kept = keep_apart(into, third, by=row.by)
            NotSame.objects.filter(pk=kept.pk).update(on=min(kept.on, row.on))
        row.delete()


def _entrust(gone: Program, into: Program, hand: Hand) -> None:
    """Who looks after it and where the desk writes, where the one that stays has neither."""
    left = [name for name in ("assigned_to", "mail") if getattr(gone, name) and not getattr(into, name)]
    for name in left:
        setattr(into, name, getattr(gone, name))
    if left:
        hand.save(into)


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
