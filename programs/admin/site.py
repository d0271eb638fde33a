"""The curator's desk: Django's admin with pages of its own, each behind a permission."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

View = Callable[..., HttpResponse]


class Page(NamedTuple):
    """A page of the desk: its address below /desk/, its name, and the permission it asks for."""

    route: str
    name: str
    permission: str
    view: View


PAGES: list[Page] = []
"""Every page of our own, in the order of import."""


def page(route: str, *, name: str, permission: str) -> Callable[[View], View]:
    """Put a view on the desk as `admin:<name>`, for staff with this permission (programs.verify_program)."""

    def put(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        PAGES.append(Page(route, name, permission, guarded))
        return guarded

    return put


class Desk(AdminSite):
    """The admin site under /desk/."""

    site_header = "IOP Finder: the desk"
    site_title = "IOP Finder"
    index_title = "What to check next"
    enable_nav_sidebar = False

    def get_urls(self) -> list[URLPattern]:
        own = [path(one.route, self.admin_view(one.view), name=one.name) for one in PAGES]
        return [*own, *super().get_urls()]
