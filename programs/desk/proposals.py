"""Proposals of programs about themselves: those that wait, and each part beside what is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from django.db.models import Q, QuerySet

from programs import answering
from programs.answering import SECTIONS, Known, Standing
from programs.models import Program, Proposal, Source


class Kind(Enum):
    """How what is proposed goes with what is known. The value is what the desk calls it."""

    SAME = "still correct"
    NEW = "new"
    CHANGED = "changed"
    GONE = "no longer"
    CONFLICT = "a curator says otherwise"


@dataclass(frozen=True, slots=True)
class Item:
    """One part that is proposed, and what is known of it."""

    part: str
    value: Any
    known: Standing | None
    kind: Kind

    @property
    def needs_publisher(self) -> bool:
        """Whether it closes a program, or opens one again."""
        return self.part == "field:status"

    @property
    def is_taken_at_first(self) -> bool:
        """Whether it is taken over unless somebody chooses otherwise: a curator's newer word stays."""
        return self.kind is not Kind.CONFLICT and not self.needs_publisher


def items(proposal: Proposal, known: Known) -> list[Item]:
    """Every part that a sent proposal would change or confirm, in the order of the form."""
    day = proposal.submitted_on
    said = answering.said(proposal.answers, day) if day else {}
    found = (_item(part, value, known.get(part), day) for part, value in said.items())
    return [item for item in found if item is not None]


def _item(part: str, value: Any, known: Standing | None, day: date) -> Item | None:
    """None for what would change nothing: it is gone already, or only others have said it."""
    if value is None and (known is None or _is_others(part, known)):
        return None
    return Item(part, value, known, _kind(value, known, day))


def _is_others(part: str, known: Standing) -> bool:
    """A program takes back its own word on a fact, not that of a directory or a curator."""
    return part.startswith("fact:") and known.kind != Source.Kind.PROGRAM


def _kind(value: Any, known: Standing | None, day: date) -> Kind:
    if known is None:
        return Kind.NEW
    if known.value == value:
        return Kind.SAME
    if known.kind == Source.Kind.CURATOR and known.day >= day:
        return Kind.CONFLICT
    return Kind.GONE if value is None else Kind.CHANGED


def left_blank(proposal: Proposal, known: Known) -> list[str]:
    """Facts that others know and the program took off the form: nothing it can take back."""
    said = answering.said(proposal.answers, proposal.submitted_on) if proposal.submitted_on else {}
    gone = (part for part, value in said.items() if value is None)
    return [part for part in gone if part in known and _is_others(part, known[part])]


def by_section(found: list[Item]) -> Iterator[tuple[str, list[Item]]]:
    """The items of each section that has any."""
    for section in SECTIONS:
        own = [item for item in found if answering.section_of(item.part) == section]
        if own:
            yield section, own


LISTED = {
    "waiting": ("waiting", Q(state="waiting", submitted_on__isnull=False)),
    "writing": ("still being written", Q(state="waiting", submitted_on=None)),
    "accepted": ("taken over", Q(state="accepted")),
    "declined": ("declined", Q(state="declined")),
}
"""The lists of proposals, by the value in the address: in words, and which."""


def proposals(listed: str, state: str = "") -> QuerySet[Proposal]:
    """Those of one list with their programs, the oldest first where they wait, else the newest: one query."""
    found = Proposal.objects.filter(LISTED[listed][1])
    found = found.filter(program__location__state=state) if state else found
    order = ("submitted_on", "pk") if listed == "waiting" else ("-saved_at", "-pk")
    return found.select_related("program__location", "by", "link__round", "decided_by").order_by(*order)


def waiting() -> QuerySet[Proposal]:
    """Those that wait for a curator."""
    return Proposal.objects.filter(LISTED["waiting"][1])


def neighbours(proposal: Proposal) -> int | None:
    """The next that waits after this one, or the first; None where no other does."""
    others = waiting().exclude(pk=proposal.pk).order_by("submitted_on", "pk")
    if proposal.submitted_on:
        after = Q(submitted_on__gt=proposal.submitted_on) | Q(
            submitted_on=proposal.submitted_on, pk__gt=proposal.pk
        )
        return (others.filter(after).first() or others.first() or Proposal()).pk
    return (others.first() or Proposal()).pk


def programs_of(user: Any) -> QuerySet[Program]:
    """The programs of the organization somebody works for, by name, those that became others left out."""
    return (
        Program.objects.filter(location__organization__program_staff__user=user)
        .exclude(status=Program.Status.MERGED)
        .select_related("location", "source", "opening_source", "merged_into")
        .order_by("name", "pk")
    )


def last_by_program(user: Any) -> dict[int, Proposal]:
    """What somebody last proposed for each program: one query."""
    return {one.program_id: one for one in Proposal.objects.filter(by=user).order_by("pk")}
