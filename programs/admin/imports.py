"""Imports: send a file or fetch states, see what would change, apply it, look at a run, revert it."""

from __future__ import annotations

import csv
from collections import Counter
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import curation
from programs.desk.imports import COUNTED, TOUCHED, Summary, runs, touched, waiting
from programs.imports.effects import LABELS
from programs.imports.inputs import Input
from programs.imports.leaving import too_many_gone
from programs.imports.listing import UnreadableError
from programs.imports.plan import Plan
from programs.imports.reverting import plan_revert, revert, why_not
from programs.imports.run import preview
from programs.imports.waiting import (
    MB,
    MOST_BYTES,
    MOST_ROWS,
    MOST_STATES,
    carry_out_upload,
    keep_file,
    keep_states,
    read_upload,
)
from programs.models import ImportRun, Upload
from programs.roles import IMPORT, READ
from programs.views.download import BYTE_ORDER_MARK, harmless

from .import_forms import FetchForm, FileForm
from .list_csv import AT_ONCE, Table, as_csv
from .site import page

RUNS, EFFECTS, ROWS, PROBLEMS = 50, 200, 100, 100
"""How many of each one page shows."""


@page("imports/", name="imports", permission=READ)
@require_safe
def imports(request: HttpRequest) -> HttpResponse:
    """Inputs that wait, and every run."""
    return _imports(request)


def _imports(request: HttpRequest, status: int = 200, **forms: forms.Form) -> HttpResponse:
    found = Paginator(runs(), RUNS).get_page(request.GET.get("page"))
    context = {
        "title": "Imports", "file_form": FileForm(), "fetch_form": FetchForm(), "waiting": waiting(),
        "found": found, "runs": [Summary(run) for run in found], "counted": COUNTED,
        "most": {"mb": MOST_BYTES // MB, "rows": MOST_ROWS, "states": MOST_STATES},
    }  # fmt: skip
    return render(request, "desk/imports/list.html", context | forms, status=status)


@as_csv("run", "source", "file", "SHA-256", "began", "seconds", "by", *COUNTED, "reverted", of="imports")
def run_rows(request: HttpRequest) -> Table:
    """Every run with what it counted."""
    return (
        (
            one.row.pk, one.row.source, one.row.file_name, one.row.sha256, one.row.started_at, one.seconds,
            one.row.by, *one.counts, one.row.reverted_at,
        )
        for one in map(Summary, runs())
    )  # fmt: skip


@page("imports/file/", name="keep_import", permission=IMPORT)
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a file that was sent, if it can be read, to be looked at."""
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return redirect("admin:waiting_import", form.keep(keep_file, request.user).pk)
        except UnreadableError as error:
            form.add_error("file", str(error))
    return _imports(request, 400, file_form=form)


@page("imports/states/", name="fetch_import", permission=IMPORT)
@require_POST
def fetch(request: HttpRequest) -> HttpResponse:
    """Ask FindTreatment.gov for states, and keep the answer to be looked at."""
    form = FetchForm(request.POST)
    if form.is_valid():
        try:
            return redirect("admin:waiting_import", form.keep(keep_states, request.user).pk)
        except UnreadableError as error:
            form.add_error("states", str(error))
    return _imports(request, 400, fetch_form=form)


@page("imports/waiting/<int:pk>/", name="waiting_import", permission=IMPORT)
@require_safe
def waiting_import(request: HttpRequest, pk: int) -> HttpResponse:
    """What a waiting input would do to what is here today, as a table."""
    upload = get_object_or_404(Upload.objects.select_related("by", "run"), pk=pk)
    context: dict[str, Any] = {"title": upload.name, "upload": upload}
    if upload.state == Upload.State.WAITING:
        try:
            given = read_upload(upload)
            context |= _of_input(given) | _of_plan(request, preview(given), given.card.name)
        except UnreadableError as error:
            context["problem"] = str(error)
    return render(request, "desk/imports/waiting.html", context)


@page("imports/waiting/<int:pk>/changes.csv", name="import_changes", permission=IMPORT)
@require_safe
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that a waiting input would do, for a spreadsheet."""
    upload = get_object_or_404(Upload, pk=pk, state=Upload.State.WAITING)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="import-{pk}.csv"'
    try:
        plan = preview(read_upload(upload))
    except UnreadableError as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    response.write(BYTE_ORDER_MARK)
    rows = [(one.label, one.name, one.town, str(one.row or ""), "; ".join(one.told)) for one in plan.effects]
    head = ("What", "Program", "Town", "Row", "Changes")
    csv.writer(response).writerows([harmless(cell) for cell in row] for row in (head, *rows))
    return response


@page("imports/waiting/<int:pk>/apply/", name="apply_import", permission=IMPORT)
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what a waiting input changes, just as somebody has looked at it."""
    upload = get_object_or_404(Upload, pk=pk)
    allow, agreed = "allow_removals" in request.POST, request.POST.get("agreed") or "nothing"
    try:
        _, run = carry_out_upload(upload, agreed=agreed, allow_removals=allow, by=request.user)
    except UnreadableError as error:
        doubt = getattr(error, "doubt", "")
        told = f"{doubt} Tick “They are really gone” if it is." if doubt else str(error)
        messages.error(request, f"Nothing was written. {told}")
        return redirect("admin:waiting_import", pk)
    if run is None:
        messages.success(request, "Everything here was as listed already: nothing was written.")
        return redirect("admin:imports")
    messages.success(request, f"Written, as run {run.pk}.")
    return redirect("admin:import_run", run.pk)


@page("imports/waiting/<int:pk>/drop/", name="drop_import", permission=IMPORT)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Let go of a waiting input."""
    upload = get_object_or_404(Upload.objects.defer("packed"), pk=pk)
    if curation.drop_upload(upload):
        messages.success(request, f"Dropped: {upload}.")
    else:
        messages.error(request, f"{upload} does not wait any more.")
    return redirect("admin:imports")


@page("imports/runs/<int:pk>/", name="import_run", permission=READ)
@require_safe
def import_run(request: HttpRequest, pk: int) -> HttpResponse:
    """One run: what it read, what it counted, how long it took, who did it, and the rows it touched."""
    run = get_object_or_404(runs(), pk=pk)
    how = how_asked(request)
    found = Paginator(touched(run, how), ROWS).get_page(request.GET.get("page"))
    context = {
        "title": f"Run {run.pk}: {run.source}", "run": run, "summary": Summary(run), "counted": COUNTED,
        "touched": TOUCHED, "how": how, "found": found, "tail": f"what={how}", "why_not": why_not(run),
    }  # fmt: skip
    return render(request, "desk/imports/run.html", context)


@as_csv("program", "name", "place", "row at its source", "how it was matched", of="import_run")
def touched_rows(request: HttpRequest, pk: int) -> Table:
    """The rows that a run brought, changed or dropped."""
    found = touched(get_object_or_404(ImportRun, pk=pk), how_asked(request))
    return (
        (
            row.program and row.program.slug, row.program, row.program and row.program.location.town_line,
            row.key, row.get_match_display(),
        )
        for row in found.iterator(AT_ONCE)
    )  # fmt: skip


def how_asked(request: HttpRequest) -> str:
    """What the run did to the rows that are asked for."""
    how = request.GET.get("what", "")
    return how if how in TOUCHED else "brought"


@page("imports/runs/<int:pk>/revert/", name="revert_import", permission=IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def revert_import(request: HttpRequest, pk: int) -> HttpResponse:
    """What reverting a run would do, and, once somebody has seen it, reverting it."""
    run = get_object_or_404(ImportRun.objects.select_related("source"), pk=pk)
    if obstacle := why_not(run):
        messages.error(request, obstacle)
        return redirect("admin:import_run", pk)
    if request.method == "POST":
        return _revert(request, run)
    context = {"title": f"Revert run {run.pk}: {run.source}", "run": run}
    return render(request, "desk/imports/revert.html", context | _of_plan(request, plan_revert(run).plan))


def _revert(request: HttpRequest, run: ImportRun) -> HttpResponse:
    try:
        revert(run, agreed=request.POST.get("agreed") or "nothing", by=request.user)
    except UnreadableError as error:
        messages.error(request, f"Nothing was written. {error}")
        return redirect("admin:revert_import", run.pk)
    messages.success(request, f"Run {run.pk} was reverted.")
    return redirect("admin:import_run", run.pk)


def _of_input(given: Input) -> dict[str, Any]:
    """What was read, and what was wrong with it."""
    reading = given.reading
    return {
        "given": given,
        "reading": reading,
        "problems": reading.problems[:PROBLEMS],
        "unknown": reading.unknown.most_common(),
        "skipped": reading.skipped.most_common(),
    }


def _of_plan(request: HttpRequest, plan: Plan, source: str = "") -> dict[str, Any]:
    """What a plan does, one page of it: all, or what becomes of programs in one way."""
    wanted = request.GET.get("what", "")
    effects = [one for one in plan.effects if one.kind == wanted] if wanted in LABELS else plan.effects
    counts = Counter(one.kind for one in plan.effects)
    return {
        "plan": plan,
        "kinds": [(kind.value, name, counts[kind]) for kind, name in LABELS.items() if counts[kind]],
        "what": wanted if wanted in LABELS else "",
        "found": Paginator(effects, EFFECTS).get_page(request.GET.get("page")),
        "tail": f"what={wanted}" if wanted in LABELS else "",
        "doubt": too_many_gone(plan, source) if source else "",
    }
