"""The call screen: check a program in a minute, and take a check back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from programs.curation import verifying
from programs.curation.proposing import told
from programs.desk import queue
from programs.desk.verify import Sheet
from programs.models import Program, Report, Verification
from programs.roles import PUBLISH, VERIFY

from .said_form import PastDate
from .site import page
from .verify_page import name_of_part, screen

CHANGED = "Nothing is saved yet: look again at what somebody changed while you asked:"
MARKED = "Nothing is saved yet: see what is marked below."
ANSWERS_STAND = "There are answers below. Save them, or take them back before you say that nobody answered."


class CheckForm(forms.Form):
    """How it was checked, on which day, and what else is worth knowing."""

    method = forms.ChoiceField(label="How do you check?", choices=Verification.Method.choices)
    on = PastDate(label="On which day?")
    note = forms.CharField(
        required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Who said it, when to call back. For the desk alone.",
    )  # fmt: skip


@page("verify/<slug:slug>/", name="verify", permission=VERIFY)
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask a program, and save what it says."""
    program = get_object_or_404(_programs(), slug=slug)
    if program.merged_into:
        return redirect("admin:verify", program.merged_into.slug)
    posted = dict(request.POST.lists()) if request.method == "POST" else None
    may_close = request.user.has_perm(PUBLISH)
    sheet = Sheet(program, timezone.localdate(), posted, may_close=may_close)
    form = CheckForm(request.POST if posted else None)
    if posted and form.is_valid() and (saved := save(request, program, sheet, form)):
        return saved
    asked, _ = queue.read_asked(request.GET)
    context = screen(program, sheet, form, posted or {}) | {"tail": asked.address()}
    return render(
        request, "desk/verify/call.html", context | saved_now(request, program), status=400 if posted else 200
    )


@page("verify/<slug:slug>/undo/<int:pk>/", name="undo_check", permission=VERIFY)
@require_POST
def undo_check(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a check back, and say what stays as it is because it changed since."""
    check = Verification.objects.filter(pk=pk, program__slug=slug).first() or Verification(pk=pk)
    try:
        left = verifying.undo(check, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"Taken back: {check}.")
        if left:
            names = ", ".join(sorted(set(map(name_of_part, left))))
            messages.warning(request, f"Left as it is, because it was changed since: {names}.")
    return redirect("admin:verify", slug)


def save(request: HttpRequest, program: Program, sheet: Sheet, form: CheckForm) -> HttpResponse | None:
    """Write the call; None, with sentences on the form, where something is in the way."""
    given = {**form.cleaned_data, "by": request.user}
    if "unanswered" in request.POST:
        if sheet.said:
            return form.add_error(None, ANSWERS_STAND)
        verifying.note_attempt(program, **given)
        messages.success(request, f"Noted: nobody answered at {program}. It rests for two days.")
        return redirect(on_from("admin:next", request, after=program.slug))
    changed = sheet.changed_meanwhile
    if changed:
        return form.add_error(None, f"{CHANGED} {', '.join(changed)}.")
    if sheet.problems:
        return form.add_error(None, MARKED)
    try:
        check = verifying.verify(
            program,
            told(program, sheet.said),
            **given,
            **decided(request, program),
            today=timezone.localdate(),
        )
    except ValidationError as refusal:
        return form.add_error(None, refusal.messages)
    return redirect(on_from("admin:verify", request, program.slug, saved=str(check.pk)))


def decided(request: HttpRequest, program: Program) -> dict[str, list[Report]]:
    """The waiting reports that somebody chose an answer for."""
    waiting = list(Report.objects.waiting().filter(program=program))
    return {
        way: [one for one in waiting if request.POST.get(f"r-{one.pk}") == way]
        for way in ("accepted", "declined")
    }


def saved_now(request: HttpRequest, program: Program) -> dict[str, Any]:
    """The check that was saved a moment ago, and that can be taken back."""
    pk = request.GET.get("saved", "")
    own = program.verifications.filter(by=request.user, before__isnull=False)
    return {"saved": own.filter(pk=int(pk)).first() if pk.isdecimal() and len(pk) < 18 else None}


def on_from(name: str, request: HttpRequest, *args: str, **more: str) -> str:
    """An address that keeps the part of the queue one works on."""
    asked, _ = queue.read_asked(request.GET)
    query = "&".join(filter(None, [asked.address(), *(f"{key}={value}" for key, value in more.items())]))
    return f"{redirect(name, *args).url}?{query}"


def _programs() -> Any:
    joined = (
        "location__organization",
        "source",
        "level_source",
        "opening_source",
        "merged_into",
        "assigned_to",
    )
    return Program.objects.select_related(*joined)
