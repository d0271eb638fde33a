"""Deriving the narrow rows that searches read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from programs import geo, schedule
from programs.models import Credential, Fact, OnlineRow, Price, Program, SearchRow, Track
from programs.packing import Packable, online_only, pack, unpack
from programs.spelling import plain
from programs.states import STATES
from programs.vocabulary import IOP_SYNONYMS, TERM, understood

CHUNK = 500


@transaction.atomic
def refresh_rows(program_ids: Iterable[int] | None = None) -> int:
    """Rebuild the search rows of these programs, or of all. Returns how many rows stand."""
    ids = list(Program.objects.values_list("pk", flat=True) if program_ids is None else program_ids)
    return sum(_refresh(ids[start : start + CHUNK]) for start in range(0, len(ids), CHUNK))


def _refresh(ids: Sequence[int]) -> int:
    programs = list(Program.objects.published().filter(pk__in=ids).select_related("location__organization"))
    said = _said(ids)
    weeks, prices = _weeks(ids), _week_prices(ids)
    rows = [_row(p, said[p.pk], weeks.get(p.pk, []), prices.get(p.pk, [])) for p in programs]
    SearchRow.objects.filter(pk__in=set(ids) - {p.pk for p in programs}).delete()
    SearchRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["program"],
        update_fields=["band", "lon", "state", "words", "packed"],
    )  # fmt: skip
    OnlineRow.objects.filter(program__in=ids).delete()
    OnlineRow.objects.bulk_create(_online_rows(programs, rows))
    return len(rows)


def _online_rows(programs: list[Program], rows: list[SearchRow]) -> list[OnlineRow]:
    """The rows of programs that no place binds, one for each state they may be attended from."""
    placeless = online_only(unpack(row.packed for row in rows))
    return [
        OnlineRow(program=program, state=state, packed=row.packed)
        for program, row, online in zip(programs, rows, placeless, strict=True)
        if online
        for state in ([""] if program.telehealth_states is None else program.telehealth_states)
    ]


def _said(ids: Sequence[int]) -> dict[int, dict[bool, list[str]]]:
    """The codes each program says yes and no to; an expired accreditation counts as not stated."""
    said: dict[int, dict[bool, list[str]]] = defaultdict(lambda: {True: [], False: []})
    expired = _expired(ids)
    rows = Fact.objects.filter(program__in=ids, current=True)
    for program_id, code, holds in rows.values_list("program_id", "term__code", "holds"):
        if code in TERM and (program_id, code) not in expired:
            said[program_id][holds].append(code)
    return said


def _expired(ids: Sequence[int]) -> set[tuple[int, str]]:
    """Credentials whose every known expiry has passed, as (program id, term code)."""
    latest: dict[tuple[int, str], date] = {}
    for program_id, code, expires in Credential.objects.filter(program__in=ids).values_list(
        "program_id", "term__code", "expires"
    ):
        key = (program_id, code)
        latest[key] = max(latest.get(key, date.min), expires or date.max)
    return {key for key, expires in latest.items() if expires < timezone.localdate()}


def _weeks(ids: Sequence[int]) -> dict[int, list[Track]]:
    """Tracks that have sessions, by program."""
    weeks: dict[int, list[Track]] = defaultdict(list)
    for track in Track.objects.filter(program__in=ids).prefetch_related("sessions"):
        if track.sessions.all():
            weeks[track.program_id].append(track)
    return weeks


def _week_prices(ids: Sequence[int]) -> dict[int, list[Price]]:
    prices: dict[int, list[Price]] = defaultdict(list)
    for price in Price.objects.filter(program__in=ids, basis=Price.Basis.SELF_PAY):
        prices[price.program_id].append(price)
    return prices


def _row(
    program: Program, said: dict[bool, list[str]], tracks: list[Track], prices: list[Price]
) -> SearchRow:
    location = program.location
    yes, no = understood(said[True], said[False])
    item = Packable(
        program=program.pk, slug=program.slug, lat=location.lat, lon=location.lon,
        state=location.state, level=program.level, checked_on=program.checked_on,
        approximate=location.is_approximate, yes=yes, no=no,
        licensed=program.telehealth_states, opening=program.opening, opening_on=program.opening_on,
        opening_reported_on=program.opening_reported_on,
        min_age=program.min_age, max_age=program.max_age,
        parts=_parts(program, tracks), minutes=_longest_week(tracks),
        week_cents=_cheapest_week(program, tracks, prices),
    )  # fmt: skip
    return SearchRow(
        program=program,
        band=None if location.lat is None else geo.band(location.lat),
        lon=location.lon,
        state=location.state,
        words=_words(program),
        packed=pack(item),
    )


def _parts(program: Program, tracks: list[Track]) -> int:
    """Which parts of the week hold the level's minimum; bit 0 when any schedule is stated."""
    parts = 1 if tracks else 0
    for track in tracks:
        parts |= schedule.fits_parts([track.slots()], minimum_minutes(program.level, track.is_adolescent))
    return parts


def minimum_minutes(level: str, adolescent: bool) -> int:
    """The fewest weekly minutes that make the level (DOMAIN: hours a week by level)."""
    if level == Program.Level.PHP:
        return schedule.PARTIAL_HOSPITALIZATION_HOURS * 60
    return schedule.minimum_minutes(adolescent) if level == Program.Level.IOP else 1


def _longest_week(tracks: list[Track]) -> int:
    return max((schedule.weekly_minutes(track.slots()) for track in tracks), default=0)


def _cheapest_week(program: Program, tracks: list[Track], prices: list[Price]) -> int | None:
    """Cents a week for a person paying alone, where a price and what it takes to turn it exist."""
    sessions = min((len(track.sessions.all()) for track in tracks), default=None)
    per_week = {Price.Unit.WEEK: 1.0, Price.Unit.SESSION: sessions}
    if program.weeks:
        per_week[Price.Unit.COURSE] = 1 / program.weeks
    found = [round(p.cents * factor) for p in prices if (factor := per_week.get(Price.Unit(p.unit)))]
    return min(found, default=None)


def _words(program: Program) -> str:
    """What a search by name reads, each word led by a blank."""
    location = program.location
    state = STATES[location.state].name if location.state in STATES else ""
    parts = [program.name, location.organization.name, location.city, location.state, state]
    if program.level == Program.Level.IOP:
        parts.extend(IOP_SYNONYMS)
    return " " + plain(" ".join(parts))
