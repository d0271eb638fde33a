"""A person's free week against the sessions of programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from programs import schedule
from programs.models import Program, Track
from programs.query import SearchQuery

AT_ONCE = 10_000
"""Programs asked for in one query: databases limit the parameters of one."""


def fits_by_program(query: SearchQuery, ids: Sequence[int]) -> dict[int, schedule.Fit]:
    """How the best track of each of these programs fits the asked free time, by program id.

    Programs without sessions are left out. The person's clock is that of the place typed, and sessions on
    another clock are moved onto it. Programs with the same times share one answer.
    """
    free = schedule.decode_free(query.limit("free")[0])
    fits: dict[int, list[schedule.Fit | None]] = {}
    answers: dict[tuple[Any, ...], schedule.Fit | None] = {}
    for start in range(0, len(ids), AT_ONCE):
        for (program, *held), slots in Track.objects.schedules(ids[start : start + AT_ONCE]):
            key = (*held, tuple(slots))
            if key not in answers:
                answers[key] = _fit(query, free, *held, slots)
            fits.setdefault(program, []).append(answers[key])
    easiest = {program: schedule.easiest(found) for program, found in fits.items()}
    return {program: fit for program, fit in easiest.items() if fit is not None}


def fits_by_track(query: SearchQuery, program: Program) -> dict[int, schedule.Fit]:
    """How each track of one program fits the asked free time, by the track's id; those not known left out."""
    if not query.limit("free"):
        return {}
    free, zone = schedule.decode_free(query.limit("free")[0]), program.location.time_zone
    fits = {
        track.pk: _fit(query, free, track.delivery, zone, track.slots()) for track in program.tracks.all()
    }
    return {pk: fit for pk, fit in fits.items() if fit is not None}


def _fit(
    query: SearchQuery, free: schedule.HalfHours, delivery: str, zone: str, slots: Sequence[schedule.Slot]
) -> schedule.Fit | None:
    """How one schedule on the clock `zone` fits the asked free time; clashes are told on that clock."""
    ahead = minutes_ahead(clock_of(query), zone)
    trip = 0 if delivery == Track.Delivery.TELEHEALTH else query.trip
    fit = schedule.fit(schedule.moved(slots, ahead), free, trip)
    if isinstance(fit, schedule.Clashes):
        return schedule.Clashes(tuple(sorted(schedule.moved(fit.sessions, -ahead))))
    return fit


def clock_of(query: SearchQuery) -> str:
    """The time zone of the person asking: that of the place typed; empty when not known."""
    return query.origin.time_zone if query.origin else ""


def other_zone(query: SearchQuery, zone: str, online: bool = False) -> str:
    """The everyday name of a program's time zone where a person may take it for their own, else empty.

    That is where it differs from the place typed or, when no point was typed, for online programs.
    """
    name, here = schedule.zone_name(zone), clock_of(query)
    if here:
        return name if name != schedule.zone_name(here) else ""
    return name if online else ""


def minutes_ahead(here: str, there: str, now: datetime | None = None) -> int:
    """Minutes by which the clock `here` is ahead of the one `there` now; 0 when either is not known."""
    if not here or not there or here == there:
        return 0
    now = now or timezone.now()
    difference = now.astimezone(ZoneInfo(here)).utcoffset() - now.astimezone(ZoneInfo(there)).utcoffset()
    return round(difference.total_seconds() / 60)
