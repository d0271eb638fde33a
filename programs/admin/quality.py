"""How good the data is and how the work goes, drawn."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs import charts
from programs.desk.quality import STATE_FIELDS, DeskQuality, Month, Round, SourceAge, Week, desk_quality
from programs.quality import AGES, OLDER, Share
from programs.roles import READ
from programs.views.our_data import chart, spans

from .site import page


@page("quality/", name="quality", permission=READ)
@require_safe
def quality(request: HttpRequest) -> HttpResponse:
    """Completeness, age, checks, what waits, answers to links, and the samples."""
    return render(request, "desk/quality/quality.html", context(desk_quality(timezone.localdate())))


def context(found: DeskQuality) -> dict[str, Any]:
    """Everything `quality.html` reads."""
    measured = found.measured
    tiles = charts.tiles({state.code: round(state.known.percent) for state in found.states}, rounding=False)
    return {
        "title": "Quality",
        "quality": measured,
        "checked": Share("", measured.checked_by_us, measured.programs),
        "waiting": found.waiting,
        "fields": chart(sorted(measured.fields, key=lambda share: -share.count)),
        "categories": chart(sorted(measured.categories, key=lambda share: -share.count)),
        "tiles": tiles,
        "shades": shades(tiles.lows),
        "states": found.states,
        "state_fields": STATE_FIELDS,
        "ages": chart(measured.ages),
        "age_names": [*(label for _, label in AGES), OLDER],
        "sources": sources(found.sources),
        "weeks": weeks(found.weeks),
        "rounds": [rounds(one) for one in found.rounds],
        "months": months(found.months),
    }


def shades(lows: tuple[int, ...]) -> list[tuple[int, str]]:
    """The key of the tiles: (shade, "23 to 25%")."""
    words = [f"{low} to {above - 1}%" if above - 1 > low else f"{low}%" for low, above in pairwise(lows)]
    last = [f"{low}% or more" for low in lows[-1:]]
    return [(0, "no programs"), *enumerate([*words, *last], start=1)]


def sources(found: tuple[SourceAge, ...]) -> dict[str, Any]:
    """The facts of each source by their age, stacked."""
    drawn = charts.stacks([(source.name, source.ages, f"{source.facts:,}") for source in found])
    return {"stacks": drawn, "rows": found}


def weeks(found: tuple[Week, ...]) -> dict[str, Any]:
    """Checks a week, as columns."""
    return {"columns": charts.columns([week.checks for week in found]), "rows": found}


def rounds(found: Round) -> dict[str, Any]:
    """What became of one round of links."""
    return {"name": found.name, "made_on": found.made_on, "chart": chart(found.steps)}


def months(found: tuple[Month, ...]) -> dict[str, Any]:
    """The exact shares of the months, each with its interval."""
    return spans([(str(month.sample), month.exact) for month in found]) | {"months": found}
