"""Everything a program's page says, in the order it says it, each thing with its source and day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from programs import schedule
from programs.cards import opening_text
from programs.models import Fact, Program, Source, SourceRecord, Track
from programs.states import state_name
from programs.vocabulary import TERM, Category, terms_in

GROUPS = (
    Category.DELIVERY, Category.PAYS, Category.INSURER, Category.THERAPY, Category.MEDICATION,
    Category.SERVICE, Category.FOCUS, Category.SERVES, Category.AGE_GROUP, Category.GENDER,
    Category.LANGUAGE, Category.ACCESS, Category.ACCREDITED, Category.LICENCE, Category.LEVEL,
    Category.SETTING, Category.OWNERSHIP, Category.TESTING, Category.POLICY,
)  # fmt: skip
ASKED_ONE_BY_ONE = (
    Category.DELIVERY, Category.PAYS, Category.MEDICATION, Category.THERAPY, Category.SERVICE, Category.ACCESS,
)  # fmt: skip
ASKED_AS_ONE = {
    Category.INSURER: ("Insurance plans", "Which insurance plans do you take, and for this program?"),
    Category.LANGUAGE: ("Languages", "In which languages are the groups held?"),
    Category.SERVES: ("Groups for certain people", "Do you have groups for certain people, such as veterans?"),
    Category.ACCREDITED: ("Accreditation", "Is the program accredited, by whom, and until when?"),
}


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as the page cites it: `mark` is its letter, empty for the page's main source."""

    mark: str
    name: str
    publisher: str
    when: str
    licence: str
    url: str
    host: str
    retrieved: date | None


@dataclass(slots=True)
class Marks:
    """Which letter stands for which source and day on this page."""

    main: tuple[int, date]
    cited: dict[tuple[int, date], tuple[str, Source, date]] = field(default_factory=dict)

    def of(self, source: Source, day: date) -> str:
        """The letter of a source and day; empty for the main one."""
        key = (source.pk, day)
        if key == self.main:
            return ""
        if key not in self.cited:
            self.cited[key] = (letter(len(self.cited)), source, day)
        return self.cited[key][0]


def letter(number: int) -> str:
    """a to z, then aa, ab ..."""
    first, second = divmod(number, 26)
    return (chr(96 + first) if first else "") + chr(97 + second)


def profile(program: Program, today: date, fits: Mapping[int, schedule.Fit] | None = None) -> dict[str, Any]:
    """The page's context. `program` comes from `ProgramQuerySet.for_page`; `fits` by the ids of its tracks."""
    marks = Marks((program.source_id, program.observed_on))
    facts = list(program.facts.shown())
    location = program.location
    page = {
        "program": program,
        "location": location,
        "organization": _unless_same(location.organization.name, program.name),
        "place": ", ".join(part for part in (location.city, location.state) if part),
        "level_source": {"name": program.level_source.name, "when": program.level_source.observed},
        "phones": _phones(program, marks),
        "opening": _opening(program, marks, today),
        "geo": f"geo:{location.lat},{location.lon}" if location.precision == "street" else "",
        "ages": ages(program),
        "telehealth_states": ", ".join(map(state_name, program.telehealth_states or ())),
        "website_host": host(program.website),
        "tracks": [_track(track, marks, (fits or {}).get(track.pk)) for track in program.tracks.all()],
        "zone": schedule.zone_name(location.time_zone),
        "prices": _prices(program, marks),
        "facts": _fact_groups(facts, marks),
        "not_stated": not_stated(program, facts),
        "credentials": _credentials(program, marks, today),
        "outcomes": _outcomes(program, marks),
        "fields": _stated_fields(program, marks),
        "main_source": {"name": program.source.name, "when": _when(program.source, program.observed_on)},
    }
    return {**page, "sources": _sources(program, marks)}


def _unless_same(name: str, other: str) -> str:
    return "" if name == other else name


def host(url: str) -> str:
    """The host of a web address without www, for showing."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def ages(program: Program) -> str:
    """The ages it takes, in words; empty when not stated."""
    match program.min_age, program.max_age:
        case None, None:
            return ""
        case low, None:
            return f"{low} and older"
        case None, high:
            return f"up to {high}"
        case low, high:
            return f"{low} to {high}"
    return ""


def _when(source: Source, day: date) -> str:
    """What a source's date means, in its own words when it has some."""
    return source.observed or f"{day:%B} {day.day}, {day.year}"


def _phones(program: Program, marks: Marks) -> list[dict[str, str]]:
    return [
        {
            "display": phone.display,
            "uri": phone.uri,
            "kind": phone.get_kind_display(),
            "answered_by": phone.get_answered_by_display() if phone.answered_by else "",
            "mark": marks.of(phone.source, phone.observed_on),
        }
        for phone in program.phones.all()
    ]


def _opening(program: Program, marks: Marks, today: date) -> dict[str, Any] | None:
    if not program.opening:
        return None
    words = opening_text(program, today).partition(" (said")[0]
    return {
        "words": words[0].upper() + words[1:],
        "reported_on": program.opening_reported_on,
        "mark": marks.of(program.opening_source, program.opening_reported_on),
    }


def _track(track: Track, marks: Marks, fit: schedule.Fit | None) -> dict[str, Any]:
    slots = track.slots()
    minutes = schedule.weekly_minutes(slots)
    about = [track.audience, f"in {track.language}" if track.language else ""]
    about += [track.get_delivery_display() if track.delivery else ""]
    about += [f"{track.weeks} weeks" if track.weeks else ""]
    return {
        "name": track.name,
        "about": ", ".join(filter(None, about)),
        "days": _days(slots),
        "fit": _fit(fit) if fit else None,
        "hours": hours_text(minutes),
        "check": check_text(minutes, track.is_adolescent) if _is_iop(track) else "",
        "mark": marks.of(track.source, track.observed_on),
    }


def _fit(fit: schedule.Fit) -> dict[str, str]:
    """How a track fits the reader's week: a sentence, and which of the three kinds it is."""
    words = schedule.fit_in_words(fit)
    kinds = {schedule.Fits: "yes", schedule.FitsIfLate: "late", schedule.Clashes: "clash"}
    return {"words": f"{words[0].upper()}{words[1:]}.", "kind": kinds[type(fit)]}


def _is_iop(track: Track) -> bool:
    return track.program.level == Program.Level.IOP


def _days(slots: list[schedule.Slot]) -> list[dict[str, Any]]:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return [
        {"name": name, "times": [schedule.times(slot) for slot in sorted(slots) if slot.weekday == number]}
        for number, name in enumerate(names)
    ]


def hours_text(minutes: int) -> str:
    """Weekly minutes in words: "9 hours a week", "7 hours 30 minutes a week"; empty for none."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    words = [f"{hours} hour{'' if hours == 1 else 's'}"] if hours else []
    return " ".join([*words, *([f"{rest} minutes"] if rest else [])]) + " a week"


def check_text(minutes: int, adolescent: bool) -> str:
    """What the published hours mean for a program listed as intensive outpatient; empty when within."""
    match schedule.hours_check(minutes, adolescent):
        case schedule.HoursCheck.BELOW:
            low = schedule.ADOLESCENT_MINIMUM_HOURS if adolescent else schedule.ADULT_MINIMUM_HOURS
            who = "teens" if adolescent else "adults"
            return f"It is listed as intensive outpatient, which is {low} hours or more for {who}. Ask about it."
        case schedule.HoursCheck.ABOVE:
            return "This many hours is usually called partial hospitalization."
    return ""


def _prices(program: Program, marks: Marks) -> list[dict[str, Any]]:
    return [
        {
            "amount": price.amount,
            "unit": price.get_unit_display(),
            "basis": price.get_basis_display(),
            "valid_from": price.valid_from,
            "note": price.note,
            "mark": marks.of(price.source, price.observed_on),
        }
        for price in program.prices.all()
    ]


def _fact_groups(facts: Iterable[Fact], marks: Marks) -> list[dict[str, Any]]:
    by_category: dict[str, dict[bool, list[dict[str, str]]]] = {}
    for fact in facts:
        item = {
            "name": fact.term.name,
            "explanation": fact.term.explanation,
            "mark": marks.of(fact.source, fact.observed_on),
        }
        by_category.setdefault(fact.term.category, {True: [], False: []})[fact.holds].append(item)
    return [
        {"label": category.label, "yes": by_category[category][True], "no": by_category[category][False]}
        for category in GROUPS
        if category in by_category
    ]


def not_stated(program: Program, facts: Iterable[Fact]) -> list[tuple[str, str]]:
    """What nobody has said, as (name, question to ask), the most decisive first."""
    said = {fact.term.code for fact in facts}
    said_yes = {fact.term.code for fact in facts if fact.holds}
    implied = {code for code in TERM if any(other in said_yes for other in TERM[code].implied_by)}
    heard_of = {TERM[code].category for code in said if code in TERM}
    asked = [pair for missing, pair in _field_questions(program) if missing]
    asked += [pair for category, pair in ASKED_AS_ONE.items() if category not in heard_of]
    asked += [
        (term.name, term.question)
        for category in ASKED_ONE_BY_ONE
        for term in terms_in(category)
        if term.offered and term.code not in said | implied
    ]
    return asked


def _field_questions(program: Program) -> list[tuple[bool, tuple[str, str]]]:
    return [
        (not program.opening, ("Openings", "Are you taking new people now? How long is the wait?")),
        (
            not any(track.sessions.all() for track in program.tracks.all()),
            ("Days and times", "On which days do the groups meet, from when to when, and for how many weeks?"),
        ),
        (
            not program.prices.all(),
            ("Price", "What will I pay in all? Can I have that in writing before I start?"),
        ),
        (not program.how_to_start, ("First step", "How do I start, and how soon is the first visit?")),
    ]


def _credentials(program: Program, marks: Marks, today: date) -> list[dict[str, Any]]:
    return [
        {
            "name": credential.term.name,
            "scope": credential.get_scope_display() if credential.scope else "",
            "number": credential.number,
            "issued": credential.issued,
            "expires": credential.expires,
            "expired": bool(credential.expires and credential.expires < today),
            "checked_on": credential.checked_on,
            "where": credential.where,
            "mark": marks.of(credential.source, credential.checked_on),
        }
        for credential in program.credentials.all()
    ]


def _outcomes(program: Program, marks: Marks) -> list[dict[str, Any]]:
    return [
        {
            "measure": outcome.measure,
            "definition": outcome.definition,
            "value": f"{outcome.value:f}".rstrip("0").rstrip(".") + outcome.unit,
            "people": outcome.people,
            "period_start": outcome.period_start,
            "period_end": outcome.period_end,
            "said_by": f"Reported by {outcome.source.name}.",
            "mark": marks.of(outcome.source, outcome.observed_on),
        }
        for outcome in program.outcomes.all()
    ]


def _stated_fields(program: Program, marks: Marks) -> dict[str, str]:
    """The marks of fields that do not come from the main source, by field name."""
    return {
        statement.field.replace(".", "_"): marks.of(statement.source, statement.observed_on)
        for statement in program.statements.all()
        if statement.current
    }


def _sources(program: Program, marks: Marks) -> list[Cited]:
    """The main source, then every other in the order of its letter, with when we last read it."""
    retrieved = dict(
        SourceRecord.objects.filter(program=program).values_list("source_id", "last_run__started_at")
    )
    cited = [("", program.source, program.observed_on), *marks.cited.values()]
    return [
        Cited(
            mark=mark,
            name=source.name,
            publisher=source.publisher,
            when=_when(source, day),
            licence=source.licence,
            url=source.url,
            host=host(source.url),
            retrieved=retrieved[source.pk].date() if source.pk in retrieved else None,
        )
        for mark, source, day in cited
    ]
