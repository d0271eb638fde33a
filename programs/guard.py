"""Whether a form that anybody may send came from our own page, without a cookie to tell by.

A cookie against forged requests protects those who are signed in; here nobody is. What is left to prevent is
that another site sends forms in its readers' name, and that programs fill them in. So each form carries a
signed token, bound to what it is about and good for a while; the browser's own word on where a request comes
from is heard; and a field that no person sees must stay empty.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from enum import Enum
from typing import Final
from urllib.parse import urlsplit

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

MAX_AGE: Final = timedelta(hours=12)
"""How long a form may stay open."""

OURS: Final = ("same-origin", "none")
"""What `Sec-Fetch-Site` says of a request from our own page, or from nothing but the reader's hand."""


class Verdict(Enum):
    """What a token is worth."""

    GOOD = "good"
    OLD = "old"
    NOT_OURS = "not ours"


def new_token(form: str) -> str:
    """A token for one showing of a form, such as "report harbor-light"."""
    return _signer(form).sign(secrets.token_urlsafe(9))


def judge(token: str, form: str) -> Verdict:
    """Whether we signed this token, for this form, not too long ago."""
    try:
        _signer(form).unsign(token, max_age=MAX_AGE)
    except SignatureExpired:
        return Verdict.OLD
    except BadSignature:
        return Verdict.NOT_OURS
    return Verdict.GOOD


def is_from_here(host: str, origin: str | None, fetch_site: str | None) -> bool:
    """Whether a browser that says these things sent a form of the site at `host`.

    `origin` and `fetch_site` are its headers `Origin` and `Sec-Fetch-Site`, None where it sent none. Some
    browsers hide their origin ("null") and still say the second. One too old for both needs a token like all.
    """
    if fetch_site is not None and fetch_site.strip().lower() not in OURS:
        return False
    if origin is None or (origin == "null" and fetch_site is not None):
        return True
    return _host(origin) == host.lower()


def _host(origin: str) -> str:
    """Host and port of an origin; empty for "null" and for what is none."""
    try:
        return urlsplit(origin.strip()).netloc.lower()
    except ValueError:
        return ""


def _signer(form: str) -> TimestampSigner:
    return TimestampSigner(salt=f"programs.guard:{form}")
