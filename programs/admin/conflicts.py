"""Conflicts: what is shown beside what another source says, and the decision between them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from programs import curation
from programs.curation import Rows
from programs.desk.conflicts import Conflict, conflicts_of, keyed, where_they_wait
from programs.models import Program
from programs.roles import READ, VERIFY
from programs.states import STATES

from .list_csv import WHICH, Table, as_csv, which
from .narrowing import state_of, tail
from .site import page
from .typed import page_of_ours, typed

A_PAGE = 20
DECISIONS = ("accept", "keep")
GONE = "Some of these were decided or changed by somebody else in the meantime. Look at what is left."


@page("conflicts/", name="conflicts", permission=READ)
@require_safe
def conflicts(request: HttpRequest) -> HttpResponse:
    """The programs with conflicts, and every conflict of each."""
    asked = asked_of(request)
    waits = where_they_wait(**asked)
    found = Paginator([pk for pk, _ in waits.programs], A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Conflicts", "found": found, "listed": listed(found.object_list), "asked": asked,
        "sources": waits.sources, "states": STATES.values(), "tail": tail(asked),
    }  # fmt: skip
    return render(request, "desk/conflicts/list.html", context)


@as_csv(
    *WHICH, "about", "readers see", "source", "day", "another says", "its source", "its day", of="conflicts"
)
def conflict_rows(request: HttpRequest) -> Table:
    """Every conflict of these programs, its two sides beside each other."""
    found = listed([pk for pk, _ in where_they_wait(**asked_of(request)).programs])
    return (
        (
            *which(one["program"]), conflict.name, conflict.shown.words, conflict.shown.source,
            conflict.shown.day, conflict.other.words, conflict.other.source, conflict.other.day,
        )
        for one in found
        for conflict in one["conflicts"]
    )  # fmt: skip


def asked_of(request: HttpRequest) -> dict[str, Any]:
    """What narrows the list; whatever means nothing narrows nothing."""
    source = request.GET.get("source", "")
    return {"state": state_of(request), "source": int(source) if is_id(source) else 0}


@page("conflicts/<slug:slug>/", name="decide_conflicts", permission=VERIFY)
@require_POST
@transaction.atomic
def decide_conflicts(request: HttpRequest, slug: str) -> HttpResponse:
    """Accept some of a program's conflicts, and keep what is shown over others."""
    program = curation.hold(get_object_or_404(Program, slug=slug))
    present = keyed(conflicts_of([program.pk]).get(program.pk, ()))
    chosen = {way: choice(request, way) for way in DECISIONS}
    if any(key not in present for keys in chosen.values() for key in keys):
        messages.warning(request, GONE)
    accepted, kept = ([present[key] for key in chosen[way] if key in present] for way in DECISIONS)
    decide(request, program, accepted, kept)
    return redirect(after(request))


def decide(request: HttpRequest, program: Program, accepted: list[Conflict], kept: list[Conflict]) -> None:
    """Write the decisions, and say what was done."""
    if not accepted and not kept:
        messages.info(request, "Nothing was decided.")
        return
    try:
        curation.decide(
            program, accepted=rows(accepted), kept=rows(kept), on=timezone.localdate(), by=request.user,
            reason=typed(request, "reason", 100),
        )  # fmt: skip
    except ValidationError as refusal:
        messages.error(request, f"Nothing was decided: {' '.join(refusal.messages)}")
    else:
        done = filter(None, (count(accepted, "accepted"), count(kept, "kept as shown")))
        messages.success(request, f"{program}: {', '.join(done)}.")


def choice(request: HttpRequest, way: str) -> list[str]:
    """The keys of the conflicts that were chosen one by one, or all that the form showed."""
    shown = [name.removeprefix("d-") for name in request.POST if name.startswith("d-")]
    if request.POST.get("all") in DECISIONS:
        return shown if request.POST["all"] == way else []
    return [key for key in shown if request.POST[f"d-{key}"] == way]


def rows(conflicts: list[Conflict]) -> Rows:
    return sum((conflict.rows for conflict in conflicts), Rows())


def count(conflicts: list[Conflict], words: str) -> str:
    return f"{len(conflicts)} {words}" if conflicts else ""


def listed(ids: Any) -> list[dict[str, Any]]:
    """These programs with their conflicts."""
    found = conflicts_of(ids)
    joined = Program.objects.filter(pk__in=list(ids)).order_by().select_related("location")
    programs = {program.pk: program for program in joined}
    return [{"program": programs[pk], "conflicts": found[pk]} for pk in ids if pk in found]


def after(request: HttpRequest) -> str:
    """The page on which it was decided, if it is one of ours."""
    return page_of_ours(request, request.POST.get("next", ""), "conflicts")


def is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 18
