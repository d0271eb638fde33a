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
from programs.curation.suggestions import listed_as
from programs.desk.suggestions import suggestions as with_what_is_known
from programs.models import Program, Suggestion
from programs.roles import READ, VERIFY
from programs.states import STATES
from programs.telephone import read_number

from .list_csv import Table, as_csv
from .narrowing import state_of, tail
from .reports import GONE, after
from .site import page
from .typed import all_typed, as_if_at, typed

A_PAGE = 20


@page("reports/suggestions/", name="suggestions", permission=READ)
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """The programs that readers name, the longest waiting first, each with listed ones that it may be."""
    return listed(request)


def listed(request: HttpRequest, kept: dict[str, str] | None = None) -> HttpResponse:
    """The list; `kept` is what was sent about one of them and refused."""
    found = Paginator(waiting(request), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Suggested programs", "found": found, "listed": with_what_is_known(found.object_list),
        "states": STATES.values(), "state": state_of(request), "tail": tail({"state": state_of(request)}),
        "kept": kept,
    }  # fmt: skip
    return render(request, "desk/reports/suggestions.html", context, status=400 if kept else 200)


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
    """Make a draft of a suggestion and go on to it, say which it is, or decline it with a reason."""
    suggestion = get_object_or_404(Suggestion, pk=pk)
    if request.POST.get("decision") == "draft":
        return draft(request, suggestion)
    if request.POST.get("decision") == "listed":
        return known(request, suggestion)
    note = typed(request, "note")
    if not note:
        return refused(request, suggestion, "Write why it is not listed.", "note")
    if curation.decline_suggestion(suggestion, by=request.user, today=timezone.localdate(), note=note):
        messages.success(request, f"{suggestion.name}: declined.")
    else:
        messages.warning(request, GONE)
    return redirect(after(request, "suggestions"))


def draft(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    """A draft that nobody sees, with what the reader said; what is missing is filled in on its form."""
    state, written = request.POST.get("state", ""), typed(request, "number", 40)
    number = read_number(written)
    if state not in STATES:
        return refused(request, suggestion, "Choose the state that it is in.", "state")
    if written and not number:
        why = f"“{written}” is no US phone number. Correct it, or leave it out."
        return refused(request, suggestion, why, "number")
    program = curation.draft_from(
        suggestion,
        state=state,
        number=number.number if number else "",
        by=request.user,
        today=timezone.localdate(),
    )
    if program is None:
        messages.warning(request, GONE)
        return redirect(after(request, "suggestions"))
    messages.success(request, f"{program}: a draft. Fill in the rest, ask them, and then publish it.")
    return redirect("admin:programs_program_change", program.pk)


def known(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    """It is a program that is listed already."""
    program = get_object_or_404(Program, slug=typed(request, "program"))
    if listed_as(suggestion, program, by=request.user, today=timezone.localdate()):
        messages.success(request, f"{suggestion.name}: listed already. Whoever named it is led to {program}.")
    else:
        messages.warning(request, GONE)
    return redirect(after(request, "suggestions"))


def refused(request: HttpRequest, suggestion: Suggestion, why: str, at: str) -> HttpResponse:
    """The list again with what was typed, and why nothing was decided."""
    messages.error(request, f"{suggestion.name}: nothing was decided. {why}")
    back = after(request, "suggestions")
    return listed(as_if_at(request, "suggestions", back), all_typed(request, str(suggestion.pk), why, at))
