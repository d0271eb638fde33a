"""What goes into a map and what comes out: plain values, ready for the template.

Every coordinate comes out as text, so no language setting can turn its decimal point into a comma.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from programs.geo import Point


@dataclass(frozen=True, slots=True)
class Pin:
    """A program on the page's list. `card` is the id of its card, `distance` the text the card shows.

    `approximate`: only its ZIP is known, so the point is the ZIP's middle.
    """

    number: int
    name: str
    card: str
    point: Point
    distance: str = ""
    approximate: bool = False

    @property
    def label(self) -> str:
        """Number, name and distance, for those who cannot see where it is."""
        return ", ".join(filter(None, (f"{self.number}. {self.name}", self.distance)))


@dataclass(frozen=True, slots=True)
class Place:
    """A named place; the heavier ones are named first.

    On the map of a state, `count` is the programs in it and `near` the text to search for.
    """

    name: str
    point: Point
    weight: float = 0.0
    count: int = 0
    near: str = ""


@dataclass(frozen=True, slots=True)
class PlacedPin:
    """A numbered pin and where its middle stands, which may be a little off its true place."""

    pin: Pin
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class PlacedCount:
    """A place with its number of programs, and where the number stands."""

    place: Place
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Text:
    """A word on the map. `anchor` is the SVG text anchor; `kind` names its style."""

    text: str
    x: str
    y: str
    anchor: Literal["start", "middle", "end"]
    kind: Literal["place", "state-name"]


@dataclass(frozen=True, slots=True)
class Ring:
    """The circle of the search, `radius` units wide around the middle, and where its label stands."""

    miles: str
    radius: str
    label_x: str
    label_y: str


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar that is `miles` long on the map: its path and where its label stands."""

    miles: int
    path: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class StateArea:
    """A state on the overview: its shape, its number of programs, and where the number stands.

    `near` is the text to search for. `shade` is 0 for none and 1 to 4 from few to many. A small state has a
    `box`, joined to it by `leader`, and its shape may be empty. `outside`: the number stands beside the
    shape, not on it.
    """

    code: str
    name: str
    near: str
    count: int
    shade: int
    path: str
    x: str = ""
    y: str = ""
    box: bool = False
    outside: bool = False
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Shade:
    """One step of the overview's key: the counts it stands for, both ends included."""

    shade: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class MapView:
    """A whole map, `width` by `height` units. Path data is in tenths of a unit; the rest is in units."""

    kind: Literal["area", "country", "state"]
    width: int
    height: int
    land: str = ""
    counties: str = ""
    states: str = ""
    spots: str = ""
    others: str = ""
    leaders: str = ""
    anchors: str = ""
    x: str = ""
    y: str = ""
    ring: Ring | None = None
    bar: ScaleBar | None = None
    pins: tuple[PlacedPin, ...] = ()
    off_map: tuple[Pin, ...] = ()
    labels: tuple[Text, ...] = ()
    counts: tuple[PlacedCount, ...] = ()
    name: str = ""
    areas: tuple[StateArea, ...] = ()
    shades: tuple[Shade, ...] = ()
    frames: str = ""

    @property
    def has_approximate(self) -> bool:
        """Whether any pin stands at the middle of a ZIP."""
        return any(placed.pin.approximate for placed in self.pins)


def number(value: float) -> str:
    """A coordinate with at most one decimal, as SVG wants it: "12", "12.5", "-3"."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
