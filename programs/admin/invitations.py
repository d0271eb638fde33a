"""Codes for people who took part: made for a program, printed or saved once, and revoked."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import curation
from programs.curation.experience import MOST_CODES, code_digest
from programs.desk.experience import BATCH, batch_of, batches, good, slips
from programs.letters import tidy
from programs.models import Invitation, Program
from programs.roles import INVITE, READ
from programs.views.download import BYTE_ORDER_MARK, harmless

from .list_csv import Table, as_csv
from .site import page

A_PAGE = 30
MOST_FOUND = 20
MONTHS: Final = {"30": "1 month", "91": "3 months", "182": "6 months"}
COLUMNS = ("Code", "Address", "Program", "Good until")


class CodesForm(forms.Form):
    """How many codes, for how long, and who hands them out."""

    count = forms.IntegerField(label="How many", min_value=1, max_value=MOST_CODES, initial=24)
    days = forms.ChoiceField(label="Good for", choices=list(MONTHS.items()), initial="91")
    handed_to = forms.CharField(
        label="Who hands them out", max_length=120, required=False, help_text="A partner; empty: we do."
    )


@page("invitations/", name="invitations", permission=READ)
@require_safe
def invitations(request: HttpRequest) -> HttpResponse:
    """The codes that were made, and a search for the program to make some for."""
    words, today = searched(request), timezone.localdate()
    found = Paginator(batches(), A_PAGE).get_page(request.GET.get("page"))
    matching = Program.objects.visible().select_related("location").filter(name__icontains=words)
    programs = list(matching[: MOST_FOUND + 1]) if words else []
    context = {
        "title": "Codes for people who took part", "found": found, "q": words, "tail": "",
        "batches": [{**batch, "good": good(batch, today)} for batch in found.object_list],
        "programs": programs[:MOST_FOUND], "more": len(programs) > MOST_FOUND,
    }  # fmt: skip
    return render(request, "desk/reports/invitations.html", context)


def searched(request: HttpRequest) -> str:
    """The words that a program's name is to have."""
    return "".join(filter(str.isprintable, request.GET.get("q", ""))).strip()[:80]


@as_csv(
    "program", "name", "made on", "by", "handed out by", "good until", "codes", "used", "revoked",
    "still good", of="invitations",
)  # fmt: skip
def batch_rows(request: HttpRequest) -> Table:
    """Every batch of codes; the codes themselves are not kept."""
    today = timezone.localdate()
    return (
        (
            batch["program__slug"], batch["program__name"], batch["made_on"], batch["made_by__username"],
            batch["handed_to"] or "us", batch["expires_on"], batch["codes"], batch["used"], batch["revoked"],
            good(batch, today),
        )
        for batch in batches()
    )  # fmt: skip


@page("invitations/for/<slug:slug>/", name="make_codes", permission=INVITE)
@require_http_methods(["GET", "HEAD", "POST"])
def make_codes(request: HttpRequest, slug: str) -> HttpResponse:
    """Make codes for a program. They are shown this once, as a sheet to print."""
    program = get_object_or_404(Program.objects.visible().select_related("location"), slug=slug)
    form = CodesForm(request.POST if request.method == "POST" else None)
    if not (form.is_bound and form.is_valid()):
        context = {"title": f"Codes: {program}", "program": program, "form": form}
        return render(request, "desk/reports/make_codes.html", context, status=400 if form.is_bound else 200)
    today, said = timezone.localdate(), form.cleaned_data
    until = today + timedelta(days=int(said["days"]))
    codes = curation.make_codes(
        program, said["count"], by=request.user, today=today, expires_on=until, handed_to=said["handed_to"]
    )
    return sheet(request, program, codes, until)


def sheet(request: HttpRequest, program: Program, codes: list[str], until: date) -> HttpResponse:
    """A page of slips to cut apart, with a button that saves the same codes as a table."""
    questions = request.build_absolute_uri(reverse("experience"))
    context = {
        "title": f"Codes: {program}", "program": program, "until": until, "page": questions,
        "slips": slips(codes, questions), "codes": codes,
    }  # fmt: skip
    return render(request, "desk/reports/slips.html", context)


@page("invitations/for/<slug:slug>/codes.csv", name="codes_csv", permission=INVITE)
@require_POST
def codes_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Codes that were just made, as a table: they come back from the sheet, since they are not kept."""
    program = get_object_or_404(Program, slug=slug)
    sent = [tidy(code[:40]) for code in request.POST.getlist("code")[:MOST_CODES]]
    kept = Invitation.objects.filter(program=program, digest__in=map(code_digest, sent))
    until = dict(kept.values_list("digest", "expires_on"))
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="codes-{slugify(program.slug)}.csv"'
    response.write(BYTE_ORDER_MARK)
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    for slip, code in zip(slips(sent, request.build_absolute_uri(reverse("experience"))), sent, strict=True):
        day = until.get(code_digest(code))
        if day:
            writer.writerow(map(harmless, (slip.code, slip.url, program.name, day.isoformat())))
    return response


@page("invitations/revoke/", name="revoke_codes", permission=INVITE)
@require_POST
def revoke_codes(request: HttpRequest) -> HttpResponse:
    """Make the unused codes of a batch worth nothing, or one code that was lost."""
    chosen = one_code(request.POST["code"]) if "code" in request.POST else chosen_batch(request)
    revoked = curation.revoke_codes(chosen, today=timezone.localdate()) if chosen is not None else 0
    if revoked:
        messages.success(request, f"{revoked} code{'s are' if revoked > 1 else ' is'} worth nothing now.")
    else:
        messages.warning(request, "No code was revoked: there is none of these that is still good.")
    return redirect("admin:invitations")


def one_code(typed: str) -> Any:
    return Invitation.objects.filter(digest=code_digest(tidy(typed)))


def chosen_batch(request: HttpRequest) -> Any:
    """The codes made together that the form names; None where it names none."""
    form = BatchForm(request.POST)
    return batch_of(form.cleaned_data) if form.is_valid() else None


class BatchForm(forms.Form):
    """What names a batch, as `BATCH` does."""

    program = forms.IntegerField()
    made_on = forms.DateField()
    made_by = forms.IntegerField(required=False)
    handed_to = forms.CharField(required=False, strip=False)
    expires_on = forms.DateField()

    field_order = BATCH
