"""The pages of the form: the list of its sections, one section, and what is to be sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from programs import answering, language
from programs.answering import SECTIONS, Answers, Known, Read, State, parts_in

from . import words
from .fields import fields

SAME, AGAIN, KEEP, SAVE = "same", "again", "keep", "save"
"""Buttons: what is shown is still correct; forget what was answered; keep without leaving; save and go on."""

Keep = Callable[[Callable[[Answers], Answers]], Answers]
"""Writes the answers down, given what changes them, and returns them."""


class SeeOther(HttpResponseRedirect):
    """Go on with a GET of another page."""

    status_code = 303


@dataclass(frozen=True, slots=True)
class Frame:
    """What the form stands in: the template around it, the addresses of its pages, and its token."""

    base: str
    hub: str
    section: Callable[[str], str]
    check: str
    program: Any
    token: str = ""
    """What a form without a cookie holds; empty where Django's own token is used."""
    extra: Mapping[str, Any] = field(default_factory=dict)


def hub(request: HttpRequest, frame: Frame, answers: Answers, known: Known, today: date) -> HttpResponse:
    """Every section with what is known or was answered, and how far it is."""
    rows = [_row(frame, section, answers, known, today) for section in SECTIONS]
    done = sum(row["state"] is not State.OPEN for row in rows)
    context = {"frame": frame, "sections": rows, "done": done, "all": len(rows), **frame.extra}
    return render(request, "update/hub.html", context)


def _row(frame: Frame, section: str, answers: Answers, known: Known, today: date) -> dict[str, Any]:
    state = answering.state_of(answers, section, today)
    own = parts_in(section, known)
    if state in (State.CHANGED, State.CORRECT):
        said = answering.read_section(answers, section, today).said
    else:
        said = {part: standing.value for part, standing in own.items()}
    return {
        "code": section,
        "heading": words.heading(section),
        "state": state,
        "is": state.value,
        "lines": words.lines({part: value for part, value in said.items() if value is not None}),
        "sources": [] if state is State.CHANGED else sources(own),
        "url": frame.section(section),
    }


def sources(known: Known) -> list[dict[str, str]]:
    """Who says what is known, and since when; each once."""
    said = {(one.source, one.when, "" if one.when else language.day(one.day)): None for one in known.values()}
    return [{"name": name, "observed": language.dated(observed), "day": day} for name, observed, day in said]


def confirm(request: HttpRequest, frame: Frame, known: Known, keep: Keep) -> HttpResponse:
    """A button of the list: this section is still correct, or forget what was answered."""
    section = request.POST.get("section", "")
    if section not in SECTIONS:
        return SeeOther(frame.hub)
    own = _values(known, section)
    if request.POST.get("do") == AGAIN:
        keep(lambda answers: answering.without(answers, section))
        return SeeOther(f"{frame.hub}#{section}")
    if own:
        keep(lambda answers: answering.still_correct(answers, section, own))
    return SeeOther(frame.hub + after(section))


def show_section(
    request: HttpRequest, frame: Frame, section: str, answers: Answers, known: Known, today: date
) -> HttpResponse:
    """One section: as it was typed so far, or else filled with what is known."""
    kept = answers.get(section, {}).get("raw")
    if kept is not None:
        return _section(request, frame, section, kept, answering.read_section(answers, section, today))
    raw = answering.write(section, _values(known, section), language.week_words())
    return _section(request, frame, section, raw, Read())


def take_section(
    request: HttpRequest, frame: Frame, section: str, known: Known, keep: Keep, today: date
) -> HttpResponse:
    """Keep what was typed into one section, and do what the button says."""
    raw, button = answering.collect(section, dict(request.POST.lists())), request.POST.get("do") or SAVE
    changed, shown = answering.pressed(raw, button), _values(known, section)
    answers = keep(lambda kept: answering.typed(kept, section, changed, shown))
    if button == KEEP:
        return HttpResponse(status=204)
    if button != SAVE:
        return SeeOther(frame.section(section) + _row_of(button, changed))
    read = answering.read_section(answers, section, today)
    if read.problems:
        return _section(request, frame, section, raw, read)
    return SeeOther(frame.hub + after(section))


def _values(known: Known, section: str) -> dict[str, Any]:
    return {part: standing.value for part, standing in parts_in(section, known).items()}


def _section(request: HttpRequest, frame: Frame, section: str, raw: Any, read: Read) -> HttpResponse:
    context = {
        "frame": frame,
        "code": section,
        "heading": words.heading(section),
        "template": f"update/_{'facts' if section in answering.FACTS else section}.html",
        "fields": fields(section, raw, read.problems),
        "problems": [{"name": name, "words": sentence} for name, sentence in read.problems.items()],
        "url": frame.section(section),
        **frame.extra,
    }
    return render(request, "update/section.html", context)


def check(
    request: HttpRequest, frame: Frame, answers: Answers, today: date, *, refused: bool = False
) -> HttpResponse:
    """What changes and what stays, before it is sent."""
    shown, said = answering.shown(answers), answering.said(answers, today)
    states = {section: answering.state_of(answers, section, today) for section in SECTIONS}
    changed = [part for part, value in said.items() if shown.get(part) != value]
    context = {
        "frame": frame,
        "changes": [_change(part, shown.get(part), said[part]) for part in changed],
        "same": [words.name_of(part) for part in said if part not in changed],
        "problems": [_link(frame, section) for section in SECTIONS if states[section] is State.PROBLEM],
        "left": [_link(frame, section) for section in SECTIONS if states[section] is State.OPEN],
        "refused": refused,
        **frame.extra,
    }
    return render(request, "update/check.html", context)


def _change(part: str, before: Any, after: Any) -> dict[str, str]:
    return {
        "name": words.name_of(part),
        "before": words.said_of(part, before) if before is not None else "",
        "after": words.said_of(part, after),
    }


def _link(frame: Frame, section: str) -> dict[str, str]:
    return {"heading": words.heading(section), "url": frame.section(section)}


def after(section: str) -> str:
    """Where on the list to go on: the next section, or its end."""
    place = SECTIONS.index(section) + 1
    return f"#{SECTIONS[place] if place < len(SECTIONS) else 'ready'}"


def _row_of(button: str, changed: Any) -> str:
    """The anchor of the row that a button added; nothing for one that dropped one."""
    rows, (act, what, *place) = changed.get("rows", ()), (*button.split("-"), "", "")
    if act != "add" or not rows:
        return ""
    if what in ("phone", "group"):
        return f"#{what[0]}{len(rows) - 1}"
    number = int(place[0]) if place[0].isascii() and place[0].isdigit() else len(rows)
    return f"#g{number}-t{len(rows[number]['times']) - 1}" if number < len(rows) else ""
