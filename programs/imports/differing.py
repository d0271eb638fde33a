"""What one import changes on one known program, field by field.

The program's own source sets its fields. Where another source has said something too, every value is
kept as a statement and the one that stands is shown (`programs.curation.settled`): so a curator's
value stays, and the directory's is kept beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from programs.curation import Claim, Number, Site, settled
from programs.imports.entries import Entry
from programs.models import Program, Source
from programs.spelling import plain

UNSAVED = 2**31
"""Stands for the id of a source that has no row yet: the newest of all."""

ADDRESS = ("street", "street2", "withheld", "city", "county", "state", "zip", "time_zone")
POINT = "location.point"
"""The field of the point: [degrees north, degrees east, who placed it], and "zip" where it is not exact."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The source that is being read, and the day it speaks of."""

    source: Source
    observed_on: date

    def claim(self, value: Any) -> Claim:
        """This source's word on a field."""
        return Claim(self.source.pk or UNSAVED, self.source.standing, self.observed_on, value)


@dataclass(slots=True)
class Outcome:
    """The fields of one program as they should stand after the import."""

    values: dict[str, Any] = field(default_factory=dict)
    """Columns of the program that change."""
    site: Site | None = None
    """Where it should be, whether or not that is a change."""
    disputed: bool = False
    """Whether another source had a word in where it is."""
    numbers: tuple[Number, ...] | None = None
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    news: bool = False
    """Whether a claim says something else than before, and not the same on a later day."""
    told: list[str] = field(default_factory=list)
    """The changes in words."""


class Comparison:
    """One known program beside what the source says of it now."""

    def __init__(
        self, program: Program, entry: Entry, speaker: Speaker, claims: Mapping[str, list[Claim]]
    ) -> None:
        self.program, self.entry, self.speaker, self.before = program, entry, speaker, claims
        self.own = program.source_id == speaker.source.pk
        self.outcome = Outcome()

    def compare(self, numbers: tuple[Number, ...], others: Iterable[Number]) -> Outcome:
        """The outcome, given this source's numbers so far and those that other sources gave."""
        self._columns()
        self._place()
        self._numbers(numbers, set(others))
        return self.outcome

    def stands(self, name: str, said: Any, present: Any) -> Any:
        """The value a field should have, when this source says `said` and `present` is shown."""
        before = {claim.source: claim for claim in self.before.get(name, ())}
        if said in ("", None):
            return present if before or not self.own else said
        mine = self.speaker.claim(said)
        if mine.source in before:
            mine = before[mine.source].said_again(mine.observed_on, said)
        claims = {**before, mine.source: mine}
        if not before:
            if self.own or said == present:
                return said
            if present not in ("", None):
                owner = self.program.source
                claims[owner.pk] = Claim(owner.pk, owner.standing, self.program.observed_on, present)
        elif mine.source not in before and settled(before.values()).value == said:
            return said
        if claims != before:
            self.outcome.claims[name] = list(claims.values())
            self.outcome.news |= _values(claims) != _values(before)
        return settled(claims.values()).value

    def _columns(self) -> None:
        program, entry = self.program, self.entry
        wanted = {"website": entry.website, "level": entry.level}
        if self.own:
            wanted["name"] = entry.lead.name
        for name, said in wanted.items():
            present = getattr(program, name)
            value = self.stands(name, said, present)
            if value != present:
                self.outcome.values[name] = value
                self.outcome.told.append(told(name, present, value))
        if "level" in self.outcome.values:
            self._credit_level()

    def _credit_level(self) -> None:
        claims = self.outcome.claims.get("level") or self.before.get("level")
        claim = settled(claims) if claims else self.speaker.claim(None)
        self.outcome.values |= {"level_source_id": claim.source, "level_on": claim.observed_on}

    def _place(self) -> None:
        present = Site.of(self.program.location)
        wanted = self._address(present) if self.own else present
        listed = self.entry.site
        said = [listed.lat, listed.lon, listed.point_source] if listed.precision == "street" else None
        shown = [present.lat, present.lon, present.point_source] if present.precision == "street" else None
        point = self.stands(POINT, said, shown)
        if point and not wanted.withheld:
            lat, lon, source, precision = (*point, "street")[:4]
            wanted = replace(wanted, lat=lat, lon=lon, precision=precision, point_source=source)
        elif self.own:
            spot = present if wanted.withheld and listed.precision == "street" else listed
            wanted = replace(wanted, lat=spot.lat, lon=spot.lon, precision=spot.precision,
                             point_source=spot.point_source)  # fmt: skip
        names = ("organization.name", POINT, *(f"location.{name}" for name in ADDRESS))
        self.outcome.site = wanted
        self.outcome.disputed = any(name in self.before or name in self.outcome.claims for name in names)

    def _address(self, present: Site) -> Site:
        listed = self.entry.site
        values = {
            name: self.stands(f"location.{name}", getattr(listed, name), getattr(present, name))
            for name in ADDRESS
        }
        owner = self.stands("organization.name", listed.organization, present.organization)
        same = plain(owner) == plain(present.organization)
        return replace(present, organization=present.organization if same else owner, **values)

    def _numbers(self, present: tuple[Number, ...], others: set[Number]) -> None:
        listed = tuple(number for number in self.entry.numbers if number not in others)
        if self.before.get("phones"):
            said = [list(number) for number in self.entry.numbers]
            if self.stands("phones", said, None) != said:
                return
        if listed != present:
            self.outcome.numbers = listed
            self.outcome.told.append(told("phone", _spoken(present), _spoken(listed)))


def _values(claims: Mapping[int, Claim]) -> dict[int, Any]:
    return {source: claim.value for source, claim in claims.items()}


def told(name: str, before: Any, after: Any) -> str:
    """A change in words: "street 1 Elm Street → 2 Oak Street"."""
    return f"{name} {_said(before)} → {_said(after)}"


def moved(before: Site, after: Site) -> list[str]:
    """What changed about where it is, in words."""
    names = ("organization", *ADDRESS)
    changes = [
        told(name, getattr(before, name), getattr(after, name))
        for name in names
        if getattr(before, name) != getattr(after, name)
    ]
    points = [(site.lat, site.lon, site.precision) for site in (before, after)]
    if points[0] != points[1]:
        changes.append(told("point", *(_spot(*point) for point in points)))
    return changes


def _spot(lat: float | None, lon: float | None, precision: str) -> str:
    return "" if lat is None else f"{lat:.5f}, {lon:.5f} ({precision})"


def _said(value: Any) -> str:
    if value in ("", None):
        return "(none)"
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _spoken(numbers: Iterable[Number]) -> str:
    return ", ".join(f"{n.number} x{n.extension}" if n.extension else n.number for n in numbers)
