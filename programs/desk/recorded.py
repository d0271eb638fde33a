"""The tables whose changes are recorded, and what a recorded row says in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from programs.models import (
    Credential,
    Fact,
    Location,
    Outcome,
    Phone,
    Price,
    Program,
    Session,
    Statement,
    Track,
)
from programs.schedule import Slot, describe
from programs.telephone import written

from .words import FIELD_NAMES, answer, field_name, spoken

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Names:
    """The names behind ids: of sources, terms, people, and groups (tracks)."""

    sources: Mapping[int, str]
    terms: Mapping[int, str]
    people: Mapping[int, str]
    tracks: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Recorded:
    """One table: what a row of it is called, what it says as a whole, and the columns that tell a change."""

    model: Any
    name: Callable[[Row, Names], str]
    whole: Callable[[Row, Names], str]
    columns: Mapping[str, str]
    """By column: what it is called in a change; empty where the name of the row says enough."""


def shown(row: Row, column: str, names: Names) -> str:
    """A column of a row in words."""
    value = row[column]
    if value in (None, "", []):
        return "nothing"
    if column.endswith("source_id"):
        return names.sources.get(value, "a source that is gone")
    if column.endswith(("assigned_to_id", "checked_by_id")):
        return names.people.get(value, "somebody who left")
    if isinstance(value, bool):
        return answer(value)
    if isinstance(value, date):
        return f"{value:%b %-d, %Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return _of_column(row, column, value)


def _of_column(row: Row, column: str, value: Any) -> str:
    if column in ("level", "status", "telehealth_states"):
        return spoken(column, value)
    if column == "opening":
        return spoken(column, [value, None])
    if column == "value" and "field" in row:
        return spoken(row["field"], value)
    if column == "cents":
        return Price(cents=value).amount
    return str(value)


def _of_program() -> dict[str, str]:
    own = {name: label for name, label in FIELD_NAMES.items() if "." not in name and name != "phones"}
    return own | {
        "opening_on": "Next opening", "opening_reported_on": "Opening reported on",
        "checked_on": "Checked on", "closed_on": "Closed on", "assigned_to_id": "Looked after by",
        "mail": "Mail address", "observed_on": "Listed as of", "slug": "Address here",
    }  # fmt: skip


def _of_place() -> dict[str, str]:
    names = ("street", "street2", "withheld", "city", "county", "state", "zip", "time_zone", "transport")
    own = {name: field_name(f"location.{name}") for name in names}
    return own | {"lat": "Degrees north", "lon": "Degrees east", "point_source": "Who placed it on the map"}


_SAID: Final = {
    "source_id": "source", "observed_on": "as of", "current": "readers see it", "decided_on": "chosen on",
    "set_aside_on": "set aside on",
}  # fmt: skip


def _source(row: Row, names: Names) -> str:
    return names.sources.get(row["source_id"], "a source that is gone")


def _said(row: Row, names: Names, words: str) -> str:
    return f"{words}, said by {_source(row, names)} as of {row['observed_on']:%b %-d, %Y}"


def _session(row: Row, names: Names) -> str:
    return describe([Slot.at(row["weekday"], row["start"], row["end"])])


def _number(row: Row, names: Names) -> str:
    return written(row["number"], row["extension"])


def _term(row: Row, names: Names) -> str:
    return names.terms.get(row["term_id"], "a word no longer used")


RECORDED: Final = (
    Recorded(Program, lambda row, names: "", lambda row, names: row["name"], _of_program()),
    Recorded(Location, lambda row, names: "", lambda row, names: row["street"] or row["city"], _of_place()),
    Recorded(
        Fact, _term, lambda row, names: _said(row, names, answer(row["holds"])), {"holds": "", **_SAID}
    ),
    Recorded(
        Statement, lambda row, names: field_name(row["field"]),
        lambda row, names: _said(row, names, shown(row, "value", names)), {"value": "", **_SAID},
    ),
    Recorded(
        Phone, lambda row, names: "Phone number", lambda row, names: _said(row, names, _number(row, names)),
        {"number": "", "extension": "extension", "kind": "kind", "answered_by": "answered by",
         "position": "place in the order", "source_id": "source", "observed_on": "as of"},
    ),
    Recorded(
        Track, lambda row, names: f"Group “{row['name']}”", lambda row, names: _said(row, names, row["name"]),
        {"name": "", "audience": "for whom", "is_adolescent": "under 18", "language": "language",
         "delivery": "held", "weeks": "weeks", "source_id": "source", "observed_on": "as of"},
    ),
    Recorded(
        Session, lambda row, names: f"Session of “{names.tracks.get(row['track_id'], 'a group')}”", _session,
        {"start": "from", "end": "to"},
    ),
    Recorded(
        Price, lambda row, names: "Price", lambda row, names: _said(row, names, shown(row, "cents", names)),
        {"cents": "", "note": "note", "valid_from": "since", "source_id": "source", "observed_on": "as of"},
    ),
    Recorded(
        Credential, _term, lambda row, names: row["number"] or "added",
        {"number": "number", "scope": "scope", "issued": "issued", "expires": "expires",
         "checked_on": "checked on", "where": "where"},
    ),
    Recorded(
        Outcome, lambda row, names: row["measure"], lambda row, names: f"{row['value']}{row['unit']}",
        {"value": "", "people": "people", "period_start": "from", "period_end": "until"},
    ),
)  # fmt: skip
