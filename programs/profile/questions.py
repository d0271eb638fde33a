"""What nobody has said of a program, and the questions to ask instead."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext, gettext_noop

from programs import language
from programs.call_sheet import Question
from programs.models import Fact, Program
from programs.vocabulary import TERM, Category, terms_in

ASKED_ONE_BY_ONE = (
    Category.DELIVERY, Category.PAYS, Category.MEDICATION,
    Category.THERAPY, Category.SERVICE, Category.ACCESS,
)  # fmt: skip
ASKED_AS_ONE = {
    Category.INSURER: (
        gettext_noop("Insurance plans"),
        gettext_noop("Which insurance plans do you take, and for this program?"),
    ),
    Category.LANGUAGE: (gettext_noop("Languages"), gettext_noop("In which languages are the groups held?")),
    Category.SERVES: (
        gettext_noop("Groups for certain people"),
        gettext_noop("Are there groups for some people, such as veterans?"),
    ),
    Category.ACCREDITED: (
        gettext_noop("Accreditation"),
        gettext_noop("Is the program accredited, by whom, and until when?"),
    ),
}
FIELDS = (
    Question(
        "opening",
        gettext_noop("Openings"),
        gettext_noop("Are you taking new people now? How long is the wait?"),
    ),
    Question(
        "schedule",
        gettext_noop("Days and times"),
        gettext_noop("On which days do the groups meet, at what times, and for how many weeks?"),
    ),
    Question(
        "price",
        gettext_noop("Price"),
        gettext_noop("What will I pay in all? Can I have that in writing before I start?"),
    ),
    Question(
        "how_to_start",
        gettext_noop("First step"),
        gettext_noop("How do I start, and how soon is the first visit?"),
    ),
)
"""The questions of what a program states in fields of its own."""


def not_stated(program: Program, facts: Iterable[Fact]) -> list[tuple[str, str]]:
    """What nobody has said, as (name, question to ask), the most decisive first."""
    return [(question.name, question.text) for question in unstated(program, facts)]


def unstated(program: Program, facts: Iterable[Fact]) -> list[Question]:
    """The questions that nobody has answered, the most decisive first."""
    answered = known(program, facts)
    heard_of = {TERM[code].category for code in answered if code in TERM}
    asked = [question.translated() for question in FIELDS if question.key not in answered]
    asked += [
        Question(category, *map(gettext, pair))
        for category, pair in ASKED_AS_ONE.items()
        if category not in heard_of
    ]
    asked += [
        Question(term.code, language.term(term.code).name, language.term(term.code).question)
        for category in ASKED_ONE_BY_ONE
        for term in terms_in(category)
        if term.offered and term.code not in answered
    ]
    return asked


def known(program: Program, facts: Iterable[Fact]) -> set[str]:
    """The codes of the terms that somebody has said yes or no to, and the keys of stated `FIELDS`."""
    said = {fact.term.code: fact.holds for fact in facts}
    implied = {code for code in TERM if any(said.get(other) for other in TERM[code].implied_by)}
    stated = {
        "opening": bool(program.opening),
        "schedule": any(track.sessions.all() for track in program.tracks.all()),
        "price": bool(program.prices.all()),
        "how_to_start": bool(program.how_to_start),
    }
    return {*said, *implied, *(key for key, is_stated in stated.items() if is_stated)}
