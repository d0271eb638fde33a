"""search(query) answers a search: SQL narrows, `matching` decides, `ranking` orders.

One query reads the candidate rows, those of the place and those that no place binds, and three load what the
shown cards need. Distances bound every candidate; geopy measures only what is shown and what is on an edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

import numpy as np
from django.utils import timezone

from programs import geo, packing, ranking, schedule
from programs.cards import Card, cards_for
from programs.matching import (
    NO,
    NOT_STATED,
    OPEN,
    PARTS,
    YES,
    Answers,
    Decision,
    Tally,
    answer,
    licensed,
    tally,
)
from programs.models import OnlineRow, SearchRow
from programs.my_week import fits_by_program
from programs.query import LEVEL, PAGE_SIZE, RADII, Limit, SearchQuery
from programs.querysets import SearchRowQuerySet

_FIT_ANSWERS = {schedule.Fits: YES, schedule.FitsIfLate: NOT_STATED, schedule.Clashes: NO}
ONLINE_DELIVERIES = ("telehealth", "hybrid")


@dataclass(frozen=True, slots=True)
class Hit:
    """One program in its place in the order: its row, its exact miles (None: none to measure)."""

    position: int
    miles: float | None
    fit: str
    online: bool


class Candidates:
    """The rows a search may choose from, with their distances, for it and its relaxed neighbours."""

    def __init__(self, query: SearchQuery) -> None:
        self.query = query
        self.strict_words = True
        self.week_fits: dict[int, schedule.Fit] = {}
        placed, online = self._records()
        self.rows = packing.unpack([placed, online])
        self.placed = len(placed) // packing.ROW.itemsize
        self.in_online_group = np.arange(len(self.rows)) >= self.placed
        self.placeless = packing.online_only(self.rows)
        self.measure = None
        self.levels = np.ascontiguousarray(self.rows["level"])
        self._inside: dict[float | None, np.ndarray] = {}
        if query.origin:
            point = (query.origin.lat, query.origin.lon)
            self.measure = geo.Measure(point, self.rows["lat"], self.rows["lon"])

    def _records(self) -> Sequence[bytes]:
        """The records of the area searched, and of programs that no place binds: each in one piece."""
        query, rows = self.query, SearchRow.objects.all()
        area = self._area()
        if query.words:
            return self._named_records(rows.near(area) if area else rows), b""
        everywhere = rows.in_state(query.in_state) if query.in_state else rows.anywhere()
        states = sitting_states(query, assume=True)
        return rows.read(rows.in_box(area) if area else everywhere, OnlineRow.objects.for_states(states))

    def _area(self) -> geo.Box | None:
        """The box around the next radius; None where any distance will do."""
        origin, reach = self.query.origin, wider(self.query.within)
        return geo.box(origin.lat, origin.lon, reach) if origin and reach else None

    def _named_records(self, rows: SearchRowQuerySet) -> bytes:
        """Those with every word asked for, else those with any of them."""
        if self.query.in_state:
            rows = rows.filter(state=self.query.in_state)
        found = rows.with_words(self.query.words).records()
        self.strict_words = bool(found)
        return b"".join(found or rows.with_any_word(self.query.words).records())

    @cached_property
    def miles(self) -> np.ndarray:
        """Miles to order by, to 1 part in a million; NaN where there is nothing to measure."""
        if self.measure is None:
            return np.full(len(self.rows), np.nan)
        return np.where(self.in_online_group, np.nan, self.measure.upper)

    def scope(self, query: SearchQuery) -> Answers:
        """The answer of what lies under every limit: level, radius, and where one sits when online."""
        states = sitting_states(query)
        found = np.zeros(len(self.rows), np.int8)
        found[: self.placed] = self._here(query)[: self.placed] * np.int8(YES)
        if states:
            found[self.placed :] = licensed(self.rows[self.placed :], states)
        levels = [packing.LEVELS.index(level) for level in query.limit("level") or (LEVEL,)]
        return found * reduce(or_, (self.levels == level for level in levels))

    def _here(self, query: SearchQuery) -> np.ndarray:
        """Inside the radius; programs that no place binds only where no online group stands for them."""
        knows_state = bool(sitting_states(query, assume=True)) and not query.words
        inside = self._within(query.within)
        return inside & ~self.placeless if knows_state else inside

    def _within(self, within: float | None) -> np.ndarray:
        if within not in self._inside:
            everywhere = self.measure is None or within is None
            self._inside[within] = (
                np.ones(len(self.rows), bool) if everywhere else self.measure.inside(within)
            )
        return self._inside[within]

    def decide(self, query: SearchQuery) -> Decision:
        """What these rows answer to a search, which must not reach further than they do."""
        limits = tuple(limit for limit in query.limits if limit.parameter not in ("level", "state"))
        given = {"free": self._free(query)} if query.limit("free") else {}
        return Decision(self.rows, limits, self.scope(query), given)

    def _free(self, query: SearchQuery) -> Answers:
        """Whether a whole track fits the free time; arriving late makes it "might"."""
        ids = self.rows["program"][self.rows["parts"] & 1 == 1].tolist()
        self.week_fits = fits_by_program(query, ids)
        by_id = {pk: _FIT_ANSWERS[type(fit)] for pk, fit in self.week_fits.items()}
        return np.array([by_id.get(pk, NOT_STATED) for pk in self.rows["program"].tolist()], np.int8)


class SearchResults:
    """The answer to one search. What only some pages need is worked out when it is asked for."""

    def __init__(self, query: SearchQuery) -> None:
        self.query = query
        self.today = timezone.localdate()
        self.candidates = Candidates(query)
        self.decision = self.candidates.decide(query)
        online = self.candidates.in_online_group
        said = self.decision.answer
        self._groups = {
            ("yes", False): np.flatnonzero((said == YES) & ~online),
            ("yes", True): np.flatnonzero((said == YES) & online),
            ("might", False): np.flatnonzero((said == NOT_STATED) & ~online),
            ("might", True): np.flatnonzero((said == NOT_STATED) & online),
        }

    @property
    def total(self) -> int:
        """Programs that fit everything asked, online ones included."""
        return len(self._groups["yes", False]) + len(self._groups["yes", True])

    @property
    def might_total(self) -> int:
        """Programs that might fit: they have not said everything asked."""
        return len(self._groups["might", False]) + len(self._groups["might", True])

    @property
    def online_total(self) -> int:
        """Programs among the total that no place binds."""
        return len(self._groups["yes", True])

    @property
    def shown_total(self) -> int:
        """Programs over all pages."""
        return self.total + (self.might_total if self.query.unknown else 0)

    @property
    def pages(self) -> int:
        """How many pages there are, at least 1."""
        return max(1, -(-self.shown_total // PAGE_SIZE))

    @property
    def section_totals(self) -> dict[tuple[str, bool], int]:
        """How many programs each part of the list has over all pages, by (fit, online), in order."""
        return {section: len(group) for section, group in self._groups.items()}

    @cached_property
    def hits(self) -> list[Hit]:
        """The page, in order."""
        return self.hits_in(self.query.start, self.query.stop)

    def hits_in(self, start: int, stop: int) -> list[Hit]:
        """Places start to stop of the whole list, over the pages."""
        hits, before = [], 0
        for (fit, online), group in self._groups.items():
            if fit == "might" and not self.query.unknown:
                continue
            first, beyond = (min(max(x - before, 0), len(group)) for x in (start, stop))
            hits.extend(self._slice(group, first, beyond, fit, online))
            before += len(group)
        return hits

    def _slice(self, group: np.ndarray, start: int, stop: int, fit: str, online: bool) -> list[Hit]:
        """Places start to stop of one group, each with its exact miles."""
        if start >= stop:
            return []
        measure = self.candidates.measure
        if measure is None or online:
            page = self._ordered(group, measured=False)[start:stop]
            return [Hit(int(position), None, fit, online) for position in page]
        if self.query.order == "distance":
            by_tie = group[np.argsort(self.candidates.rows["tie"][group], kind="stable")]
            page, miles = measure.order(by_tie, start, stop)
        else:
            page = self._ordered(group)[start:stop]
            miles = measure.miles(page)
        known = [None if np.isnan(m) else float(m) for m in miles]
        return [Hit(int(position), m, fit, online) for position, m in zip(page, known, strict=True)]

    def _ordered(self, group: np.ndarray, measured: bool = True) -> np.ndarray:
        miles = self.candidates.miles[group] if measured else np.full(len(group), np.nan)
        shares = self.decision.share_not_stated()[group]
        rows = self.candidates.rows[group]
        return group[ranking.order(self.query.order, rows, miles, shares, self.today.toordinal())]

    @cached_property
    def cards(self) -> list[Card]:
        """What the page shows of each program."""
        week_fits = self.candidates.week_fits
        return cards_for(self.query, self.candidates.rows, self.decision, self.hits, self.today, week_fits)

    @cached_property
    def facets(self) -> dict[str, dict[str, Tally]]:
        """What choosing each option would give: {"pays": {"medicaid": Tally(yes=4, not_stated=2)}}.

        Each is counted as if nothing else were chosen in its own group.
        """
        tallies = {
            "when": self._tallies("when", tuple(PARTS)),
            "open": self._tallies("open", OPEN),
            "level": self._level_tallies(),
            **self.decision.term_tallies(),
        }
        for option in tallies["delivery"]:
            scope = self.candidates.scope(self.query.having("delivery", option))
            tallies["delivery"] |= self._tallies("delivery", (option,), scope)
        return tallies

    def _tallies(self, name: str, options: tuple[str, ...], scope: Answers | None = None) -> dict[str, Tally]:
        """Counted one by one. How one attends changes who is a candidate at all (`scope`)."""
        rows, others = self.candidates.rows, self.decision.as_if_without(name, scope)
        return {
            option: tally(np.minimum(others, answer(rows, Limit(name, (option,)), {}))) for option in options
        }

    def _level_tallies(self) -> dict[str, Tally]:
        """Each level of care as if it alone were asked for."""
        scope = self.candidates.scope(self.query.having("level", *packing.LEVELS))
        others, levels = self.decision.as_if_without("level", scope), self.candidates.levels
        many = len(packing.LEVELS)
        counts = (
            np.bincount(levels[others == state], minlength=many).tolist() for state in (YES, NOT_STATED)
        )
        return dict(zip(packing.LEVELS, map(Tally, *counts), strict=True))

    @property
    def closest_spelling(self) -> bool:
        """Nothing had every word asked for, so programs with any of them are shown."""
        return not self.candidates.strict_words


def search(query: SearchQuery) -> SearchResults:
    """Answer a search. The work is done when a part of the answer is first read."""
    return SearchResults(query)


def wider(within: float | None) -> float | None:
    """The next radius a visitor may choose; the same at the widest, None for any distance."""
    if within is None:
        return None
    return next((radius for radius in RADII if radius > within), within)


def sitting_states(query: SearchQuery, assume: bool = False) -> tuple[str, ...]:
    """The states one would sit in during online sessions.

    As chosen; else, when asking for online care (or with `assume`), the state of the place typed.
    """
    chosen = query.limit("state")
    if chosen:
        return chosen
    if assume or set(ONLINE_DELIVERIES) & set(query.limit("delivery")):
        here = query.origin.state if query.origin else query.in_state
        return (here,) if here else ()
    return ()
