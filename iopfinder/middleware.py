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

A_MINUTE: Final = 60
HALF_A_DAY: Final = 12 * 60 * A_MINUTE
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


class Sessions:
    """Ends a session 30 idle minutes after it was last used, and 12 hours after it began.

    Use is noted once a minute at most: to write it at every page would make readers wait for an import.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            keep_time(request.session)
        return self.get_response(request)


def keep_time(session: SessionBase) -> None:
    """Note when the session began and was last used; empty it when its time is over."""
    now = time.time()
    if now - session.get("began", now) >= HALF_A_DAY:
        session.flush()
    elif not session.is_empty() and now - session.get("used", 0) >= A_MINUTE:
        session.update({"used": now, "began": session.get("began", now)})


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
