"""Conflicts that wait: what one source says and another, which is shown, contradicts."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from django.db.models import JSONField, OuterRef, Subquery

from programs.curation import Rows
from programs.models import Fact, Program, Source, Statement
from programs.vocabulary import TERM, Category

from .words import ADDRESS, FIELD_NAMES, answer, field_name, spoken

ITEM_OF_FIELD: Final = {
    "phones": "phone", "opening": "opening", "status": "opening", "level": "level",
    **dict.fromkeys(ADDRESS, "address"),
}  # fmt: skip
"""Which item of `harm` a field belongs to; all others to the rest."""

PAYS: Final = (Category.PAYS, Category.INSURER)


class Waiting(NamedTuple):
    """That something waits: of which program, about which item of `harm`, said by which source."""

    program: int
    item: str
    source: int


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says: in words, since when, and who wrote it down for it."""

    words: str
    source: str
    day: date
    by: str
    kind: str
    """A `Source.Kind`."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing on which two sources differ. `key` changes with what either of them says."""

    key: str
    program: int
    about: str
    """The code of a term, or the name of a field."""
    name: str
    shown: Said
    other: Said
    rows: Rows


def waiting() -> Iterator[Waiting]:
    """Every conflict that nobody has decided on, an address once: two queries."""
    facts = Fact.objects.conflicts().filter(set_aside_on=None)
    for program, code, source in facts.values_list("program_id", "term__code", "source_id"):
        yield Waiting(program, item_of_term(code), source)
    current = Statement.objects.filter(program=OuterRef("program"), field=OuterRef("field"), current=True)
    rows = Statement.objects.filter(current=False, set_aside_on=None).annotate(
        shown=Subquery(current.values("value")[:1], output_field=JSONField())
    )
    columns = ("program_id", "field", "source_id", "value", "shown")
    differing = [
        (pk, field, by) for pk, field, by, said, shown in rows.values_list(*columns) if said != shown
    ]
    for program, field, source in dict.fromkeys((pk, _group(field), by) for pk, field, by in differing):
        yield Waiting(program, ITEM_OF_FIELD.get(field, "rest"), source)


def conflicts_of(programs: Collection[int]) -> dict[int, list[Conflict]]:
    """The conflicts of these programs, the fields first: three queries."""
    found: dict[int, list[Conflict]] = defaultdict(list)
    for conflict in (*_of_fields(programs), *_of_facts(programs)):
        found[conflict.program].append(conflict)
    return found


def item_of_term(code: str) -> str:
    """Which item of `harm` a term belongs to."""
    return "pays" if code in TERM and TERM[code].category in PAYS else "rest"


def _of_facts(programs: Collection[int]) -> Iterator[Conflict]:
    joined = Fact.objects.filter(program__in=programs).select_related("term", "source", "by")
    others = list(
        joined.filter(pk__in=Fact.objects.conflicts().filter(set_aside_on=None, program__in=programs))
        .order_by("term__bit", "pk")
    )  # fmt: skip
    shown = {
        (fact.program_id, fact.term_id): fact
        for fact in joined.filter(current=True, term__in={fact.term_id for fact in others})
    }
    for other in others:
        fact = shown[other.program_id, other.term_id]
        rows = Rows(facts=(other.pk,))
        yield _conflict(other.program_id, other.term.code, other.term.name, [fact], [other], rows)


def _of_fields(programs: Collection[int]) -> Iterator[Conflict]:
    said = Statement.objects.filter(program__in=programs).select_related("source", "by").order_by("pk")
    shown: dict[tuple[int, str], Statement] = {}
    differing: dict[tuple[int, str, int], list[Statement]] = defaultdict(list)
    rows = list(said)
    for row in rows:
        if row.current:
            shown[row.program_id, row.field] = row
    for row in rows:
        stands = shown.get((row.program_id, row.field))
        if stands and not row.current and not row.set_aside_on and row.value != stands.value:
            differing[row.program_id, _group(row.field), row.source_id].append(row)
    for (program, field, _), others in sorted(differing.items(), key=_place):
        others.sort(key=lambda row: _rank(row.field))
        stand = [shown[program, other.field] for other in others]
        name = "Address" if field in ADDRESS else field_name(field)
        statements = Rows(statements=tuple(other.pk for other in others))
        yield _conflict(program, field, name, stand, others, statements)


def _place(entry: tuple[tuple[int, str, int], Any]) -> tuple[int, int]:
    (program, field, _), _rows = entry
    return program, _rank(field)


def _rank(field: str) -> int:
    return list(FIELD_NAMES).index(field) if field in FIELD_NAMES else len(FIELD_NAMES)


def _group(field: str) -> str:
    """The field that stands for all that are decided together."""
    return ADDRESS[0] if field in ADDRESS else field


def _conflict(
    program: int, about: str, name: str, shown: list[Any], others: list[Any], rows: Rows
) -> Conflict:
    sides = _said(shown), _said(others)
    marks = "|".join(f"{side.words}@{side.source}" for side in sides)
    digest = hashlib.sha256(f"{rows}|{marks}".encode()).hexdigest()[:12]
    return Conflict(digest, program, about, name, *sides, rows)


def _said(rows: list[Any]) -> Said:
    """One side of a conflict: a fact, a field, or the fields of an address."""
    last = max(rows, key=lambda row: row.observed_on)
    names = list(dict.fromkeys(row.source.name for row in rows))
    by = {row.by.get_username() for row in rows if row.by}
    return Said(
        words=_words(rows), source=", ".join(names), day=last.observed_on, by=", ".join(sorted(by)),
        kind=last.source.kind,
    )  # fmt: skip


def _words(rows: list[Any]) -> str:
    if isinstance(rows[0], Fact):
        return answer(rows[0].holds)
    if len(rows) == 1 and rows[0].field not in ADDRESS:
        return spoken(rows[0].field, rows[0].value)
    return "; ".join(f"{field_name(row.field)}: {spoken(row.field, row.value)}" for row in rows)


def keyed(conflicts: Iterable[Conflict]) -> dict[str, Conflict]:
    return {conflict.key: conflict for conflict in conflicts}


@dataclass(frozen=True, slots=True)
class Waits:
    """Where conflicts wait: how many each program has, those with the most first, and each source."""

    programs: list[tuple[int, int]]
    sources: list[tuple[int, str, int]]
    """Id, name, and on how many things others are believed over it."""


def where_they_wait(state: str = "", source: int = 0) -> Waits:
    """In this state, or anywhere; where this source says otherwise, or any: four queries."""
    found = list(waiting())
    counted = Counter(one.program for one in found if source in (0, one.source))
    programs = Program.objects.exclude(status=Program.Status.MERGED).filter(pk__in=[0, *counted])
    if state:
        programs = programs.filter(location__state=state)
    ids = programs.order_by("slug").values_list("pk", flat=True)
    by_source = Counter(one.source for one in found)
    named = Source.objects.filter(pk__in=[0, *by_source]).values_list("pk", "name")
    return Waits(
        sorted(((pk, counted[pk]) for pk in ids), key=lambda entry: -entry[1]),
        [(pk, name, by_source[pk]) for pk, name in named],
    )
