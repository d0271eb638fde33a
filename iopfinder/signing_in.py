"""Counting wrong passwords, with as little kept as that takes."""

from __future__ import annotations

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def stand_in(request: HttpRequest | None, credentials: dict[str, Any] | None = None) -> str | None:
    """A keyed digest of the name that was typed: it may be a password, in the wrong field."""
    name = (credentials or {}).get("username")
    return salted_hmac("iopfinder.signing_in", name).hexdigest() if name else None


def no_address(request: HttpRequest) -> None:
    """The address is not kept: behind a proxy it would be the same for everybody."""


class NameAlone(AxesDatabaseHandler):  # type: ignore[misc]
    """Keeps, of a wrong password, a digest of the name, the time and the count."""

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        bare = HttpRequest()
        bare.axes_locked_out = request.axes_locked_out
        AxesProxyHandler.update_request(bare)
        super().user_login_failed(sender, credentials, bare, **kwargs)
        request.axes_locked_out, request.axes_credentials = bare.axes_locked_out, credentials
