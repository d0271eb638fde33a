"""Everything a program's page says, in the order it says it, each thing with its source and day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext

from programs import language, schedule
from programs.cards import opening_said
from programs.doubts import Doubts, doubts_in
from programs.language import Own, filled
from programs.models import Fact, Location, Program
from programs.profile.marks import Marks, host, sources, stated_fields, when
from programs.profile.nearby import Nearby, goes_on, steps_of
from programs.profile.people import people
from programs.profile.questions import not_stated
from programs.profile.tracks import track_view
from programs.vocabulary import Category

GROUPS = (
    Category.DELIVERY, Category.PAYS, Category.INSURER, Category.THERAPY, Category.MEDICATION,
    Category.SERVICE, Category.FOCUS, Category.SERVES, Category.AGE_GROUP, Category.GENDER,
    Category.LANGUAGE, Category.ACCESS, Category.ACCREDITED, Category.LICENCE, Category.LEVEL,
    Category.SETTING, Category.TESTING, Category.POLICY,
)  # fmt: skip
"""The groups of facts in reading order; who owns it is said beside the address."""

DECISIVE = frozenset(
    {Category.DELIVERY, Category.PAYS, Category.INSURER, Category.MEDICATION, Category.LANGUAGE}
)
"""The groups that stand open; the others are one tap away."""


def profile(
    program: Program,
    today: date,
    fits: Mapping[int, schedule.Fit] | None = None,
    around: Nearby | None = None,
) -> dict[str, Any]:
    """The page's context. `program` is from `ProgramQuerySet.for_page`; `fits` by the ids of its tracks."""
    marks = Marks((program.source_id, program.observed_on))
    facts = list(program.facts.shown())
    location, doubts = program.location, doubts_in(program)
    page = {
        "program": program,
        "location": location,
        "organization": _unless_same(location.organization.name, program.name),
        "place": ", ".join(part for part in (location.city, location.state) if part),
        "level_source": {
            "name": program.level_source.name,
            "when": language.dated(program.level_source.observed),
        },
        "phones": _phones(program, marks),
        "opening": _opening(program, marks, today),
        "geo": _geo(location),
        "ages": ages(program),
        "telehealth_states": ", ".join(map(language.state, program.telehealth_states or ())),
        "website_host": host(program.website),
        "tracks": [track_view(track, marks, (fits or {}).get(track.pk)) for track in program.tracks.all()],
        "zone": language.zone(location.time_zone),
        "prices": _prices(program, marks),
        "owner": location.organization.owner,
        "ownership": _ownership(facts, marks, doubts),
        "facts": _fact_groups(facts, marks, doubts),
        "doubts": {about: day for (about, code), day in doubts.days.items() if not code},
        "steps": steps_of(program, facts, around or Nearby()),
        "goes_on": goes_on(facts),
        "alternatives": (around or Nearby()).alternatives,
        "not_stated": not_stated(program, facts),
        "credentials": _credentials(program, marks, today),
        "outcomes": _outcomes(program, marks),
        "people": people(program, today),
        "fields": stated_fields(program, marks),
        "main_source": {"name": program.source.name, "when": when(program.source, program.observed_on)},
    }
    return {**page, "sources": sources(program, marks)}


def _unless_same(name: str, other: str) -> str:
    return "" if name == other else name


def _geo(location: Location) -> str:
    """The link that opens a map app at the door; empty where the door is not known or not told."""
    told = location.precision == Location.Precision.STREET and not location.withheld
    return f"geo:{location.lat},{location.lon}" if told else ""


def ages(program: Program) -> str:
    """The ages it takes, in words; empty when not stated."""
    match program.min_age, program.max_age:
        case None, None:
            return ""
        case low, None:
            return gettext("%(age)s and older") % {"age": low}
        case None, high:
            return gettext("up to %(age)s") % {"age": high}
        case low, high:
            return gettext("%(low)s to %(high)s") % {"low": low, "high": high}
    return ""


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
    return {
        "words": language.capital(opening_said(program, today)),
        "reported_on": program.opening_reported_on,
        "mark": marks.of(program.opening_source, program.opening_reported_on),
    }


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


def _ownership(facts: Iterable[Fact], marks: Marks, doubts: Doubts) -> list[dict[str, Any]]:
    """What kind of owner it says it has."""
    return [
        {
            "name": language.term(fact.term.code).name,
            "mark": marks.of(fact.source, fact.observed_on),
            "doubt": doubts.on_term(fact.term.code),
        }
        for fact in facts
        if fact.holds and fact.term.category == Category.OWNERSHIP
    ]


def _fact_groups(facts: Iterable[Fact], marks: Marks, doubts: Doubts) -> list[dict[str, Any]]:
    by_category: dict[str, dict[bool, list[dict[str, Any]]]] = {}
    for fact in facts:
        item = {
            "code": fact.term.code,
            "name": language.term(fact.term.code).name,
            "explanation": language.term(fact.term.code).explanation,
            "mark": marks.of(fact.source, fact.observed_on),
            "doubt": doubts.on_term(fact.term.code),
        }
        by_category.setdefault(fact.term.category, {True: [], False: []})[fact.holds].append(item)
    return [
        {
            "label": language.label(category),
            "yes": by_category[category][True],
            "no": by_category[category][False],
            "is_open": category in DECISIVE or _any_in_doubt(by_category[category]),
        }
        for category in GROUPS
        if category in by_category
    ]


def _any_in_doubt(said: Mapping[bool, Iterable[Mapping[str, Any]]]) -> bool:
    return any(item["doubt"] for items in said.values() for item in items)


def _credentials(program: Program, marks: Marks, today: date) -> list[dict[str, Any]]:
    return [
        {
            "name": language.term(credential.term.code).name,
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
            "said_by": filled(gettext("Reported by %(source)s."), source=Own(outcome.source.name)),
            "mark": marks.of(outcome.source, outcome.observed_on),
        }
        for outcome in program.outcomes.all()
    ]
