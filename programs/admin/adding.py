"""Adding a program by hand: what is known of it, what it looks like, and then a draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from programs.curation import NewProgram, add_program
from programs.desk.adding import Alike, alike, home
from programs.models import Location, Organization, Phone, Program
from programs.roles import VERIFY
from programs.states import STATES

from .program_parts import NumberField
from .said_form import SaidForm
from .site import page

ADDRESS = ("street", "street2", "withheld", "city", "state", "zip")


def of_place(name: str, **options: Any) -> Any:
    """The form field of a column of a place."""
    return Location._meta.get_field(name).formfield(**options)


class AddForm(SaidForm):
    """A program that is not listed yet."""

    owner = forms.ModelChoiceField(Organization.objects.all(), required=False, widget=forms.HiddenInput)
    organization = forms.CharField(
        max_length=200, required=False,
        help_text="As we have it, where we have it in that state. Any other name is a new organization.",
    )  # fmt: skip
    name = forms.CharField(max_length=200, label="Name of the program")
    level = forms.ChoiceField(label="Level of care", choices=Program.Level.choices)
    street = of_place("street")
    street2 = of_place("street2")
    withheld = of_place("withheld")
    city = of_place("city", required=True)
    state = forms.ChoiceField(choices=[("", "Choose"), *((s.code, s.name) for s in STATES.values())])
    zip = forms.RegexField(r"^[0-9]{5}\Z", label="ZIP code", max_length=5)
    number = NumberField(max_length=30, required=False, label="Phone number")
    extension = Phone._meta.get_field("extension").formfield()
    website = forms.URLField(max_length=300, required=False, assume_scheme="https")
    field_order = (
        "owner", "organization", "name", "level", *ADDRESS, "number", "extension", "website", "method", "on",
        "reason",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not (cleaned.get("owner") or cleaned.get("organization")) and "owner" not in self.errors:
            self.add_error("organization", "Say who runs it.")
        if cleaned.get("extension") and not cleaned.get("number") and "number" not in self.errors:
            self.add_error("number", "An extension needs its number.")
        return cleaned

    def program(self) -> NewProgram:
        """What was typed in."""
        given = self.cleaned_data
        owner = given["owner"]
        return NewProgram(
            name=given["name"], level=given["level"], place={name: given[name] for name in ADDRESS},
            organization=owner.name if owner else given["organization"], owner=owner,
            website=given["website"], number=given["number"], extension=given["extension"],
        )  # fmt: skip


@page("programs/program/new/", name="new_program", permission=VERIFY)
@require_http_methods(["GET", "HEAD", "POST"])
def new_program(request: HttpRequest) -> HttpResponse:
    """Ask for a program; show those that it may be; add it as a draft."""
    if request.method != "POST":
        return _form(request, AddForm(initial={"owner": _owner_asked(request)}))
    form = AddForm(request.POST)
    if not form.is_valid():
        return _form(request, form, status=400)
    found = alike(form.program())
    if request.POST.get("unlike", "") != mark(found):
        return _form(request, form, found)
    return _added(request, form, found)


def _added(request: HttpRequest, form: AddForm, found: list[Alike]) -> HttpResponse:
    unlike = [one.program for one in found]
    try:
        program = add_program(form.program(), unlike=unlike, **form.who_says(request.user))
    except ValidationError as error:
        form.add_error(None, error.messages)
        return _form(request, form, status=400)
    messages.success(request, f"Added as a draft: {program.name}. Nobody sees it before it is published.")
    return redirect("admin:programs_program_change", program.pk)


def _form(
    request: HttpRequest, form: AddForm, found: list[Alike] | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "title": "Add a program", "form": form, "alike": found or [], "mark": mark(found or []),
        "owner": _owner(form), "home": home(form.program()) if found else None,
    }  # fmt: skip
    return render(request, "desk/adding/new.html", context, status=status)


def mark(found: list[Alike]) -> str:
    """Which programs were shown: who adds it nevertheless has seen these."""
    return " ".join(sorted(str(one.program.pk) for one in found))


def _owner_asked(request: HttpRequest) -> Organization | None:
    """The organization whose page led here."""
    text = request.GET.get("organization", "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
    return Organization.objects.filter(pk=number).first()


def _owner(form: AddForm) -> Organization | None:
    """The organization that was chosen, to be named."""
    if not form.is_bound:
        return form.initial["owner"]
    return getattr(form, "cleaned_data", {}).get("owner")
