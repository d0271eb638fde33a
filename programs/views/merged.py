"""Programs that turned out to be others: their addresses lead on to the ones that stay."""

from __future__ import annotations

from django.core.validators import slug_re
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from programs.models import Program, Track


def successor(slug: str) -> str:
    """The slug of the program that the one of this slug was merged into; empty where it was not."""
    return Program.objects.successors([slug]).get(slug, "") if slug_re.match(slug) else ""


def lead_on(request: HttpRequest, page: str, slug: str) -> HttpResponse:
    """To the same page of the program that stays, with the same search; Http404 where there is none."""
    new = successor(slug)
    if not new:
        raise Http404
    return _there(request, reverse(page, args=[new]))


def lead_on_to_track(request: HttpRequest, slug: str, track: int) -> HttpResponse:
    """To the calendar of a group that went along, or of the one of its name; Http404 where there is none."""
    new = successor(slug)
    name = Track.objects.filter(pk=track, program__slug__in=(slug, new)).values("name")
    same = Track.objects.filter(program__slug=new, name__in=name).first()
    if not new or same is None:
        raise Http404
    return _there(request, reverse("calendar", args=[new, same.pk]))


def _there(request: HttpRequest, path: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    return redirect(path + (f"?{query}" if query else ""), permanent=True)
