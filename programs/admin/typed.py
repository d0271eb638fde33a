"""What somebody typed into a field of our own forms."""

from __future__ import annotations

from copy import copy
from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict
from django.urls import resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme


def typed(request: HttpRequest, name: str, most: int = 1000) -> str:
    """The text of a field that was sent, as any database keeps it: no sign that cannot be seen."""
    text = request.POST.get(name, "").replace("\r\n", "\n")
    return "".join(sign for sign in text if sign.isprintable() or sign == "\n").strip()[:most]


def page_of_ours(request: HttpRequest, wanted: str, name: str) -> str:
    """The address that was asked for, if it is one of our pages; else that of `admin:<name>`."""
    here, safe = {request.get_host()}, request.is_secure()
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, here, require_https=safe)
    return wanted if is_ours else reverse(f"admin:{name}")


def all_typed(request: HttpRequest, about: str, refused: str, at: str = "") -> dict[str, str]:
    """All that was sent, to be shown again: `id` says what it is about, `refused` why, `at` which field."""
    return {name: typed(request, name) for name in request.POST} | {"id": about, "refused": refused, "at": at}


def as_if_at(request: HttpRequest, name: str, back: str) -> HttpRequest:
    """The same request for the list `admin:<name>` with the filters of the address `back`.

    There what was sent and refused is shown again.
    """
    shown, query = copy(request), urlsplit(back).query
    shown.path = shown.path_info = reverse(f"admin:{name}")
    shown.resolver_match = resolve(shown.path)
    shown.GET = QueryDict(query)  # type: ignore[assignment]
    shown.META = {**request.META, "QUERY_STRING": query}
    return shown
