"""From SAMHSA's words to ours: directory service codes and FindTreatment.gov items."""

from __future__ import annotations

from collections import defaultdict

from programs.vocabulary.catalog import TERMS
from programs.vocabulary.official_mental_health import MENTAL_HEALTH
from programs.vocabulary.official_names import OfficialName
from programs.vocabulary.official_substance_use import SUBSTANCE_USE

Answer = tuple[str, bool]
"""A term's code, and whether the source says yes to it."""

OFFICIAL_NAMES: tuple[OfficialName, ...] = (*SUBSTANCE_USE, *MENTAL_HEALTH)


def folded(text: str) -> str:
    """The text as compared: case, runs of whitespace and the registered mark do not count."""
    return " ".join(text.replace("®", " ").replace("’", "'").casefold().split()).replace(" )", ")")


def from_samhsa(code: str) -> tuple[Answer, ...]:
    """What a service code of the National Directory says. KeyError when the code is unknown."""
    return _BY_CODE[code.strip()]


def from_findtreatment(category_code: str, item: str) -> tuple[Answer, ...]:
    """What one item of a FindTreatment.gov service list says.

    `category_code` is the row's `f2`. Under a category code the official table knows, the item must be one
    of that category's. Under any other code (older years, or the categories whose code was never
    published) the item's words decide, when they can mean one thing only. KeyError otherwise.
    """
    category, words = folded(category_code), folded(item)
    if category in _CATEGORIES:
        return _BY_ITEM[category, words]
    return _BY_WORDS[words]


def _answers_by_code() -> dict[str, tuple[Answer, ...]]:
    found: dict[str, list[Answer]] = defaultdict(list)
    for term in TERMS:
        for code in term.samhsa:
            found[code].append((term.code, True))
        for code in term.samhsa_no:
            found[code].append((term.code, False))
    return {code: tuple(answers) for code, answers in found.items()}


def _answers_by_item(by_code: dict[str, tuple[Answer, ...]]) -> dict[tuple[str, str], tuple[Answer, ...]]:
    found = {
        (folded(official.category_code), folded(official.name)): by_code[official.code]
        for official in OFFICIAL_NAMES
        if official.category_code
    }
    for term in TERMS:
        for labels, yes in ((term.labels, True), (term.labels_no, False)):
            for category_code, item in labels:
                key = folded(category_code), folded(item)
                found[key] = (*found.get(key, ()), (term.code, yes))
    return found


def _answers_by_words(
    by_code: dict[str, tuple[Answer, ...]], by_item: dict[tuple[str, str], tuple[Answer, ...]]
) -> dict[str, tuple[Answer, ...]]:
    meanings: dict[str, set[tuple[Answer, ...]]] = defaultdict(set)
    for (_, words), answers in by_item.items():
        meanings[words].add(answers)
    for official in OFFICIAL_NAMES:
        meanings[folded(official.name)].add(by_code[official.code])
    return {words: found.pop() for words, found in meanings.items() if len(found) == 1}


_BY_CODE = _answers_by_code()
_BY_ITEM = _answers_by_item(_BY_CODE)
_BY_WORDS = _answers_by_words(_BY_CODE, _BY_ITEM)
_CATEGORIES = {folded(official.category_code) for official in OFFICIAL_NAMES if official.category_code}
