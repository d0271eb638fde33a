"""Matching: which program each listing speaks of.

In this order, and never on a phone number alone:

1. the same key at the same source;
2. another type (SA, MH) of a program with the same name and address at the same source;
3. a program of the same source that is no longer listed under its old key, same name and address;
4. the program that another one with this name, street and ZIP code was merged into;
5. a program of another source with the same name, street and ZIP code; or, where neither gives a
   street, with the same name, ZIP code and a number in common;
6. otherwise a new program. When one in the same ZIP code has a similar name and the same street or
   number, the new one says so, and a curator decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from programs.curation import RawRow
from programs.imports.known import Neighbour, Record
from programs.imports.listing import Listing
from programs.models import SourceRecord
from programs.spelling import plain, street_key

SIMILAR = 0.8
"""Names at least this alike (difflib's ratio of plain spellings) may be one program."""

Match = SourceRecord.Match
GIVEN = (Match.DECIDED, Match.UNSURE)
"""How a row reads that came to another program than its own by a merge."""

Identity = tuple[str, str, str]


@dataclass(slots=True)
class Group:
    """The rows of one source that speak of one program."""

    program: int | None
    listings: list[Listing] = field(default_factory=list)
    resembles: Neighbour | None = None
    """A program that a new one may be, for a curator to decide."""
    given: set[str] = field(default_factory=set)
    """Keys of the rows that a curator gave to the program."""
    unread: list[Listing] = field(default_factory=list)
    """Its rows in a part of the source that was not read this time, as they were read before."""

    @property
    def lead(self) -> Listing:
        """The row that names the program: its own before one that a curator gave to it, of substance use
        treatment before others, then by key."""
        rows = (*self.listings, *self.unread)
        return min(rows, key=lambda row: (row.key in self.given, row.kind != "SA", natural(row.key)))


@dataclass(slots=True)
class Pairing:
    """Every listing in its group, and how each row came there."""

    groups: list[Group] = field(default_factory=list)
    matches: dict[str, tuple[str, int | None]] = field(default_factory=dict)
    """How the row of each key was matched, and the program it may be."""
    removed: int = 0
    """Rows whose program a curator removed."""

    def raw_row(self, listing: Listing) -> RawRow:
        """The row as it is archived."""
        match, candidate = self.matches[listing.key]
        return RawRow(listing.key, listing.raw, listing.digest, match, candidate)


def natural(key: str) -> tuple[tuple[int, str], ...]:
    """An order in which SU_2 comes before SU_10."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", key))


def identity(listing: Listing) -> Identity:
    """Name, street and ZIP code in plain spelling."""
    return plain(listing.name), street_key(listing.site.street), listing.site.zip


class Matcher:
    """Pairs listings with programs, one after the other."""

    def __init__(
        self,
        records: Mapping[str, Record],
        own_keys: Mapping[str, int],
        unlisted: Iterable[Neighbour] = (),
        neighbours: Iterable[Neighbour] = (),
        merged: Iterable[Neighbour] = (),
    ) -> None:
        self.records, self.own_keys = records, own_keys
        self.pairing = Pairing()
        self.of_program: dict[int, Group] = {}
        self.of_identity: dict[Identity, list[Group]] = defaultdict(list)
        self.unlisted = _by_identity(unlisted)
        self.neighbours = _by_identity(neighbours)
        self.merged = _by_identity(merged)
        self.in_zip: dict[str, list[Neighbour]] = defaultdict(list)
        for found in self.neighbours.values():
            for neighbour in found:
                self.in_zip[neighbour.zip].append(neighbour)

    def pair(self, listings: Collection[Listing]) -> Pairing:
        """The groups, known programs first: a row new to its source never takes a known row's place."""
        new = [listing for listing in listings if not self._pair_by_key(listing)]
        for listing in sorted(new, key=lambda row: (row.kind != "SA", natural(row.key))):
            self._pair_new(listing)
        return self.pairing

    def _pair_by_key(self, listing: Listing) -> bool:
        record = self.records.get(listing.key)
        if record and record.program is None:
            self.pairing.removed += 1
        elif record and record.program:
            self._join(record.program, listing, record.match, record.candidate)
        elif listing.key in self.own_keys:
            self._join(self.own_keys[listing.key], listing, Match.KEY)
        else:
            return False
        return True

    def _pair_new(self, listing: Listing) -> None:
        sibling = self._sibling(listing)
        known = self._unlisted(listing) or self._merged(listing) or self._elsewhere(listing)
        if sibling:
            self._add(sibling, listing, Match.SAME)
        elif known:
            self._join(known.program, listing, Match.SAME)
        else:
            group = Group(None, resembles=self._resembling(listing))
            self.pairing.groups.append(group)
            self._add(group, listing, Match.UNSURE if group.resembles else Match.NEW)

    def _join(self, program: int, listing: Listing, match: str, candidate: int | None = None) -> None:
        group = self.of_program.get(program)
        if group is None:
            group = Group(program)
            self.of_program[program] = group
            self.pairing.groups.append(group)
        self._add(group, listing, match, candidate)

    def _add(self, group: Group, listing: Listing, match: str, candidate: int | None = None) -> None:
        if match == Match.UNSURE and group.resembles:
            candidate = group.resembles.program
        group.listings.append(listing)
        if match in GIVEN and self.own_keys.get(listing.key) != group.program:
            group.given.add(listing.key)
        self.pairing.matches[listing.key] = (match, candidate)
        self.of_identity[identity(listing)].append(group)

    def _sibling(self, listing: Listing) -> Group | None:
        """The group of the same place that lacks a row of this type."""
        if not (listing.kind and listing.site.street):
            return None
        groups = self.of_identity.get(identity(listing), ())
        return next((group for group in groups if listing.kind not in {r.kind for r in group.listings}), None)

    def _unlisted(self, listing: Listing) -> Neighbour | None:
        found = [n for n in self.unlisted.get(identity(listing), ()) if n.program not in self.of_program]
        return found[0] if found else None

    def _merged(self, listing: Listing) -> Neighbour | None:
        found = self._alike(self.merged, listing)
        return found[0] if found else None

    def _elsewhere(self, listing: Listing) -> Neighbour | None:
        """The other source's program: where it has several alike, one that no row has taken yet."""
        found = self._alike(self.neighbours, listing)
        free = [n for n in found if n.program not in self.of_program]
        return next(iter(free or found), None)

    def _alike(self, known: Mapping[Identity, list[Neighbour]], listing: Listing) -> list[Neighbour]:
        """Those with its name, street and ZIP code; a number in common stands for a street not given."""
        found = known.get(identity(listing), []) if listing.site.zip else []
        if listing.site.street:
            return found
        return [n for n in found if n.numbers & {number.number for number in listing.numbers}]

    def _resembling(self, listing: Listing) -> Neighbour | None:
        name, street, code = identity(listing)
        called = {number.number for number in listing.numbers}
        near = [
            (SequenceMatcher(None, name, other.name).ratio(), -other.program, other)
            for other in (self.in_zip.get(code, ()) if code else ())
            if called & other.numbers or (street and street == other.street)
        ]
        ratio, _, best = max(near, default=(0.0, 0, None))
        return best if ratio >= SIMILAR else None


def _by_identity(neighbours: Iterable[Neighbour]) -> dict[Identity, list[Neighbour]]:
    found: dict[Identity, list[Neighbour]] = defaultdict(list)
    for neighbour in neighbours:
        found[neighbour.name, neighbour.street, neighbour.zip].append(neighbour)
    return found
