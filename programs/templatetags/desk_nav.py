"""The header of the desk."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse

from programs.desk.areas import Area, areas_of
from programs.models import (
    Credential,
    Location,
    Organization,
    Program,
    SavedFilter,
    Source,
    Term,
    Track,
)

register = template.Library()

TABLES = (Program, Track, Credential, Organization, Location, Source, Term)


@register.inclusion_tag("desk/_nav.html", takes_context=True)
def desk_nav(context: Context) -> dict[str, Any]:
    """The areas that somebody's role opens, the one that the page belongs to marked."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not user.is_verified():
        return {"areas": []}
    shown = [(area, href) for area in areas_of(user) if (href := address(area))]
    here = max((href for _, href in shown if request.path.startswith(href)), key=len, default="")
    return {"areas": [{"href": href, "label": area.label, "here": href == here} for area, href in shown]}


def address(area: Area) -> str:
    try:
        return reverse(f"admin:{area.name}")
    except NoReverseMatch:
        return ""


@register.inclusion_tag("desk/_saved_filters.html", takes_context=True)
def saved_filters(context: Context) -> dict[str, Any]:
    """Somebody's own filters of the list that is shown, and a form to save the present ones."""
    request = context["request"]
    name = request.resolver_match.url_name
    kept = SavedFilter.objects.filter(user=request.user, page=name)
    return {
        "page": name, "path": request.path, "query": request.GET.urlencode(), "kept": kept,
        "csrf_token": context.get("csrf_token"),
    }  # fmt: skip


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
