"""Signing in to the desk: a password, then a code, and what happens when either is wrong."""

from __future__ import annotations

import io
import logging
import re
from base64 import b32decode
from datetime import UTC, datetime

import pytest
import time_machine
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from programs.curation import accounts
from programs.models import Organization, ProgramStaff
from programs.roles import CURATOR
from tests.desk.conftest import Signed, account, signed_in

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
PASSWORD = "a long enough password"
LOGIN, CODE, ENROLL, DESK = "/desk/login/", "/desk/code/", "/desk/enroll/", "/desk/"


@pytest.fixture
def clock() -> time_machine.Traveller:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def carla() -> User:
    user = account("carla", CURATOR)
    user.set_password(PASSWORD)
    user.save()
    return user


def give_password(name: str = "carla", password: str = PASSWORD, **more: str):
    """A fresh client and the page that the password leads to."""
    client = Client()
    data = {"username": name, "password": password, **more}
    return client, client.post(LOGIN, data, follow=True)


def phone_of(user: User) -> TOTPDevice:
    return TOTPDevice.objects.create(user=user, name="phone", confirmed=True)


def code_of(key: bytes) -> str:
    return f"{totp(key):06}"


def at(response) -> str:
    """The address that a row of redirects ended at, without what comes behind a question mark."""
    return response.redirect_chain[-1][0].partition("?")[0]


def words(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_first_sign_in_sets_up_a_phone_and_gives_recovery_codes(carla: User) -> None:
    client, response = give_password()
    assert at(response) == ENROLL
    assert client.get(DESK).status_code == 302
    spelled = re.search(r'class="key">([A-Z2-7 ]+)<', response.content.decode())[1]
    key = b32decode(spelled.replace(" ", ""))
    assert f"secret={spelled.replace(' ', '')}" in response.content.decode()
    assert '<path d="M4 4h7' in response.content.decode()
    shown = client.post(ENROLL, {"code": code_of(key)})
    codes = re.findall(r"<code>(\S+)</code>", shown.content.decode())
    assert len(set(codes)) == 10
    assert client.get(DESK).status_code == 200
    assert not any(code in client.get("/desk/your-sign-in/").content.decode() for code in codes)


def test_a_wrong_code_sets_up_nothing(carla: User) -> None:
    client, _ = give_password()
    response = client.post(ENROLL, {"code": "000000"})
    assert "This code is not right" in words(response)
    assert not TOTPDevice.objects.exists()
    assert client.get(DESK).status_code == 302


def test_afterwards_the_code_is_asked_for_and_leads_to_the_page_that_was_wanted(carla: User) -> None:
    phone = phone_of(carla)
    client = Client()
    wanted = reverse("admin:your_sign_in")
    assert at(client.get(wanted, follow=True)) == LOGIN
    response = client.post(LOGIN, {"username": "carla", "password": PASSWORD, "next": wanted}, follow=True)
    assert at(response) == CODE
    assert f'name="next" value="{wanted}"' in response.content.decode()
    assert client.get(wanted).status_code == 302
    spaced = f" {code_of(phone.bin_key)[:3]} {code_of(phone.bin_key)[3:]}"
    response = client.post(CODE, {"code": spaced, "next": wanted}, follow=True)
    assert (at(response), response.status_code) == (wanted, 200)


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere_after_the_code(carla: User, elsewhere: str) -> None:
    phone = phone_of(carla)
    client, _ = give_password()
    response = client.post(CODE, {"code": code_of(phone.bin_key), "next": elsewhere})
    assert response["Location"] == DESK


def test_a_password_alone_sets_up_no_second_phone(carla: User) -> None:
    phone_of(carla)
    client, _ = give_password()
    response = client.post(ENROLL, {"code": "123456"})
    assert (response.status_code, response["Location"]) == (302, CODE)


def test_each_wrong_code_doubles_the_wait(carla: User, clock: time_machine.Traveller) -> None:
    phone = phone_of(carla)
    client, _ = give_password()
    client.post(CODE, {"code": "000000"})
    assert "counts in 1 second." in words(client.post(CODE, {"code": code_of(phone.bin_key)}))
    clock.shift(1)
    client.post(CODE, {"code": "000000"})
    assert "counts in 2 seconds." in words(client.post(CODE, {"code": code_of(phone.bin_key)}))
    clock.shift(2)
    assert client.post(CODE, {"code": code_of(phone.bin_key)})["Location"] == DESK


def test_a_code_works_once(carla: User, clock: time_machine.Traveller) -> None:
    phone = phone_of(carla)
    code = code_of(phone.bin_key)
    assert give_password()[0].post(CODE, {"code": code})["Location"] == DESK
    assert "This code is not right" in words(give_password()[0].post(CODE, {"code": code}))


@pytest.mark.parametrize("text", ["", "１２３４５６", "12345", "1234567", "x" * 500, "½½½½½½", "\x00" * 6])
def test_what_is_no_code_is_told_in_a_sentence(carla: User, text: str) -> None:
    phone_of(carla)
    client, _ = give_password()
    response = client.post(CODE, {"code": text})
    assert response.status_code == 200
    assert 'class="errorlist"' in response.content.decode()


def test_a_recovery_code_opens_the_desk_once(carla: User) -> None:
    phone_of(carla)
    code = accounts.new_recovery_codes(carla)[3]
    assert give_password()[0].post(CODE, {"code": f" {code.upper()} "})["Location"] == DESK
    assert "This code is not right" in words(give_password()[0].post(CODE, {"code": code}))


def test_new_recovery_codes_make_the_old_ones_void(curator: Signed) -> None:
    old = accounts.new_recovery_codes(curator.user)
    response = curator.post("/desk/your-sign-in/new-codes/")
    new = re.findall(r"<code>(\S+)</code>", response.content.decode())
    assert not set(old) & set(new)
    assert accounts.check_code(curator.user, old[0]).device is None
    assert "9 recovery codes left" in words(_after_using(curator, new[0]))


def _after_using(client: Signed, code: str):
    device = client.user.staticdevice_set.get()
    device.throttle_reset()
    assert accounts.check_code(client.user, code).device == device
    return client.get("/desk/your-sign-in/")


def test_another_phone_takes_the_place_of_the_first(curator: Signed) -> None:
    response = curator.get(ENROLL)
    key = b32decode(re.search(r'class="key">([^<]+)<', response.content.decode())[1].replace(" ", ""))
    assert curator.post(ENROLL, {"code": code_of(key)}).status_code == 200
    assert [phone.bin_key for phone in TOTPDevice.objects.filter(user=curator.user)] == [key]
    assert curator.get(DESK).status_code == 200


def test_when_the_factors_are_forgotten_sessions_end_and_the_next_sign_in_sets_up_a_phone(
    carla: User, administrator: Signed
) -> None:
    client = signed_in(carla)
    accounts.forget_factors(carla, by=administrator.user)
    assert at(client.get(DESK, follow=True)) == ENROLL


def test_the_session_gets_a_new_name_with_each_factor(carla: User) -> None:
    phone = phone_of(carla)
    client, _ = give_password()
    before = client.cookies["sessionid"].value
    client.post(CODE, {"code": code_of(phone.bin_key)})
    assert client.cookies["sessionid"].value != before


def test_five_wrong_passwords_lock_the_name_for_a_quarter_of_an_hour(
    carla: User, clock: time_machine.Traveller
) -> None:
    for _ in range(4):
        assert give_password(password="wrong")[1].status_code == 200
    for password in ("wrong", PASSWORD):
        response = give_password(password=password)[1]
        assert response.status_code == 429
        assert "A wrong password was given 5 times for this name" in words(response)
        assert "for 15 minutes" in words(response)
    clock.shift(15 * 60 + 1)
    assert at(give_password()[1]) == ENROLL


def test_a_lock_holds_one_name_alone(carla: User) -> None:
    for _ in range(6):
        give_password("somebody-else", "wrong")
    assert give_password("somebody-else", "wrong")[1].status_code == 429
    assert at(give_password()[1]) == ENROLL


def test_a_right_password_forgets_the_wrong_ones(carla: User) -> None:
    for _ in range(3):
        for _ in range(4):
            give_password(password="wrong")
        assert at(give_password()[1]) == ENROLL
    assert not AccessAttempt.objects.exists()


def test_of_a_wrong_password_no_name_address_or_browser_is_kept(carla: User) -> None:
    sent = {"username": "carla", "password": "wrong", "next": "/desk/x", "typed": "typed-text"}
    headers = {"user-agent": "SpyAgent", "accept": "text/spy"}
    Client(headers=headers, REMOTE_ADDR="203.0.113.9").post(f"{LOGIN}?q=45202", sent)
    kept = AccessAttempt.objects.values().get()
    assert kept["ip_address"] is None
    assert not [
        secret
        for secret in ("carla", "203.0", "SpyAgent", "text/spy", "typed", "45202", "/desk", "csrf")
        if secret in " ".join(map(str, kept.values()))
    ]
    assert not AccessFailureLog.objects.exists()
    assert not AccessLog.objects.exists()


def test_signing_in_writes_nothing_personal_to_the_log(carla: User) -> None:
    handler = next(h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler)
    written = io.StringIO()
    before = handler.setStream(written)
    for _ in range(6):
        give_password(password="wrong", next="/desk/?near=45202")
    give_password("typed-as-a-name", "wrong")
    handler.setStream(before)
    assert not [secret for secret in ("carla", "127.0.0.1", "45202", "typed") if secret in written.getvalue()]


def test_a_session_ends_after_half_an_hour_of_rest(carla: User, clock: time_machine.Traveller) -> None:
    client = signed_in(carla)
    for _ in range(3):
        clock.shift(29 * 60)
        assert client.get("/desk/your-sign-in/").status_code == 200
    clock.shift(30 * 60 + 1)
    assert at(client.get("/desk/your-sign-in/", follow=True)) == LOGIN


def test_a_session_ends_after_twelve_hours_of_work(carla: User, clock: time_machine.Traveller) -> None:
    client = signed_in(carla)
    for _ in range(12 * 3):
        assert client.get("/desk/your-sign-in/").status_code == 200
        clock.shift(20 * 60)
    assert at(client.get("/desk/your-sign-in/", follow=True)) == LOGIN


def test_cookies_stay_under_the_desk(carla: User) -> None:
    client, _ = give_password()
    assert set(client.cookies) == {"csrftoken", "sessionid"}
    assert {cookie["path"] for cookie in client.cookies.values()} == {"/desk/"}
    assert all(cookie["httponly"] for cookie in client.cookies.values())
    assert client.cookies["sessionid"]["max-age"] == 30 * 60


@pytest.mark.parametrize("page", ["/", "/about/", "/es/", "/privacy/"])
def test_a_visitor_has_no_session_and_axes_keeps_nothing(page: str) -> None:
    response = Client(headers={"user-agent": "SpyAgent"}).get(page)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert not AccessAttempt.objects.exists()


def test_a_suspended_account_is_out_at_once(carla: User, administrator: Signed) -> None:
    client = signed_in(carla)
    accounts.set_active(carla, False, by=administrator.user)
    assert at(client.get(DESK, follow=True)) == LOGIN
    assert "Please enter a correct username and password" in words(give_password()[1])


def test_an_account_of_neither_desk_nor_program_cannot_sign_in() -> None:
    User.objects.create_user("stray", password=PASSWORD)
    assert "Please enter a correct username and password" in words(give_password("stray")[1])


def test_program_staff_sign_in_the_same_way() -> None:
    user = User.objects.create_user("pat", password=PASSWORD)
    ProgramStaff.objects.create(user=user, organization=Organization.objects.create(name="Harbor House"))
    assert at(give_password("pat")[1]) == ENROLL


def test_a_key_lets_somebody_choose_a_password_once(carla: User, administrator: Signed) -> None:
    key = accounts.make_key(carla, by=administrator.user)
    chosen = {
        "username": "carla", "key": f" {key} ",
        "new_password1": "another long password", "new_password2": "another long password",
    }  # fmt: skip
    response = Client().post("/desk/welcome/", chosen, follow=True)
    assert "Your password is set" in words(response)
    assert at(give_password(password="another long password")[1]) == ENROLL
    assert "This key does not fit this name" in words(Client().post("/desk/welcome/", chosen))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"key": "c9y3zk-0123456789abcdef0123456789abcdef"}, "This key does not fit this name"),
        ({"username": "nobody"}, "This key does not fit this name"),
        ({"new_password2": "something else entirely"}, "The two passwords are not the same."),
        ({"new_password1": "short", "new_password2": "short"}, "at least 12 characters"),
        ({"new_password1": "123456789012", "new_password2": "123456789012"}, "entirely numeric"),
        ({"key": ""}, "This field is required."),
        ({"username": "x\x00"}, "Null characters are not allowed."),
    ],
)
def test_what_is_wrong_with_a_first_password_is_told(
    carla: User, administrator: Signed, changed: dict[str, str], told: str
) -> None:
    given = {
        "username": "carla", "key": accounts.make_key(carla, by=administrator.user),
        "new_password1": "another long password", "new_password2": "another long password",
    }  # fmt: skip
    response = Client().post("/desk/welcome/", given | changed)
    assert told in words(response)
    carla.refresh_from_db()
    assert carla.check_password(PASSWORD)


def test_a_key_is_void_after_three_days(
    carla: User, administrator: Signed, clock: time_machine.Traveller
) -> None:
    key = accounts.make_key(carla, by=administrator.user)
    clock.shift(3 * 24 * 60 * 60 + 1)
    assert not accounts.choose_password(carla, key, "another long password")
