"""What became of readers' reports and suggestions, for whoever looks one up or looks decisions over."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import QuerySet

from programs.letters import tidy
from programs.models import Report, Suggestion

KINDS: Final = {"reports": "Reports", "suggestions": "Suggested programs"}
"""The lists, by the value in the address."""


def decided(kind: str, state: str = "", words: str = "") -> QuerySet[Any]:
    """Those decided on, the newest first: accepted or declined alone, or of one reference. One query."""
    model = Suggestion if kind == "suggestions" else Report
    found = model._default_manager.exclude(state="waiting").select_related("decided_by", "program__location")
    found = found if model is Suggestion else found.select_related("term")
    found = found.filter(state=state) if state else found
    found = found.filter(reference=tidy(words)) if words else found
    return found.order_by("-decided_on", "-pk")


def told_of(one: Report | Suggestion) -> str:
    """What the reader told, in words."""
    if isinstance(one, Suggestion):
        return ", ".join(filter(None, (one.name, one.city, one.state_code)))
    label = str(one.get_about_display())
    return f"{label}: {one.term}" if one.term else label
