"""Everything on the curator's desk."""

from . import accounts, other_tables, programs, quality, samples, saved_filters, sign_in, site, tracks

__all__ = [
    "accounts",
    "other_tables",
    "programs",
    "quality",
    "samples",
    "saved_filters",
    "sign_in",
    "site",
    "tracks",
]
