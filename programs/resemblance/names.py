"""Two names of one thing that are spelled in other ways. All take plain spellings."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

ALIKE: Final = 0.85
"""Names at least this alike (difflib's ratio) are much alike."""


def much_alike(one: str, other: str) -> bool:
    """Whether a few letters differ, or something is added."""
    if within(one, other):
        return True
    letters = SequenceMatcher(None, one, other)
    quicker = letters.real_quick_ratio, letters.quick_ratio, letters.ratio
    return all(ratio() >= ALIKE for ratio in quicker)


def within(one: str, other: str) -> bool:
    """Whether one name is the other with something added."""
    shorter, longer = sorted((set(one.split()), set(other.split())), key=len)
    return len(shorter) > 1 and shorter <= longer


def start(one: str, other: str) -> list[str]:
    """The first two words, where both names begin with them."""
    first = one.split()[:2]
    return first if first == other.split()[:2] else []


def initials(one: str, other: str) -> list[str]:
    """A word of one name that is the first letters of the other: "voa" and "volunteers of america"."""
    for short, long in ((one, other), (other, one)):
        letters = "".join(word[0] for word in long.split())
        found = [word for word in short.split() if len(word) > 2 and letters.startswith(word)]
        if found:
            return found
    return []
