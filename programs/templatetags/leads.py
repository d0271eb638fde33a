"""``{% leads_to "guide:compared" %}`` and ``{% line_of "cbt" %}``: the addresses of what is kept as data."""

from __future__ import annotations

from functools import cache

from django import template
from django.urls import get_script_prefix, reverse

from programs import guides, language

register = template.Library()


@register.simple_tag
def leads_to(to: str) -> str:
    """The address of `guide:KEY`, `page:URL-NAME` or `search:QUERY`. ValueError for any other kind.

    A guide that is not there in the reader's language is the English one, or else the list of them all.
    """
    kind, _, name = to.partition(":")
    match kind:
        case "guide":
            return _guide(name)
        case "page":
            return reverse(name)
        case "search":
            return f"{reverse('results')}?{name}"
    raise ValueError(f"{to!r} is no guide, page or search.")


@register.simple_tag
def line_of(code: str) -> str:
    """Where a term of the vocabulary is explained: its line in a guide, or the list of guides."""
    return _line(code, language.current(), get_script_prefix())


@cache
def _line(code: str, language_code: str, prefix: str) -> str:
    """Kept, for a list shows many."""
    home = guides.term_home(code, language_code)
    return reverse("guide", args=[home[0]]) + f"#{home[1]}" if home else reverse("guides")


def _guide(key: str) -> str:
    found = guides.in_language(key, language.current()) or guides.in_language(key, "en")
    return reverse("guide", args=[found.slug]) if found else reverse("guides")
