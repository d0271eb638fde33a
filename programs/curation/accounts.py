"""Accounts of the desk: opening, changing and suspending them, and both factors of signing in.

What one account does to another is kept in Django's log of the admin: who, when and what.
"""

from __future__ import annotations

import secrets
from math import ceil
from typing import Any, Final, NamedTuple

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils import timezone
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from programs.models import Organization, ProgramStaff
from programs.roles import ROLES, Role

RECOVERY_CODES: Final = 10
LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of recovery codes: none that is mistaken for another."""


class Checked(NamedTuple):
    """What a code opened: the device that made it, or none and the seconds until the next try counts."""

    device: Device | None
    wait: int = 0


@transaction.atomic
def open_account(name: str, *, by: Any, role: Role | None = None, organization: Organization | None = None,
                 **fields: str) -> User:  # fmt: skip
    """A new account without a password, of the desk in this role, or of an organization's staff."""
    user = User.objects.create_user(name, is_staff=role is not None, **fields)
    if role:
        user.groups.add(Group.objects.get(name=role.name))
    else:
        ProgramStaff.objects.create(user=user, organization=organization)
    _note(by, user, f"Opened: {role.name if role else organization}.", ADDITION)
    return user


@transaction.atomic
def change_role(user: User, role: Role, *, by: Any) -> None:
    """Give somebody of the desk this role, and no other."""
    user.groups.remove(*Group.objects.filter(name__in=[each.name for each in ROLES]))
    user.groups.add(Group.objects.get(name=role.name))
    _note(by, user, f"Role: {role.name}.")


@transaction.atomic
def set_active(user: User, active: bool, *, by: Any) -> None:
    """Suspend an account, which ends its sessions, or let it in again."""
    user.is_active = active
    user.save(update_fields=["is_active"])
    _note(by, user, "Let in again." if active else "Suspended.")


def make_key(user: User, *, by: Any) -> str:
    """A key with which somebody chooses a password, once, within `PASSWORD_RESET_TIMEOUT`. Kept nowhere."""
    _note(by, user, "Key to choose a password made.")
    return default_token_generator.make_token(user)


@transaction.atomic
def choose_password(user: User, key: str, password: str) -> bool:
    """Set a password with a key; False where the key is not, or no longer, this account's."""
    if not (user.is_active and default_token_generator.check_token(user, key)):
        return False
    user.set_password(password)
    user.save(update_fields=["password"])
    return True


@transaction.atomic
def forget_factors(user: User, *, by: Any) -> None:
    """Forget the phone and the recovery codes: the next sign-in sets up new ones."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    _note(by, user, "Phone and recovery codes forgotten.")


@transaction.atomic
def confirm_phone(user: User, key: str, code: str) -> TOTPDevice | None:
    """Let the phone that knows this key make the codes from now on, if this code shows that it does."""
    phone = TOTPDevice(user=user, key=key, name="phone", confirmed=True)
    if not _is_made_here(code) or not phone.verify_token(code):
        TOTPDevice.objects.filter(pk=phone.pk).delete()
        return None
    TOTPDevice.objects.filter(user=user).exclude(pk=phone.pk).delete()
    return phone


@transaction.atomic
def new_recovery_codes(user: User) -> list[str]:
    """Ten codes that open the desk once each, instead of a phone. Those made before are void."""
    StaticDevice.objects.filter(user=user).delete()
    codes = [f"{_letters()}-{_letters()}" for _ in range(RECOVERY_CODES)]
    device = StaticDevice.objects.create(user=user, name="recovery codes", confirmed=True)
    for code in codes:
        device.token_set.create(token=code)
    return codes


@transaction.atomic
def check_code(user: User, code: str) -> Checked:
    """Try a code of the phone, or a recovery code. Each wrong one doubles the wait before the next."""
    kind = TOTPDevice if _is_made_here(code) else StaticDevice
    device = kind.objects.select_for_update().filter(user=user, confirmed=True).first()
    if device is None:
        return Checked(None)
    allowed, told = device.verify_is_allowed()
    if not allowed:
        return Checked(None, ceil((told["locked_until"] - timezone.now()).total_seconds()))
    return Checked(device if device.verify_token(code) else None)


def _is_made_here(code: str) -> bool:
    return len(code) == 6 and code.isascii() and code.isdigit()


def _letters() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(5))


def _note(by: Any, user: User, message: str, flag: int = CHANGE) -> None:
    LogEntry.objects.log_actions(by.pk, [user], flag, change_message=message, single_object=True)
