"""What people who took part answered: looked over, and held back where the rules say so."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from programs import curation
from programs.desk.experience import ALIKE, REASONS, programs_with_answers, sheets
from programs.experience import FEWEST, ITEMS
from programs.models import Experience, Program
from programs.roles import READ, VERIFY

from .list_csv import WHICH, Table, as_csv, which
from .site import page

A_PAGE = 50


@page("invitations/answers/", name="answers", permission=READ)
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """The programs that somebody answered about."""
    found = Paginator(programs_with_answers(), A_PAGE).get_page(request.GET.get("page"))
    context = {"title": "Answers of people who took part", "found": found, "fewest": FEWEST, "tail": ""}
    return render(request, "desk/reports/answers.html", context)


@as_csv(*WHICH, "sets that count", "sets held back", of="answers")
def answer_rows(request: HttpRequest) -> Table:
    """How many answered about each program. What they answered leaves the desk only as the public counts."""
    return ((*which(one), one.counting, one.held_back) for one in programs_with_answers())


@page("invitations/answers/<slug:slug>/", name="answers_of", permission=READ)
@require_safe
def answers_of(request: HttpRequest, slug: str) -> HttpResponse:
    """Every set of answers about a program, the newest month first, in no order within a month."""
    program = get_object_or_404(Program, slug=slug)
    every = Experience.objects.filter(program=program)
    found = Paginator(every.order_by("-month", "answers", "pk"), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": f"Answers: {program}", "program": program, "found": found, "items": ITEMS, "alike": ALIKE,
        "sheets": sheets(found.object_list, every.values_list("month", "answers")), "reasons": REASONS,
        "tail": "",
    }  # fmt: skip
    return render(request, "desk/reports/answers_of.html", context)


@page("invitations/answers/<slug:slug>/<int:pk>/", name="hold_back", permission=VERIFY)
@require_POST
def hold_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a set of answers out of the count for one of the public reasons, or put it back."""
    experience = get_object_or_404(Experience, pk=pk, program__slug=slug)
    reason = request.POST.get("reason", "")
    if request.POST.get("decision") == "count":
        curation.count_again(experience)
        messages.success(request, "These answers count again.")
    elif reason not in REASONS:
        messages.error(
            request, "Nothing was held back. Choose one of the reasons that the public rules give."
        )
    else:
        curation.hold_back(experience, reason, by=request.user, today=timezone.localdate())
        messages.success(request, "These answers no longer count.")
    return redirect("admin:answers_of", slug)
