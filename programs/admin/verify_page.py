"""What the call screen shows of each question: what is known, by whom and when, what speaks against it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from programs import language
from programs.answering import Posted, Standing
from programs.answering.collecting import empty_group, empty_phone, empty_time
from programs.answering.sections import PRICES
from programs.desk import conflicts
from programs.desk.verify import Section, Sheet
from programs.desk.verify.questions import REPORTS_AT, TERMS, question_of_field, question_of_term
from programs.desk.words import ago, field_name
from programs.models import Phone, Price, Program, Report, Track
from programs.profile import check_text, hours_text
from programs.schedule import ENGLISH, weekly_minutes
from programs.views.update.words import name_of, said_of
from programs.vocabulary import TERM

FOLDED = ("start", "plans", "languages", "fields", "others")
"""Questions that open when somebody asks them."""

OF_ADDRESS = ("street", "street2", "city", "state", "zip")


def screen(program: Program, sheet: Sheet, form: Any, posted: Posted) -> dict[str, Any]:
    """The page's context."""
    against, reported = _conflicts(program), _reports(program, posted)
    return {
        "title": program.name, "program": program, "location": program.location, "form": form, "sheet": sheet,
        "phones": program.phones.select_related("source"),
        "checks": program.verifications.select_related("by")[:3],
        "attempts": program.attempts.filter(on__gte=program.checked_on).select_related("by"),
        "sections": [
            _section(section, program, against[section.question.key], reported[section.question.key])
            for section in sheet.sections
            if section.codes or section.question.kind != TERMS
        ],
        "choices": {
            "kinds": Phone.Kind.choices, "answered_by": Phone.AnsweredBy.choices,
            "deliveries": Track.Delivery.choices, "days": list(enumerate(ENGLISH.days_short)),
            "levels": Program.Level.choices, "openings": Program.Opening.choices[1:],
        },
    }  # fmt: skip


def name_of_part(part: str) -> str:
    """What a part of a program is called at the desk."""
    kind, _, name = part.partition(":")
    match kind:
        case "said":
            return field_name(name)
        case "field":
            return field_name(name)
        case "track":
            return f"the group “{name}”"
    return name_of(part) if kind != "fact" or name in TERM else name


def _section(section: Section, program: Program, against: list[Any], reports: list[Any]) -> dict[str, Any]:
    key = section.question.key
    return {
        "key": key, "kind": section.question.kind, "question": section.question, "section": section,
        "known": _known(section), "same": section.same, "raw": section.raw, "problems": section.problems,
        "rows": _rows(section), "conflicts": against, "reports": reports, "notes": _notes(section, program),
        "folded": key in FOLDED, "open": bool(section.problems or section.said), "editing": section.changed,
    }  # fmt: skip


def _known(section: Section) -> list[dict[str, Any]]:
    """What is shown now, line by line; terms have their own rows instead."""
    if section.question.kind == "address":
        return _address(section.shown)
    if section.question.kind == TERMS:
        return []
    plain = section.question.key in ("phones", "opening", "level")
    return [
        _line(_said(part, standing) if plain else f"{_label(part)}: {_said(part, standing)}", standing)
        for part, standing in section.shown.items()
    ]


def _label(part: str) -> str:
    return part.removeprefix("track:") if part.startswith("track:") else name_of_part(part)


def _said(part: str, standing: Standing) -> str:
    if part == "field:level":
        return str(dict(Program.Level.choices)[standing.value])
    if part == "field:telehealth_states":
        return ", ".join(standing.value)
    return said_of(part, standing.value)


def _address(shown: Mapping[str, Standing]) -> list[dict[str, Any]]:
    named = {part.removeprefix("field:location."): standing for part, standing in shown.items()}
    words = ", ".join(str(named[name].value) for name in OF_ADDRESS if name in named)
    if "withheld" in named:
        words += ". Withheld: readers are told to call for it."
    cited = named.get("street") or next(iter(named.values()), None)
    return [_line(words, cited)] if cited else []


def _line(words: str, standing: Standing) -> dict[str, Any]:
    return {"words": words, "cited": _cited(standing)}


def _cited(standing: Standing) -> str:
    days = (timezone.localdate() - standing.day).days
    when = standing.when or f"{standing.day:%b %-d, %Y}"
    return f"{standing.source}, {when}" + (f", {ago(days)} ago" if days else ", today")


def _rows(section: Section) -> Any:
    """The rows of inputs, with an empty one to fill in, or the terms with what is known of each."""
    wrong = section.problems.get
    rows = section.raw.get("rows", [])
    match section.question.key:
        case "phones":
            listed = [*rows, empty_phone()]
            return [{**row, "problem": wrong(f"p{number}-number")} for number, row in enumerate(listed)]
        case "groups":
            return [
                _group(number, row, section.problems) for number, row in enumerate([*rows, empty_group()])
            ]
        case "price":
            return [_price(section, basis, unit) for basis, unit in PRICES]
    return _terms(section) if section.question.kind == TERMS else []


def _group(number: int, row: Mapping[str, Any], problems: Mapping[str, str]) -> dict[str, Any]:
    """A group with an empty line of times to fill in, and what is wrong with each."""
    prefix = f"g{number}"
    used = [time for time in row["times"] if any(time.values())]
    times = [
        {
            **time, "prefix": f"{prefix}-t{line}",
            "problem": problems.get(f"{prefix}-t{line}-start") or problems.get(f"{prefix}-t{line}-days"),
        }
        for line, time in enumerate([*used, empty_time()])
    ]  # fmt: skip
    wrong = problems.get(f"{prefix}-name") or problems.get(f"{prefix}-weeks")
    return {**row, "number": str(number), "times": times, "problem": wrong}


def _price(section: Section, basis: str, unit: str) -> dict[str, Any]:
    key = f"{basis}-{unit}"
    name = f"{Price.Basis(basis).label}, {Price.Unit(unit).label}"
    return {"key": key, "name": name, "value": section.raw[key], "problem": section.problems.get(key)}


def _terms(section: Section) -> list[dict[str, Any]]:
    usual = _usual(section)
    rows = []
    for code in section.codes:
        standing = section.shown.get(f"fact:{code}")
        cited = _cited(standing) if standing else ""
        rows.append({
            "code": code, "name": TERM[code].name, "category": language.label(TERM[code].category),
            "shown": "" if standing is None else "yes" if standing.value else "no",
            "cited": "" if cited == usual else cited, "value": section.raw[code],
        })  # fmt: skip
    return rows


def _usual(section: Section) -> str:
    """Where most of what a section shows comes from."""
    counted = Counter(map(_cited, section.shown.values()))
    return counted.most_common(1)[0][0] if counted else ""


def _notes(section: Section, program: Program) -> list[str]:
    """What else to know while asking."""
    if section.question.kind == TERMS:
        usual = _usual(section)
        return [f"From {usual}, where nothing else is said."] if usual else []
    if section.question.key == "groups" and program.level == Program.Level.IOP:
        return list(_hours(program.tracks.prefetch_related("sessions")))
    return []


def _hours(tracks: Iterable[Track]) -> Iterable[str]:
    for track in tracks:
        minutes = weekly_minutes(track.slots())
        words = [hours_text(minutes), check_text(minutes, track.is_adolescent)]
        if minutes:
            yield f"{track.name}: {'. '.join(filter(None, words))}"


def _conflicts(program: Program) -> Mapping[str, list[conflicts.Conflict]]:
    """What other sources say against what is shown, by question."""
    found = defaultdict(list)
    for conflict in conflicts.conflicts_of([program.pk]).get(program.pk, ()):
        of_term = conflict.about in TERM
        key = question_of_term(conflict.about) if of_term else question_of_field(conflict.about)
        found[key].append(conflict)
    return found


def _reports(program: Program, posted: Posted) -> Mapping[str, list[dict[str, Any]]]:
    """What readers say is wrong, by question, with what was chosen for each."""
    found = defaultdict(list)
    for report in Report.objects.waiting().filter(program=program).select_related("term"):
        key = question_of_term(report.term.code) if report.term else REPORTS_AT.get(report.about, "others")
        chosen = (posted.get(f"r-{report.pk}") or ("",))[-1]
        found[key].append({"report": report, "chosen": chosen})
    return found
