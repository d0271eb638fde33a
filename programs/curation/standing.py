"""Which of several statements on one thing is shown.

1. One that a curator chose over the others stands. What a curator says is chosen, on the day it is said;
   of two that were chosen the later stands.
2. Otherwise who is believed more: a curator, then the program itself, then a directory.
3. Between equals the newer stands.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from programs.models import Source

CURATOR: Final = Source.STANDING[Source.Kind.CURATOR]

Weight = tuple[date, bool, int, date, int]


def weight(standing: int, observed_on: date, decided_on: date | None, tie: int) -> Weight:
    """What a statement weighs: the heaviest stands. `tie` decides between what is equal in all else."""
    said_by_curator = observed_on if standing == CURATOR else date.min
    return decided_on or said_by_curator, decided_on is not None, standing, observed_on, tie
