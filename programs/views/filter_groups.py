"""The questions beside the results: every filter as a group of options, each with its counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_noop

from programs import language, schedule
from programs.filters import ProgramFilter
from programs.matching import TERM_PARAMETERS, Tally
from programs.query import SearchQuery
from programs.search import SearchResults
from programs.states import STATES
from programs.vocabulary import TERM, Category, Term

SHOWN = 8
"""Options a group shows before the rest is folded away."""

SHOWN_OF_PART = 4
"""The same, where a group has several parts."""

STATES_TO_SIT_IN = 2
TRIPS = (0, 15, 30, 45, 60, 90)

ASKS = {
    **{str(parameter): parameter for parameter in TERM_PARAMETERS},
    "age": Category.AGE_GROUP,
    "level": Category.LEVEL,
}
"""The categories whose questions the groups ask; only `when` is not one of them."""

ORDER = (
    "when", "delivery", "pays", "insurer", "age", "focus", "serves", "medication", "therapy", "service",
    "language", "access", "accredited", "level",
)  # fmt: skip

HINTS = {
    "when": gettext_noop("The sessions a week must all fit in the times you choose."),
    "delivery": gettext_noop("Online, a program must be licensed in the state where you sit."),
    "insurer": gettext_noop("Ask your plan too: it knows which programs it pays for."),
    "medication": gettext_noop(
        "You can take medication and be in a program. Some prescribe it, some work with who does."
    ),
    "accredited": gettext_noop("An outside review of how a program works. It does not promise a result."),
    "level": gettext_noop("We look for intensive outpatient programs until you choose."),
}

MOST_ASKED = {
    "pays": "medicaid medicare private-insurance tricare sliding-fee payment-help free-care self-pay",
    "insurer": "aetna anthem blue-cross-blue-shield cigna humana kaiser-permanente molina unitedhealthcare",
    "focus": "alcohol opioids stimulants cannabis benzodiazepines co-occurring depression ptsd",
    "therapy": "individual-therapy group-therapy family-therapy cbt dbt trauma-therapy twelve-step",
    "service": "psychiatric-care peer-support child-care transport-help housing-help job-help aftercare",
    "serves": "veterans lgbtq pregnant-postpartum parents court-involved",
    "access": "wheelchair public-transport parking interpreter captions device-loan evening-phone text-line",
}
"""What people ask for most, by parameter: shown first. Elsewhere the vocabulary's own order will do."""

PARTS = {
    "medication": {
        gettext_noop("Prescribed here"): lambda term: term.code.endswith(("-here", "-prescribed")),
        gettext_noop("Through a partner"): lambda term: term.code.endswith("-partner"),
        gettext_noop("Open to people who already take it"): lambda term: term.code.endswith("-accepted"),
        gettext_noop("The medicines"): lambda term: True,
    },
    "serves": {
        gettext_noop("Serves only these people"): lambda term: term.only,
        gettext_noop("Has a group for them"): lambda term: term.code.endswith("-track"),
        gettext_noop("Welcomes them"): lambda term: True,
    },
}
"""How the options of a group part, by the first heading that holds."""

LISTED_PARTS = {"serves": ("Welcomes them", "Has a group for them", "Serves only these people")}

Option = tuple[str, str, str, bool]
"""Value, label, count in words, whether it is chosen."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some options of a group under a heading; `rest` is folded away, behind `more`."""

    id: str
    heading: str
    options: list[Option]
    rest: list[Option]


@dataclass(frozen=True, slots=True)
class Group:
    """One question with its options. `taken` is how many are chosen; a group that says so starts open."""

    name: str
    question: str
    hint: str
    parts: list[Part]
    problems: list[str]
    taken: int


def groups(asked: ProgramFilter, found: SearchResults) -> list[Group]:
    """Every group that has something to choose, in the order it is shown."""
    made = (_group(name, asked, found) for name in ORDER)
    return [group for group in made if group.parts or group.name in OWN_CONTROLS]


OWN_CONTROLS = {
    "when": ("free", "trip"),
    "delivery": ("state",),
    "pays": ("max_weekly",),
    "age": ("age",),
}
"""Groups with controls of their own beside their options."""


def _group(name: str, asked: ProgramFilter, found: SearchResults) -> Group:
    taken = found.query.limit(name)
    own = OWN_CONTROLS.get(name, ())
    tallies = found.facets.get(name, {})
    return Group(
        name=name,
        question=language.question(ASKS[name]) if name in ASKS else gettext("When can you go?"),
        hint=gettext(HINTS[name]) if name in HINTS else "",
        parts=[part for part in _parts(name, tallies, taken) if part.options],
        problems=[text for one in dict.fromkeys((name, *own)) for text in asked.form.errors.get(one, ())],
        taken=len(taken) + sum(len(found.query.limit(control)) for control in own if control != name),
    )


def _parts(name: str, tallies: dict[str, Tally], taken: tuple[str, ...]) -> Iterable[Part]:
    listed = choices(name, language.current())
    most = SHOWN if len(listed) == 1 else SHOWN_OF_PART
    for number, (heading, options) in enumerate(listed):
        offered = [
            (code, label, count_text(tallies[code]), code in taken)
            for code, label in options
            if code in taken or any(tallies.get(code, ()))
        ]
        seen = [option for place, option in enumerate(offered) if place < most or option[3]]
        rest = [option for place, option in enumerate(offered) if place >= most and not option[3]]
        yield Part(f"more-{name}-{number}", heading, seen, rest)


def count_text(tally: Tally) -> str:
    """The counts of an option, as in "4 · 6 not stated"; "4" where all have said."""
    if not tally.not_stated:
        return f"{tally.yes:,}"
    return gettext("%(yes)s · %(unsaid)s not stated") % {
        "yes": f"{tally.yes:,}",
        "unsaid": f"{tally.not_stated:,}",
    }


@cache
def choices(name: str, code: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The options of a parameter in the language now spoken, whose code keeps them apart from others.

    They stand under their headings, which are empty where the parameter has a single part.
    """
    if name == "age":
        return ()
    named = [(code, str(label)) for code, label in ProgramFilter.base_filters[name].extra["choices"]]
    options = _most_asked_first(named, MOST_ASKED.get(name, "").split())
    if name not in PARTS:
        return (("", options),)
    under: dict[str, list[tuple[str, str]]] = {heading: [] for heading in LISTED_PARTS.get(name, PARTS[name])}
    for code, label in options:
        under[_heading(name, TERM[code])].append((code, label))
    return tuple((gettext(heading), tuple(listed)) for heading, listed in under.items())


def _most_asked_first(options: list[tuple[str, str]], first: list[str]) -> tuple[tuple[str, str], ...]:
    places = {code: place for place, code in enumerate(first)}
    return tuple(sorted(options, key=lambda option: places.get(option[0], len(first))))


def _heading(name: str, term: Term) -> str:
    return next(heading for heading, holds in PARTS[name].items() if holds(term))


def week(query: SearchQuery) -> str:
    """The free week in words; empty when none was asked."""
    return "".join(
        schedule.free_in_words(schedule.decode_free(code), language.week_words())
        for code in query.limit("free")
    )


def trips(query: SearchQuery) -> list[tuple[int, bool]]:
    """Minutes of the trip to choose from, the asked ones among them."""
    return [(minutes, minutes == query.trip) for minutes in sorted({*TRIPS, query.trip})]


def states(query: SearchQuery) -> list[tuple[str, str]]:
    """What each control for a state says now: (code, name), empty in one not used yet."""
    chosen = [(code, language.state(code)) for code in query.limit("state")]
    return chosen if len(chosen) >= STATES_TO_SIT_IN else [*chosen, ("", "")]


def state_options() -> SafeString:
    """The states as options of a control."""
    return _state_options(language.current())


@cache
def _state_options(language_code: str) -> SafeString:
    """Made once for each language, while that is the one spoken."""
    named = sorted((language.state(code), code) for code in STATES)
    return render_to_string("programs/_state_options.html", {"states": named})


def switches(found: SearchResults) -> dict[str, Any]:
    """The two questions that are a single tick each."""
    tally = found.facets["open"]["taking"]
    return {
        "open": bool(found.query.limit("open")),
        "open_count": count_text(tally),
        "hide_unknown": not found.query.unknown,
    }
