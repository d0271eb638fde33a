"""What is asked beside every change: how we know it, since when, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from programs.curation.ours import our_source
from programs.models import Verification


class PastDate(forms.DateField):
    """A day up to today, which it starts with."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(initial=timezone.localdate, widget=widget, **options)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and value > timezone.localdate():
            raise ValidationError("This day has not come yet.")


class SaidForm(forms.Form):
    """How we know, since when, and why."""

    method = forms.ChoiceField(
        label="How do you know?", required=False, choices=[*Verification.Method.choices, ("", "Otherwise")]
    )
    on = PastDate(label="On which day?")
    reason = forms.CharField(label="Why?", max_length=100, required=False)

    def who_says(self, by: Any) -> dict[str, Any]:
        """The source, the day, the person and the reason, as `curation.hear` takes them."""
        given = self.cleaned_data
        source = our_source(given["method"])
        return {"source": source, "observed_on": given["on"], "by": by, "reason": given["reason"]}
