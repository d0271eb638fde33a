"""What the tables hold already about the programs that an import speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import F, Max, Q

from programs.curation import Claim, Number, chunks
from programs.models import Fact, Phone, Program, Source, SourceRecord, Statement, Verification
from programs.spelling import plain, street_key

CHUNK = 500
MERGED = Q(status=Program.Status.MERGED)


@dataclass(frozen=True, slots=True)
class Record:
    """A raw row archived by an earlier import."""

    pk: int
    key: str
    program: int | None
    match: str
    candidate: int | None
    digest: str
    observed_on: date
    state: str
    gone: bool

    @property
    def kind(self) -> str:
        """The type under which its source lists it, as the key tells."""
        _, mark, kind = self.key.rpartition(":")
        return kind if mark else ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A program that another source lists, as matching compares it."""

    program: int
    name: str
    slug: str
    street: str
    zip: str
    numbers: frozenset[str]


def records(source: Source) -> dict[str, Record]:
    """The source's archived rows by key."""
    rows = SourceRecord.objects.filter(source=source.pk).values_list(
        "pk", "key", "program_id", "match", "candidate_id", "digest", "observed_on", "raw__state", "gone_on"
    )
    return {
        key: Record(pk, key, program, match, candidate, digest, day, str(state or ""), gone_on is not None)
        for pk, key, program, match, candidate, digest, day, state, gone_on in rows
    }


def raw_rows(pks: Iterable[int]) -> Iterator[tuple[int, str, Any, date]]:
    """(program id, key, raw row, day) of these records."""
    for chunk in chunks(sorted(pks), CHUNK):
        rows = SourceRecord.objects.filter(pk__in=chunk).order_by("pk")
        yield from rows.values_list("program_id", "key", "raw", "observed_on")


def programs(ids: Iterable[int]) -> dict[int, Program]:
    """The programs with their place, organization and sources."""
    found: dict[int, Program] = {}
    for chunk in chunks(sorted(ids), CHUNK):
        rows = Program.objects.filter(pk__in=chunk)
        found.update(rows.select_related("location__organization", "source").in_bulk())
    return found


def facts(ids: Collection[int], source: Source) -> dict[int, dict[str, bool]]:
    """What the source says now: {program: {term code: yes or no}}."""
    said: dict[int, dict[str, bool]] = {pk: {} for pk in ids}
    rows = Fact.objects.filter(program__in=ids, source=source.pk)
    for program, code, holds in rows.values_list("program_id", "term__code", "holds"):
        said[program][code] = holds
    return said


def numbers(ids: Collection[int], source: Source) -> dict[int, tuple[Number, ...]]:
    """The source's numbers of each program, in order."""
    found: dict[int, list[Number]] = defaultdict(list)
    rows = Phone.objects.filter(program__in=ids, source=source.pk).order_by("position", "pk")
    for program, kind, number, extension in rows.values_list("program_id", "kind", "number", "extension"):
        found[program].append(Number(kind, number, extension))
    return {program: tuple(listed) for program, listed in found.items()}


def others_numbers(ids: Collection[int], source: Source) -> dict[int, set[Number]]:
    """The numbers that other sources gave."""
    found: dict[int, set[Number]] = defaultdict(set)
    rows = Phone.objects.filter(program__in=ids).exclude(source=source.pk)
    for program, kind, number, extension in rows.values_list("program_id", "kind", "number", "extension"):
        found[program].add(Number(kind, number, extension))
    return found


def claims(ids: Collection[int]) -> dict[int, dict[str, list[Claim]]]:
    """The statements on each program, by field."""
    found: dict[int, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for row in Statement.objects.filter(program__in=ids).select_related("source").order_by("pk"):
        claim = Claim(
            row.source_id, row.source.standing, row.observed_on, row.value, row.decided_on, row.set_aside_on
        )
        found[row.program_id][row.field].append(claim)
    return found


def said(ids: Iterable[int], source: Source, day: date) -> list[tuple[int, str]]:
    """The fields of the programs on which the source has said something for this day."""
    found: list[tuple[int, str]] = []
    for chunk in chunks(sorted(ids), CHUNK):
        rows = Statement.objects.filter(program__in=chunk, source=source.pk, observed_on=day)
        found.extend(rows.order_by("pk").values_list("program_id", "field"))
    return found


def verified(ids: Collection[int]) -> dict[int, date]:
    """The day of the newest check of each program that somebody checked."""
    rows = Verification.objects.filter(program__in=ids).values_list("program_id")
    return dict(rows.annotate(Max("on")).order_by())


def listed_elsewhere(ids: Collection[int], gone: Collection[int]) -> set[int]:
    """Those of the programs that a live record still lists, when the records `gone` are not counted."""
    rows = SourceRecord.objects.filter(program__in=ids, gone_on=None).exclude(pk__in=gone)
    return set(rows.values_list("program_id", flat=True))


def listed_by_rows(ids: Collection[int]) -> set[int]:
    """Those of the programs that whoever lists them lists, or listed, in rows: not a reader or a curator."""
    rows = SourceRecord.objects.filter(program__in=ids, source=F("program__source"))
    return set(rows.values_list("program_id", flat=True))


def left_by_import(ids: Collection[int]) -> set[int]:
    """Those of the programs that are not shown because their source stopped listing them.

    Closed, or a draft: what a run brought that was taken back.
    """
    unshown = (Program.Status.CLOSED, Program.Status.DRAFT)
    rows = Program.objects.filter(pk__in=ids, status__in=unshown, records__gone_on__isnull=False)
    return set(rows.values_list("pk", flat=True))


def slugs() -> set[str]:
    """Every slug in use."""
    return set(Program.objects.values_list("slug", flat=True))


def own_keys(source: Source) -> dict[str, int]:
    """The programs that this source lists, by the key they are filed under."""
    rows = Program.objects.filter(~MERGED, source=source.pk)
    return dict(rows.values_list("source_key", "pk"))


def merged_keys(source: Source) -> set[str]:
    """The keys under which this source listed programs that were merged: no other may be filed there."""
    return set(Program.objects.filter(MERGED, source=source.pk).values_list("source_key", flat=True))


def joint_locations(source: Source) -> set[int]:
    """Locations of this source's programs at which another source's programs are too."""
    own = Program.objects.filter(source=source.pk).values("location")
    rows = Program.objects.filter(location__in=own).exclude(source=source.pk)
    return set(rows.values_list("location_id", flat=True))


def neighbours(source: Source) -> list[Neighbour]:
    """Programs of other sources, except fictional ones, in the order they came."""
    return _neighbours(~Q(source=source.pk) & ~Q(source__kind=Source.Kind.DEMO) & ~MERGED)


def unlisted(source: Source, present: Collection[str]) -> list[Neighbour]:
    """Programs of this source with no record among the keys `present`: gone, or under a new key."""
    listed: set[int | None] = set()
    for chunk in chunks(sorted(present), CHUNK):
        rows = SourceRecord.objects.filter(source=source.pk, key__in=chunk)
        listed.update(rows.values_list("program_id", flat=True))
    own = _neighbours(Q(source=source.pk) & ~MERGED)
    return [program for program in own if program.program not in listed]


def merged() -> list[Neighbour]:
    """The survivors of merged programs, under the names and addresses of those they took in."""
    into = dict(Program.objects.filter(MERGED).values_list("pk", "merged_into_id"))
    return [replace(one, program=into[one.program]) for one in _neighbours(MERGED)]


def _neighbours(condition: Q) -> list[Neighbour]:
    rows = Program.objects.filter(condition).order_by("pk")
    listed = list(rows.values_list("pk", "name", "slug", "location__street", "location__zip"))
    called: dict[int, set[str]] = defaultdict(set)
    phones = Phone.objects.filter(program__in=rows.order_by()) if listed else Phone.objects.none()
    for program, number in phones.values_list("program_id", "number"):
        called[program].add(number)
    return [
        Neighbour(pk, plain(name), slug, street_key(street), code, frozenset(called[pk]))
        for pk, name, slug, street, code in listed
    ]
