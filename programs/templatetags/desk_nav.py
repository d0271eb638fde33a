"""The header of the desk."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import NoReverseMatch, reverse

from programs.desk.areas import Area, areas_of
from programs.desk.kept_filters import csv_of, kept_by, lasting
from programs.models import (
    Credential,
    Location,
    Organization,
    Program,
    Source,
    Term,
    Track,
)

register = template.Library()

OF_THE_QUEUE = ("index", "verify", "history_of")

TABLES = (Program, Track, Credential, Organization, Location, Source, Term)


@register.inclusion_tag("desk/_nav.html", takes_context=True)
def desk_nav(context: Context) -> dict[str, Any]:
    """The areas that somebody's role opens, the one that the page belongs to marked."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not user.is_verified():
        return {"areas": []}
    shown = [(area, href) for area in areas_of(user) if (href := address(area))]
    here = max((href for _, href in shown if belongs(request, href)), key=len, default="")
    return {"areas": [{"href": href, "label": area.label, "here": href == here} for area, href in shown]}


def belongs(request: HttpRequest, href: str) -> bool:
    """Whether the page is one of the area at this address. All tables belong to that of programs."""
    if href == reverse("admin:index"):
        return request.resolver_match is not None and request.resolver_match.url_name in OF_THE_QUEUE
    return request.path.startswith(href.replace("/program/", "/"))


def address(area: Area) -> str:
    try:
        return reverse(f"admin:{area.name}")
    except NoReverseMatch:
        return ""


@register.inclusion_tag("desk/_list_tools.html", takes_context=True)
def list_tools(context: Context, count: int, *, narrowed: bool = True, ask: bool = False) -> dict[str, Any]:
    """What one does with the list of a page: keep its filters under a name, take its rows along, ask them.

    `count` rows are left by its filters; `narrowed` says whether it has any.
    """
    request = context["request"]
    here, query = request.resolver_match, lasting(request.GET)
    kept = kept_by(request.user, here.url_name) if narrowed else ()
    return {
        "path": request.path, "query": query if narrowed else "", "kept": kept, "count": count,
        "csv": address_of(csv_of(here.url_name, here.kwargs), query),
        "ask": address_of(reverse("admin:new_links"), urlencode({"list": query or "q="})) if ask else "",
        "csrf_token": context.get("csrf_token"),
    }  # fmt: skip


def address_of(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


@register.inclusion_tag("desk/_tables.html", takes_context=True)
def desk_tables(context: Context) -> dict[str, Any]:
    """The tables of the desk, each a list with filters."""
    present = context["request"].path
    tables = [
        {"href": reverse(f"admin:programs_{model._meta.model_name}_changelist"),
         "label": str(model._meta.verbose_name_plural).capitalize()}
        for model in TABLES
    ]  # fmt: skip
    return {"tables": [table | {"here": table["href"] == present} for table in tables]}
