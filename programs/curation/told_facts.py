"""What one source says of many programs' terms, written at once by the rule for one (`facts.say`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from programs.models import Fact, Source

from .facts import Word, chosen_day, mark_standing, say
from .keeping import Hand
from .writing import remove_rows, write_rows

Term = tuple[int, int]
"""A program and a term of it, by their numbers."""

ROWS = 900


class TermSaid(NamedTuple):
    """What is said of one term of one program; None takes an earlier word of the source back."""

    program: int
    term: int
    holds: bool | None
    on: date


def say_facts(
    words: Sequence[TermSaid], *, source: Source, hand: Hand, chosen: bool, chosen_on: date | None
) -> None:
    """Keep these words, each on a term of its own, and show what stands. For whoever holds the programs."""
    spoken = _spoken({(word.program, word.term) for word in words})
    gone: list[int] = []
    changed: list[Fact] = []
    for word in words:
        said = spoken[word.program, word.term]
        own = [fact for fact in said if fact.source_id == source.pk]
        others = [fact for fact in said if fact.source_id != source.pk]
        if word.holds is None:
            gone += [fact.pk for fact in own]
            changed += mark_standing(others)
        else:
            row = own[0] if own else Fact(program_id=word.program, term_id=word.term, source=source)
            day = chosen_day(chosen, chosen_on, word.on)
            changed += say(row, others, Word("holds", word.holds, word.on, day), hand)
    remove_rows(Fact, gone, hand)
    write_rows(changed, hand, last="current")


def _spoken(wanted: Collection[Term]) -> dict[Term, list[Fact]]:
    """All that anybody says of these."""
    sources = {source.pk: source for source in Source.objects.all()}
    spoken: dict[Term, list[Fact]] = defaultdict(list)
    for ids in _ids(wanted):
        for fact in Fact.objects.select_for_update().filter(pk__in=ids):
            fact.source = sources[fact.source_id]
            spoken[fact.program_id, fact.term_id].append(fact)
    return spoken


def _ids(wanted: Collection[Term]) -> Iterable[list[int]]:
    """The numbers of the facts on these, some at a time."""
    programs, terms = {program for program, _ in wanted}, {term for _, term in wanted}
    rows = Fact.objects.filter(program__in=programs, term__in=terms).order_by()
    found = [pk for pk, *key in rows.values_list("pk", "program_id", "term_id") if tuple(key) in wanted]
    return (found[start : start + ROWS] for start in range(0, len(found), ROWS))
