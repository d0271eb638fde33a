"""The page on which a person says when they can go. Nothing of it is kept: the answer is an address."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from programs import language, schedule
from programs.filters import ProgramFilter
from programs.week_form import DAY_SETS, OTHER, SEARCH, TIMES, TRIPS, WeekForm, minutes_of

MORNING = TIMES.index("0600")
"""Half-hours before this one are folded away as night hours."""

STRETCH = {"days": "weekdays", "start": "1730", "end": "2100"}
"""What the typed stretch of time says before anything is chosen."""


class SeeOther(HttpResponseRedirect):
    """Go on with a GET of another address, which stands for what was sent."""

    status_code = HTTPStatus.SEE_OTHER


@require_safe
def my_week(request: HttpRequest) -> HttpResponse:
    """The week to paint; or, once a button was pressed, the address that holds what was painted."""
    asked, form = ProgramFilter(request.GET), WeekForm(request.GET)
    if form.is_sent and form.is_valid():
        page = "results" if form.cleaned_data["to"] == SEARCH else "my_week"
        return SeeOther(address(page, with_week(asked, schedule.encode_free(form.week), form.trip)))
    return render(request, "my_week.html", context(asked, form))


def address(page: str, pairs: list[tuple[str, str]]) -> str:
    return f"{reverse(page)}?{urlencode(pairs)}" if pairs else reverse(page)


def context(asked: ProgramFilter, form: WeekForm) -> dict[str, Any]:
    """What `my_week.html` reads: the week of the address, or the one just sent where it had a problem."""
    query = asked.search_query()
    free = form.painted if form.is_sent else schedule.decode_free("".join(query.limit("free")))
    words = language.week_words()
    rows = [_row(time, free) for time in TIMES]
    return {
        "problems": [*asked.problems, *form.problems],
        "hidden": carried(asked),
        "presets": [
            (name, gettext(label), schedule.preset_code(name)) for name, label in schedule.PRESETS.items()
        ],
        "days": list(zip(schedule.DAYS, words.days, words.days_short, strict=True)),
        "night": rows[:MORNING],
        "night_is_open": any(cell["free"] for row in rows[:MORNING] for cell in row["cells"]),
        "rows": rows[MORNING:],
        "words": schedule.free_in_words(free, words),
        "hours": f"{free.bit_count() / 2:g}",
        "phrases": words,
        "without_week_url": address("results", carried(asked)),
        **_trip(form.trip if form.is_sent else query.trip, form),
        **_stretch(form),
    }


def _row(time: str, free: int) -> dict[str, Any]:
    """A row of the table: one half-hour on each of the seven days."""
    index = TIMES.index(time)
    return {
        "time": time,
        "label": schedule.clock(minutes_of(time), language.week_words()),
        "on_the_hour": time.endswith("00"),
        "cells": [
            {"day": day, "free": bool(free >> (number * len(TIMES) + index) & 1)}
            for number, day in enumerate(schedule.DAYS)
        ],
    }


def _trip(minutes: int, form: WeekForm) -> dict[str, Any]:
    """The choices for the trip with the one that stands for these minutes."""
    known = {value for value, _ in TRIPS}
    chosen = str(minutes) if str(minutes) in known and not form["minutes"].errors else OTHER
    typed = form["minutes"].value() if form.is_sent else minutes
    return {
        "trips": [(value, label, value == chosen) for value, label in TRIPS],
        "other_minutes": typed if chosen == OTHER else "",
        "other_problem": form.errors.get("minutes", [""])[0] if form.is_sent else "",
    }


def _stretch(form: WeekForm) -> dict[str, Any]:
    """The lists of days and times, with what is chosen in each."""
    chosen = {name: form[name].value() or default for name, default in STRETCH.items()}
    days = [(name, label) for name, (label, _) in DAY_SETS.items()]
    lists = {"days": days, "start": form.fields["start"].choices, "end": form.fields["end"].choices}
    return {
        f"stretch_{name}": [(value, label, value == chosen[name]) for value, label in choices]
        for name, choices in lists.items()
    }


def carried(asked: ProgramFilter) -> list[tuple[str, str]]:
    """The rest of the search, as it was understood, to travel along: neither week nor trip nor page."""
    return [pair for pair in _understood(asked, {}) if pair[0] not in ("free", "trip")]


def with_week(asked: ProgramFilter, free: str, trip: int) -> list[tuple[str, str]]:
    """The parameters of the same search for this week: `free` a code, `trip` minutes each way."""
    return _understood(asked, {"free": free, "trip": trip})


def _understood(asked: ProgramFilter, changed: dict[str, Any]) -> list[tuple[str, str]]:
    asked.form.is_valid()
    values = {**asked.form.cleaned_data, **changed, "page": None}
    return [
        (name, str(option))
        for name in asked.filters
        if values.get(name)
        for option in (values[name] if isinstance(values[name], list) else [values[name]])
    ]
