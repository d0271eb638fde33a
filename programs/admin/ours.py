"""What a program's own staff may do: see their organization's programs, and propose changes to them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from programs.answering import SECTIONS, Answers
from programs.curation import proposing
from programs.curation.proposing import NotNowError
from programs.desk import proposals as reading
from programs.desk.known import known
from programs.models import Program, Proposal
from programs.views.update import pages
from programs.views.update.by_link import REOPEN, submitted
from programs.views.update.pages import Frame

from .site import MEMBER, page


@page("ours/", name="ours", permission=MEMBER)
@require_safe
def ours(request: HttpRequest) -> HttpResponse:
    """The programs of one's organization, and what became of what one proposed."""
    last = reading.last_by_program(request.user)
    context = {
        "title": request.user.program_staff.organization.name,
        "rows": [(program, last.get(program.pk)) for program in reading.programs_of(request.user)],
    }
    return render(request, "desk/proposals/ours.html", context)


def of_own(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view a program of one's organization, and what one is writing for it or has sent.

    Any other program is not found. What was sent or decided meanwhile leads back to the list of sections.
    """

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def found(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
        program = get_object_or_404(reading.programs_of(request.user), pk=pk)
        waiting = Proposal.objects.filter(by=request.user, program=program, state=Proposal.State.WAITING)
        try:
            return view(request, program, waiting.last(), **rest)
        except NotNowError:
            return redirect("admin:our_program", pk)

    return found


@page("ours/<int:pk>/", name="our_program", permission=MEMBER)
@of_own
def our_program(request: HttpRequest, program: Program, draft: Proposal | None) -> HttpResponse:
    """The form's list of sections for one program; once sent, what becomes of it."""
    frame, today = frame_of(program), timezone.localdate()
    if draft and draft.submitted_on:
        return sent(request, frame, draft)
    there = known(program, today)
    if request.method == "POST":
        return pages.confirm(request, frame, there, keep(request, program))
    return pages.hub(request, frame, draft.answers if draft else {}, there, today)


@page("ours/<int:pk>/check/", name="our_check", permission=MEMBER)
@of_own
def our_check(request: HttpRequest, program: Program, draft: Proposal | None) -> HttpResponse:
    """What is to be sent, and the button that sends it."""
    frame, today = frame_of(program), timezone.localdate()
    if draft and draft.submitted_on:
        return redirect(frame.hub)
    if request.method == "POST" and draft and submitted(draft, today):
        return redirect(frame.hub)
    answers = draft.answers if draft else {}
    return pages.check(request, frame, answers, today, refused=request.method == "POST")


@page("ours/<int:pk>/<slug:section>/", name="our_section", permission=MEMBER)
@of_own
def our_section(request: HttpRequest, program: Program, draft: Proposal | None, section: str) -> HttpResponse:
    """One section of the form."""
    frame, today = frame_of(program), timezone.localdate()
    if section not in SECTIONS:
        raise Http404
    if draft and draft.submitted_on:
        return redirect(frame.hub)
    there = known(program, today)
    if request.method == "POST":
        return pages.take_section(request, frame, section, there, keep(request, program), today)
    return pages.show_section(request, frame, section, draft.answers if draft else {}, there, today)


def sent(request: HttpRequest, frame: Frame, draft: Proposal) -> HttpResponse:
    """Thanks, and a way to change it as long as nobody has looked at it."""
    if request.method == "POST" and request.POST.get("do") == REOPEN:
        proposing.reopen(draft)
        return redirect(frame.hub)
    context = {
        "frame": frame, "proposal": draft, "may_change": not draft.taken, **frame.extra,
    }  # fmt: skip
    return render(request, "update/sent.html", context)


def keep(request: HttpRequest, program: Program) -> pages.Keep:
    def write(change: Callable[[Answers], Answers]) -> Answers:
        return proposing.keep_answers(proposing.proposal_by(request.user, program), change).answers

    return write


def frame_of(program: Program) -> Frame:
    return Frame(
        base="desk/proposals/form.html",
        hub=reverse("admin:our_program", args=[program.pk]),
        section=lambda section: reverse("admin:our_section", args=[program.pk, section]),
        check=reverse("admin:our_check", args=[program.pk]),
        program=program,
        extra={"title": program.name},
    )
