"""The table of programs and that of their groups: found, narrowed, acted on together, and changed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from programs import curation
from programs.curation.bulk import assign, set_mail
from programs.curation.credentials import keep_credentials
from programs.models import Phone, Program
from programs.roles import PUBLISH, VERIFY
from programs.telephone import read_number

from . import bulk
from .hearing import Heard
from .list_filters import ByAssigned, ByCheck, ByLevel, ByOpening, BySource, ByState, ByStatus
from .program_form import OWN, ProgramForm, credentials_read, told_by
from .program_parts import CredentialRows, FactRows, PhoneRows, PriceRows, TrackRows

SAYS = ("How you know it", {"fields": ("method", "on", "reason")})
PLACE = ("Place", {"fields": (
    "organization_name", "location_street", "location_street2", "location_withheld", "location_city",
    "location_county", "location_state", "location_zip", ("location_lat", "location_lon"),
    "location_transport",
)})  # fmt: skip
DESK = ("The desk", {"fields": ("mail", "assigned_to")})
OPENING = ("Opening", {"fields": ("opening", "opening_on")})


@admin.register(Program)
class ProgramTable(Heard):
    """Programs by name."""

    form = ProgramForm
    inlines = (PhoneRows, TrackRows, PriceRows, CredentialRows, FactRows)
    change_form_template = "desk/program.html"
    fieldsets = (("Program", {"fields": (*OWN, "telehealth_states")}), OPENING, PLACE, DESK, SAYS)
    fieldsets_read = (
        ("Program", {"fields": (*OWN, "telehealth_states", "opening", "opening_on", "location")}),
    )
    list_display = ("name", "place", "level", "status", "checked_on", "assigned_to")
    list_filter = (ByStatus, ByLevel, ByOpening, ByCheck, ByAssigned, BySource, ByState)
    list_select_related = ("location", "assigned_to")
    search_fields = ("name", "slug", "location__organization__name", "location__city", "location__zip")
    search_help_text = "Words of its name, organization or town; a ZIP code; or a whole telephone number."
    actions = (bulk.publish, bulk.close, bulk.assign, bulk.confirm)

    @admin.display(description="place", ordering="location__state")
    def place(self, program: Program) -> str:
        return program.location.town_line

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Program], search_term: str
    ) -> tuple[QuerySet[Program], bool]:
        """By telephone number where one was typed, else by words."""
        number = read_number(search_term)
        if number:
            called = Phone.objects.filter(number=number.number).values("program")
            return queryset.filter(pk__in=called), False
        return super().get_search_results(request, queryset, search_term)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fieldsets if self.has_change_permission(request, obj) else self.fieldsets_read

    def hear(self, request: HttpRequest, form: Any, formsets: dict[str, Any]) -> list[str]:
        program, says = form.instance, form.who_says(request.user)
        told = told_by(form, formsets)
        if told.parts():
            curation.hear(program, told, **says)
        read = credentials_read(formsets["credentials"])
        if read:
            keep_credentials(program, read, **says)
        return [*told.parts(), *(["credentials"] if read else []), *self._entrust(request, form)]

    def _entrust(self, request: HttpRequest, form: Any) -> list[str]:
        """Write what concerns the desk alone."""
        program, changed = Program.objects.get(pk=form.instance.pk), form.changed_data
        if "mail" in changed:
            set_mail(program, form.cleaned_data["mail"], by=request.user)
        if "assigned_to" in changed:
            assign([program], to=form.cleaned_data["assigned_to"], by=request.user)
        return [name for name in ("mail", "assigned_to") if name in changed]

    def has_verify_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(VERIFY)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PUBLISH)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without Django's own, which deletes."""
        return {name: one for name, one in super().get_actions(request).items() if name != "delete_selected"}
