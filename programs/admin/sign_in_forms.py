"""What the sign-in pages ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError

CODE_IS_WRONG = (
    "This code is not right. The app's code changes every half minute; a recovery code works once."
)
KEY_DOES_NOT_FIT = (
    "This key does not fit this name, or it was used, or it is more than three days old. "
    "Ask an administrator for a new one."
)
NOT_THE_SAME = "The two passwords are not the same."


class CodeForm(forms.Form):
    """A code of six digits from a phone, or a recovery code; spaces and capitals do not count."""

    code = forms.CharField(
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True, "size": 14}),
    )

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split()).lower()


class WelcomeForm(forms.Form):
    """Name and key of an account, and the password that it is to have."""

    username = forms.CharField(
        label="Name", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    key = forms.CharField(max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off", "size": 45}))
    new_password1 = forms.CharField(
        label="New password", strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    new_password2 = forms.CharField(
        label="The same password again", strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    advice = property(lambda self: password_validators_help_texts())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.user = User.objects.filter(username=cleaned.get("username", "")).first()
        password, again = cleaned.get("new_password1"), cleaned.get("new_password2")
        if password and again:
            self._judge(password, again)
        return cleaned

    def _judge(self, password: str, again: str) -> None:
        if password != again:
            self.add_error("new_password2", NOT_THE_SAME)
        try:
            validate_password(password, self.user)
        except ValidationError as error:
            self.add_error("new_password1", error)
