"""The work queue: which programs to check next, what kinds of work there are, and why each is where it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

import numpy as np
import numpy.typing as npt

from programs.models import Program, Report, SampledProgram, Sheet, Suggestion, Upload
from programs.states import STATES

from . import duplicates, harm, proposals
from .signals import Signals, read_signals
from .words import ago, people

A_PAGE: Final = 50
STALE_DAYS: Final = 90
"""Our aim, after what the No Surprises Act asks of plans."""

LEAST_POINTS: Final = 0.5
"""What adds less is not worth a word."""

MOST_REASONS: Final = 4


class Place(NamedTuple):
    """A list of the desk where something is done: what it is called, its page, and what narrows it."""

    name: str
    page: str
    query: str = ""


class Kind(NamedTuple):
    """A kind of work: its value in an address, its name, and the list where it is also done."""

    code: str
    name: str
    place: Place | None = None


REPORTS, DISPUTED = Place("Reports", "reports"), Place("Reports", "reports", "doubt=1")
PROPOSALS, CONFLICTS = Place("Proposals", "proposals"), Place("Conflicts", "conflicts")
UNSURE = Place("Duplicates", "duplicates", "unsure=1")
EXPIRED = Place("Credentials", "programs_credential_changelist", "expires=past")
EXPIRING = Place("Credentials", "programs_credential_changelist", "expires=soon")

KINDS: Final = (
    Kind("disputed", "Disputed by two readers", DISPUTED),
    Kind("reports", "Reports waiting", REPORTS),
    Kind("proposals", "Proposals waiting", PROPOSALS),
    Kind("conflicts", "Conflicts waiting", CONFLICTS),
    Kind("expired", "A credential expired", EXPIRED),
    Kind("expiring", "A credential expires within 60 days", EXPIRING),
    Kind("hours", "Hours that are not the level’s"),
    Kind("unsure", "May be the same as another", UNSURE),
    Kind("tried", "Nobody answered"),
    Kind("no-schedule", "No days and times", Place("Ask programs by link", "new_links")),
)
STALE: Final = tuple(Kind(f"stale-{item.key}", item.name) for item in harm.ITEMS if item.key != "rest")
"""Stated, and not checked for `STALE_DAYS` days."""

WHO: Final = {"": "Everybody’s", "mine": "Mine", "nobody": "Nobody’s"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the queue is wanted."""

    kind: str = ""
    who: str = ""
    state: str = ""

    def address(self, **changes: str) -> str:
        """The part behind the question mark; empty for the whole queue."""
        asked = replace(self, **changes)
        return urlencode({name: value for name in asked.__slots__ if (value := getattr(asked, name))})


def read_asked(given: Mapping[str, str]) -> tuple[Asked, list[str]]:
    """What an address asks for, and a sentence for each part that means nothing."""
    known: dict[str, Iterable[str]] = {
        "kind": [kind.code for kind in (*KINDS, *STALE)], "who": WHO, "state": STATES,
    }  # fmt: skip
    said = {name: plain(given.get(name, "")).strip() for name in known}
    said["state"] = said["state"].upper()
    wrong = [name for name, value in said.items() if value and value not in known[name]]
    sentences = [f"There is no {name} “{said[name]}” here, so it was left out." for name in wrong]
    return Asked(**{name: "" if name in wrong else value for name, value in said.items()}), sentences


def plain(text: str) -> str:
    """A short text that can be shown, whatever was sent."""
    return "".join(letter for letter in text[:100] if letter.isprintable())


class Reason(NamedTuple):
    """Why a program is where it is: the thing, what about it, and the points it adds."""

    name: str
    words: str
    points: float

    def __str__(self) -> str:
        return f"{self.name}: {self.words} ({self.points:.0f})"


@dataclass(frozen=True, slots=True)
class Row:
    """A program as the queue shows it."""

    program: Program
    points: float
    reasons: tuple[Reason, ...]
    relied: str
    resting: bool


class Queue:
    """The whole queue of one day, in order."""

    def __init__(self, signals: Signals, user: int) -> None:
        self.signals, self.user = signals, user
        listings = signals.listings()
        self.points = harm.points(listings)
        self.order = harm.order(listings, self.points)

    def chosen(self, asked: Asked) -> npt.NDArray[np.intp]:
        """The positions of the programs that are asked for, the most harmful first."""
        wanted = self._among(asked)
        if asked.kind:
            wanted &= self._of_kind(asked.kind)
        return self.order[wanted[self.order]]

    def counts(self, asked: Asked) -> dict[str, int]:
        """How many programs there are of each kind, among those of the same curator and state."""
        among = self._among(asked)
        counted = {kind.code: int((among & self._of_kind(kind.code)).sum()) for kind in (*KINDS, *STALE)}
        return counted | {"": int(among.sum())}

    def slug_after(self, asked: Asked, slug: str) -> str:
        """The program that comes after this one, or the first where it is last, or not there; or nothing."""
        slugs = [self.signals.slugs[position] for position in self.chosen(asked)]
        if slug not in slugs:
            return slugs[0] if slugs else ""
        following = slugs[slugs.index(slug) + 1 :] + slugs[: slugs.index(slug)]
        return following[0] if following else ""

    def rows(self, positions: Iterable[int]) -> list[Row]:
        """These programs as the page shows them: two queries."""
        positions = list(positions)
        ids = [int(self.signals.ids[position]) for position in positions]
        found = Program.objects.filter(pk__in=ids).order_by().select_related("location", "assigned_to")
        programs = {program.pk: program for program in found.prefetch_related("phones")}
        return [
            self._row(programs[pk], position)
            for pk, position in zip(ids, positions, strict=True)
            if pk in programs
        ]

    def _row(self, program: Program, position: int) -> Row:
        counted = self.points[position]
        heaviest = np.argsort(-counted, kind="stable")[:MOST_REASONS]
        reasons = [self._reason(position, item) for item in heaviest if counted[item] >= LEAST_POINTS]
        return Row(
            program, float(counted.sum()), tuple(reasons), self._relied(position),
            bool(self.signals.kinds["resting"][position]),
        )  # fmt: skip

    def _reason(self, position: int, item: int) -> Reason:
        days, asked = self.signals.days[position, item], harm.ITEMS[item]
        said = [_age(days), *self.signals.notes.get((position, asked.key), ())]
        return Reason(asked.name, "; ".join(said), float(self.points[position, item]))

    def _relied(self, position: int) -> str:
        count, near = self.signals.reach.people[position], int(self.signals.reach.near[position])
        others = {-1: "its place is not known", 0: "no other within 25 miles", 1: "1 other within 25 miles"}
        return f"{people(count)}; {others.get(near, f'{near} others within 25 miles')}"

    def _among(self, asked: Asked) -> npt.NDArray[np.bool_]:
        signals = self.signals
        among = np.ones(len(signals.ids), bool)
        if asked.who:
            among &= signals.assigned == (self.user if asked.who == "mine" else 0)
        if asked.state:
            among &= np.array(signals.states) == asked.state
        return among

    def _of_kind(self, code: str) -> npt.NDArray[np.bool_]:
        if code in self.signals.kinds:
            return self.signals.kinds[code]
        with np.errstate(invalid="ignore"):
            stale: npt.NDArray[np.bool_] = (
                self.signals.days[:, harm.AT[code.removeprefix("stale-")]] > STALE_DAYS
            )
        return stale


def read_queue(user: int, today: date) -> Queue:
    """The queue as it stands today."""
    return Queue(read_signals(today), user)


def waiting_elsewhere() -> list[tuple[Place, int]]:
    """What waits on other lists of the desk, that of programs nobody sees too: eight queries."""
    uncalled = SampledProgram.objects.filter(finding="", sample__published_on=None)
    return [
        (Place("Reports from readers", "reports"), Report.objects.waiting().count()),
        (Place("Programs suggested", "suggestions"), Suggestion.objects.filter(state="waiting").count()),
        (Place("Answers of programs", "proposals"), proposals.waiting().count()),
        (Place("Unsure matches", "duplicates", "unsure=1"), duplicates.unsure_matches()),
        (Place("Imports to look at", "imports"), Upload.objects.filter(state="waiting").count()),
        (Place("Sheets to look at", "sheets"), Sheet.objects.filter(state="waiting").count()),
        (Place("Calls of samples", "samples"), uncalled.count()),
    ]


def half_lives() -> list[dict[str, Any]]:
    """The items of `harm` as the page publishes them."""
    total = sum(item.weight for item in harm.ITEMS)
    return [
        {"name": item.name, "share": round(100 * item.weight / total), "half_life": ago(item.half_life)}
        for item in harm.ITEMS
    ]


def _age(days: float) -> str:
    if np.isnan(days):
        return "not stated"
    words = ago(float(days))
    return "confirmed today" if words == "today" else f"unconfirmed for {words}"
