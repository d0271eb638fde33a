"""Our data: what there is, how old it is, what is missing, and how often it was right."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from programs import charts, language, quality
from programs.accuracy import LEAST_REACHED, Estimate
from programs.models import Sample
from programs.quality import Quality, Share, whole_percent

FEW = 8


@require_safe
def our_data(request: HttpRequest) -> HttpResponse:
    """Coverage, freshness and completeness, with a table beside each chart, and every source."""
    measured = context(quality.measure(timezone.localdate()))
    return render(request, "our_data.html", measured | accuracy(quality.measured_months()))


def context(measured: Quality) -> dict[str, Any]:
    """Everything `our_data.html` reads."""
    tiles = charts.tiles({state.code: state.programs for state in measured.states})
    return {
        "quality": measured,
        "percent_known": Share("", measured.facts, measured.possible).words,
        "tiles": tiles,
        "shades": shades(tiles.lows),
        "states_with_none": few([state.name for state in measured.states if not state.programs]),
        "ages": chart(measured.ages),
        "fields": chart(sorted(measured.fields, key=lambda share: -share.count)),
        "categories": chart(sorted(measured.categories, key=lambda share: -share.count)),
    }


def accuracy(months: list[Sample]) -> dict[str, Any]:
    """How often we were right, month by month, the newest first; nothing before the first is published."""
    if not months:
        return {}
    drawn = spans([(language.month(sample.month), sample.tally.exactly) for sample in months])
    return {
        "newest": months[0],
        "asked": quality.asked_in(months[0]),
        "months": months,
        "month_bars": drawn["bars"],
        "least_reached": LEAST_REACHED,
    }


def few(names: list[str]) -> list[str]:
    """The names where they make a sentence one would read; else none, for the table has them."""
    return names if len(names) <= FEW else []


def chart(shares: Iterable[Share]) -> dict[str, Any]:
    """Shares as bars, and as the rows of the table beside them."""
    rows = [(share, share.words) for share in shares]
    drawn = charts.bars([(share.label, share.percent, percent) for share, percent in rows], whole=100)
    return {"bars": drawn, "rows": rows}


def spans(months: Iterable[tuple[str, Estimate]]) -> dict[str, Any]:
    """Shares as bars, each with its interval, and as the rows of the table beside them."""
    rows = list(months)
    drawn = charts.spans(
        [(label, found.share, found.low, found.high, whole_percent(found.share)) for label, found in rows]
    )
    return {"bars": drawn, "rows": rows}


def shades(lows: tuple[int, ...]) -> list[tuple[int, str]]:
    """The key of the tiles: (shade, "10 to 19")."""
    words = [_range(low, above - 1) for low, above in pairwise(lows)]
    last = [gettext("%(low)s or more") % {"low": f"{low:,}"} for low in lows[-1:]]
    return [(0, gettext("none")), *enumerate([*words, *last], start=1)]


def _range(low: int, high: int) -> str:
    return (
        gettext("%(low)s to %(high)s") % {"low": f"{low:,}", "high": f"{high:,}"}
        if high > low
        else f"{low:,}"
    )
