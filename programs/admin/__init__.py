"""Everything on the curator's desk."""

from . import (
    accounts,
    conflicts,
    history_of,
    other_tables,
    programs,
    quality,
    queue,
    samples,
    saved_filters,
    sheets,
    sign_in,
    site,
    tracks,
    verify,
)

__all__ = [
    "accounts",
    "conflicts",
    "history_of",
    "other_tables",
    "programs",
    "quality",
    "queue",
    "samples",
    "saved_filters",
    "sheets",
    "sign_in",
    "site",
    "tracks",
    "verify",
]
