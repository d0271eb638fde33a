"""Everything on the curator's desk."""

from . import accounts, samples, sign_in, site

__all__ = ["accounts", "samples", "sign_in", "site"]
