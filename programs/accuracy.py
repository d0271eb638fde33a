"""How often what we show is right, found by calling programs drawn at random. Pure: no HTTP, no database.

What is judged is what readers saw on the day of the draw. A program counts as

exact        when everything asked about was confirmed to be as shown;
functional   when not everything was, yet the number reached the program and it gives the care shown, so
             that a reader would have come to the right place;
wrong        when the number does not reach it, or it does not give that care;
unreached    when nobody answered. A number that is out of service, or someone else's, is wrong instead.

What nobody at the program could say counts as not confirmed: the measure may be too low, never too high.
Exact and functional are the two measures of Riley, Brouwer and Jonas, "Assessing the accuracy of substance
use disorder treatment search tools", Drug and Alcohol Dependence Reports 12 (2024), PMC11260587; so ours
can be held against theirs. The functional share holds the exact ones too, as theirs does.

The interval is Wilson's score interval at 95 % (Wilson, J. Am. Stat. Assoc. 22, 1927, 209-212), which keeps
its word near 0 and 100 % and in small samples, where the textbook interval does not (Brown, Cai and DasGupta,
Statistical Science 16, 2001, 101-133). Programs are drawn without repetition from a list that has an end, so
the variance is p (1 - p) / n times (N - n) / (N - 1) (Cochran, Sampling Techniques, 3rd ed., 1977, 3.2), and
Wilson's interval is taken for n (N - 1) / (N - n) calls in place of n (so too O'Neill, "Mathematical
properties and finite-population correction for the Wilson score interval", 2021). For 60 of 4,500 that
changes nothing one could see; for 60 of 80, as in a copy for one state, it halves the width.

Those not reached are in no share: shares are of the programs reached. How far that could mislead is told
beside it by two bounds, of all drawn: had every one of them been wrong, and had every one been right.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import inf, sqrt
from statistics import NormalDist
from typing import Final, NamedTuple

from django.utils.translation import gettext_noop

CONFIDENCE: Final = 0.95
Z: Final = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)

USUAL_SIZE: Final = 60
"""Calls a month: at most 13 points of doubt either way, in about a day of one person's time."""

LEAST_REACHED: Final = 30
"""With fewer calls answered the doubt is over 17 points either way, and the number would say no more than
that lists are often wrong. A list that has fewer programs is measured when every one was reached."""

MOST_DRAWN: Final = 400


class Item(NamedTuple):
    """Something shown of a program that the call asks about: its name for readers, and what to ask."""

    name: str
    question: str


ITEMS: Final[Mapping[str, Item]] = {
    "phone": Item(gettext_noop("Phone number"), "Does this number reach the program?"),
    "level": Item(gettext_noop("Level of care"), "Does it give this care?"),
    "numbers": Item(gettext_noop("Other numbers"), "Do these reach it too?"),
    "address": Item(gettext_noop("Address"), "Is this where people come?"),
    "delivery": Item(gettext_noop("In person or online"), "Is this how one can attend?"),
    "ages": Item(gettext_noop("Ages"), "Are these the ages it takes?"),
    "opening": Item(gettext_noop("Openings"), "Is this so today?"),
    "pays": Item(gettext_noop("Ways to pay"), "Are all of these right?"),
    "schedule": Item(gettext_noop("Days and times of groups"), "Are these the days and times?"),
    "price": Item(gettext_noop("Price"), "Is this the price?"),
}
"""In the order of the call. Only what is shown of a program is asked about."""

LEADING: Final = ("phone", "level")
"""What leads a reader to the right program, or away from it."""


class Answer(StrEnum):
    """What the program says of one thing shown."""

    AS_SHOWN = "yes"
    NOT_AS_SHOWN = "no"
    NOT_SAID = "unsaid"


class Finding(StrEnum):
    """What one call found."""

    EXACT = "exact"
    FUNCTIONAL = "functional"
    WRONG = "wrong"
    UNREACHED = "unreached"

    @property
    def label(self) -> str:
        """In words, for the desk."""
        return _LABELS[self]


_LABELS: Final = {
    Finding.EXACT: "Everything was confirmed as shown",
    Finding.FUNCTIONAL: "Not everything was confirmed, yet a reader would have reached it",
    Finding.WRONG: "A reader would have been misled",
    Finding.UNREACHED: "Nobody could be reached",
}


def finding(shown: Collection[str], answers: Mapping[str, str]) -> Finding:
    """What these answers come to, for a program of which these items are shown.

    Where a leading item is not as shown the rest need no answer: there was nobody to ask. ValueError when
    another answer is missing, or nobody could say of a leading item: then it was not reached.
    """
    said = {item: Answer(answers[item]) for item in shown if item in answers}
    leading = [said.get(item, Answer.NOT_SAID) for item in LEADING if item in shown]
    if Answer.NOT_AS_SHOWN in leading:
        return Finding.WRONG
    if set(said) != set(shown) or Answer.NOT_SAID in leading:
        raise ValueError("A call has an answer for everything shown, and a yes or a no for what leads there.")
    return Finding.EXACT if set(said.values()) <= {Answer.AS_SHOWN} else Finding.FUNCTIONAL


def drawn(seed: str, keys: Iterable[str], size: int) -> list[str]:
    """A simple random sample of these keys, in the order of the draw.

    Anyone can draw it again, in any language: sort the keys by the SHA-256 of "seed:key", written in
    hexadecimal, and take the first.
    """
    return sorted(keys, key=lambda key: hashlib.sha256(f"{seed}:{key}".encode()).hexdigest())[:size]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share of the programs reached: the count, 95 % bounds, and the bounds had the unreached been called.

    Shares are from 0 to 1. `least` and `most` are of all drawn: the unreached all wrong, and all right.
    """

    count: int
    of: int
    low: float
    high: float
    least: float
    most: float

    @property
    def share(self) -> float:
        """Of those reached; 0 of nobody."""
        return self.count / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Tally:
    """What the calls of one sample came to."""

    population: int
    drawn: int
    exact: int
    functional: int
    """Not exact, yet leading to the right program."""
    wrong: int
    unreached: int

    @property
    def reached(self) -> int:
        return self.exact + self.functional + self.wrong

    @property
    def called(self) -> int:
        """Reached or not."""
        return self.reached + self.unreached

    @property
    def open(self) -> int:
        """Not called yet."""
        return self.drawn - self.called

    @property
    def exactly(self) -> Estimate:
        """How many are right in everything asked."""
        return self._estimate(self.exact)

    @property
    def functionally(self) -> Estimate:
        """How many lead a reader to the right program: the exact ones too."""
        return self._estimate(self.exact + self.functional)

    @property
    def needed(self) -> int:
        """How many must have been reached before anything is published."""
        return min(LEAST_REACHED, self.population)

    @property
    def why_not(self) -> str:
        """Why this may not be published, in a sentence for the desk; empty when it may."""
        if self.open or not self.drawn:
            return f"{self.open} of {self.drawn} are still to be called: nobody may stop when it looks good."
        if self.reached < self.needed:
            return f"Only {self.reached} were reached. With under {self.needed} the doubt is too large."
        return ""

    def _estimate(self, count: int) -> Estimate:
        low, high = wilson(count, self.reached, self.population)
        every = self.reached + self.unreached or 1
        return Estimate(count, self.reached, low, high, count / every, (count + self.unreached) / every)


class Asked(NamedTuple):
    """One item over many calls: how often it was as shown, not as shown, and nobody could say."""

    item: str
    as_shown: int
    not_as_shown: int
    not_said: int


def by_item(calls: Iterable[Mapping[str, str]]) -> list[Asked]:
    """The answers of these calls, item by item in the order of the call; without items never asked."""
    counts = Counter(pair for answers in calls for pair in answers.items())
    rows = [Asked(item, *(counts[item, answer.value] for answer in Answer)) for item in ITEMS]
    return [row for row in rows if any(row[1:])]


def wilson(count: int, of: int, population: float = inf) -> tuple[float, float]:
    """Bounds, from 0 to 1, between which the share in the population lies, at 95 % confidence.

    `of` were drawn from `population` without repetition. Everything is possible when nobody was; nothing
    else than what was counted when everybody was. ValueError for counts that cannot be.
    """
    if not 0 <= count <= of <= population:
        raise ValueError(f"{count} of {of} of {population} cannot be.")
    if of == 0:
        return 0.0, 1.0
    share = count / of
    if of == population:
        return share, share
    calls = of if population == inf else of * (population - 1) / (population - of)
    doubt = Z * Z / calls
    middle = (share + doubt / 2) / (1 + doubt)
    reach = Z * sqrt(share * (1 - share) / calls + doubt / (4 * calls)) / (1 + doubt)
    low = 0.0 if count == 0 else max(middle - reach, 0.0)
    return low, 1.0 if count == of else min(middle + reach, 1.0)
