"""The other tables of the desk: credentials and terms, which are read here, and how sources are described."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from programs.curation import correct_source
from programs.curation.describing import DESCRIBED
from programs.models import Credential, Source, Term
from programs.roles import PUBLISH

from .hearing import Heard
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


class SourceForm(forms.ModelForm):
    """How a source is described, and why it is described otherwise."""

    url = forms.URLField(
        label="Web address", max_length=200, required=False, assume_scheme="https",
        widget=forms.URLInput({"class": "vTextField"}),
    )  # fmt: skip
    reason = forms.CharField(label="Why?", max_length=100)

    class Meta:
        model = Source
        fields = DESCRIBED


@admin.register(Source)
class SourceTable(Heard):
    """Who says something about programs."""

    changed_by = PUBLISH
    form = SourceForm
    fieldsets = (("Source", {"fields": DESCRIBED}), ("The correction", {"fields": ("reason",)}))
    list_display = ("name", "kind", "publisher", "licence", "observed")
    list_filter = (ByKind,)
    search_fields = ("name", "publisher")
    change_form_template = "desk/source.html"

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fieldsets if self.has_change_permission(request, obj) else self.fieldsets[:1]

    def hear(self, request: HttpRequest, form: Any, formsets: dict[str, Any]) -> list[str]:
        given = form.cleaned_data
        changed = {name: given[name] for name in DESCRIBED if name in form.changed_data}
        correct_source(form.instance, changed, by=request.user, reason=given["reason"])
        return sorted(changed)


@admin.register(Term)
class TermTable(ByRole):
    """The words of the vocabulary, as the code has them."""

    list_display = ("name", "code", "category", "samhsa", "explanation")
    list_filter = (ByCategory,)
    search_fields = ("name", "code", "samhsa", "explanation")
    list_per_page = 200
