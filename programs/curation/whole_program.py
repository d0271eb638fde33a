"""A program as one source tells it whole, and several that turned out to be one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WholeTrack:
    """A group schedule: its fields, and (weekday, start, end) for each session."""

    fields: Values
    sessions: tuple[tuple[int, time, time], ...]


@dataclass(frozen=True, slots=True)
class WholeProgram:
    """Everything one source says of one program, under the names of the models' fields.

    What is missing is not stated. `raw` is the row as it came.
    """

    key: str
    slug: str
    raw: Values
    observed_on: date
    organization: Values
    place: Values
    fields: Values
    facts: Mapping[str, bool]
    phones: tuple[Values, ...] = ()
    tracks: tuple[WholeTrack, ...] = ()
    prices: tuple[Values, ...] = ()
    credentials: tuple[Values, ...] = ()
    outcomes: tuple[Values, ...] = ()
    verifications: tuple[Values, ...] = ()
    experiences: tuple[Values, ...] = ()
    """What people who took part say. Written where nobody has said anything yet, and never replaced."""

    @property
    def digest(self) -> str:
        """SHA-256 of the raw row; tells whether it changed."""
        return hashlib.sha256(json.dumps(self.raw, sort_keys=True).encode()).hexdigest()


def joined(told: WholeProgram, others: Sequence[WholeProgram]) -> WholeProgram:
    """What is told of a program, and beside it what is told of others that turned out to be it."""
    facts, tracks = dict(told.facts), {track.fields["name"]: track for track in told.tracks}
    for other in others:
        facts = {**other.facts, **facts}
        tracks = {track.fields["name"]: track for track in other.tracks} | tracks
    lists = ("phones", "prices", "credentials", "outcomes", "verifications", "experiences")
    rows = {name: sum((getattr(one, name) for one in (told, *others)), ()) for name in lists}
    return replace(told, facts=facts, tracks=tuple(tracks.values()), **rows)
