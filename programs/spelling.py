"""Plain spelling: how two ways of writing the same words become one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^0-9a-z]+")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`]")

STREET_WORDS = {
    "avenue": "ave", "boulevard": "blvd", "circle": "cir", "court": "ct", "drive": "dr", "highway": "hwy",
    "lane": "ln", "parkway": "pkwy", "place": "pl", "road": "rd", "square": "sq", "street": "st",
    "terrace": "ter", "trail": "trl", "turnpike": "tpke", "north": "n", "south": "s", "east": "e",
    "west": "w", "northeast": "ne", "northwest": "nw", "southeast": "se", "southwest": "sw",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Lower-case ASCII letters and digits with single blanks: "Coeur d’Alène" is "coeur dalene"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", bare.casefold())).strip()


def begins_with(text: str, start: str) -> bool:
    """Whether a text begins with all the words of `start`: "Hope Health, Kent" with "Hope Health"."""
    return f"{plain(text)} ".startswith(f"{plain(start)} ")


@lru_cache(maxsize=20_000)
def street_key(street: str) -> str:
    """A street in one spelling, to compare: "830 North Main Street" is "830 n main st"."""
    return " ".join(STREET_WORDS.get(word, word) for word in plain(street).split())
