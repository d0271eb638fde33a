"""A form that anybody may send: with a signed token in place of a cookie, and a field that stays empty."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.guard import Verdict, judge, new_token

WORDS: Final = 1000
"""Letters that somebody may write in their own words."""

PROBLEMS: Final = {
    Verdict.OLD: _("This page was open for too long. Please press the button once more."),
    Verdict.NOT_OURS: _("We could not tell that this came from our page. Please press the button once more."),
}
TOO_LONG: Final = _("Please use %(limit_value)d letters at most: these are %(show_value)d.")
TRAPPED: Final = _("Something filled in a field that must stay empty. Please press the button once more.")


_NO_CHARACTER: Final = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_UNREADABLE: Final = re.compile(
    rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTER}]"
)
"""What no page can show: control characters, halves of characters, and codes that stand for none."""


class Words(forms.CharField):
    """A few lines of text. Browsers send two letters for the end of a line; one is counted."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False,
            max_length=WORDS,
            error_messages={"max_length": TOO_LONG},
            **options,
        )

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n").strip()


class Guarded(forms.Form):
    """A form with its token. The token is `bound_to` what it is about: "report harbor-light"."""

    token = forms.CharField(required=False)
    company = forms.CharField(required=False)

    def __init__(self, data: Any = None, *, bound_to: str) -> None:
        readable = data and {name: _UNREADABLE.sub("", text) for name, text in data.items()}
        super().__init__(readable)
        self.bound_to = bound_to

    @property
    def fresh_token(self) -> str:
        """The token of a form that is shown: its own while that is good, so that sent twice stays one."""
        sent = self.data.get("token", "")
        return sent if judge(sent, self.bound_to) is Verdict.GOOD else new_token(self.bound_to)

    def clean_token(self) -> str:
        token: str = self.cleaned_data["token"]
        problem = PROBLEMS.get(judge(token, self.bound_to))
        if problem:
            self.add_error(None, problem)
        return token

    def clean_company(self) -> str:
        if self.cleaned_data["company"]:
            self.add_error(None, TRAPPED)
        return ""

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What is wrong, as (name of the field or empty, sentence), in the order of the page."""
        if not self.is_bound:
            return []
        return [
            ("" if name == forms.forms.NON_FIELD_ERRORS else name, sentence)
            for name, sentences in self.errors.items()
            for sentence in sentences
        ]
