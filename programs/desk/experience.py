"""Codes that were handed out, and what came of them, as the desk looks at them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from django.db.models import Count, Q, QuerySet

from programs.experience import ANSWERS, ITEMS
from programs.letters import grouped
from programs.models import Experience, Invitation, Program
from programs.qr import QrCode, draw

GROUP: Final = 4
"""Letters in a piece of a code."""

BATCH: Final = ("program", "made_on", "made_by", "handed_to", "expires_on")
"""What codes that were made together have in common."""

REASONS: Final = (
    "The codes got to people who did not take part, or stood where anyone could read them.",
    "Someone gave the answers for others, or stood by and told them what to say.",
    "Many answers came at once and were all the same.",
)
"""Why answers may be held back; the public rules give the same."""

ALIKE: Final = 3
"""So many equal sets of answers in a month are pointed out."""


class Slip(NamedTuple):
    """A code to hand out, the address that brings it along, and that as a picture."""

    code: str
    url: str
    qr: QrCode


def slips(codes: Iterable[str], page: str) -> list[Slip]:
    """A slip for each code; `page` is the address of the questions. The code stands behind the #."""
    return [Slip(grouped(code, GROUP), f"{page}#code={code}", draw(f"{page}#code={code}")) for code in codes]


def batches() -> QuerySet[Any]:
    """Codes that were made together: how many, and how many were used or revoked; the newest first."""
    made = Invitation.objects.order_by().values(*BATCH, "program__name", "program__slug", "made_by__username")
    counted = made.annotate(
        codes=Count("pk"), used=Count("pk", filter=Q(used=True)),
        revoked=Count("pk", filter=Q(revoked_on__isnull=False)),
    )  # fmt: skip
    return counted.order_by("-made_on", "program__name", "handed_to", "expires_on", "made_by")


def good(batch: dict[str, Any], today: date) -> int:
    """How many codes of a batch are still good."""
    return 0 if batch["expires_on"] < today else batch["codes"] - batch["used"] - batch["revoked"]


def batch_of(values: dict[str, Any]) -> QuerySet[Invitation]:
    """The codes of a batch."""
    return Invitation.objects.filter(**values)


def programs_with_answers() -> QuerySet[Program]:
    """Programs that somebody answered about, with how many sets count and how many are held back."""
    held = Q(experiences__held_back_on__isnull=False)
    counted = Program.objects.filter(experiences__isnull=False).select_related("location")
    return counted.annotate(
        counting=Count("experiences", filter=~held), held_back=Count("experiences", filter=held)
    ).order_by("-counting", "name", "pk")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's answers in the order of the questions, and how many of that month are the same."""

    experience: Experience
    answers: tuple[str, ...]
    alike: int


def sheets(found: Sequence[Experience], everything: Iterable[tuple[date, dict[str, str]]]) -> list[Sheet]:
    """These sets of answers; `everything` are all of the program as (month, answers)."""
    same = Counter((month, _as_key(answers)) for month, answers in everything)
    return [
        Sheet(
            one,
            tuple(ANSWERS.get(one.answers.get(item.code), "–") for item in ITEMS),
            same[one.month, _as_key(one.answers)],
        )
        for one in found
    ]


def _as_key(answers: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(answers.items()))
