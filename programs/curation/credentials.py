"""Licences and accreditations as our curators read them in a register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from programs.models import Credential, Program, Source

from .keeping import Hand
from .rows import refresh_rows

Read = tuple[Credential | None, Mapping[str, Any] | None]
"""One credential: as it was kept, or None for a new one; and as it reads now, or None where it is gone."""


@transaction.atomic
def keep_credentials(
    program: Program, read: Iterable[Read], *, source: Source, observed_on: date, by: Any = None,
    reason: str = "",
) -> None:  # fmt: skip
    """Write the credentials that were read, each as checked on that day, and delete those that are gone."""
    hand = Hand(by, reason)
    for known, values in read:
        if values is None:
            hand.delete(known)
            continue
        credential = known or Credential(program=program)
        checked = {"source": source, "checked_on": observed_on, "checked_by": by}
        for name, value in {**values, **checked}.items():
            setattr(credential, name, value)
        credential.full_clean()
        hand.save(credential)
    refresh_rows([program.pk])
