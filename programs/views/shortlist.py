"""The shortlist: a page that reads what this browser keeps, and what has changed of the programs it names."""

from __future__ import annotations

from typing import Any, Final

from django.core.validators import slug_re
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from programs import changes, language
from programs.compare import MOST as MOST_COMPARED
from programs.models import Program

MOST: Final = 50
"""Programs of one list that are looked up."""


@require_safe
def shortlist(request: HttpRequest) -> HttpResponse:
    """The page. It is the same for everyone: the list itself never reaches us."""
    return render(request, "shortlist.html", {"most": MOST, "most_compared": MOST_COMPARED})


@require_safe
def shortlist_now(request: HttpRequest) -> JsonResponse:
    """The programs of the slugs in `p` as they stand: names, addresses and marks; unknown slugs left out.

    One that was merged comes under the slug asked for, as the program that stays.
    """
    slugs = [slug for slug in dict.fromkeys(request.GET.getlist("p")) if slug_re.match(slug)][:MOST]
    new = Program.objects.successors(slugs)
    asked = {slug: new.get(slug, slug) for slug in slugs}
    found = {now.program.slug: told(now) for now in changes.now([*asked.values()])}
    return JsonResponse(
        {
            "parts": {part: gettext(words) for part, words in changes.WORDS.items()},
            "programs": {slug: found[there] for slug, there in asked.items() if there in found},
        }
    )


def told(now: changes.Now) -> dict[str, Any]:
    """A program as the shortlist shows it; `closed` says when, in words, and is empty while it is open."""
    program, location = now.program, now.program.location
    return {
        "name": program.name,
        "place": ", ".join(filter(None, (location.city, location.state))),
        "url": reverse("program", args=[program.slug]),
        "closed": language.day(program.closed_on) if program.is_closed else "",
        "checked": language.day(program.checked_on),
        "marks": changes.written(now.marks),
    }
