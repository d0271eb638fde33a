"""Constraint kits: a situation in life as a bundle of ordinary filters, kept as data in `data/kits.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext

from programs import language
from programs.cards import limit_name
from programs.filters import SORTS, ProgramFilter, address
from programs.query import Limit, SearchQuery
from programs.schedule import decode_free, free_in_words

FILE: Final = Path(__file__).parent / "data" / "kits.json"


@dataclass(frozen=True, slots=True)
class Kit:
    """A situation, why it needs these filters, and the filters as parameters of `ProgramFilter`."""

    code: str
    title: str
    why: str
    filters: tuple[tuple[str, str], ...]

    def asked(self) -> ProgramFilter:
        """The kit's filters as the search reads them."""
        asked = QueryDict(mutable=True)
        for name, value in self.filters:
            asked.appendlist(name, value)
        return ProgramFilter(asked)

    def query(self) -> SearchQuery:
        """The kit as a search of the whole country."""
        return _query(self)

    @property
    def words(self) -> str:
        """Its filters in words: "Day groups · Child care"."""
        query = self.query()
        order = [dict(SORTS)[query.sort]] if query.sort else []
        return " · ".join(map(language.capital, [*map(limit_in_words, query.limits), *order]))


@cache
def _query(found: Kit) -> SearchQuery:
    """Read once: a form of all filters takes longer to make than a search."""
    return found.asked().search_query()


def limit_in_words(limit: Limit) -> str:
    """What a limit asks for; a week is told by its hours."""
    if limit.parameter == "free":
        free = free_in_words(decode_free(limit.options[0]), language.week_words())
        return gettext("all groups %(free)s") % {"free": free}
    return limit_name(limit)


def kits() -> tuple[Kit, ...]:
    """Every kit in the reader's language, in the order of the file."""
    return _kits(language.current())


@cache
def _kits(code: str) -> tuple[Kit, ...]:
    return tuple(_kit(entry, code) for entry in json.loads(FILE.read_text(encoding="utf-8")))


def kit(code: str) -> Kit | None:
    """The kit of that code; None when there is none."""
    return next((found for found in kits() if found.code == code), None)


def _kit(entry: dict[str, Any], language_code: str) -> Kit:
    filters = tuple((name, value) for name, values in entry["filters"].items() for value in values)
    words = entry.get(language_code, entry)
    return Kit(entry["code"], words["title"], words["why"], filters)


def address_in(found: Kit, place: SearchQuery) -> str:
    """The address of the kit's search where another one looks: its place and radius, none of its limits."""
    here = found.query()
    return address(replace(here, origin=place.origin, in_state=place.in_state, within=place.within))
