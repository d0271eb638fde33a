"""Codes that people write down, read out and type: letters alone, of which none looks like another."""

from __future__ import annotations

import re
import secrets
from typing import Final

from django.utils.crypto import salted_hmac

ALPHABET: Final = "BCDFGHJKMNPQRSTVWXYZ"
"""Without vowels no code is a word; without L none holds what looks like an I or a 1."""

_MISREAD: Final = str.maketrans("258", "ZSB")
"""Digits that a letter is taken for. No code has a digit."""


def drawn(count: int) -> str:
    """So many letters at random: 4.3 bits each."""
    return "".join(secrets.choice(ALPHABET) for _ in range(count))


def made_of(text: str, count: int, purpose: str) -> str:
    """So many letters that stand for a text: the same for the same text, and nobody else can make them."""
    number = int.from_bytes(salted_hmac(f"programs.letters.{purpose}", text, algorithm="sha256").digest())
    letters = ""
    for _ in range(count):
        number, letter = divmod(number, len(ALPHABET))
        letters += ALPHABET[letter]
    return letters


def grouped(letters: str, size: int) -> str:
    """As it is shown: "BCD-FGH-JKM"."""
    return "-".join(letters[start : start + size] for start in range(0, len(letters), size))


def tidy(typed: str) -> str:
    """The letters of a code as somebody typed it, whatever the case, blanks and dashes."""
    return re.sub(r"[^A-Z]", "", typed.upper().translate(_MISREAD))
