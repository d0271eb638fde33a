"""The centre of a ZIP code, for one or for thousands at once."""

from __future__ import annotations

from collections.abc import Iterable

from programs.gazetteer.answers import Spot
from programs.gazetteer.rows import by_keys, zip_row

_AT_ONCE = 10_000
"""ZIP codes in one query: SQLite takes 32,766 values, and an import seldom names more than this."""


def zip_centre(code: str) -> Spot | None:
    """The place of a five-digit ZIP code; None when it is not a ZIP code with a known point."""
    return zip_row(code) if _is_zip(code) else None


def zip_centres(codes: Iterable[str]) -> dict[str, Spot]:
    """The places of many five-digit ZIP codes, in one query for every 10,000; unknown ones are left out."""
    wanted = sorted({code for code in codes if _is_zip(code)})
    chunks = (wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE))
    return {key: spot for chunk in chunks for key, spot in by_keys(chunk)}


def _is_zip(code: str) -> bool:
    return len(code) == 5 and code.isascii() and code.isdigit()
