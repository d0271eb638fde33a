"""``{% leads_to "guide:compared" %}`` and ``{% line_of "cbt" %}``: the addresses of what is kept as data.

``{% lines_of card.tags %}`` is the items of a list, each leading to its line. A page has a hundred of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from django import template
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

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


@register.simple_tag
def lines_of(terms: Iterable[Any]) -> SafeString:
    """List items of the terms (each with its code and name), leading to where they are explained."""
    code, prefix = language.current(), get_script_prefix()
    return format_html_join(
        "", '<li><a href="{}">{}</a></li>', ((_line(term.code, code, prefix), term.name) for term in terms)
    )


@cache
def _line(code: str, language_code: str, prefix: str) -> str:
    """Kept, for a list shows many."""
    home = guides.term_home(code, language_code)
    return reverse("guide", args=[home[0]]) + f"#{home[1]}" if home else reverse("guides")


def _guide(key: str) -> str:
    found = guides.in_language(key, language.current()) or guides.in_language(key, "en")
    return reverse("guide", args=[found.slug]) if found else reverse("guides")
