"""Writing programs whole, as one source tells them: place, fields, facts, groups, prices, papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from programs.models import (
    Credential,
    Experience,
    ImportRun,
    Location,
    Organization,
    Outcome,
    Phone,
    Price,
    Program,
    Session,
    Source,
    SourceRecord,
    Statement,
    Term,
    Track,
    Verification,
)

from .describing import still_said
from .facts import replace_facts
from .rows import refresh_rows
from .whole_program import Values, WholeProgram, joined

FIELDS = (
    "name", "description", "website", "status", "closed_on", "level", "observed_on", "checked_on", "min_age",
    "max_age", "weeks", "how_to_start", "when_to_call", "telehealth_states", "opening", "opening_on",
    "opening_reported_on",
)  # fmt: skip
PLACE = (
    "street", "street2", "withheld", "city", "county", "state", "zip", "lat", "lon", "precision", "time_zone",
    "transport",
)  # fmt: skip
OWN_ROWS = (Phone, Track, Price, Credential, Outcome, Verification)


@dataclass(frozen=True, slots=True)
class Written:
    """How many programs were new, changed, as before, and closed because they are no longer told."""

    new: int
    changed: int
    unchanged: int
    closed: int


def keep_source(said: Values) -> Source:
    """The source with this slug, made or described like this, but for what our curators have corrected."""
    source, _ = Source.objects.get_or_create(slug=said["slug"], defaults=said)
    if told := still_said(source, said):
        Source.objects.filter(pk=source.pk).update(**told)
        source.refresh_from_db()
    return source


@transaction.atomic
def publish_whole(told: Sequence[WholeProgram], *, source: Source, file_name: str = "") -> Written:
    """Make what `source` says of its programs just this. Nothing is written when it is so already.

    Rows of other sources stay, and so do fields on which another source's statement stands. Programs no
    longer told are closed, not deleted. Terms must be in step with the vocabulary.
    """
    records = {record.key: record for record in SourceRecord.objects.filter(source=source)}
    due = [program for program in told if not _as_before(program, records.get(program.key))]
    keys = {program.key for program in told}
    gone = [record for key, record in records.items() if key not in keys and record.gone_on is None]
    new = sum(program.key not in records for program in due)
    if due or gone:
        run = ImportRun.objects.create(source=source, file_name=file_name, started_at=timezone.now())
        changed = _Whole(source, run).write(due, told) + _close(gone, run)
        refresh_rows(changed)
        run.counts = {"new": new, "changed": len(due) - new, "gone": len(gone)}
        run.finished_at = max(timezone.now(), run.started_at)
        run.save(update_fields=["counts", "finished_at"])
    return Written(new, len(due) - new, len(told) - len(due), len(gone))


def _as_before(told: WholeProgram, record: SourceRecord | None) -> bool:
    return (
        record is not None
        and record.program_id is not None
        and record.gone_on is None
        and (record.digest, record.observed_on) == (told.digest, told.observed_on)
    )


def _close(gone: Sequence[SourceRecord], run: ImportRun) -> list[int]:
    """Close the programs of these records that are open, no other row tells of and nobody decided about.

    Returns their ids.
    """
    today = timezone.localdate()
    SourceRecord.objects.filter(pk__in=[record.pk for record in gone]).update(gone_on=today, last_run=run)
    told = SourceRecord.objects.filter(gone_on=None, program__isnull=False).values("program")
    decided = Statement.objects.filter(field="status", current=True).exclude(source=run.source)
    listed = Program.objects.published().filter(source=run.source, pk__in=[r.program_id for r in gone])
    open_ones = listed.exclude(pk__in=told).exclude(pk__in=decided.values("program"))
    ids = list(open_ones.values_list("pk", flat=True))
    open_ones.update(status=Program.Status.CLOSED, closed_on=today)
    return ids


class _Whole:
    """The source and the run that every row written here carries."""

    def __init__(self, source: Source, run: ImportRun) -> None:
        self.source, self.run = source, run
        self.term = dict(Term.objects.values_list("code", "pk"))
        own = Organization.objects.filter(locations__programs__source=source)
        self.owners = {organization.name: organization for organization in own}
        rows = source.programs.select_related("location", "merged_into")
        self.programs = {p.source_key: p for p in rows}
        self.merged = {key: p.merged_into for key, p in self.programs.items() if p.merged_into}

    def write(self, due: Sequence[WholeProgram], told: Sequence[WholeProgram]) -> list[int]:
        """Write those that are due with all their rows, of all that is told. Returns their ids.

        What is told of a program that was merged is told of the one that stays.
        """
        self._archive((self.merged[one.key], one) for one in due if one.key in self.merged)
        keys = {self._leads(one.key) for one in due}
        return self._write([one for one in self._together(told) if one.key in keys])

    def _leads(self, key: str) -> str:
        return self.merged[key].source_key if key in self.merged else key

    def _together(self, told: Sequence[WholeProgram]) -> list[WholeProgram]:
        """The programs that stay, each with what is told of those it took in."""
        taken: dict[str, list[WholeProgram]] = defaultdict(list)
        for one in told:
            if one.key in self.merged and self.merged[one.key].source_id == self.source.pk:
                taken[self._leads(one.key)].append(one)
        return [joined(one, taken[one.key]) for one in told if one.key not in self.merged]

    def _write(self, due: Sequence[WholeProgram]) -> list[int]:
        claimed, checked = self._claimed(), self._checked()
        pairs = [(self._program(told, claimed, checked), told) for told in due]
        for model in OWN_ROWS:
            model._default_manager.filter(program__in=[p for p, _ in pairs], source=self.source).delete()
        self._facts(pairs)
        self._tracks(pairs)
        self._rows(pairs)
        self._experiences(pairs)
        self._archive(pairs)
        return [program.pk for program, _ in pairs]

    def _claimed(self) -> dict[int, set[str]]:
        """Fields, by program, on which another source's statement stands."""
        found: dict[int, set[str]] = defaultdict(set)
        others = Statement.objects.filter(program__source=self.source, current=True).exclude(
            source=self.source
        )
        for program_id, name in others.values_list("program_id", "field"):
            found[program_id].add(name)
        return found

    def _checked(self) -> dict[int, date]:
        """The newest check by anybody else, by program."""
        others = Verification.objects.filter(program__source=self.source).exclude(source=self.source)
        return dict(others.values_list("program_id").annotate(newest=models.Max("on")).order_by())

    def _program(
        self, told: WholeProgram, claimed: Mapping[int, set[str]], checked: Mapping[int, date]
    ) -> Program:
        known = self.programs.get(told.key)
        program = known or Program(source=self.source, source_key=told.key, slug=told.slug)
        kept = claimed.get(program.pk, set()) if known else set()
        program.location = self._place(told, known, kept)
        for name in FIELDS:
            if name not in kept:
                setattr(program, name, _told(Program, told.fields, name))
        program.checked_on = max(program.checked_on, checked.get(program.pk, program.checked_on))
        program.level_source, program.level_on = self.source, told.observed_on
        program.opening_source = self.source if program.opening else None
        program.save()
        return program

    def _place(self, told: WholeProgram, known: Program | None, kept: set[str]) -> Location:
        place = known.location if known else Location()
        place.organization = self._owner(told.organization)
        for name in PLACE:
            if f"location.{name}" not in kept:
                setattr(place, name, _told(Location, told.place, name))
        place.point_source = self.source.slug if place.precision else ""
        place.save()
        return place

    def _owner(self, said: Values) -> Organization:
        owner = self.owners.setdefault(said["name"], Organization(name=said["name"]))
        details = (said.get("website", ""), said.get("owner", ""))
        if owner.pk is None or (owner.website, owner.owner) != details:
            owner.website, owner.owner = details
            owner.save()
        return owner

    def _facts(self, pairs: Iterable[tuple[Program, WholeProgram]]) -> None:
        by_day: dict[date, dict[int, dict[int, bool]]] = defaultdict(dict)
        for program, told in pairs:
            said = {self.term[code]: holds for code, holds in told.facts.items()}
            by_day[told.observed_on][program.pk] = said
        for observed_on, facts in by_day.items():
            replace_facts(facts, source=self.source, observed_on=observed_on)

    def _tracks(self, pairs: Iterable[tuple[Program, WholeProgram]]) -> None:
        """Groups and their sessions, except where another source has a group of that name."""
        others = Track.objects.filter(program__source=self.source).exclude(source=self.source)
        taken = set(others.values_list("program_id", "name"))
        told = [
            (Track(program=program, source=self.source, observed_on=said.observed_on, **track.fields), track)
            for program, said in pairs
            for track in said.tracks
            if (program.pk, track.fields["name"]) not in taken
        ]
        Track.objects.bulk_create([track for track, _ in told])
        Session.objects.bulk_create(
            Session(track=track, weekday=weekday, start=start, end=end)
            for track, said in told
            for weekday, start, end in said.sessions
        )

    def _rows(self, pairs: Sequence[tuple[Program, WholeProgram]]) -> None:
        """Phones, prices, credentials, outcomes and checks; one that another source has too stays theirs."""
        rows: dict[type[models.Model], list[models.Model]] = defaultdict(list)
        for program, told in pairs:
            whose = {"program": program, "source": self.source}
            dated = whose | {"observed_on": told.observed_on}
            rows[Phone] += [Phone(**dated, **said) for said in told.phones]
            rows[Price] += [Price(**dated, **said) for said in told.prices]
            rows[Outcome] += [Outcome(**dated, **said) for said in told.outcomes]
            rows[Verification] += [Verification(**whose, **said) for said in told.verifications]
            rows[Credential] += [Credential(**whose, **self._with_term(said)) for said in told.credentials]
        for model, made in rows.items():
            model._default_manager.bulk_create(made, ignore_conflicts=True)

    def _experiences(self, pairs: Sequence[tuple[Program, WholeProgram]]) -> None:
        """Answers have no source to tell them by, so those that are here stay, whoever gave them."""
        said = set(
            Experience.objects.filter(program__in=[p for p, _ in pairs]).values_list("program", flat=True)
        )
        Experience.objects.bulk_create(
            Experience(program=program, **one)
            for program, told in pairs
            if program.pk not in said
            for one in told.experiences
        )

    def _with_term(self, said: Values) -> Values:
        return {name: value for name, value in said.items() if name != "term"} | {
            "term_id": self.term[said["term"]]
        }

    def _match(self, key: str) -> str:
        if key in self.merged:
            return SourceRecord.Match.DECIDED
        return SourceRecord.Match.KEY if key in self.programs else SourceRecord.Match.NEW

    def _archive(self, pairs: Iterable[tuple[Program, WholeProgram]]) -> None:
        SourceRecord.objects.bulk_create(
            [
                SourceRecord(
                    source=self.source, key=told.key, program=program,
                    match=self._match(told.key),
                    raw=told.raw, digest=told.digest, observed_on=told.observed_on,
                    first_run=self.run, last_run=self.run, gone_on=None,
                )
                for program, told in pairs
            ],
            update_conflicts=True, unique_fields=["source", "key"],
            update_fields=["program", "match", "raw", "digest", "observed_on", "last_run", "gone_on"],
        )  # fmt: skip


def _told(model: type[models.Model], said: Values, name: str) -> Any:
    """The value said, or the field's own way of saying nothing."""
    return said[name] if name in said else model._meta.get_field(name).get_default()
