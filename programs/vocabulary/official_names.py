"""How SAMHSA names its service codes.

The names keep SAMHSA's own words, also where ours differ: they are what its files are read by.
"""

from __future__ import annotations

from typing import NamedTuple


class OfficialName(NamedTuple):
    """One service code of a National Directory."""

    directory: str
    """"SU" (substance use) or "MH" (mental health)."""
    category_code: str
    """FindTreatment.gov's code for the category; empty where none was published."""
    category_name: str
    code: str
    name: str


class OfficialCategory(NamedTuple):
    """A category of a directory, with its codes and their names."""

    code: str
    name: str
    services: tuple[tuple[str, str], ...]


def flattened(directory: str, categories: tuple[OfficialCategory, ...]) -> tuple[OfficialName, ...]:
    """The categories of one directory as one row for each service code."""
    return tuple(
        OfficialName(directory, category.code, category.name, code, name)
        for category in categories
        for code, name in category.services
    )
