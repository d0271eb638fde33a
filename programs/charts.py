"""Charts drawn as SVG shapes: bars, and the states as tiles. Pure functions from numbers to frozen shapes.

Units are those of the drawing's `viewBox`, the origin at the top left. Templates draw the shapes and set
a table with the same numbers beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 340
ROW: Final = 34
BAR_TOP: Final = 17
BAR: Final = 9
LEAST_BAR: Final = 1.5
"""So that a small number is not taken for none."""

TILE: Final = 29
PITCH: Final = 31
MOST_SHADE: Final = 4

_GRID: Final = (
    "AK .  .  .  .  .  .  .  .  .  ME",
    ".  .  .  .  .  WI .  .  .  VT NH",
    "WA ID MT ND MN IL MI .  NY MA .",
    "OR NV WY SD IA IN OH PA NJ CT RI",
    "CA UT CO NE MO KY WV VA MD DE .",
    ".  AZ NM KS AR TN NC SC DC .  .",
    ".  .  .  OK LA MS AL GA .  .  .",
    "HI .  .  TX .  .  .  .  FL .  PR",
    ".  .  .  MH .  .  AS GU MP .  VI",
)
"""Where each state's tile stands: roughly where the state lies, the territories at the foot."""

PLACES: Final = {
    code: (column, row)
    for row, line in enumerate(_GRID)
    for column, code in enumerate(line.split())
    if code != "."
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a bar chart: its words stand on `words_y`, its bar starts at the left edge."""

    label: str
    value: str
    words_y: int
    bar_y: int
    length: float


@dataclass(frozen=True, slots=True)
class Bars:
    """Lying bars, one under another, in the order given."""

    width: int
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """One state: the corner of its tile, its middle, and its shade from 0 (none) to 4."""

    code: str
    x: int
    y: int
    middle: float
    base: float
    shade: int


@dataclass(frozen=True, slots=True)
class Tiles:
    """The states as tiles. `lows` are the least counts of shade 1, 2 and so on."""

    width: int
    height: int
    side: int
    tiles: tuple[Tile, ...]
    lows: tuple[int, ...]


def bars(rows: Sequence[tuple[str, float, str]], whole: float = 0) -> Bars:
    """Bars for (label, amount, the amount in words). `whole` fills the width; 0: the largest amount does."""
    full = whole or max((amount for _, amount, _ in rows), default=0) or 1
    drawn = tuple(
        Bar(label, words, number * ROW + 12, number * ROW + BAR_TOP, _length(amount, full))
        for number, (label, amount, words) in enumerate(rows)
    )
    return Bars(WIDTH, ROW * len(rows), drawn)


def _length(amount: float, full: float) -> float:
    if amount <= 0:
        return 0.0
    return round(max(LEAST_BAR, min(amount / full, 1) * WIDTH), 1)


def tiles(counts: Mapping[str, int]) -> Tiles:
    """A tile for every state, darker where the count is higher."""
    lows = lows_of([count for count in counts.values() if count > 0])
    drawn = tuple(
        Tile(
            code, column * PITCH, row * PITCH,
            column * PITCH + TILE / 2, row * PITCH + TILE / 2 + 4,
            sum(counts.get(code, 0) >= low for low in lows),
        )
        for code, (column, row) in PLACES.items()
    )  # fmt: skip
    columns = len(_GRID[0].split())
    return Tiles(columns * PITCH - 2, len(_GRID) * PITCH - 2, TILE, drawn, lows)


def lows_of(counts: Sequence[int]) -> tuple[int, ...]:
    """The least counts of at most four shades that share out the states evenly, in round numbers from 1."""
    ordered = sorted(counts)
    if not ordered:
        return ()
    cuts = {rounded(ordered[len(ordered) * part // MOST_SHADE]) for part in range(1, MOST_SHADE)}
    return (1, *sorted(cut for cut in cuts if 1 < cut <= ordered[-1]))


def rounded(count: int) -> int:
    """The count to its first figure: 7, 40, 300."""
    step: int = 10 ** (len(str(count)) - 1)
    return count // step * step
