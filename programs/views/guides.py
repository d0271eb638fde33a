"""The list of guides, and one guide."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from programs import guides


def language() -> str:
    """The reader's language where guides are written in it, else English."""
    asked = (get_language() or "").partition("-")[0]
    return asked if asked in guides.LANGUAGES else "en"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every guide by part, with its summary."""
    shelf = guides.guides(language())
    parts = [
        (words[language()], [each for each in shelf if each.part == part])
        for part, words in guides.PARTS.items()
    ]
    return render(request, "guides/index.html", {"parts": [part for part in parts if part[1]]})


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """One guide; a slug of another language leads to the same guide in the reader's.

    503 for a guide whose file can't be read: it is there, and will be back when someone has put it right.
    """
    found = guides.guide(slug, language())
    if found is None and slug in guides.broken(language()):
        return render(request, "guides/away.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
    if found is None:
        return in_own_language(slug)
    today = timezone.localdate()
    before, after = guides.neighbours(found)
    return render(
        request,
        "guides/guide.html",
        {
            "guide": found,
            "passages": [(passage, passage.stands(today)) for passage in found.passages],
            "before": before,
            "after": after,
            "translations": guides.translations(found.key),
        },
    )


def in_own_language(slug: str) -> HttpResponse:
    other = guides.owner(slug)
    found = other and guides.in_language(other.key, language())
    if not found:
        raise Http404
    return redirect("guide", slug=found.slug, permanent=True)
