"""What the pages of links ask for: which programs, and how they are asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from programs.desk.links import to_ask
from programs.models import LinkRound, Program, Source
from programs.states import STATES

USUAL_DAYS: Final = 60
MOST_DAYS: Final = 365


class WhichForm(forms.Form):
    """The programs to ask. What is left empty does not narrow the list."""

    state = forms.ChoiceField(required=False)
    source = forms.ModelChoiceField(Source.objects.all(), required=False, empty_label="Any")
    assigned = forms.ModelChoiceField(
        User.objects.filter(is_staff=True).order_by("username"),
        required=False, empty_label="Anybody or nobody", label="Looked after by",
    )  # fmt: skip
    older_than = forms.IntegerField(
        required=False, min_value=0, max_value=10_000, label="Nothing confirmed for more than (days)"
    )
    never = forms.BooleanField(required=False, label="Only those that never answered")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        states = sorted((state.code, state.name) for state in STATES.values())
        self.fields["state"].choices = [("", "Any"), *states]

    def programs(self, today: date) -> QuerySet[Program]:
        """Those asked for; none where the form cannot be read."""
        return to_ask(today=today, **self.cleaned_data) if self.is_valid() else Program.objects.none()


class RoundForm(forms.Form):
    """How to ask them."""

    name = forms.CharField(
        max_length=120, label="Name of the round", help_text="For the desk: “Ohio, spring”."
    )
    way = forms.ChoiceField(
        choices=LinkRound.Way.choices, widget=forms.RadioSelect, initial=LinkRound.Way.CSV
    )
    days = forms.IntegerField(
        min_value=1, max_value=MOST_DAYS, initial=USUAL_DAYS, label="Links work for so many days"
    )

    @property
    def expires_on(self) -> date:
        return timezone.localdate() + timedelta(days=self.cleaned_data["days"])


class MoreTimeForm(forms.Form):
    """Until when the links of a round work."""

    expires_on = forms.DateField(label="Until", widget=forms.DateInput(attrs={"type": "date"}))

    def clean_expires_on(self) -> date:
        day = self.cleaned_data["expires_on"]
        if not timezone.localdate() <= day <= timezone.localdate() + timedelta(days=MOST_DAYS):
            raise forms.ValidationError(f"Choose a day from today on, at most {MOST_DAYS} days ahead.")
        return day
