"""Taking back what a source said on fields: what is shown of them then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from programs import gazetteer
from programs.curation import Claim, Revision, Site, settled
from programs.imports import known
from programs.imports.differing import POINT, told
from programs.imports.placing import POINT_SOURCE
from programs.models import Program, Source

Field = tuple[int, str]
"""A program's id and the name of one of its fields."""


def withdraw(fields: Iterable[Field], revisions: Sequence[Revision], source: Source) -> dict[int, list[str]]:
    """Let the revisions show what the others say on these fields. What changes, in words, by program."""
    changed: dict[int, list[str]] = {}
    revision_of = {revision.program: revision for revision in revisions}
    programs, claims = known.programs(revision_of), known.claims(revision_of)
    for pk, name in fields:
        rest = [claim for claim in claims[pk][name] if claim.source != source.pk]
        words = _show(name, settled(rest) if rest else None, revision_of[pk], programs[pk])
        if words:
            changed.setdefault(pk, []).append(words)
    return changed


def _show(name: str, claim: Claim | None, revision: Revision, program: Program) -> str:
    """Set the field as the claim has it, or empty. The change in words."""
    value = claim.value if claim else None
    if name == POINT or name.startswith(("location.", "organization.")):
        return _place(name, value, revision, program)
    if name == "phones":
        return ""
    present = revision.values.get(name, getattr(program, name))
    if (value or "") == present or (name in ("name", "level") and not value):
        return ""
    revision.values[name] = value or ""
    if name == "level" and claim:
        revision.values |= {"level_source_id": claim.source, "level_on": claim.observed_on}
    return told(name, present, value)


def _place(name: str, value: Any, revision: Revision, program: Program) -> str:
    present = Site.of(program.location)
    before = revision.site or present
    site = _point(before, value) if name == POINT else _with(before, name, value)
    if site == before:
        return ""
    revision.site = site
    revision.location = program.location_id if site.key == present.key else None
    return told(name, "", value)


def _point(site: Site, value: Any) -> Site:
    """At the point, or, without one, in the middle of the ZIP code."""
    if value:
        lat, lon, who, precision = (*value, "street")[:4]
        return replace(site, lat=lat, lon=lon, point_source=who, precision=precision)
    spot = gazetteer.zip_centre(site.zip) if site.zip else None
    if spot is None:
        return replace(site, lat=None, lon=None, precision="", point_source="")
    return replace(site, lat=spot.lat, lon=spot.lon, precision="zip", point_source=POINT_SOURCE)


def _with(site: Site, name: str, value: Any) -> Site:
    """The site with this column; what nobody states stays as it is."""
    column = "organization" if name == "organization.name" else name.removeprefix("location.")
    return site if value is None else replace(site, **{column: value})
