"""Programs that may be one, and phone numbers that unlike owners share."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import curation
from programs.desk.duplicates import lines, pairs, shown
from programs.desk.merging import Merging
from programs.models import Program
from programs.roles import PUBLISH, READ, VERIFY
from programs.states import STATES

from .list_csv import WHICH, Table, as_csv, which
from .narrowing import state_of, tail
from .site import page
from .typed import typed

A_PAGE = 20


@page("duplicates/", name="duplicates", permission=READ)
@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    """Pairs that nobody has decided on, with what speaks for and against."""
    asked = asked_of(request)
    found = Paginator(pairs(**asked), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Duplicates", "found": found, "listed": shown(found.object_list), "asked": asked,
        "states": STATES.values(), "tail": tail(asked),
    }  # fmt: skip
    return render(request, "desk/duplicates/list.html", context)


@as_csv(*WHICH, *(f"other {name}" for name in WHICH), "points", "evidence", of="duplicates")
def pair_rows(request: HttpRequest) -> Table:
    """Every pair with what speaks for it."""
    return (
        (*which(twins.one), *which(twins.other), twins.points, twins.words)
        for twins in shown(pairs(**asked_of(request)))
    )


def asked_of(request: HttpRequest) -> dict[str, Any]:
    """What narrows the list."""
    return {"state": state_of(request), "unsure": request.GET.get("unsure") == "1"}


@page("duplicates/merge/", name="merge", permission=PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest) -> HttpResponse:
    """Everything that merging two programs would do, and, once somebody has seen it, merging them."""
    into, gone = chosen(request, "one"), chosen(request, "other")
    merging = Merging(gone, into)
    if merging.why_not:
        messages.error(request, f"Nothing was merged: {merging.why_not}")
        return redirect("admin:duplicates")
    if request.method == "POST":
        return merged(request, gone, into)
    context = {
        "title": f"Merge {gone.name}", "merging": merging, "gone": gone, "into": into,
    }  # fmt: skip
    return render(request, "desk/duplicates/merge.html", context)


def merged(request: HttpRequest, gone: Program, into: Program) -> HttpResponse:
    """Merge them, if that does what somebody has looked at."""
    reason = typed(request, "reason", 100)
    try:
        with transaction.atomic():
            curation.hold_everything()
            if Merging(gone, into).mark != request.POST.get("agreed"):
                messages.error(request, "Nothing was merged: something changed since you looked. Look again.")
                return redirect(request.get_full_path())
            curation.merge(gone, into, by=request.user, reason=reason)
    except ValueError as refusal:
        messages.error(request, f"Nothing was merged: {refusal}")
    else:
        messages.success(request, f"{gone.name} ({gone.slug}) is now {into.name} ({into.slug}).")
    return redirect("admin:duplicates")


@page("duplicates/apart/", name="keep_apart", permission=VERIFY)
@require_POST
def apart(request: HttpRequest) -> HttpResponse:
    """Remember that two programs are not the same."""
    one, other = chosen(request, "one"), chosen(request, "other")
    if one == other:
        messages.error(request, "Those are one program already.")
    else:
        curation.keep_apart(one, other, by=request.user)
        messages.success(request, f"{one.name} and {other.name} are not the same. They are not asked again.")
    return redirect("admin:duplicates")


@page("duplicates/numbers/", name="shared_numbers", permission=READ)
@require_safe
def shared_numbers(request: HttpRequest) -> HttpResponse:
    """Phone numbers that owners with nothing in common have."""
    found = Paginator(lines(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/duplicates/numbers.html", {"title": "Shared numbers", "found": found})


@as_csv("number", "owner", "program", "city", "state", of="shared_numbers")
def number_rows(request: HttpRequest) -> Table:
    """Every number with each program that has it."""
    return (
        (line.written, one.owner, one.name, one.city, one.state)
        for line in lines()
        for alike in line.holders
        for one in alike
    )


@page("duplicates/numbers/seen/", name="seen_number", permission=VERIFY)
@require_POST
def seen_number(request: HttpRequest) -> HttpResponse:
    """Remember that somebody looked at a number, until another owner has it too."""
    line = next((one for one in lines() if one.number == request.POST.get("number")), None)
    if line is None:
        messages.info(request, "Somebody else looked at that number in the meantime.")
    else:
        curation.see_number(line.number, line.owners, typed(request, "note", 200), request.user)
        messages.success(request, "Kept. The number is shown again when another owner has it.")
    return redirect("admin:shared_numbers")


def chosen(request: HttpRequest, name: str) -> Program:
    """The program of this slug in the form; Http404 when there is none."""
    slug = (request.POST.get(name) or request.GET.get(name, "")).replace("\0", "")
    found = Program.objects.select_related("source", "location__organization", "assigned_to")
    return get_object_or_404(found, slug=slug)
