"""What a program looks like today, in marks short enough to keep, so that a later day can tell what changed.

A mark is four hexadecimal digits of what one part says. Marks are made on the server and compared in the
reader's browser: which program was saved, and when, is known nowhere else. Two different answers share a mark
once in 65,536, and then a change of that part goes unseen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt
from django.utils.translation import gettext_noop

from programs import packing
from programs.models import Program, SearchRow, Track
from programs.vocabulary import TERMS, Category

Marks = dict[str, str]

FACTS: Final[dict[str, tuple[str, tuple[Category, ...]]]] = {
    "care": (
        gettext_noop("the care it gives"),
        (
            Category.LEVEL,
            Category.DELIVERY,
            Category.THERAPY,
            Category.SERVICE,
            Category.MEDICATION,
            Category.FOCUS,
            Category.SETTING,
        ),
    ),
    "pays": (gettext_noop("ways to pay"), (Category.PAYS, Category.INSURER)),
    "people": (
        gettext_noop("who it serves"),
        (Category.SERVES, Category.AGE_GROUP, Category.GENDER, Category.LANGUAGE),
    ),
    "access": (gettext_noop("getting there and taking part"), (Category.ACCESS,)),
    "trust": (
        gettext_noop("licenses, accreditation and who runs it"),
        (Category.ACCREDITED, Category.LICENCE, Category.OWNERSHIP),
    ),
    "rules": (gettext_noop("tests and house rules"), (Category.TESTING, Category.POLICY)),
}
"""The facts of some categories together, by the part's name: what it is called, and which."""

WORDS: Final[dict[str, str]] = {
    "name": gettext_noop("name"),
    "address": gettext_noop("address"),
    "phone": gettext_noop("phone"),
    "answered": gettext_noop("who answers the phone"),
    "open": gettext_noop("openings"),
    "times": gettext_noop("group times"),
    "length": gettext_noop("how many weeks it lasts"),
    "week-price": gettext_noop("prices"),
    "prices": gettext_noop("prices"),
    "start": gettext_noop("how to start"),
    "transport": gettext_noop("getting there and taking part"),
    "owner": gettext_noop("licenses, accreditation and who runs it"),
    "ages": gettext_noop("ages"),
    "online": gettext_noop("states for online groups"),
    "level": gettext_noop("level of care"),
    **{part: words for part, (words, _) in FACTS.items()},
}
"""What each part is called."""


@dataclass(frozen=True, slots=True)
class Now:
    """A program as it stands: it, and its marks, empty once it is closed."""

    program: Program
    marks: Marks


def now(slugs: Sequence[str]) -> list[Now]:
    """The programs with these addresses that still have a page, with all their marks, in a few queries."""
    programs = list(Program.objects.filter(slug__in=slugs).for_marks())
    marks = all_marks(programs)
    return [Now(program, marks.get(program.pk, {})) for program in programs]


def all_marks(programs: Sequence[Program]) -> dict[int, Marks]:
    """Every mark of each program that is listed, by its id. They come with `for_marks` or `for_page`."""
    packed = dict(SearchRow.objects.filter(program__in=programs).values_list("program", "packed"))
    listed = [program for program in programs if program.pk in packed]
    rows = packing.unpack(packed[program.pk] for program in listed)
    return {
        program.pk: marks_of(row, facts, program, program.tracks.all())
        for program, row, facts in zip(listed, rows, fact_marks(rows), strict=True)
    }


def marks_of(row: np.void, facts: Marks, program: Program, tracks: Iterable[Track]) -> Marks:
    """The mark of each part.

    A part keeps its name and what it is made of: a list saved long ago is compared by the parts it knows.
    What is new to tell gets a part of its own. "week-price" is all that lists once had of prices.
    """
    location, phones = program.location, program.phones.all()
    parts: dict[str, object] = {
        "name": program.name,
        "address": [location.withheld, location.street, location.street2, location.city, location.zip],
        "phone": sorted([phone.number, phone.extension, phone.kind] for phone in phones),
        "answered": sorted(phone.answered_by for phone in phones),
        "open": [program.opening, str(program.opening_on or "")],
        "times": sorted(times(track) for track in tracks if track.sessions.all()),
        "length": program.weeks or 0,
        "week-price": int(row["week_cents"]),
        "prices": sorted([price.basis, price.unit, price.cents] for price in program.prices.all()),
        "start": program.how_to_start,
        "transport": location.transport,
        "owner": [location.organization.name, location.organization.owner],
        "ages": [program.min_age, program.max_age],
        "online": sorted(program.telehealth_states or ()),
        "level": program.level,
    }
    return {name: mark(said) for name, said in parts.items()} | facts


def times(track: Track) -> list[object]:
    """When a group meets and how it is held, told the same way whatever the order of its rows."""
    return [sorted(list(slot) for slot in track.slots()), track.delivery, track.weeks or 0]


def mark(said: object) -> str:
    """Four hexadecimal digits of anything made of lists, texts and numbers."""
    return f"{crc32(repr(said).encode()) & 0xFFFF:04x}"


def fact_marks(rows: np.ndarray) -> list[Marks]:
    """For each search row, the marks of its facts, a part at a time."""
    yes, no = (_bits(rows[said]) for said in ("yes", "no"))
    of_terms = np.where(yes, _YES, 0) ^ np.where(no, _NO, 0)
    marks = np.bitwise_xor.reduceat(of_terms[:, _ORDER], _STARTS, axis=1)
    return [
        {part: f"{digits:04x}" for part, digits in zip(FACTS, row, strict=True)} for row in marks.tolist()
    ]


def written(marks: Mapping[str, str]) -> str:
    """Marks as one text: "phone.9f31 open.0c44"."""
    return " ".join(f"{name}.{digits}" for name, digits in marks.items())


def _bits(words: np.ndarray) -> npt.NDArray[np.uint8]:
    octets = np.ascontiguousarray(words).view(np.uint8).reshape(len(words), packing.WORDS * 8)
    return np.unpackbits(octets, axis=1, bitorder="little")[:, : len(TERMS)]


def _digits(text: str) -> int:
    """Terms are told apart by a hash whose sums do not cancel out, as those of a CRC may."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=2).digest())


_YES = np.array([_digits(f"{term.code} yes") for term in TERMS], dtype=np.uint16)
_NO = np.array([_digits(f"{term.code} no") for term in TERMS], dtype=np.uint16)
_PARTS = [
    [position for position, term in enumerate(TERMS) if term.category in categories]
    for _, categories in FACTS.values()
]
_ORDER = np.concatenate(_PARTS)
_STARTS = np.cumsum([0, *map(len, _PARTS[:-1])])
