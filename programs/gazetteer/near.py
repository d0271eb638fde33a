"""Near spellings: places a person may have meant by a name that is not there.

Two index look-ups: every spelling one slip away (a letter lost, doubled, swapped or mistaken, also the
first), and every name with the same first three letters that is alike enough.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from string import ascii_lowercase
from typing import Final

from programs.gazetteer.answers import Choice, Spot
from programs.gazetteer.rows import by_first_letters, by_keys, whole_state, zip_row
from programs.place_names import Reading
from programs.states import STATE_SPELLINGS, state_code

LIMIT: Final = 5
_ALIKE: Final = 0.78
"""The share of letters, in order, that two spellings must have in common (difflib's ratio)."""

_SLIP: Final = 0.93
"""What one slip of the keyboard counts for, also where difflib sees more: "pheonix"."""

_SHORTEST: Final = 4
_LONGEST: Final = 30
_SAME_START: Final = 600
_IN_STATE: Final = 0.15
_PER_TENFOLD: Final = 0.02
"""What being in the state that was said, and ten times the people, are worth against likeness."""


def near_names(readings: Iterable[Reading]) -> tuple[Choice, ...]:
    """At most five places spelled nearly so, the likeliest first."""
    scored: dict[Spot, float] = {}
    for reading in _distinct(readings):
        slips = _one_slip(reading.key)
        for key, spot in (*by_keys(slips), *by_first_letters(reading.key[:3], _SAME_START)):
            alike = max(_likeness(reading.key, key), _SLIP if key in slips else 0.0)
            if alike >= _ALIKE:
                scored[spot] = max(_score(alike, reading, spot), scored.get(spot, 0.0))
    best = sorted(scored, key=lambda spot: -scored[spot])
    return (*_near_states(readings), *best)[:LIMIT]


def near_zips(code: str) -> tuple[Spot, ...]:
    """ZIP codes one digit away or one swap away from a code that does not exist."""
    others = {code[:i] + digit + code[i + 1 :] for i in range(5) for digit in "0123456789"}
    swaps = {code[:i] + code[i + 1] + code[i] + code[i + 2 :] for i in range(4)}
    rows = by_keys((others | swaps) - {code})
    rows.sort(key=lambda row: (abs(int(row[0]) - int(code)), row[0]))
    return tuple(spot for _, spot in rows[:LIMIT])


def padded_zip(code: str) -> tuple[Spot, ...]:
    """The ZIP code that lost its leading zeros, if there is one."""
    spot = zip_row(code)
    return (spot,) if spot else ()


def _distinct(readings: Iterable[Reading]) -> list[Reading]:
    """The two likeliest readings that are long enough to be misspelled and short enough to be names."""
    fit = [r for r in dict.fromkeys(readings) if _SHORTEST <= len(r.key) <= _LONGEST]
    return fit[:2]


def _one_slip(key: str) -> set[str]:
    """Every key that one slip of the keyboard makes of this one (Damerau's four kinds)."""
    cuts = [(key[:i], key[i:]) for i in range(len(key) + 1)]
    lost = {a + b[1:] for a, b in cuts if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    mistaken = {a + c + b[1:] for a, b in cuts if b for c in ascii_lowercase}
    doubled = {a + c + b for a, b in cuts for c in ascii_lowercase}
    return lost | swapped | mistaken | doubled


def _likeness(typed: str, key: str) -> float:
    matcher = SequenceMatcher(None, key, typed)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def _score(alike: float, reading: Reading, spot: Spot) -> float:
    same_state = _IN_STATE if spot.state == reading.state else 0.0
    return alike + same_state + _PER_TENFOLD * math.log10(1 + spot.people)


def _near_states(readings: Iterable[Reading]) -> tuple[Choice, ...]:
    for key, state in readings:
        if state is None and len(key) > _SHORTEST:
            alike = get_close_matches(key, STATE_SPELLINGS, n=1, cutoff=0.85)
            place = whole_state(state_code(alike[0]) or "") if alike else None
            return (place,) if place else ()
    return ()
