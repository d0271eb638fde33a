"""What a course of treatment may cost the person who goes: a range, and what it assumes.

All money is in whole US cents and every step is whole-number arithmetic, so that the worksheet in the page
(`static/js/cost.js`) gives the same answer to the cent. It is an estimate of one program's own charges: not a
quote, and not what a plan has agreed to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

MOST_SESSIONS: Final = 14
MOST_WEEKS: Final = 104
MOST_CENTS: Final = 100_000_00
"""The most a worksheet takes: two sessions a day, two years, 100,000 dollars."""

WHOLE: Final = 10_000
"""All of an amount, in hundredths of a percent."""

_MONEY: Final = re.compile(r"\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,2}))?", re.ASCII)
_PERCENT: Final = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))?\s*%?", re.ASCII)
_WHOLE_NUMBER: Final = re.compile(r"\d{1,3}", re.ASCII)


class Way(StrEnum):
    """Who pays the program."""

    SELF = "self"
    INSURANCE = "insurance"


class Unit(StrEnum):
    """What one price buys."""

    SESSION = "session"
    WEEK = "week"
    COURSE = "course"


class Applies(StrEnum):
    """Whether the plan's deductible comes before it pays for these sessions."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet as filled in; money in cents, None where a line is left empty.

    `sessions` a week, from 1 to `MOST_SESSIONS`, for `fewest` to `most` weeks. `price` buys one `unit`:
    the program's price or, with insurance, what the plan allows. `sliding` is the lowest price of the same
    unit on a sliding scale. `copay` is for a session; `coinsurance` in hundredths of a percent; `deductible`
    and `cap` are what is left of them this year, a `cap` of None being none.
    """

    sessions: int
    fewest: int
    most: int
    way: Way = Way.SELF
    price: int | None = None
    unit: Unit = Unit.SESSION
    sliding: int | None = None
    copay: int | None = None
    deductible: int | None = None
    applies: Applies = Applies.UNKNOWN
    coinsurance: int | None = None
    cap: int | None = None


class Estimate(NamedTuple):
    """Cents in all, and sessions in all, each from the least to the most; and what was assumed, by name."""

    low: int
    high: int
    fewest_sessions: int
    most_sessions: int
    assumes: tuple[str, ...]


def estimate(sheet: Sheet) -> Estimate | None:
    """What the sheet comes to; None while it lacks what the sum needs (`lacks`)."""
    if lacks(sheet):
        return None
    low, high = _range(sheet)
    return Estimate(low, high, sheet.sessions * sheet.fewest, sheet.sessions * sheet.most, assumes(sheet))


def lacks(sheet: Sheet) -> str:
    """The first thing missing: "price" or "share" (a copay, or a price with what the plan leaves to pay)."""
    if sheet.way is Way.SELF:
        return "price" if sheet.price is None else ""
    if sheet.price is None and (sheet.deductible or sheet.coinsurance):
        return "price"
    return "share" if sheet.copay is None and sheet.coinsurance is None else ""


def assumes(sheet: Sheet) -> tuple[str, ...]:
    """The names of what the range takes for granted, in the order they are told."""
    insured = sheet.way is Way.INSURANCE
    told = {
        "every-session": True,
        "weeks": sheet.fewest != sheet.most,
        "sliding": not insured and sheet.sliding is not None,
        "deductible-unknown": insured and bool(sheet.deductible) and sheet.applies is Applies.UNKNOWN,
        "deductible-first": insured and bool(sheet.deductible) and sheet.applies is Applies.YES,
        "deductible-skipped": insured and bool(sheet.deductible) and sheet.applies is Applies.NO,
        "cap": insured and sheet.cap is not None,
        "covered": insured,
        "extras": True,
    }
    return tuple(name for name, holds in told.items() if holds)


def _range(sheet: Sheet) -> tuple[int, int]:
    if sheet.way is Way.SELF:
        price = sheet.price or 0
        lowest = price if sheet.sliding is None else min(price, sheet.sliding)
        return charges(sheet, lowest, sheet.fewest), charges(sheet, price, sheet.most)
    options = {Applies.YES: (True,), Applies.NO: (False,), Applies.UNKNOWN: (False, True)}[sheet.applies]
    return (
        min(share(sheet, sheet.fewest, first) for first in options),
        max(share(sheet, sheet.most, first) for first in options),
    )


def charges(sheet: Sheet, price: int, weeks: int) -> int:
    """Cents in all for so many weeks at a price of the sheet's unit."""
    return price * {Unit.SESSION: sheet.sessions * weeks, Unit.WEEK: weeks, Unit.COURSE: 1}[sheet.unit]


def share(sheet: Sheet, weeks: int, deductible_first: bool) -> int:
    """Cents a person pays of a plan's charges over so many weeks.

    First what is left of the deductible, where it comes first. Of the rest the coinsurance, to the nearest
    cent, and a copay for each session that the rest stands for; together never more than the rest. In all,
    never more than is left of the out-of-pocket maximum.
    """
    sessions, copay = sheet.sessions * weeks, sheet.copay or 0
    if sheet.price is None:
        paid = sessions * copay
    else:
        total = charges(sheet, sheet.price, weeks)
        deductible = min(sheet.deductible or 0, total) if deductible_first else 0
        rest = total - deductible
        left = -(-sessions * rest // total) if total else 0
        coinsurance = (rest * (sheet.coinsurance or 0) + WHOLE // 2) // WHOLE
        paid = deductible + min(rest, left * copay + coinsurance)
    return paid if sheet.cap is None else min(paid, sheet.cap)


def cents_of(text: str) -> int | None:
    """Cents from dollars as people type them: "40", "$1,250.50"; None for an empty line.

    ValueError for anything else, and for more than `MOST_CENTS`.
    """
    if not text.strip():
        return None
    found = _MONEY.fullmatch(text.strip())
    if not found:
        raise ValueError(f"not an amount in dollars: {text!r}")
    cents = int(found[1].replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0"))
    if cents > MOST_CENTS:
        raise ValueError(f"not an amount in dollars: {text!r}")
    return cents


def hundredths_of(text: str) -> int | None:
    """Hundredths of a percent from "20", "12.5 %"; None for an empty line. ValueError beyond 100."""
    if not text.strip():
        return None
    found = _PERCENT.fullmatch(text.strip())
    if not found:
        raise ValueError(f"not a percentage: {text!r}")
    hundredths = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))
    if hundredths > WHOLE:
        raise ValueError(f"not a percentage: {text!r}")
    return hundredths


def number_of(text: str, most: int) -> int:
    """A whole number from 1 to `most`; ValueError for anything else."""
    if not _WHOLE_NUMBER.fullmatch(text.strip()) or not 1 <= int(text) <= most:
        raise ValueError(f"not a number from 1 to {most}: {text!r}")
    return int(text)


def dollars(cents: int) -> str:
    """As people write it: "$1,250", or "$62.50"."""
    whole, rest = divmod(cents, 100)
    return f"${whole:,}.{rest:02}" if rest else f"${whole:,}"
