"""Readers' reports at the desk: what they say beside what is shown, and the decision."""

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
from programs.curation import verifying
from programs.desk.reports import Thing, reported, reported_thing, told, where_they_wait
from programs.models import Program, Report, Suggestion, Verification
from programs.roles import PUBLISH, READ, VERIFY
from programs.states import STATES

from .list_csv import WHICH, Table, as_csv, which
from .narrowing import state_of, tail
from .site import page
from .typed import all_typed, as_if_at, page_of_ours, typed

A_PAGE = 20
GONE = "Somebody else decided on this in the meantime."
SAY_WHAT = "Choose what is right, or write what you did."
SAY_WHY = "Write why what we show stays as it is."
HOW = "Choose how you know it."
MAY_NOT_CLOSE = (
    "Only an editor-in-chief can close a program or open it again. Leave it to one, or write what you did."
)


@page("reports/", name="reports", permission=READ)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The programs that readers say something about, and all that waits on each."""
    return listed(request)


def listed(request: HttpRequest, kept: dict[str, str] | None = None) -> HttpResponse:
    """The list; `kept` is what was sent about one thing and refused, so that it need not be typed again."""
    asked = asked_of(request)
    found = Paginator(where_they_wait(**asked), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Reports from readers", "found": found, "asked": asked, "kinds": Report.About.choices,
        "listed": reported(found.object_list, timezone.localdate()), "methods": Verification.Method.choices,
        "suggested": Suggestion.objects.filter(state=Suggestion.State.WAITING).count(), "tail": tail(asked),
        "states": STATES.values(), "kept": kept,
    }  # fmt: skip
    return render(request, "desk/reports/list.html", context, status=400 if kept else 200)


@as_csv(*WHICH, "about", "readers see", "a reader says", "sent", "disputed since", "reference", of="reports")
def report_rows(request: HttpRequest) -> Table:
    """Every report that waits, in the same order."""
    return (
        (
            *which(one.program), thing.label, "; ".join(map(str, thing.shown)), report.words,
            report.received_on, thing.disputed_on, report.reference,
        )
        for one in reported(where_they_wait(**asked_of(request)), timezone.localdate())
        for thing in one.things
        for report in thing.reports
    )  # fmt: skip


def asked_of(request: HttpRequest) -> dict[str, Any]:
    """What narrows the list."""
    about = request.GET.get("about", "")
    return {
        "about": about if about in Report.About else "",
        "doubt": request.GET.get("doubt") == "1",
        "state": state_of(request),
    }


@page("reports/about/<slug:slug>/", name="decide_reports", permission=VERIFY)
@require_POST
@transaction.atomic
def decide_reports(request: HttpRequest, slug: str) -> HttpResponse:
    """Accept or decline what readers say of one thing of a program."""
    program = curation.hold(get_object_or_404(Program, slug=slug))
    thing = reported_thing(program, request.POST.get("thing", ""), timezone.localdate())
    if thing is None:
        messages.warning(request, GONE)
        return redirect(after(request))
    refused = decide(request, program, thing)
    if refused:
        messages.error(request, f"{program}, {thing.label}: nothing was decided. {refused}")
        return listed(
            as_if_at(request, "reports", after(request)),
            all_typed(request, f"{program.pk}-{thing.key}", refused),
        )
    return redirect(after(request))


def decide(request: HttpRequest, program: Program, thing: Thing) -> str:
    """Write the decision, or say in a sentence why not."""
    accepts = request.POST.get("decision") == "accept"
    right, note = request.POST.get("right", ""), typed(request, "note")
    lacking = lacks(request, thing, right, note) if accepts else ("" if note else SAY_WHY)
    if lacking:
        return lacking
    write = accept if accepts else keep
    try:
        write(request, program, thing, right, note)
    except ValidationError as refusal:
        return " ".join(map(str, refusal.messages))
    done = "the readers are right" if accepts else "what is shown stays"
    messages.success(request, f"{program}, {thing.label}: {done}.")
    return ""


def lacks(request: HttpRequest, thing: Thing, right: str, note: str) -> str:
    """What an acceptance still needs, in a sentence; empty for nothing."""
    if right and thing.about == Report.About.CLOSED and not request.user.has_perm(PUBLISH):
        return MAY_NOT_CLOSE
    if right and request.POST.get("method") not in Verification.Method:
        return HOW
    if right and told(thing, right) is None:
        return GONE
    return "" if right or note else SAY_WHAT


def accept(request: HttpRequest, program: Program, thing: Thing, right: str, note: str) -> None:
    """Take the readers' word over: with a correction as a check of our own, else as the note says."""
    today, correction = timezone.localdate(), told(thing, right)
    if correction is None:
        curation.decide_reports(thing.reports, Report.State.ACCEPTED, by=request.user, today=today, note=note)
        return
    verifying.verify(
        program, correction, method=request.POST["method"], on=today, by=request.user, note=note,
        accepted=thing.reports, today=today,
    )  # fmt: skip


def keep(request: HttpRequest, program: Program, thing: Thing, right: str, note: str) -> None:
    """Keep what is shown, with the reason for it."""
    curation.decide_reports(
        thing.reports, Report.State.DECLINED, by=request.user, today=timezone.localdate(), note=note
    )


@page("reports/spam/<int:pk>/", name="report_spam", permission=VERIFY)
@require_POST
def report_spam(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop a report as spam, with all that its sender sent that day."""
    report = get_object_or_404(Report, pk=pk)
    dropped = len(curation.drop_spam(report, by=request.user, today=timezone.localdate()))
    if dropped:
        messages.success(request, f"Spam: {dropped} report{'s' * (dropped > 1)} of one sender dropped.")
    else:
        messages.warning(request, GONE)
    return redirect(after(request))


def after(request: HttpRequest, name: str = "reports") -> str:
    """The page on which it was decided, if it is one of ours."""
    return page_of_ours(request, request.POST.get("next", ""), name)
