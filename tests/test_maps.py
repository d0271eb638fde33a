"""Maps are true to scale, keep inside their sheet, and let every pin be reached."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import numpy as np
import pytest
from geopy.distance import geodesic  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from programs import maps
from programs.geo import Point
from programs.maps import MapView, Pin, Place
from programs.maps.area import DRAWN, FRAME, MIDDLE, RING, SIDE
from programs.maps.geometry import Frame, Lines, Local, clip_lines, clip_ring, path
from programs.maps.land import drawing
from programs.maps.names import text_width
from programs.maps.placing import TARGET, spread
from programs.maps.room import Grid, area_of, within

PLACES = {
    "Cincinnati": Point(39.105, -84.51),
    "New York City": Point(40.75, -73.99),
    "Anchorage": Point(61.21, -149.88),
    "Honolulu": Point(21.31, -157.86),
    "Key West": Point(24.56, -81.78),
    "rural Montana": Point(47.0, -108.0),
    "San Juan": Point(18.45, -66.07),
    "Guam": Point(13.45, 144.78),
    "Adak": Point(51.88, -176.65),
    "the Bering Sea": Point(52.5, 179.95),
}
OCEAN = Point(30.0, -45.0)
BOX = Frame(0, 0, 100, 80)

everywhere = st.builds(Point, st.floats(17, 71), st.floats(-180, -65))
miles = st.sampled_from([5, 10, 25, 50, 100])
spots = st.tuples(st.floats(-60, 160), st.floats(-60, 160))
off_edges = st.tuples(*[st.integers(-60, 160).map(lambda whole: whole + 0.5)] * 2)
on_sheet = st.lists(st.tuples(st.floats(-20, 380), st.floats(-20, 380)), max_size=20)
crowds = st.lists(st.tuples(st.floats(170, 190), st.floats(170, 190)), max_size=20)


def drawn(text: str) -> list[np.ndarray]:
    """The lines of path data as arrays of points, in tenths: relative moves, closed or not."""
    found: list[np.ndarray] = []
    start = np.zeros(2)
    for part in re.findall(r"m[^m]*", text):
        values = [int(value) for value in re.findall(r"-?\d+", part)]
        points = start + np.cumsum(np.array(values).reshape(-1, 2), axis=0)
        found.append(points)
        start = points[0] if part.endswith("z") else points[-1]
    return found


def pins_at(points: list[Point]) -> list[Pin]:
    return [Pin(i, f"Program {i}", f"program-{i}", point) for i, point in enumerate(points, start=1)]


def destination(origin: Point, bearing: float, far: float) -> Point:
    there = geodesic(miles=far).destination(tuple(origin), bearing)
    return Point(there.latitude, there.longitude)


def middles(view: MapView) -> list[tuple[float, float]]:
    return [(float(placed.x), float(placed.y)) for placed in view.pins]


@given(everywhere, st.floats(0, 360), st.floats(0.1, 150))
def test_distance_and_direction_from_the_middle_are_true(origin: Point, bearing: float, far: float) -> None:
    there = destination(origin, bearing, far)
    x, y = Local(origin, 1.0).place(np.array([there.lat]), np.array([there.lon]))[0]
    assert np.hypot(x, y) == pytest.approx(far, rel=2e-3)
    turn = abs(np.degrees(np.arctan2(x, -y)) - bearing) % 360
    assert min(turn, 360 - turn) < 0.3


@given(everywhere, miles, st.floats(0, 360))
def test_the_ring_is_where_its_miles_end(origin: Point, radius: int, bearing: float) -> None:
    view = maps.area(origin, radius, pins_at([destination(origin, bearing, radius)]))
    assert view.ring is not None
    assert (view.ring.miles, float(view.ring.radius)) == (str(radius), RING)
    x, y = middles(view)[0]
    assert np.hypot(x - MIDDLE, y - MIDDLE) == pytest.approx(RING, abs=0.4)


@given(st.lists(spots, min_size=3, max_size=12))
def test_a_clipped_ring_stays_inside(points: list[tuple[float, float]]) -> None:
    assert BOX.grown(1e-9).around(clip_ring(np.array(points), BOX)).all()


@given(st.lists(spots, min_size=3, max_size=3))
def test_a_clipped_triangle_grows_no_area(points: list[tuple[float, float]]) -> None:
    ring = np.array(points)
    cut = clip_ring(ring, BOX)
    assert not len(cut) or area_of(cut) <= min(area_of(ring), BOX.right * BOX.bottom) + 1e-6


@given(st.lists(spots, min_size=3, max_size=3), st.tuples(st.floats(1, 99), st.floats(1, 79)))
def test_a_clipped_triangle_holds_the_points_of_the_triangle(
    points: list[tuple[float, float]], at: tuple[float, float]
) -> None:
    ring, spot = np.array(points), np.array([at])
    edge = np.linspace(ring, np.roll(ring, -1, axis=0), 200).reshape(-1, 2)
    if np.hypot(*(edge - spot).T).min() < 2:
        return
    cut = clip_ring(ring, BOX)
    assert within(spot, ring)[0] == (len(cut) > 2 and within(spot, cut)[0])


@given(st.lists(st.lists(off_edges, min_size=2, max_size=6), min_size=1, max_size=4))
def test_clipped_lines_are_the_parts_inside(lines: list[list[tuple[float, float]]]) -> None:
    points = np.array([point for line in lines for point in line])
    runs = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    cut = clip_lines(points, runs, BOX)
    assert BOX.grown(1e-6).around(cut.points).all()
    pieces = np.split(cut.points, cut.starts[1:]) if len(cut.starts) else []
    seen = sum(float(np.hypot(*np.diff(piece, axis=0).T).sum()) for piece in pieces)
    assert seen == pytest.approx(sum(length_inside(np.array(line)) for line in lines), abs=3.0, rel=0.02)


def length_inside(line: np.ndarray) -> float:
    """Measured in four hundred steps a segment."""
    total = 0.0
    for start, end in pairwise(line):
        steps = np.linspace(start, end, 400)
        total += float(np.hypot(*(end - start))) * float(BOX.around(steps).mean())
    return total


@given(st.lists(st.lists(spots, min_size=3, max_size=8), min_size=1, max_size=5), st.booleans())
def test_path_data_reads_back_as_the_points_in_tenths(
    lines: list[list[tuple[float, float]]], close: bool
) -> None:
    text = path(Lines.joined([np.array(line) for line in lines]), close=close)
    expected = []
    for line in lines:
        grid = np.rint(np.array(line) * 10)
        grid = grid[np.concatenate(([True], (np.diff(grid, axis=0) != 0).any(axis=1)))]
        if len(grid) >= (3 if close else 2):
            expected.append(grid)
    read = drawn(text)
    assert len(read) == len(expected)
    assert all(np.array_equal(a, b) for a, b in zip(read, expected, strict=True))


@given(st.one_of(on_sheet, crowds))
def test_no_two_link_targets_overlap_and_none_leaves_the_sheet(wanted: list[tuple[float, float]]) -> None:
    found = spread(np.array(wanted).reshape(-1, 2), FRAME, (Frame(170, 170, 190, 190),))
    assert FRAME.grown(-TARGET / 2 + 1e-6).around(found).all()
    for a, b in combinations(found, 2):
        assert np.abs(a - b).max() >= TARGET - 1e-6
    assert (np.abs(found - 180).max(axis=1) >= 10 + TARGET / 2 - 1e-6).all()


def test_a_pin_that_stands_alone_stays_and_a_crowd_stays_near() -> None:
    wanted = np.array([(100.0, 100.0)] * 9 + [(300.0, 300.0)])
    found = spread(wanted, FRAME)
    assert found[9].tolist() == [300, 300]
    assert found[0].tolist() == [100, 100]
    assert np.hypot(*(found[:9] - wanted[:9]).T).max() <= TARGET * 1.5


@pytest.mark.parametrize("origin", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("radius", [5, 25, 100])
def test_everything_stays_on_the_sheet(origin: Point, radius: int) -> None:
    crowd = [destination(origin, 40 * i, radius * (i % 4) / 3.3) for i in range(20)]
    view = maps.area(
        origin, radius, pins_at(crowd), crowd, [Place("Here", crowd[3], 5), Place("There", crowd[6])]
    )
    for text in (view.land, view.counties, view.states):
        for line in drawn(text):
            assert DRAWN.grown(0.1).around(line / 10).all()
    assert len(view.pins) == 20
    assert FRAME.grown(-TARGET / 2 + 0.1).around(np.array(middles(view))).all()
    for a, b in combinations(middles(view), 2):
        assert max(abs(a[0] - b[0]), abs(a[1] - b[1])) >= TARGET - 0.2


@pytest.mark.parametrize("name", [name for name in PLACES if name != "the Bering Sea"])
def test_there_is_land_where_people_live(name: str) -> None:
    assert maps.area(PLACES[name], 25).land


def test_deep_inland_the_land_fills_the_sheet() -> None:
    (ring,) = drawn(maps.area(PLACES["rural Montana"], 100).land)
    assert area_of(ring / 10) == pytest.approx((SIDE + 8) ** 2)


def test_far_out_at_sea_the_map_is_empty_and_still_a_map() -> None:
    view = maps.area(OCEAN, 25, pins_at([OCEAN]))
    assert (view.land, view.counties, view.states, view.labels) == ("", "", "", ())
    assert len(view.pins) == 1


def test_where_three_states_meet_all_three_are_named() -> None:
    names = {label.text for label in maps.area(PLACES["Cincinnati"], 25).labels}
    assert names == {"Ohio", "Kentucky", "Indiana"}


def test_a_pin_beyond_the_map_is_told_and_not_drawn() -> None:
    near, far = Point(39.2, -84.5), Point(41.5, -81.7)
    view = maps.area(PLACES["Cincinnati"], 25, pins_at([near, far]))
    assert [placed.pin.number for placed in view.pins] == [1]
    assert [pin.number for pin in view.off_map] == [2]


def test_pins_that_moved_have_a_line_back_to_their_place() -> None:
    there = Point(39.2, -84.6)
    apart = maps.area(PLACES["Cincinnati"], 25, pins_at([there]))
    together = maps.area(PLACES["Cincinnati"], 25, pins_at([there] * 4))
    assert (apart.leaders, apart.anchors) == ("", "")
    assert len(drawn(together.leaders)) == 3
    assert together.anchors.count("M") == 1, "all three come from one place"


def test_names_keep_clear_of_pins_and_of_each_other() -> None:
    towns = [Place(f"Springfield {i}", destination(PLACES["Cincinnati"], 36 * i, 4), i) for i in range(10)]
    view = maps.area(PLACES["Cincinnati"], 25, pins_at([town.point for town in towns[:5]]), (), towns)
    boxes = [box_of(label.text, float(label.x), float(label.y), label.anchor) for label in view.labels]
    pins = [(x - 11, y - 11, x + 11, y + 11) for x, y in middles(view)]
    assert len(boxes) >= 3
    for a, b in combinations(boxes, 2):
        assert not overlap(a, b)
    assert not any(overlap(box, pin) for box in boxes for pin in pins)


def box_of(text: str, x: float, y: float, anchor: str) -> tuple[float, float, float, float]:
    wide = text_width(text, 10.0)
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
    return left, y - 8, left + wide, y + 1


def overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_the_heaviest_places_are_named_first() -> None:
    towns = [Place(f"Town {i}", destination(PLACES["rural Montana"], 24 * i, 60), i) for i in range(15)]
    names = [label.text for label in maps.area(PLACES["rural Montana"], 100, (), (), towns).labels]
    assert names[:9] == [f"Town {i}" for i in range(14, 5, -1)]


@pytest.mark.parametrize(
    ("radius", "bar"), [(1, 1), (5, 2), (10, 2), (25, 10), (50, 20), (100, 25), (3000, 1000)]
)
def test_the_scale_bar_is_as_long_as_it_says(radius: int, bar: int) -> None:
    found = maps.area(PLACES["Cincinnati"], radius).bar
    assert found is not None
    long = re.search(r"h([\d.]+)", found.path)
    assert long is not None
    assert float(long[1]) == pytest.approx(found.miles * RING / radius, abs=0.06)
    assert found.miles == bar


def test_dots_upon_each_other_are_drawn_once() -> None:
    assert maps.area(PLACES["Cincinnati"], 25, (), [Point(39.2, -84.5)] * 5000).others.count("M") == 1


def test_the_same_question_gives_the_same_map() -> None:
    asked = (
        PLACES["Key West"],
        25,
        pins_at([PLACES["Key West"]] * 20),
        (),
        [Place("Key West", PLACES["Key West"])],
    )
    assert maps.area(*asked) == maps.area(*asked)


def test_land_that_was_drawn_before_is_the_land_drawn_anew() -> None:
    for origin in PLACES.values():
        kept = [maps.area(origin, 50) for _ in range(2)]
        drawing.cache_clear()
        assert kept == [maps.area(origin, 50)] * 2


@pytest.mark.parametrize("radius", [0, -5, float("nan")])
def test_a_map_of_nothing_is_refused(radius: float) -> None:
    with pytest.raises(ValueError, match="more than"):
        maps.area(OCEAN, radius)


def test_a_search_without_a_radius_has_no_ring() -> None:
    assert maps.area(PLACES["Cincinnati"], 40, ring=False).ring is None


@given(st.lists(off_edges, min_size=3, max_size=8), st.just(0.0) | st.floats(0.001, 40))
def test_a_grid_sees_what_lies_in_a_ring_and_how_far_from_its_sides(
    points: list[tuple[float, float]], reach: float
) -> None:
    ring, grid = np.array(points), Grid(BOX, 11)
    inside = grid.within(ring)
    every = grid.spots(np.ones_like(inside))
    assert np.array_equal(inside.ravel(), within(every, ring))
    for x, y in grid.spots(grid.inner(inside, reach)):
        beside = np.array([(at, y) for at in grid.columns if abs(at - x) <= reach])
        assert BOX.left <= x - reach
        assert x + reach <= BOX.right
        assert within(beside, ring).all()
