"""Is the process alive, and can it answer a search? For load balancers and container engines."""

from __future__ import annotations

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from programs.models import Place

PLAIN = "text/plain; charset=utf-8"


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 whenever the process runs; asks nothing of the database."""
    return HttpResponse("ok", content_type=PLAIN)


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 once searches can be answered; else 503 and one sentence saying what is missing."""
    obstacle = what_is_missing()
    if obstacle:
        return HttpResponse(obstacle, content_type=PLAIN, status=503)
    return HttpResponse("ok", content_type=PLAIN)


def what_is_missing() -> str:
    """One sentence, empty when nothing is missing."""
    try:
        loaded = Place.objects.exists()
    except Error:
        return "The database does not answer, or is not migrated."
    return "" if loaded else "The gazetteer is not loaded: run manage.py load_places."
