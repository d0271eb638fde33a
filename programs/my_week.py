"""A person's free week against the sessions of programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from programs import schedule
from programs.models import Track
from programs.query import SearchQuery


def fits_by_program(query: SearchQuery, ids: Iterable[int]) -> dict[int, schedule.Fit]:
    """How the best track of each of these programs fits the asked free time, by program id.

    Programs without sessions are left out. The person's clock is that of the place typed; online
    sessions of another time zone are moved onto it, and sessions one travels to are on that clock.
    """
    free = schedule.decode_free(query.limit("free")[0])
    here = query.origin.time_zone if query.origin else ""
    fits: dict[int, list[schedule.Fit | None]] = {}
    for track in Track.objects.filter(program__in=list(ids)).with_sessions():
        ahead = minutes_ahead(here, track.program.location.time_zone)
        trip = 0 if track.delivery == Track.Delivery.TELEHEALTH else query.trip
        fit = schedule.fit(schedule.moved(track.slots(), ahead), free, trip)
        fits.setdefault(track.program_id, []).append(fit)
    easiest = {program: schedule.easiest(found) for program, found in fits.items()}
    return {program: fit for program, fit in easiest.items() if fit is not None}


def minutes_ahead(here: str, there: str, now: datetime | None = None) -> int:
    """Minutes by which the clock `here` is ahead of the one `there` now; 0 when either is not known."""
    if not here or not there or here == there:
        return 0
    now = now or timezone.now()
    difference = now.astimezone(ZoneInfo(here)).utcoffset() - now.astimezone(ZoneInfo(there)).utcoffset()
    return round(difference.total_seconds() / 60)
