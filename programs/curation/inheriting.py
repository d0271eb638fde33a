"""What curators said of an organization holds for programs that come under it later, in their words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db.models import Q

from programs.models import Organization, Program, Statement

from .keeping import Hand
from .writing import write_rows

OF_OWNER: Final = ("owner", "website")


def inherit_words(program_ids: Iterable[int], hand: Hand) -> None:
    """Say of these programs, which are new, who told us what their organization's owner and website are.

    As one of its other programs has it; so what is shown has its source and day on each of them.
    """
    new = set(program_ids)
    described = Organization.objects.filter(~Q(owner="", website=""), locations__programs__in=new)
    for organization in described.distinct():
        programs = Program.objects.filter(location__organization=organization)
        ids = [program.pk for program in programs if program.pk in new]
        for name in OF_OWNER:
            if word := _word(organization, name, ids):
                write_rows([_of(program, word) for program in ids], hand)


def _word(organization: Organization, name: str, but: list[int]) -> Statement | None:
    """What another of its programs says on this, where it is what is shown."""
    said = Statement.objects.filter(
        program__location__organization=organization, field=f"organization.{name}",
        value=getattr(organization, name), current=True,
    )  # fmt: skip
    return said.exclude(program__in=but).order_by("-observed_on", "pk").first()


def _of(program: int, word: Statement) -> Statement:
    """The same word about another program."""
    return Statement(
        program_id=program, field=word.field, value=word.value, source_id=word.source_id, by_id=word.by_id,
        observed_on=word.observed_on, decided_on=word.decided_on, current=True,
    )  # fmt: skip
