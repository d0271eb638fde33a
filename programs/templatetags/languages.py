"""``{% versions as versions %}``: this page in every language, with the search it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, format_html_join

from programs import language
from programs.language import Mixed, Own

register = template.Library()

register.filter("words_for", language.term)
register.filter("ended", language.ended)
register.filter("dated", language.dated)


@register.filter
def marked(words: str) -> str:
    """The words, with those that a program or source wrote itself marked as English where the page is not."""
    if language.current() == "en" or not isinstance(words, Own | Mixed):
        return words
    return format_html_join("", "{}", ((_marked(part),) for part in getattr(words, "parts", (words,))))


@register.filter
def theirs(words: str) -> str:
    """Words that a program or source wrote itself, marked as such."""
    return marked(Own(words))


def _marked(part: str) -> str:
    return format_html('<span lang="en">{}</span>', part) if isinstance(part, Own) else part


@register.filter
def joined(texts: Sequence[str], between: str) -> str:
    """Like `join`, for texts to be marked."""
    return between.join(texts) if language.current() == "en" else language.joined(texts, between)


@dataclass(frozen=True, slots=True)
class Version:
    """A page in one language: its path with the search, and its whole address where it has its own."""

    code: str
    name: str
    url: str
    address: str
    is_this: bool


@register.simple_tag(takes_context=True)
def versions(context: Context) -> list[Version]:
    """Every version of the page shown; an error page has none, so its links lead to the first page."""
    request = context.get("request")
    return [_version(code, name, request, context) for code, name in settings.LANGUAGES]


def _version(code: str, name: str, request: HttpRequest | None, context: Context) -> Version:
    path = _path(code, request, context.get("translations"))
    address = request.build_absolute_uri(path) if request else ""
    return Version(code, name, path + _search(request, context), address, code == translation.get_language())


def _path(code: str, request: HttpRequest | None, slugs: dict[str, str] | None) -> str:
    """The page's path in a language; a guide has a slug of its own in each."""
    with translation.override(code):
        if request is None or request.resolver_match is None:
            return reverse("home")
        match = request.resolver_match
        arguments: dict[str, Any] = {
            **match.kwargs,
            **({"slug": slugs[code]} if slugs and code in slugs else {}),
        }
        return reverse(match.view_name, args=match.args or None, kwargs=arguments or None)


def _search(request: HttpRequest | None, context: Context) -> str:
    """The search in the address, as the page itself writes it where it does."""
    asked = context.get("address") or (request.get_full_path() if request else "")
    return "?" + asked.partition("?")[2] if "?" in asked else ""
