"""What an import does to one program, as a line of its report and a row of the desk's table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

RAW_ONLY = "the source's row changed in something that is not shown"


class Kind(StrEnum):
    """What becomes of a program."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    KEPT = "kept"
    UNSURE = "unsure"
    HIDDEN = "hidden"


LABELS: Final = {
    Kind.NEW: "New", Kind.CHANGED: "Changed", Kind.GONE: "Gone, so closed", Kind.KEPT: "Gone, stays",
    Kind.UNSURE: "Unsure", Kind.HIDDEN: "Becomes a draft",
}  # fmt: skip
"""What the desk calls them, in its order."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One program, what becomes of it, and each thing that changes, or why, in words."""

    kind: Kind
    name: str
    town: str
    told: tuple[str, ...] = ()
    row: int | None = None
    """The row that speaks of it, as a spreadsheet counts."""
    program: int | None = None
    """Its id, where it is here already."""

    @property
    def label(self) -> str:
        return LABELS[self.kind]

    @property
    def where(self) -> str:
        """Name and town: "Harbor Light Recovery (Cincinnati, OH)"."""
        return f"{self.name} ({self.town})"

    def __str__(self) -> str:
        if self.kind in (Kind.NEW, Kind.GONE, Kind.HIDDEN):
            return self.where
        if self.kind is Kind.UNSURE:
            return f"Row {self.row:,}: {self.where} {' '.join(self.told)}"
        return f"{self.where}: {'; '.join(self.told) or RAW_ONLY}"
