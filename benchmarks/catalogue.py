"""A made-up catalogue that is like a real one: clustered like the population, about 80 facts a program.

The same number of programs and the same seed give the same catalogue, whatever the machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from programs import geo, packing, schedule
from programs.schedule import Slot
from programs.vocabulary import TERM, TERMS, Category, bit, terms_in, understood, widened

SAID_YES: Final = 72
SAID_NO: Final = 8
"""Facts that a program states, on average; a directory seldom says no."""

ONLINE_ONLY: Final = 0.01
JITTER_MILES: Final = 2.0
AT_A_TIME: Final = 20_000
CHECKED_DAYS: Final = 700
DAY: Final = date(2026, 6, 1)
"""The newest day in the catalogue."""

COUNTED: Final = {
    Category.PAYS: 12, Category.THERAPY: 10, Category.SERVES: 8, Category.LANGUAGE: 4, Category.FOCUS: 6,
}  # fmt: skip
"""How many options of each group the rivals count: 40 in all. The search itself always counts every one."""

OPTIONS: Final = {
    parameter: tuple([term.code for term in terms_in(parameter) if term.offered and not term.only][:count])
    for parameter, count in COUNTED.items()
}

_EVENINGS = [Slot(day, 17 * 60 + 30, 20 * 60 + 30) for day in (0, 2, 3)]
_MORNINGS = [Slot(day, 9 * 60, 12 * 60) for day in range(4)]
_WEEKENDS = [Slot(day, 9 * 60, 14 * 60) for day in (5, 6)]
WEEKS: Final[tuple[Sequence[Slot], ...]] = (_EVENINGS, _MORNINGS, _WEEKENDS)
NO_WEEK: Final = -1


class Zips(NamedTuple):
    """ZIP codes a program may be in, one entry each: code, town, USPS state, point in degrees, people."""

    code: list[str]
    town: list[str]
    state: list[str]
    lat: npt.NDArray[np.float64]
    lon: npt.NDArray[np.float64]
    people: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Programs 1 to n: their search rows, the ZIP each is in, and its week (an index of WEEKS, or none)."""

    rows: np.ndarray
    zips: Zips
    zip_of: npt.NDArray[np.intp]
    week_of: npt.NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.rows)


def draw(n: int, seed: int, zips: Zips) -> Catalogue:
    """A catalogue of n programs."""
    rng = np.random.default_rng([seed, n])
    rows = np.zeros(n, packing.ROW)
    rows["program"] = np.arange(1, n + 1)
    rows["tie"] = [packing.tie(slug(number)) for number in range(1, n + 1)]
    zip_of = rng.choice(len(zips.code), n, p=zips.people / zips.people.sum())
    _place(rng, rows, zips, zip_of)
    _describe(rng, rows)
    week_of = _meet(rng, rows)
    for start in range(0, n, AT_A_TIME):
        _state_facts(rng, rows[start : start + AT_A_TIME])
    _go_online(rng, rows)
    return Catalogue(rows, zips, zip_of, week_of)


def slug(number: int) -> str:
    """The address of a made-up program."""
    return f"made-up-program-{number}"


def _place(rng: np.random.Generator, rows: np.ndarray, zips: Zips, zip_of: npt.NDArray[np.intp]) -> None:
    """A few miles around the ZIP's centre; some exactly there, some next door, and one in 200 unknown."""
    n = len(rows)
    north, east = rng.normal(0, JITTER_MILES / 69, (2, n))
    approximate = rng.random(n) < 0.10
    north[approximate], east[approximate] = 0.0, 0.0
    rows["lat"] = np.round(zips.lat[zip_of] + north, 6)
    rows["lon"] = np.round(zips.lon[zip_of] + east / np.cos(np.radians(zips.lat[zip_of])), 6)
    rows["approximate"] = approximate
    unknown = rng.random(n) < 0.005
    rows["lat"][unknown] = rows["lon"][unknown] = np.nan
    rows["approximate"][unknown] = 0
    rows["state"] = np.array([packing.STATE_NUMBER[state] for state in zips.state], np.uint8)[zip_of]


def _describe(rng: np.random.Generator, rows: np.ndarray) -> None:
    """Level, ages, openings and the day of the last check."""
    n = len(rows)
    levels = [packing.LEVELS.index(level) for level in ("iop", "php", "outpatient")]
    rows["level"] = rng.choice(levels, n, p=[0.92, 0.05, 0.03])
    rows["min_age"] = rng.choice([packing.NO_AGE, 18, 13], n, p=[0.5, 0.4, 0.1])
    rows["max_age"] = np.where(rows["min_age"] == 13, 17, packing.NO_AGE)
    rows["opening"] = rng.choice(len(packing.OPENINGS), n, p=[0.85, 0.09, 0.04, 0.02])
    reported = DAY.toordinal() - rng.integers(0, 120, n)
    rows["opening_reported"] = np.where(rows["opening"] > 0, reported, packing.NO_DAY)
    rows["checked"] = DAY.toordinal() - rng.integers(0, CHECKED_DAYS, n)
    rows["week_cents"] = packing.NO_PRICE


def _meet(rng: np.random.Generator, rows: np.ndarray) -> npt.NDArray[np.intp]:
    """One intensive outpatient program in ten says when its groups meet."""
    known = (rng.random(len(rows)) < 0.10) & (rows["level"] == packing.LEVELS.index("iop"))
    week_of = np.where(known, rng.integers(0, len(WEEKS), len(rows)), NO_WEEK)
    for week, slots in enumerate(WEEKS):
        here = week_of == week
        rows["parts"][here] = 1 | schedule.fits_parts([slots], schedule.minimum_minutes(False))
        rows["minutes"][here] = schedule.weekly_minutes(slots)
    return week_of


def _chances() -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """How likely each term is a yes, and a no: a few said by most, many by few, as in a real directory."""
    rng = np.random.default_rng(0)
    yes = rng.beta(0.5, 1.6, len(TERMS))
    for codes in OPTIONS.values():
        yes[[bit(code) for code in codes]] = np.linspace(0.75, 0.08, len(codes))
    yes[bit("in_person")] = 0.9
    yes[[position for position, term in enumerate(TERMS) if term.only]] = 0.002
    return np.float32(yes * SAID_YES / yes.sum()).clip(0, 0.98), np.full(
        len(TERMS), SAID_NO / len(TERMS), "f4"
    )


_YES, _NO = _chances()
_NARROWER = {bit(code): [bit(other) for other in widened(code)] for code in TERM if len(widened(code)) > 1}
_ONLY = [position for position, term in enumerate(TERMS) if term.only]


def _state_facts(rng: np.random.Generator, rows: np.ndarray) -> None:
    """What these programs say, with everything a reader may conclude from it."""
    shape = (len(rows), len(TERMS))
    yes = rng.random(shape, np.float32) < _YES
    no = (rng.random(shape, np.float32) < _NO) & ~yes
    exclusive = np.flatnonzero(yes[:, _ONLY].any(axis=1))
    meant = yes.copy()
    for wider, narrower in _NARROWER.items():
        meant[:, wider] |= yes[:, narrower].any(axis=1) & ~no[:, wider]
    for row in exclusive:
        meant[row], no[row] = _concluded(yes[row], no[row])
    rows["yes"], rows["no"] = packed(meant), packed(no & ~meant)


def _concluded(yes: np.ndarray, no: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """`understood` for one program that serves only some people."""
    said = understood(*([TERMS[position].code for position in np.flatnonzero(x)] for x in (yes, no)))
    return tuple(np.isin(np.arange(len(TERMS)), [bit(code) for code in codes]) for codes in said)


def packed(matrix: np.ndarray) -> np.ndarray:
    """A matrix of booleans, one column a term, as the words of a search row."""
    whole = np.zeros((len(matrix), packing.WORDS * 64), bool)
    whole[:, : matrix.shape[1]] = matrix
    return np.packbits(whole, axis=1, bitorder="little").view("<u8")


def unpacked(words: np.ndarray) -> np.ndarray:
    """The words of search rows as a matrix of booleans, one column a term."""
    flat = np.ascontiguousarray(words).view(np.uint8)
    return np.unpackbits(flat, axis=1, bitorder="little")[:, : len(TERMS)].astype(bool)


def _go_online(rng: np.random.Generator, rows: np.ndarray) -> None:
    """A few programs meet online alone, licensed in their own state or not saying where."""
    online = rng.random(len(rows)) < ONLINE_ONLY
    rows["yes"][online] &= ~packing.mask(["in_person", "hybrid"])
    for who, code in ((online, "telehealth"), (~online, "in_person")):
        meant = packing.mask(wider for wider in TERM if code in widened(wider))
        rows["yes"][who] |= meant
        rows["no"][who] &= ~meant
    stated = online & (rng.random(len(rows)) < 0.8)
    rows["licence_stated"] = stated
    rows["licensed"] = np.where(stated, np.uint64(1) << rows["state"].astype(np.uint64), np.uint64(0))


def day(ordinal: int) -> str | None:
    """An ordinal day of a search row as an ISO date; None when there is none."""
    return None if ordinal == packing.NO_DAY else date.fromordinal(int(ordinal)).isoformat()


def bands(rows: np.ndarray) -> list[int | None]:
    """The latitude band of each row; None without a point."""
    known = np.isfinite(rows["lat"])
    number = np.floor((np.where(known, rows["lat"], 0.0) + 90) / geo.BAND_DEGREES).astype(int)
    return [int(one) if has else None for one, has in zip(number, known, strict=True)]
