"""Lists as somebody of the desk likes to see them, kept under a name."""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction

from programs.models import SavedFilter

MOST: Final = 30
"""Of one person on one list."""


@transaction.atomic
def save_filter(user: Any, page: str, name: str, query: str) -> SavedFilter | None:
    """Keep a list's filters, in place of those of the same name; None where there are too many already."""
    own = SavedFilter.objects.filter(user=user, page=page)
    if own.exclude(name=name).count() >= MOST:
        return None
    kept, _ = own.update_or_create(user=user, page=page, name=name, defaults={"query": query})
    return kept


def drop_filter(user: Any, number: int) -> None:
    """Forget one of somebody's own."""
    SavedFilter.objects.filter(user=user, pk=number).delete()
