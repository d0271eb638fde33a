"""Telling senders apart without knowing them: digests of an address under a salt that is thrown away."""

from __future__ import annotations

import hashlib
import hmac
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

SALT_BYTES: Final = 32

IPV6_PREFIX: Final = 64
"""One household or phone has all addresses of such a network and changes between them at will."""


def sender_address(remote: str, forwarded: str, proxies: int) -> str:
    """The address of whoever sent a request; empty where nobody can tell.

    `remote` is the other end of the connection. With `proxies` of ours in front, that is the last of them,
    and each has added the address it was reached from to `forwarded` (X-Forwarded-For). What stands further
    left anybody may have written.
    """
    chain = [*(part.strip() for part in forwarded.split(",") if part.strip()), remote.strip()]
    return network(chain[-1 - proxies]) if len(chain) > proxies else network(remote)


def network(address: str) -> str:
    """An address in one spelling, an IPv6 address as its network; empty for what is no address."""
    try:
        found = ip_address(address.strip().partition("%")[0])
    except ValueError:
        return ""
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ip_network((found, IPV6_PREFIX), strict=False))


def digest(salt: bytes, purpose: str, sender: str) -> str:
    """What stands for a sender under a salt, other for each purpose; empty for a sender nobody could tell."""
    return hmac.new(salt, f"{purpose}:{sender}".encode(), hashlib.sha256).hexdigest() if sender else ""
