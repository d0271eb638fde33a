"""Reports and suggestions that were decided on: found by their reference, looked over, and opened again."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from programs.curation.reports import SPAM, wait_again
from programs.desk import decided as reading
from programs.models import Report
from programs.roles import READ, VERIFY

from .list_csv import Table, as_csv
from .narrowing import tail
from .reports import after
from .site import page

A_PAGE = 50
STATES = {"accepted": "accepted", "declined": "declined"}


@page("reports/decided/", name="decided_reports", permission=READ)
@require_safe
def decided(request: HttpRequest) -> HttpResponse:
    """What became of reports, or of suggestions, the newest decision first."""
    asked = asked_of(request)
    found = Paginator(reading.decided(**asked), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "What became of reports", "found": found, "asked": asked, "kinds": reading.KINDS,
        "rows": [(one, reading.told_of(one)) for one in found], "states": STATES, "spam": SPAM,
        "tail": tail({"list": asked["kind"], "state": asked["state"], "reference": asked["words"]}),
    }  # fmt: skip
    return render(request, "desk/reports/decided.html", context)


@as_csv("program", "told", "words", "sent", "became", "on", "by", "note", "reference", of="decided_reports")
def decided_rows(request: HttpRequest) -> Table:
    """The same decisions in the same order."""
    return (
        (
            one.program and one.program.slug, reading.told_of(one), one.words, one.received_on, one.state,
            one.decided_on, one.decided_by, one.note, one.reference,
        )
        for one in reading.decided(**asked_of(request))
    )  # fmt: skip


def asked_of(request: HttpRequest) -> dict[str, str]:
    """What narrows the list."""
    kind, state = request.GET.get("list", ""), request.GET.get("state", "")
    return {
        "kind": kind if kind in reading.KINDS else "reports",
        "state": state if state in STATES else "",
        "words": "".join(filter(str.isprintable, request.GET.get("reference", "")))[:40],
    }


@page("reports/decided/<int:pk>/again/", name="reopen_report", permission=VERIFY)
@require_POST
def reopen_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a report wait again that was decided on too soon."""
    report = get_object_or_404(Report, pk=pk)
    if wait_again(report):
        messages.success(request, f"{report} waits again. What was changed on its word stays as it is.")
    else:
        messages.warning(request, f"{report} cannot wait again: it waits already, or its words are gone.")
    return redirect(after(request, "decided_reports"))
