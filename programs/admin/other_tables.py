"""The other tables of the desk. They are read here; what is said of a program is changed there."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from programs.models import Credential, Location, Organization, Source, Term

from .list_filters import ByCategory, ByCredential, ByExpiry, ByKind, ByPlaceState
from .tables import ByRole, Remembered


@admin.register(Organization)
class OrganizationTable(Remembered):
    """Who runs programs."""

    list_display = ("name", "owner", "website", "places")
    search_fields = ("name", "owner")
    change_form_template = "desk/organization.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organization]:
        return super().get_queryset(request).annotate(number_of_places=Count("locations"))

    @admin.display(description="places", ordering="number_of_places")
    def places(self, organization: Any) -> int:
        return organization.number_of_places


@admin.register(Location)
class LocationTable(Remembered):
    """Places where programs are held."""

    list_display = ("__str__", "organization", "zip", "precision", "withheld")
    list_filter = (ByPlaceState,)
    list_select_related = ("organization",)
    search_fields = ("street", "city", "zip", "organization__name")
    ordering = ("state", "city", "street", "pk")


@admin.register(Credential)
class CredentialTable(Remembered):
    """Licences and accreditations, those that run out first before the others."""

    list_display = ("program", "term", "number", "expires", "checked_on", "source")
    list_filter = (ByExpiry, ByCredential)
    list_select_related = ("program", "term", "source")
    search_fields = ("program__name", "number")
    ordering = ("expires", "pk")


@admin.register(Source)
class SourceTable(ByRole):
    """Who says something about programs."""

    list_display = ("name", "kind", "publisher", "licence", "observed")
    list_filter = (ByKind,)
    search_fields = ("name", "publisher")


@admin.register(Term)
class TermTable(ByRole):
    """The words of the vocabulary, as the code has them."""

    list_display = ("name", "code", "category", "samhsa", "explanation")
    list_filter = (ByCategory,)
    search_fields = ("name", "code", "samhsa", "explanation")
    list_per_page = 200
