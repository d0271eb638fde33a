"""Programs that our curators add by hand: drafts at first, which nobody sees until they are published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any, Final

from django.db import transaction
from django.utils.text import slugify

from programs import gazetteer
from programs.models import Location, Organization, Phone, Program, Source
from programs.spelling import plain

from .fields import POINT_COLUMNS, middle_of_zip, owner_called
from .inheriting import inherit_words
from .keeping import Hand
from .merging import keep_apart

SLUG: Final = 120


@dataclass(frozen=True, slots=True)
class NewProgram:
    """What is known of a program that is not listed yet. Empty means not stated."""

    name: str
    level: str
    place: Mapping[str, Any]
    """Columns of its address: street, street2, withheld, city, state and zip."""
    organization: str
    owner: Organization | None = None
    """The organization itself where it was chosen; otherwise it is found by its name, or made."""
    website: str = ""
    number: str = ""
    """E.164."""
    extension: str = ""


@transaction.atomic
def add_program(
    new: NewProgram, *, source: Source, observed_on: date, by: Any, reason: str = "",
    unlike: Iterable[Program] = (),
) -> Program:  # fmt: skip
    """Add a draft with its place and number, as the word of `source`.

    `unlike` are programs that it looked like and is not: that is remembered. ValidationError, and nothing
    written, for a value that a field cannot hold.
    """
    hand = Hand(by, reason or "Added by hand")
    place = _place(new, hand)
    program = Program(
        location=place, name=new.name, slug=free_slug(new.name, place), website=new.website, level=new.level,
        status=Program.Status.DRAFT, level_source=source, level_on=observed_on, source=source,
        observed_on=observed_on, checked_on=observed_on,
    )  # fmt: skip
    program.source_key = program.slug
    _keep(program, hand)
    if new.number:
        said = {"source": source, "observed_on": observed_on}
        _keep(Phone(program=program, number=new.number, extension=new.extension, **said), hand)
    inherit_words([program.pk], hand)
    for other in unlike:
        keep_apart(program, other, by=by)
    return program


def place_of(owner: Organization, place: Mapping[str, Any]) -> Location | None:
    """The place of an organization at this address, if it has one there."""
    there = Location.objects.filter(organization=owner, state=place["state"], zip=place["zip"]).order_by("pk")
    return next((one for one in there if _address(one.__dict__) == _address(place)), None)


def free_slug(name: str, place: Location) -> str:
    """An address that no program has: the name and town, with a number where that is taken."""
    tail = slugify(f"{place.city} {place.state}")
    start = slugify(name)[: SLUG - len(tail) - 6].strip("-") or "program"
    for number in count(1):
        slug = f"{start}-{tail}" + (f"-{number}" if number > 1 else "")
        if not Program.objects.filter(slug=slug).exists():
            return slug
    raise AssertionError("There is always another number.")


def _place(new: NewProgram, hand: Hand) -> Location:
    """Where it is: a place of its organization, which has one there, or a new one."""
    owner = new.owner or owner_called(new.organization, new.place["state"])
    if owner is None:
        owner = Organization(name=new.organization)
        _keep(owner, hand)
    known = place_of(owner, new.place)
    if known is not None:
        return known
    place = Location(organization=owner, **new.place)
    if spot := gazetteer.zip_centre(place.zip):
        place.time_zone, place.county = spot.time_zone, spot.county if spot.state == place.state else ""
        for name, value in zip(POINT_COLUMNS, middle_of_zip(place.zip) or (), strict=False):
            setattr(place, name, value)
    _keep(place, hand)
    return place


def _keep(row: Any, hand: Hand) -> None:
    row.full_clean()
    hand.save(row)


def _address(place: Mapping[str, Any]) -> tuple[Any, ...]:
    return *(plain(place[name]) for name in ("street", "street2", "city")), place["withheld"]
