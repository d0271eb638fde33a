"""Writing what a source says, and deciding which of several statements stands.

The rule is in `standing`. What does not stand is kept beside it, so a conflict is never lost.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from typing import Any, Final, NamedTuple

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from programs.models import Fact, Program, Source, Statement, Term

from .keeping import Hand
from .noting import ADDED, CHANGED, note, note_before
from .standing import Weight, weight
from .writing import remove_rows, write_rows

NEWEST: Final = sys.maxsize
"""In place of the number of a row that is not written yet."""

PROGRAMS = 100
ROWS = 900
INSERTED = 5_000


def which_stands(statements: Iterable[Any]) -> Any | None:
    """The one of these facts or statements that is shown, or None when there are none."""
    return max(statements, key=_weight, default=None)


def outweighs(one: Any, other: Any) -> bool:
    """Whether the first of two facts or statements is the one that would be shown."""
    return which_stands((other, one)) is one


def _weight(row: Any) -> Weight:
    return weight(row.source.standing, row.observed_on, row.decided_on, row.pk or NEWEST)


@transaction.atomic
def record_fact(
    program: Program, term: Term, holds: bool, *, source: Source, observed_on: date, by: Any = None,
    chosen: bool = False, chosen_on: date | None = None, reason: str = "",
) -> Fact:  # fmt: skip
    """Keep what `source` says about `term`, and show it if it stands over the others.

    `chosen`: a curator prefers it to what others say now, on the day `chosen_on` where that is not the day
    it was said. The caller refreshes the search rows
    (`refresh_rows`) once it is done with the program.
    """
    said = Fact.objects.filter(program=program, term=term)
    word = Word("holds", holds, observed_on, chosen_day(chosen, chosen_on, observed_on))
    return _record(Fact(program=program, term=term, source=source), said, word, Hand(by, reason))


@transaction.atomic
def record_statement(
    program: Program, field: str, value: Any, *, source: Source, observed_on: date, by: Any = None,
    chosen: bool = False, chosen_on: date | None = None, reason: str = "",
) -> Statement:  # fmt: skip
    """Keep what `source` says about one field. Setting the field itself is the caller's next step."""
    said = Statement.objects.filter(program=program, field=field)
    word = Word("value", value, observed_on, chosen_day(chosen, chosen_on, observed_on))
    return _record(Statement(program=program, field=field, source=source), said, word, Hand(by, reason))


def chosen_day(chosen: bool, chosen_on: date | None, observed_on: date) -> date | None:
    """The day on which a curator chose it; None where nobody did."""
    return (chosen_on or observed_on) if chosen else None


def _record(new: Any, said: QuerySet[Any], word: Word, hand: Hand) -> Any:
    """Write a fact or statement, and mark which of all that is said stands."""
    rows = list(said.select_related("source").select_for_update(of=("self",)))
    row = next((one for one in rows if one.source_id == new.source_id), new)
    write_rows(say(row, [one for one in rows if one is not row], word, hand), hand, last="current")
    row.refresh_from_db()
    return row


class Word(NamedTuple):
    """What a source says: the column, its value, the day, and the day on which a curator chose it, if so."""

    column: str
    value: Any
    on: date
    chosen: date | None


def say(row: Any, others: Sequence[Any], word: Word, hand: Hand) -> list[Any]:
    """Put a word into a source's row, beside all that others say of the same. Returns what changes."""
    anew = row.pk is None or getattr(row, word.column) != word.value
    setattr(row, word.column, word.value)
    row.observed_on, row.by = word.on, hand.by
    if anew or word.chosen:
        row.decided_on, row.set_aside_on = word.chosen, None
    return [row, *_put_aside(row, others, word.chosen)]


def _put_aside(row: Any, others: Sequence[Any], chosen: date | None) -> list[Any]:
    """Mark what stands, and what a curator read before choosing `row`. Returns the others that change."""
    before = [_marks(other) for other in others]
    for other in others if chosen else ():
        other.decided_on, other.set_aside_on = None, chosen
    mark_standing([row, *others])
    return [other for other, was in zip(others, before, strict=True) if _marks(other) != was]


def mark_standing(rows: Iterable[Any]) -> list[Any]:
    """Mark the one of these that stands as current, and no other. Returns those that change."""
    rows = list(rows)
    standing = which_stands(rows)
    changed = [row for row in rows if row.current != (row is standing)]
    for row in changed:
        row.current = row is standing
    return changed


def _marks(row: Any) -> tuple[Any, ...]:
    return row.current, row.decided_on, row.set_aside_on


def choose(row: Any, said: Any, day: date, hand: Hand) -> None:
    """A curator looked at all that is `said` of one thing, and chose this fact or statement to be shown."""
    others = list(said.exclude(pk=row.pk).select_related("source").select_for_update(of=("self",)))
    row.decided_on, row.set_aside_on = day, None
    write_rows([row, *_put_aside(row, others, day)], hand, last="current")


def set_aside(others: Any, day: date, hand: Hand) -> None:
    """A curator saw what these say and chose another."""
    for other in others:
        other.decided_on, other.set_aside_on = None, day
        hand.save(other)


@transaction.atomic
def replace_facts(
    said: Mapping[int, Mapping[int, bool]], *, source: Source, observed_on: date, hand: Hand | None = None,
    unread: Mapping[int, Set[int]] | None = None,
) -> int:  # fmt: skip
    """Make `source` say just this: {program id: {term id: yes or no}}. Returns rows written.

    Other sources' facts are never touched, except that they may now stand, or no longer stand.
    Facts of the same source that are no longer said are removed; unchanged ones keep their row, and with
    it what a curator decided about them. With a `hand` the changes are noted in the history. Terms of
    `unread` ({program id: term ids}) keep the day they have.
    """
    unread = unread or {}
    return sum(
        _replace({program_id: said[program_id] for program_id in chunk}, source, observed_on, hand, unread)
        for chunk in _chunks(list(said), PROGRAMS)
    )


def _replace(
    said: Mapping[int, Mapping[int, bool]], source: Source, observed_on: date, hand: Hand | None,
    unread: Mapping[int, Set[int]],
) -> int:  # fmt: skip
    own = Fact.objects.filter(program__in=list(said), source=source)
    before = {
        (program_id, term_id): (pk, holds)
        for program_id, term_id, pk, holds in own.values_list("program_id", "term_id", "pk", "holds")
    }
    stale = [pk for (program_id, term_id), (pk, _) in before.items() if term_id not in said[program_id]]
    turned: dict[bool, list[int]] = {True: [], False: []}
    created = []
    for program_id, facts in said.items():
        for term_id, holds in facts.items():
            old = before.get((program_id, term_id))
            if old is None:
                created.append((program_id, term_id, holds))
            elif old[1] != holds:
                turned[holds].append(old[0])
    _delete(stale, hand)
    for holds, ids in turned.items():
        _turn(ids, holds, hand)
    kept = [pk for (program, term), (pk, _) in before.items() if term in unread.get(program, ())]
    redated = own.exclude(observed_on=observed_on).exclude(pk__in=kept).update(observed_on=observed_on)
    _create(created, source, observed_on)
    if hand and created:
        known = {pk for pk, _ in before.values()}
        note(Fact, [pk for pk in own.values_list("pk", flat=True) if pk not in known], ADDED, hand)
    _settle_all(list(said), source)
    return len(stale) + sum(map(len, turned.values())) + redated + len(created)


def _turn(ids: list[int], holds: bool, hand: Hand | None) -> None:
    """Say the opposite. What a curator decided about the old answer is void."""
    if hand:
        note_before(Fact, ids)
    for chunk in _chunks(ids, ROWS):
        Fact.objects.filter(pk__in=chunk).update(holds=holds, decided_on=None, set_aside_on=None)
    if hand:
        note(Fact, ids, CHANGED, hand)


def _create(rows: list[tuple[int, int, bool]], source: Source, observed_on: date) -> None:
    """New facts stand aside where another source's is current already; settling comes after."""
    others = Fact.objects.filter(program__in={row[0] for row in rows}, current=True).exclude(source=source)
    taken = set(others.values_list("program_id", "term_id"))
    for chunk in _chunks(rows, INSERTED):
        _insert([(*row, row[:2] not in taken) for row in chunk], source, observed_on)


def _insert(rows: list[tuple[int, int, bool, bool]], source: Source, observed_on: date) -> None:
    """Facts (program id, term id, holds, current), written without a model instance for each.

    An import brings hundreds of thousands: `bulk_create` takes five times as long. Only integers and
    truth values become part of the statement.
    """
    columns = ("program", "term", "holds", "current", "source", "observed_on")
    names = ", ".join(connection.ops.quote_name(Fact._meta.get_field(name).column) for name in columns)
    values = ", ".join(f"({int(p)}, {int(t)}, {bool(h)}, {bool(c)})" for p, t, h, c in rows)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {connection.ops.quote_name(Fact._meta.db_table)} ({names}) "  # noqa: S608
            f"SELECT column1, column2, column3, column4, %s, %s FROM (VALUES {values}) AS listed",
            [source.pk, observed_on],
        )


def _delete(ids: list[int], hand: Hand | None) -> None:
    if hand:
        remove_rows(Fact, ids, hand)
    for chunk in _chunks([] if hand else ids, ROWS):
        Fact.objects.filter(pk__in=chunk).delete()


def _settle_all(program_ids: list[int], source: Source) -> None:
    """Settle every term of these programs on which another source speaks, or on which none stands."""
    facts = Fact.objects.filter(program__in=program_ids)
    if facts.filter(~Q(source=source) | Q(current=False)).exists():
        settle_facts(program_ids)


def settle_facts(program_ids: Iterable[int]) -> None:
    """Mark on every term of these programs the fact that stands, and no other."""
    facts = Fact.objects.filter(program__in=list(program_ids))
    standing = {row.pk: row.standing for row in Source.objects.all()}
    columns = ("program_id", "term_id", "source_id", "observed_on", "decided_on", "pk", "current")
    spoken: dict[tuple[int, int], list[tuple[Weight, int, bool]]] = defaultdict(list)
    for program_id, term_id, source_id, day, decided, pk, current in (
        facts.order_by().select_for_update().values_list(*columns)
    ):
        weighed = weight(standing[source_id], day, decided, pk)
        spoken[program_id, term_id].append((weighed, pk, current))
    stood, stands = [], []
    for said in spoken.values():
        _, best, shown = max(said)
        stood.extend(pk for _, pk, current in said if current and pk != best)
        stands.extend([] if shown else [best])
    for ids, current in ((stood, False), (stands, True)):
        for chunk in _chunks(ids, ROWS):
            Fact.objects.filter(pk__in=chunk).update(current=current)


def _chunks(items: list, size: int) -> Iterable[list]:
    return (items[start : start + size] for start in range(0, len(items), size))
