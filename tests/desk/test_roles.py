"""The groups of the desk follow the roles in the code, whatever they held before."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission

from programs.apps import keep_roles_in_step
from programs.roles import ACCOUNTS, IMPORT, INVITE, PUBLISH, READ, ROLES, VERIFY
from tests.desk.conftest import Signed

ASKED = (READ, VERIFY, INVITE, PUBLISH, IMPORT, ACCOUNTS, "programs.delete_program", "auth.delete_user")
MAY = {
    "viewer": (READ,),
    "curator": (READ, VERIFY, INVITE),
    "editor": (READ, VERIFY, INVITE, PUBLISH, IMPORT),
    "administrator": (READ, VERIFY, INVITE, PUBLISH, IMPORT, ACCOUNTS),
    "program_member": (),
}


@pytest.mark.parametrize(("who", "permissions"), MAY.items())
def test_each_role_may_do_this_and_no_more(
    request: pytest.FixtureRequest, who: str, permissions: tuple[str, ...]
) -> None:
    user = request.getfixturevalue(who).user
    assert tuple(permission for permission in ASKED if user.has_perm(permission)) == permissions


def test_a_viewer_may_read_every_table_of_the_programs(viewer: Signed) -> None:
    tables = Permission.objects.filter(content_type__app_label="programs", codename__startswith="view_")
    assert tables.count() > 30
    assert {f"programs.{each.codename}" for each in tables} == viewer.user.get_all_permissions()


@pytest.mark.django_db
def test_after_a_migration_groups_may_do_what_the_code_says() -> None:
    before = {group.name: set(group.permissions.all()) for group in Group.objects.all()}
    Group.objects.get(name="viewer").permissions.add(Permission.objects.get(codename="delete_program"))
    Group.objects.get(name="curator").delete()
    keep_roles_in_step()
    assert {group.name: set(group.permissions.all()) for group in Group.objects.all()} == before
    assert set(before) == {role.name for role in ROLES}
