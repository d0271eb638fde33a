"""One program out of the rows that speak of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from programs.curation import Number, Site
from programs.imports.answers import LEVELS, combined, term_name
from programs.imports.listing import Listing, Reading
from programs.imports.pairing import Group

ORDER = {level: place for place, level in enumerate(LEVELS)}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a source says of one program, all its rows taken together."""

    lead: Listing
    website: str
    level: str
    numbers: tuple[Number, ...]
    facts: Mapping[str, bool]
    unread: frozenset[str] = frozenset()
    """Codes of the facts that only rows say which were not read this time: they keep their day."""

    @property
    def site(self) -> Site:
        """Where it is, as listed."""
        return self.lead.site


def entry(group: Group, reading: Reading) -> Entry:
    """The group's rows as one. Where they contradict each other, neither answer is kept.

    What only a row says that was not read this time is kept as it was; what was read stands over it.
    """
    lead = group.lead
    rows = sorted([*group.listings, *group.unread], key=lambda row: row is not lead)
    if len(rows) == 1:
        return Entry(lead, lead.website, lead.level, lead.numbers, lead.facts)
    facts, both = _together(group, reading)
    older = {
        code: holds
        for row in group.unread
        for code, holds in row.facts.items()
        if code not in facts and code not in both
    }
    numbers = {number[1:]: number for row in reversed(rows) for number in reversed(row.numbers)}
    return Entry(
        lead=lead,
        website=next((row.website for row in rows if row.website), ""),
        level=min((row.level for row in rows), key=lambda level: ORDER.get(level, len(ORDER))),
        numbers=tuple(reversed(numbers.values())),
        facts={**older, **facts},
        unread=frozenset(older),
    )


def _together(group: Group, reading: Reading) -> tuple[dict[str, bool], list[str]]:
    """What the rows that were read say, and the terms on which they disagree: told, and left out."""
    rows = group.listings
    facts, both = combined(answer for row in rows for answer in row.facts.items())
    for code in both:
        told = " and ".join(f"{row.row:,}" for row in rows)
        reading.problem(None, f"Rows {told} are one program and disagree on {term_name(code)!r}; "
                        "neither is kept.")  # fmt: skip
    return facts, both
