"""How much harm a listing may do: what orders the work queue. Pure: no HTTP, no database.

In words, as the queue's page publishes it:

1. Each thing that a listing says is taken to be wrong with some chance. After its half-life, of which there
   is one for each kind in `ITEMS`, half of what was not checked since is taken to have changed; after two,
   three quarters. The half-lives are our own guesses, until measured samples say better.
2. What somebody says adds to that: two readers who dispute it `DISPUTED`, a report that waits `REPORTED`, a
   source that contradicts it `CONTRADICTED` and so on, each of what chance is left that it is right.
3. What is not stated misleads nobody, yet everybody has to ask: it counts as wrong with the chance
   `NOT_STATED`. Nobody can ask where there is no telephone number, so that counts as wrong for sure.
4. The chance counts by how bad it is to be wrong: the phone number most, then whether new people are taken.
5. The sum counts by how many people rely on the program, as `reach` shares them out. Their square root is
   taken, so that places with few people are not left for last; nobody counts for less than `FEWEST_PEOPLE`.
6. A program that nobody answered at rests for `REST_DAYS` days: until then it comes after all others.
7. Equal programs are ordered by the last part of their address here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]


class Item(NamedTuple):
    """Something a listing says: how bad it is when that is wrong, and its half-life in days."""

    key: str
    name: str
    weight: float
    half_life: int


ITEMS: Final = (
    Item("phone", "Phone number", 10, 730),
    Item("opening", "Taking new people", 8, 45),
    Item("schedule", "Days and times", 5, 180),
    Item("pays", "Ways to pay", 5, 365),
    Item("address", "Address", 5, 1460),
    Item("level", "Level of care", 4, 730),
    Item("price", "Price", 3, 365),
    Item("rest", "Everything else", 3, 730),
)
AT: Final = {item.key: position for position, item in enumerate(ITEMS)}
"""The column of each item in a matrix."""

DISPUTED, REPORTED, CONTRADICTED, PROPOSED, MATCHED = 0.9, 0.5, 0.5, 0.5, 0.5
EXPIRED, EXPIRING, OUTSIDE_HOURS, UNANSWERED = 0.9, 0.3, 0.5, 0.2
DOUBTS: Final = (
    ("two readers dispute it", DISPUTED),
    ("a reader reports it", REPORTED),
    ("a source contradicts it", CONTRADICTED),
    ("the program proposes changes", PROPOSED),
    ("it may be the same as another program", MATCHED),
    ("the hours of its groups are not the level’s", OUTSIDE_HOURS),
    ("a credential expired", EXPIRED),
    ("a credential expires within 60 days", EXPIRING),
    ("nobody answered, each time", UNANSWERED),
)
"""The same in words."""

NOT_STATED: Final = 0.25
NO_PHONE: Final = 1.0

USUAL_PEOPLE: Final = 50_000
"""A program that so many rely on has at most 100 points."""

FEWEST_PEOPLE: Final = 1_000
REST_DAYS: Final = 2


@dataclass(frozen=True, slots=True)
class Listings:
    """What is known of n programs.

    `days` since each of `ITEMS` was checked, shape (n, items): NaN for what is not stated. `doubts`, of the
    same shape, are chances from 0 to 1 that it is wrong for what somebody says. `people` rely on each.
    """

    slugs: Sequence[str]
    days: Floats
    doubts: Floats
    people: Floats
    resting: npt.NDArray[np.bool_]


def chances(listings: Listings) -> Floats:
    """How likely each thing is wrong, 0 to 1, shape (n, items): rules 1 to 3."""
    half_lives = np.array([item.half_life for item in ITEMS], float)
    unstated = np.full(len(ITEMS), NOT_STATED)
    unstated[AT["phone"]] = NO_PHONE
    stated = np.isfinite(listings.days)
    old = 1 - 0.5 ** (np.where(stated, np.maximum(listings.days, 0), 0) / half_lives)
    wrong: Floats = 1 - (1 - np.where(stated, old, unstated)) * (1 - listings.doubts)
    return wrong


def points(listings: Listings) -> Floats:
    """What each thing adds to a program's harm, shape (n, items): rules 1 to 5."""
    weights = np.array([item.weight for item in ITEMS])
    share = chances(listings) * weights / weights.sum()
    counted: Floats = 100 * share * reliance(listings.people)[:, None]
    return counted


def reliance(people: Floats) -> Floats:
    """How much the people who rely on a program count: 1 for `USUAL_PEOPLE`."""
    counted: Floats = np.sqrt(np.maximum(people, FEWEST_PEOPLE) / USUAL_PEOPLE)
    return counted


def order(listings: Listings, counted: Floats) -> Indices:
    """Positions of the programs, the most harmful first: rules 6 and 7."""
    harm = np.round(counted.sum(axis=1), 6)
    by_slug = np.empty(len(listings.slugs), np.intp)
    by_slug[sorted(range(len(listings.slugs)), key=listings.slugs.__getitem__)] = np.arange(len(by_slug))
    return np.lexsort((by_slug, -harm, listings.resting))


def either(one: float, other: float) -> float:
    """The chance that at least one of two doubts is right."""
    return 1 - (1 - one) * (1 - other)
