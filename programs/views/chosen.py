"""The programs a person chose, as every page about several programs finds them in its address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.validators import slug_re
from django.urls import reverse

from programs.filters import parameters
from programs.language import Own
from programs.models import Fact, Program
from programs.query import SearchQuery

MOST_READ = 24
"""Slugs of one address that are looked at; nobody chooses more by hand."""

LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Chosen:
    """Programs in the order chosen, with everything their pages show; `facts` are those shown, by program id.

    `unknown` are the slugs we have no page for, cut to 80 characters; `left_out` names what was one too many.
    """

    programs: tuple[Program, ...]
    facts: dict[int, list[Fact]]
    unknown: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def slugs(self) -> list[str]:
        return [program.slug for program in self.programs]


def choose(slugs: Sequence[str], most: int) -> Chosen:
    """The programs of these slugs, closed ones too, and at most so many; each slug counts once."""
    asked = list(dict.fromkeys(slugs[:MOST_READ]))
    found = {program.slug: program for program in _visible(asked)}
    if missing := _readable(slug for slug in asked if slug not in found):
        new = Program.objects.successors(missing)
        found |= {program.slug: program for program in (_visible(new.values()) if new else ())}
        asked = list(dict.fromkeys(new.get(slug, slug) for slug in asked))
    known = [found[slug] for slug in asked if slug in found]
    ids = [program.pk for program in known[:most]]
    facts: dict[int, list[Fact]] = {pk: [] for pk in ids}
    for fact in Fact.objects.shown().filter(program__in=ids):
        facts[fact.program_id].append(fact)
    return Chosen(
        tuple(known[:most]),
        facts,
        tuple(slug[:LONGEST_SHOWN] for slug in asked if slug not in found),
        tuple(Own(program.name) for program in known[most:]),
    )


def _visible(slugs: Iterable[str]) -> Iterable[Program]:
    return Program.objects.for_page().filter(slug__in=_readable(slugs))


def _readable(slugs: Iterable[str]) -> list[str]:
    return [slug for slug in slugs if slug_re.match(slug)]


def address_of(page: str, slugs: Iterable[str], query: SearchQuery) -> str:
    """The address of a page about these programs, with the same search beside them."""
    pairs = [*(("p", slug) for slug in slugs), *parameters(replace(query, page=1))]
    return f"{reverse(page)}?{urlencode(pairs)}" if pairs else reverse(page)
