"""The cost worksheet, and the letter that asks for a price in writing. What is typed stays in the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from math import prod
from typing import Any, Final

from django.core.validators import slug_re
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs import cost
from programs.cost import Sheet, Unit, Way
from programs.language import Mixed, Own
from programs.models import Price, Program, Track
from programs.views.merged import successor

FEWEST_WEEKS, MOST_WEEKS, SESSIONS = 8, 12, 3
"""Where a program has not said: three sessions a week for 8 to 12 weeks, as programs of this kind are
usually described (SAMHSA Advisory "Clinical Issues in Intensive Outpatient Treatment", 2021)."""

RIGHTS_REVIEWED_ON: Final = date(2026, 11, 21)
"""When the words on good faith estimates were last read over (cms.gov/nosurprises, 45 CFR 149.610)."""

UNITS: Final = (Unit.SESSION, Unit.WEEK, Unit.COURSE)


@dataclass(frozen=True, slots=True)
class Known:
    """What a program has said of its costs: the sheet it fills, and each price as (words, source, day)."""

    sheet: Sheet
    sessions_from: str
    weeks_stated: bool
    prices: tuple[tuple[str, str, date], ...]


@require_safe
def worksheet(request: HttpRequest) -> HttpResponse:
    """A worksheet, filled with what the program named by `p` has said, or with nothing."""
    program = named(request)
    known = known_of(program) if program else Known(usual(), "", False, ())
    context = {
        "program": program,
        "not_found": bool(request.GET.get("p")) and program is None,
        "known": known,
        "lines": lines(known.sheet),
        "sum": sum_in_words(known.sheet),
        "limits": {"sessions": cost.MOST_SESSIONS, "weeks": cost.MOST_WEEKS},
    }
    return render(request, "cost.html", context)


@require_safe
def good_faith_estimate(request: HttpRequest) -> HttpResponse:
    """A letter that asks the program named by `p`, or any, for its price in writing; to fill in and print."""
    context = {"program": named(request), "reviewed_on": RIGHTS_REVIEWED_ON}
    return render(request, "good_faith_estimate.html", context)


def named(request: HttpRequest) -> Program | None:
    """The program that the address names; None where it names none that has a page."""
    slug = request.GET.get("p", "")
    slugs = (slug, successor(slug)) if slug_re.match(slug) else ()
    return (
        Program.objects.visible()
        .filter(slug__in=slugs)
        .select_related("location__organization")
        .prefetch_related("prices__source", "tracks__sessions", "phones")
        .first()
    )


def usual() -> Sheet:
    """The sheet of a program that has said nothing."""
    return Sheet(sessions=SESSIONS, fewest=FEWEST_WEEKS, most=MOST_WEEKS)


def known_of(program: Program) -> Known:
    """What a program's page says of its prices, sessions and weeks, as a sheet."""
    track = next((track for track in program.tracks.all() if track.sessions.all()), None)
    weeks = (track.weeks if track else None) or program.weeks
    prices = list(program.prices.all())
    sheet = Sheet(
        sessions=min(len(track.sessions.all()), cost.MOST_SESSIONS) if track else SESSIONS,
        fewest=min(weeks or FEWEST_WEEKS, cost.MOST_WEEKS),
        most=min(weeks or MOST_WEEKS, cost.MOST_WEEKS),
    )
    sheet = replace(sheet, **amounts(prices, sheet.sessions if track else 0, weeks or 0))
    return Known(sheet, sessions_from(track), bool(weeks), tuple(map(price_said, prices)))


def sessions_from(track: Track | None) -> str:
    return track.name if track else ""


def amounts(prices: Iterable[Price], sessions: int, weeks: int) -> dict[str, Any]:
    """The sheet's prices: the newest of each kind, the own and the sliding one by the same unit.

    `sessions` a week and `weeks` turn a price into that of a larger unit; 0 where they are not known.
    """
    newest = {(price.basis, price.unit): price.cents for price in sorted(prices, key=lambda p: p.valid_from)}
    own, sliding = (smallest(newest, basis) for basis in (Price.Basis.SELF_PAY, Price.Basis.SLIDING))
    unit = max((unit for unit, _ in filter(None, (own, sliding))), key=UNITS.index, default=Unit.SESSION)
    if own and in_unit(own, unit, sessions, weeks) is None:
        unit = own[0]
    copay = newest.get((Price.Basis.COPAY, Unit.SESSION))
    return {
        "way": Way.INSURANCE if own is None and copay is not None else Way.SELF,
        "unit": unit,
        "price": in_unit(own, unit, sessions, weeks),
        "sliding": in_unit(sliding, unit, sessions, weeks),
        "copay": copay,
    }


def smallest(newest: dict[tuple[str, str], int], basis: str) -> tuple[Unit, int] | None:
    """The price of this kind by the smallest unit told, as (unit, cents)."""
    return next(((unit, newest[basis, unit]) for unit in UNITS if (basis, unit) in newest), None)


def in_unit(price: tuple[Unit, int] | None, unit: Unit, sessions: int, weeks: int) -> int | None:
    """A price by a larger unit, in cents; None where it cannot be told."""
    if price is None:
        return None
    steps = (sessions, weeks)[UNITS.index(price[0]) : UNITS.index(unit)]
    smaller = UNITS.index(unit) < UNITS.index(price[0])
    return None if smaller or 0 in steps else price[1] * prod(steps)


def price_said(price: Price) -> tuple[str, str, date]:
    """A price in words, who says so, and since when it holds."""
    words = f"{price.amount} {price.get_unit_display()}: {price.get_basis_display().lower()}"
    note = (". ", Own(price.note)) if price.note else ()
    return Mixed(words, *note), price.source.name, price.valid_from


def lines(sheet: Sheet) -> dict[str, str]:
    """The worksheet's lines as text to type over; empty where nothing is known."""
    money = {name: getattr(sheet, name) for name in ("price", "sliding", "copay", "deductible", "cap")}
    typed = {name: "" if cents is None else plain_dollars(cents) for name, cents in money.items()}
    return {
        **typed,
        "sessions": str(sheet.sessions),
        "fewest": str(sheet.fewest),
        "most": str(sheet.most),
        "way": sheet.way,
        "unit": sheet.unit,
        "applies": sheet.applies,
        "coinsurance": "",
    }


def plain_dollars(cents: int) -> str:
    """As one would type it: "62.50", "40"."""
    return cost.dollars(cents).removeprefix("$").replace(",", "")


def sum_in_words(sheet: Sheet) -> dict[str, Any] | None:
    """The range of a sheet, ready to be read; None while it lacks a price."""
    found = cost.estimate(sheet)
    if found is None:
        return None
    return {
        "low": cost.dollars(found.low),
        "high": cost.dollars(found.high),
        "one": found.low == found.high,
        "fewest_sessions": found.fewest_sessions,
        "most_sessions": found.most_sessions,
        "assumes": found.assumes,
    }
