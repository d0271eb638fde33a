"""What readers report, as it waits for a curator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from django.db.models import F, Max, Min

from programs.curation import Told
from programs.models import Fact, Program, Report, Term
from programs.reportable import shown_now

About = Report.About

OPENINGS: Final = {
    Program.Opening.FULL: "It is not taking new people",
    Program.Opening.WAITLIST: "It has a waiting list",
    Program.Opening.TAKING: "It is taking new people",
}


class Correction(NamedTuple):
    """Something a curator may put right at once: its value in the form, and in words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Thing:
    """What one or more readers say of one thing of a program. `key` is "phone" or "fact:cbt"."""

    key: str
    about: str
    label: str
    shown: tuple[str, ...]
    reports: tuple[Report, ...]
    disputed_on: date | None
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """A program, and all that waits on it."""

    program: Program
    things: tuple[Thing, ...]


def where_they_wait(about: str = "", doubt: bool = False, state: str = "") -> list[int]:
    """The programs with waiting reports: those that two readers doubt first, then the longest waiting."""
    waiting = Report.objects.disputes() if doubt else Report.objects.waiting()
    waiting = waiting.filter(about=about) if about else waiting
    waiting = waiting.filter(program__location__state=state) if state else waiting
    found = waiting.order_by().values("program").annotate(first=Min("received_on"), doubt=Max("disputed_on"))
    ordered = found.order_by(F("doubt").desc(nulls_last=True), "first", "program")
    return list(ordered.values_list("program", flat=True))


def reported(ids: Collection[int], today: date) -> list[Reported]:
    """These programs, in this order, with everything that waits on them: a fixed number of queries."""
    programs = _programs(ids)
    facts, waiting = _facts(ids), _waiting(ids)
    return [
        Reported(programs[pk], tuple(_things(programs[pk], waiting[pk], facts[pk], today)))
        for pk in ids
        if pk in programs and waiting[pk]
    ]


def reported_thing(program: Program, key: str, today: date) -> Thing | None:
    """One thing of a program that waits, by its key."""
    (found,) = reported([program.pk], today) or [None]
    return next((thing for thing in found.things if thing.key == key), None) if found else None


def told(thing: Thing, value: str) -> Told | None:
    """What a correction says of the program; None for none that was offered."""
    if value not in {one.value for one in thing.corrections}:
        return None
    if thing.about == About.OPENING:
        return Told(fields={"opening": [value, None]})
    if thing.about == About.CLOSED:
        return Told(fields={"status": value})
    return Told(facts={thing.key.partition(":")[2]: value == "yes"})


def _programs(ids: Collection[int]) -> Mapping[int, Program]:
    joined = Program.objects.filter(pk__in=list(ids)).order_by()
    joined = joined.select_related("location__organization", "source")
    return {one.pk: one for one in joined.prefetch_related("phones", "prices", "tracks__sessions")}


def _facts(ids: Collection[int]) -> Mapping[int, list[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    for fact in Fact.objects.shown().filter(program__in=ids):
        found[fact.program_id].append(fact)
    return found


def _waiting(ids: Collection[int]) -> Mapping[int, list[Report]]:
    found: dict[int, list[Report]] = defaultdict(list)
    for report in Report.objects.waiting().filter(program__in=ids).select_related("term"):
        found[report.program_id].append(report)
    return found


def _things(
    program: Program, reports: Iterable[Report], facts: Sequence[Fact], today: date
) -> Iterable[Thing]:
    """The things that readers doubt first, then in the order in which they were first reported."""
    grouped: dict[tuple[str, Term | None], list[Report]] = defaultdict(list)
    for report in reports:
        grouped[report.about, report.term].append(report)
    made = [_thing(program, about, term, same, facts, today) for (about, term), same in grouped.items()]
    return sorted(made, key=lambda thing: thing.disputed_on is None)


def _thing(
    program: Program, about: str, term: Term | None, reports: Sequence[Report], facts: Sequence[Fact],
    today: date,
) -> Thing:  # fmt: skip
    code = term.code if term else ""
    label = str(About(about).label)
    if about == About.CLOSED and program.is_closed:
        label = "It has not closed"
    return Thing(
        key=f"{about}:{code}" if code else about,
        about=about,
        label=f"{label}: {term}" if term else label,
        shown=shown_now(program, facts, about, code, today),
        reports=tuple(reports),
        disputed_on=min((one.disputed_on for one in reports if one.disputed_on), default=None),
        corrections=tuple(_corrections(program, about, code, facts)),
    )


def _corrections(program: Program, about: str, code: str, facts: Iterable[Fact]) -> Iterable[Correction]:
    """What can be put right in one press; numbers, times, prices and addresses need the call screen."""
    if code:
        holds = next((fact.holds for fact in facts if fact.term.code == code), None)
        answers = {"yes": "It is yes", "no": "It is no"}
        return [
            Correction(*each) for each in answers.items() if each[0] != {True: "yes", False: "no"}.get(holds)
        ]
    if about == About.OPENING:
        return [
            Correction(state.value, words) for state, words in OPENINGS.items() if state != program.opening
        ]
    if about == About.CLOSED:
        return (
            [Correction("published", "It is open")]
            if program.is_closed
            else [Correction("closed", "It has closed")]
        )
    return []
