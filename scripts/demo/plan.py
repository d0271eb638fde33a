"""Which programs there are: where each stands, when it meets, and what is special about it.

Ordinary programs take their schedule from a cycle, in which about one in three says nothing of when it
meets. What a reader or a test must be able to find is put down by hand below.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from scripts.demo.places import METROS, SMALL_TOWNS, Town


class Site(NamedTuple):
    """One program to be made up."""

    key: str
    town: Town
    schedule: str
    kind: str = "iop"
    traits: frozenset[str] = frozenset()
    chain: str = ""
    licensed: tuple[str, ...] | None = None


PER_METRO = {"cincinnati": 18, "chicago": 12, "los-angeles": 10}
ORDINARY_METRO = 9

_CYCLE = (
    "three evenings", "not stated", "mornings", "day or evening", "not stated", "evenings and Saturday",
    "weekend", "not stated", "four evenings", "school hours", "not stated", "hybrid", "afternoons",
    "not stated", "in Spanish", "not stated", "too few hours", "not stated", "nights", "not stated",
    "adults and teens", "not stated",
)  # fmt: skip

_SPECIAL: dict[str, tuple[str, str]] = {
    "cincinnati-1": ("three evenings", "told-everything"),
    "cincinnati-2": ("day or evening", "told-everything hospital"),
    "cincinnati-3": ("teens", "adolescents"),
    "cincinnati-4": ("not stated", "no-facts"),
    "cincinnati-5": ("nights", "opioid-medication"),
    "cincinnati-6": ("mornings", "women-only withheld"),
    "cincinnati-7": ("many hours", ""),
    "cincinnati-8": ("too few hours", ""),
    "cincinnati-9": ("three evenings", "veterans"),
    "cincinnati-10": ("hybrid", "told-everything"),
    "chicago-1": ("over Sunday midnight", "opioid-medication"),
    "chicago-2": ("three evenings", "told-everything lgbtq"),
    "chicago-3": ("in Spanish", "spanish"),
    "chicago-4": ("teens", "adolescents"),
    "houston-1": ("day or evening", "told-everything hospital"),
    "houston-2": ("in Spanish", "spanish"),
    "houston-3": ("not stated", "dui-only"),
    "phoenix-1": ("many hours", "told-everything"),
    "phoenix-2": ("school hours", "women-only withheld"),
    "philadelphia-1": ("mornings", "opioid-medication opioid-only"),
    "philadelphia-2": ("not stated", "no-facts"),
    "seattle-1": ("hybrid", "told-everything lgbtq"),
    "seattle-2": ("three evenings", "young-adults-only"),
    "denver-1": ("weekend", "told-everything"),
    "denver-2": ("afternoons", "veterans"),
    "atlanta-1": ("four evenings", "told-everything hospital"),
    "atlanta-2": ("not stated", "withheld women-only"),
    "los-angeles-1": ("in Spanish", "spanish told-everything"),
    "los-angeles-2": ("adults and teens", "adolescents"),
    "los-angeles-3": ("nights", ""),
    "boston-1": ("evenings and Saturday", "told-everything hospital"),
    "boston-2": ("mornings", "opioid-medication"),
    "miami-1": ("in Spanish", "spanish told-everything"),
    "miami-2": ("many hours", ""),
    "minneapolis-1": ("day or evening", "told-everything"),
    "minneapolis-2": ("not stated", "no-facts"),
}
"""Key of a program: its schedule, and the traits that `facts` and `details` act on."""

_CHAINS: dict[str, tuple[str, ...]] = {
    "seven-otters": (
        "cincinnati-11", "chicago-5", "houston-4", "atlanta-3", "philadelphia-3", "denver-3", "miami-3",
    ),
    "gentle-giraffe": ("phoenix-3", "los-angeles-4", "seattle-3", "los-angeles-5", "phoenix-4"),
    "good-umbrella": ("boston-3", "philadelphia-4", "boston-4", "philadelphia-5"),
    "little-rowboat": ("cincinnati-12", "cincinnati-13", "minneapolis-3"),
}  # fmt: skip
_CHAIN_OF = {key: chain for chain, keys in _CHAINS.items() for key in keys}

_CLOSED = ("cincinnati-14", "chicago-6", "houston-5", "phoenix-5", "los-angeles-6", "boston-5")

_ONLINE: tuple[tuple[str, str, tuple[str, ...] | None], ...] = (
    ("45202", "online evenings", ("OH", "KY", "IN")),
    ("45202", "online all week", ("OH",)),
    ("60601", "online all week", ("IL", "WI", "IN", "MI")),
    ("77002", "online evenings", ("TX", "NM", "OK")),
    ("85003", "online evenings", ("AZ", "NM", "UT", "NV")),
    ("19102", "not stated", ("PA", "NJ", "DE")),
    ("98101", "online all week", ("WA", "OR", "ID", "AK", "MT")),
    ("80202", "online evenings", ("CO", "WY", "MT")),
    ("30303", "online evenings", ("GA", "FL", "AL", "MS")),
    ("90012", "online all week", ("CA", "HI", "NV")),
    ("02108", "not stated", None),
    ("55402", "online evenings", ("MN", "ND", "SD", "WI")),
)
"""Programs that only meet by video: where the office is, when, and where they say they are licensed."""

_NEIGHBOURS: tuple[tuple[str, str], ...] = (
    ("45219", "php"), ("45211", "outpatient"), ("60622", "php"), ("77006", "outpatient"), ("85016", "php"),
    ("19104", "outpatient"), ("98103", "outpatient"), ("80205", "php"), ("90034", "php"),
    ("02139", "outpatient"), ("45701", "outpatient"), ("38614", "php"),
)  # fmt: skip
"""Other levels of care, so that a reader with few results finds what is near."""

_LEVEL_SCHEDULE = {"php": "day hospital", "outpatient": "once a week"}


def sites() -> Iterator[Site]:
    """Every program of the demo, in a fixed order."""
    yield from _in_metros()
    yield from _in_small_towns()
    yield from _online()
    yield from _neighbours()


def _in_metros() -> Iterator[Site]:
    turn = 0
    for metro, towns in METROS.items():
        for number in range(1, PER_METRO.get(metro, ORDINARY_METRO) + 1):
            key = f"{metro}-{number}"
            schedule, traits = _SPECIAL.get(key, (_CYCLE[turn % len(_CYCLE)], ""))
            turn += key not in _SPECIAL
            closed = {"closed"} if key in _CLOSED else set()
            yield Site(
                key,
                towns[(number - 1) % len(towns)],
                schedule,
                traits=frozenset(traits.split()) | closed,
                chain=_CHAIN_OF.get(key, ""),
            )


def _in_small_towns() -> Iterator[Site]:
    for number, town in enumerate(SMALL_TOWNS):
        schedule = _CYCLE[(number * 5) % len(_CYCLE)]
        yield Site(f"{_slug(town.city)}-1", town, schedule, traits=frozenset({"rural"}))
    yield Site("athens-2", SMALL_TOWNS[0], "hybrid", traits=frozenset({"rural"}))


def _online() -> Iterator[Site]:
    for number, (zip_code, schedule, licensed) in enumerate(_ONLINE, start=1):
        traits = frozenset({"online"})
        yield Site(f"online-{number}", _town(zip_code), schedule, traits=traits, licensed=licensed)


def _neighbours() -> Iterator[Site]:
    for number, (zip_code, kind) in enumerate(_NEIGHBOURS, start=1):
        yield Site(f"{kind}-{number}", _town(zip_code), _LEVEL_SCHEDULE[kind], kind)


def _town(zip_code: str) -> Town:
    everywhere = [town for towns in METROS.values() for town in towns] + list(SMALL_TOWNS)
    return next(town for town in everywhere if town.zip == zip_code)


def _slug(city: str) -> str:
    return city.lower().replace(" ", "-")
