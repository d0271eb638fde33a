"""All the guides, read once and kept: by language, by slug, and from one language to another."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from programs.guides.guide import Guide, GuideError
from programs.guides.reading import read, slug_in
from programs.vocabulary import TERM

CONTENT = Path(__file__).parent / "content"
LANGUAGES = ("en", "es")
PARTS: dict[str, dict[str, str]] = {
    "understand": {"en": "What it is", "es": "Qué es"},
    "care": {"en": "What happens there", "es": "Qué se hace allí"},
    "choose": {"en": "Choosing and paying", "es": "Elegir y pagar"},
    "life": {"en": "The people and the life around it", "es": "Las personas y la vida diaria"},
}
"""The parts of the list of guides, in order, and their headings."""


@cache
def guides(language: str) -> tuple[Guide, ...]:
    """Every guide of a language in reading order. Empty for a language we don't write."""
    paths = sorted((CONTENT / language).glob("*.md")) if language in LANGUAGES else []
    slugs = {path.stem: slug_in(path) for path in paths}
    found = [read(path, language, slug_finder(slugs)) for path in paths]
    if len(set(slugs.values())) < len(slugs):
        raise GuideError(f"two guides in {language} have the same slug")
    if unknown := {guide.part for guide in found} - PARTS.keys():
        raise GuideError(f"{unknown} is no part of the list of guides")
    return tuple(sorted(found, key=lambda each: (list(PARTS).index(each.part), each.order)))


def slug_finder(slugs: dict[str, str]) -> Callable[[str], str]:
    return slugs.__getitem__


@cache
def guide(slug: str, language: str) -> Guide | None:
    """The guide at this address in this language, if there is one."""
    return next((each for each in guides(language) if each.slug == slug), None)


@cache
def in_language(key: str, language: str) -> Guide | None:
    """The guide with this key in this language, if it has been written."""
    return next((each for each in guides(language) if each.key == key), None)


def owner(slug: str) -> Guide | None:
    """The guide that has this slug in any language."""
    return next((found for language in LANGUAGES if (found := guide(slug, language))), None)


def translations(key: str) -> dict[str, str]:
    """The slug of a guide in each language it is written in."""
    return {language: found.slug for language in LANGUAGES if (found := in_language(key, language))}


def neighbours(this: Guide) -> tuple[Guide | None, Guide | None]:
    """The guide before this one and the guide after it, in reading order."""
    shelf = (None, *guides(this.language), None)
    place = shelf.index(this)
    return shelf[place - 1], shelf[place + 1]


@cache
def term_home(code: str, language: str) -> tuple[str, str] | None:
    """The slug of the guide where a term of the vocabulary is explained, and the anchor of its line there.

    None where no guide of the language explains it. KeyError when there is no such term.
    """
    category = TERM[code].category
    for each in guides(language):
        if any(passage.category == category for passage in each.passages):
            return each.slug, f"term-{code}"
    return None
