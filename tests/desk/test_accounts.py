"""Administrators look after accounts: they open, change, suspend and unlock them."""

from __future__ import annotations

import html
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from programs.curation import accounts
from programs.desk.accounts import has_phone, role_of
from programs.models import Organization, ProgramStaff
from programs.roles import ADMINISTRATOR, CURATOR, ROLES, VIEWER, role
from tests.desk.conftest import Signed, account, signed_in

ROLE_OF_FIXTURE = {"viewer": "viewer", "curator": "curator", "editor": "editor-in-chief"}


def words(response) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def done_to(user: User) -> list[str]:
    return list(LogEntry.objects.filter(object_id=user.pk).values_list("change_message", flat=True))


def test_an_account_is_opened_with_a_role_and_a_key(administrator: Signed) -> None:
    given = {"username": "nina", "first_name": "Nina", "email": "nina@iop.example.org", "role": "curator"}
    response = administrator.post("/desk/accounts/new/", given)
    nina = User.objects.get(username="nina")
    assert (role_of(nina), nina.is_staff, nina.has_usable_password()) == (CURATOR, True, False)
    key = re.search(r"<code>([a-z0-9]{6}-[0-9a-f]{32})</code>", response.content.decode())[1]
    assert accounts.choose_password(nina, key, "a long enough password")
    assert done_to(nina) == ["Key to choose a password made.", "Opened: curator."]


def test_program_staff_are_opened_at_their_organization(administrator: Signed) -> None:
    harbor = Organization.objects.create(name="Harbor House")
    page = f"/desk/accounts/new/of/{harbor.pk}/"
    assert "staff of Harbor House" in words(administrator.get(page))
    administrator.post(page, {"username": "pat", "role": "administrator", "is_staff": "on"})
    pat = User.objects.get(username="pat")
    assert (pat.program_staff.organization, pat.is_staff, role_of(pat)) == (harbor, False, None)
    assert not pat.get_all_permissions()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"username": "carla", "role": "curator"}, "already exists"),
        ({"username": "two words", "role": "curator"}, "Enter a valid username"),
        ({"username": "nina"}, "This field is required."),
        ({"username": "nina", "role": "emperor"}, "Select a valid choice"),
        ({"username": "nina", "role": "curator", "email": "nowhere"}, "Enter a valid email address"),
        ({"username": "n\x00", "role": "curator"}, "Null characters are not allowed."),
    ],
)
def test_what_is_wrong_with_a_new_account_is_told(
    administrator: Signed, curator: Signed, given: dict[str, str], told: str
) -> None:
    before = User.objects.count()
    assert told in words(administrator.post("/desk/accounts/new/", given))
    assert User.objects.count() == before


def test_a_role_is_changed_and_kept_in_the_log(administrator: Signed, viewer: Signed) -> None:
    page = f"/desk/accounts/{viewer.user.pk}/"
    response = administrator.post(page, {"role": "editor-in-chief"}, follow=True)
    assert "The role of vera is editor-in-chief." in words(response)
    assert role_of(viewer.user) == role("editor-in-chief")
    assert [group.name for group in viewer.user.groups.all()] == ["editor-in-chief"]
    assert done_to(viewer.user) == ["Role: editor-in-chief."]
    assert "ada: Role: editor-in-chief." in words(administrator.get(page))


def test_a_lost_phone_is_forgotten(administrator: Signed, curator: Signed) -> None:
    accounts.new_recovery_codes(curator.user)
    administrator.post(f"/desk/accounts/{curator.user.pk}/factors/")
    assert not has_phone(curator.user)
    assert not curator.user.staticdevice_set.exists()
    assert done_to(curator.user) == ["Phone and recovery codes forgotten."]


def test_who_leaves_is_suspended_and_may_come_back(administrator: Signed, curator: Signed) -> None:
    page = f"/desk/accounts/{curator.user.pk}/active/"
    assert "Suspended: carla." in words(administrator.post(page, follow=True))
    assert curator.get("/desk/")["Location"].startswith("/desk/login/")
    assert "Let in again: carla." in words(administrator.post(page, follow=True))
    assert done_to(curator.user) == ["Let in again.", "Suspended."]


@pytest.mark.parametrize("what", ["", "key/", "factors/", "active/"])
def test_nobody_changes_their_own_account_or_that_of_a_superuser(administrator: Signed, what: str) -> None:
    root = User.objects.create_superuser("root")
    for user in (administrator.user, root):
        assert administrator.post(f"/desk/accounts/{user.pk}/{what}", {"role": "viewer"}).status_code == 403
        assert not done_to(user)
    assert role_of(User.objects.get(pk=administrator.user.pk)) == ADMINISTRATOR


def test_a_superuser_looks_after_administrators(administrator: Signed) -> None:
    root = signed_in(User.objects.create_superuser("root"))
    root.post(f"/desk/accounts/{administrator.user.pk}/", {"role": "viewer"})
    assert role_of(User.objects.get(pk=administrator.user.pk)) == VIEWER


def test_program_staff_cannot_be_given_a_role(administrator: Signed, program_member: Signed) -> None:
    administrator.post(f"/desk/accounts/{program_member.user.pk}/", {"role": "administrator"})
    assert not program_member.user.groups.exists()


@pytest.mark.parametrize("number", ["0", "99999999999999999999999", "9223372036854775808"])
def test_an_account_that_is_not_there_is_not_found(administrator: Signed, number: str) -> None:
    assert administrator.get(f"/desk/accounts/{number}/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["ada", "carla", "pat"]),
        ("CARL", ["carla"]),
        ("harbor", ["pat"]),
        ("harbor pat", ["pat"]),
        ("x\x00y", []),
        ("%", []),
    ],
)
def test_accounts_are_found_by_words(
    administrator: Signed, curator: Signed, program_member: Signed, asked: str, found: list[str]
) -> None:
    response = administrator.get("/desk/accounts/", {"q": asked})
    names = re.findall(r'<a href="/desk/accounts/\d+/">(\w+)</a>', response.content.decode())
    assert names == found


def test_the_list_takes_as_many_queries_for_many_as_for_few(
    administrator: Signed, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for people in (3, 40):
        for number in range(people):
            account(f"person-{people}-{number}", ROLES[number % 4])
            ProgramStaff.objects.create(
                user=account(f"member-{people}-{number}"), organization=Organization.objects.create(name="x")
            )
        administrator.get("/desk/accounts/")
        with django_assert_num_queries(9):
            administrator.get("/desk/accounts/", {"q": "person"})


def test_the_key_page_is_reached_by_post_alone(administrator: Signed, curator: Signed) -> None:
    assert administrator.get(f"/desk/accounts/{curator.user.pk}/key/").status_code == 405


def test_a_post_from_elsewhere_is_refused(administrator: Signed, curator: Signed) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = administrator.cookies
    assert strict.post(f"/desk/accounts/{curator.user.pk}/active/").status_code == 403
    assert User.objects.get(pk=curator.user.pk).is_active
