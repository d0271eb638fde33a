"""What an import would do: every change, and a line about each for a person. Writes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from django.utils.text import slugify

from programs.curation import Arrival, Changes
from programs.imports import known
from programs.imports.effects import Effect, Kind
from programs.imports.electing import Election
from programs.imports.entries import Entry, entry
from programs.imports.leaving import leave
from programs.imports.listing import Listing, Reading
from programs.imports.pairing import Group, Matcher, Pairing, natural
from programs.imports.revising import Reviser
from programs.imports.unread import add_unread
from programs.models import Source, SourceRecord

SLUG = 120


@dataclass(slots=True)
class Plan:
    """The changes, and what the report says of them."""

    changes: Changes = field(default_factory=Changes)
    effects: list[Effect] = field(default_factory=list)
    waiting: int = 0
    """Unsure rows of earlier imports that nobody has decided."""
    redated: int = 0
    """Programs listed just as before; only their date moves."""
    unchanged: int = 0
    removed: int = 0
    """Rows whose program a curator removed."""
    dropped: int = 0
    """Rows that are gone while another row still lists their program."""
    listed: int = 0
    """Programs that the source listed so far, in the part of it that was read."""

    def of(self, kind: Kind) -> list[Effect]:
        """The programs of which this becomes, in the order told."""
        return [effect for effect in self.effects if effect.kind is kind]

    @property
    def new(self) -> list[str]:
        return list(map(str, self.of(Kind.NEW)))

    @property
    def changed(self) -> list[str]:
        return list(map(str, self.of(Kind.CHANGED)))

    @property
    def gone(self) -> list[str]:
        """Programs that will be marked closed."""
        return list(map(str, self.of(Kind.GONE)))

    @property
    def kept_open(self) -> list[str]:
        """Programs that their source no longer lists and that stay as they are, with the reason."""
        return list(map(str, self.of(Kind.KEPT)))

    @property
    def unsure(self) -> list[str]:
        return list(map(str, self.of(Kind.UNSURE)))

    @property
    def mark(self) -> str:
        """Short for everything it would do: another mark, another plan."""
        told = "\n".join([*(f"{effect.kind} {effect}" for effect in self.effects), str(self.counts)])
        return hashlib.blake2b(told.encode(), digest_size=12).hexdigest()

    @property
    def missing(self) -> int:
        """Programs that the source listed so far and lists no more."""
        return len(self.of(Kind.GONE)) + len(self.of(Kind.KEPT))

    @property
    def counts(self) -> dict[str, int]:
        """The numbers that an import run keeps."""
        return {
            "new": len(self.of(Kind.NEW)), "changed": len(self.of(Kind.CHANGED)), "gone": self.missing,
            "unsure": len(self.of(Kind.UNSURE)), "unchanged": self.unchanged + self.redated,
        }  # fmt: skip


def make_plan(reading: Reading, source: Source, *, beside: bool = True) -> Plan:
    """Compare what was read with the tables. A source without a row yet has listed nothing.

    `beside`: what was not read this time, and is listed still, counts too.
    """
    plan = Plan()
    records = known.records(source)
    plan.waiting = sum(r.match == SourceRecord.Match.UNSURE and not r.gone for r in records.values())
    pairing = _pair(reading, source, records)
    plan.removed = pairing.removed
    if beside:
        add_unread(pairing.groups, reading, records, source)
    entries = [(group, entry(group, reading)) for group in pairing.groups]
    election = Election()
    reviser = Reviser(reading, source, records, pairing, election)
    reviser.compare([pair for pair in entries if pair[0].program])
    arrivals = _arrivals([pair for pair in entries if not pair[0].program], pairing, election, plan)
    reviser.conclude(plan)
    plan.changes.arrivals = [replace(arrival, site=election.chosen(arrival.site)) for arrival in arrivals]
    leave(reading, source, records, {group.program for group in pairing.groups}, plan)
    plan.changes.seen = [records[key].pk for key in sorted(reading.present & records.keys())]
    return plan


def _pair(reading: Reading, source: Source, records: dict[str, known.Record]) -> Pairing:
    """Rows and programs; what others list is looked up only when a row is new."""
    own_keys = known.own_keys(source)
    if all(row.key in records for row in reading.listings):
        return Matcher(records, own_keys).pair(reading.listings)
    unlisted = known.unlisted(source, reading.present) if records else []
    matcher = Matcher(records, own_keys, unlisted, known.neighbours(source), known.merged())
    return matcher.pair(reading.listings)


def _arrivals(
    entries: Sequence[tuple[Group, Entry]], pairing: Pairing, election: Election, plan: Plan
) -> list[Arrival]:
    """New programs, in the order of their keys, so that slugs do not depend on the order of rows."""
    taken, arrivals = known.slugs(), []
    for group, said in sorted(entries, key=lambda pair: natural(pair[1].lead.key)):
        lead = said.lead
        taken.add(slug := make_slug(lead, taken))
        election.propose(said.site, lead.key)
        rows = tuple(map(pairing.raw_row, group.listings))
        arrivals.append(
            Arrival(
                slug, lead.name, said.website, said.level, lead.key, said.site, said.numbers, said.facts, rows
            )
        )
    in_file_order = sorted((group for group, _ in entries), key=lambda group: group.lead.row)
    plan.effects += [_arrives(group.lead, Kind.NEW) for group in in_file_order]
    doubtful = [(group.lead, group.resembles) for group in in_file_order if group.resembles]
    plan.effects += [_arrives(lead, Kind.UNSURE, _doubt(other)) for lead, other in doubtful]
    return arrivals


def _arrives(lead: Listing, kind: Kind, *told: str) -> Effect:
    return Effect(kind, lead.name, lead.town, told, lead.row)


def _doubt(other: known.Neighbour) -> str:
    return f"may be {other.slug} (same ZIP code, a similar name, and the same street or number)"


def make_slug(listing: Listing, taken: Collection[str]) -> str:
    """Name, city and state: "harbor-light-recovery-cincinnati-oh", with -2 when that is taken."""
    tail = slugify(f"{listing.site.city} {listing.site.state}")
    name = slugify(listing.name)[: SLUG - len(tail) - 6].strip("-") or "program"
    slug = f"{name}-{tail}"
    numbered = (slug if copy == 1 else f"{slug}-{copy}" for copy in range(1, len(taken) + 2))
    return next(candidate for candidate in numbered if candidate not in taken)
