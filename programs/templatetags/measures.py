"""Measures in words: ``{{ share|percent }}`` and ``{{ "phone"|item_name }}``."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext

from programs.accuracy import ITEMS
from programs.quality import whole_percent

register = template.Library()

register.filter("percent", whole_percent)


@register.filter
def item_name(code: str) -> str:
    """What a thing that calls ask about is called, in the reader's language."""
    return gettext(ITEMS[code].name)
