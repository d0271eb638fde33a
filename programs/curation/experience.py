"""Codes for people who took part, the answers they bring, and what a moderator holds back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction

from programs.experience import is_answers
from programs.letters import drawn, tidy
from programs.models import Experience, Invitation, Program

CODE: Final = 12
"""Letters of a code: 52 bits, so that nobody finds one by trying."""

MOST_CODES: Final = 200
"""Codes that are made at a time: more fill no round of a program's groups."""


@transaction.atomic
def make_codes(
    program: Program, count: int, *, by: Any, today: date, expires_on: date, handed_to: str = ""
) -> list[str]:
    """Make so many codes, each good for one set of answers. Told here once: only their digests are kept."""
    if not 1 <= count <= MOST_CODES:
        raise ValueError(f"From 1 to {MOST_CODES} codes can be made at a time, not {count}.")
    codes = [drawn(CODE) for _ in range(count)]
    Invitation.objects.bulk_create(
        Invitation(
            program=program, digest=code_digest(code), made_on=today, made_by=by,
            handed_to=handed_to, expires_on=expires_on,
        )
        for code in codes
    )  # fmt: skip
    return codes


@transaction.atomic
def take_experience(typed: str, answers: Mapping[str, str], *, today: date) -> Program | None:
    """Keep what somebody answers under a code, and the month alone. None where the code is not good.

    Nothing ties the answers to the code: it is only noted that it was used.
    """
    if not is_answers(answers):
        raise ValueError("These are no answers to our questions.")
    found = good_invitations(typed, today).select_for_update().first()
    if found is None:
        return None
    found.used = True
    found.save(update_fields=["used"])
    Experience.objects.create(program=found.program, month=today.replace(day=1), answers=dict(answers))
    return found.program


def good_invitations(typed: str, today: date) -> Any:
    """The invitation of a code as it was typed, while it is good; at most one."""
    codes = Invitation.objects.filter(digest=code_digest(tidy(typed)))
    return codes.filter(used=False, revoked_on=None, expires_on__gte=today)


def code_digest(code: str) -> str:
    """What is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


@transaction.atomic
def revoke_codes(invitations: Any, *, today: date) -> int:
    """Make these codes worth nothing, as far as they were not used. Returns how many."""
    return invitations.filter(used=False, revoked_on=None).update(revoked_on=today)


@transaction.atomic
def hold_back(experience: Experience, reason: str, *, by: Any, today: date) -> None:
    """Take one person's answers out of the count, with the reason. ValueError without one."""
    if not reason.strip():
        raise ValueError("Say why these answers are held back.")
    experience.held_back_on, experience.held_back_by = today, by
    experience.reason = reason.strip()[:200]
    experience.save(update_fields=["held_back_on", "held_back_by", "reason"])


@transaction.atomic
def count_again(experience: Experience) -> None:
    """Put answers back that were held back."""
    experience.held_back_on = experience.held_back_by = None
    experience.reason = ""
    experience.save(update_fields=["held_back_on", "held_back_by", "reason"])
