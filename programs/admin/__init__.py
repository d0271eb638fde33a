"""Everything on the curator's desk."""

from . import sign_in, site

__all__ = ["sign_in", "site"]
