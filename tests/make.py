"""Small programs for tests, written as the product writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from itertools import count
from typing import Any

from programs import curation
from programs.models import Fact, Location, Organization, Program, Session, Source, Term, Track

TODAY = date(2026, 3, 2)
_numbers = count(1)


def source(slug: str = "test-directory", **fields: Any) -> Source:
    """A source of that slug; a public directory unless told otherwise."""
    defaults = {"name": "Test Directory", "kind": Source.Kind.DIRECTORY, "observed": "survey of 2025"}
    return Source.objects.get_or_create(slug=slug, defaults=defaults | fields)[0]


def program(
    name: str = "", *, lat: float | None = 39.1, lon: float | None = -84.5, state: str = "OH",
    city: str = "Cincinnati", zip: str = "45202", precision: str = "street", organization: str = "",
    yes: Iterable[str] = (), no: Iterable[str] = (),
    sessions: Sequence[tuple[int, str, str]] = (), adolescent: bool = False,
    time_zone: str = "America/New_York", refresh: bool = True, **fields: Any,
) -> Program:  # fmt: skip
    """A published program at a point, with facts, and one track when there are sessions."""
    number = next(_numbers)
    name = name or f"Program {number}"
    said_by = fields.pop("source", None) or source()
    location = Location.objects.create(
        organization=Organization.objects.create(name=organization or name), city=city, state=state, zip=zip,
        street=f"{number} Main Street", lat=lat, lon=lon, precision="" if lat is None else precision,
        time_zone=time_zone,
    )  # fmt: skip
    observed = fields.pop("observed_on", TODAY - timedelta(days=30))
    made = Program.objects.create(
        location=location, name=name, slug=f"program-{number}", source=said_by, source_key=f"key-{number}",
        observed_on=observed, checked_on=fields.pop("checked_on", observed),
        level_source=said_by, level_on=observed, **fields,
    )  # fmt: skip
    facts(made, yes, no)
    if sessions:
        track(made, sessions, adolescent=adolescent)
    if refresh:
        curation.refresh_rows([made.pk])
    return made


def facts(made: Program, yes: Iterable[str], no: Iterable[str] = ()) -> None:
    """Facts of the program's own source."""
    terms = {term.code: term for term in Term.objects.filter(code__in=[*yes, *no])}
    Fact.objects.bulk_create(
        Fact(program=made, term=terms[code], holds=holds, source=made.source, observed_on=made.observed_on)
        for holds, codes in ((True, yes), (False, no))
        for code in codes
    )


def track(made: Program, sessions: Sequence[tuple[int, str, str]], adolescent: bool = False) -> Track:
    """A track meeting at (weekday, "18:00", "21:00")."""
    held = Track.objects.create(
        program=made, name=f"Track {next(_numbers)}", is_adolescent=adolescent,
        source=made.source, observed_on=made.observed_on,
    )  # fmt: skip
    Session.objects.bulk_create(
        Session(track=held, weekday=day, start=time.fromisoformat(start), end=time.fromisoformat(end))
        for day, start, end in sessions
    )
    return held
