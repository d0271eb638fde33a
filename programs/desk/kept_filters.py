"""What of a list's address narrows it, and is worth keeping under a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import NoReverseMatch, reverse

from programs.models import SavedFilter

PASSING: Final = ("p", "e", "all", "page", "_popup", "_to_field")
"""What an address says of the moment, and not of the list."""


def lasting(query: QueryDict) -> str:
    """The address behind the question mark, without what passes and what says nothing."""
    kept = QueryDict(mutable=True)
    for name, values in query.lists():
        said = [value for value in values if value]
        if said and name not in PASSING:
            kept.setlist(name, said)
    return kept.urlencode()


def csv_of(page: str, which: Mapping[str, Any]) -> str:
    """The address of a list's CSV, for the list `admin:<page>`; empty for a page that is no list."""
    try:
        return reverse(f"admin:{page.removesuffix('_changelist')}_csv", kwargs=dict(which))
    except NoReverseMatch:
        return ""


def kept_by(user: Any, page: str) -> QuerySet[SavedFilter]:
    """The filters that somebody keeps of one list."""
    return SavedFilter.objects.filter(user=user, page=page)
