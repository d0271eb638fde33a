"""The pages behind a link: a program answers for itself, without an account and without a cookie."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from programs import guard
from programs.answering import SECTIONS, Answers
from programs.curation import asking, proposing
from programs.desk.known import known
from programs.desk.links import End, find_link
from programs.link_token import token_for
from programs.models import Program, Proposal, UpdateLink
from programs.views.errors import permission_denied
from programs.views.sending import FORM

from . import pages
from .pages import Frame, Keep, SeeOther

GONE: Final = {End.EXPIRED: HTTPStatus.GONE, End.REVOKED: HTTPStatus.GONE}
SEND, REOPEN = "send", "reopen"

View = Callable[..., HttpResponse]


def by_link(view: View) -> View:
    """Give a view the link of the address; or say why it leads nowhere, or that a form is not ours.

    Whoever holds the link may answer, so an old token is as good as a new one: what it guards against is
    a form that another site sends.
    """

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def found(request: HttpRequest, token: str, **rest: Any) -> HttpResponse:
        link = find_link(token, timezone.localdate())
        if isinstance(link, End):
            return over(request, link)
        if request.method == "POST" and not from_our_page(request, link):
            return permission_denied(request)
        try:
            return view(request, link, **rest)
        except proposing.NotNowError:
            return SeeOther(frame_of(link).hub)

    return found


def over(request: HttpRequest, end: End) -> HttpResponse:
    """A link that leads nowhere: why, and what to do."""
    context = {"end": end.name.lower(), "contact_email": settings.CONTACT_EMAIL}
    return render(request, "update/over.html", context, status=GONE.get(end, HTTPStatus.NOT_FOUND))


def from_our_page(request: HttpRequest, link: UpdateLink) -> bool:
    """Whether a browser sent a form of ours: no files, which nothing would bound, and nothing of others."""
    headers = request.headers
    here = guard.is_from_here(request.get_host(), headers.get("Origin"), headers.get("Sec-Fetch-Site"))
    if request.content_type != FORM or not here:
        return False
    return guard.judge(request.POST.get("token", ""), form_of(link)) is not guard.Verdict.NOT_OURS


@by_link
def update(request: HttpRequest, link: UpdateLink) -> HttpResponse:
    """The list of sections; once sent, what becomes of it."""
    proposal, today = proposal_of(link), timezone.localdate()
    if request.method == "GET" and not link.opened_on:
        asking.mark_opened(link, today)
    if proposal and proposal.submitted_on:
        return sent(request, link, proposal)
    program = program_of(link)
    if request.method == "POST":
        return pages.confirm(request, frame_of(link), known(program, today), keep(link))
    return pages.hub(request, frame_of(link), answers_of(proposal), known(program, today), today)


@by_link
def update_section(request: HttpRequest, link: UpdateLink, section: str) -> HttpResponse:
    """One section of the form."""
    if section not in SECTIONS:
        raise Http404
    proposal, today, frame = proposal_of(link), timezone.localdate(), frame_of(link)
    if proposal and proposal.submitted_on:
        return SeeOther(frame.hub)
    there = known(program_of(link), today)
    if request.method == "POST":
        return pages.take_section(request, frame, section, there, keep(link), today)
    return pages.show_section(request, frame, section, answers_of(proposal), there, today)


@by_link
def update_check(request: HttpRequest, link: UpdateLink) -> HttpResponse:
    """What is to be sent, and the button that sends it."""
    proposal, today, frame = proposal_of(link), timezone.localdate(), frame_of(link)
    if proposal and proposal.submitted_on:
        return SeeOther(frame.hub)
    if request.method == "POST" and proposal and submitted(proposal, today):
        return SeeOther(frame.hub)
    return pages.check(request, frame, answers_of(proposal), today, refused=request.method == "POST")


def submitted(proposal: Proposal, today: date) -> bool:
    """Send it; False where it says nothing, or not all of it can be read."""
    try:
        proposing.submit(proposal, today)
    except proposing.NotNowError:
        return False
    return True


def sent(request: HttpRequest, link: UpdateLink, proposal: Proposal) -> HttpResponse:
    """Thanks, what happens next or has happened, and a way to change it as long as nobody has decided."""
    if request.method == "POST" and request.POST.get("do") == REOPEN:
        proposing.reopen(proposal)
        return SeeOther(frame_of(link).hub)
    context = {
        "frame": frame_of(link),
        "proposal": proposal,
        "may_change": proposal.state == Proposal.State.WAITING and not proposal.taken,
        "taken": len((proposal.taken or {}).get("accepted", ())),
        "contact_email": settings.CONTACT_EMAIL,
    }
    return render(request, "update/sent.html", context)


def keep(link: UpdateLink) -> Keep:
    """Writes into the proposal of the link, which the first answer begins."""

    def write(change: Callable[[Answers], Answers]) -> Answers:
        return proposing.keep_answers(proposing.proposal_by_link(link), change).answers

    return write


def frame_of(link: UpdateLink) -> Frame:
    token = token_for(link.key)
    return Frame(
        base="update/by_link.html",
        hub=reverse("update", args=[token]),
        section=lambda section: reverse("update_section", args=[token, section]),
        check=reverse("update_check", args=[token]),
        program=program_of(link),
        token=guard.new_token(form_of(link)),
    )


def form_of(link: UpdateLink) -> str:
    return f"update {link.key}"


def proposal_of(link: UpdateLink) -> Proposal | None:
    return getattr(link, "proposal", None)


def answers_of(proposal: Proposal | None) -> Answers:
    return proposal.answers if proposal else {}


def program_of(link: UpdateLink) -> Program:
    return proposing.standing(link.program)
