"""What a whole course of treatment adds up to: weeks, hours and trips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from programs.schedule import Slot, weekly_minutes


class Course(NamedTuple):
    """A schedule held for so many weeks. `minutes` are in session; a trip is there and back on one day."""

    weeks: int
    minutes: int
    trips: int

    @property
    def hours(self) -> str:
        """The whole course in hours: "96", "82.5"."""
        return f"{self.minutes / 60:.2f}".rstrip("0").rstrip(".")


def trips_a_week(slots: Sequence[Slot]) -> int:
    """Days a week on which one sets out: sessions that begin on the same day share a trip."""
    return len({slot.weekday for slot in slots})


def whole_course(slots: Sequence[Slot], weeks: int | None) -> Course | None:
    """The same week, `weeks` times over; None when the weeks or the sessions are not stated."""
    if not slots or not weeks:
        return None
    return Course(weeks, weeks * weekly_minutes(slots), weeks * trips_a_week(slots))
