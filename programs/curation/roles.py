"""Keeping the groups of the desk in step with the roles in the code."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

from programs.roles import READS, ROLES, Role, permissions_of


@transaction.atomic
def sync_roles() -> None:
    """Make a group of every role, with just the permissions that the code gives it."""
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.set(Permission.objects.filter(_granted(role)))


def _granted(role: Role) -> Q:
    granted = Q(content_type__app_label="programs", codename__startswith=READS)
    for permission in sorted(permissions_of(role)):
        label, codename = permission.split(".")
        granted |= Q(content_type__app_label=label, codename=codename)
    return granted
