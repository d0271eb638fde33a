"""What a reader can say is wrong about a program, each thing with what is shown of it now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from django.utils.translation import gettext

from programs import language, schedule
from programs.cards import opening_text
from programs.language import Mixed, Own
from programs.models import Fact, Program, Report
from programs.vocabulary import Category

About = Report.About

PAYING: Final = frozenset({Category.PAYS, Category.INSURER})

OF_CLOSED: Final = (About.CLOSED, About.OTHER)
"""What can be said of a program that has closed."""

ALWAYS: Final = (About.OPENING, *OF_CLOSED)
"""What can be said also where nothing is shown."""

_ORDER: Final = {category.value: position for position, category in enumerate(Category)}

Terms = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""Facts to choose from: (heading of the group, (code, name) of each)."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to report: what it is about, what is shown of it, and the facts to choose from."""

    about: str
    label: str
    shown: tuple[str, ...]
    terms: Terms = ()

    @property
    def codes(self) -> set[str]:
        return {code for _, group in self.terms for code, _ in group}


def things(program: Program, facts: Sequence[Fact], today: date) -> list[Thing]:
    """What can be reported of this program, in the order of the choices; `facts` are those shown."""
    found = [_thing(about, program, facts, today) for about in About]
    if program.is_closed:
        return [thing for thing in found if thing.about in OF_CLOSED]
    return [thing for thing in found if thing.shown or thing.terms or thing.about in ALWAYS]


def shown_now(program: Program, facts: Iterable[Fact], about: str, code: str, today: date) -> tuple[str, ...]:
    """What the page says of a thing, a line each; none where it says nothing of it."""
    if code:
        return tuple(_fact_name(fact) for fact in facts if fact.term.code == code)
    return tuple(_lines(about, program, today))


def _thing(about: Report.About, program: Program, facts: Sequence[Fact], today: date) -> Thing:
    label = str(about.label)
    if about == About.CLOSED and program.is_closed:
        label = gettext("It has not closed")
    return Thing(about, label, tuple(_lines(about, program, today)), _terms(about, facts))


def _lines(about: str, program: Program, today: date) -> list[str]:
    match about:
        case About.PHONE:
            return [phone.display for phone in program.phones.all()]
        case About.OPENING:
            return [language.capital(opening_text(program, today))] if program.opening else []
        case About.SCHEDULE:
            return _groups(program)
        case About.PRICE:
            return [
                f"{price.amount} {price.get_unit_display()}, {price.get_basis_display().lower()}"
                for price in program.prices.all()
            ]
        case About.ADDRESS:
            place = program.location
            lines = [*place.street_lines, place.town_line] if place.street_lines else []
            return [", ".join(lines)] if lines else []
        case About.CLOSED if program.is_closed:
            day = language.day(program.closed_on)
            return [gettext("Closed, or no longer listed, since %(day)s") % {"day": day}]
    return []


def _groups(program: Program) -> list[str]:
    words = language.week_words()
    return [
        Mixed(Own(track.name), ": ", schedule.describe(track.slots(), words))
        for track in program.tracks.all()
        if track.sessions.all()
    ]


def _terms(about: str, facts: Iterable[Fact]) -> Terms:
    """The ways to pay it is said to take, or all other facts, by the headings of the page."""
    if about not in (About.PAYS, About.FACT):
        return ()
    wanted = [fact for fact in facts if _is_taken(fact) is (about == About.PAYS)]
    wanted.sort(key=lambda fact: _ORDER[fact.term.category])
    return tuple(
        (language.label(Category(category)), tuple((fact.term.code, _fact_name(fact)) for fact in group))
        for category, group in groupby(wanted, key=lambda fact: fact.term.category)
    )


def _is_taken(fact: Fact) -> bool:
    return fact.holds and fact.term.category in PAYING


def _fact_name(fact: Fact) -> str:
    name = language.term(fact.term.code).name
    return name if fact.holds else gettext("No: %(name)s") % {"name": name}
