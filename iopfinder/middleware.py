"""What every answer carries, and what a reader sees when the database is away."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from programs.views.errors import service_unavailable

GetResponse = Callable[[HttpRequest], HttpResponse]

HALF_A_DAY: Final = 12 * 60 * 60
"""Seconds."""

logger = logging.getLogger(__name__)


class PrivacyHeaders:
    """Keeps answers out of caches and other sites' frames, and turns the browser's sensors off."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


class LanguageOfPath:
    """Speaks the language of the address: Spanish under /es/, English everywhere else.

    Neither a cookie nor the browser's wishes count, so that an address means one page for everybody.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request.path_info)
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def language_of(path: str) -> str:
    """The code of the language that a path begins with; that of the settings where it names none."""
    first = path.split("/", 2)[1:2]
    others = {code for code, _ in settings.LANGUAGES} - {settings.LANGUAGE_CODE}
    return first[0] if first and first[0] in others else settings.LANGUAGE_CODE


class HalfDay:
    """Ends a session twelve hours after it began, however busy it is."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            keep_half_a_day(request.session)
        return self.get_response(request)


def keep_half_a_day(session: SessionBase) -> None:
    """Note when the session was first seen, and empty it twelve hours later."""
    now = time.time()
    if now - session.get("began", now) >= HALF_A_DAY:
        session.flush()
    elif not session.is_empty():
        session.setdefault("began", now)


class DatabaseOutage:
    """Answers 503 with the crisis lines, not 500, when the database does not answer a view."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        logger.error("The database did not answer %s", request.path, exc_info=exception)
        return service_unavailable(request)
