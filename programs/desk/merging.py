"""What merging two programs would do, in sentences, before anybody does it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.db.models import Q

from programs.curation import merging
from programs.curation.facts import which_stands
from programs.desk.words import field_name, spoken
from programs.models import (
    NotSame,
    Program,
    ProgramStaff,
    SampledProgram,
    SourceRecord,
    Statement,
)

NAMES: Final = {
    "tracks": "group schedule", "prices": "price", "credentials": "license or accreditation",
    "outcomes": "measured result", "verifications": "check", "attempts": "call that nobody answered",
    "reports": "report from readers", "proposals": "proposal", "update_links": "link to answer by",
    "invitations": "invitation", "experiences": "answer of people who took part",
}  # fmt: skip
"""What the rows that go along are called, but for facts."""

LEFT: Final = ("name", "status")
"""Fields on which a person's word stays with the program that goes."""


@dataclass(frozen=True)
class Merging:
    """One program that is to be another."""

    gone: Program
    into: Program

    @cached_property
    def why_not(self) -> str:
        """Why it cannot be; empty when it can."""
        return merging.why_not_one(self.gone, self.into)

    @cached_property
    def does(self) -> list[str]:
        """Everything that will happen, a sentence each."""
        return [*self._addresses(), *self._facts(), *self._fields(), *self._rows(), *self._imports()]

    @cached_property
    def warns(self) -> list[str]:
        """What is lost, or speaks against it."""
        return [*self._told_apart(), *self._left(), *self._staff(), *self._samples(), *self._checks()]

    @property
    def mark(self) -> str:
        """Short for all of it: another mark, another outcome."""
        told = "\n".join([self.gone.slug, self.into.slug, *self.does, *self.warns])
        return hashlib.blake2b(told.encode(), digest_size=12).hexdigest()

    def _addresses(self) -> Iterator[str]:
        yield (
            f"{self.gone.get_absolute_url()} leads to {self.into.get_absolute_url()} from now on, and so do "
            "kept lists, calendars and links. Searches show one program."
        )
        others = self.gone.merged.count()
        if others:
            yield f"{_counted(others, 'program')} merged into it before {_goes(others)} along."

    def _facts(self) -> Iterator[str]:
        mine, theirs = self._said(self.into), self._said(self.gone)
        if theirs:
            go = sum(fact.goes for fact in theirs)
            yield f"{_counted(go, 'fact')} {_goes(go)} along.{_stay(len(theirs) - go)}"
        shown = {fact.term_id: fact.holds for fact in mine if fact.current}
        for fact in theirs:
            if fact.was_shown and shown.get(fact.term_id, fact.holds) != fact.holds:
                rivals = [one for one in (*mine, *theirs) if one.term_id == fact.term_id and one.goes]
                stays = which_stands(rivals)
                yield f"They differ on {fact.term.name}: readers will see {'yes' if stays.holds else 'no'}."

    def _said(self, program: Program) -> list[Any]:
        """Its facts, each with whether it is shown, and whether it will be said of the one that stays."""
        rows = list(program.facts.select_related("term", "source").order_by("term__bit", "pk"))
        for row in rows:
            row.was_shown = row.current
            row.goes = program == self.into or merging.goes_along(row, self.into)
        return rows

    def _fields(self) -> Iterator[str]:
        for row in merging.words_that_go(self.gone, self.into):
            yield f"{field_name(row.field)}, as {row.source.name} had it: {spoken(row.field, row.value)}."
        numbers = merging.numbers_after(self.gone, self.into)
        yield f"Phone numbers: {', '.join(numbers) or 'none'}."

    def _rows(self) -> Iterator[str]:
        for name, word in NAMES.items():
            rows = list(getattr(self.gone, name).all())
            go = sum(merging.goes_along(row, self.into) for row in rows)
            if rows:
                yield f"{_counted(go, word)} {_goes(go)} along.{_stay(len(rows) - go)}"
        for name, words in (("assigned_to", "looks after it"), ("mail", "is where the desk writes")):
            if getattr(self.gone, name) and not getattr(self.into, name):
                yield f"{getattr(self.gone, name)} {words}."

    def _imports(self) -> Iterator[str]:
        count = SourceRecord.objects.filter(program=self.gone).count()
        if count:
            tells = "tells" if count == 1 else "tell"
            yield f"{_counted(count, 'row')} of public directories {tells} of the one that stays from now on."

    def _told_apart(self) -> Iterator[str]:
        pair = Q(one=self.gone, other=self.into) | Q(one=self.into, other=self.gone)
        for row in NotSame.objects.filter(pair).select_related("by"):
            yield f"{row.by or 'Somebody'} found on {row.on} that they are not the same."

    def _left(self) -> Iterator[str]:
        said = Statement.objects.filter(
            merging.PEOPLE,
            Q(field__in=LEFT) | Q(field__startswith="location."),
            program=self.gone,
            current=True,
        ).select_related("source")
        for row in said.order_by("field"):
            yield (
                f"{field_name(row.field)} is that of {self.into.slug}. Not taken over: "
                f"{spoken(row.field, row.value)} ({row.source.name}, {row.observed_on})."
            )

    def _staff(self) -> Iterator[str]:
        theirs = self.gone.location.organization_id
        people = ProgramStaff.objects.filter(organization=theirs).count()
        if people and theirs != self.into.location.organization_id:
            owner = self.gone.location.organization.name
            yield f"{_counted(people, 'person')} of {owner} can answer for it no more."

    def _samples(self) -> Iterator[str]:
        for row in SampledProgram.objects.filter(program=self.gone).select_related("sample"):
            yield f"It is in the sample of {row.sample}, which stays as it was drawn."

    def _checks(self) -> Iterator[str]:
        count = self.gone.verifications.exclude(before=None).count()
        if count:
            yield f"{_counted(count, 'check')} of it cannot be taken back any more."
        taken = self.gone.proposals.filter(state="accepted").count()
        if taken:
            yield f"{_counted(taken, 'answer')} of its own that was taken over cannot be put back any more."


def _counted(count: int, word: str) -> str:
    plural = "people" if word == "person" else f"{word}s"
    return f"{count} {word if count == 1 else plural}"


def _goes(count: int) -> str:
    return "goes" if count == 1 else "go"


def _stay(count: int) -> str:
    if not count:
        return ""
    are = "is" if count == 1 else "are"
    return f" {count} of the same kind {are} there already; the second stays as history."
