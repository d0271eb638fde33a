"""Signing in with two factors: the code after the password, setting up a phone, a first password."""

from __future__ import annotations

from base64 import b32encode
from binascii import unhexlify

import django_otp
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_otp.models import Device
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from programs.curation import accounts
from programs.desk.accounts import has_phone, is_member, recovery_codes_left
from programs.qr import draw

from .sign_in_forms import CODE_IS_WRONG, KEY_DOES_NOT_FIT, CodeForm, WelcomeForm
from .site import EITHER, HALFWAY, OPEN, page
from .typed import page_of_ours

SECRET = "phone_to_confirm"  # noqa: S105 (where the session keeps it)

asked = require_http_methods(["GET", "HEAD", "POST"])


@page("code/", name="code", permission=HALFWAY)
@asked
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor."""
    if request.user.is_verified() or not has_phone(request.user):
        return redirect(after(request) if request.user.is_verified() else "admin:enroll")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        checked = accounts.check_code(request.user, form.cleaned_data["code"])
        if checked.device:
            let_in(request, checked.device)
            return redirect(after(request))
        form.add_error("code", CODE_IS_WRONG if not checked.wait else too_many(checked.wait))
    return answer(request, "code", "One more step", form=form)


@page("enroll/", name="enroll", permission=HALFWAY)
@asked
def enroll(request: HttpRequest) -> HttpResponse:
    """Set up a phone at the first sign-in, or another one later; ends with the recovery codes."""
    if has_phone(request.user) and not request.user.is_verified():
        return redirect("admin:code")
    secret = request.session.setdefault(SECRET, random_hex(20))
    form = CodeForm(request.POST or None)
    if form.is_valid():
        phone = accounts.confirm_phone(request.user, secret, form.cleaned_data["code"])
        if phone:
            let_in(request, phone)
            return recovery_codes(request)
        form.add_error("code", CODE_IS_WRONG)
    uri = TOTPDevice(user=request.user, key=secret).config_url
    return answer(
        request, "enroll", "Set up your phone", form=form, qr=draw(uri), uri=uri, key=spelled(secret)
    )


@page("your-sign-in/", name="your_sign_in", permission=EITHER)
@require_safe
def your_sign_in(request: HttpRequest) -> HttpResponse:
    """What somebody can change about how they sign in."""
    return answer(request, "your_sign_in", "How you sign in", left=recovery_codes_left(request.user))


@page("your-sign-in/new-codes/", name="new_codes", permission=EITHER)
@require_POST
def new_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes; the old ones are void."""
    return recovery_codes(request)


@page("welcome/", name="welcome", permission=OPEN)
@asked
def welcome(request: HttpRequest) -> HttpResponse:
    """Choose a password with the key that an administrator handed over."""
    form = WelcomeForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        if form.user and accounts.choose_password(form.user, given["key"], given["new_password2"]):
            messages.success(request, "Your password is set. Sign in with it.")
            return redirect("admin:login")
        form.add_error("key", KEY_DOES_NOT_FIT)
    return answer(request, "welcome", "Choose your password", form=form)


def let_in(request: HttpRequest, device: Device) -> None:
    """Both factors are there. The session gets a new name, so that one known before opens nothing."""
    django_otp.login(request, device)
    request.session.pop(SECRET, None)
    request.session.cycle_key()


def recovery_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes, shown in this answer alone."""
    codes = accounts.new_recovery_codes(request.user)
    return answer(request, "recovery_codes", "Keep these codes", codes=codes, next=after(request))


def after(request: HttpRequest) -> str:
    """Where somebody wanted to go, if it is here; else their first page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return page_of_ours(request, wanted, "ours" if is_member(request.user) else "index")


def answer(request: HttpRequest, template: str, title: str, **context: object) -> HttpResponse:
    shown = {"title": title, "next": after(request), **context}
    return render(request, f"desk/sign_in/{template}.html", shown)


def spelled(secret: str) -> str:
    """The secret as it is typed into an app: base32 in groups of four."""
    letters = b32encode(unhexlify(secret)).decode()
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def too_many(seconds: int) -> str:
    return f"Too many wrong codes. The next one counts in {seconds} second{'s' * (seconds != 1)}."
