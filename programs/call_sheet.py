"""What to ask a program on the phone: what this person asked for first, then what nobody has said.

A question appears only while its answer is not known. The standing questions come last; those that a
program's facts answer are left out too, so a program that says everything gets no filler.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from django.utils.translation import gettext, gettext_noop

from programs import language
from programs.query import Limit
from programs.schedule import decode_free, free_in_words
from programs.vocabulary import TERM

MOST_UNSTATED: Final = 8
"""More questions than one call can hold help nobody: the most decisive come first."""

WHEN_WORDS: Final = {
    "day": gettext_noop("in the daytime"),
    "evening": gettext_noop("in the evening"),
    "weekend": gettext_noop("at the weekend"),
}

OTHER_WAYS: Final = {
    "pays": ("sliding-fee", "payment-help"),
    "insurer": ("out-of-network", "sliding-fee"),
}
"""What to ask about where a way to pay is refused."""


class Question(NamedTuple):
    """Something to ask. `key` names the fact it is about, as a comparison of programs does."""

    key: str
    name: str
    text: str

    def translated(self) -> Question:
        """The question in the reader's language."""
        return Question(self.key, gettext(self.name), gettext(self.text))


def question_on(code: str) -> Question:
    """What to ask about a term."""
    words = language.term(code)
    return Question(code, words.name, words.question)


class Standing(NamedTuple):
    """A question for every program, unless all of these facts are known of it."""

    question: Question
    answered_by: tuple[str, ...] = ()


STANDING: Final = (
    Standing(
        Question(
            "call-back",
            gettext_noop("Calling back"),
            gettext_noop("When should I call back, and who do I ask for?"),
        ),
        ("evening-phone",),
    ),
    Standing(
        Question(
            "first-visit",
            gettext_noop("First visit"),
            gettext_noop("What happens at the first visit, and what should I bring?"),
        )
    ),
    Standing(
        Question(
            "price",
            gettext_noop("Price"),
            gettext_noop("What will I pay in all? Can I have that in writing before I start?"),
        ),
        ("price", "written-estimate"),
    ),
    Standing(
        Question(
            "medications",
            gettext_noop("Medication"),
            gettext_noop("Can I keep taking the medicines I take now? Who looks after them?"),
        ),
        ("medication-management", "oud-medication-accepted"),
    ),
    Standing(
        Question(
            "drug-tests",
            gettext_noop("Drug tests"),
            gettext_noop(
                "Do you test for alcohol or drugs? Who pays, and what does a positive test lead to?"
            ),
        ),
        ("urine-test", "stays-after-use"),
    ),
    Standing(
        Question(
            "missed",
            gettext_noop("Missed sessions"),
            gettext_noop("What happens if I miss a session? Do I still pay for it?"),
        ),
        ("make-up-sessions",),
    ),
    Standing(
        Question(
            "privacy",
            gettext_noop("Privacy"),
            gettext_noop("Who will know that I come here? Who sees my records?"),
        )
    ),
    Standing(
        Question(
            "complaints",
            gettext_noop("Complaints"),
            gettext_noop("If something is wrong, who do I tell, here and at the state?"),
        )
    ),
    Standing(
        Question(
            "after",
            gettext_noop("What comes after"),
            gettext_noop("What happens when the program ends? What support is there?"),
        ),
        ("aftercare", "step-down"),
    ),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions for one program, in the order to ask them.

    `against` names what was asked for and the program says it does not have.
    """

    asked: tuple[Question, ...]
    unstated: tuple[Question, ...]
    standing: tuple[Question, ...]
    against: tuple[Limit, ...]


def sheet(
    limits: Sequence[Limit], unanswered: Collection[str], refused: Collection[str],
    unstated: Sequence[Question], known: Collection[str],
) -> Sheet:  # fmt: skip
    """The sheet of one program.

    Of what nobody has said, it asks only what matters to everybody: openings, times, price, plans ...

    `unanswered` and `refused` are the parameters among the limits that it has not answered, and that it
    answers with a no; `unstated` is all that nobody has said of it, the most decisive first; `known` holds
    the codes of the terms and the names of the fields that somebody has.
    """
    asked = {question.key: question for question in _other_ways(refused, known)}
    asked = _asked([limit for limit in limits if limit.parameter in unanswered], known) | asked
    covered = set(asked) | {limit.parameter for limit in limits}
    rest = [one for one in unstated if one.key not in covered and one.key not in TERM][:MOST_UNSTATED]
    covered |= {question.key for question in rest}
    return Sheet(
        tuple(asked.values()),
        tuple(rest),
        tuple(_standing(covered, known)),
        tuple(limit for limit in limits if limit.parameter in refused),
    )


def _other_ways(refused: Collection[str], known: Collection[str]) -> Iterator[Question]:
    """How else one might pay where the program does not take what was asked."""
    codes = dict.fromkeys(code for parameter in sorted(refused) for code in OTHER_WAYS.get(parameter, ()))
    for code in codes:
        if code not in known:
            yield question_on(code)


def _asked(limits: Iterable[Limit], known: Collection[str]) -> dict[str, Question]:
    """The questions of the limits by their keys; a whole week says more than "evenings"."""
    return {question.key: question for limit in limits for question in _of_limit(limit, known)}


def _of_limit(limit: Limit, known: Collection[str]) -> Iterator[Question]:
    """The questions that one limit leads to; none for a limit that is no question for a program."""
    first = limit.options[0]
    match limit.parameter:
        case "when":
            times = language.either([gettext(WHEN_WORDS[option]) for option in limit.options])
            text = gettext("I can come %(times)s. Which groups meet then?") % {"times": times}
            yield Question("schedule", gettext("Days and times"), text)
        case "free":
            free = free_in_words(decode_free(first), language.week_words())
            text = gettext("I can come %(free)s. Which groups fit that?") % {"free": free}
            yield Question("schedule", gettext("Days and times"), text)
        case "open":
            text = gettext("Are you taking new people now? How long is the wait?")
            yield Question("opening", gettext("Openings"), text)
        case "max_weekly":
            text = gettext("I can pay up to $%(dollars)s a week. Is that enough, in writing?")
            yield Question("price", gettext("Price"), text % {"dollars": first})
        case "age":
            text = gettext("Do you take people aged %(age)s?") % {"age": first}
            yield Question("ages", gettext("Ages"), text)
        case "state":
            states = language.either([language.state(code) for code in limit.options])
            text = gettext("Can I join the online groups from %(states)s?") % {"states": states}
            yield Question("telehealth_states", gettext("Online"), text)
        case _:
            for code in limit.options:
                if code in TERM and code not in known:
                    yield question_on(code)


def _standing(covered: Collection[str], known: Collection[str]) -> Iterator[Question]:
    for question, answered_by in STANDING:
        is_known = bool(answered_by) and all(fact in known for fact in answered_by)
        if question.key not in covered and not is_known:
            yield question.translated()
