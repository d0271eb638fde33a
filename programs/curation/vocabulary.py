"""Keeping the table of terms in step with the vocabulary in the code."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.db.models import Max

from programs import vocabulary
from programs.models import Term

PARKED: Final = 10_000
"""Bits from here on belong to no place in a search row: of words that the code no longer has."""

FIELDS = ["category", "name", "explanation", "question", "samhsa", "bit", "consequences"]


@transaction.atomic
def sync_vocabulary() -> bool:
    """Write the terms as the code has them. True when search rows are stale: rebuild every one.

    They are when a bit changed its meaning, or what follows from a term is another than before. A word that
    the code has dropped stays, for the facts that were said with it, and no search reads it.
    """
    before = list(Term.objects.values_list("code", "bit", "consequences"))
    moved = {
        code
        for code, position, _ in before
        if (vocabulary.bit(code) != position if code in vocabulary.TERM else position < PARKED)
    }
    turned = any(code in vocabulary.TERM and was != vocabulary.consequences(code) for code, _, was in before)
    _park(moved)
    Term.objects.bulk_create(
        [_row(term, position) for position, term in enumerate(vocabulary.TERMS)],
        update_conflicts=True, unique_fields=["code"], update_fields=FIELDS,
    )  # fmt: skip
    return bool(moved) or turned


def _park(codes: set[str]) -> None:
    """Move these terms out of the way, so that no two share a bit while the rest is written."""
    last = Term.objects.aggregate(last=Max("bit"))["last"] or 0
    for bit, term in enumerate(Term.objects.filter(code__in=codes), start=max(PARKED, last + 1)):
        term.bit = bit
        term.save(update_fields=["bit"])


def _row(term: vocabulary.Term, position: int) -> Term:
    return Term(
        category=term.category.value, code=term.code, name=term.name, explanation=term.explanation,
        question=term.question, samhsa=" ".join((*term.samhsa, *term.samhsa_no)), bit=position,
        consequences=vocabulary.consequences(term.code),
    )  # fmt: skip
