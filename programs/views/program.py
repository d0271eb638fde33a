"""One program's page."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs import gazetteer
from programs.filters import address
from programs.models import Program
from programs.profile import profile
from programs.query import SearchQuery


@require_safe
def program(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything known about a program, and what is not stated. Closed ones stay, marked closed."""
    found = get_object_or_404(Program.objects.for_page(), slug=slug)
    context = {**profile(found, timezone.localdate()), "nearby_url": nearby(found)}
    return render(request, "programs/program.html", context)


def nearby(found: Program) -> str:
    """The address of the programs around this one: by its ZIP code, else its state."""
    spot = gazetteer.zip_centre(found.location.zip) if found.location.zip else None
    if spot is None:
        return address(replace(SearchQuery(), in_state=found.location.state))
    return address(SearchQuery(origin=spot))
