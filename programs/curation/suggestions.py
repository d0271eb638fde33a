"""Programs that readers name: kept, and made a draft or declined by a curator."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction

from programs.letters import made_of
from programs.models import Location, Organization, Phone, Program, Source, Suggestion

from .adding import free_slug
from .keeping import Hand
from .reports import REFERENCE
from .whole import keep_source

SOURCE: Final = {
    "slug": "readers",
    "name": "Suggested by readers",
    "kind": Source.Kind.DIRECTORY,
    "observed": "not checked yet",
}
"""As whose word a draft begins. Everybody else's stands over it or is newer."""


@transaction.atomic
def take_suggestion(said: Mapping[str, str], *, token: str, language: str, today: date) -> Suggestion:
    """Keep what a reader names until a curator decides on it. The same form sent twice is one suggestion.

    `said` has the model's own names: name, city, state_code, phone, website, words.
    """
    text = f"{token}\n{json.dumps(dict(said), sort_keys=True)}"
    suggestion, _ = Suggestion.objects.get_or_create(
        reference=made_of(text, REFERENCE, "suggestion"),
        defaults={**said, "language": language, "received_on": today},
    )
    return suggestion


@transaction.atomic
def decline_suggestion(suggestion: Suggestion, *, by: Any, today: date, note: str = "") -> bool:
    """Leave it at that. False where somebody has decided already."""
    return _decide(suggestion, Suggestion.State.DECLINED, by=by, today=today, note=note)


@transaction.atomic
def listed_as(suggestion: Suggestion, program: Program, *, by: Any, today: date) -> bool:
    """It is this program: its reader is led there. False where somebody has decided already."""
    if not _decide(suggestion, Suggestion.State.ACCEPTED, by=by, today=today, note="It is listed already."):
        return False
    Suggestion.objects.filter(pk=suggestion.pk).update(program=program)
    return True


@transaction.atomic
def draft_from(suggestion: Suggestion, *, state: str, number: str, by: Any, today: date) -> Program | None:
    """Make a program of it that nobody sees yet. None where somebody has decided already.

    `state` is the postal code of where it is; `number` its phone in E.164, or empty.
    """
    if not _decide(suggestion, Suggestion.State.ACCEPTED, by=by, today=today, note=""):
        return None
    hand = Hand(by, f"Suggested by a reader, {suggestion.reference}")
    program = _draft(suggestion, _place(suggestion, state, hand), keep_source(SOURCE), today)
    hand.save(program)
    if number:
        hand.save(Phone(program=program, number=number, source=program.source, observed_on=today))
    suggestion.program = program
    suggestion.save(update_fields=["program"])
    return program


def _decide(suggestion: Suggestion, state: str, *, by: Any, today: date, note: str) -> bool:
    waiting = Suggestion.objects.filter(pk=suggestion.pk, state=Suggestion.State.WAITING)
    return bool(waiting.update(state=state, decided_on=today, decided_by=by, note=note))


def _place(suggestion: Suggestion, state: str, hand: Hand) -> Location:
    owner = Organization(name=suggestion.name)
    hand.save(owner)
    place = Location(organization=owner, city=suggestion.city, state=state)
    hand.save(place)
    return place


def _draft(suggestion: Suggestion, place: Location, source: Source, today: date) -> Program:
    return Program(
        location=place, name=suggestion.name, slug=free_slug(suggestion.name, place),
        website=suggestion.website, status=Program.Status.DRAFT, level_source=source, level_on=today,
        source=source, source_key=suggestion.reference, observed_on=today, checked_on=today,
    )  # fmt: skip
