"""Everything on the curator's desk."""

from . import accounts, sign_in, site

__all__ = ["accounts", "sign_in", "site"]
