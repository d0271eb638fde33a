"""The order of results, and why each program is where it is.

In words, as published on /how-we-rank/:

1. Programs that fit everything asked come first; those that have not said come after them.
2. Within each, shorter is better: miles, plus a head start of 3 so that the first mile does not decide
   everything, made longer or shorter by what follows. A place we do not know counts as the farthest.
3. For every part of what was asked that a program has not said, up to 50 % longer.
4. Facts checked in the last 90 days count as they are; older than that 10 % longer; older than a year 25 %.
5. Taking new people, said in the last 60 days: 10 % shorter. A waiting list: 15 % longer. Full: 30 % longer.
6. Equal programs are ordered by miles, then by a number made from their address here, never by name.

Nothing about money, ownership or who keeps a listing is an input: `INPUTS` names all that is read.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from programs.packing import NO_DAY, OPENINGS

HEAD_START_MILES: Final = 3.0
NOT_STATED_PENALTY: Final = 0.50
FRESH_DAYS: Final = 90
OLD_DAYS: Final = 365
AGING_PENALTY: Final = 0.10
OLD_PENALTY: Final = 0.25
OPENING_DAYS: Final = 60
TAKING_BONUS: Final = 0.10
WAITLIST_PENALTY: Final = 0.15
FULL_PENALTY: Final = 0.30

INPUTS: Final = ("checked", "opening", "opening_reported", "opening_on", "tie")
"""The fields of a search row that any order may read, besides its distance."""


def softened_miles(rows: np.ndarray, miles: np.ndarray, not_stated: np.ndarray, today: int) -> np.ndarray:
    """Miles after rules 2 to 5, shape (n,). `not_stated` is a share from 0 to 1; `today` an ordinal day.

    Where no row has a point, only the other rules tell them apart.
    """
    placed = np.isfinite(miles)
    farthest = float(miles[placed].max(initial=0.0))
    reach = HEAD_START_MILES + np.where(placed, miles, farthest)
    factors = _age_factor(rows, today) * _opening_factor(rows, today)
    softened: np.ndarray = reach * (1 + NOT_STATED_PENALTY * not_stated) * factors
    return softened


def _age_factor(rows: np.ndarray, today: int) -> np.ndarray:
    days = today - rows["checked"]
    return np.where(days <= FRESH_DAYS, 1.0, np.where(days <= OLD_DAYS, 1 + AGING_PENALTY, 1 + OLD_PENALTY))


def _opening_factor(rows: np.ndarray, today: int) -> np.ndarray:
    fresh = today - rows["opening_reported"] <= OPENING_DAYS
    by_opening = np.array([1.0, 1 - TAKING_BONUS, 1 + WAITLIST_PENALTY, 1 + FULL_PENALTY])
    return np.where(fresh, by_opening[rows["opening"]], 1.0)


def order(sort: str, rows: np.ndarray, miles: np.ndarray, not_stated: np.ndarray, today: int) -> np.ndarray:
    """Positions of the rows in the order of this sort: best, distance, checked or soonest.

    Miles may be approximate to 1 part in a million; `geo.Measure.order` settles a page by exact distance.
    """
    near = np.where(np.isfinite(miles), miles, np.inf)
    keys: dict[str, tuple[np.ndarray, ...]] = {
        "best": (softened_miles(rows, miles, not_stated, today), near),
        "distance": (near,),
        "checked": (-rows["checked"], near),
        "soonest": (_opening_day(rows, today), near),
    }
    return np.lexsort((rows["tie"], *reversed(keys[sort])))


def _opening_day(rows: np.ndarray, today: int) -> np.ndarray:
    """The day a place opens: today when taking people without naming a day, far off when not said."""
    taking = rows["opening"] == OPENINGS.index("taking")
    named = rows["opening_on"] != NO_DAY
    far = np.iinfo(np.int32).max
    return np.where(named, np.maximum(rows["opening_on"], today), np.where(taking, today, far))
