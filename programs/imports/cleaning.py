"""Cleaning one value at a time: what was published, in one spelling, or empty when not stated.

Nothing here guesses: a value that cannot be read becomes empty, and the caller reports it.
"""

from __future__ import annotations

import html
import math
import re
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from programs.curation import Number
from programs.spelling import plain
from programs.telephone import read_number

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\ufeff\ud800-\udfff]+")
_DASHES = re.compile(r"[\s\-\u2010-\u2015*]+")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_BOX = re.compile(r"^(?:p\.?\s*o\.?|post office)\s*box\b", re.IGNORECASE)
_OPEN_END = {"of", "and", "for", "the", "on", "in", "at", "to", "with", "a", "an"}
_LEADS_ON = {"of", "and", "for", "at", "in"}
_is_url = URLValidator(schemes=["http", "https"])


def text(value: object) -> str:
    """One line of text without entities, control characters or doubled blanks. None is empty."""
    if value is None:
        return ""
    return " ".join(_CONTROL.sub(" ", html.unescape(str(value))).split())


def clipped(value: str, most: int) -> str:
    """At most so many characters, cut at a blank where there is one near the end."""
    if len(value) <= most:
        return value
    cut = value[:most]
    return cut[: cut.rfind(" ")] if cut.rfind(" ") > most // 2 else cut


def zip_code(value: str) -> str:
    """Five digits, with the leading zeros a spreadsheet dropped and without the +4. Empty if unreadable."""
    digits = re.sub(r"\.0+$", "", value).replace("-", "").replace(" ", "")
    if not digits.isascii() or not digits.isdigit():
        return ""
    if 3 <= len(digits) <= 5:
        return digits.zfill(5)
    return digits.zfill(9)[:5] if 7 <= len(digits) <= 9 else ""


def is_withheld(street: str) -> bool:
    """Whether the source shows dashes in place of the street: the address is given by phone only."""
    return bool(street) and not _DASHES.sub("", street)


def is_post_box(street: str) -> bool:
    """Whether the street line is a post-office box, where nobody is treated."""
    return bool(_BOX.match(street))


@lru_cache(maxsize=20_000)
def number(value: str, kind: str) -> Number | None:
    """A US number in E.164 with its extension, "888-304HOPE" and "x3971" included. None if it is none."""
    found = read_number(value)
    return found and Number(kind, *found)


def website(value: str) -> str | None:
    """A web address, with https:// where no scheme was given. None if it is no web address."""
    if not value:
        return ""
    address = value if _SCHEME.match(value) else f"https://{value}"
    try:
        _is_url(address)
    except ValidationError:
        return None
    return address if len(address) <= 300 else None


def point(lat: str, lon: str) -> tuple[float, float] | None:
    """Degrees north and east. None when missing, half missing or 0,0. ValueError when impossible."""
    if not lat or not lon:
        return None
    try:
        pair = float(lat), float(lon)
    except ValueError:
        raise ValueError(f"the coordinates {lat!r}, {lon!r} are no numbers") from None
    if pair == (0.0, 0.0):
        return None
    if not (math.isfinite(pair[0]) and math.isfinite(pair[1])):
        raise ValueError(f"the coordinates {lat}, {lon} are no numbers")
    if abs(pair[0]) > 90 or abs(pair[1]) > 180:
        raise ValueError(f"the coordinates {lat}, {lon} are not on the earth")
    return pair


def joined_name(name1: str, name2: str) -> str:
    """One name out of two columns: "Valle del Sol, Maryvale"; a name that runs on is not broken."""
    if not name2 or plain(name2) == plain(name1):
        return name1
    if not name1 or plain(name2).startswith(plain(name1) + " "):
        return name2
    return f"{name1} {name2}" if runs_on(name1, name2) else f"{name1}, {name2}"


def runs_on(name1: str, name2: str) -> bool:
    """Whether the second column is the rest of a name that the first had no room for."""
    words1, words2 = plain(name1).split(), plain(name2).split()
    return bool(words1 and words2) and (
        words1[-1] in _OPEN_END or words2[0] in _LEADS_ON or name1.rstrip().endswith(("&", "-", "/"))
    )


def organization_name(name1: str, name2: str) -> str:
    """Who runs it: the first column, or the whole name where the first breaks off."""
    return joined_name(name1, name2) if not name1 or (name2 and runs_on(name1, name2)) else name1
