"""Accounts of the desk: who somebody is here, and what still stands between them and a page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from programs.roles import ACCOUNTS, ROLES, Role


def is_member(user: Any) -> bool:
    """Whether somebody works for a program, and not for the desk."""
    return not user.is_staff and hasattr(user, "program_staff")


def has_phone(user: Any) -> bool:
    """Whether an app on a phone was set up to make codes."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def next_step(user: Any) -> str:
    """The page after the password: the code, or setting up what makes one."""
    return "code" if has_phone(user) else "enroll"


def recovery_codes_left(user: Any) -> int:
    return StaticToken.objects.filter(device__user=user).count()


def role_of(user: User) -> Role | None:
    """The highest role somebody has; None for a program's staff. Whoever made the site has the last one."""
    if user.is_superuser:
        return ROLES[-1]
    held = {group.name for group in user.groups.all()}
    return next((role for role in reversed(ROLES) if role.name in held), None)


def may_manage(manager: Any, user: User) -> bool:
    """Whether one may change another's account: never one's own, and a superuser's as a superuser alone."""
    return manager.has_perm(ACCOUNTS) and manager != user and (manager.is_superuser or not user.is_superuser)


def accounts(words: str = "") -> QuerySet[User]:
    """Every account by name, those with these words in it: with groups, organization and `has_phone`."""
    phones = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
    found = User.objects.annotate(has_phone=Exists(phones)).order_by("-is_staff", "username")
    for word in words.split():
        found = found.filter(
            Q(username__icontains=word)
            | Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(program_staff__organization__name__icontains=word)
        )
    return found.select_related("program_staff__organization").prefetch_related("groups")
