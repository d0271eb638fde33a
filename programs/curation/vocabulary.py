"""Keeping the table of terms in step with the vocabulary in the code."""

from __future__ import annotations

from django.db import transaction

from programs import vocabulary
from programs.models import Term

FIELDS = ["category", "name", "explanation", "question", "samhsa", "bit"]


@transaction.atomic
def sync_vocabulary() -> bool:
    """Write the terms as the code has them. True when a term's bit moved: rebuild every search row."""
    moved = {
        code
        for code, position in Term.objects.values_list("code", "bit")
        if code in vocabulary.TERM and vocabulary.bit(code) != position
    }
    _free_bits(moved)
    Term.objects.bulk_create(
        [_row(term, position) for position, term in enumerate(vocabulary.TERMS)],
        update_conflicts=True, unique_fields=["code"], update_fields=FIELDS,
    )  # fmt: skip
    return bool(moved)


def _free_bits(codes: set[str]) -> None:
    """Move these terms out of the way, so that no two share a bit while the rest is written."""
    for offset, term in enumerate(Term.objects.filter(code__in=codes)):
        term.bit = 10_000 + offset
        term.save(update_fields=["bit"])


def _row(term: vocabulary.Term, position: int) -> Term:
    return Term(
        category=term.category.value, code=term.code, name=term.name, explanation=term.explanation,
        question=term.question, samhsa=" ".join((*term.samhsa, *term.samhsa_no)), bit=position,
    )  # fmt: skip
