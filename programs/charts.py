"""Charts drawn as SVG shapes: bars, columns, and the states as tiles. Pure: from numbers to frozen shapes.

Units are those of the drawing's `viewBox`, the origin at the top left. Templates draw the shapes and set
a table with the same numbers beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 340
ROW: Final = 34
BAR_TOP: Final = 17
BAR: Final = 9
LEAST_BAR: Final = 1.5
"""So that a small number is not taken for none."""

COLUMNS_HEIGHT: Final = 96
COLUMN_GAP: Final = 2

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
    """Lying bars, with or without a span, one under another, in the order given."""

    width: int
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Span(Bar):
    """A bar with the stretch in which the truth lies: from `low` to `high` on the bar's own scale."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a stacked bar, and its shade from 0 to 4."""

    x: float
    length: float
    shade: int


@dataclass(frozen=True, slots=True)
class Stack:
    """A bar of pieces, one after another."""

    label: str
    value: str
    words_y: int
    bar_y: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Stacks:
    """Stacked bars, one under another, each as wide as the drawing where there is anything."""

    width: int
    height: int
    bars: tuple[Stack, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One standing column: its left edge, its top and its height."""

    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Standing columns side by side, in the order given; `most` is the amount of the highest."""

    width: int
    height: int
    side: float
    most: float
    columns: tuple[Column, ...]


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


def spans(rows: Sequence[tuple[str, float, float, float, str]]) -> Bars:
    """Bars for (label, share, low, high, the share in words), shares from 0 to 1 of the whole width."""
    drawn = tuple(
        Span(
            label, words, number * ROW + 12, number * ROW + BAR_TOP, _length(share, 1),
            round(low * WIDTH, 1), round(high * WIDTH, 1),
        )
        for number, (label, share, low, high, words) in enumerate(rows)
    )  # fmt: skip
    return Bars(WIDTH, ROW * len(rows), drawn)


def stacks(rows: Sequence[tuple[str, Sequence[float], str]]) -> Stacks:
    """Bars for (label, amounts, their sum in words): the first piece is darkest, the fifth lightest."""
    drawn = tuple(
        Stack(label, words, number * ROW + 12, number * ROW + BAR_TOP, tuple(_pieces(amounts)))
        for number, (label, amounts, words) in enumerate(rows)
    )
    return Stacks(WIDTH, ROW * len(rows), drawn)


def _pieces(amounts: Sequence[float]) -> Iterator[Piece]:
    full, before = sum(amounts), 0.0
    for shade, amount in zip(range(MOST_SHADE, -1, -1), amounts, strict=False):
        if amount > 0:
            x = before / full * WIDTH
            yield Piece(round(x, 1), round(amount / full * WIDTH, 1), shade)
        before += amount


def columns(amounts: Sequence[float]) -> Columns:
    """Columns that share out the width; the highest fills the height."""
    most, step = max(amounts, default=0), WIDTH / max(len(amounts), 1)
    heights = [_height(amount, most) for amount in amounts]
    drawn = tuple(
        Column(round(number * step, 1), round(COLUMNS_HEIGHT - height, 1), height)
        for number, height in enumerate(heights)
    )
    return Columns(WIDTH, COLUMNS_HEIGHT, round(step - COLUMN_GAP, 1), most, drawn)


def _height(amount: float, most: float) -> float:
    return round(max(LEAST_BAR, amount / most * COLUMNS_HEIGHT), 1) if amount > 0 else 0.0


def _length(amount: float, full: float) -> float:
    if amount <= 0:
        return 0.0
    return round(max(LEAST_BAR, min(amount / full, 1) * WIDTH), 1)


def tiles(counts: Mapping[str, int], *, rounding: bool = True) -> Tiles:
    """A tile for every state, darker where the count is higher; `rounding`: shades begin at 7, 40, 300."""
    lows = lows_of([count for count in counts.values() if count > 0], rounding=rounding)
    drawn = tuple(
        Tile(
            code, column * PITCH, row * PITCH,
            column * PITCH + TILE / 2, row * PITCH + TILE / 2 + 4,
            sum(counts.get(code, 0) >= low for low in lows),
        )
        for code, (column, row) in PLACES.items()
    )  # fmt: skip
    across = len(_GRID[0].split())
    return Tiles(across * PITCH - 2, len(_GRID) * PITCH - 2, TILE, drawn, lows)


def lows_of(counts: Sequence[int], *, rounding: bool = True) -> tuple[int, ...]:
    """The least counts of at most four shades that share out the states evenly, in round numbers from 1."""
    ordered = sorted(counts)
    if not ordered:
        return ()
    quarters = [ordered[len(ordered) * part // MOST_SHADE] for part in range(1, MOST_SHADE)]
    cuts = {rounded(count) if rounding else count for count in quarters}
    return (1, *sorted(cut for cut in cuts if 1 < cut <= ordered[-1]))


def rounded(count: int) -> int:
    """The count to its first figure: 7, 40, 300."""
    step: int = 10 ** (len(str(count)) - 1)
    return count // step * step
