"""Distances on the earth: fast bounds for every row, the exact geodesic only where it decides.

The straight line ("chord") between two earth-centred points on the WGS-84 ellipsoid costs a few array
operations. The geodesic, the shortest way along the surface, costs about 0.1 ms a call in geopy. The chord
bounds the geodesic from both sides, so a page of nearest programs is settled by arrays, and geopy is asked
only about what is shown and about ties at the page's edge or at the rim of the radius.

Why the bounds hold: a geodesic bends at least as gently as a circle of the smallest radius of curvature of
the ellipsoid and at least as sharply as one of the largest. By Schur's theorem the arc of the smaller circle
over the same chord is never shorter than the geodesic. The arc of the larger circle is never longer: a
geodesic twists too little here (under 0.4 % of its curvature) to gain length, checked against Karney's
geodesics from 1 mm to 19,900 km.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from geopy.distance import geodesic  # type: ignore[import-untyped]

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]
Column = Sequence[float] | Floats


class Point(NamedTuple):
    """A place on the earth, in degrees north and east."""

    lat: float
    lon: float


class Ellipsoid(NamedTuple):
    """An earth flattened at the poles, lengths in miles."""

    equatorial: float
    flattening: float

    @property
    def eccentricity_squared(self) -> float:
        return self.flattening * (2 - self.flattening)

    @property
    def sharpest_radius(self) -> float:
        """The smallest radius of curvature: north to south at the equator, a(1 - e²)."""
        return self.equatorial * (1 - self.eccentricity_squared)

    @property
    def gentlest_radius(self) -> float:
        """The largest radius of curvature: at the poles, a²/b."""
        return self.equatorial / (1 - self.flattening)


METRES_PER_MILE: Final = 1609.344
EARTH: Final = Ellipsoid(equatorial=6_378_137.0 / METRES_PER_MILE, flattening=1 / 298.257223563)
"""WGS-84 (NGA.STND.0036)."""

ROUNDING_MILES: Final = 1e-6 / METRES_PER_MILE
"""A micrometre: over a hundred times the rounding error of both the chord and geopy's geodesic."""

BAND_DEGREES: Final = 0.25
"""Height of a latitude band: about 17 miles."""

_E2: Final = EARTH.eccentricity_squared
_SHARP: Final = 2 * EARTH.sharpest_radius
_GENTLE: Final = 2 * EARTH.gentlest_radius
_HALF_ROUND: Final = math.pi * EARTH.equatorial


def earth_centred(lats: Column, lons: Column) -> Floats:
    """The points as an array of shape (3, n): x, y, z in miles from the centre of the earth."""
    phi, lam = np.radians(np.asarray(lats, float)), np.radians(np.asarray(lons, float))
    sin_phi, cos_phi = np.sin(phi), np.cos(phi)
    normal = EARTH.equatorial / np.sqrt(1 - _E2 * sin_phi * sin_phi)
    across = normal * cos_phi
    return np.stack((across * np.cos(lam), across * np.sin(lam), normal * (1 - _E2) * sin_phi))


def chord_miles(lat: float, lon: float, lats: Column, lons: Column) -> Floats:
    """Miles of the straight line from one point to each of the others, through the earth."""
    away: Floats = earth_centred(lats, lons) - earth_centred([lat], [lon])
    squared: Floats = np.einsum("ij,ij->j", away, away)
    return np.sqrt(squared)


def upper_miles(chord: Floats) -> Floats:
    """Geodesic miles at most, for chords in miles: over by at most 0.29 feet at 100 miles, anywhere."""
    ratio = np.minimum(chord / _SHARP, 1.0)
    return np.where(chord >= _SHARP, _HALF_ROUND, _SHARP * np.arcsin(ratio) + ROUNDING_MILES)


def lower_miles(chord: Floats) -> Floats:
    """Geodesic miles at least, for chords in miles: under by at most 0.29 feet at 100 miles, anywhere."""
    return np.maximum(_GENTLE * np.arcsin(np.minimum(chord / _GENTLE, 1.0)) - ROUNDING_MILES, 0.0)


def geodesic_miles(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Exact miles along the surface between two (lat, lon) pairs, as geopy gives them."""
    return float(geodesic(a, b).miles)


class Ordered(NamedTuple):
    """A page of rows in exact order, nearest first; equally near rows keep the order they came in.

    ``indices`` and ``miles`` have one entry a row of the page; ``total`` counts every row within the radius;
    ``geodesic_calls`` says how often geopy was asked.
    """

    indices: Indices
    miles: Floats
    total: int
    geodesic_calls: int


class Within(NamedTuple):
    """Which rows lie within the radius (a mask over the rows), and how often geopy was asked."""

    mask: Mask
    geodesic_calls: int


class Measure:
    """Exact miles from one origin; each distinct point is asked of geopy once.

    ``lower`` and ``upper`` bound every row's geodesic miles; NaN for a row without a point.
    """

    def __init__(self, origin: tuple[float, float], lats: Column, lons: Column) -> None:
        self.origin = origin
        self.lats, self.lons = np.asarray(lats, float), np.asarray(lons, float)
        self.chords = chord_miles(*origin, self.lats, self.lons)
        self.lower, self.upper = lower_miles(self.chords), upper_miles(self.chords)
        self.known: dict[tuple[float, float], float] = {}

    @property
    def calls(self) -> int:
        """How often geopy was asked."""
        return len(self.known)

    def miles(self, rows: Indices) -> Floats:
        """Exact miles to these rows; NaN for a row without a point."""
        return np.array([self._one(float(self.lats[row]), float(self.lons[row])) for row in rows], float)

    def _one(self, lat: float, lon: float) -> float:
        if math.isnan(lat) or math.isnan(lon):
            return math.nan
        if (lat, lon) not in self.known:
            self.known[lat, lon] = geodesic_miles(self.origin, (lat, lon))
        return self.known[lat, lon]

    def inside(self, within: float | None) -> Mask:
        """Rows with a point, at most ``within`` miles away; only rows at the very rim cost a call."""
        placed: Mask = np.isfinite(self.chords)
        if within is None:
            return placed
        sure: Mask = placed & (self.upper <= within)
        rim = np.flatnonzero(placed & ~sure & (self.lower <= within))
        sure[rim] = self.miles(rim) <= within
        return sure

    def order(self, rows: Indices, start: int, stop: int) -> tuple[Indices, Floats]:
        """The rows that come ``start`` to ``stop`` among these by exact miles, and their miles.

        A row is left out when so many rows are surely nearer that it comes after the page, or when it is
        surely among the first ``start``. The rest, the page and its ties, are measured. Rows at one distance
        keep the order in which they were given, and rows without a point come last. Raises ValueError unless
        0 <= start <= stop.
        """
        if not 0 <= start <= stop:
            raise ValueError(f"A page needs 0 <= start <= stop, not {start} to {stop}.")
        stop = min(stop, len(rows))
        if start >= stop:
            return np.empty(0, np.intp), np.empty(0)
        lower, upper = (np.nan_to_num(bound[rows], nan=np.inf) for bound in (self.lower, self.upper))
        before = upper < np.partition(lower, start)[start]
        undecided = rows[~before & (lower <= np.partition(upper, stop - 1)[stop - 1])]
        miles = self.miles(undecided)
        skipped = int(before.sum())
        page = np.argsort(miles, kind="stable")[start - skipped : stop - skipped]
        return undecided[page], miles[page]


def exact_within(origin: tuple[float, float], lats: Column, lons: Column, within: float | None) -> Within:
    """The rows at most ``within`` geodesic miles from the origin (None: any distance).

    A row whose latitude or longitude is NaN has no place and is never within.
    """
    measure = Measure(origin, lats, lons)
    mask = measure.inside(within)
    return Within(mask, measure.calls)


def order_exact(
    origin: tuple[float, float], lats: Column, lons: Column, within: float | None, start: int, stop: int
) -> Ordered:
    """Rows ``start`` to ``stop`` of all rows within the radius, ordered as `Measure.order` does."""
    measure = Measure(origin, lats, lons)
    rows = np.flatnonzero(measure.inside(within))
    page, miles = measure.order(rows, start, stop)
    return Ordered(page, miles, len(rows), measure.calls)


def nearest_exact(
    origin: tuple[float, float], lats: Column, lons: Column, k: int, within: float | None = None
) -> Ordered:
    """The ``k`` nearest rows within the radius, in exact order."""
    return order_exact(origin, lats, lons, within, 0, k)


class Box(NamedTuple):
    """Degrees that surely hold a circle. ``west`` is above ``east`` where the box crosses 180°."""

    south: float
    north: float
    west: float
    east: float

    def spans(self) -> tuple[tuple[float, float], ...]:
        """The longitudes as one range, or two on either side of 180° (Aleutians, Guam)."""
        if self.west <= self.east:
            return ((self.west, self.east),)
        return ((self.west, 180.0), (-180.0, self.east))

    def holds(self, lat: float, lon: float) -> bool:
        in_span = any(west <= lon <= east for west, east in self.spans())
        return self.south <= lat <= self.north and in_span


_MARGIN_DEGREES: Final = 1e-9


def box(lat: float, lon: float, miles: float) -> Box:
    """The box around a point that surely contains everything within so many geodesic miles.

    A mile moves the latitude most at the equator, where the meridian bends sharpest, and the longitude most
    at the box's edge nearest a pole, where the parallel is shortest.
    """
    reach = math.degrees(miles / EARTH.sharpest_radius) + _MARGIN_DEGREES
    south, north = max(lat - reach, -90.0), min(lat + reach, 90.0)
    polewards = math.cos(math.radians(max(abs(south), abs(north))))
    spread = 180.0
    if polewards > _MARGIN_DEGREES:
        spread = math.degrees(miles / (EARTH.equatorial * polewards)) + _MARGIN_DEGREES
    if spread >= 180.0:
        return Box(south, north, -180.0, 180.0)
    return Box(south, north, _wrapped(lon - spread), _wrapped(lon + spread))


def _wrapped(lon: float) -> float:
    """The same meridian, from -180 to 180; a longitude already there is left exactly as it is."""
    if -180.0 <= lon <= 180.0:
        return lon
    return (lon + 180.0) % 360.0 - 180.0


def band(lat: float) -> int:
    """The number of the latitude band a point lies in, counted from the south pole."""
    return math.floor((lat + 90.0) / BAND_DEGREES)


def bands(area: Box) -> range:
    """The bands a box touches."""
    return range(band(area.south), band(area.north) + 1)


_COMPASS: Final = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")


def direction(here: tuple[float, float], there: tuple[float, float]) -> str:
    """The way one sets out, as one of eight words: "north", "northeast", ... (on the sphere)."""
    phi, other = math.radians(here[0]), math.radians(there[0])
    turn = math.radians(there[1] - here[1])
    east = math.sin(turn) * math.cos(other)
    north = math.cos(phi) * math.sin(other) - math.sin(phi) * math.cos(other) * math.cos(turn)
    return _COMPASS[round(math.degrees(math.atan2(east, north)) / 45.0) % 8]
