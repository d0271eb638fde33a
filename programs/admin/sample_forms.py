"""What the pages of the monthly samples ask for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from programs import accuracy
from programs.accuracy import ITEMS, LEADING, Answer, Finding

LEADS = [(Answer.AS_SHOWN, "Yes"), (Answer.NOT_AS_SHOWN, "No")]
MAY_NOT_KNOW = [*LEADS, (Answer.NOT_SAID, "Nobody could say")]

MONTH_INPUT = "%Y-%m"


class DrawForm(forms.Form):
    """Which month to draw a sample for, and of how many programs."""

    month = forms.DateField(
        input_formats=[MONTH_INPUT, "%Y-%m-%d"],
        widget=forms.DateInput(format=MONTH_INPUT, attrs={"type": "month", "placeholder": "2026-11"}),
    )
    size = forms.IntegerField(
        label="Programs to call",
        initial=accuracy.USUAL_SIZE,
        help_text="60 leave at most 13 points of doubt either way.",
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class WithdrawForm(forms.Form):
    """Why a published measure is taken back."""

    reason = forms.CharField(max_length=80)


class CallForm(forms.Form):
    """One call: an answer for everything shown, or that nobody was reached."""

    on = forms.DateField(label="Called on", widget=forms.DateInput(attrs={"type": "date"}))
    note = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="For the desk alone."
    )

    def __init__(self, shown: Mapping[str, str], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.shown = [item for item in ITEMS if item in shown]
        for item in self.shown:
            self.fields[item] = forms.ChoiceField(
                label=ITEMS[item].question,
                choices=LEADS if item in LEADING else MAY_NOT_KNOW,
                widget=forms.RadioSelect,
                required=False,
            )

    @property
    def items(self) -> list[forms.BoundField]:
        return [self[item] for item in self.shown]

    @property
    def unreached(self) -> bool:
        """Whether it was sent by the button that says so."""
        return Finding.UNREACHED in self.data

    def clean_on(self) -> date:
        if self.cleaned_data["on"] > timezone.localdate():
            raise forms.ValidationError("This day is still to come.")
        return self.cleaned_data["on"]

    def clean(self) -> dict[str, Any]:
        """Nothing is missing, unless the number leads elsewhere and there was nobody to ask."""
        answers = self.answers
        if not self.unreached and Answer.NOT_AS_SHOWN not in {answers.get(item) for item in LEADING}:
            for item in self.shown:
                if item not in answers:
                    self.add_error(item, "Choose one.")
        return self.cleaned_data

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, by item."""
        return {item: self.cleaned_data[item] for item in self.shown if self.cleaned_data.get(item)}
