"""The curator's desk: Django's admin with pages of its own, and who is let in to each."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper, wraps
from typing import Any, NamedTuple

from django.contrib.admin import AdminSite
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from programs.desk.accounts import is_member, next_step

View = Callable[..., HttpResponse]

OPEN = "open"
"""For everybody, before any sign-in."""

HALFWAY = "halfway"
"""For whoever has given a password, and no code yet: where the code is asked for."""

MEMBER = "member"
"""For a program's own staff, signed in with password and code; nobody of the desk is one."""

EITHER = "either"
"""For staff of the desk and of programs, signed in with password and code."""

MEMBERS_TOO = {"logout", "password_change", "password_change_done"}
"""What program staff may open under /desk/; `page` adds to it."""


class Page(NamedTuple):
    """A page of the desk: its address below /desk/, its name, and the permission it asks for."""

    route: str
    name: str
    permission: str
    view: View


PAGES: list[Page] = []
"""Every page of our own, in the order of import."""


def page(route: str, *, name: str, permission: str) -> Callable[[View], View]:
    """Put a view on the desk as `admin:<name>`, for those with this permission, as `roles` names them.

    `programs.view_program` lets in everybody of the desk. Instead of a permission it may be MEMBER,
    EITHER, HALFWAY or OPEN. All but the last two ask for both factors.
    """

    def put(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may(request.user, permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        PAGES.append(Page(route, name, permission, guarded))
        if permission in (MEMBER, EITHER):
            MEMBERS_TOO.add(name)
        return guarded

    return put


def may(user: Any, permission: str) -> bool:
    """Whether a permission lets this user in, once the factors that it asks for are there."""
    if permission == MEMBER:
        return is_member(user)
    return permission in (OPEN, HALFWAY, EITHER) or user.has_perm(permission)


class SignIn(AuthenticationForm):
    """Asks for name and password, of the desk's staff and of programs' own."""

    def confirm_login_allowed(self, user: Any) -> None:
        super().confirm_login_allowed(user)
        if not (user.is_staff or is_member(user)):
            raise ValidationError(
                self.error_messages["invalid_login"],
                code="invalid_login",
                params={"username": self.username_field.verbose_name},
            )


class Desk(AdminSite):
    """The admin site under /desk/."""

    site_header = "IOP Finder: the desk"
    site_title = "IOP Finder"
    index_title = "What to check next"
    enable_nav_sidebar = False
    login_form = SignIn

    def get_urls(self) -> list[URLPattern]:
        own = [path(one.route, self._guard(one), name=one.name) for one in PAGES]
        theirs = (one for one in super().get_urls() if getattr(one, "name", "") != "autocomplete")
        return [*own, path("logout/", self.logout, name="logout"), *theirs]

    def _guard(self, one: Page) -> View:
        if one.permission == OPEN:
            return one.view
        return halfway(one.view) if one.permission == HALFWAY else self.admin_view(one.view)

    def has_permission(self, request: HttpRequest) -> bool:
        """Both factors, and staff of the desk; a program's staff at the few pages that are for them."""
        user = request.user
        if not (user.is_active and user.is_verified()):
            return False
        return user.is_staff or (is_member(user) and _page_name(request) in MEMBERS_TOO)

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """As Django's, except that program staff at a page of the desk are refused, not asked to sign in."""
        guarded = super().admin_view(view, cacheable)

        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.user.is_active and request.user.is_verified() and not self.has_permission(request):
                return _turned_away(request)
            return guarded(request, *args, **kwargs)

        return update_wrapper(inner, guarded)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Ask for the password, then lead on to the code."""
        user = request.user
        if request.method == "GET" and user.is_authenticated and not user.is_verified():
            return _with_next(request, next_step(user))
        return super().login(request, extra_context)


def halfway(view: View) -> View:
    """Let in whoever has given a password."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        return view(request, *args, **kwargs)

    return inner


def _turned_away(request: HttpRequest) -> HttpResponse:
    if _page_name(request) == "index":
        return redirect("admin:ours")
    raise PermissionDenied


def _with_next(request: HttpRequest, name: str) -> HttpResponse:
    wanted = request.GET.get("next", "")
    return redirect_to_login(wanted, reverse(f"admin:{name}")) if wanted else redirect(f"admin:{name}")


def _page_name(request: HttpRequest) -> str:
    return (request.resolver_match and request.resolver_match.url_name) or ""
