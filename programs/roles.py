"""Who may do what at the desk. Each role can do all that the one before it can."""

from __future__ import annotations

from typing import NamedTuple


class Role(NamedTuple):
    """A role: the name of its group, what it is for, and what it may do beyond the role before."""

    name: str
    about: str
    permissions: tuple[str, ...]


READ = "programs.view_program"
"""What every page of the desk asks for at least."""

VERIFY, INVITE = "programs.verify_program", "programs.invite_program"
PUBLISH, IMPORT = "programs.publish_program", "programs.import_program"
ACCOUNTS = "auth.change_user"

READS = "view_"
"""Permissions to read any table of the programs begin so; every role has them all."""

VIEWER = Role("viewer", "Reads everything, changes nothing.", ())
CURATOR = Role(
    "curator",
    "Checks, adds and corrects programs, decides conflicts, reports and proposals, and invites.",
    (VERIFY, INVITE),
)
EDITOR = Role(
    "editor-in-chief",
    "Also publishes, closes and merges programs, carries out imports, and says how sources are described.",
    (PUBLISH, IMPORT),
)
ADMINISTRATOR = Role("administrator", "Also looks after the accounts of the desk.", (ACCOUNTS,))

ROLES = (VIEWER, CURATOR, EDITOR, ADMINISTRATOR)


def role(name: str) -> Role:
    """The role of that name; KeyError where there is none."""
    return {each.name: each for each in ROLES}[name]


def permissions_of(role: Role) -> set[str]:
    """All that a role may do besides reading: app label and code name."""
    return {permission for each in ROLES[: ROLES.index(role) + 1] for permission in each.permissions}
