"""Where a guide's links lead: within the site by relative address, so that they hold under any prefix."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markdown_it.token import Token

from programs.guides.guide import GuideError

OUTSIDE = "external noreferrer"
"""What every link to another site says of itself: no address of ours is passed on."""
PLAIN = ("#", "tel:", "sms:")


def lead(tokens: Sequence[Token], slug_of: Callable[[str], str]) -> None:
    """Gives every link its real address. GuideError for one of a kind that guides do not use."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                address = str(child.attrGet("href"))
                child.attrSet("href", resolve(address, slug_of))
                if address.startswith("https://"):
                    child.attrSet("rel", OUTSIDE)


def resolve(address: str, slug_of: Callable[[str], str]) -> str:
    """The address as written in the page, which stands at `…/guides/<slug>/`."""
    kind, _, rest = address.partition(":")
    if kind == "guide":
        key, mark, fragment = rest.partition("#")
        try:
            return f"../{slug_of(key)}/{mark}{fragment}"
        except KeyError as error:
            raise GuideError(f"there is no guide {key!r} to link to") from error
    if kind == "site":
        return f"../../{rest}"
    if address.startswith(("https://", *PLAIN)):
        return address
    raise GuideError(f"a link may not lead to {address!r}")
