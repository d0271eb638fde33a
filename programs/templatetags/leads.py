"""``{% leads_to "guide:compared" %}``: the address behind a link that is kept as data."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from programs import guides

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


def _guide(key: str) -> str:
    language = (get_language() or "").partition("-")[0]
    found = guides.in_language(key, language) or guides.in_language(key, "en")
    return reverse("guide", args=[found.slug]) if found else reverse("guides")
