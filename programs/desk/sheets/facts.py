"""The sheet of facts: program, term, and yes, no or not stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import tablib
from import_export.fields import Field

from programs.curation import Told
from programs.models import Fact, Term

from .cells import NOT_STATED, Answer, Known, PastDay, Text
from .resource import Change, Said, SheetResource


class Row(NamedTuple):
    holds: bool | None
    on: date
    number: int


class FactSheet(SheetResource):
    """What our curators know of programs, a fact a row. "not stated" takes our own earlier word back."""

    needs = ("program", "term", "says")

    term = Field(attribute="term", column_name="term", widget=Known("term", "code"))
    says = Field(attribute="holds", column_name="says", widget=Answer(may_be_open=True))
    observed_on = Field(attribute="observed_on", column_name="observed_on", widget=PastDay())
    name = Field(attribute="program__name", column_name="name", widget=Text(), readonly=True)
    place = Field(attribute="program__location__town_line", column_name="place", widget=Text(), readonly=True)
    means = Field(attribute="term__name", column_name="term in words", widget=Text(), readonly=True)

    class Meta(SheetResource.Meta):
        model = Fact
        fields = ("program", "term", "says", "observed_on", "name", "place", "means")

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        super().before_import(dataset, **kwargs)
        self.rows: dict[tuple[int, int], Row] = {}
        self.terms = {term.pk: term for term in Term.objects.all()}
        self.fields["term"].widget.rows = {term.code: term for term in self.terms.values()}

    def unchecked(self, instance: Any) -> set[str]:
        return {"holds", "observed_on"}

    def take(self, instance: Any, row: Any, number: int) -> None:
        key = (instance.program_id, instance.term_id)
        self.once(key, number)
        self.rows[key] = Row(instance.holds, self.day(row), number)

    def news(self) -> Iterator[tuple[int, int, Row, str]]:
        """(program, term, row, what is shown now) of each row that says something new."""
        own: dict[tuple[int, int], tuple[bool, date]] = {}
        shown: dict[tuple[int, int], bool] = {}
        columns = ("program", "term", "holds", "observed_on", "source", "current")
        for program, term, holds, on, source, current in self.in_programs(
            Fact.objects.order_by().values_list(*columns)
        ):
            if source == self.source.pk:
                own[program, term] = (holds, on)
            if current:
                shown[program, term] = holds
        for key, row in self.rows.items():
            known, on = own.get(key, (None, date.min))
            if known != row.holds or (known is not None and on < row.on):
                yield *key, row, words(shown.get(key))

    def changes(self) -> Iterator[Change]:
        for program, term, row, before in self.news():
            name = self.programs[program].name
            yield Change(row.number, name, self.terms[term].name, before, words(row.holds))

    def said(self) -> Iterator[Said]:
        facts: dict[tuple[int, date], dict[str, bool | None]] = defaultdict(dict)
        for program, term, row, _ in self.news():
            facts[program, row.on][self.terms[term].code] = row.holds
        for (program, on), told in sorted(facts.items()):
            yield Said(program, on, Told(facts=told))


def words(holds: bool | None) -> str:
    return NOT_STATED if holds is None else "yes" if holds else "no"
