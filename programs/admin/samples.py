"""Monthly samples: draw, call, publish."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import curation
from programs.desk import samples as reading
from programs.models import Sample
from programs.roles import PUBLISH, READ, VERIFY

from .list_csv import WHICH, Table, as_csv, which
from .sample_forms import CallForm, DrawForm, WithdrawForm
from .site import page


@page("samples/", name="samples", permission=READ)
@require_safe
def samples(request: HttpRequest) -> HttpResponse:
    """Every sample, and the form to draw the next."""
    return _samples(request, DrawForm(initial={"month": timezone.localdate()}))


def _samples(request: HttpRequest, form: DrawForm, status: int = 200) -> HttpResponse:
    context = {"title": "Samples", "samples": reading.every_sample(), "form": form}
    return render(request, "desk/samples/list.html", context, status=status)


@as_csv(
    "month", "drawn on", "by", "seed", "published programs", "drawn", "called", "reached", "exactly right",
    "leads to the right program", "readers see it since", of="samples",
)  # fmt: skip
def sample_rows(request: HttpRequest) -> Table:
    """Every sample, in numbers of programs."""
    return (
        (
            sample, sample.drawn_on, sample.drawn_by, sample.seed, tally.population, tally.drawn,
            tally.called, tally.reached, tally.exact, tally.exact + tally.functional, sample.published_on,
        )
        for sample in reading.every_sample()
        for tally in (sample.tally,)
    )  # fmt: skip


@page("samples/draw/", name="draw_sample", permission=VERIFY)
@require_POST
def draw_sample(request: HttpRequest) -> HttpResponse:
    """Draw a month's sample."""
    form, today = DrawForm(request.POST), timezone.localdate()
    if form.is_valid():
        try:
            sample = curation.draw_sample(today=today, by=request.user, **form.cleaned_data)
            return redirect("admin:sample", sample.pk)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
    return _samples(request, form, status=400)


@page("samples/<int:pk>/", name="sample", permission=READ)
@require_safe
def sample(request: HttpRequest, pk: int) -> HttpResponse:
    """What to call, what was found, and the measure once all were called."""
    shown = reading.sample_page(pk)
    context = {"title": f"Sample of {shown.sample}", "shown": shown, "withdraw": WithdrawForm()}
    return render(request, "desk/samples/sample.html", context)


@as_csv("position", *WHICH, "number shown", "found", "what was amiss", "called on", "by", of="sample")
def call_rows(request: HttpRequest, pk: int) -> Table:
    """Every program of a sample, and what its call found."""
    return (
        (
            call.row.position, *which(call.row.program), call.number, call.finding, "; ".join(call.amiss),
            call.row.called_on, call.row.called_by,
        )
        for call in reading.sample_page(pk).calls
    )  # fmt: skip


@page("samples/<int:pk>/<int:position>/", name="sample_call", permission=VERIFY)
@require_http_methods(["GET", "HEAD", "POST"])
def sample_call(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """The call screen of one program."""
    shown = reading.call_page(pk, position)
    row = shown.row
    said = {**row.answers, "on": row.called_on or timezone.localdate(), "note": row.note}
    form = CallForm(row.shown, request.POST or None, initial=said)
    if form.is_valid() and _write(request, row, form):
        after = reading.following(pk, position)
        return redirect("admin:sample_call", pk, after) if after else redirect("admin:sample", pk)
    questions = zip(form.items, shown.asked, strict=True)
    context = {
        "title": row.program.name, "shown": shown, "form": form, "questions": questions,
        "stood": reading.stood(row),
    }  # fmt: skip
    return render(request, "desk/samples/call.html", context, status=400 if form.errors else 200)


def _write(request: HttpRequest, row: Any, form: CallForm) -> bool:
    """Record the call; a refusal becomes the form's."""
    if not row.sample.published_on and request.POST.get("stood", "") != reading.stood(row):
        form.add_error(None, curation.overtaken(row))
        return False
    said = {"on": form.cleaned_data["on"], "note": form.cleaned_data["note"], "by": request.user}
    try:
        if form.unreached:
            curation.record_unreached(row, **said)
        else:
            curation.record_call(row, form.answers, **said)
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return False
    messages.success(request, f"{row.position}. {row.program}: {row.get_finding_display()}.")
    return True


@page("samples/<int:pk>/<int:position>/again/", name="reopen_call", permission=VERIFY)
@require_POST
def reopen_call(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Take a finding back."""
    row = reading.call_page(pk, position).row
    _try(request, lambda: curation.reopen_call(row, by=request.user), f"{row.program} is to be called again.")
    return redirect("admin:sample_call", pk, position)


@page("samples/<int:pk>/publish/", name="publish_sample", permission=PUBLISH)
@require_POST
def publish_sample(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the measure to readers."""
    found, today = get_object_or_404(Sample, pk=pk), timezone.localdate()
    done = f"Readers now see the measure of {found}."
    _try(request, lambda: curation.publish_sample(found, on=today, by=request.user), done)
    return redirect("admin:sample", pk)


@page("samples/<int:pk>/withdraw/", name="withdraw_sample", permission=PUBLISH)
@require_POST
def withdraw_sample(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the measure back from readers, with a reason."""
    found, form = get_object_or_404(Sample, pk=pk), WithdrawForm(request.POST)
    if form.is_valid():
        curation.withdraw_sample(found, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, f"Readers no longer see the measure of {found}.")
    else:
        messages.error(request, "Say why it is withdrawn.")
    return redirect("admin:sample", pk)


@page("samples/<int:pk>/discard/", name="discard_sample", permission=PUBLISH)
@require_POST
def discard_sample(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a draw that nobody has called."""
    found = get_object_or_404(Sample, pk=pk)
    done = f"The sample of {found} is discarded."
    discarded = _try(request, lambda: curation.discard_sample(found, by=request.user), done)
    return redirect("admin:samples") if discarded else redirect("admin:sample", pk)


def _try(request: HttpRequest, act: Callable[[], Any], done: str) -> bool:
    """Do it and say so, or say why not."""
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    messages.success(request, done)
    return True
