"""The narrow row a search reads: its layout, and how it is packed and unpacked.

A row is one fixed-size record, so many of them become one NumPy array without a loop.
Every fact is two bits, one for yes and one for no; neither set means not stated.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from programs.states import STATES
from programs.vocabulary import bit

WORDS = 7
STATE_NUMBER = {code: number for number, code in enumerate(sorted(STATES))}
LEVELS = ("other", "iop", "php", "outpatient", "residential", "inpatient")
OPENINGS = ("", "taking", "waitlist", "full")
NO_AGE = 255
NO_PRICE = -1
NO_DAY = 0

ROW = np.dtype(
    [
        ("program", "<i4"),
        ("tie", "<u4"),
        ("lat", "<f8"),
        ("lon", "<f8"),
        ("yes", "<u8", (WORDS,)),
        ("no", "<u8", (WORDS,)),
        ("licensed", "<u8"),
        ("licence_stated", "u1"),
        ("state", "u1"),
        ("level", "u1"),
        ("approximate", "u1"),
        ("opening", "u1"),
        ("min_age", "u1"),
        ("max_age", "u1"),
        ("parts", "u1"),
        ("minutes", "<u2"),
        ("week_cents", "<i4"),
        ("checked", "<i4"),
        ("opening_on", "<i4"),
        ("opening_reported", "<i4"),
    ]
)


@dataclass(slots=True)
class Packable:
    """What a search needs to know of one program.

    `parts` has bit m set when the weekly minimum fits into the parts of the week in mask m
    (`schedule.fits_parts`); bit 0 says that a schedule is stated at all. `minutes` is the
    longest track's week. Days are dates; money is US cents a week for a person paying alone.
    """

    program: int
    slug: str
    lat: float | None
    lon: float | None
    state: str
    level: str
    checked_on: date
    approximate: bool = False
    yes: Iterable[str] = ()
    no: Iterable[str] = ()
    licensed: list[str] | None = None
    opening: str = ""
    opening_on: date | None = None
    opening_reported_on: date | None = None
    min_age: int | None = None
    max_age: int | None = None
    parts: int = 0
    minutes: int = 0
    week_cents: int | None = None
    words: str = field(default="", compare=False)


def mask(codes: Iterable[str]) -> np.ndarray:
    """The bits of these terms, as `WORDS` unsigned 64-bit words."""
    words = [0] * WORDS
    for code in codes:
        position = bit(code)
        words[position >> 6] |= 1 << (position & 63)
    return np.array(words, dtype="<u8")


def state_mask(codes: Iterable[str]) -> int:
    """The bits of these states in `licensed`; codes that are no state count for nothing."""
    return sum(1 << STATE_NUMBER[code] for code in set(codes) if code in STATE_NUMBER)


def tie(slug: str) -> int:
    """A stable number that orders programs at the same distance without favouring a name."""
    return int.from_bytes(hashlib.blake2b(slug.encode(), digest_size=4).digest(), "little")


def pack(item: Packable) -> bytes:
    """The record of one program, `ROW.itemsize` bytes."""
    row = np.zeros((), dtype=ROW)
    row["program"] = item.program
    row["tie"] = tie(item.slug)
    row["lat"] = np.nan if item.lat is None else item.lat
    row["lon"] = np.nan if item.lon is None else item.lon
    row["yes"], row["no"] = mask(item.yes), mask(item.no)
    row["licensed"] = state_mask(item.licensed or ())
    row["licence_stated"] = item.licensed is not None
    row["state"] = STATE_NUMBER.get(item.state, 255)
    row["level"] = LEVELS.index(item.level)
    row["approximate"] = item.approximate
    row["opening"] = OPENINGS.index(item.opening)
    row["min_age"] = NO_AGE if item.min_age is None else item.min_age
    row["max_age"] = NO_AGE if item.max_age is None else item.max_age
    row["parts"], row["minutes"] = item.parts, min(item.minutes, 10_080)
    row["week_cents"] = NO_PRICE if item.week_cents is None else item.week_cents
    row["checked"] = item.checked_on.toordinal()
    row["opening_on"] = _day(item.opening_on)
    row["opening_reported"] = _day(item.opening_reported_on)
    return row.tobytes()


def unpack(records: Iterable[bytes | memoryview]) -> np.ndarray:
    """Packed records, one or more in a piece, as one read-only structured array of `ROW`."""
    return np.frombuffer(b"".join(records), dtype=ROW)


def says(words: np.ndarray, code: str) -> np.ndarray:
    """Which rows have the bit of this term, in their `yes` or their `no` words."""
    position = bit(code)
    found: np.ndarray = (words[:, position >> 6] & np.uint64(1 << (position & 63))) != 0
    return found


def online_only(rows: np.ndarray) -> np.ndarray:
    """Programs that say they meet online and do not say they meet in person: no place binds them."""
    online: np.ndarray = says(rows["yes"], "telehealth") & ~says(rows["yes"], "in_person")
    return online


def _day(day: date | None) -> int:
    return NO_DAY if day is None else day.toordinal()
