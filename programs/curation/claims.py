"""Several sources on one field: which value is shown, and keeping all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction

from programs.models import Statement

from .standing import weight

ROWS = 500


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says about one field."""

    source: int
    standing: int
    observed_on: date
    value: Any
    decided_on: date | None = None
    """When a curator chose it over the others."""
    set_aside_on: date | None = None
    """When a curator read it and kept another."""

    def said_again(self, observed_on: date, value: Any) -> Claim:
        """The same source's word of a later day; what a curator decided about another value is void."""
        if value == self.value:
            return replace(self, observed_on=observed_on)
        return Claim(self.source, self.standing, observed_on, value)


def settled(claims: Iterable[Claim]) -> Claim:
    """The claim that is shown, by the rule of `standing`."""
    return max(claims, key=lambda c: weight(c.standing, c.observed_on, c.decided_on, c.source))


@transaction.atomic
def keep_claims(claims: Mapping[tuple[int, str], Iterable[Claim]]) -> None:
    """Write everything said about these (program id, field) as statements, the one that stands current.

    What other sources said before stays. Setting the field itself is the caller's next step.
    """
    rows = []
    for (program_id, field), said in claims.items():
        said = list(said)
        Statement.objects.filter(program=program_id, field=field, current=True).update(current=False)
        rows.extend(_statement(program_id, field, claim, settled(said)) for claim in said)
    Statement.objects.bulk_create(
        rows, batch_size=ROWS, update_conflicts=True, unique_fields=["program", "field", "source"],
        update_fields=["value", "observed_on", "current", "decided_on", "set_aside_on"],
    )  # fmt: skip


def _statement(program_id: int, field: str, claim: Claim, standing: Claim) -> Statement:
    return Statement(
        program_id=program_id, field=field, value=claim.value, source_id=claim.source,
        observed_on=claim.observed_on, current=claim is standing, decided_on=claim.decided_on,
        set_aside_on=claim.set_aside_on,
    )  # fmt: skip
