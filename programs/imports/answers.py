"""From what a row says to facts: yes, no, or, by absence, not stated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from programs.vocabulary import TERM, from_findtreatment, from_samhsa

LEVELS = ("iop", "php", "outpatient", "residential", "inpatient")
"""A program that offers several levels is filed under the first of these it offers."""

Answers = tuple[tuple[str, bool], ...]


def of_codes(codes: str) -> tuple[Answers, tuple[str, ...]]:
    """Answers in a directory's code string ("SA * OP OIT"), and the codes nobody knows."""
    found: list[tuple[str, bool]] = []
    unknown = []
    for code in dict.fromkeys(codes.replace("*", " ").split()):
        try:
            found.extend(from_samhsa(code))
        except KeyError:
            unknown.append(code)
    return tuple(found), tuple(unknown)


def of_services(services: object) -> tuple[Answers, tuple[str, ...]]:
    """Answers in FindTreatment.gov's list of {f2 category code, f3 "item; item"}, and unknown labels."""
    found: list[tuple[str, bool]] = []
    unknown = []
    for group in services if isinstance(services, list) else []:
        category = str(group.get("f2") or "") if isinstance(group, dict) else ""
        for item in _items(group):
            try:
                found.extend(from_findtreatment(category, item))
            except KeyError:
                unknown.append(": ".join(filter(None, [category.strip(), item])))
    return tuple(found), tuple(unknown)


def _items(group: object) -> list[str]:
    text = str(group.get("f3") or "") if isinstance(group, dict) else ""
    return [item.strip() for item in text.split(";") if item.strip()]


def combined(answers: Iterable[tuple[str, bool]]) -> tuple[dict[str, bool], list[str]]:
    """Facts by term code, and the terms on which it says both yes and no: those are left out."""
    facts: dict[str, bool] = {}
    both = set()
    for code, holds in answers:
        if facts.setdefault(code, holds) != holds:
            both.add(code)
    return {code: holds for code, holds in facts.items() if code not in both}, sorted(both)


def level(facts: Mapping[str, bool]) -> str:
    """The level of care a program is filed under."""
    return next((code for code in LEVELS if facts.get(code)), "other")


def term_name(code: str) -> str:
    """A term as a report names it."""
    return TERM[code].name if code in TERM else code
