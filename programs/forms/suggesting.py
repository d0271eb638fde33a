"""The form in which a reader names a program that is not listed."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from programs.models import Suggestion
from programs.states import STATES

from .guarded import TOO_LONG, Guarded, Words

FOUND_BY: Final = ("city", "state_code", "phone", "website")
"""One of these at least, or nobody finds the program by its name."""


def line(name: str, *, problem: str = "") -> forms.CharField:
    """A line of text as long as the model keeps; `problem` is said where it is missing, if it may not be."""
    longest = Suggestion._meta.get_field(name).max_length
    return forms.CharField(
        required=bool(problem),
        max_length=longest,
        error_messages={"required": problem, "max_length": TOO_LONG},
    )


class Website(forms.URLField):
    """A web address, with https:// where no scheme was typed."""

    default_validators = (URLValidator(schemes=["http", "https"]),)


class SuggestionForm(Guarded):
    """A program's name, and what helps to find it."""

    name = line("name", problem=_("Type the name of the program."))
    city = line("city")
    state_code = forms.ChoiceField(
        required=False,
        choices=[(code, code) for code in ("", *STATES)],
        error_messages={"invalid_choice": _("Choose a state from the list.")},
    )
    phone = line("phone")
    website = Website(
        required=False,
        max_length=300,
        assume_scheme="https",
        error_messages=dict.fromkeys(
            ("invalid", "max_length"),
            _("Type a web address such as program.example.org, or leave it empty."),
        ),
    )
    words = Words()

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, bound_to="suggest")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) or name in self.errors for name in FOUND_BY):
            self.add_error("city", _("Add the city, the phone or the website, so that we can find it."))
        return cleaned

    @property
    def said(self) -> dict[str, str]:
        """What was said, by the names of the model."""
        return {name: self.cleaned_data[name] for name in ("name", *FOUND_BY, "words")}
