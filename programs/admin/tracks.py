"""The table of groups: when each meets, for whom and where."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from programs import curation
from programs.curation import Told, WholeTrack
from programs.models import Program, Track

from .hearing import Heard
from .program_form import kept
from .program_parts import SessionRows
from .said_form import SaidForm

TOLD = ("name", "audience", "is_adolescent", "language", "delivery", "weeks")


class TrackForm(SaidForm, forms.ModelForm):
    """A group with all that is said of it."""

    ended = forms.BooleanField(label="It no longer meets", required=False)

    class Meta:
        model = Track
        fields = ("program", *TOLD)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk:
            others = self.instance.program.tracks.exclude(pk=self.instance.pk)
            if others.filter(name=cleaned.get("name")).exists():
                self.add_error("name", "Another group of this program has this name.")
        return cleaned

    def told(self, sessions: list[dict[str, Any]]) -> Told:
        """The whole group, and the end of what it was called before."""
        given, earlier = self.cleaned_data, self.initial.get("name")
        if given["ended"]:
            return Told(ended=(earlier,)) if earlier else Told()
        meets = tuple((one["weekday"], one["start"], one["end"]) for one in sessions)
        group = WholeTrack({name: given[name] for name in TOLD}, meets)
        return Told(tracks=(group,), ended=(earlier,) if earlier not in (None, given["name"]) else ())


@admin.register(Track)
class TrackTable(Heard):
    """Groups by program."""

    form = TrackForm
    inlines = (SessionRows,)
    list_display = ("name", "program", "audience", "language", "delivery", "source", "observed_on")
    list_select_related = ("program", "source")
    search_fields = ("name", "program__name", "audience", "language")
    raw_id_fields = ("program",)
    ordering = ("program__name", "pk")
    fieldsets = (
        ("Group", {"fields": ("program", *TOLD, "ended")}),
        ("How you know it", {"fields": ("method", "on", "reason")}),
    )
    fieldsets_read = (("Group", {"fields": ("program", *TOLD, "source", "observed_on")}),)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fieldsets if self.has_change_permission(request, obj) else self.fieldsets_read

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("program",) if obj else ()

    def hear(self, request: HttpRequest, form: Any, formsets: dict[str, Any]) -> list[str]:
        sessions = formsets["sessions"]
        if not (set(form.changed_data) - {"method", "on", "reason"} or sessions.has_changed()):
            return []
        told = form.told(kept(sessions))
        curation.hear(form.instance.program, told, **form.who_says(request.user))
        return told.parts()

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """Kept with its program, for a new group has no number yet."""
        self.log_change(request, obj.program, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return super().log_change(request, obj if isinstance(obj, Program) else obj.program, message)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        return self.response_change(request, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        self.message_user(request, f"Kept: {obj.name}.")
        return redirect("admin:programs_program_change", obj.program.pk)
