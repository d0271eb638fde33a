"""The header of the desk."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse

from programs.desk.areas import Area, areas_of

register = template.Library()


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
