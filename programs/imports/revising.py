"""The known programs of a reading: what changes on each, and which only move their date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from programs.curation import RawRow, Revision, Site, chunks
from programs.imports import known
from programs.imports.answers import term_name
from programs.imports.differing import Comparison, Outcome, Speaker, moved
from programs.imports.effects import Effect, Kind
from programs.imports.electing import Election
from programs.imports.entries import Entry
from programs.imports.listing import Listing, Reading
from programs.imports.pairing import Group, Pairing
from programs.models import Program, Source

if TYPE_CHECKING:
    from programs.imports.plan import Plan

CHUNK = 400


@dataclass(slots=True)
class Pending:
    """A revision that waits until every place has been elected."""

    revision: Revision
    name: str
    row: int
    present: Site
    wanted: Site
    location: int
    told: list[str]
    older: bool
    """Whether its rows were last read for an earlier day."""
    news: bool
    """Whether its source says something of a field that others speak of, and did not before."""


class Reviser:
    """Compares known programs with their rows: first each alone, then the places they share."""

    def __init__(
        self, reading: Reading, source: Source, records: Mapping[str, known.Record], pairing: Pairing,
        election: Election,
    ) -> None:  # fmt: skip
        self.reading, self.source, self.records = reading, source, records
        self.pairing, self.election = pairing, election
        self.speaker = Speaker(source, reading.observed_on)
        self.joint, self.taken = known.joint_locations(source), known.merged_keys(source)
        self.pending: list[Pending] = []

    def compare(self, entries: Sequence[tuple[Group, Entry]]) -> None:
        """Compare every program with its rows, some hundred at a time."""
        for chunk in chunks(entries, CHUNK):
            self._compare({group.program: (group, said) for group, said in chunk if group.program})

    def conclude(self, plan: Plan) -> None:
        """Elect the places, and file every program under changed, redated or unchanged."""
        for pending in self.pending:
            revision = pending.revision
            site = self.election.chosen(pending.wanted)
            if site != pending.present:
                revision.site = site
                revision.location = pending.location if site.key == pending.present.key else None
                pending.told.extend(moved(pending.present, site))
            if pending.told or pending.news or revision.rows or revision.values:
                plan.changes.revisions.append(revision)
                plan.effects.append(_effect(pending))
            elif pending.older or revision.claims:
                plan.changes.revisions.append(revision)
                plan.redated += 1
            else:
                plan.unchanged += 1

    def _compare(self, entries: Mapping[int, tuple[Group, Entry]]) -> None:
        ids = list(entries)
        programs, back = known.programs(ids), known.left_by_import(ids)
        facts, claims = known.facts(ids, self.source), known.claims(ids)
        numbers, others = known.numbers(ids, self.source), known.others_numbers(ids, self.source)
        for pk, (group, said) in entries.items():
            comparison = Comparison(programs[pk], said, self.speaker, claims.get(pk, {}))
            outcome = comparison.compare(numbers.get(pk, ()), others.get(pk, ()))
            outcome.told.extend(facts_told(facts[pk], said.facts))
            if pk in back and not claims.get(pk, {}).get("status"):
                outcome.values |= {"status": Program.Status.PUBLISHED, "closed_on": None}
                outcome.told.append("listed again, so published again")
            if comparison.own:
                self._credit_key(programs[pk], said, {row.key for row in group.unread}, outcome)
            self._file(programs[pk], group, said, outcome, own=comparison.own)

    def _credit_key(self, program: Program, said: Entry, unread: set[str], outcome: Outcome) -> None:
        """File the program under its leading row's key when its own is no longer listed."""
        still = (program.source_key, *self.taken)
        if (
            program.source_key in self.reading.present
            or said.lead.key in still
            or program.source_key in unread
        ):
            return
        outcome.values["source_key"] = said.lead.key
        outcome.told.append(f"listed under {said.lead.key}, no longer under {program.source_key}")

    def _file(self, program: Program, group: Group, said: Entry, outcome: Outcome, *, own: bool) -> None:
        present = Site.of(program.location)
        wanted = outcome.site or present
        disputed = outcome.disputed
        if program.location_id in self.joint and wanted.key == present.key:
            wanted, disputed = present, True
        self.election.propose(wanted, said.lead.key, disputed=disputed)
        revision = Revision(
            program=program.pk, own=own, facts=said.facts, rows=tuple(self._news(group.listings)),
            values=outcome.values, numbers=outcome.numbers, claims=outcome.claims, unread=said.unread,
        )  # fmt: skip
        older = any(
            self.records[row.key].observed_on != self.reading.observed_on
            for row in group.listings
            if row.key in self.records
        )
        pending = Pending(
            revision, program.name, group.listings[0].row, present, wanted, program.location_id, outcome.told,
            older, outcome.news,
        )  # fmt: skip
        self.pending.append(pending)

    def _news(self, rows: Iterable[Listing]) -> Iterable[RawRow]:
        """The raw rows that are new, changed or back."""
        for row in rows:
            record = self.records.get(row.key)
            if record is None or record.gone or record.digest != row.digest:
                yield self.pairing.raw_row(row)


def _effect(pending: Pending) -> Effect:
    town = f"{pending.present.city}, {pending.present.state}"
    return Effect(
        Kind.CHANGED, pending.name, town, tuple(pending.told), pending.row, pending.revision.program
    )


def facts_told(before: Mapping[str, bool], after: Mapping[str, bool]) -> list[str]:
    """The facts that come, go and turn, in words: "+ Spanish", "- Medicaid", "Detox yes → no"."""
    lines = []
    for code in sorted({*before, *after}):
        old, new = before.get(code), after.get(code)
        if old is None:
            lines.append(f"{'+' if new else '+ no'} {term_name(code)}")
        elif new is None:
            lines.append(f"{'-' if old else '- no'} {term_name(code)}")
        elif old != new:
            lines.append(f"{term_name(code)} {'no → yes' if new else 'yes → no'}")
    return lines
