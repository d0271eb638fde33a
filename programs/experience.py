"""What people who took part say of a program: a few plain questions, counted, and never made one score.

They follow what surveys of patients' experience ask in this field: respect, a say in one's own plan, getting
started when one should, family, whether one would choose the place again (AHRQ's CAHPS surveys ECHO and
Outpatient Mental Health), with two that people who look for a program need: groups held as told, cost told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from django.utils.translation import gettext_noop

FEWEST: Final = 20
"""Fewer answers to a question than this are not shown. From 20 on, such a survey told programs apart with a
reliability of 0.80 or more (Zuckerbraun et al. 2023, doi:10.1097/ADM.0000000000001094)."""

MONTHS: Final = 24
"""Answers older than so many months no longer count: programs change."""


class Item(NamedTuple):
    """A question, as it is asked, and what it is about in a few words."""

    code: str
    name: str
    question: str


ITEMS: Final = (
    Item(
        "respect",
        gettext_noop("Treated with respect"),
        gettext_noop("Did the staff treat you with respect?"),
    ),
    Item(
        "plan",
        gettext_noop("A say in the plan"),
        gettext_noop("Did you have a say in your own plan of care?"),
    ),
    Item(
        "start",
        gettext_noop("Started when promised"),
        gettext_noop("Did you start on the day you were told?"),
    ),
    Item(
        "groups",
        gettext_noop("Groups took place"),
        gettext_noop("Did the groups take place at the times you were given?"),
    ),
    Item(
        "cost",
        gettext_noop("Cost told before"),
        gettext_noop("Were you told what you would pay before you started?"),
    ),
    Item(
        "family",
        gettext_noop("Family took part as wished"),
        gettext_noop("Could your family or friends take part as much as you wished?"),
    ),
    Item(
        "next",
        gettext_noop("Help with the next step"),
        gettext_noop("Did they help you with the step after the program?"),
    ),
    Item(
        "again",
        gettext_noop("Would choose it again"),
        gettext_noop("Would you choose this program again?"),
    ),
)
ITEM: Final = {item.code: item for item in ITEMS}


class Answer(StrEnum):
    """What one can say to a question. One that does not apply to a person is not counted in it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    DOES_NOT_APPLY = "none"


ANSWERS: Final = {
    Answer.YES: gettext_noop("Yes"),
    Answer.PARTLY: gettext_noop("Partly"),
    Answer.NO: gettext_noop("No"),
    Answer.DOES_NOT_APPLY: gettext_noop("Does not apply to me"),
}
"""The words for each answer."""

COUNTED: Final = (Answer.YES, Answer.PARTLY, Answer.NO)

Answers = Mapping[str, str]
"""One person's answers, by the code of the question; a question that was skipped is missing."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers to one question. Each of `people` said one of the three."""

    item: Item
    yes: int
    partly: int
    no: int

    @property
    def people(self) -> int:
        return self.yes + self.partly + self.no


@dataclass(frozen=True, slots=True)
class Told:
    """What people told of one program: how many did, from which month to which, and each question's count.

    `tallies` has only questions that enough people answered, so it is empty where there are too few. `most`
    is how many answered the question that the most people did.
    """

    people: int
    most: int
    first: date | None
    last: date | None
    tallies: tuple[Tally, ...]

    @property
    def is_enough(self) -> bool:
        return bool(self.tallies)


def tell(given: Iterable[tuple[date, Answers]], today: date) -> Told:
    """Count what people answered, as (month, answers), in the last `MONTHS` months."""
    since = months_before(today, MONTHS)
    recent = [(month, answers) for month, answers in given if since <= month <= today]
    months = [month for month, _ in recent]
    counted = [_tally(item, (answers for _, answers in recent)) for item in ITEMS]
    return Told(
        len(recent),
        max(tally.people for tally in counted),
        min(months, default=None),
        max(months, default=None),
        tuple(tally for tally in counted if tally.people >= FEWEST),
    )


def _tally(item: Item, given: Iterable[Answers]) -> Tally:
    said = Counter(answers.get(item.code) for answers in given)
    return Tally(item, *(said[answer.value] for answer in COUNTED))


def months_before(day: date, months: int) -> date:
    """The first day of the month so many months before that of a day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)


def is_answers(given: object) -> bool:
    """Whether this is one person's answers: at least one, and each to a question we ask, in our words."""
    return (
        isinstance(given, Mapping)
        and bool(given)
        and all(code in ITEM and isinstance(said, str) and said in ANSWERS for code, said in given.items())
    )
