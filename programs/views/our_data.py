"""Our data: what there is, how old it is, and what is missing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def our_data(request: HttpRequest) -> HttpResponse:
    """Coverage, freshness and completeness, with a table beside each chart, and every source."""
    return render(request, "our_data.html", {})
