"""Which point, and which county, each ZIP code gets. The rules are told in `build_gazetteer`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from programs.place_names import place_key
from scripts.gazetteer_curated import POINT_CHOSEN
from scripts.gazetteer_sources import Candidate, Sources, Town, TownKey, Zip, apart, miles

DISAGREE_MILES = 10.0
TOWN_MILES = 15.0
NAMED_MILES = 25.0
COUNTY_MILES = 40.0
ALASKA_COUNTY_MILES = 150.0
STRAY_MILES = 100.0
_ENDS = "County,Parish,Borough,Census Area,Municipality,Municipio,Island,Islands"
COUNTY_ENDS = tuple(f" {end}" for end in _ENDS.split(","))


def nearest(to: Zip | Town, zips: Sequence[Zip]) -> Zip:
    return zips[int(np.argmin(miles(to.lat, to.lon, [z.lat for z in zips], [z.lon for z in zips])))]


def middle(zips: Sequence[Zip]) -> Zip:
    """The ZIP code from which all the people have the fewest miles to go; box-only ones count last."""
    lived_in = [z for z in zips if not z.boxes_only] or list(zips)
    lats, lons = [z.lat for z in lived_in], [z.lon for z in lived_in]
    people = np.array([max(z.people, 1) for z in lived_in])
    return min(lived_in, key=lambda z: float((miles(z.lat, z.lon, lats, lons) * people).sum()))


def shared_points(zips: Iterable[Zip]) -> set[tuple[float, float]]:
    """zip2info's points that post offices of two or more towns have in common."""
    towns: dict[tuple[float, float], set[str]] = defaultdict(set)
    for z in zips:
        if z.geonames:
            towns[z.geonames.lat, z.geonames.lon].add(z.city)
    return {point for point, names in towns.items() if len(names) > 1}


def median_point(zips: Sequence[Zip]) -> Candidate | None:
    known = [z.geonames for z in zips if z.geonames]
    if not known:
        return None
    lat, lon = (float(np.median([getattr(p, name) for p in known])) for name in ("lat", "lon"))
    return Candidate(round(lat, 4), round(lon, 4), Counter(p.time_zone for p in known).most_common(1)[0][0])


class Chooser:
    """Decides each ZIP code's point from the candidates and from what lies around it."""

    def __init__(self, sources: Sources) -> None:
        self.towns = sources.towns
        self.shared = shared_points(sources.zips)
        self.agreed = [z for z in sources.zips if self._agree(z)]
        self.of_town: dict[TownKey, list[Zip]] = defaultdict(list)
        self.of_prefix: dict[str, list[Zip]] = defaultdict(list)
        for z in self.agreed:
            self.of_town[z.town].append(z)
            self.of_prefix[z.zip[:4]].append(z)
            self.of_prefix[z.zip[:3]].append(z)

    def _agree(self, z: Zip) -> bool:
        if not z.geonames or (z.geonames.lat, z.geonames.lon) in self.shared:
            return False
        return z.census is None or apart(z.census, z.geonames) <= DISAGREE_MILES

    def town_point(self, z: Zip) -> Candidate | None:
        """The town of the ZIP code's name that lies near any of its points or its other ZIP codes."""
        hints = [p for p in (z.geonames, z.census, median_point(self.others(z))) if p]
        named = [(min(apart(town, p) for p in hints), town) for town in self.towns.get(z.town, []) if hints]
        distance, town = min(named, key=lambda pair: pair[0], default=(float("inf"), None))
        if town is None or distance > NAMED_MILES:
            return None
        return Candidate(town.lat, town.lon, town.time_zone)

    def others(self, z: Zip) -> list[Zip]:
        return [o for o in self.of_town.get(z.town, ()) if o.zip != z.zip]

    def around(self, z: Zip) -> Candidate | None:
        """Where the ZIP code ought to be: at its town's other ZIP codes, else at the town."""
        return median_point(self.others(z)) or self.town_point(z)

    def by_number(self, z: Zip) -> Candidate | None:
        return median_point(self.of_prefix.get(z.zip[:4]) or self.of_prefix.get(z.zip[:3], []))

    def choose(self, z: Zip) -> None:
        if z.zip in POINT_CHOSEN:
            z.take(getattr(z, POINT_CHOSEN[z.zip]))
            z.remark = f"chosen by a person: {POINT_CHOSEN[z.zip]}"
        elif z.geonames is None:
            self._only_census(z)
        elif (z.geonames.lat, z.geonames.lon) in self.shared:
            self._shared(z, z.geonames)
        elif z.census and apart(z.census, z.geonames) > DISAGREE_MILES:
            self._disputed(z, z.geonames, z.census)
        else:
            z.take(z.geonames)

    def _only_census(self, z: Zip) -> None:
        point = z.census or median_point(self.others(z))
        if point:
            z.take(point)
            z.remark = "no point in zip2info"

    def _shared(self, z: Zip, shared: Candidate) -> None:
        there = self.around(z)
        trusted = z.census and (there is None or apart(z.census, there) <= NAMED_MILES)
        point = (z.census if trusted else self.town_point(z) or there) or shared
        z.take(point)
        if apart(point, shared) > DISAGREE_MILES:
            z.remark = f"zip2info's point is shared by several towns, {apart(point, shared):.0f} miles off"

    def _disputed(self, z: Zip, geonames: Candidate, census: Candidate) -> None:
        there = self.around(z) or self._strayed(z, geonames, census) or geonames
        name, point = min((("zip2info", geonames), ("census", census)), key=lambda p: apart(p[1], there))
        if apart(point, there) > DISAGREE_MILES and there == self.town_point(z):
            name, point = "the town's", there
        z.take(point)
        z.remark = f"packages {apart(census, geonames):.0f} miles apart, {name} taken"

    def _strayed(self, z: Zip, geonames: Candidate, census: Candidate) -> Candidate | None:
        """Where the next numbers are, when zip2info's point is far from them all and the other is not."""
        there = self.by_number(z)
        far = there is not None and apart(geonames, there) > max(STRAY_MILES, 3 * apart(census, there))
        return there if far else None

    def gather_boxes(self, zips: Sequence[Zip]) -> None:
        """Box-only ZIP codes far from every mapped ZIP code of their town, and from the town, move there."""
        mapped: dict[TownKey, list[Zip]] = defaultdict(list)
        for z in zips:
            if z.census:
                mapped[z.town].append(z)
        for z in zips:
            if not z.census and z.town in mapped and z.zip not in POINT_CHOSEN:
                self._gather(z, mapped[z.town])

    def _gather(self, z: Zip, mates: Sequence[Zip]) -> None:
        town, centre = self.town_point(z), middle(mates)
        distance = apart(z, nearest(z, mates))
        if distance > TOWN_MILES and not (town and apart(z, town) <= TOWN_MILES):
            z.take(town or Candidate(centre.lat, centre.lon, centre.time_zone))
            z.remark = f"{distance:.0f} miles from the rest of its town, moved there"


def tidy_counties(sources: Sources, zips: Sequence[Zip]) -> None:
    """One full name for each county; a county that cannot be right is taken from the nearest ZIP code."""
    names = {
        state: {place_key(name): name for name in counties} for state, counties in sources.counties.items()
    }
    for z in zips:
        z.county = county_name(z.county, z.state, names.get(z.state, {}))
    by_town: dict[TownKey, list[Zip]] = defaultdict(list)
    by_state: dict[str, list[Zip]] = defaultdict(list)
    for z in zips:
        by_state[z.state].append(z)
        if z.county and not moved(z):
            by_town[z.town].append(z)
    for state in by_state.values():
        for z, county in [(z, likely_county(z, by_town[z.town], state)) for z in state]:
            z.county = county


def moved(z: Zip) -> bool:
    """Whether the Census point, by which the county was found, was not the one taken."""
    return z.census is not None and apart(Candidate(z.lat, z.lon, ""), z.census) > DISAGREE_MILES


def likely_county(z: Zip, town: Sequence[Zip], state: Sequence[Zip]) -> str:
    """The county as told, unless it is missing, or was told of another point, or lies miles away."""
    if z.county and not moved(z) and not lonely(z, state):
        return z.county
    mates = [o.county for o in town if o is not z]
    if mates:
        return Counter(mates).most_common(1)[0][0]
    if z.county and not lonely(z, state):
        return z.county
    return nearest(z, [o for o in state if o is not z and o.county] or [z]).county


def lonely(z: Zip, state: Sequence[Zip]) -> bool:
    """Whether every other ZIP code of its county is far away while those of another are near."""
    away = miles(z.lat, z.lon, [o.lat for o in state], [o.lon for o in state])
    own = [d for d, o in zip(away, state, strict=True) if o.county == z.county and o is not z]
    other = [d for d, o in zip(away, state, strict=True) if o.county != z.county]
    limit = ALASKA_COUNTY_MILES if z.state == "AK" else COUNTY_MILES
    return bool(own and other) and min(own) > max(limit, 3 * min(other))


def county_name(raw: str, state: str, names: dict[str, str]) -> str:
    bare = raw.replace("(city)", "city").strip()
    for end in ("", *COUNTY_ENDS, " city"):
        if name := names.get(place_key(bare + end)):
            return name
    return bare if state == "AK" and bare.endswith(COUNTY_ENDS) else ""
