"""What the pages about accounts ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User

from programs.roles import ROLES, Role, role

ROLE_CHOICES = [(each.name, f"{each.name.capitalize()}: {each.about}") for each in ROLES]


class RoleField(forms.ChoiceField):
    """A role of the desk, with what it may do."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=ROLE_CHOICES, widget=forms.RadioSelect, **options)

    def clean(self, value: Any) -> Role:
        return role(super().clean(value))


class RoleForm(forms.Form):
    role = RoleField()


class NewAccountForm(forms.ModelForm):
    """Somebody of a program's staff."""

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email")
        labels = {"username": "Name to sign in with", "email": "Mail address, if any"}


class NewStaffForm(NewAccountForm):
    """Somebody of the desk."""

    role = RoleField()
