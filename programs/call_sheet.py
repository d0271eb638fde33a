"""What to ask a program on the phone: what this person asked for first, then what nobody has said.

A question appears only while its answer is not known. The standing questions come last; those that a
program's facts answer are left out too, so a program that says everything gets no filler.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from programs.query import Limit
from programs.schedule import decode_free, free_in_words
from programs.states import state_name
from programs.vocabulary import TERM

MOST_UNSTATED: Final = 8
"""More questions than one call can hold help nobody: the most decisive come first."""

WHEN_WORDS: Final = {"day": "in the daytime", "evening": "in the evening", "weekend": "at the weekend"}

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


class Standing(NamedTuple):
    """A question for every program, unless all of these facts are known of it."""

    question: Question
    answered_by: tuple[str, ...] = ()


STANDING: Final = (
    Standing(
        Question("call-back", "Calling back", "When is the best time to call back, and who do I ask for?"),
        ("evening-phone",),
    ),
    Standing(
        Question("first-visit", "First visit", "What happens at the first visit, and what should I bring?")
    ),
    Standing(
        Question("price", "Price", "What will I pay in all? Can I have that in writing before I start?"),
        ("price", "written-estimate"),
    ),
    Standing(
        Question(
            "medications", "Medication", "Can I keep taking the medicines I take now? Who looks after them?"
        ),
        ("medication-management", "oud-medication-accepted"),
    ),
    Standing(
        Question(
            "drug-tests", "Drug tests",
            "Do you test for alcohol or drugs? Who pays, and what does a positive test lead to?",
        ),
        ("urine-test", "stays-after-use"),
    ),
    Standing(
        Question("missed", "Missed sessions", "What happens if I miss a session? Do I still pay for it?"),
        ("make-up-sessions",),
    ),
    Standing(
        Question("privacy", "Privacy", "Who will know that I come here? Who sees my records?")
    ),
    Standing(
        Question("complaints", "Complaints", "If something is wrong, who do I tell, here and at the state?")
    ),
    Standing(
        Question("after", "What comes after", "What happens when the program ends? What support is there?"),
        ("aftercare", "step-down"),
    ),
)  # fmt: skip


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
            yield Question(code, TERM[code].name, TERM[code].question)


def _asked(limits: Iterable[Limit], known: Collection[str]) -> dict[str, Question]:
    """The questions of the limits by their keys; a whole week says more than "evenings"."""
    return {question.key: question for limit in limits for question in _of_limit(limit, known)}


def _of_limit(limit: Limit, known: Collection[str]) -> Iterator[Question]:
    """The questions that one limit leads to; none for a limit that is no question for a program."""
    first = limit.options[0]
    match limit.parameter:
        case "when":
            times = " or ".join(WHEN_WORDS[option] for option in limit.options)
            yield Question("schedule", "Days and times", f"I can come {times}. Which groups meet then?")
        case "free":
            free = free_in_words(decode_free(first))
            yield Question("schedule", "Days and times", f"I can come {free}. Which groups fit that?")
        case "open":
            text = "Are you taking new people now? How long is the wait?"
            yield Question("opening", "Openings", text)
        case "max_weekly":
            yield Question("price", "Price", f"I can pay up to ${first} a week. Is that enough, in writing?")
        case "age":
            yield Question("ages", "Ages", f"Do you take people aged {first}?")
        case "state":
            states = " or ".join(map(state_name, limit.options))
            yield Question("telehealth_states", "Online", f"Can I join the online groups from {states}?")
        case _:
            for code in limit.options:
                if code in TERM and code not in known:
                    yield Question(code, TERM[code].name, TERM[code].question)


def _standing(covered: Collection[str], known: Collection[str]) -> Iterator[Question]:
    for question, answered_by in STANDING:
        is_known = bool(answered_by) and all(fact in known for fact in answered_by)
        if question.key not in covered and not is_known:
            yield question
