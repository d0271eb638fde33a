"""How people write places: one spelling for look-up, and the parts of what was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from programs.spelling import plain
from programs.states import state_code

LONGEST_NAME = 80
"""Characters of a look-up key that the gazetteer stores."""

_WORDS = {
    "st": "saint",
    "ste": "sainte",
    "ft": "fort",
    "mt": "mount",
    "mtn": "mountain",
    "pt": "point",
    "hts": "heights",
    "spgs": "springs",
    "jct": "junction",
    "twp": "township",
    "natl": "national",
    "pk": "park",
    "ctr": "center",
    "afb": "airforcebase",
}
_FIRST_WORDS = {"n": "north", "s": "south", "e": "east", "w": "west", "no": "north", "so": "south"}


def place_key(name: str) -> str:
    """The spelling that a look-up compares, without blanks: "St. Louis" is "saintlouis".

    "O'Fallon", "O Fallon" and "Ofallon" are one key, and so are "Ft Worth" and "Fort Worth", "N. Las Vegas"
    and "North Las Vegas", "The Bronx" and "Bronx". Empty when no letter or digit is left.
    """
    words = plain(name.replace("&", " and ")).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1:
        words[0] = _FIRST_WORDS.get(words[0], words[0])
    return "".join(_WORDS.get(word, word) for word in words)[:LONGEST_NAME]


LONGEST_TEXT = 200
"""Characters anyone needs to type for a place; anything longer is not looked at."""

_POINT = re.compile(r"^\W*\d{1,3}\.\d+\D{1,6}\d{1,3}(\.\d+)?\W*[nsew]?\W*$", re.IGNORECASE | re.ASCII)
_COUNTRY = re.compile(r"[\s,]+(usa|us|u\.s\.a?\.?|united states( of america)?)[\s.]*$", re.IGNORECASE)
_ZIP_LAST = re.compile(r"^(?P<name>.*?)[\s,]+(?P<zip>[0-9]{5})(-[0-9]{4})?$")
_ZIP_FIRST = re.compile(r"^(?P<zip>[0-9]{5})(-[0-9]{4})?[\s,]+(?P<name>[^0-9]+)$")
_CIVIC = re.compile(r"^(city|town|village|borough) of (?=\w)", re.IGNORECASE)
_COUNTY = re.compile(r"\b(county|parish|borough|municipio|co\.?)\s*$", re.IGNORECASE)
_LONGEST_STATE = 4
"""Words in the longest spelling of a state a person is likely to type."""


class Reading(NamedTuple):
    """One way to understand a name: the look-up key and, where one was said, the USPS code."""

    key: str
    state: str | None


@dataclass(frozen=True)
class Typed:
    """What was typed, taken apart. ``zip`` is five digits; ``lost_zero`` a ZIP code short of its zeros."""

    zip: str = ""
    lost_zero: str = ""
    name: str = ""
    readings: tuple[Reading, ...] = ()
    trouble: str = ""
    """"empty", "too_long" or "point" (coordinates) when there is nothing to look up."""


def read_place(text: str) -> Typed:
    """The parts of what a person typed for a place: a ZIP code, a name, or why it can be neither."""
    if len(text) > LONGEST_TEXT:
        return Typed(trouble="too_long")
    tidy = _tidy(text)
    if not tidy:
        return Typed(trouble="empty")
    if _POINT.match(tidy):
        return Typed(trouble="point")
    tidy = _COUNTRY.sub("", tidy)
    digits = re.sub(r"[\s-]", "", tidy)
    if re.fullmatch("[0-9]+", digits):
        return _number(digits)
    found = _ZIP_LAST.match(tidy) or _ZIP_FIRST.match(tidy)
    code, name = (found["zip"], found["name"]) if found else ("", tidy)
    return Typed(zip=code, name=name.strip(" ,"), readings=tuple(_readings(name.strip(" ,"))))


def _tidy(text: str) -> str:
    """Single blanks, no control or direction marks, nothing at the ends that is not part of a name."""
    seen = "".join(_seen(c) for c in unicodedata.normalize("NFKC", text))
    return " ".join(seen.split()).strip(" ,;")


def _seen(character: str) -> str:
    """The character as it counts: any script's digit as 0 to 9, a mark nobody sees as nothing."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character.isspace():
        return " "
    return "" if unicodedata.category(character).startswith("C") else character


def _number(digits: str) -> Typed:
    match len(digits):
        case 5 | 9:
            return Typed(zip=digits[:5])
        case 3 | 4 | 7 | 8:
            return Typed(lost_zero=digits[: len(digits) - 4 if len(digits) > 4 else None].zfill(5))
    return Typed(name=digits)


def _readings(name: str) -> Iterator[Reading]:
    """The likely meanings, best first: with a state at the end, then the whole as a name."""
    before, comma, after = name.rpartition(",")
    code = state_code(after) if comma else None
    if code and plain(before):
        yield from _spellings(before, code)
        return
    words = name.replace(",", " ").split()
    for count in range(min(_LONGEST_STATE, len(words) - 1), 0, -1):
        if code := state_code(" ".join(words[-count:])):
            yield from _spellings(" ".join(words[:-count]), code)
    yield from _spellings(" ".join(words), None)


def _spellings(name: str, state: str | None) -> Iterator[Reading]:
    """The name itself, then what is left of "Hamilton Co", "City of Dayton", "Dayton, Montgomery County"."""
    words = name.split()
    shorter = _CIVIC.sub("", name)
    town, comma, after = name.rpartition(",")
    candidates = [name]
    if len(words) > 1 and words[-1].lower() in {"co", "co."}:
        candidates.append(" ".join([*words[:-1], "county"]))
    if shorter != name:
        candidates.append(shorter)
    if comma and _COUNTY.search(after):
        candidates.append(town)
    yield from (Reading(key, state) for key in map(place_key, candidates) if key)


def town_of_address(typed: Typed) -> tuple[Reading, ...]:
    """What may be the town in a text that looks like a street address; empty when it does not."""
    if not typed.name[:1].isdigit() or not typed.readings:
        return ()
    state = typed.readings[0].state
    parts = [part for part in typed.name.split(",") if plain(part) and not state_code(part)]
    if len(parts) > 1:
        return (Reading(place_key(parts[-1]), state),)
    words = [word for word in typed.name.replace(",", " ").split() if not state_code(word)]
    return tuple(Reading(place_key(" ".join(words[-n:])), state) for n in (3, 2, 1) if len(words) > n)
