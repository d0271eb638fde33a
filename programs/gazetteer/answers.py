"""What a look-up can answer. Frozen values: they know no database and no HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from programs import language
from programs.states import STATES

Why = Literal["unknown", "empty", "too_long", "point", "address", "military"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point a search can start from: a ZIP code, a town or a county.

    `place` is the name alone ("Cincinnati", also of a ZIP code's town); `state` a USPS code; `zip` empty
    unless `kind` is "zip"; degrees WGS 84; `time_zone` an IANA name; `people` how many live there (Census,
    GeoNames), 0 when not known.
    """

    kind: Literal["zip", "city", "county"]
    place: str
    state: str
    county: str
    zip: str
    lat: float
    lon: float
    time_zone: str
    people: int = 0

    @property
    def name(self) -> str:
        """For reading: "Cincinnati, OH", "45202 (Cincinnati, OH)"."""
        town = f"{language.county(self.place) if self.kind == 'county' else self.place}, {self.state}"
        return f"{self.zip} ({town})" if self.zip else town

    @property
    def query(self) -> str:
        """The text that resolves to exactly this place again."""
        return self.zip or f"{self.place}, {self.state}"

    @property
    def note(self) -> str:
        """What tells it from others of its name: the county it is in."""
        return "" if self.kind == "county" else language.county(self.county)


@dataclass(frozen=True, slots=True)
class WholeState:
    """A whole state or territory; the point is the middle of its people."""

    code: str
    lat: float
    lon: float
    time_zone: str

    @property
    def kind(self) -> Literal["state"]:
        return "state"

    @property
    def state(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        return STATES[self.code].name

    @property
    def query(self) -> str:
        """The text that means the whole state, also where a city has the same name."""
        return STATES[self.code].query

    @property
    def note(self) -> str:
        return _("the whole state")


Choice = Spot | WholeState


@dataclass(frozen=True, slots=True)
class Found:
    """One place. `also` holds the far smaller ones of the same name, for "not this one?"."""

    spot: Spot
    also: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Several:
    """Two places or more that may be meant, most people first; at most 30."""

    spots: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """Nothing by that name. `near` holds up to five that may be meant; `why` says what was wrong.

    "point": coordinates, finer than a ZIP code, are never looked up. "address": a street address whose town
    may be among `near`. "military": an armed-forces ZIP code, which is no place on the map.
    """

    text: str
    near: tuple[Choice, ...] = ()
    why: Why = "unknown"


Resolution = Found | Several | WholeState | NotFound
