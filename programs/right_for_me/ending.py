"""How the answers come together at the end of the page: the most pressing first, always."""

from __future__ import annotations

from typing import Final

from programs.right_for_me.fit import GROUPS, HOME, SUPERVISION
from programs.right_for_me.hours import SCHEDULE, STRUCTURE
from programs.right_for_me.kinds import Answer, Kind, Question, Words
from programs.right_for_me.safety import SAFETY

FIT: Final = (SUPERVISION, HOME, GROUPS, STRUCTURE, SCHEDULE)
QUESTIONS: Final[tuple[Question, ...]] = (*SAFETY, *FIT)


def _in_order() -> tuple[tuple[Question, Answer], ...]:
    pressing = list(Kind)
    pairs = [(question, answer) for question in QUESTIONS for answer in question.answers]
    return tuple(sorted(pairs, key=lambda pair: pressing.index(pair[1].outcome.kind)))


ENDING: Final = _in_order()
"""Every answer as the end of the page lists it. A page shows those that were chosen and hides the others."""

IN_SHORT: Final[dict[Kind, Words]] = {
    Kind.URGENT: Words(
        "One thing comes first: please call. Everything else here can wait until then.",
    ),
    Kind.MORE: Words(
        "You may want more help than an IOP gives, at least at the start. Ask about that first. "
        "An IOP can follow.",
        "They may want more help than an IOP gives, at least at the start. Ask about that first. "
        "An IOP can follow.",
    ),
    Kind.OTHER: Words(
        "An IOP may work with some help around it, or something else may suit you better. "
        "A first visit at a program is a good place to find out.",
        "An IOP may work with some help around it, or something else may suit them better. "
        "A first visit at a program is a good place to find out.",
    ),
    Kind.SUITS: Words(
        "From what you say, an IOP is worth asking about. Call one or two, and ask for a first visit.",
        "From what you say, an IOP is worth asking about. Call one or two, and ask for a first visit for "
        "them.",
    ),
    Kind.CLEAR: Words(
        "Nothing urgent so far. Go on with the next questions, or skip them and look for programs.",
    ),
}
"""What the whole comes to, by the most pressing kind among the answers."""
