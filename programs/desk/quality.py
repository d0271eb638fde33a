"""What the desk's page about quality reads: how much is known where, how old it is, and how we keep up.

A fixed number of queries, however many programs there are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

import numpy as np
from django.db.models import Count, Q

from programs import quality
from programs.accuracy import Estimate
from programs.models import (
    Fact,
    Program,
    Proposal,
    Report,
    Sample,
    Source,
    Suggestion,
    Verification,
)
from programs.packing import STATE_NUMBER, mask
from programs.quality import AGES, RECENT, Quality, Share
from programs.states import state_name
from programs.vocabulary import TERMS, Category, terms_in

from . import conflicts, links

WEEKS: Final = 26
ROUNDS: Final = 6
MONTHS: Final = 12

STORED: Final = ("Phone number", "Website", "A price")
"""Of `quality.stored_fields`, what is counted for each state."""


class StateKnown(NamedTuple):
    """A state, and the share of its programs that say something about each of `STATE_FIELDS`."""

    code: str
    name: str
    programs: int
    known: Share
    fields: tuple[Share, ...]


STATE_FIELDS: Final = (*STORED, "Days and times", "Openings", "A way to pay", "Checked in 90 days")


class SourceAge(NamedTuple):
    """A source, and how many of the facts shown are its own, by age as in `quality.AGES` and older."""

    name: str
    facts: int
    ages: tuple[int, ...]


class Week(NamedTuple):
    """A week by its Monday, and how many checks were made in it."""

    monday: date
    checks: int


class Round(NamedTuple):
    """What became of the links of one round."""

    name: str
    made_on: date
    steps: tuple[Share, ...]
    """Made and sent, opened, answered, accepted: each of all links of the round."""


STEPS = ("sent", "opened", "answered", "accepted")


class Month(NamedTuple):
    """A sample all of whose calls were made."""

    sample: Sample
    exact: Estimate
    functional: Estimate


@dataclass(frozen=True, slots=True)
class DeskQuality:
    """Everything the page shows."""

    measured: Quality
    states: tuple[StateKnown, ...]
    sources: tuple[SourceAge, ...]
    weeks: tuple[Week, ...]
    waiting: tuple[tuple[str, int], ...]
    rounds: tuple[Round, ...]
    months: tuple[Month, ...]


def desk_quality(today: date) -> DeskQuality:
    """The state of the data and of the work on a day."""
    rows = quality.read_rows()
    return DeskQuality(
        measured=quality.measure(today, rows),
        states=tuple(_states(rows, today)),
        sources=tuple(_sources(today)),
        weeks=tuple(_weeks(today)),
        waiting=tuple(_waiting()),
        rounds=tuple(_rounds()),
        months=tuple(_months()),
    )


def _states(rows: np.ndarray, today: date) -> list[StateKnown]:
    """States that have programs, by name: one query."""
    stored = _stored_by_state()
    stated = rows["yes"] | rows["no"]
    pays = mask(term.code for category in (Category.PAYS, Category.INSURER) for term in terms_in(category))
    held = (
        rows["parts"] & 1,
        rows["opening"] > 0,
        (stated & pays).any(axis=1),
        rows["checked"] >= (today - RECENT).toordinal(),
    )
    facts = np.bincount(rows["state"], weights=np.bitwise_count(stated).sum(axis=1), minlength=256)
    counts = [np.bincount(rows["state"], weights=one, minlength=256) for one in held]
    programs = np.bincount(rows["state"], minlength=256)
    found = []
    for code, number in STATE_NUMBER.items():
        if of := int(programs[number]):
            told = [*stored.get(code, (0,) * len(STORED)), *(int(count[number]) for count in counts)]
            fields = tuple(Share(name, count, of) for name, count in zip(STATE_FIELDS, told, strict=True))
            known = Share("Of all there is to know", int(facts[number]), of * len(TERMS))
            found.append(StateKnown(code, state_name(code), of, known, fields))
    return sorted(found, key=lambda state: state.name)


def _stored_by_state() -> dict[str, tuple[int, ...]]:
    held = quality.stored_fields()
    counts = {f"field_{number}": Count("pk", filter=held[name]) for number, name in enumerate(STORED)}
    states = Program.objects.published().order_by().values_list("location__state")
    return {state: tuple(told) for state, *told in states.annotate(**counts)}


def _sources(today: date) -> list[SourceAge]:
    """Sources with facts shown of published programs, the largest first: two queries.

    It reads every fact, once: to look for the current ones in an index takes three times as long.
    """
    hidden = Program.objects.exclude(status=Program.Status.PUBLISHED).order_by().values("pk")
    dated = Fact.objects.exclude(program__in=hidden).order_by().values_list("source", "observed_on")
    ages: dict[int, list[int]] = defaultdict(lambda: [0] * (len(AGES) + 1))
    for source, day, shown in dated.annotate(shown=Count("pk", filter=Q(current=True))):
        ages[source][bisect_left([days for days, _ in AGES], (today - day).days)] += shown
    names = dict(Source.objects.filter(pk__in=ages).values_list("pk", "name"))
    found = [SourceAge(names[source], sum(told), tuple(told)) for source, told in ages.items() if any(told)]
    return sorted(found, key=lambda source: -source.facts)


def _weeks(today: date) -> list[Week]:
    """The last half year, the oldest first: one query."""
    monday = today - timedelta(days=today.weekday())
    mondays = [monday - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]
    made = Verification.objects.filter(on__gte=mondays[0], on__lte=today).order_by()
    counts: Counter[date] = Counter()
    for day, checks in made.values_list("on").annotate(Count("pk")):
        counts[day - timedelta(days=day.weekday())] += checks
    return [Week(monday, counts[monday]) for monday in mondays]


def _waiting() -> list[tuple[str, int]]:
    """What waits for somebody to decide: five queries."""
    sent = Proposal.objects.filter(state=Proposal.State.WAITING, submitted_on__isnull=False)
    return [
        ("Conflicts between sources", sum(1 for _ in conflicts.waiting())),
        ("Reports from readers", Report.objects.waiting().count()),
        ("Programs that readers named", Suggestion.objects.filter(state=Suggestion.State.WAITING).count()),
        ("Answers from programs", sent.count()),
    ]


def _rounds() -> list[Round]:
    """The newest rounds of links: one query."""
    return [
        Round(
            row.name,
            row.made_at.date(),
            tuple(Share(name.capitalize(), getattr(row, name), row.made) for name in STEPS),
        )
        for row in links.rounds()[:ROUNDS]
    ]


def _months() -> list[Month]:
    """The newest samples that were called to the end, the newest first: one query."""
    every = Sample.objects.counted()
    done = [sample for sample in every[: 2 * MONTHS] if not sample.tally.open][:MONTHS]
    return [Month(sample, sample.tally.exactly, sample.tally.functionally) for sample in done]
