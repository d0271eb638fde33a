"""Programs that may be one, with what speaks for it, and numbers of owners that are unlike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from programs import resemblance
from programs.models import NotSame, Phone, Program, SharedNumber, Source, SourceRecord
from programs.resemblance import Evidence, Pair, Profile, SharedLine

UNSURE = Evidence("Import", 0, "An import could not tell whether they are the same.")

COLUMNS = (
    "pk", "name", "location__organization__name", "location__street", "location__street2", "location__city",
    "location__state", "location__zip", "location__lat", "location__lon", "location__precision", "website",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Twins:
    """Two programs with everything a page shows of them, and the evidence."""

    one: Program
    other: Program
    evidence: tuple[Evidence, ...]
    points: int

    @property
    def words(self) -> str:
        """The evidence in sentences."""
        return " ".join(each.words for each in self.evidence)


def pairs(state: str = "", unsure: bool = False) -> list[Pair]:
    """Every pair that nobody has decided on, the likeliest first; those an import was unsure of lead.

    Those with a program in this state, or all; those an import was unsure of, or all. Fictional programs are
    compared with fictional ones alone. Six queries at most.
    """
    apart = set(NotSame.objects.values_list("one", "other"))
    found = {(pair.one, pair.other): pair for pair in _alike()}
    doubtful = [found.pop(key, Pair(*key, ())) for key in _unsure() if key not in apart]
    named = [Pair(pair.one, pair.other, (*pair.evidence, UNSURE)) for pair in doubtful]
    rest = [] if unsure else [pair for key, pair in found.items() if key not in apart]
    return _in_state([*named, *rest], state) if state else [*named, *rest]


def unsure_matches() -> int:
    """How many pairs an import was unsure of and nobody has decided on: two queries."""
    return len(set(_unsure()) - set(NotSame.objects.values_list("one", "other")))


def lines() -> list[SharedLine]:
    """Numbers of unlike owners, without those looked at that nobody new has taken. Three queries."""
    seen = {row.number: set(row.owners) for row in SharedNumber.objects.all()}
    real, _ = profiles()
    return [
        line for line in resemblance.borrowed(real) if not set(line.owners) <= seen.get(line.number, set())
    ]


def shown(pairs: Iterable[Pair]) -> list[Twins]:
    """The pairs of one page with their programs: two queries."""
    pairs = list(pairs)
    ids = {pk for pair in pairs for pk in (pair.one, pair.other)}
    programs = {program.pk: program for program in Program.objects.for_cards(ids)}
    return [Twins(programs[p.one], programs[p.other], p.evidence, p.points) for p in pairs]


def profiles() -> tuple[list[Profile], list[Profile]]:
    """Real programs and fictional ones, as they are compared: two queries. Drafts are left out."""
    return profiles_of(Program.objects.exclude(status=Program.Status.DRAFT))


def profiles_of(programs: QuerySet[Program]) -> tuple[list[Profile], list[Profile]]:
    """Those of these that were not merged, the real ones and the fictional."""
    numbers: dict[int, set[str]] = defaultdict(set)
    for pk, number in Phone.objects.values_list("program", "number"):
        numbers[pk].add(number)
    kinds: dict[bool, list[Profile]] = {False: [], True: []}
    open_ones = programs.exclude(status=Program.Status.MERGED).order_by("pk")
    for *row, kind in open_ones.values_list(*COLUMNS, "source__kind"):
        pk, name, owner, street, suite, city, state, code, lat, lon, precision, website = row
        point = (lat, lon) if precision == "street" else None
        kinds[kind == Source.Kind.DEMO].append(
            Profile(pk, name, owner, street, suite, city, state, code, point, frozenset(numbers[pk]), website)
        )
    return kinds[False], kinds[True]


def _in_state(pairs: list[Pair], state: str) -> list[Pair]:
    there = set(Program.objects.filter(location__state=state).values_list("pk", flat=True))
    return [pair for pair in pairs if pair.one in there or pair.other in there]


def _alike() -> list[Pair]:
    found = [pair for listed in profiles() for pair in resemblance.candidates(listed)]
    return sorted(found, key=lambda pair: (-pair.points, pair.one, pair.other))


def _unsure() -> list[tuple[int, int]]:
    rows = SourceRecord.objects.filter(
        match=SourceRecord.Match.UNSURE, gone_on=None, program__isnull=False, candidate__isnull=False
    ).exclude(Q(program__status="merged") | Q(candidate__status="merged"))
    found = rows.order_by("pk").values_list("program", "candidate")
    return list(dict.fromkeys((min(pair), max(pair)) for pair in found if pair[0] != pair[1]))
