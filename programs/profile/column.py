"""One program as a column of a comparison: every fact it states, each with its source and day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from django.utils.translation import gettext, gettext_noop

from programs import language, schedule
from programs.cards import distance_text, opening_text
from programs.compare import Cell, Said, Subject
from programs.doubts import doubts_in
from programs.geo import geodesic_miles
from programs.language import Mixed, Own, joined
from programs.models import Credential, Fact, Phone, Price, Program, Report, Source, Track
from programs.my_week import fits_by_track
from programs.profile import people
from programs.profile.marks import when
from programs.profile.page import ages
from programs.profile.tracks import check_text, course_text, hours_text, track_course
from programs.query import SearchQuery
from programs.vocabulary import TERM, TERMS

AT_A_GLANCE = (
    ("miles", gettext_noop("Distance"), False),
    ("week", gettext_noop("Your week"), False),
    ("opening", gettext_noop("Openings"), True),
    ("schedule", gettext_noop("When it meets"), True),
    ("hours", gettext_noop("Hours a week"), True),
    ("course", gettext_noop("The whole course"), False),
    ("price", gettext_noop("Price"), True),
    ("phone", gettext_noop("Phone"), True),
    ("answers", gettext_noop("Who answers the phone"), False),
    ("how_to_start", gettext_noop("How to start"), True),
    ("ages", gettext_noop("Ages"), False),
    ("place", gettext_noop("Where"), True),
    ("transport", gettext_noop("Getting there"), False),
    ("telehealth_states", gettext_noop("Online for people in"), False),
    ("runs", gettext_noop("Who runs it"), True),
    ("owner", gettext_noop("Who owns it"), False),
    ("credentials", gettext_noop("Licenses and accreditation checked"), True),
    ("outcomes", gettext_noop("Measured results"), False),
    ("level", gettext_noop("Listed as"), True),
    ("checked", gettext_noop("Last confirmed"), True),
)
"""What every program may say in a field of its own: (key, name, whether its row stays where none says it)."""


def subjects() -> tuple[Subject, ...]:
    """What programs are compared in, in reading order, named in the reader's language."""
    return _subjects(language.current())


@cache
def _subjects(language_code: str) -> tuple[Subject, ...]:
    """Made once for each language, while that is the one spoken."""
    fields = (Subject(key, gettext(name), is_value=True, always=always) for key, name, always in AT_A_GLANCE)
    terms = ((term, language.term(term.code)) for term in TERMS)
    named = (Subject(t.code, words.name, language.label(t.category), words.explanation) for t, words in terms)
    return (*fields, *people.subjects(), *named)


KEY_OF = {
    "when": "schedule", "free": "week", "open": "opening", "max_weekly": "price", "age": "ages",
    "state": "telehealth_states", "level": "level",
}  # fmt: skip
"""The subject that a limit of a search asks about, where that is not a term."""


DOUBTED = {
    Report.About.PHONE: "phone", Report.About.OPENING: "opening", Report.About.SCHEDULE: "schedule",
    Report.About.PRICE: "price", Report.About.ADDRESS: "place", Report.About.CLOSED: "checked",
}  # fmt: skip
"""The subject beside which a doubt stands, by what readers say is wrong."""


def column(program: Program, facts: Iterable[Fact], today: date) -> dict[str, Cell]:
    """Its cells by the key of their subject. What it does not state is left out, never guessed."""
    cells = {key: cell for key, cell in _values(program, today) if cell.lines}
    stated = {fact.term.code: fact for fact in facts}
    for term in TERMS:
        fact = _telling(term.code, stated)
        if fact:
            cells[term.code] = Cell(_said(fact), source=cited(fact.source, fact.observed_on))
    return cells | _in_doubt(cells, program) | people.cells(program, today)


def _in_doubt(cells: dict[str, Cell], program: Program) -> dict[str, Cell]:
    """The cells that two readers say are wrong, with the sentence that says so."""
    doubts = doubts_in(program)
    days = {key: doubts.on(about) for about, key in DOUBTED.items()}
    days |= {code: doubts.on_term(code) for _, code in doubts.days if code}
    return {
        key: replace(cells[key], doubt=_doubt(key, program.is_closed, day))
        for key, day in days.items()
        if day and key in cells
    }


def _doubt(key: str, is_closed: bool, day: date) -> str:
    said = gettext("Two readers told us this may be wrong. We are checking.")
    if key == DOUBTED[Report.About.CLOSED]:
        said = gettext("Two readers told us that this program may have closed. We are checking.")
        if is_closed:
            said = gettext("Two readers told us that this program may be open. We are checking.")
    return f"{said} ({gettext('Readers, %(day)s') % {'day': language.day(day)}})"


def for_person(program: Program, query: SearchQuery) -> dict[str, Cell]:
    """The cells that only a search can fill: how far it is, and how its groups fit the week."""
    cells = {}
    location, origin = program.location, query.origin
    if origin and location.lat is not None:
        miles = geodesic_miles((origin.lat, origin.lon), (location.lat, location.lon))
        cells["miles"] = _value("", distance_text(miles, location.is_approximate))
    fit = schedule.easiest(fits_by_track(query, program).values())
    if fit:
        cells["week"] = _value("", language.capital(schedule.fit_in_words(fit, language.week_words())))
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
    return Mixed(Own(source.name), ", ", when(source, day))


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
        yield "opening", _value(source, language.capital(opening_text(program, today)))
    yield "level", _value(cited(program.level_source, program.level_on), program.get_level_display())


def _about(program: Program, today: date) -> Iterator[tuple[str, Cell]]:
    """What its listing says in fields, unless another source was believed over it."""
    listed, location = cited(program.source, program.observed_on), program.location
    believed = {
        one.field: cited(one.source, one.observed_on) for one in program.statements.all() if one.current
    }
    street = [gettext("The address is given when you call.")] if location.withheld else location.street_lines
    for key, field, lines in (
        ("how_to_start", "how_to_start", [Own(program.how_to_start)]),
        ("ages", "min_age", [language.capital(ages(program))]),
        ("place", "location.street", [*street, location.town_line]),
        ("transport", "location.transport", [Own(location.transport)]),
        (
            "telehealth_states", "telehealth_states",
            [", ".join(map(language.state, program.telehealth_states or ()))],
        ),
        ("runs", "organization.name", [Own(location.organization.name)]),
        ("owner", "organization.owner", [Own(location.organization.owner)]),
        ("checked", "checked_on", [language.month(program.checked_on)]),
    ):  # fmt: skip
        yield key, _value(believed.get(field, listed), *lines)


def _value(source: str, *lines: str) -> Cell:
    return Cell(Said.VALUE, tuple(line for line in lines if line), source)


def _cell(said: Iterable[tuple[str, Source, date]]) -> Cell:
    """Several lines, each with its own source; a source is named once."""
    lines = list(said)
    sources = dict.fromkeys(cited(source, day) for _, source, day in lines)
    return Cell(Said.VALUE, tuple(line for line, _, _ in lines), joined(list(sources), "; "))


def _meets(tracks: list[Track]) -> Iterator[tuple[str, Cell]]:
    """When the groups meet, how long a week, and what the whole course adds up to, a line a track."""
    held = [(track, track.slots()) for track in tracks if track.sessions.all()]
    yield (
        "schedule",
        _cell(
            (_named(track, schedule.describe(slots, language.week_words())), *_from(track))
            for track, slots in held
        ),
    )
    yield "hours", _cell((_hours(track, slots), *_from(track)) for track, slots in held)
    courses = [(course_text(track_course(track), track.delivery), track) for track, _ in held]
    yield "course", _cell((_named(track, words), *_from(track)) for words, track in courses if words)


def _from(track: Track) -> tuple[Source, date]:
    return track.source, track.observed_on


def _named(track: Track, words: str) -> str:
    return Mixed(Own(track.name), ": ", words)


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
        name = language.term(credential.term.code).name
        yield f"{name}, {_until(credential, today)}", credential.source, credential.checked_on


def _until(credential: Credential, today: date) -> str:
    if not credential.expires:
        return gettext("end date not stated")
    said = gettext("expired %(day)s") if credential.expires < today else gettext("expires %(day)s")
    return said % {"day": language.day(credential.expires)}


def _outcomes(program: Program) -> Iterator[tuple[str, Source, date]]:
    for outcome in program.outcomes.all():
        value = f"{outcome.value:f}".rstrip("0").rstrip(".") + outcome.unit
        said = gettext("%(value)s of %(people)s people") % {"value": value, "people": outcome.people}
        words = Mixed(Own(outcome.measure), ": ", said, ". ", Own(outcome.definition))
        yield words, outcome.source, outcome.observed_on
