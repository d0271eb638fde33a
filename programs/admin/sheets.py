"""Sheets: taken along, filled in elsewhere, brought back, looked at, and written."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from programs.curation.ours import our_source
from programs.curation.sheets import SETTLED, apply_sheet, drop_sheet, keep_sheet
from programs.desk.sheets import MOST_ROWS, SHEETS
from programs.desk.sheets.files import Reading, read_sheet, take_in
from programs.desk.sheets.written import FORMATS, TooManyRowsError, written
from programs.imports.listing import UnreadableError
from programs.models import Sheet
from programs.roles import READ, VERIFY
from programs.states import STATES

from .list_csv import Table, as_csv
from .said_form import SaidForm
from .site import page

LISTED = 20
TOO_MANY = f"That is over {MOST_ROWS:,} rows, more than can be brought back. Choose one state."


class TakeForm(forms.Form):
    """Which sheet to take along."""

    kind = forms.ChoiceField(label="Sheet", choices=Sheet.Kind.choices)
    state = forms.ChoiceField(
        required=False, choices=[("", "All states"), *((s.code, s.name) for s in STATES.values())]
    )
    whose = forms.ChoiceField(
        label="Whose word", choices=[("ours", "What our curators said"), ("all", "All that is shown")]
    )
    form = forms.ChoiceField(label="As", choices=[(name, name.upper()) for name in FORMATS])


class BringForm(SaidForm):
    """A sheet to bring back."""

    kind = forms.ChoiceField(label="Sheet", choices=Sheet.Kind.choices)
    file = forms.FileField(label="File", help_text="CSV in UTF-8, or XLSX; 20 MB and 50,000 rows at most.")
    field_order = ("kind", "file", "method", "on", "reason")


@page("sheets/", name="sheets", permission=READ)
@require_safe
def sheets(request: HttpRequest) -> HttpResponse:
    """Sheets to take along and to bring back, and those that came."""
    return _sheets(request)


def _sheets(request: HttpRequest, status: int = 200, **forms: forms.Form) -> HttpResponse:
    kept = Sheet.objects.select_related("by").defer("packed")[:LISTED]
    columns = [(Sheet.Kind(kind).label, one.needs, one.__doc__) for kind, one in SHEETS.items()]
    context = {"title": "Sheets", "take": TakeForm(), "bring": BringForm(), "kept": kept, "kinds": columns}
    return render(request, "desk/sheets/list.html", context | forms, status=status)


@as_csv("sheet", "kind", "came", "from", "state", "programs", of="sheets")
def kept_rows(request: HttpRequest) -> Table:
    """Every sheet that came, not the newest alone."""
    return (
        (
            one.name, one.get_kind_display(), one.made_at, one.by, one.get_state_display(),
            one.counts.get("programs"),
        )
        for one in Sheet.objects.select_related("by").defer("packed")
    )  # fmt: skip


@page("sheets/take/", name="take_sheet", permission=READ)
@require_safe
def take(request: HttpRequest) -> HttpResponse:
    """A sheet as a file."""
    form = TakeForm(request.GET)
    if not form.is_valid():
        return _sheets(request, 400, take=form)
    given = form.cleaned_data
    try:
        data, kind = written(
            given["kind"], given["form"], state=given["state"], ours=given["whose"] == "ours"
        )
    except TooManyRowsError:
        form.add_error("state", TOO_MANY)
        return _sheets(request, 400, take=form)
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{given["kind"]}.{given["form"]}"'
    return response


@page("sheets/bring/", name="bring_sheet", permission=VERIFY)
@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Keep a sheet that was sent, if it can be read, to be looked at."""
    form = BringForm(request.POST, request.FILES)
    if form.is_valid():
        given = form.cleaned_data
        said = {"method": given["method"], "observed_on": given["on"], "reason": given["reason"]}
        sheet = Sheet(kind=given["kind"], by=request.user, made_at=timezone.now(), **said)
        try:
            take_in(given["file"], sheet)
            read_sheet(sheet)
            return redirect("admin:sheet", keep_sheet(sheet).pk)
        except UnreadableError as error:
            form.add_error("file", str(error))
    return _sheets(request, 400, bring=form)


@page("sheets/<int:pk>/", name="sheet", permission=READ)
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """What a sheet would change."""
    kept = get_object_or_404(Sheet.objects.select_related("by"), pk=pk)
    reading = read_sheet(kept) if kept.state == Sheet.State.WAITING else None
    context = {"title": f"{kept.get_kind_display()}: {kept.name}", "sheet": kept, "reading": reading}
    return render(request, "desk/sheets/sheet.html", context)


@page("sheets/<int:pk>/apply/", name="apply_sheet", permission=VERIFY)
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what a sheet says, just as somebody has looked at it."""
    kept = get_object_or_404(Sheet, pk=pk)
    if kept.state != Sheet.State.WAITING:
        messages.error(request, f"Nothing was written. {SETTLED}")
        return redirect("admin:sheet", pk)
    reading = read_sheet(kept)
    if reading.problem_count or reading.digest != request.POST.get("agreed"):
        messages.error(
            request, "Nothing was written: what the sheet would change is not what it was. Look again."
        )
        return redirect("admin:sheet", pk)
    try:
        count = _written(kept, reading, request.user)
    except ValidationError as error:
        messages.error(request, f"Nothing was written. {' '.join(error.messages)}")
        return redirect("admin:sheet", pk)
    messages.success(request, f"Written: {count} program{'s' * (count != 1)}.")
    return redirect("admin:sheets")


def _written(kept: Sheet, reading: Reading, by: Any) -> int:
    return apply_sheet(kept, reading.resource.said(), source=our_source(kept.method), by=by)


@page("sheets/<int:pk>/drop/", name="drop_sheet", permission=VERIFY)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Let go of a sheet that waits."""
    kept = get_object_or_404(Sheet, pk=pk)
    if drop_sheet(kept):
        messages.success(request, f"Dropped: {kept}.")
    else:
        messages.error(request, f"Nothing was dropped. {SETTLED}")
    return redirect("admin:sheets")
