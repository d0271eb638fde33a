"""Pages of words: how the site works."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs import ranking


@require_safe
def how_we_rank(request: HttpRequest) -> HttpResponse:
    """The rule of the order in plain words, with the numbers that the code itself uses."""
    return render(request, "how_we_rank.html", {"rule": rule()})


def rule() -> dict[str, Any]:
    """The numbers of the ranking as a reader meets them: miles, days and per cent."""
    return {
        "head_start": f"{ranking.HEAD_START_MILES:g}",
        "not_stated": percent(ranking.NOT_STATED_PENALTY),
        "fresh_days": ranking.FRESH_DAYS,
        "old_days": ranking.OLD_DAYS,
        "aging": percent(ranking.AGING_PENALTY),
        "old": percent(ranking.OLD_PENALTY),
        "opening_days": ranking.OPENING_DAYS,
        "taking": percent(ranking.TAKING_BONUS),
        "waitlist": percent(ranking.WAITLIST_PENALTY),
        "full": percent(ranking.FULL_PENALTY),
        "example": example(),
    }


def percent(share: float) -> str:
    return f"{share * 100:g}"


def example() -> dict[str, Any]:
    """Two programs compared by the rule: the nearer one has old facts, the farther one takes new people."""
    near, far = 6, 7
    return {
        "near": near,
        "far": far,
        "near_counts": f"{(near + ranking.HEAD_START_MILES) * (1 + ranking.OLD_PENALTY):.1f}",
        "far_counts": f"{(far + ranking.HEAD_START_MILES) * (1 - ranking.TAKING_BONUS):.1f}",
    }
