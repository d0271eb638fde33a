"""What was asked: a frozen value that knows no database and no HTTP."""

from __future__ import annotations

from dataclasses import dataclass, replace

from programs.gazetteer import Spot

RADII = (5, 10, 25, 50, 100)
"""Miles a visitor may choose, besides any distance."""

DEFAULT_MILES = 25
PAGE_SIZE = 20
LEVEL = "iop"
"""The level searched when none is asked for."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One thing asked for: a parameter and the options chosen in it, any of which will do."""

    parameter: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A whole search.

    `origin` is where miles are measured from; `in_state` a USPS code when a whole state was asked for;
    `within` miles, None for any distance; `words` are plain words (`spelling.plain`) of a name or town;
    `limits` narrow one another; `trip` is the minutes to get there, which a week that fits must hold on each
    side of a session; `unknown` False leaves out what is not stated.
    """

    origin: Spot | None = None
    in_state: str = ""
    within: float | None = DEFAULT_MILES
    words: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    trip: int = 0
    unknown: bool = True
    sort: str = ""
    page: int = 1

    @property
    def start(self) -> int:
        """Position of the page's first program, from 0."""
        return (self.page - 1) * PAGE_SIZE

    @property
    def stop(self) -> int:
        return self.start + PAGE_SIZE

    @property
    def order(self) -> str:
        """How to sort: as asked, or best with limits, or nearest first, or newest check first."""
        if self.sort and (self.origin or self.sort != "distance"):
            return self.sort
        if self.limits:
            return "best"
        return "distance" if self.origin else "checked"

    def limit(self, parameter: str) -> tuple[str, ...]:
        """The options chosen for a parameter; empty when it is not limited."""
        return next((limit.options for limit in self.limits if limit.parameter == parameter), ())

    def having(self, parameter: str, *options: str) -> SearchQuery:
        """The same search with this limit set to just these options, on its first page."""
        kept = tuple(limit for limit in self.limits if limit.parameter != parameter)
        return replace(self, limits=(*kept, Limit(parameter, options)), page=1)

    def without(self, parameter: str) -> SearchQuery:
        """The same search with this limit dropped, on its first page."""
        return replace(self, limits=tuple(x for x in self.limits if x.parameter != parameter), page=1)
