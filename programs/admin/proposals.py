"""Proposals of programs: each part beside what is known, taken over or not, edited before, and undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.answering import SECTIONS, Answers, Known
from programs.curation import proposing
from programs.curation.proposing import NotNowError, fingerprint
from programs.desk import proposals as reading
from programs.desk.known import known
from programs.desk.proposals import Item
from programs.models import Proposal
from programs.roles import PUBLISH, READ, VERIFY
from programs.states import STATES
from programs.views.update import pages, words
from programs.views.update.pages import Frame

from .list_csv import WHICH, Table, as_csv, which
from .narrowing import state_of, tail
from .site import page
from .typed import typed

A_PAGE = 50
OVERTAKEN = "Nothing was decided: the answers were changed or decided on in the meantime. Look again."


@page("proposals/", name="proposals", permission=READ)
@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """Those that wait, or another list."""
    asked = asked_of(request)
    found = Paginator(reading.proposals(**asked), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Proposals", "found": found, "listed": asked["listed"], "state": asked["state"],
        "states": STATES.values(), "tail": tail({"list": asked["listed"], "state": asked["state"]}),
        "lists": {name: words for name, (words, _) in reading.LISTED.items()},
    }  # fmt: skip
    return render(request, "desk/proposals/list.html", context)


@as_csv(*WHICH, "sent", "by", "parts answered", "decided on", "decided by", "note", of="proposals")
def proposal_rows(request: HttpRequest) -> Table:
    """The same proposals in the same order."""
    return (
        (
            *which(one.program), one.submitted_on, one.by or (one.link and one.link.round), len(one.answers),
            one.decided_on, one.decided_by, one.note,
        )
        for one in reading.proposals(**asked_of(request))
    )  # fmt: skip


def asked_of(request: HttpRequest) -> dict[str, str]:
    """Which list, and of which state."""
    listed = request.GET.get("list", "")
    return {"listed": listed if listed in reading.LISTED else "waiting", "state": state_of(request)}


@page("proposals/<int:pk>/", name="proposal", permission=READ)
@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal, part by part."""
    return shown(request, found(pk))


def found(pk: int) -> Proposal:
    joined = Proposal.objects.select_related(
        "program__location", "program__source", "program__opening_source", "program__merged_into", "by",
        "link__round", "decided_by",
    )  # fmt: skip
    return get_object_or_404(joined, pk=pk)


def shown(request: HttpRequest, one: Proposal, problems: tuple[str, ...] = ()) -> HttpResponse:
    """The page of a proposal; `problems` say why a decision was refused."""
    program, today = proposing.standing(one.program), timezone.localdate()
    there = known(program, today)
    found = reading.items(one, there)
    may_publish = request.user.has_perm(PUBLISH)
    context = {
        "title": program.name, "proposal": one, "program": program, "problems": problems,
        "sections": [
            (words.heading(section), section, [row(item, request, may_publish) for item in own])
            for section, own in reading.by_section(found)
        ],
        "blank": [words.name_of(part) for part in reading.left_blank(one, there)],
        "seen": fingerprint(one.answers), "next": reading.neighbours(one), "was": was(one),
    }  # fmt: skip
    return render(request, "desk/proposals/proposal.html", context, status=400 if problems else 200)


def row(item: Item, request: HttpRequest, may_publish: bool) -> dict[str, Any]:
    """One part as the page draws it; a choice that was sent and refused stays as it was sent."""
    may_take = may_publish or not item.needs_publisher
    sent = request.POST.get(f"d-{item.part}") if request.method == "POST" else None
    taken = sent == "accept" if sent else item.is_taken_at_first
    return {
        "part": item.part, "name": words.name_of(item.part), "kind": item.kind.name.lower(),
        "about": item.kind.value, "said": words.said_of(item.part, item.value), "known": item.known,
        "now": words.said_of(item.part, item.known.value) if item.known else "",
        "taken": taken and may_take, "may_take": may_take,
    }  # fmt: skip


def was(one: Proposal) -> dict[str, list[str]]:
    """The names of what was taken over and of what was not, where that is decided."""
    kept = one.taken or {}
    return {name: [words.name_of(part) for part in kept.get(name, ())] for name in ("accepted", "declined")}


@page("proposals/<int:pk>/decide/", name="decide_proposal", permission=VERIFY)
@require_POST
def decide_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over the parts that were chosen; or decline it all."""
    one, today = found(pk), timezone.localdate()
    note = typed(request, "note")
    if request.POST.get("do") == "decline":
        return declined(request, one, note)
    parts = chosen(request, one, known(proposing.standing(one.program), today))
    seen = request.POST.get("seen", "")
    try:
        proposing.accept(one, parts, seen=seen, on=today, by=request.user, note=note)
    except NotNowError:
        return refused(request, pk)
    except ValidationError as refusal:
        return shown(request, one, (f"Nothing was taken over: {' '.join(refusal.messages)}",))
    messages.success(request, f"{one.program}: {len(parts)} taken over.")
    return onward(one)


def chosen(request: HttpRequest, one: Proposal, there: Known) -> list[str]:
    """The parts to take over: those ticked one by one, or all but those that need a closer look."""
    found = [i for i in reading.items(one, there) if request.user.has_perm(PUBLISH) or not i.needs_publisher]
    if request.POST.get("do") == "all":
        return [item.part for item in found if item.is_taken_at_first]
    return [item.part for item in found if request.POST.get(f"d-{item.part}") == "accept"]


def declined(request: HttpRequest, one: Proposal, note: str) -> HttpResponse:
    if not note:
        return shown(request, one, ("Say why in the note, for whoever looks after the program next.",))
    try:
        proposing.decline(one, on=timezone.localdate(), by=request.user, note=note)
    except NotNowError:
        return refused(request, one.pk)
    messages.success(request, f"{one.program}: declined.")
    return onward(one)


def refused(request: HttpRequest, pk: int) -> HttpResponse:
    messages.warning(request, OVERTAKEN)
    return redirect("admin:proposal", pk)


def onward(one: Proposal) -> HttpResponse:
    """On to the next that waits, or back to the list."""
    after = reading.neighbours(one)
    return redirect("admin:proposal", after) if after else redirect("admin:proposals")


@page("proposals/<int:pk>/undo/", name="undo_proposal", permission=VERIFY)
@require_POST
def undo_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Let it wait again, and put back what was there before."""
    one = found(pk)
    try:
        left = proposing.undo_decision(one, by=request.user)
    except NotNowError:
        return refused(request, pk)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("admin:proposal", pk)
    if left:
        names = ", ".join(words.name_of(part) for part in left if not part.startswith("said:"))
        messages.warning(request, f"Left as it is, for it was changed since: {names}.")
    messages.success(request, "It waits again, and what was there before is back.")
    return redirect("admin:proposal", pk)


@page("proposals/<int:pk>/edit/<slug:section>/", name="edit_proposal", permission=VERIFY)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_proposal(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """The program's own form, to put a part right before it is taken over."""
    one, today = found(pk), timezone.localdate()
    if section not in SECTIONS or one.state != Proposal.State.WAITING or not one.submitted_on:
        raise Http404
    frame, there = frame_of(one), known(proposing.standing(one.program), today)
    if request.method != "POST":
        return pages.show_section(request, frame, section, one.answers, there, one.submitted_on)
    try:
        return pages.take_section(request, frame, section, there, keep(one), one.submitted_on)
    except NotNowError:
        return refused(request, pk)


def keep(one: Proposal) -> pages.Keep:
    def write(change: Callable[[Answers], Answers]) -> Answers:
        return proposing.edit_answers(one, change).answers

    return write


def frame_of(one: Proposal) -> Frame:
    here = reverse("admin:proposal", args=[one.pk])
    return Frame(
        base="desk/proposals/form.html",
        hub=here,
        section=lambda section: reverse("admin:edit_proposal", args=[one.pk, section]),
        check=here,
        program=proposing.standing(one.program),
        extra={"title": "Edit before taking over"},
    )
