"""Correcting what programs share, their organization or their place: it becomes our word on each of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from programs import gazetteer
from programs.models import Location, Organization, Program, Source

from .fields import ADDRESS, POINT_COLUMNS, correct, middle_of_zip
from .holding import hold_everything
from .keeping import Hand, plain
from .listening import Listener
from .rows import refresh_rows

Words = Mapping[str, tuple[Any, Any]]
"""By the field of a program: what stood, and what stands from now on."""


def run_by(organization: Organization) -> QuerySet[Program]:
    """The programs that a correction of an organization is about."""
    found = Program.objects.filter(location__organization=organization)
    return found.exclude(status=Program.Status.MERGED).order_by("name", "pk")


def held_at(place: Location) -> QuerySet[Program]:
    """The programs that a correction of a place is about."""
    found = Program.objects.filter(location=place)
    return found.exclude(status=Program.Status.MERGED).order_by("name", "pk")


@transaction.atomic
def correct_organization(
    organization: Organization, values: Mapping[str, Any], *, source: Source, observed_on: date, by: Any,
    reason: str = "",
) -> int:  # fmt: skip
    """Set its name, owner or website, for all its programs: no import changes it back.

    Returns of how many programs it is our word. ValidationError, and nothing written, for what cannot be.
    """
    hold_everything()
    row = Organization.objects.get(pk=organization.pk)
    words = {f"organization.{name}": (getattr(row, name), value) for name, value in values.items()}
    hand = Hand(by, reason)
    return _say(run_by(row), words, source, observed_on, hand) if correct(row, values, hand) else 0


@transaction.atomic
def correct_place(
    place: Location, values: Mapping[str, Any], *, source: Source, observed_on: date, by: Any,
    reason: str = "",
) -> int:  # fmt: skip
    """Set columns of a place, for all programs there: no import changes them back.

    `point`, as `fields.POINT` has it, is one of them; where only the address changes it is the middle of the
    ZIP code, whose time zone it takes over too. Returns and errors as `correct_organization`.
    """
    hold_everything()
    row = Location.objects.select_related("organization").get(pk=place.pk)
    values = {**_follows(row, values), **values}
    stood = [getattr(row, name) for name in POINT_COLUMNS] if row.precision else None
    words = {f"location.{name}": (getattr(row, name, stood), value) for name, value in values.items()}
    point = values.get("point", stood) or (None, None, "", "")
    columns = {name: value for name, value in values.items() if name != "point"}
    hand = Hand(by, reason)
    changed = correct(row, columns | dict(zip(POINT_COLUMNS, point, strict=True)), hand)
    return _say(held_at(row), words, source, observed_on, hand) if changed else 0


def _follows(row: Location, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a change of address brings along: the point, and with another ZIP code the time zone."""
    code = values.get("zip", row.zip)
    follows = {"point": middle_of_zip(code)} if ADDRESS & values.keys() else {}
    spot = gazetteer.zip_centre(code) if "zip" in values else None
    return follows | ({"time_zone": spot.time_zone} if spot else {})


def _say(programs: QuerySet[Program], words: Words, source: Source, on: date, hand: Hand) -> int:
    """Make it our word on each of these programs, chosen today over what others say."""
    listener = Listener(source, hand, chosen=True, chosen_on=timezone.localdate())
    found = list(programs.select_related("source"))
    for program in found:
        for name, (before, after) in words.items():
            listener.state(program, name, plain(after), plain(before), on)
    refresh_rows(program.pk for program in found)
    return len(found)
