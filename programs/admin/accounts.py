"""Accounts: who may sign in, in which role, and what to do about a lost phone or password."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from programs.curation import accounts as verbs
from programs.desk.accounts import accounts, has_phone, may_manage, role_of
from programs.models import Organization
from programs.roles import ACCOUNTS

from .account_forms import NewAccountForm, NewStaffForm, RoleForm
from .list_csv import Table, as_csv
from .sign_in import asked
from .site import page

A_PAGE = 100
LOGGED = 20


@page("accounts/", name="accounts", permission=ACCOUNTS)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Every account, or those with some words."""
    words = words_of(request)
    found = Paginator(accounts(words), A_PAGE).get_page(request.GET.get("page"))
    people = [(user, role_of(user)) for user in found]
    context = {"title": "Accounts", "people": people, "words": words, "found": found}
    return render(request, "desk/accounts/list.html", context)


@as_csv("account", "name", "role", "works for", "phone set up", "last sign-in", "active", of="accounts")
def account_rows(request: HttpRequest) -> Table:
    """The same accounts in the same order."""
    return (
        (
            user.username, user.get_full_name(), getattr(role_of(user), "name", ""), works_for(user),
            user.has_phone, user.last_login, user.is_active,
        )
        for user in accounts(words_of(request))
    )  # fmt: skip


def words_of(request: HttpRequest) -> str:
    """The words of a name or an organization that are looked for."""
    return request.GET.get("q", "")[:100].replace("\x00", "")


def works_for(user: User) -> str:
    """The organization whose staff somebody is."""
    staff = getattr(user, "program_staff", None)
    return staff.organization.name if staff else ""


@page("accounts/new/", name="new_account", permission=ACCOUNTS)
@asked
def new_staff(request: HttpRequest) -> HttpResponse:
    """Open an account of the desk."""
    form = NewStaffForm(request.POST or None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        user = verbs.open_account(given.pop("username"), by=request.user, **given)
        return key_page(request, user)
    return render(request, "desk/accounts/new.html", {"title": "New account of the desk", "form": form})


@page("accounts/new/of/<int:pk>/", name="new_member", permission=ACCOUNTS)
@asked
def new_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Open an account for an organization's staff."""
    organization = get_object_or_404(Organization, pk=pk)
    form = NewAccountForm(request.POST or None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        name = given.pop("username")
        user = verbs.open_account(name, by=request.user, organization=organization, **given)
        return key_page(request, user)
    title = f"New account for the staff of {organization}"
    return render(request, "desk/accounts/new.html", {"title": title, "form": form, "member": True})


@page("accounts/<int:pk>/", name="account", permission=ACCOUNTS)
@asked
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: its role, its state, and what was done to it."""
    user = get_object_or_404(User, pk=pk)
    present = role_of(user)
    form = RoleForm(request.POST or None, initial={"role": present and present.name})
    if request.method == "POST":
        _refuse_own(request, user)
        if user.is_staff and form.is_valid():
            verbs.change_role(user, form.cleaned_data["role"], by=request.user)
            messages.success(request, f"The role of {user} is {form.cleaned_data['role'].name}.")
            return redirect("admin:account", pk)
    context = {
        "title": str(user), "account": user, "role": present, "form": form, "has_phone": has_phone(user),
        "manages": may_manage(request.user, user), "log": log_of(user),
    }  # fmt: skip
    return render(request, "desk/accounts/account.html", context)


@page("accounts/<int:pk>/key/", name="account_key", permission=ACCOUNTS)
@require_POST
def key(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a key with which somebody chooses a password."""
    return key_page(request, _managed(request, pk))


@page("accounts/<int:pk>/factors/", name="account_factors", permission=ACCOUNTS)
@require_POST
def factors(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a lost phone."""
    user = _managed(request, pk)
    verbs.forget_factors(user, by=request.user)
    messages.success(request, f"The phone of {user} is forgotten: the next sign-in sets up another.")
    return redirect("admin:account", pk)


@page("accounts/<int:pk>/active/", name="account_active", permission=ACCOUNTS)
@require_POST
def active(request: HttpRequest, pk: int) -> HttpResponse:
    """Suspend an account, or let it in again."""
    user = _managed(request, pk)
    verbs.set_active(user, not user.is_active, by=request.user)
    messages.success(request, f"{'Let in again' if user.is_active else 'Suspended'}: {user}.")
    return redirect("admin:account", pk)


def key_page(request: HttpRequest, user: User) -> HttpResponse:
    """A new key, shown in this answer alone."""
    context = {"title": f"A key for {user}", "account": user, "key": verbs.make_key(user, by=request.user)}
    return render(request, "desk/accounts/key.html", context)


def log_of(user: User) -> Any:
    """What was done to an account, the newest first."""
    kind = ContentType.objects.get_for_model(User)
    return LogEntry.objects.filter(content_type=kind, object_id=user.pk).select_related("user")[:LOGGED]


def _managed(request: HttpRequest, pk: int) -> User:
    user = get_object_or_404(User, pk=pk)
    _refuse_own(request, user)
    return user


def _refuse_own(request: HttpRequest, user: User) -> None:
    if not may_manage(request.user, user):
        raise PermissionDenied
