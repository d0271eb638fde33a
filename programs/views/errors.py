"""Error pages. They read no database and no context processor, and always show the crisis lines."""

from __future__ import annotations

import logging
from html import escape
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from programs import language
from programs.crisis import Line, crisis

logger = logging.getLogger(__name__)

RETRY_AFTER_SECONDS: Final = "120"


def _plain_line(line: Line) -> str:
    links = [f'<a href="{escape(contact.href)}">{escape(contact.words)}</a>' for contact in line.contacts]
    return f"<li><b>{escape(line.name)}</b>: {escape(line.purpose)}. {', '.join(links)}</li>"


PLAIN_WORDS: Final = {
    "en": (
        "This page cannot be shown right now",
        'Please try again in a few minutes, or <a href="/">start from the first page</a>.',
        "If you need someone now",
    ),
    "es": (
        "Ahora no se puede mostrar esta página",
        'Intente de nuevo en unos minutos, o <a href="/es/">empiece desde la primera página</a>.',
        "Si necesita a alguien ahora",
    ),
}


def _plain_page(language: str) -> str:
    """A page that needs neither template nor catalog."""
    title, again, crisis_title = PLAIN_WORDS[language]
    lines = crisis(language)
    listed = "".join(_plain_line(line) for line in (*lines.lines, lines.helpline))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>IOP Finder</title></head>'
        f"<body><main><h1>{title}</h1><p>{again}</p><h2>{crisis_title}</h2><ul>{listed}</ul></main></body></html>"
    )


PLAIN_PAGES: Final = {code: _plain_page(code) for code in PLAIN_WORDS}


def _error_page(status: int) -> HttpResponse:
    """The page ``<status>.html``, or the plain one when even that cannot be rendered."""
    try:
        body = render_to_string(f"{status}.html")
    except Exception:
        logger.exception("The page for status %d could not be rendered", status)
        body = PLAIN_PAGES[language.current()]
    return HttpResponse(body, status=status, headers={"Cache-Control": "no-store"})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error_page(400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error_page(403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error_page(404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _error_page(500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For ``CSRF_FAILURE_VIEW``: a form that was open too long, or came from elsewhere."""
    return _error_page(403)


def service_unavailable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The database cannot be reached; asks to come back in two minutes."""
    response = _error_page(503)
    response["Retry-After"] = RETRY_AFTER_SECONDS
    return response
