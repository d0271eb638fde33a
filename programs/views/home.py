"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs.kits import kits

QUICK_STARTS = [
    ("Evenings", "when", "evening"),
    ("Online", "delivery", "telehealth"),
    ("Takes Medicaid", "pays", "medicaid"),
    ("For a teen", "age", "15"),
    ("Nearest", "sort", "distance"),
]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One field for the place, and a few ways to start."""
    return render(request, "home.html", {"quick_starts": QUICK_STARTS, "kits": kits()})
