"""People of the desk, signed in with both factors, for tests of every area."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import Page

from programs.models import Organization, ProgramStaff
from programs.roles import ADMINISTRATOR, CURATOR, EDITOR, VIEWER, Role


class Signed(Client):
    """A test client, and the account it is signed in with."""

    user: User


def account(name: str, role: Role | None = None) -> User:
    """An account of this name, in the role's group where one is given."""
    user = User.objects.create_user(name, is_staff=role is not None)
    if role:
        user.groups.add(Group.objects.get(name=role.name))
    return user


def signed_in(user: User, *, both_factors: bool = True) -> Signed:
    """A client signed in as this user: with password and code, or with the password alone."""
    client = Signed()
    client.user = user
    client.force_login(user)
    if both_factors:
        device = TOTPDevice.objects.get_or_create(user=user, name="phone", confirmed=True)[0]
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session.save()
    return client


@pytest.fixture
def viewer(db: None) -> Signed:
    return signed_in(account("vera", VIEWER))


@pytest.fixture
def curator(db: None) -> Signed:
    return signed_in(account("carla", CURATOR))


@pytest.fixture
def editor(db: None) -> Signed:
    return signed_in(account("edith", EDITOR))


@pytest.fixture
def administrator(db: None) -> Signed:
    return signed_in(account("ada", ADMINISTRATOR))


@pytest.fixture
def program_member(db: None) -> Signed:
    """Somebody who works for the organization "Harbor House", and for none of the desk."""
    member = signed_in(account("pat"))
    ProgramStaff.objects.create(
        user=member.user, organization=Organization.objects.create(name="Harbor House")
    )
    return member


@pytest.fixture
def desk_page(new_page: Callable[..., Page], origin: str) -> Callable[..., Page]:
    """Opens a browser page that is signed in as a client is: `desk_page(curator, color_scheme="dark")`."""

    def open_page(client: Client, **options: object) -> Page:
        page = new_page(**({"viewport": {"width": 1280, "height": 900}} | options))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": f"{origin}/desk/"}]
        )
        return page

    return open_page
