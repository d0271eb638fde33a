"""One program as a column of a comparison: every fact it states, each with its source and day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from programs import schedule
from programs.cards import distance_text, opening_text
from programs.compare import Cell, Said, Subject
from programs.geo import geodesic_miles
from programs.models import Credential, Fact, Phone, Price, Program, Source, Track
from programs.my_week import fits_by_track
from programs.profile.marks import when
from programs.profile.page import ages
from programs.profile.tracks import check_text, course_text, hours_text, track_course
from programs.query import SearchQuery
from programs.states import state_name
from programs.vocabulary import TERM, TERMS

AT_A_GLANCE = tuple(
    Subject(key, name, is_value=True, always=always)
    for key, name, always in (
        ("miles", "How far", False),
        ("week", "Your week", False),
        ("opening", "Openings", True),
        ("schedule", "When it meets", True),
        ("hours", "Hours a week", True),
        ("course", "The whole course", False),
        ("price", "Price", True),
        ("phone", "Phone", True),
        ("answers", "Who answers the phone", False),
        ("how_to_start", "How to start", True),
        ("ages", "Ages", False),
        ("place", "Where", True),
        ("transport", "Getting there", False),
        ("telehealth_states", "Online for people in", False),
        ("runs", "Who runs it", True),
        ("owner", "Who owns it", False),
        ("credentials", "Licenses and accreditation checked", True),
        ("outcomes", "Measured results", False),
        ("level", "Listed as", True),
        ("checked", "Last confirmed", True),
    )
)
SUBJECTS = (
    *AT_A_GLANCE,
    *(Subject(term.code, term.name, term.category.label, term.explanation) for term in TERMS),
)
"""What programs are compared in, in reading order."""

KEY_OF = {
    "when": "schedule", "free": "week", "open": "opening", "max_weekly": "price", "age": "ages",
    "state": "telehealth_states", "level": "level",
}  # fmt: skip
"""The subject that a limit of a search asks about, where that is not a term."""


def column(program: Program, facts: Iterable[Fact], today: date) -> dict[str, Cell]:
    """Its cells by the key of their subject. What it does not state is left out, never guessed."""
    cells = {key: cell for key, cell in _values(program, today) if cell.lines}
    stated = {fact.term.code: fact for fact in facts}
    for term in TERMS:
        fact = _telling(term.code, stated)
        if fact:
            cells[term.code] = Cell(_said(fact), source=cited(fact.source, fact.observed_on))
    return cells


def for_person(program: Program, query: SearchQuery) -> dict[str, Cell]:
    """The cells that only a search can fill: how far it is, and how its groups fit the week."""
    cells = {}
    location, origin = program.location, query.origin
    if origin and location.lat is not None:
        miles = geodesic_miles((origin.lat, origin.lon), (location.lat, location.lon))
        cells["miles"] = _value("", distance_text(miles, location.is_approximate))
    fit = schedule.easiest(fits_by_track(query, program).values())
    if fit:
        cells["week"] = _value("", _capital(schedule.fit_in_words(fit)))
    return cells


def asked_keys(query: SearchQuery) -> set[str]:
    """The subjects that a search asked about."""
    options = {option for limit in query.limits for option in limit.options}
    return options | {KEY_OF.get(limit.parameter, "") for limit in query.limits}


def _telling(code: str, stated: dict[str, Fact]) -> Fact | None:
    """The fact that answers for a term: its own, unless a narrower term's yes says it is so."""
    own = stated.get(code)
    if own and own.holds:
        return own
    narrower = (_telling(other, stated) for other in TERM[code].implied_by)
    return next((fact for fact in narrower if fact and fact.holds), own)


def _said(fact: Fact) -> Said:
    return Said.YES if fact.holds else Said.NO


def cited(source: Source, day: date) -> str:
    """A source and what its date means, on one line."""
    return f"{source.name}, {when(source, day)}"


def _values(program: Program, today: date) -> Iterator[tuple[str, Cell]]:
    yield from _about(program, today)
    yield from _meets(list(program.tracks.all()))
    yield "price", _cell(_prices(program.prices.all()))
    yield "phone", _cell((phone.display, phone.source, phone.observed_on) for phone in program.phones.all())
    yield "answers", _cell(_answers(program.phones.all()))
    yield "credentials", _cell(_credentials(program.credentials.all(), today))
    yield "outcomes", _cell(_outcomes(program))
    if program.opening:
        source = cited(program.opening_source, program.opening_reported_on)
        yield "opening", _value(source, _capital(opening_text(program, today)))
    yield "level", _value(cited(program.level_source, program.level_on), program.get_level_display())


def _about(program: Program, today: date) -> Iterator[tuple[str, Cell]]:
    """What its listing says in fields, unless another source was believed over it."""
    listed, location = cited(program.source, program.observed_on), program.location
    believed = {
        one.field: cited(one.source, one.observed_on) for one in program.statements.all() if one.current
    }
    street = ["The address is given when you call."] if location.withheld else location.street_lines
    for key, field, lines in (
        ("how_to_start", "how_to_start", [program.how_to_start]),
        ("ages", "min_age", [_capital(ages(program))]),
        ("place", "location.street", [*street, location.town_line]),
        ("transport", "location.transport", [location.transport]),
        (
            "telehealth_states", "telehealth_states",
            [", ".join(map(state_name, program.telehealth_states or ()))],
        ),
        ("runs", "organization.name", [location.organization.name]),
        ("owner", "organization.owner", [location.organization.owner]),
        ("checked", "checked_on", [f"{program.checked_on:%B %Y}"]),
    ):  # fmt: skip
        yield key, _value(believed.get(field, listed), *lines)


def _value(source: str, *lines: str) -> Cell:
    return Cell(Said.VALUE, tuple(line for line in lines if line), source)


def _cell(said: Iterable[tuple[str, Source, date]]) -> Cell:
    """Several lines, each with its own source; a source is named once."""
    lines = list(said)
    sources = dict.fromkeys(cited(source, day) for _, source, day in lines)
    return Cell(Said.VALUE, tuple(line for line, _, _ in lines), "; ".join(sources))


def _meets(tracks: list[Track]) -> Iterator[tuple[str, Cell]]:
    """When the groups meet, how long a week, and what the whole course adds up to, a line a track."""
    held = [(track, track.slots()) for track in tracks if track.sessions.all()]
    yield "schedule", _cell((_named(track, schedule.describe(slots)), *_from(track)) for track, slots in held)
    yield "hours", _cell((_hours(track, slots), *_from(track)) for track, slots in held)
    courses = [(course_text(track_course(track), track.delivery), track) for track, _ in held]
    yield "course", _cell((_named(track, words), *_from(track)) for words, track in courses if words)


def _from(track: Track) -> tuple[Source, date]:
    return track.source, track.observed_on


def _named(track: Track, words: str) -> str:
    return f"{track.name}: {words}"


def _hours(track: Track, slots: list[schedule.Slot]) -> str:
    minutes = schedule.weekly_minutes(slots)
    check = check_text(minutes, track.is_adolescent) if track.program.level == Program.Level.IOP else ""
    return _named(track, ". ".join(filter(None, (hours_text(minutes), check))))


def _prices(prices: Iterable[Price]) -> Iterator[tuple[str, Source, date]]:
    for price in prices:
        basis = price.get_basis_display().lower()
        yield f"{price.amount} {price.get_unit_display()}, {basis}", price.source, price.observed_on


def _answers(phones: Iterable[Phone]) -> Iterator[tuple[str, Source, date]]:
    for phone in phones:
        if phone.answered_by:
            yield phone.get_answered_by_display(), phone.source, phone.observed_on


def _credentials(credentials: Iterable[Credential], today: date) -> Iterator[tuple[str, Source, date]]:
    for credential in credentials:
        until = "end date not stated"
        if credential.expires:
            verb = "expired" if credential.expires < today else "expires"
            until = f"{verb} {_day(credential.expires)}"
        yield f"{credential.term.name}, {until}", credential.source, credential.checked_on


def _outcomes(program: Program) -> Iterator[tuple[str, Source, date]]:
    for outcome in program.outcomes.all():
        value = f"{outcome.value:f}".rstrip("0").rstrip(".") + outcome.unit
        words = f"{outcome.measure}: {value} of {outcome.people} people. {outcome.definition}"
        yield words, outcome.source, outcome.observed_on


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
