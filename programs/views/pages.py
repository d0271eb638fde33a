"""Pages of words: how the site works, who runs it, and who to call."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from programs import language, ranking
from programs.crisis import calls
from programs.crisis import crisis as crisis_in


@require_safe
def how_we_rank(request: HttpRequest) -> HttpResponse:
    """The rule of the order in plain words, with the numbers that the code itself uses."""
    return render(request, "how_we_rank.html", {"rule": rule()})


@require_safe
def crisis(request: HttpRequest) -> HttpResponse:
    """The crisis lines, and what happens when one calls each of them."""
    return render(
        request, "crisis.html", {"crisis": crisis_in(language.current()), "calls": calls(language.current())}
    )


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What a visit leaves behind, here and in the browser, and what leaving a page can't hide."""
    return render(request, "privacy.html", contact())


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What we aim for, how it is tested, and what we know to be missing."""
    return render(request, "accessibility.html", contact())


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who runs the site, and what it is paid: nothing."""
    return render(request, "about.html", contact())


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: all but searches, of which there is no end."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    return HttpResponse(ROBOTS.format(sitemap=sitemap), content_type="text/plain; charset=utf-8")


ROBOTS = """\
User-agent: *
Disallow: /programs/?
Disallow: /programs.
Disallow: /compare
Disallow: /call-sheet/
Disallow: /shortlist/
Disallow: /my-week/
Disallow: /kits/
Disallow: /cost/?
Disallow: /good-faith-estimate/?
Disallow: /report/
Disallow: /suggest/
Disallow: /es/programs/?
Disallow: /es/compare
Disallow: /es/call-sheet/
Disallow: /es/shortlist/
Disallow: /es/my-week/
Disallow: /es/kits/
Disallow: /es/cost/?
Disallow: /es/good-faith-estimate/?
Disallow: /es/report/
Disallow: /es/suggest/
Disallow: /desk/

Sitemap: {sitemap}
"""


def contact() -> dict[str, str]:
    """Who runs this copy of the site and where to write to; empty where they have not said."""
    return {"run_by": settings.RUN_BY, "contact_email": settings.CONTACT_EMAIL}


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
