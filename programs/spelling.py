"""Plain spelling: how two ways of writing the same words become one."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^0-9a-z]+")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`]")


def plain(text: str) -> str:
    """Lower-case ASCII letters and digits with single blanks: "Coeur d’Alène" is "coeur dalene"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", bare.casefold())).strip()
