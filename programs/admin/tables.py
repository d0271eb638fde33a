"""What every table of the desk has in common: who may read and change it, its history, and its CSV."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from simple_history.admin import SimpleHistoryAdmin

from programs.roles import READ

from .list_csv import table_as_csv


class ByRole(admin.ModelAdmin):
    """A table that everybody of the desk reads; who may change it says `changed_by`. Nothing is deleted."""

    changed_by = ""
    change_list_template = "desk/change_list.html"
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(READ)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(self.changed_by) and request.user.has_perm(self.changed_by)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """A list is narrowed by its filters alone: whatever else an address asks for is a 400."""
        return lookup in {one.parameter_name for one in self.list_filter}

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not all(map(_is_number, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise BadRequest("What was chosen is no row of this list.")
        return super().changelist_view(request, extra_context)

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_csv"
        return [path("csv/", self.admin_site.admin_view(self.csv_view), name=name), *super().get_urls()]

    @method_decorator(require_safe)
    def csv_view(self, request: HttpRequest) -> HttpResponseBase:
        """All rows that the list's filters leave, in its columns and order."""
        try:
            return table_as_csv(self, self.get_changelist_instance(request), request)
        except IncorrectLookupParameters:
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")


class Remembered(ByRole, SimpleHistoryAdmin):
    """A table whose rows show their history."""

    object_history_template = "desk/history/object.html"
    object_history_list_template = "desk/history/list.html"

    def get_urls(self) -> list[URLPattern]:
        """Without the page that sets a row back: it would write past what is kept of a change."""
        return [one for one in super().get_urls() if not (one.name or "").endswith("_simple_history")]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        return super().history_view(request, _number(object_id), extra_context)

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        return True


def _number(text: str) -> str:
    if not _is_number(text):
        raise Http404
    return text


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
