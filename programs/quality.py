"""How good the data is: how much there is and where, how old it is, and how much of it is missing.

Counted anew each time from the search rows, whose every fact is a bit, and a few sums in SQL: five queries,
however many programs there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np
from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext, gettext_noop

from programs import language
from programs.accuracy import Asked, by_item
from programs.models import (
    Credential,
    ImportRun,
    Outcome,
    Phone,
    Price,
    Program,
    Sample,
    SearchRow,
    Source,
    Verification,
)
from programs.packing import NO_AGE, STATE_NUMBER, mask, unpack
from programs.vocabulary import TERMS, Category, terms_in

AGES: Final = (
    (90, gettext_noop("In the last 90 days")),
    (365, gettext_noop("91 days to a year ago")),
    (730, gettext_noop("One to two years ago")),
    (1095, gettext_noop("Two to three years ago")),
)
"""Upper ends in days, each for those older than the one before."""
OLDER: Final = gettext_noop("Longer ago")
RECENT: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of so many programs say something about a subject, named in the reader's language."""

    label: str
    count: int
    of: int

    @property
    def percent(self) -> float:
        """From 0 to 100; 0 of nothing is 0."""
        return 100 * self.count / self.of if self.of else 0.0

    @property
    def words(self) -> str:
        """In whole per cent."""
        return whole_percent(self.percent / 100)


def whole_percent(share: float) -> str:
    """A share of 0 to 1 in whole per cent; what is not quite none or not quite all never looks so."""
    if 0 < share < 0.01:
        return gettext("under 1%")
    if 0.99 < share < 1:
        return gettext("over 99%")
    return f"{100 * share:.0f}%"


@dataclass(frozen=True, slots=True)
class StateCount:
    """Programs in a state or territory."""

    code: str
    name: str
    programs: int


@dataclass(frozen=True, slots=True)
class Said:
    """What a source brought: the programs it lists, the days it speaks of them, and when we read it."""

    source: Source
    programs: int
    oldest: date | None
    newest: date | None
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Quality:
    """Everything the page about our data shows of published programs.

    `facts` counts yes and no, also those that follow from another; `possible` is how many there would be
    had every program answered for every term.
    """

    programs: int
    facts: int
    possible: int
    states: tuple[StateCount, ...]
    ages: tuple[Share, ...]
    fields: tuple[Share, ...]
    categories: tuple[Share, ...]
    sources: tuple[Said, ...]
    checked_by_us: int


def read_rows() -> np.ndarray:
    """The search rows of all published programs: one query."""
    return unpack([SearchRow.objects.all_records()])


def measure(today: date, rows: np.ndarray | None = None) -> Quality:
    """The state of the data on a day; `rows` where `read_rows` was asked already."""
    rows = read_rows() if rows is None else rows
    stated = rows["yes"] | rows["no"]
    return Quality(
        programs=len(rows),
        facts=int(np.bitwise_count(stated).sum()),
        possible=len(rows) * len(TERMS),
        states=_states(rows),
        ages=_ages(rows, today),
        fields=(*_row_fields(rows), *_stored_fields(len(rows))),
        categories=tuple(_told(stated)),
        sources=tuple(_sources()),
        checked_by_us=_checked(today),
    )


def measured_months() -> list[Sample]:
    """The samples whose measure is published, the newest first, each with its `tally`: one query."""
    return list(Sample.objects.counted().published())


def asked_in(sample: Sample) -> list[Asked]:
    """What the calls of a sample asked, item by item: one query."""
    return by_item(sample.drawn.order_by().values_list("answers", flat=True))


def _told(stated: np.ndarray) -> Iterator[Share]:
    """In how many programs something is said in each category."""
    for category in Category:
        asked = stated & mask(term.code for term in terms_in(category))
        yield Share(language.label(category), int(np.count_nonzero(asked.any(axis=1))), len(stated))


def _states(rows: np.ndarray) -> tuple[StateCount, ...]:
    counts = np.bincount(rows["state"], minlength=256)
    found = [
        StateCount(code, language.state(code), int(counts[number])) for code, number in STATE_NUMBER.items()
    ]
    return tuple(sorted(found, key=lambda state: state.name))


def _ages(rows: np.ndarray, today: date) -> tuple[Share, ...]:
    ends = [days for days, _ in AGES]
    steps = np.bincount(
        np.searchsorted(ends, today.toordinal() - rows["checked"].astype("i8")), minlength=len(AGES) + 1
    )
    labels = [gettext(label) for label in (*dict(AGES).values(), OLDER)]
    return tuple(Share(label, int(count), len(rows)) for label, count in zip(labels, steps, strict=True))


def _row_fields(rows: np.ndarray) -> list[Share]:
    """What the search rows know besides terms."""
    known = {
        gettext_noop("Days and times of groups"): rows["parts"] & 1,
        gettext_noop("Openings"): rows["opening"] > 0,
        gettext_noop("Youngest or oldest age"): (rows["min_age"] != NO_AGE) | (rows["max_age"] != NO_AGE),
        gettext_noop("A point on the map"): ~np.isnan(rows["lat"]),
    }
    return [Share(gettext(label), int(np.count_nonzero(held)), len(rows)) for label, held in known.items()]


def _stored_fields(programs: int) -> list[Share]:
    """What only the programs and the tables around them know: one query."""
    known = stored_fields()
    counted = Program.objects.published().aggregate(
        **{f"field_{number}": Count("pk", filter=held) for number, held in enumerate(known.values())}
    )
    return [Share(gettext(label), counted[f"field_{number}"], programs) for number, label in enumerate(known)]


def stored_fields() -> dict[str, Q | Exists]:
    """What tells that a program has said each of these, by its name in English."""
    return {
        gettext_noop("Phone number"): _has(Phone.objects),
        gettext_noop("Website"): ~Q(website=""),
        gettext_noop("How to start"): ~Q(how_to_start=""),
        gettext_noop("How many weeks"): Q(weeks__isnull=False),
        gettext_noop("A price"): _has(Price.objects),
        gettext_noop("A license or accreditation we could read"): _has(Credential.objects),
        gettext_noop("Measured results"): _has(Outcome.objects),
    }


def _has(rows: QuerySet) -> Exists:
    return Exists(rows.filter(program=OuterRef("pk")))


def _sources() -> Iterator[Said]:
    """Every source that lists a published program or made a check, the largest first: two queries."""
    listed = {
        source: (count, oldest, newest)
        for source, count, oldest, newest in Program.objects.published()
        .order_by()
        .values_list("source")
        .annotate(Count("pk"), Min("observed_on"), Max("observed_on"))
    }
    runs = ImportRun.objects.filter(source=OuterRef("pk"), finished_at__isnull=False)
    checks = Verification.objects.filter(source=OuterRef("pk"))
    sources = Source.objects.filter(Q(pk__in=list(listed)) | Exists(checks)).annotate(
        read_at=Subquery(runs.order_by("-finished_at").values("finished_at")[:1])
    )
    nothing = (0, None, None)
    for source in sorted(sources, key=lambda source: -listed.get(source.pk, nothing)[0]):
        yield Said(source, *listed.get(source.pk, nothing), source.read_at)


def _checked(today: date) -> int:
    """Published programs that somebody called, visited or wrote to in the last 90 days: one query."""
    recent = Verification.objects.filter(on__gt=today - RECENT, on__lte=today, program__status="published")
    return recent.aggregate(programs=Count("program", distinct=True))["programs"]
