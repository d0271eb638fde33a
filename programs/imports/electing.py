"""Several programs at one address, each row with a slightly different point: one of them is taken."""

from __future__ import annotations

from dataclasses import replace

from programs.curation import Site
from programs.imports.pairing import natural

Rank = tuple[bool, bool, tuple[tuple[int, str], ...]]


class Election:
    """The one description of each place: one that several sources speak of first, then one with a
    street-level point, then by the row's key. So the same rows give the same place, in any order."""

    def __init__(self) -> None:
        self._best: dict[tuple[str, ...], tuple[Rank, Site]] = {}

    def propose(self, site: Site, key: str, *, disputed: bool = False) -> None:
        """One program's description of where it is; `key` is its row's."""
        rank = (not disputed, site.precision != "street", natural(key))
        best = self._best.get(site.key)
        if best is None or rank < best[0]:
            self._best[site.key] = rank, site

    def chosen(self, site: Site) -> Site:
        """The description taken for the place of this site; its organization keeps this spelling."""
        return replace(self._best[site.key][1], organization=site.organization)
