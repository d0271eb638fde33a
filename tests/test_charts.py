"""Charts say with shapes what the table beside them says with numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.charts import PLACES, WIDTH, bars, lows_of, tiles
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
