"""Writing what a source says, and deciding which of several statements stands.

The rule: a curator's statement stands over a program's own, that over a directory's; between
equals the newer stands. What does not stand is kept beside it, so a conflict is never lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from programs.models import Fact, Program, Source, Statement, Term

BATCH = 5_000


def which_stands(statements: Iterable[Any]) -> Any | None:
    """The one of these facts or statements that is shown, or None when there are none."""
    return max(statements, key=lambda s: (s.source.standing, s.observed_on, s.pk or 0), default=None)


@transaction.atomic
def record_fact(
    program: Program, term: Term, holds: bool, *, source: Source, observed_on: date, by: Any = None
) -> Fact:
    """Keep what `source` says about `term`, and show it if it stands over the others.

    The caller refreshes the search rows (`refresh_rows`) once it is done with the program.
    """
    fact, _ = Fact.objects.update_or_create(
        program=program, term=term, source=source,
        defaults={"holds": holds, "observed_on": observed_on, "by": by},
        create_defaults={"holds": holds, "observed_on": observed_on, "by": by, "current": False},
    )  # fmt: skip
    _settle(Fact.objects.filter(program=program, term=term))
    fact.refresh_from_db()
    return fact


@transaction.atomic
def record_statement(
    program: Program, field: str, value: Any, *, source: Source, observed_on: date, by: Any = None
) -> Statement:
    """Keep what `source` says about one field. Setting the field itself is the caller's next step."""
    statement, _ = Statement.objects.update_or_create(
        program=program, field=field, source=source,
        defaults={"value": value, "observed_on": observed_on, "by": by},
        create_defaults={"value": value, "observed_on": observed_on, "by": by, "current": False},
    )  # fmt: skip
    _settle(Statement.objects.filter(program=program, field=field))
    statement.refresh_from_db()
    return statement


def _settle(statements) -> None:
    """Mark the one that stands as current, and no other."""
    rows = list(statements.select_related("source").select_for_update(of=("self",)))
    standing = which_stands(rows)
    for row in sorted(rows, key=lambda row: row is standing):
        if row.current != (row is standing):
            row.current = row is standing
            row.save(update_fields=["current"])


@transaction.atomic
def replace_facts(said: Mapping[int, Mapping[int, bool]], *, source: Source, observed_on: date) -> int:
    """Make `source` say just this: {program id: {term id: yes or no}}. Returns rows written.

    Other sources' facts are never touched, except that they may now stand, or no longer stand.
    Facts of the same source that are no longer said are removed; unchanged ones keep their row.
    """
    before = _own_facts(said, source)
    stale = [
        fact.pk
        for program_id, facts in before.items()
        for term_id, fact in facts.items()
        if term_id not in said[program_id]
    ]
    changed, created = [], []
    for program_id, facts in said.items():
        for term_id, holds in facts.items():
            old = before.get(program_id, {}).get(term_id)
            if old is None:
                created.append(_fact(program_id, term_id, holds, source, observed_on))
            elif (old.holds, old.observed_on) != (holds, observed_on):
                old.holds, old.observed_on = holds, observed_on
                changed.append(old)
    _delete(stale)
    _yield_to_others(created, changed, set(said), source)
    Fact.objects.bulk_update(changed, ["holds", "observed_on"], batch_size=500)
    Fact.objects.bulk_create(created, batch_size=BATCH)
    _promote(said, source)
    return len(stale) + len(changed) + len(created)


def _fact(program_id: int, term_id: int, holds: bool, source: Source, observed_on: date) -> Fact:
    return Fact(
        program_id=program_id, term_id=term_id, holds=holds, source=source, observed_on=observed_on
    )


def _own_facts(program_ids: Iterable[int], source: Source) -> dict[int, dict[int, Fact]]:
    """This source's facts on these programs, by program and term."""
    found: dict[int, dict[int, Fact]] = {}
    for chunk in _chunks(list(program_ids), 500):
        for fact in Fact.objects.filter(program__in=chunk, source=source):
            found.setdefault(fact.program_id, {})[fact.term_id] = fact
    return found


def _delete(ids: list[int]) -> None:
    for chunk in _chunks(ids, 500):
        Fact.objects.filter(pk__in=chunk).delete()


def _yield_to_others(created: list[Fact], changed: list[Fact], program_ids: set[int], source: Source) -> None:
    """New facts stand aside where another source's fact is current already; `_promote` settles them."""
    taken = set()
    for chunk in _chunks(list(program_ids), 500):
        rows = Fact.objects.filter(program__in=chunk, current=True).exclude(source=source)
        taken.update(rows.values_list("program_id", "term_id"))
    for fact in created:
        fact.current = (fact.program_id, fact.term_id) not in taken


def _promote(program_ids: Iterable[int], source: Source) -> None:
    """Settle every term of these programs on which more than one source speaks, or none stands."""
    for chunk in _chunks(list(program_ids), 500):
        facts = Fact.objects.filter(program__in=chunk)
        others = facts.exclude(source=source).values_list("program_id", "term_id")
        for program_id, term_id in sorted(set(others)):
            _settle(Fact.objects.filter(program_id=program_id, term_id=term_id))


def _chunks(items: list, size: int) -> Iterable[list]:
    return (items[start : start + size] for start in range(0, len(items), size))
