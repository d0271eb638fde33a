"""The secret part of an address by which a program answers for itself: a random key, signed by us."""

from __future__ import annotations

import secrets
from typing import Final

from django.core.signing import BadSignature, Signer

KEY_BYTES: Final = 18
"""144 bits at random: 24 letters."""


def new_key() -> str:
    """A key that nobody can guess."""
    return secrets.token_urlsafe(KEY_BYTES)


def token_for(key: str) -> str:
    """What stands in the address: the key and our signature, in letters that no mail program breaks."""
    return _signer().sign(key)


def key_of(token: str) -> str | None:
    """The key of a token that we signed; None for any other."""
    try:
        return _signer().unsign(token)
    except BadSignature:
        return None


def _signer() -> Signer:
    return Signer(sep=".", salt="programs.link_token")
