"""What a list shows of each program, as plain words ready for a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import numpy as np
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop, pgettext

from programs import changes, language, packing, schedule
from programs.doubts import with_doubts
from programs.language import Mixed, Own, filled
from programs.matching import YES, Decision
from programs.models import Phone, Program, Source, Track
from programs.my_week import other_zone
from programs.query import Limit, SearchQuery
from programs.spelling import begins_with
from programs.tags import Tag, tags
from programs.vocabulary import TERM, Category

if TYPE_CHECKING:
    from programs.search import Hit

TAKES = (Category.PAYS, Category.INSURER)
SAYS = {
    "sliding-fee": gettext_noop("says it has a sliding fee scale"),
    "payment-help": gettext_noop("says it helps with paying"),
    "scholarship": gettext_noop("says it gives scholarships"),
    "payment-plan": gettext_noop("says you can pay in parts"),
    "free-care": gettext_noop("says it is free"),
    "self-pay": gettext_noop("says you can pay it yourself"),
    "out-of-network": gettext_noop("says it helps with out-of-network claims"),
}
"""Ways to pay that a program does not take, but gives."""


@dataclass(frozen=True, slots=True)
class Card:
    """One program in a list. `miles` is exact; `distance` says it in words, "about" where approximate.

    `url` is its page, with the asked week where there is one; `week_fit` is how its groups fit that week, in
    words, empty where not known; `zone` names the clock of its times where that is not the reader's; `marks`
    is what a reader's browser keeps of it to tell changes by (`changes.written`).
    """

    number: int
    program: Program
    url: str
    miles: float | None
    distance: str
    place: str
    fit: str
    online: bool
    reasons: tuple[str, ...]
    tags: tuple[Tag, ...]
    not_stated: tuple[str, ...]
    schedule: str
    week_fit: str
    zone: str
    phone: Phone | None
    source: str
    checked: str
    marks: str


def cards_for(
    query: SearchQuery, rows: np.ndarray, decision: Decision, hits: Sequence[Hit], today: date,
    week_fits: Mapping[int, schedule.Fit],
) -> list[Card]:  # fmt: skip
    """A card for each hit, in their order."""
    ids = [int(rows["program"][hit.position]) for hit in hits]
    programs = {program.pk: program for program in with_doubts(Program.objects.for_cards(ids))}
    shown = rows[[hit.position for hit in hits]]
    tracks, facts = _tracks(ids, shown), changes.fact_marks(shown)
    return [
        _card(
            number,
            query,
            rows[hit.position],
            decision,
            hit,
            programs[pk],
            tracks.get(pk, []),
            said,
            week_fits.get(pk),
            today,
        )
        for number, (pk, hit, said) in enumerate(zip(ids, hits, facts, strict=True), query.start + 1)
        if pk in programs
    ]


def _card(
    number: int, query: SearchQuery, row: np.void, decision: Decision, hit: Hit,
    program: Program, tracks: Sequence[Track], facts: changes.Marks, fit: schedule.Fit | None, today: date,
) -> Card:  # fmt: skip
    location, week = program.location, _week(tracks)
    distance = distance_text(hit.miles, location.is_approximate)
    checked = freshness(program, today)
    confirmed = _confirmed(query, decision, hit.position, week)
    week_fit = schedule.fit_in_words(fit, language.week_words()) if fit else ""
    zone = other_zone(query, location.time_zone, hit.online)
    unsaid = [p for p in decision.not_stated(hit.position) if p != "free" or not fit]
    if hit.online and not row["licence_stated"]:
        unsaid.append("state")
    reasons = (distance, week_fit, *confirmed, opening_text(program, today), checked)
    return Card(
        number=number,
        program=program,
        url=program.get_absolute_url() + _week_of(query, zone),
        miles=hit.miles,
        distance=distance,
        place=_place(program),
        fit=hit.fit,
        online=hit.online,
        reasons=tuple(filter(None, reasons)),
        tags=tags(row, query),
        not_stated=tuple(limit_name(decision_limit(query, p)) for p in unsaid),
        schedule=week,
        week_fit=week_fit,
        zone=gettext(zone) if zone and week else "",
        phone=next(iter(program.phones.all()), None),
        source=program.source.name,
        checked=checked,
        marks=changes.written(changes.marks_of(row, facts, program, tracks)),
    )


def _week_of(query: SearchQuery, zone: str) -> str:
    """The asked week for a program's address, with the place where its clock matters; else empty."""
    week = [("free", code) for code in query.limit("free")]
    if not week:
        return ""
    place = [("near", query.origin.query)] if zone and query.origin else []
    return "?" + urlencode([*place, *week, *([("trip", query.trip)] if query.trip else [])])


def distance_text(miles: float | None, approximate: bool) -> str:
    """In words: "6.2 miles", or "about 6.2 miles" where only the middle of the ZIP code is known."""
    if miles is None:
        return ""
    number = f"{miles:.1f}"
    words = gettext("1.0 mile") if number == "1.0" else gettext("%(miles)s miles") % {"miles": number}
    return gettext("about %(distance)s") % {"distance": words} if approximate else words


def ago(day: date, today: date) -> str:
    """How long since a day, in words: "today", "3 weeks ago", "in March 2023"."""
    days = (today - day).days
    if days < 2:
        return gettext("yesterday") if days == 1 else gettext("today")
    if days < 14:
        return gettext("%(days)d days ago") % {"days": days}
    if days < 60:
        return gettext("%(weeks)d weeks ago") % {"weeks": days // 7}
    if days < 365:
        return gettext("%(months)d months ago") % {"months": days // 30}
    return gettext("in %(month)s") % {"month": language.month(day)}


def freshness(program: Program, today: date) -> str:
    """How fresh the facts are: "checked 3 weeks ago", or what its directory's date means."""
    if program.checked_on == program.observed_on and program.source.kind == Source.Kind.DIRECTORY:
        said = program.source.observed
        if not said:
            return gettext("listed %(when)s") % {"when": ago(program.observed_on, today)}
        return filled(gettext("facts from the %(when)s"), when=language.dated(said))
    return gettext("checked %(when)s") % {"when": ago(program.checked_on, today)}


def opening_text(program: Program, today: date) -> str:
    """What it last said about taking new people, with when; empty when it has not said."""
    if not program.opening:
        return ""
    said, when = opening_said(program, today), ago(program.opening_reported_on, today)
    return gettext("%(opening)s (said %(when)s)") % {"opening": said, "when": when}


def opening_said(program: Program, today: date) -> str:
    """What it last said about taking new people: "taking new people", "next opening March 3"."""
    if program.opening == Program.Opening.TAKING and program.opening_on and program.opening_on > today:
        day = date_format(program.opening_on, "MONTH_DAY_FORMAT")
        return gettext("next opening %(day)s") % {"day": day}
    return program.get_opening_display().lower()


def limit_name(limit: Limit) -> str:
    """What a limit asks for, in a few words: "evening groups", "Medicaid or Medicare"."""
    if limit.parameter in _LIMIT_NAMES:
        return _LIMIT_NAMES[limit.parameter](limit.options)
    return f" {gettext('or')} ".join(language.term(option).name for option in limit.options)


def _groups_at(parts: Sequence[str]) -> str:
    """Groups by the parts of the week in which they meet: "evening groups"."""
    names = {
        "day": pgettext("groups", "day"),
        "evening": pgettext("groups", "evening"),
        "weekend": pgettext("groups", "weekend"),
    }
    return gettext("%(times)s groups") % {"times": f" {gettext('and')} ".join(names[part] for part in parts)}


_LIMIT_NAMES = {
    "when": _groups_at,
    "age": lambda options: gettext("takes people aged %(age)s") % {"age": options[0]},
    "open": lambda options: gettext("taking new people"),
    "max_weekly": lambda options: (
        gettext("price a week for paying yourself (up to $%(dollars)s)") % {"dollars": options[0]}
    ),
    "state": lambda options: gettext("where its online sessions are licensed"),
    "level": lambda options: gettext("level of care"),
    "free": lambda options: gettext("times that fit your week"),
}


def decision_limit(query: SearchQuery, parameter: str) -> Limit:
    """The limit of a query for a parameter."""
    return Limit(parameter, query.limit(parameter))


def _confirmed(query: SearchQuery, decision: Decision, position: int, week: str) -> list[str]:
    """What was asked and is said to be so, in a few words each."""
    words = []
    for name, answers in decision.by_limit.items():
        if answers[position] != YES:
            continue
        if name == "when":
            words.append(week)
        elif name not in _LIMIT_NAMES:
            yes = decision.rows["yes"][position : position + 1]
            words.extend(_said(option) for option in query.limit(name) if packing.says(yes, option)[0])
        elif name not in ("open", "free"):
            words.append(limit_name(decision_limit(query, name)))
    return [word for word in words if word]


def _said(code: str) -> str:
    """That a program says yes to this term, in a few words."""
    if code in SAYS:
        return gettext(SAYS[code])
    name = language.term(code).name
    return gettext("says it takes %(name)s") % {"name": name} if TERM[code].category in TAKES else name


def _tracks(ids: Sequence[int], rows: np.ndarray) -> dict[int, list[Track]]:
    """The tracks of each program that states any sessions, by program id."""
    stated = [pk for pk, parts in zip(ids, rows["parts"], strict=True) if parts & 1]
    tracks: dict[int, list[Track]] = {}
    for track in Track.objects.filter(program__in=stated).prefetch_related("sessions") if stated else ():
        tracks.setdefault(track.program_id, []).append(track)
    return tracks


def _week(tracks: Iterable[Track]) -> str:
    """The sessions of up to two tracks, in short words."""
    words = language.week_words()
    return "; ".join(list(filter(None, (schedule.describe(track.slots(), words) for track in tracks)))[:2])


def _place(program: Program) -> str:
    """Who runs it, where its name does not say so, and where it is, on one line."""
    location = program.location
    street = gettext("address given when you call") if location.withheld else location.street
    place = ", ".join(part for part in (street, location.city, location.state) if part)
    organization = location.organization.name
    return place if begins_with(program.name, organization) else Mixed(Own(organization), ", ", place)
