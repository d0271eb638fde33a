"""Turn the npm package `us-atlas` into `programs/data/outlines.json.gz`.

    cd /tmp && npm pack us-atlas && tar xzf us-atlas-*.tgz
    python scripts/build_outlines.py /tmp/package

The result is one gzip file, byte for byte the same for the same input:

    {"credit", "edition",
     "scale": [lon, lat], "translate": [lon, lat],   degrees = number * scale + translate
     "lengths": [points in each arc],
     "deltas": [dx, dy, ...],                         each arc starts from its own absolute point
     "levels": "one character for each point",        how much the point matters, see `levels`
     "kinds": "one of C, S, N for each arc",          county line, state line, edge of the nation
     "nation": [ring, ...],                           a ring lists arcs; ~i is arc i backwards
     "states": [{"code", "name", "rings", "county_lines": [arc, ...]}, ...]}
"""

from __future__ import annotations

import gzip
import heapq
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "programs" / "data" / "outlines.json.gz"
CREDIT = "U.S. Census Bureau cartographic boundary files, by way of us-atlas (ISC licence)"
MILES_PER_DEGREE = 69.05
FIRST_LEVEL = 48
LAST_LEVEL = 109

Json = dict[str, Any]
Spot = tuple[int, int]

# FIPS state codes to postal abbreviations (ANSI INCITS 38).
POSTAL = dict(
    pair.split(":")
    for pair in (
        "01:AL 02:AK 04:AZ 05:AR 06:CA 08:CO 09:CT 10:DE 11:DC 12:FL 13:GA 15:HI 16:ID 17:IL 18:IN 19:IA "
        "20:KS 21:KY 22:LA 23:ME 24:MD 25:MA 26:MI 27:MN 28:MS 29:MO 30:MT 31:NE 32:NV 33:NH 34:NJ 35:NM "
        "36:NY 37:NC 38:ND 39:OH 40:OK 41:OR 42:PA 44:RI 45:SC 46:SD 47:TN 48:TX 49:UT 50:VT 51:VA 53:WA "
        "54:WV 55:WI 56:WY 60:AS 66:GU 69:MP 72:PR 78:VI"
    ).split()
)
PLAIN_NAMES = {"MP": "Northern Mariana Islands", "VI": "U.S. Virgin Islands"}


def rings_of(geometry: Json) -> list[list[int]]:
    """Every ring of a TopoJSON polygon or multipolygon, holes included."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return [ring for polygon in polygons for ring in polygon]


def kinds_of_arcs(topology: Json) -> str:
    """One letter for each arc, by who lies on its two sides: C, S or N."""
    sides: defaultdict[int, list[str]] = defaultdict(list)
    for county in topology["objects"]["counties"]["geometries"]:
        for ring in rings_of(county):
            for arc in ring:
                sides[arc if arc >= 0 else ~arc].append(county["id"])
    return "".join(_kind(sides[i]) for i in range(len(topology["arcs"])))


def _kind(counties: list[str]) -> str:
    if len(counties) < 2:
        return "N"
    return "C" if len({county[:2] for county in counties}) == 1 else "S"


def absolute(arc: list[list[int]]) -> list[Spot]:
    """The arc's points as whole numbers on the file's own grid."""
    points, x, y = [], 0, 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


def chains(arcs: list[list[Spot]], kinds: str) -> list[list[int]]:
    """State lines and edges joined end to end until three of them meet; a county line stands alone.

    A chain lists arcs in the order they are walked; ~i is arc i backwards.
    """
    meeting: defaultdict[Spot, list[int]] = defaultdict(list)
    for i, arc in enumerate(arcs):
        if kinds[i] != "C":
            meeting[arc[0]].append(i)
            meeting[arc[-1]].append(~i)
    found = [[i] for i in range(len(arcs)) if kinds[i] == "C"]
    seen: set[int] = set()
    crossings = [starts for starts in meeting.values() if len(starts) != 2]
    for starts in [*crossings, *meeting.values()]:
        for start in starts:
            if (start if start >= 0 else ~start) not in seen:
                found.append(_walk(start, arcs, meeting, seen))
    return found


def _walk(start: int, arcs: list[list[Spot]], meeting: dict[Spot, list[int]], seen: set[int]) -> list[int]:
    chain, arc = [], start
    while (arc if arc >= 0 else ~arc) not in seen:
        chain.append(arc)
        seen.add(arc if arc >= 0 else ~arc)
        onward = meeting[arcs[arc][-1] if arc >= 0 else arcs[~arc][0]]
        if len(onward) == 2:
            arc = onward[0] if onward[1] == ~arc else onward[1]
    return chain


def levels(arcs: list[list[Spot]], kinds: str, scale: list[float], translate: list[float]) -> list[str]:
    """For each arc, one character a point: how much that point matters to the shape.

    It is Visvalingam's effective area in square miles, two steps an octave: character 48 + 20 is one
    square mile. The ends of a chain always stay, so borders that are shared stay shared.
    """
    found = [""] * len(arcs)
    for chain in chains(arcs, kinds):
        parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in chain]
        joined = parts[0] + [spot for part in parts[1:] for spot in part[1:]]
        text, start = levels_along(in_miles(joined, scale, translate)), 0
        for i, part in zip(chain, parts, strict=True):
            own = text[start : start + len(part)]
            found[i if i >= 0 else ~i] = own if i >= 0 else own[::-1]
            start += len(part) - 1
    return found


def in_miles(points: list[Spot], scale: list[float], translate: list[float]) -> list[tuple[float, float]]:
    """The points on a flat sheet in miles, true in area near the first of them."""
    degrees = [(x * scale[0] + translate[0], y * scale[1] + translate[1]) for x, y in points]
    shrink = math.cos(math.radians(degrees[0][1]))
    return [(lon * MILES_PER_DEGREE * shrink, lat * MILES_PER_DEGREE) for lon, lat in degrees]


def levels_along(points: list[tuple[float, float]]) -> str:
    """The level of each point of one chain."""
    last = len(points) - 1
    areas = dict(_effective_areas(points))
    return "".join(chr(LAST_LEVEL if i in (0, last) else _level(areas[i])) for i in range(len(points)))


def _level(area: float) -> int:
    step = round(2 * math.log2(area)) + 20 if area > 0 else 0
    return min(max(FIRST_LEVEL + step, FIRST_LEVEL), LAST_LEVEL)


def _effective_areas(points: list[tuple[float, float]]) -> Iterator[tuple[int, float]]:
    before = list(range(-1, len(points) - 1))
    after = list(range(1, len(points) + 1))
    current = {i: _triangle(points[i - 1], points[i], points[i + 1]) for i in range(1, len(points) - 1)}
    heap = [(area, i) for i, area in current.items()]
    heapq.heapify(heap)
    largest = 0.0
    while heap:
        area, i = heapq.heappop(heap)
        if current.get(i) != area:
            continue
        del current[i]
        largest = max(largest, area)
        yield i, largest
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if j in current:
                current[j] = _triangle(points[before[j]], points[j], points[after[j]])
                heapq.heappush(heap, (current[j], j))


def _triangle(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def county_lines(topology: Json, kinds: str) -> dict[str, list[int]]:
    """The county lines inside each state, by FIPS code."""
    inside: defaultdict[str, set[int]] = defaultdict(set)
    for county in topology["objects"]["counties"]["geometries"]:
        arcs = {arc if arc >= 0 else ~arc for ring in rings_of(county) for arc in ring}
        inside[county["id"][:2]] |= {arc for arc in arcs if kinds[arc] == "C"}
    return {fips: sorted(arcs) for fips, arcs in inside.items()}


def states_of(topology: Json, kinds: str) -> list[Json]:
    """Code, name, rings and county lines of every state and territory, by code."""
    found, lines = [], county_lines(topology, kinds)
    for geometry in topology["objects"]["states"]["geometries"]:
        fips = geometry["id"]
        name = PLAIN_NAMES.get(POSTAL[fips], geometry["properties"]["name"])
        rings = rings_of(geometry)
        found.append({"code": POSTAL[fips], "name": name, "rings": rings, "county_lines": lines[fips]})
    return sorted(found, key=lambda state: state["code"])


def outlines(topology: Json, edition: str) -> Json:
    """Everything the file holds."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs, kinds = topology["arcs"], kinds_of_arcs(topology)
    return {
        "credit": CREDIT,
        "edition": edition,
        "scale": [round(number, 12) for number in scale],
        "translate": [round(number, 9) for number in translate],
        "lengths": [len(arc) for arc in arcs],
        "deltas": [number for arc in arcs for step in arc for number in step],
        "levels": "".join(levels([absolute(arc) for arc in arcs], kinds, scale, translate)),
        "kinds": kinds,
        "nation": rings_of(topology["objects"]["nation"]["geometries"][0]),
        "states": states_of(topology, kinds),
    }


def main(package: Path) -> None:
    version = json.loads((package / "package.json").read_text())["version"]
    topology = json.loads((package / "counties-10m.json").read_text())
    content = outlines(topology, f"2017 edition, us-atlas {version}")
    packed = gzip.compress(json.dumps(content, separators=(",", ":")).encode(), 9, mtime=0)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(packed)
    sys.stdout.write(f"{TARGET}: {len(packed):,} bytes, {len(content['lengths']):,} arcs\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
