"""A web address as a QR code: one path that a template draws."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import segno

QUIET = 4
"""Modules of white on every side, without which a reader may not find the code (ISO/IEC 18004)."""


class QrCode(NamedTuple):
    """A square of `size` modules a side, its quiet zone included; `path` draws the dark ones, row by row."""

    size: int
    path: str


@lru_cache(maxsize=256)
def qr_code(text: str) -> QrCode:
    """The QR code of a text that many ask for, kept once drawn."""
    return draw(text)


def draw(text: str) -> QrCode:
    """The QR code of a text, readable with 15 % of it smudged. 2,331 bytes at most (DataOverflowError)."""
    code = segno.make(text, error="m", micro=False)
    rows = list(code.matrix_iter(border=QUIET))
    return QrCode(len(rows), "".join(_row(number, row) for number, row in enumerate(rows)))


def _row(number: int, modules: Iterable[int]) -> str:
    """The runs of dark modules in one row, as bars one unit high."""
    path, across = "", 0
    for dark, run in groupby(modules):
        length = len(list(run))
        if dark:
            path += f"M{across} {number}h{length}v1h-{length}z"
        across += length
    return path
