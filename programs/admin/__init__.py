"""Everything on the curator's desk."""

from . import site

__all__ = ["site"]
