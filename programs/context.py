"""What every page knows of the site as a whole."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from programs import language
from programs.models import Program, Source


def site(request: HttpRequest) -> dict[str, Any]:
    """`site.sources` and `site.demo`, read when a template first asks; empty without a database."""
    return {"site": SimpleLazyObject(_site)}


def _site() -> dict[str, Any]:
    try:
        published = Program.objects.published().filter(source=OuterRef("pk"))
        sources = list(Source.objects.filter(Exists(published)))
    except DatabaseError:
        sources = []
    return {
        "sources": [{"name": source.name, "date": language.dated(source.observed)} for source in sources],
        "demo": any(source.kind == Source.Kind.DEMO for source in sources),
    }
