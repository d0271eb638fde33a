"""The form in which a reader says what is wrong about a program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.models import Report

from .guarded import Guarded, Words

About = Report.About


class ReportForm(Guarded):
    """What is wrong: one of what is `offered`, for a fact or a way to pay which one, and a few words.

    `terms` are the codes one may choose from, by what the report is about.
    """

    about = forms.ChoiceField(
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose what is wrong."))
    )
    pays = forms.CharField(required=False)
    fact = forms.CharField(required=False)
    words = Words()

    def __init__(
        self, data: Any = None, *, slug: str, offered: Iterable[str], terms: Mapping[str, Iterable[str]]
    ) -> None:
        super().__init__(data, bound_to=f"report {slug}")
        self.fields["about"].choices = [(name, name) for name in offered]
        self.terms = {about: set(codes) for about, codes in terms.items()}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        about = cleaned.get("about")
        if about in self.terms and cleaned.get(about) not in self.terms[about]:
            self.add_error(about, _("Choose which one it is."))
        if about == About.OTHER and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", _("Say in a few words what is wrong."))
        return cleaned

    @property
    def term(self) -> str:
        """The code of the term that it is about; empty where it is about none."""
        about = self.cleaned_data["about"]
        return self.cleaned_data[about] if about in self.terms else ""
