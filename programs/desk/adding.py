"""What a program that a curator types in looks like among those that are known."""

from __future__ import annotations

from typing import NamedTuple

from programs import resemblance
from programs.curation import NewProgram
from programs.curation.adding import place_of
from programs.curation.fields import owner_called
from programs.models import Location, Organization, Program
from programs.resemblance import Evidence, Profile

from .duplicates import profiles_of

MOST = 10
UNWRITTEN = 0
"""In place of the number of a program that has none yet."""


class Alike(NamedTuple):
    """A known program that it may be, and what speaks for it."""

    program: Program
    evidence: tuple[Evidence, ...]


def alike(new: NewProgram) -> list[Alike]:
    """Known programs that it may be, drafts and closed ones too, the likeliest first: five queries."""
    real, fictional = profiles_of(Program.objects.all())
    pairs = resemblance.like(profile(new), real + fictional)[:MOST]
    programs = Program.objects.for_cards([pair.other for pair in pairs]).in_bulk()
    return [Alike(programs[pair.other], pair.evidence) for pair in pairs]


def profile(new: NewProgram) -> Profile:
    """The program as it is compared."""
    place = new.place
    return Profile(
        UNWRITTEN, new.name, new.owner.name if new.owner else new.organization, place["street"],
        place["street2"], place["city"], place["state"], place["zip"], None,
        frozenset([new.number] if new.number else []), new.website,
    )  # fmt: skip


def home(new: NewProgram) -> tuple[Organization | None, Location | None]:
    """The organization and the place it would come to, where they are known."""
    owner = new.owner or owner_called(new.organization, new.place["state"])
    return owner, place_of(owner, new.place) if owner else None
