"""All the guides, read once when first asked for: by language, by slug, and from one language to another.

A guide that can't be read is left out and logged: its page is away, and the rest of the site stands.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The guides of a language in reading order, and why others of it can't be read, by their slug."""

    guides: tuple[Guide, ...]
    broken: Mapping[str, GuideError]


def read_shelf(folder: Path, language: str) -> Shelf:
    """Every guide in a folder, those that can't be read apart."""
    slugs: dict[str, str] = {}
    found: list[Guide] = []
    broken: dict[str, GuideError] = {}
    paths = sorted(folder.glob("*.md"))
    for path in paths:
        slugs[path.stem] = slug_or_key(path)
    for path in paths:
        try:
            found.append(placed(read(path, language, slug_finder(slugs)), found))
        except GuideError as error:
            broken[slugs[path.stem]] = error
    return Shelf(tuple(sorted(found, key=lambda each: (list(PARTS).index(each.part), each.order))), broken)


def slug_or_key(path: Path) -> str:
    """The slug of the guide in a file; its key where that can't be read, so that links to it still stand."""
    try:
        return slug_in(path)
    except GuideError:
        return path.stem


def slug_finder(slugs: dict[str, str]) -> Callable[[str], str]:
    return slugs.__getitem__


def placed(guide: Guide, others: list[Guide]) -> Guide:
    """The guide, once it is known to have a slug of its own and a part of the list."""
    if guide.part not in PARTS:
        raise GuideError(f"{guide.language}/{guide.key}.md: {guide.part!r} is no part of the list of guides")
    if same := next((each.key for each in others if each.slug == guide.slug), ""):
        raise GuideError(f"{guide.language}/{guide.key}.md: its slug is that of {same}.md")
    return guide


@cache
def shelf(language: str) -> Shelf:
    """The guides of a language; empty for one we don't write. Each broken guide is logged, once."""
    found = read_shelf(CONTENT / language, language) if language in LANGUAGES else Shelf((), {})
    for error in found.broken.values():
        logger.error("A guide can't be read, so its page is away: %s", error)
    return found


def guides(language: str) -> tuple[Guide, ...]:
    """Every guide of a language in reading order. Empty for a language we don't write."""
    return shelf(language).guides


def broken(language: str) -> Mapping[str, GuideError]:
    """Why guides of a language can't be read, by their slug. A test keeps this empty."""
    return shelf(language).broken


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
