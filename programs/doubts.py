"""What two readers say is wrong, shown beside the fact with its day until a curator has looked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.translation import gettext, gettext_noop

from programs import language
from programs.models import Program, Report

About = Report.About

NAMES: Final = {
    About.PHONE: gettext_noop("the phone number"),
    About.OPENING: gettext_noop("whether it takes new people"),
    About.SCHEDULE: gettext_noop("days and times"),
    About.PRICE: gettext_noop("the price"),
    About.ADDRESS: gettext_noop("the address"),
    About.CLOSED: gettext_noop("whether it is open or closed"),
}
"""What each doubt that is about no term is called within a sentence."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """The day on which each thing was put in doubt, by what it is about and the code of the term, if any."""

    days: Mapping[tuple[str, str], date] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.days)

    def on(self, about: str) -> date | None:
        """Since when this is in doubt; None where it is not."""
        return self.days.get((about, ""))

    def on_term(self, code: str) -> date | None:
        """Since when a fact is in doubt, a way to pay included; None where it is not."""
        days = [self.days[about, code] for about in (About.FACT, About.PAYS) if (about, code) in self.days]
        return min(days, default=None)

    @property
    def names(self) -> list[str]:
        """Everything in doubt, in the reader's language: "the phone number", "Medicaid"."""
        return [
            language.term(code).name if code else gettext(NAMES[About(about)]) for about, code in self.days
        ]

    @property
    def newest(self) -> date | None:
        return max(self.days.values(), default=None)


def doubts_in(program: Program) -> Doubts:
    """The doubts about a program that came with its disputes (`ProgramQuerySet.for_page`)."""
    return _doubts(program.disputes)


def with_doubts(programs: Iterable[Program]) -> Iterator[Program]:
    """These programs (from `ProgramQuerySet.for_cards`), each with its `doubts`: a query if there are any."""
    listed = list(programs)
    disputed = [program.pk for program in listed if program.is_disputed]
    found: dict[int, list[Report]] = defaultdict(list)
    if disputed:
        for report in Report.objects.disputes().filter(program__in=disputed).select_related("term"):
            found[report.program_id].append(report)
    for program in listed:
        program.doubts = _doubts(found[program.pk])
        yield program


def _doubts(reports: Iterable[Report]) -> Doubts:
    days: dict[tuple[str, str], date] = {}
    for report in reports:
        days.setdefault((report.about, report.term.code if report.term else ""), report.disputed_on)
    return Doubts(days)
