"""The fields of a program that somebody can speak of: columns of its own, or of its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from programs import gazetteer
from programs.models import Location, Organization, Program, Source

from .keeping import Hand, Row, plain, read_row, set_row
from .noting import note_before

COLUMNS: Final = (
    "name", "description", "website", "level", "min_age", "max_age", "weeks", "how_to_start",
    "when_to_call", "telehealth_states",
)  # fmt: skip
PLACE: Final = (
    "street", "street2", "withheld", "city", "county", "state", "zip", "time_zone", "transport",
)  # fmt: skip
ADDRESS: Final = frozenset({"street", "street2", "withheld", "city", "state", "zip"})
"""The columns of a place that say where it is: when they change, the point does too."""
POINT: Final = "location.point"
OWNER: Final = "organization.name"
FIELDS: Final = (
    *COLUMNS, "status", "opening", *(f"location.{name}" for name in PLACE), POINT, OWNER,
)  # fmt: skip
"""What `Told.fields` may name.

`status` is "published", "closed" or "draft"; `opening` a `Program.Opening` and the day of the next place,
or None, as a list of two; `location.point` degrees north, degrees east, who placed it, and "street" or
"zip", as a list of four.
"""

POINT_COLUMNS: Final = ("lat", "lon", "point_source", "precision")
MIDDLE: Final = "Middle of the ZIP code"


def read_field(program: Program, name: str) -> Any:
    """The value shown, as JSON."""
    if name == "opening":
        return plain([program.opening, program.opening_on])
    if name.startswith("organization."):
        return getattr(program.location.organization, name.removeprefix("organization."))
    if name == POINT:
        place = program.location
        return [place.lat, place.lon, place.point_source, place.precision] if place.precision else None
    if name.startswith("location."):
        return getattr(program.location, name.removeprefix("location."))
    return plain(getattr(program, name))


TOGETHER: Final = {
    "status": ("status", "closed_on"),
    "opening": ("opening", "opening_on", "opening_reported_on", "opening_source_id"),
    "level": ("level", "level_source_id", "level_on"),
}
"""The columns of fields that have several."""


def read_columns(program: Program, name: str) -> Row:
    """Every column of a field of the program's own; nothing for a field of its place."""
    if name in (*COLUMNS, *TOGETHER):
        row = read_row(program)
        return {column: row[column] for column in TOGETHER.get(name, (name,))}
    return {}


class Said(NamedTuple):
    """A value to show, and who says it on which day; or, in place of all that, the columns as they were."""

    value: Any
    source: Source | None = None
    on: date | None = None
    columns: Mapping[str, Any] | None = None


def write_fields(program: Program, said: Mapping[str, Said], hand: Hand) -> None:
    """Show these values, all at once, so that they only have to agree in the end.

    ValidationError when a value is not one that its field can hold, or does not go with the others.
    """
    own: dict[str, Any] = {}
    place: dict[str, Any] = {}
    owner: dict[str, Any] = {}
    for name, one in said.items():
        value = empty(name) if one.value is None else one.value
        if name == POINT:
            place |= dict(zip(POINT_COLUMNS, value or (None, None, "", ""), strict=True))
        elif name.startswith("location."):
            place[name.removeprefix("location.")] = value
        elif name.startswith("organization."):
            owner[name.removeprefix("organization.")] = value
        else:
            own |= _columns(program, name, one._replace(value=value))
    _set_place(program, place, hand)
    if "name" in owner:
        _set_owner(program, owner.pop("name"), hand)
    if owner:
        correct(program.location.organization, owner, hand)
    if set_row(program, own):
        program.clean_fields(exclude=["slug"])
        program.validate_constraints(exclude=["slug"])
        hand.save(program)


def correct(row: Any, values: Mapping[str, Any], hand: Hand) -> bool:
    """Set these columns of an organization or a place. ValidationError for what they cannot hold."""
    note_before(type(row), [row.pk])
    changed = set_row(row, values)
    if changed:
        row.clean_fields()
        row.validate_constraints()
        hand.save(row)
    return changed


def empty(name: str) -> Any:
    """How a field says that nothing is stated."""
    if name in (POINT, "telehealth_states"):
        return None
    if name == "phones":
        return []
    if name == "opening":
        return ["", None]
    model, column = (Location, name.removeprefix("location.")) if "." in name else (Program, name)
    return "" if name.startswith("organization.") else model._meta.get_field(column).get_default()


def _columns(program: Program, name: str, said: Said) -> dict[str, Any]:
    value, source, on, columns = said
    if columns:
        return dict(columns)
    if name == "opening":
        state, day = value
        return {
            "opening": state, "opening_on": day if state else None,
            "opening_reported_on": on if state else None,
            "opening_source_id": source.pk if source and state else None,
        }  # fmt: skip
    if name == "status":
        closed = value == Program.Status.CLOSED
        return {"status": value, "closed_on": (program.closed_on or on) if closed else None}
    if name == "level" and source and on:
        return {"level": value, "level_source_id": source.pk, "level_on": on}
    return {name: value}


def _set_place(program: Program, values: dict[str, Any], hand: Hand) -> None:
    place = _own_place(program)
    if set_row(place, values):
        place.clean_fields(exclude=["organization"])
        place.validate_constraints(exclude=["organization"])
        _keep_place(program, place, hand)


def _set_owner(program: Program, name: str, hand: Hand) -> None:
    """Under an organization of this name in the state, made if need be. Other places of the old one stay."""
    known = owner_called(name, program.location.state)
    owner = known or Organization(name=name)
    if known is None:
        owner.clean_fields()
        hand.save(owner)
    place = _own_place(program)
    if set_row(place, {"organization_id": owner.pk}):
        _keep_place(program, place, hand)


def owner_called(name: str, state: str) -> Organization | None:
    """The organization of this name that has a place in the state."""
    return Organization.objects.filter(name=name, locations__state=state).order_by("pk").first()


def _own_place(program: Program) -> Location:
    """The program's place, or a new one like it where others share it: they said nothing."""
    place = program.location
    if not place.programs.exclude(pk=program.pk).exists():
        return place
    copy = Location()
    set_row(copy, read_row(place))
    return copy


def _keep_place(program: Program, place: Location, hand: Hand) -> None:
    hand.save(place)
    if program.location_id != place.pk:
        program.location = place
        hand.save(program)


def middle_of_zip(code: str) -> list[Any] | None:
    """The point to show after a change of address: the middle of its ZIP code, or none that is known."""
    spot = gazetteer.zip_centre(code)
    return None if spot is None else [spot.lat, spot.lon, MIDDLE, Location.Precision.ZIP.value]
