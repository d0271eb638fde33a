"""Our curators as sources: how they came to know what they say."""

from __future__ import annotations

from typing import Final

from programs.models import Source, Verification

SOURCES: Final = {
    "": ("our-curators", "Our curators"),
    Verification.Method.PHONE: ("our-call", "Phone call by our curators"),
    Verification.Method.WEBSITE: ("our-reading", "The program's website, read by our curators"),
    Verification.Method.VISIT: ("our-visit", "Visit by our curators"),
    Verification.Method.WRITING: ("our-letter", "Letter or mail to our curators"),
}
"""By how they know it, or nothing where that is not said: slug, and the name shown beside each fact."""


def our_source(method: str = "") -> Source:
    """The source of what our curators say, by `Verification.Method`. Made when it is first needed."""
    slug, name = SOURCES[method]
    made = {"name": name, "kind": Source.Kind.CURATOR}
    return Source.objects.get_or_create(slug=slug, defaults=made)[0]
