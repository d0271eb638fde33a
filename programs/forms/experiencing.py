"""The form in which somebody who took part answers a few questions, under a code that was handed out."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.experience import ANSWERS, ITEM, ITEMS

from .guarded import Guarded

LONGEST_CODE: Final = 40

NOT_GOOD: Final = _(
    "This code is not good. Look at it again. It may have been used already, or its time has run out."
)


class ExperienceForm(Guarded):
    """A code, and an answer to each question that one does not skip."""

    code = forms.CharField(
        max_length=LONGEST_CODE,
        error_messages={"required": _("Type the code that you were given."), "max_length": NOT_GOOD},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, bound_to="experience")
        for code in ITEM:
            self.fields[code] = forms.ChoiceField(
                required=False,
                choices=list(ANSWERS.items()),
                error_messages={"invalid_choice": _("Choose one of the answers, or none.")},
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.answers and not any(code in self.errors for code in ITEM):
            self.add_error(ITEMS[0].code, _("Answer at least one question."))
        return cleaned

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, by the code of the question."""
        return {code: self.cleaned_data[code] for code in ITEM if self.cleaned_data.get(code)}

    @property
    def questions(self) -> list[dict[str, Any]]:
        """Each question with its answers as (value, words, whether it was chosen)."""
        return [
            {
                "code": item.code,
                "question": gettext(item.question),
                "is_wrong": item.code in self.errors,
                "answers": [
                    (value, gettext(words), self[item.code].value() == value)
                    for value, words in ANSWERS.items()
                ],
            }
            for item in ITEMS
        ]
