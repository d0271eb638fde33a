"""Spreadsheets of our curators: facts, sessions and prices, read row by row, set beside what is known."""

from .facts import FactSheet
from .prices import PriceSheet
from .resource import MOST_ROWS, MOST_TOLD, Change, Problem, SheetResource
from .sessions import SessionSheet

SHEETS: dict[str, type[SheetResource]] = {
    "facts": FactSheet, "sessions": SessionSheet, "prices": PriceSheet,
}  # fmt: skip
"""By `Sheet.Kind`."""

__all__ = [
    "MOST_ROWS",
    "MOST_TOLD",
    "SHEETS",
    "Change",
    "FactSheet",
    "PriceSheet",
    "Problem",
    "SessionSheet",
    "SheetResource",
]
