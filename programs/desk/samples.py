"""What the pages of the monthly samples read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.shortcuts import get_object_or_404

from programs.accuracy import ITEMS, Answer, Asked, Finding, Tally, by_item
from programs.models import Sample, SampledProgram


@dataclass(frozen=True, slots=True)
class Called:
    """One line of the list of calls."""

    row: SampledProgram
    number: str
    finding: str
    amiss: tuple[str, ...]
    """What was not as shown, and what nobody could say."""


@dataclass(frozen=True, slots=True)
class SamplePage:
    """A sample with all its calls; `next` is the first that nobody has made."""

    sample: Sample
    tally: Tally
    calls: tuple[Called, ...]
    items: list[Asked]
    next: int | None
    can_discard: bool


def every_sample() -> list[Sample]:
    """All samples with their tallies, the newest first: one query."""
    return list(Sample.objects.counted().select_related("drawn_by"))


def sample_page(pk: int) -> SamplePage:
    """One sample: three queries. Http404 where there is none."""
    sample = get_object_or_404(Sample.objects.counted(), pk=pk)
    rows = list(sample.drawn.select_related("program__location", "called_by"))
    return SamplePage(
        sample=sample,
        tally=sample.tally,
        calls=tuple(_called(row) for row in rows),
        items=by_item(row.answers for row in rows),
        next=next_open(rows),
        can_discard=not SampledProgram.history.filter(sample=pk).exists(),
    )


def _called(row: SampledProgram) -> Called:
    return Called(
        row=row,
        number=row.shown.get("phone", ""),
        finding=Finding(row.finding).label if row.finding else "",
        amiss=(*_named(row, Answer.NOT_AS_SHOWN, "not as shown"), *_named(row, Answer.NOT_SAID, "not said")),
    )


def _named(row: SampledProgram, answer: Answer, words: str) -> list[str]:
    return [f"{item.name}: {words}" for code, item in ITEMS.items() if row.answers.get(code) == answer]


def next_open(rows: list[SampledProgram], after: int = 0) -> int | None:
    """The next position to call, beginning anew at the end; None when all were called."""
    still = sorted(row.position for row in rows if not row.finding)
    return next((position for position in still if position > after), still[0] if still else None)


class Shown(NamedTuple):
    """Something to ask about: what it is called, and what readers saw."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class CallPage:
    """One program to call, where it stands in the sample, and what is shown, in the order of the call."""

    row: SampledProgram
    asked: tuple[Shown, ...]
    before: int | None
    after: int | None
    done: int
    of: int


def call_page(pk: int, position: int) -> CallPage:
    """The program at a position of a sample: two queries. Http404 where there is none."""
    wanted = SampledProgram.objects.select_related("sample", "program__location", "called_by")
    row = get_object_or_404(wanted, sample=pk, position=position)
    others = dict(SampledProgram.objects.filter(sample=pk).values_list("position", "finding"))
    return CallPage(
        row=row,
        asked=tuple(Shown(item.name, row.shown[code]) for code, item in ITEMS.items() if code in row.shown),
        before=position - 1 if position - 1 in others else None,
        after=position + 1 if position + 1 in others else None,
        done=sum(1 for finding in others.values() if finding),
        of=len(others),
    )


def stood(row: SampledProgram) -> str:
    """Short for what was found, so that a form can tell that it is another by now; empty before the call."""
    said = f"{row.finding} {sorted(row.answers.items())} {row.called_on}"
    return hashlib.sha256(said.encode()).hexdigest()[:12] if row.finding else ""


def following(pk: int, position: int) -> int | None:
    """The next program to call after this one; None when all were called."""
    rows: Any = SampledProgram.objects.filter(sample=pk).only("position", "finding")
    return next_open(list(rows), after=position)
