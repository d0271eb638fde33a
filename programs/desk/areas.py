"""The areas of the desk, as its header leads to them."""

from __future__ import annotations

from typing import Any, NamedTuple

from programs.roles import ACCOUNTS, READ

from .accounts import is_member


class Area(NamedTuple):
    """An area: its first page as `admin:<name>`, what the header calls it, and who is shown it."""

    name: str
    label: str
    permission: str = READ


AREAS = (
    Area("index", "To check"),
    Area("programs_program_changelist", "Programs"),
    Area("conflicts", "Conflicts"),
    Area("duplicates", "Duplicates"),
    Area("reports", "Reports"),
    Area("proposals", "Proposals"),
    Area("links", "Links"),
    Area("imports", "Imports"),
    Area("sheets", "Sheets"),
    Area("invitations", "Invitations"),
    Area("samples", "Samples"),
    Area("quality", "Quality"),
    Area("accounts", "Accounts", ACCOUNTS),
)

OURS = (Area("ours", "Our programs"),)
"""What a program's own staff are shown."""


def areas_of(user: Any) -> tuple[Area, ...]:
    """What the header shows somebody who is signed in with both factors."""
    if is_member(user):
        return OURS
    return tuple(area for area in AREAS if user.has_perm(area.permission))
