"""Starting from a situation: the kit's filters beside whatever place was typed."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from programs.kits import kit

KEPT = ("near", "within")


@require_safe
def start_from(request: HttpRequest) -> HttpResponse:
    """Leads to the results with the filters of the kit named by `kit`, and the place as typed."""
    found = kit(request.GET.get("kit", ""))
    place = [(name, request.GET[name]) for name in KEPT if request.GET.get(name)]
    pairs = [*place, *(found.filters if found else ())]
    return redirect(f"{reverse('results')}?{urlencode(pairs)}" if pairs else reverse("results"))
