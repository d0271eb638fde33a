"""The questions beside the results: every filter as a group of options, each with its counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from programs import schedule
from programs.filters import ProgramFilter
from programs.matching import TERM_PARAMETERS, Tally
from programs.query import SearchQuery
from programs.search import SearchResults
from programs.states import STATES, state_name
from programs.vocabulary import TERM, Category, Term

SHOWN = 8
"""Options a group shows before the rest is folded away."""

SHOWN_OF_PART = 4
"""The same, where a group has several parts."""

STATES_TO_SIT_IN = 2
TRIPS = (0, 15, 30, 45, 60, 90)

QUESTIONS = {
    "when": "When can you go?",
    **{str(parameter): parameter.question for parameter in TERM_PARAMETERS},
    "age": Category.AGE_GROUP.question,
    "level": Category.LEVEL.question,
}

ORDER = (
    "when", "delivery", "pays", "insurer", "age", "focus", "serves", "medication", "therapy", "service",
    "language", "access", "accredited", "level",
)  # fmt: skip

HINTS = {
    "when": "The sessions a week must all fit in the times you choose.",
    "delivery": "Online, a program must be licensed in the state where you sit.",
    "insurer": "Ask your plan too: it knows which programs it pays for.",
    "medication": "You can take medication and be in a program. Some prescribe it, some work with who does.",
    "accredited": "An outside review of how a program works. It does not promise a result.",
    "level": "We look for intensive outpatient programs until you choose.",
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
        "Prescribed here": lambda term: term.code.endswith(("-here", "-prescribed")),
        "Through a partner": lambda term: term.code.endswith("-partner"),
        "Open to people who already take it": lambda term: term.code.endswith("-accepted"),
        "The medicines": lambda term: True,
    },
    "serves": {
        "Serves only these people": lambda term: term.only,
        "Has a group for them": lambda term: term.code.endswith("-track"),
        "Welcomes them": lambda term: True,
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
        question=QUESTIONS[name],
        hint=HINTS.get(name, ""),
        parts=[part for part in _parts(name, tallies, taken) if part.options],
        problems=[text for one in dict.fromkeys((name, *own)) for text in asked.form.errors.get(one, ())],
        taken=len(taken) + sum(len(found.query.limit(control)) for control in own if control != name),
    )


def _parts(name: str, tallies: dict[str, Tally], taken: tuple[str, ...]) -> Iterable[Part]:
    listed = choices(name)
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
    return f"{tally.yes:,} · {tally.not_stated:,} not stated" if tally.not_stated else f"{tally.yes:,}"


@cache
def choices(name: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The options of a parameter under their headings, which are empty where it has a single part."""
    if name == "age":
        return ()
    options = ProgramFilter.base_filters[name].extra["choices"]
    options = _most_asked_first(options, MOST_ASKED.get(name, "").split())
    if name not in PARTS:
        return (("", options),)
    under: dict[str, list[tuple[str, str]]] = {heading: [] for heading in LISTED_PARTS.get(name, PARTS[name])}
    for code, label in options:
        under[_heading(name, TERM[code])].append((code, label))
    return tuple((heading, tuple(listed)) for heading, listed in under.items())


def _most_asked_first(options: list[tuple[str, str]], first: list[str]) -> tuple[tuple[str, str], ...]:
    places = {code: place for place, code in enumerate(first)}
    return tuple(sorted(options, key=lambda option: places.get(option[0], len(first))))


def _heading(name: str, term: Term) -> str:
    return next(heading for heading, holds in PARTS[name].items() if holds(term))


def week(query: SearchQuery) -> str:
    """The free week in words; empty when none was asked."""
    return "".join(schedule.free_in_words(schedule.decode_free(code)) for code in query.limit("free"))


def trips(query: SearchQuery) -> list[tuple[int, bool]]:
    """Minutes of the trip to choose from, the asked ones among them."""
    return [(minutes, minutes == query.trip) for minutes in sorted({*TRIPS, query.trip})]


def states(query: SearchQuery) -> list[tuple[str, str]]:
    """What each control for a state says now: (code, name), empty in one not used yet."""
    chosen = [(code, state_name(code)) for code in query.limit("state")]
    return chosen if len(chosen) >= STATES_TO_SIT_IN else [*chosen, ("", "")]


@cache
def state_options() -> SafeString:
    """The states as options of a control, made once."""
    named = sorted((state.name, code) for code, state in STATES.items())
    return render_to_string("programs/_state_options.html", {"states": named})


def switches(found: SearchResults) -> dict[str, Any]:
    """The two questions that are a single tick each."""
    tally = found.facets["open"]["taking"]
    return {
        "open": bool(found.query.limit("open")),
        "open_count": count_text(tally),
        "hide_unknown": not found.query.unknown,
    }
