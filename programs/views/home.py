"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from programs.kits import kits

QUICK_STARTS = [
    (_("Evenings"), "when", "evening"),
    (_("Online"), "delivery", "telehealth"),
    (_("Takes Medicaid"), "pays", "medicaid"),
    (_("For a teen"), "age", "15"),
    (_("Nearest"), "sort", "distance"),
]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One field for the place, and a few ways to start."""
    return render(request, "home.html", {"quick_starts": QUICK_STARTS, "kits": kits()})
