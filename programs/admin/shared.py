"""The tables of what programs share, organizations and places: corrected once, for all of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from programs.curation import correct_organization, correct_place
from programs.curation.correcting import held_at, run_by
from programs.models import Location, Organization, Program
from programs.states import STATES

from .adding import of_place
from .hearing import Heard
from .list_filters import ByPlaceState
from .program_form import PLACED_BY
from .said_form import SaidForm

SAYS = ("How you know it", {"fields": ("method", "on", "reason")})
LISTED = 20
"""Programs that a page names."""

OWNER = ("name", "owner", "website")
ADDRESS = ("street", "street2", "withheld", "city", "county", "state", "zip", "time_zone", "transport")


class Shared(Heard):
    """A table of what several programs have in common. A subclass writes `programs` and `hear`."""

    def programs(self, row: Any) -> QuerySet[Program]:
        """The programs that a correction is about."""
        raise NotImplementedError

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*self.fieldsets, SAYS] if self.has_change_permission(request, obj) else self.fieldsets

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **options: Any) -> Any:
        programs = self.programs(context["original"])
        context |= {"programs": programs.select_related("location")[:LISTED], "count": programs.count()}
        return super().render_change_form(request, context, *args, **options)

    def hear(self, request: HttpRequest, form: Any, formsets: dict[str, Any]) -> list[str]:
        values = form.values()
        if values:
            count = self.correct(form.instance, values, **form.who_says(request.user))
            told = f"It is our word on {count} program{'s' * (count != 1)} from now on."
            messages.success(request, told)
        return sorted(values)

    def correct(self, row: Any, values: dict[str, Any], **who: Any) -> int:
        """Write it. Returns of how many programs it is our word."""
        raise NotImplementedError


class OrganizationForm(SaidForm, forms.ModelForm):
    """An organization as it should be."""

    website = forms.URLField(
        max_length=300, required=False, assume_scheme="https", widget=forms.URLInput({"class": "vTextField"})
    )

    class Meta:
        model = Organization
        fields = OWNER

    def values(self) -> dict[str, Any]:
        """What changed."""
        return {name: self.cleaned_data[name] for name in OWNER if name in self.changed_data}


@admin.register(Organization)
class OrganizationTable(Shared):
    """Who runs programs."""

    form = OrganizationForm
    fieldsets = (("Organization", {"fields": OWNER}),)
    list_display = ("name", "owner", "website", "places")
    search_fields = ("name", "owner")
    change_form_template = "desk/organization.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organization]:
        return super().get_queryset(request).annotate(number_of_places=Count("locations"))

    @admin.display(description="places", ordering="number_of_places")
    def places(self, organization: Any) -> int:
        return organization.number_of_places

    def programs(self, row: Any) -> QuerySet[Program]:
        return run_by(row)

    def correct(self, row: Any, values: dict[str, Any], **who: Any) -> int:
        return correct_organization(row, values, **who)


class PlaceForm(SaidForm, forms.ModelForm):
    """A place as it should be."""

    state = forms.ChoiceField(choices=[(s.code, s.name) for s in STATES.values()])
    zip = forms.RegexField(r"^[0-9]{5}\Z", label="ZIP code", required=False, max_length=5)
    time_zone = of_place("time_zone")
    lat = forms.FloatField(
        label="Latitude", required=False, min_value=-90, max_value=90,
        help_text="Filled in from the ZIP code when the address changes.",
    )  # fmt: skip
    lon = forms.FloatField(label="Longitude", required=False, min_value=-180, max_value=180)

    class Meta:
        model = Location
        fields = (*ADDRESS, "lat", "lon")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if (cleaned.get("lat") is None) != (cleaned.get("lon") is None):
            raise ValidationError({"lat": "A point needs both a latitude and a longitude, or neither."})
        return cleaned

    def values(self) -> dict[str, Any]:
        """What changed."""
        given, changed = self.cleaned_data, set(self.changed_data)
        values = {name: given[name] for name in ADDRESS if name in changed}
        return values | ({"point": self._point()} if changed & {"lat", "lon"} else {})

    def _point(self) -> list[Any] | None:
        given = self.cleaned_data
        precision = Location.Precision.ZIP if given["withheld"] else Location.Precision.STREET
        return None if given["lat"] is None else [given["lat"], given["lon"], PLACED_BY, precision.value]


@admin.register(Location)
class LocationTable(Shared):
    """Places where programs are held."""

    form = PlaceForm
    fieldsets = (("Place", {"fields": ("organization", *ADDRESS, ("lat", "lon"))}),)
    readonly_fields = ("organization",)
    list_display = ("__str__", "organization", "zip", "precision", "withheld")
    list_filter = (ByPlaceState,)
    list_select_related = ("organization",)
    search_fields = ("street", "city", "zip", "organization__name")
    ordering = ("state", "city", "street", "pk")
    change_form_template = "desk/location.html"

    def programs(self, row: Any) -> QuerySet[Program]:
        return held_at(row)

    def correct(self, row: Any, values: dict[str, Any], **who: Any) -> int:
        return correct_place(row, values, **who)
