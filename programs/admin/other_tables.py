"""The other tables of the desk. They are read here; what is said of a program is changed there."""

from __future__ import annotations

from django.contrib import admin

from programs.models import Credential, Source, Term

from .list_filters import ByCategory, ByCredential, ByExpiry, ByKind
from .tables import ByRole, Remembered


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
