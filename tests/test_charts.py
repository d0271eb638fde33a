"""Charts say with shapes what the table beside them says with numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.charts import COLUMNS_HEIGHT, PLACES, WIDTH, bars, columns, lows_of, spans, stacks, tiles
from programs.states import STATES

amounts = st.lists(st.floats(0, 1e6, allow_nan=False), min_size=1, max_size=30)


def drawn(values: list[float], whole: float = 0) -> list[float]:
    return [bar.length for bar in bars([("x", value, "x") for value in values], whole).bars]


def test_bars_keep_the_order_and_the_words_given() -> None:
    chart = bars([("Old", 1, "1 of 4"), ("New", 3, "3 of 4")], whole=4)
    assert [(bar.label, bar.value, bar.length) for bar in chart.bars] == [
        ("Old", "1 of 4", WIDTH / 4),
        ("New", "3 of 4", WIDTH * 3 / 4),
    ]
    assert chart.height == 2 * (chart.bars[1].bar_y - chart.bars[0].bar_y)


@pytest.mark.parametrize(
    ("values", "whole", "lengths"),
    [
        ([0, 50, 100], 100, [0, 170, 340]),
        ([5, 10], 0, [170, 340]),
        ([0, 0], 0, [0, 0]),
        ([200], 100, [340]),
        ([0.01], 100, [1.5]),
        ([], 100, []),
    ],
)
def test_a_bar_is_as_long_as_its_part_of_the_whole(values, whole, lengths) -> None:
    assert drawn(values, whole) == lengths


@given(amounts)
def test_a_larger_amount_never_has_a_shorter_bar_and_none_leaves_the_drawing(values: list[float]) -> None:
    lengths = drawn(sorted(values))
    assert lengths == sorted(lengths)
    assert all(0 <= length <= WIDTH for length in lengths)
    assert all((length > 0) == (value > 0) for length, value in zip(lengths, sorted(values), strict=True))


def test_every_state_and_territory_has_a_tile_of_its_own_inside_the_drawing() -> None:
    chart = tiles({})
    assert {tile.code for tile in chart.tiles} == set(STATES)
    assert len(set(PLACES.values())) == len(STATES)
    for tile in chart.tiles:
        assert 0 <= tile.x <= chart.width - chart.side
        assert 0 <= tile.y <= chart.height - chart.side


def test_a_tile_is_darker_where_there_are_more() -> None:
    counts = {"OH": 400, "TX": 30, "CA": 2, "NY": 1}
    shades = {tile.code: tile.shade for tile in tiles(counts).tiles}
    assert shades["OH"] > shades["TX"] > shades["CA"] >= shades["NY"] > shades["WY"] == 0


@pytest.mark.parametrize(
    ("counts", "lows"),
    [
        ([], ()),
        ([7], (1, 7)),
        ([1, 1, 1], (1,)),
        ([1, 12, 130, 1400], (1, 10, 100, 1000)),
        (list(range(1, 101)), (1, 20, 50, 70)),
    ],
)
def test_the_shades_begin_at_round_numbers(counts, lows) -> None:
    assert lows_of(counts) == lows


@given(st.lists(st.integers(1, 10**6), min_size=1))
def test_every_shade_from_one_to_four_is_used_or_not_offered(counts: list[int]) -> None:
    lows = lows_of(counts)
    assert len(lows) <= 4
    assert list(lows) == sorted(set(lows))
    assert lows[0] == 1
    assert lows[-1] <= max(counts)


def test_shades_of_shares_that_lie_close_are_not_rounded_together() -> None:
    assert lows_of([21, 22, 23, 24], rounding=True) == (1, 20)
    assert lows_of([21, 22, 23, 24], rounding=False) == (1, 22, 23, 24)


def test_a_span_stands_where_its_bar_measures() -> None:
    (bar,) = spans([("March", 0.5, 0.25, 0.75, "50%")]).bars
    assert (bar.length, bar.low, bar.high) == (WIDTH / 2, WIDTH / 4, WIDTH * 3 / 4)


def test_a_stack_fills_the_width_from_the_darkest_piece_to_the_lightest() -> None:
    (bar,) = stacks([("Directory", [1, 0, 1, 0, 2], "4")]).bars
    assert [(piece.x, piece.length, piece.shade) for piece in bar.pieces] == [
        (0, WIDTH / 4, 4),
        (WIDTH / 4, WIDTH / 4, 2),
        (WIDTH / 2, WIDTH / 2, 0),
    ]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=5))
def test_the_pieces_of_a_stack_join_without_gap_or_overlap(values: list[int]) -> None:
    (bar,) = stacks([("x", values, "x")]).bars
    ends = [0.0, *(piece.x + piece.length for piece in bar.pieces)]
    assert all(piece.x == pytest.approx(end, abs=0.15) for piece, end in zip(bar.pieces, ends, strict=False))
    assert ends[-1] == pytest.approx(WIDTH if any(values) else 0, abs=0.15)


@given(st.lists(st.integers(0, 10**6), max_size=40))
def test_columns_stand_on_the_ground_inside_the_drawing_and_the_highest_fills_it(values: list[int]) -> None:
    chart = columns(values)
    for column, value in zip(chart.columns, values, strict=True):
        assert column.y + column.height == pytest.approx(COLUMNS_HEIGHT, abs=0.11)
        assert (column.height > 0) == (value > 0)
        assert 0 <= column.x <= chart.width - chart.side
        assert value < chart.most or value == 0 or column.height == COLUMNS_HEIGHT
