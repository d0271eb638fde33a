"""The maps as a reader meets them: links with names, colours with contrast, targets large enough."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import html5lib  # type: ignore[import-untyped]
import numpy as np
import pytest
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from programs import maps
from programs.geo import Point
from programs.maps import MapView, Pin, Place
from programs.maps.overview import HEIGHT, MOST_DIGITS, WIDTH, shades_of
from programs.maps.placing import TARGET
from programs.maps.state import MOST_COUNTS, TALLEST
from programs.maps.view import number
from programs.outlines import outlines
from programs.states import STATES

ROOT = Path(__file__).resolve().parent.parent
STYLES = {name: (ROOT / "static" / "css" / f"{name}.css").read_text() for name in ("base", "programs")}
CODES = sorted(outlines().states)
CINCINNATI = Point(39.105, -84.51)
HOSTILE = '"><script>alert(1)</script>{{ x }}'
SVG = "{http://www.w3.org/2000/svg}"
HTML = "{http://www.w3.org/1999/xhtml}"


def crowded() -> MapView:
    """A map with twenty pins, ten of them at one address, with names to draw."""
    points = [Point(39.11, -84.5)] * 10 + [Point(39.0 + i / 40, -84.7 + i / 25) for i in range(10)]
    pins = [
        Pin(i, f"Harbor Light {i}", f"program-{i}", point, f"{i}.2 miles", approximate=i % 4 == 0)
        for i, point in enumerate(points, start=1)
    ]
    towns = [Place("Covington", Point(39.07, -84.51), 9), Place("Hamilton", Point(39.4, -84.56), 5)]
    return maps.area(CINCINNATI, 25, pins, points, towns)


def state_map(code: str, towns: Sequence[Place] = ()) -> MapView:
    view = maps.state(code, towns)
    assert view is not None
    return view


def ohio() -> MapView:
    towns = [
        Place("Toledo", Point(41.66, -83.56), count=11, near="Toledo, OH"),
        Place("Akron", Point(41.08, -81.52), count=1, near="Akron, OH"),
    ]
    return state_map("OH", towns)


def country() -> MapView:
    return maps.country({code: 10 * i for i, code in enumerate(CODES)})


VIEWS: dict[str, Callable[[], MapView]] = {"area": crowded, "state": ohio, "country": country}


def html(view: MapView, search_url: str = "/programs/") -> str:
    return render_to_string("programs/_map.html", {"map": view, "search_url": search_url})


def links(text: str) -> dict[str, str]:
    """Each link in the drawing: its accessible name and its address."""
    tree = html5lib.parse(text)
    return {link.get("aria-label", ""): link.get("href", "") for link in tree.iter(f"{SVG}a")}


def test_every_pin_is_a_link_to_its_card_with_a_name() -> None:
    found = links(html(crowded()))
    assert len(found) == 20
    assert found["3. Harbor Light 3, 3.2 miles"] == "#program-3"


def test_every_state_is_a_link_with_its_count() -> None:
    found = links(html(maps.country({"OH": 277, "AK": 1})))
    assert len(found) == len(CODES) == 56
    assert unquote(found["Ohio: 277 programs"]) == "/programs/?near=Ohio"
    assert found["Alaska: 1 program"] == "/programs/?near=Alaska"
    assert found["Guam: 0 programs"] == "/programs/?near=Guam"
    names = {name.split(":")[0]: unquote(address).split("near=")[1] for name, address in found.items()}
    assert names == {STATES[code].name: STATES[code].query for code in CODES}


def test_every_town_of_a_state_is_a_link_with_its_count() -> None:
    assert {name: unquote(address) for name, address in links(html(ohio())).items()} == {
        "Toledo: 11 programs": "/programs/?near=Toledo, OH",
        "Akron: 1 program": "/programs/?near=Akron, OH",
    }


def test_the_country_also_comes_as_a_list() -> None:
    tree = html5lib.parse(html(country()))
    listed = [link.text for link in tree.iter(f"{HTML}a")]
    assert listed == sorted(STATES[code].name for code in CODES)


@pytest.mark.parametrize("name", VIEWS)
def test_the_drawing_is_a_named_group(name: str) -> None:
    tree = html5lib.parse(html(VIEWS[name]()))
    (sheet,) = tree.iter(f"{SVG}svg")
    (title,) = tree.iter(f"{SVG}title")
    assert (sheet.get("role"), sheet.get("aria-labelledby")) == ("group", title.get("id"))
    assert "Map of programs" in (title.text or "")


@pytest.mark.parametrize("place", ["pin", "distance", "label", "town"])
def test_a_hostile_name_is_only_ever_text(place: str) -> None:
    words = {word: HOSTILE if word == place else "x" for word in ("pin", "distance", "label", "town")}
    pin = Pin(1, words["pin"], "program-1", CINCINNATI, words["distance"])
    area = maps.area(CINCINNATI, 100, [pin], (), [Place(words["label"], Point(38.6, -84.6))])
    town = state_map("OH", [Place(words["town"], Point(40, -83), count=1, near=words["town"])])
    text = html(area) + html(town)
    tree = html5lib.parse(text)
    assert not list(tree.iter(f"{HTML}script")) + list(tree.iter(f"{SVG}script"))
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("name", VIEWS)
def test_no_style_no_script_no_handler(name: str) -> None:
    for node in html5lib.parse(html(VIEWS[name]())).iter():
        assert not isinstance(node.tag, str) or node.tag.split("}")[-1] not in {"script", "style", "image"}
        assert not [key for key in node.attrib if str(key).startswith("on") or key == "style"]


@pytest.mark.parametrize("name", VIEWS)
def test_another_language_leaves_the_coordinates_alone(name: str, settings: Any) -> None:
    settings.USE_THOUSAND_SEPARATOR = True
    view = VIEWS[name]()
    with translation.override("es"):
        tree = html5lib.parse(html(view))
    for node in tree.iter():
        for key in ("x", "y", "d", "r", "cx", "cy", "transform", "viewBox"):
            assert not re.search(r"\d,\d", node.attrib.get(key, "")), (node.tag, key)


def test_a_crowded_map_is_light() -> None:
    others = [Point(38.9 + i / 500, -84.9 + (i * 7 % 100) / 130) for i in range(200)]
    pins = [
        Pin(i, f"Harbor Light Recovery {i}", f"program-{i}", others[i * 9], "6.2 miles") for i in range(20)
    ]
    assert len(html(maps.area(CINCINNATI, 25, pins, others)).encode()) < 25_000


@pytest.mark.parametrize("code", CODES)
def test_a_state_fills_its_sheet_and_stays_on_it(code: str) -> None:
    view = state_map(code)
    assert view.name == STATES[code].name
    assert 40 < view.height <= TALLEST
    assert view.land.count("z") == view.land.count("m") > 0
    moves = np.array([int(value) for value in re.findall(r"-?\d+", view.land)])
    assert np.abs(moves).max() <= 10 * max(view.width, view.height)


@pytest.mark.parametrize("code", ["MH", "ZZ"])
def test_a_state_without_an_outline_has_no_map(code: str) -> None:
    assert maps.state(code) is None


def test_the_towns_with_most_programs_get_the_links_and_the_rest_dots() -> None:
    towns = [
        Place(f"T{i}", Point(39.5 + i / 20, -83 + i / 40), count=i, near=f"T{i}, OH") for i in range(1, 31)
    ]
    view = state_map("OH", towns)
    assert [placed.place.count for placed in view.counts] == list(range(30, 30 - MOST_COUNTS, -1))
    assert view.others.count("M") == 30 - MOST_COUNTS


def test_a_town_elsewhere_is_left_off_the_map_of_a_state() -> None:
    assert state_map("OH", [Place("Miami", Point(25.8, -80.2), count=4)]).counts == ()


@given(st.lists(st.integers(0, 5000), max_size=60))
def test_the_steps_of_shade_hold_every_count_once(counts: list[int]) -> None:
    shades = shades_of(counts)
    assert len(shades) <= 4
    assert [shade.shade for shade in shades] == list(range(1, len(shades) + 1))
    assert all(a.high + 1 == b.low for a, b in pairwise(shades))
    for count in counts:
        assert sum(shade.low <= count <= shade.high for shade in shades) == (count > 0)


def test_the_numbers_of_the_country_stand_on_the_sheet() -> None:
    for digits in range(1, MOST_DIGITS + 1):
        for state in maps.country(dict.fromkeys(CODES, 10 ** (digits - 1))).areas:
            if state.x:
                assert 0 < float(state.x) < WIDTH, state.code
                assert 0 < float(state.y) < HEIGHT, state.code
            assert state.path or state.box, state.code


@pytest.mark.parametrize(
    ("value", "text"),
    [(12.0, "12"), (12.04, "12"), (12.55, "12.6"), (-3.25, "-3.2"), (-0.01, "0"), (0.0, "0")],
)
def test_a_coordinate_has_at_most_one_decimal(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize("name", VIEWS)
def test_every_class_in_the_drawing_has_a_rule(name: str) -> None:
    used = {
        part for classes in re.findall(r'class="([^"]*)"', html(VIEWS[name]())) for part in classes.split()
    }
    plain = {"map-area", "map-shade-0", "map-item", "map-middle", "map-place"}
    missing = {part for part in used - plain if f".{part}" not in STYLES["programs"]}
    assert missing == set()


def test_the_target_drawn_is_the_target_placed() -> None:
    assert html(crowded()).count('d="M-14-14h28v28h-28z"') == 20
    assert TARGET == 28
