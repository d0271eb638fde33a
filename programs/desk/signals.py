"""What the tables say about every published program that the work queue weighs: a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from django.db.models import Count, F, Max, Min, Q, Sum

from programs import packing, schedule
from programs.models import (
    Attempt,
    Credential,
    Fact,
    Phone,
    Place,
    Price,
    Program,
    Proposal,
    Report,
    SearchRow,
    Source,
    SourceRecord,
    Statement,
    Track,
)
from programs.vocabulary import Category, terms_in

from . import conflicts, harm
from .reach import Points, Reach, reach

EXPIRES_SOON: Final = 60
PAYS: Final = tuple(term.code for term in (*terms_in(Category.PAYS), *terms_in(Category.INSURER)))

ITEMS_OF_REPORTS: Final = {
    Report.About.PHONE: ("phone",), Report.About.OPENING: ("opening",),
    Report.About.SCHEDULE: ("schedule",), Report.About.PRICE: ("price",), Report.About.PAYS: ("pays",),
    Report.About.ADDRESS: ("address",), Report.About.CLOSED: ("phone", "opening", "address"),
}  # fmt: skip
"""What a report of each kind casts doubt on; all others on the rest."""

Masks = dict[str, npt.NDArray[np.bool_]]
Notes = dict[tuple[int, str], list[str]]


@dataclass(slots=True)
class Signals:
    """Every published program, in the order of their ids; `kinds` marks those with each kind of work."""

    ids: npt.NDArray[np.int64]
    slugs: list[str]
    states: list[str]
    assigned: npt.NDArray[np.int64]
    reach: Reach
    days: npt.NDArray[np.float64]
    doubts: npt.NDArray[np.float64]
    kinds: Masks = field(default_factory=dict)
    notes: Notes = field(default_factory=dict)
    """By position and item: what somebody says against it, in words."""

    def listings(self) -> harm.Listings:
        return harm.Listings(self.slugs, self.days, self.doubts, self.reach.people, self.kinds["resting"])


def read_signals(today: date) -> Signals:
    """The programs that readers see, the fictional ones only where there are no others."""
    return _Reader(today).read()


class _Reader:
    """One reading of the tables, for one day."""

    def __init__(self, today: date) -> None:
        self.today = today
        listed = _listed()
        rows = packing.unpack([SearchRow.objects.all_records()])
        rows = rows[np.argsort(rows["program"])]
        present = np.isin(rows["program"], [row[0] for row in listed])
        self.rows = rows[present]
        stated = set(self.rows["program"].tolist())
        self.listed = [row for row in listed if row[0] in stated]
        self.at = {row[0]: position for position, row in enumerate(self.listed)}
        shape = (len(self.listed), len(harm.ITEMS))
        self.days, self.doubts = np.full(shape, np.nan), np.zeros(shape)
        self.kinds: Masks = {}
        self.notes: Notes = {}

    def read(self) -> Signals:
        self._fields()
        self._own_rows()
        self._hours()
        self._readers()
        self._others()
        self._credentials()
        self._attempts()
        return Signals(
            ids=np.array([row[0] for row in self.listed], np.int64),
            slugs=[row[1] for row in self.listed],
            states=[row[2] for row in self.listed],
            assigned=np.array([row[3] or 0 for row in self.listed], np.int64),
            reach=_reach(self.rows), days=self.days, doubts=self.doubts, kinds=self.kinds, notes=self.notes,
        )  # fmt: skip

    def _fields(self) -> None:
        """The days of what stands in the program's own row, unless somebody said it later."""
        columns = [row[5:] for row in self.listed]
        for item, position in (("address", 0), ("rest", 1), ("level", 2), ("opening", 3)):
            self._dates(
                item, ((row[0], day[position]) for row, day in zip(self.listed, columns, strict=True))
            )
        said = Statement.objects.filter(field="location.street", current=True)
        self._dates("address", said.values_list("program_id", "observed_on"))

    def _own_rows(self) -> None:
        """The oldest day of what has rows of its own."""
        for item, model in (("phone", Phone), ("schedule", Track), ("price", Price)):
            rows = model._default_manager.order_by().values_list("program_id")
            self._dates(item, rows.annotate(Min("observed_on")))
        pays = np.any((self.rows["yes"] | self.rows["no"]) & packing.mask(PAYS), axis=1)
        self._column("pays")[pays] = self._column("address")[pays]
        facts = Fact.objects.filter(current=True, term__code__in=PAYS, program__in=self._checked_since())
        self._dates("pays", facts.order_by().values_list("program_id").annotate(Min("observed_on")))

    def _checked_since(self) -> list[int]:
        """The programs of which somebody confirmed something after they were listed."""
        return [pk for pk, *_, observed, checked, _, _ in self.listed if checked > observed] or [0]

    def _hours(self) -> None:
        """No group holds the level's hours, or one holds so many that it is another level."""
        stated = self.rows["parts"] & 1 == 1
        short = stated & (self.rows["parts"] >> 7 & 1 == 0)
        long = self.rows["minutes"] >= 60 * schedule.PARTIAL_HOSPITALIZATION_HOURS
        iop = self.rows["level"] == packing.LEVELS.index(Program.Level.IOP)
        self.kinds["hours"] = short | (iop & long)
        self.kinds["no-schedule"] = ~stated
        self._doubt("level", "hours", harm.OUTSIDE_HOURS, "its groups’ hours are not the level’s")

    def _readers(self) -> None:
        """What readers say is wrong."""
        waiting = list(Report.objects.waiting().values_list("program_id", "about", "disputed_on"))
        self.kinds["reports"] = self._mark(program for program, _, _ in waiting)
        self.kinds["disputed"] = self._mark(program for program, _, disputed in waiting if disputed)
        for program, about, disputed in waiting:
            chance, words = (
                (harm.DISPUTED, "readers dispute it") if disputed else (harm.REPORTED, "a reader reports it")
            )
            for item in ITEMS_OF_REPORTS.get(Report.About(about), ("rest",)):
                self._doubt_one(program, item, chance, words)

    def _others(self) -> None:
        """What other sources and the programs themselves say."""
        found = list(conflicts.waiting())
        self.kinds["conflicts"] = self._mark(one.program for one in found)
        for program, item, _ in found:
            self._doubt_one(program, item, harm.CONTRADICTED, "a source contradicts it")
        proposals = Proposal.objects.filter(state="waiting", submitted_on__isnull=False)
        unsure = SourceRecord.objects.filter(match=SourceRecord.Match.UNSURE, gone_on=None)
        self.kinds["proposals"] = self._mark(proposals.values_list("program_id", flat=True))
        pairs = list(unsure.values_list("program_id", "candidate_id"))
        self.kinds["unsure"] = self._mark(pk for pair in pairs for pk in pair)
        self._doubt("rest", "proposals", harm.PROPOSED, "the program proposes changes")
        self._doubt("rest", "unsure", harm.MATCHED, "it may be the same as another")

    def _credentials(self) -> None:
        """Papers whose last known day is over, or nearly."""
        papers = Credential.objects.order_by().values("program_id", "term_id")
        ending = list(
            papers.annotate(last=Max("expires"), endless=Count("pk", filter=Q(expires=None)))
            .filter(last__lte=self.today + timedelta(EXPIRES_SOON), endless=0)
            .values_list("program_id", "term_id", "last")
        )
        self.kinds["expired"] = self._mark(pk for pk, _, day in ending if day < self.today)
        self.kinds["expiring"] = self._mark(pk for pk, _, day in ending if day >= self.today)
        self._doubt("rest", "expired", harm.EXPIRED, "a credential has expired")
        self._doubt("rest", "expiring", harm.EXPIRING, "a credential expires soon")

    def _attempts(self) -> None:
        """Calls since the last check that nobody answered."""
        since = Attempt.objects.filter(on__gte=F("program__checked_on"))
        tries = list(since.order_by().values_list("program_id").annotate(Count("pk"), Max("on")))
        self.kinds["tried"] = self._mark(pk for pk, _, _ in tries)
        recent = self.today - timedelta(harm.REST_DAYS)
        self.kinds["resting"] = self._mark(pk for pk, _, last in tries if last > recent)
        for program, count, _ in tries:
            often = "nobody answered" if count == 1 else f"nobody answered {count} times"
            self._doubt_one(program, "phone", 1 - (1 - harm.UNANSWERED) ** count, often)

    def _column(self, item: str) -> npt.NDArray[np.float64]:
        return self.days[:, harm.AT[item]]

    def _dates(self, item: str, rows: Iterable[tuple[int, date | None]]) -> None:
        """Days since each of these dates; a date that is None leaves what was known."""
        column, today = self._column(item), self.today.toordinal()
        for program, day in rows:
            position = self.at.get(program)
            if position is not None and day is not None:
                column[position] = today - day.toordinal()

    def _mark(self, programs: Iterable[int | None]) -> npt.NDArray[np.bool_]:
        marked = np.zeros(len(self.listed), bool)
        marked[[self.at[pk] for pk in set(programs) if pk in self.at]] = True
        return marked

    def _doubt(self, item: str, kind: str, chance: float, words: str) -> None:
        """Doubt an item of all that are of this kind."""
        for position in np.flatnonzero(self.kinds[kind]).tolist():
            self._doubt_at(position, item, chance, words)

    def _doubt_one(self, program: int, item: str, chance: float, words: str) -> None:
        if program in self.at:
            self._doubt_at(self.at[program], item, chance, words)

    def _doubt_at(self, position: int, item: str, chance: float, words: str) -> None:
        cell = position, harm.AT[item]
        self.doubts[cell] = harm.either(self.doubts[cell], chance)
        said = self.notes.setdefault((position, item), [])
        if words not in said:
            said.append(words)


def _listed() -> list[tuple[Any, ...]]:
    """(id, slug, state, curator, kind of source, observed, checked, level's day, opening's day) of each."""
    columns = (
        "pk", "slug", "location__state", "assigned_to", "source__kind", "observed_on", "checked_on",
        "level_on", "opening_reported_on",
    )  # fmt: skip
    rows = list(Program.objects.published().order_by("pk").values_list(*columns))
    real = [row for row in rows if row[4] != Source.Kind.DEMO]
    return real or rows


def _reach(rows: np.ndarray) -> Reach:
    """How many rely on each; worked out anew only when a program or the gazetteer has changed."""
    homes = Place.objects.filter(kind=Place.Kind.ZIP)
    state = homes.aggregate(Count("pk"), Max("pk"), Sum("weight"))
    return _reach_of(rows["lat"].tobytes(), rows["lon"].tobytes(), tuple(state.values()))


@lru_cache(maxsize=2)
def _reach_of(lats: bytes, lons: bytes, gazetteer: tuple[int, ...]) -> Reach:
    homes = Place.objects.filter(kind=Place.Kind.ZIP, weight__gt=0).order_by("pk")
    table = np.array(list(homes.values_list("lat", "lon", "weight")), float).reshape(-1, 3)
    programs = Points(np.frombuffer(lats), np.frombuffer(lons))
    return reach(programs, Points(table[:, 0].copy(), table[:, 1].copy()), table[:, 2].copy())
