"""A person's free week against the sessions of programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from programs import schedule
from programs.models import Program, Track
from programs.query import SearchQuery


def fits_by_program(query: SearchQuery, ids: Iterable[int]) -> dict[int, schedule.Fit]:
    """How the best track of each of these programs fits the asked free time, by program id.

    Programs without sessions are left out. The person's clock is that of the place typed; online
    sessions of another time zone are moved onto it, and sessions one travels to are on that clock.
    """
    fits: dict[int, list[schedule.Fit | None]] = {}
    for track in Track.objects.filter(program__in=list(ids)).with_sessions():
        fit = track_fit(query, track, track.program.location.time_zone)
        fits.setdefault(track.program_id, []).append(fit)
    easiest = {program: schedule.easiest(found) for program, found in fits.items()}
    return {program: fit for program, fit in easiest.items() if fit is not None}


def fits_by_track(query: SearchQuery, program: Program) -> dict[int, schedule.Fit]:
    """How each track of one program fits the asked free time, by the track's id; those not known left out."""
    zone = program.location.time_zone
    fits = {track.pk: track_fit(query, track, zone) for track in program.tracks.all()}
    return {pk: fit for pk, fit in fits.items() if fit is not None}


def track_fit(query: SearchQuery, track: Track, zone: str) -> schedule.Fit | None:
    """How one track on the clock `zone` fits the asked free time; clashes are told on that clock.

    None when its sessions are not known, or no free time was asked.
    """
    asked = query.limit("free")
    if not asked:
        return None
    ahead = minutes_ahead(clock_of(query), zone)
    trip = 0 if track.delivery == Track.Delivery.TELEHEALTH else query.trip
    fit = schedule.fit(schedule.moved(track.slots(), ahead), schedule.decode_free(asked[0]), trip)
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
