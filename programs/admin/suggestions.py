"""Programs that readers name: looked at, made a draft, or declined."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from programs import curation
from programs.desk.reports import suggestions as with_what_is_known
from programs.models import Suggestion
from programs.roles import READ, VERIFY
from programs.states import STATES
from programs.telephone import read_number

from .list_csv import Table, as_csv
from .narrowing import state_of, tail
from .reports import GONE, after
from .site import page

A_PAGE = 20


@page("reports/suggestions/", name="suggestions", permission=READ)
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """The programs that readers name, the longest waiting first, each with listed ones that it may be."""
    found = Paginator(waiting(request), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Suggested programs", "found": found, "listed": with_what_is_known(found.object_list),
        "states": STATES.values(), "state": state_of(request), "tail": tail({"state": state_of(request)}),
    }  # fmt: skip
    return render(request, "desk/reports/suggestions.html", context)


@as_csv(
    "name", "city", "state", "phone", "website", "a reader says", "sent", "reference", "may be",
    of="suggestions",
)  # fmt: skip
def suggestion_rows(request: HttpRequest) -> Table:
    """The same suggestions, with the programs that each may be."""
    return (
        (
            said.name, said.city, said.state_code, said.phone, said.website, said.words, said.received_on,
            said.reference, " ".join(program.slug for program in one.alike),
        )
        for one in with_what_is_known(list(waiting(request)))
        for said in (one.suggestion,)
    )  # fmt: skip


def waiting(request: HttpRequest) -> QuerySet[Suggestion]:
    """Those that nobody has decided on: of a state, or all."""
    found = Suggestion.objects.filter(state=Suggestion.State.WAITING)
    state = state_of(request)
    return found.filter(state_code=state) if state else found


@page("reports/suggestions/<int:pk>/", name="decide_suggestion", permission=VERIFY)
@require_POST
def decide_suggestion(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a draft of a suggestion and go on to it, or decline it with a reason."""
    suggestion = get_object_or_404(Suggestion, pk=pk)
    if request.POST.get("decision") == "draft":
        return draft(request, suggestion)
    note = request.POST.get("note", "").strip()[:1000]
    if not note:
        messages.error(request, f"{suggestion.name}: nothing was decided. Write why it is not listed.")
    elif curation.decline_suggestion(suggestion, by=request.user, today=timezone.localdate(), note=note):
        messages.success(request, f"{suggestion.name}: declined.")
    else:
        messages.warning(request, GONE)
    return redirect(after(request, "admin:suggestions"))


def draft(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    """A draft that nobody sees, with what the reader said; what is missing is filled in on its form."""
    state, number = request.POST.get("state", ""), read_number(request.POST.get("number", ""))
    if state not in STATES:
        messages.error(request, f"{suggestion.name}: choose the state that it is in.")
        return redirect(after(request, "admin:suggestions"))
    program = curation.draft_from(
        suggestion,
        state=state,
        number=number.number if number else "",
        by=request.user,
        today=timezone.localdate(),
    )
    if program is None:
        messages.warning(request, GONE)
        return redirect(after(request, "admin:suggestions"))
    messages.success(request, f"{program}: a draft. Fill in the rest, ask them, and then publish it.")
    return redirect("admin:programs_program_change", program.pk)
