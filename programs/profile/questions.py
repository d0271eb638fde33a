"""What nobody has said of a program, and the questions to ask instead."""

from __future__ import annotations

from collections.abc import Iterable

from programs.models import Fact, Program
from programs.vocabulary import TERM, Category, terms_in

ASKED_ONE_BY_ONE = (
    Category.DELIVERY, Category.PAYS, Category.MEDICATION,
    Category.THERAPY, Category.SERVICE, Category.ACCESS,
)  # fmt: skip
ASKED_AS_ONE = {
    Category.INSURER: ("Insurance plans", "Which insurance plans do you take, and for this program?"),
    Category.LANGUAGE: ("Languages", "In which languages are the groups held?"),
    Category.SERVES: (
        "Groups for certain people",
        "Are there groups for some people, such as veterans?",
    ),
    Category.ACCREDITED: ("Accreditation", "Is the program accredited, by whom, and until when?"),
}


def not_stated(program: Program, facts: Iterable[Fact]) -> list[tuple[str, str]]:
    """What nobody has said, as (name, question to ask), the most decisive first."""
    said = {fact.term.code for fact in facts}
    said_yes = {fact.term.code for fact in facts if fact.holds}
    implied = {code for code in TERM if any(other in said_yes for other in TERM[code].implied_by)}
    heard_of = {TERM[code].category for code in said if code in TERM}
    asked = [pair for missing, pair in _field_questions(program) if missing]
    asked += [pair for category, pair in ASKED_AS_ONE.items() if category not in heard_of]
    asked += [
        (term.name, term.question)
        for category in ASKED_ONE_BY_ONE
        for term in terms_in(category)
        if term.offered and term.code not in said | implied
    ]
    return asked


def _field_questions(program: Program) -> list[tuple[bool, tuple[str, str]]]:
    return [
        (not program.opening, ("Openings", "Are you taking new people now? How long is the wait?")),
        (
            not any(track.sessions.all() for track in program.tracks.all()),
            (
                "Days and times",
                "On which days do the groups meet, at what times, and for how many weeks?",
            ),
        ),
        (
            not program.prices.all(),
            ("Price", "What will I pay in all? Can I have that in writing before I start?"),
        ),
        (not program.how_to_start, ("First step", "How do I start, and how soon is the first visit?")),
    ]
