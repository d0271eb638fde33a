"""A program’s history: what anybody says of it, and all that was changed, when, by whom and why."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from programs import curation
from programs.curation import Rows
from programs.desk.history import timeline
from programs.desk.said import all_said
from programs.models import Program
from programs.roles import READ, VERIFY

from .list_csv import Table, as_csv
from .site import page

A_PAGE = 50


@page("history/<slug:slug>/", name="history_of", permission=READ)
@require_safe
def history_of(request: HttpRequest, slug: str) -> HttpResponse:
    """Who says what, and what became what."""
    joined = Program.objects.select_related("location__organization", "source", "merged_into")
    program = get_object_or_404(joined, slug=slug)
    context = {
        "title": program.name, "program": program, "groups": all_said(program),
        "found": Paginator(timeline(program), A_PAGE).get_page(request.GET.get("page")),
    }  # fmt: skip
    return render(request, "desk/history_of/page.html", context)


@as_csv("when", "who", "told", "why", "what", "before", "after", of="history_of")
def change_rows(request: HttpRequest, slug: str) -> Table:
    """All that was changed, a line for each thing."""
    events = timeline(get_object_or_404(Program, slug=slug))
    return (
        (event.at.date() if event.whole_day else event.at, event.who, event.words, event.why, *change)
        for event in events
        for change in event.changes or [("", "", "")]
    )


@page("history/<slug:slug>/show/", name="show_instead", permission=VERIFY)
@require_POST
def show_instead(request: HttpRequest, slug: str) -> HttpResponse:
    """Let readers see what another source says, though it was set aside."""
    program = get_object_or_404(Program, slug=slug)
    chosen = Rows(ids(request, "fact"), ids(request, "statement"))
    try:
        curation.decide(program, accepted=chosen, on=timezone.localdate(), by=request.user)
    except ValidationError as refusal:
        messages.error(request, f"Nothing was changed: {' '.join(refusal.messages)}")
    else:
        messages.success(request, "Readers see this from now on.")
    return redirect("admin:history_of", slug)


def ids(request: HttpRequest, name: str) -> tuple[int, ...]:
    """The ids sent under a name; whatever is none is left out."""
    sent = request.POST.getlist(name)
    return tuple(int(text) for text in sent if text.isascii() and text.isdigit() and len(text) < 18)
