"""What happened to a program, the newest first: who changed what, when and why, and what was told of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from typing import Any, Final, NamedTuple

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone

from programs.curation.noting import BEFORE
from programs.models import (
    Attempt,
    ImportRun,
    Location,
    Program,
    Proposal,
    Report,
    Session,
    Source,
    Term,
    Track,
    Verification,
)

from .recorded import RECORDED, Names, Recorded, Row, shown

TOGETHER: Final = timedelta(seconds=3)
"""Changes of one person that follow each other so soon are one deed."""

ADDED, CHANGED, REMOVED = "+", "~", "-"


class Change(NamedTuple):
    """One thing that became another; `old` is empty for what is new, `new` for what is gone."""

    what: str
    old: str
    new: str


@dataclass(slots=True)
class Event:
    """One deed: what changed with it, or what was told in words."""

    at: datetime
    who: str
    why: str
    changes: list[Change] = field(default_factory=list)
    words: str = ""
    whole_day: bool = False
    """Only its day is known."""


class Entry(NamedTuple):
    """A recorded row: of which table, when, by whom, why, and the row itself."""

    at: datetime
    number: int
    table: Recorded
    row: Row


def timeline(program: Program) -> list[Event]:
    """Everything that is recorded, the newest first: twenty queries, whatever there is."""
    entries, names = _read(program)
    events = [*_deeds(entries, names), *_told(program)]
    return sorted(events, key=attrgetter("at"), reverse=True)


def _read(program: Program) -> tuple[list[Entry], Names]:
    """All recorded rows about a program, the oldest first."""
    found: dict[Any, list[Entry]] = {}
    for table in RECORDED:
        rows = table.model.history.filter(_about(table.model, program, found)).order_by().values()
        found[table.model] = [Entry(row["history_date"], row["history_id"], table, row) for row in rows]
    entries = [entry for rows in found.values() for entry in rows]
    tracks = {entry.row["id"]: entry.row["name"] for entry in found[Track]}
    return sorted(entries, key=lambda entry: entry[:2]), _names(entries, tracks)


def _about(model: Any, program: Program, found: dict[Any, list[Entry]]) -> Q:
    """Which recorded rows of a table are about the program: at all places where it was, all groups it had."""
    if model is Program:
        return Q(id=program.pk)
    if model is Location:
        return Q(id__in={program.location_id, *(entry.row["location_id"] for entry in found[Program])})
    if model is Session:
        return Q(track_id__in={entry.row["id"] for entry in found[Track]} | {0})
    return Q(program_id=program.pk)


def _names(entries: Iterable[Entry], tracks: dict[int, str]) -> Names:
    columns = ("history_user_id", "assigned_to_id", "checked_by_id")
    people = {entry.row.get(column) for entry in entries for column in columns}
    users = get_user_model().objects.filter(pk__in=people - {None} | {0})
    return Names(
        sources=dict(Source.objects.values_list("pk", "name")),
        terms=dict(Term.objects.values_list("pk", "name")),
        people=dict(users.values_list("pk", "username")),
        tracks=tracks,
    )


def _deeds(entries: list[Entry], names: Names) -> Iterator[Event]:
    """Recorded rows put together to deeds, each with what it changed in the end."""
    state: dict[tuple[Any, int], Row] = {}
    for deed in _together(entries):
        before, after = {}, {}
        for entry in deed:
            key = entry.table.model, entry.row["id"]
            if entry.row["history_change_reason"] == BEFORE:
                state[key] = entry.row
                continue
            before.setdefault(key, state.get(key))
            after[key] = entry
            state[key] = entry.row
        changes = [change for key, entry in after.items() for change in _changes(before[key], entry, names)]
        if changes:
            yield Event(deed[-1].at, _who(deed, names), _why(deed), changes)


def _together(entries: list[Entry]) -> Iterator[list[Entry]]:
    deed: list[Entry] = []
    for entry in entries:
        if deed and not _same_deed(deed, entry):
            yield deed
            deed = []
        deed.append(entry)
    if deed:
        yield deed


def _same_deed(deed: list[Entry], entry: Entry) -> bool:
    """Whether a row was written by the same hand, at once. A row without a hand goes with any."""
    if entry.at - deed[-1].at > TOGETHER:
        return False
    hands = [_hand(one) for one in (*deed, entry) if one.row["history_change_reason"] != BEFORE]
    return len({user for user, _ in hands if user}) < 2 and len({why for _, why in hands if why}) < 2


def _hand(entry: Entry) -> tuple[int | None, str | None]:
    return entry.row["history_user_id"], entry.row["history_change_reason"]


def _who(deed: list[Entry], names: Names) -> str:
    users = [user for user, _ in map(_hand, deed) if user]
    return names.people.get(users[0], "somebody who left") if users else ""


def _why(deed: list[Entry]) -> str:
    return next((why for _, why in map(_hand, deed) if why and why != BEFORE), "")


def _changes(before: Row | None, entry: Entry, names: Names) -> Iterator[Change]:
    """What one row became, from one state to the last of a deed."""
    table, row = entry.table, entry.row
    name = table.name(row, names)
    if row["history_type"] == REMOVED:
        yield Change(name or "Removed", table.whole(row, names), "")
    elif before is None or before["history_type"] == REMOVED:
        yield Change(name or "Added", "", table.whole(row, names))
    else:
        for column, label in table.columns.items():
            if before[column] != row[column]:
                what = ": ".join(filter(None, (name, label)))
                yield Change(what, shown(before, column, names), shown(row, column, names))


def _told(program: Program) -> Iterator[Event]:
    """Checks, calls nobody answered, reports, proposals, and the imports that listed it."""
    for check in Verification.objects.filter(program=program).select_related("by"):
        yield _on(check.on, check.by, f"Checked: {check.get_method_display().lower()}.", check.note)
    for attempt in Attempt.objects.filter(program=program).select_related("by"):
        yield _on(attempt.on, attempt.by, "Nobody answered.", attempt.note)
    for report in Report.objects.filter(program=program).select_related("decided_by", "term"):
        about = f"{report.get_about_display()}{f' ({report.term})' if report.term else ''}"
        yield _on(report.received_on, None, f"A reader reports: {about}", report.words)
        if report.decided_on:
            words = f"Report {report.get_state_display().lower()}: {about}"
            yield _on(report.decided_on, report.decided_by, words, report.note)
    for proposal in Proposal.objects.filter(program=program).select_related("decided_by"):
        if proposal.submitted_on:
            yield _on(proposal.submitted_on, None, "The program proposed changes.", "")
        if proposal.decided_on:
            words = f"Proposal {proposal.get_state_display().lower()}."
            yield _on(proposal.decided_on, proposal.decided_by, words, proposal.note)
    yield from _imports(program)


def _imports(program: Program) -> Iterator[Event]:
    runs = ImportRun.objects.filter(
        Q(records__program=program) | Q(pk__in=program.records.values("first_run"))
    )
    for run in runs.select_related("source", "by").distinct():
        words = f"Import of {run.source}: it lists the program."
        yield Event(run.started_at, run.by.get_username() if run.by else "", "", words=words)


def _on(day: date, by: Any, words: str, why: str) -> Event:
    at = timezone.make_aware(datetime.combine(day, time.max))
    return Event(at, by.get_username() if by else "", why, words=words, whole_day=True)
