"""The outlines are whole, fit together, and give what a window shows."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import outlines as module
from programs.maps.geometry import Frame, clip_ring
from programs.maps.room import within
from programs.outlines import COUNTY_LINE, EVERYWHERE, STATE_LINE, Outlines, Shape, Window, outlines
from programs.states import STATES

ROOT = Path(__file__).resolve().parent.parent
SOURCE = outlines()

lats, lons = st.floats(17, 71), st.floats(-180, 180)


def walked(source: Outlines, ring: np.ndarray) -> np.ndarray:
    return np.column_stack((source.lon[ring], source.lat[ring]))


def covered(source: Outlines, shape: Shape) -> float:
    """The area of a shape in square degrees, holes taken off."""
    total = 0.0
    for ring in shape.rings:
        x, y = walked(source, ring).T
        total += (x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
    return float(total)


def test_the_file_is_small_and_names_its_source() -> None:
    assert module.DATA.stat().st_size < 700_000
    assert "U.S. Census Bureau" in SOURCE.credit
    assert "2017" in SOURCE.edition


def test_in_memory_it_is_small() -> None:
    points: list[np.ndarray] = [SOURCE.lat, SOURCE.lon, SOURCE.level, SOURCE.is_end, SOURCE.arc]
    rings = [ring for state in SOURCE.states.values() for ring in state.shape.rings]
    assert sum(array.nbytes for array in [*points, *rings, *SOURCE.nation.rings]) < 30_000_000


def test_it_is_read_once() -> None:
    assert outlines() is SOURCE


def test_every_state_with_an_outline_has_the_name_the_product_uses() -> None:
    assert len(SOURCE.states) == 56
    assert {code: state.name for code, state in SOURCE.states.items()} == {
        code: STATES[code].name for code in SOURCE.states
    }


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (39.16, -84.46, "OH"),
        (38.95, -84.55, "KY"),
        (40.75, -73.97, "NY"),
        (38.91, -77.02, "DC"),
        (61.18, -149.80, "AK"),
        (51.88, -176.65, "AK"),
        (21.45, -157.95, "HI"),
        (18.35, -66.07, "PR"),
        (13.44, 144.76, "GU"),
        (47.00, -108.00, "MT"),
        (42.27, -83.75, "MI"),
        (46.50, -87.60, "MI"),
    ],
)
def test_a_town_lies_in_its_own_state_alone(lat: float, lon: float, code: str) -> None:
    at = np.array([[lon, lat]])
    found = {
        state.code
        for state in SOURCE.states.values()
        if sum(within(at, walked(SOURCE, ring))[0] for ring in state.shape.rings) % 2
    }
    assert found == {code}


def test_the_states_add_up_to_the_nation() -> None:
    states = sum(covered(SOURCE, state.shape) for state in SOURCE.states.values())
    assert states == pytest.approx(covered(SOURCE, SOURCE.nation), rel=1e-6)


def test_a_ring_is_one_unbroken_walk() -> None:
    for state in SOURCE.states.values():
        for ring in state.shape.rings:
            points = walked(SOURCE, ring)
            assert np.abs(np.roll(points, -1, axis=0) - points).max() < 4.0, state.code


def test_county_lines_stay_inside_their_state() -> None:
    for state in SOURCE.states.values():
        edge, lines = np.concatenate(state.shape.rings), SOURCE.points_of(state.county_lines)
        assert set(SOURCE.kind[state.county_lines]) <= {COUNTY_LINE}
        if len(lines):
            assert SOURCE.lat[edge].min() <= SOURCE.lat[lines].min(), state.code
            assert SOURCE.lat[lines].max() <= SOURCE.lat[edge].max(), state.code


@given(lats, lons, st.floats(0.05, 3), st.floats(0.05, 6))
def test_no_arc_with_a_point_in_the_window_is_missed(
    lat: float, lon: float, tall: float, wide: float
) -> None:
    apart = np.abs((SOURCE.lon - lon + 180) % 360 - 180)
    inside = (np.abs(SOURCE.lat - lat) <= tall) & (apart <= wide)
    assert set(SOURCE.arc[inside]) <= set(SOURCE.boxes.meeting(Window(lat, lon, tall, wide)))


@given(st.floats(26, 48), st.floats(-122, -70), st.floats(0.05, 2), st.floats(0.05, 2))
def test_leaving_out_what_lies_outside_changes_no_area_in_the_window(
    lat: float, lon: float, tall: float, wide: float
) -> None:
    frame = Frame(lon - wide, lat - tall, lon + wide, lat + tall)
    thin = SOURCE.detail(Window(lat, lon, tall, wide), level=0)

    def seen(rings: list[np.ndarray]) -> float:
        cut = [clip_ring(walked(SOURCE, ring), frame) for ring in rings]
        return sum(float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2 for x, y in (ring.T for ring in cut))

    whole = seen(list(SOURCE.nation.rings))
    assert seen(SOURCE.rings(SOURCE.nation, thin)) == pytest.approx(whole, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("kind", [COUNTY_LINE, STATE_LINE])
def test_a_higher_level_leaves_fewer_points_and_keeps_the_ends(kind: int) -> None:
    fine, coarse = (SOURCE.detail(EVERYWHERE, level) for level in (0, 30))
    assert len(SOURCE.lines(kind, coarse)) < len(SOURCE.lines(kind, fine))
    assert set(SOURCE.lines(kind, coarse)) <= set(SOURCE.lines(kind, fine))


def test_across_the_180th_meridian_the_states_are_found() -> None:
    assert [state.code for state in SOURCE.states_near(Window(52.0, 179.9, 1.0, 3.0))] == ["AK"]


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_outlines", ROOT / "scripts" / "build_outlines.py")
    assert spec is not None
    assert spec.loader is not None
    built = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = built
    spec.loader.exec_module(built)
    return built


def two_states(builder: ModuleType) -> dict[str, object]:
    """Ohio with two counties side by side and Kentucky below them, on a small grid."""
    arcs = [
        [[1, 1], [0, 1]],  # between the two counties
        [[1, 1], [-1, 0]],  # western county and Kentucky
        [[1, 1], [1, 0]],  # eastern county and Kentucky
        [[0, 1], [0, 1], [1, 0]],  # outer edge of the west
        [[2, 1], [0, 1], [-1, 0]],  # outer edge of the east
        [[0, 1], [0, -1], [2, 0], [0, 1]],  # outer edge of Kentucky
    ]
    counties = [
        {"type": "Polygon", "id": "39001", "arcs": [[3, ~0, 1]]},
        {"type": "MultiPolygon", "id": "39003", "arcs": [[[0, ~4, ~2]]]},
        {"type": "Polygon", "id": "21001", "arcs": [[5, ~2, 1]]},
    ]
    states = [
        {"type": "Polygon", "id": "39", "properties": {"name": "Ohio"}, "arcs": [[3, ~4, ~2, 1]]},
        {"type": "Polygon", "id": "21", "properties": {"name": "Kentucky"}, "arcs": [[5, ~2, 1]]},
    ]
    nation = {"type": "Polygon", "arcs": [[3, ~4, ~5]]}
    objects = {name: {"geometries": part} for name, part in [("counties", counties), ("states", states)]}
    objects["nation"] = {"geometries": [nation]}
    return {"arcs": arcs, "objects": objects, "transform": {"scale": [0.1, 0.1], "translate": [-85, 38]}}


def test_the_builder_tells_county_lines_state_lines_and_edges_apart(builder: ModuleType) -> None:
    content = builder.outlines(two_states(builder), "test")
    assert content["kinds"] == "CSSNNN"
    assert [(state["code"], state["county_lines"]) for state in content["states"]] == [
        ("KY", []),
        ("OH", [0]),
    ]


def test_what_the_builder_writes_can_be_read(builder: ModuleType) -> None:
    built = module._assembled(builder.outlines(two_states(builder), "test"))
    assert built.states["OH"].name == "Ohio"
    assert abs(covered(built, built.states["OH"].shape)) == pytest.approx(0.02)
    assert abs(covered(built, built.nation)) == pytest.approx(0.04)


def test_a_state_line_is_thinned_across_the_county_line_that_meets_it(builder: ModuleType) -> None:
    content = builder.outlines(two_states(builder), "test")
    levels, start = content["levels"], content["lengths"][0]
    meeting = levels[start]
    assert ord(meeting) == builder.FIRST_LEVEL, "a straight line loses nothing where a county line meets it"
    assert {ord(level) for level in levels[:start]} == {builder.LAST_LEVEL}


def test_a_larger_bend_matters_more(builder: ModuleType) -> None:
    flat = builder.levels_along([(0, 0), (1, 0.01), (2, 0), (3, 5), (4, 0)])
    assert flat[1] < flat[3]
    assert flat[0] == flat[-1] == chr(builder.LAST_LEVEL)
