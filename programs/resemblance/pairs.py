"""Whether two programs may be one: what speaks for it and against it, in points and in words.

The rule. Each kind of evidence gives points; at `ENOUGH` a pair is shown to a person, who decides:

- the name: the same 40, much alike 25, a rare word in common 10; two names of one organization for
  different parts of it count against, for large places list each part;
- the address: the same street and suite 30, the same street 25 where one names no suite, 15 in other
  suites of it; the same town with a street withheld 10; other towns, or a mile apart, count against;
- the phone: a number in common 25, but 5 where many programs have it, for it is a central line;
- the website: the same page 20, the same site 5.

No evidence is enough alone, and a number that a whole chain has never joins two of its sites.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, radians
from typing import Final

from programs.spelling import plain, street_key
from programs.telephone import written

from .names import initials, much_alike, start
from .profile import Profile, Surroundings

ENOUGH: Final = 50
WORTH_ASKING: Final = 40
MANY: Final = 4
"""A number of more programs than this is a central line."""
NEXT_DOOR, ELSEWHERE = 0.1, 1.0
"""Miles: as good as the same place; surely another."""
LARGEST: Final = 40
"""A block with more programs than this is not compared pair by pair, so the work grows with the number
of programs and not with its square. Its pairs meet again in their smaller blocks."""

_SUITE_WORDS: Final = {"suite", "suites", "ste", "unit", "units", "office", "room", "floor", "building"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for two programs being one, or against it."""

    about: str
    points: int
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two programs by id, the lower first, and everything that speaks for and against."""

    one: int
    other: int
    evidence: tuple[Evidence, ...]

    @property
    def points(self) -> int:
        return sum(each.points for each in self.evidence)


def candidates(profiles: Sequence[Profile]) -> list[Pair]:
    """Every pair worth a look, the likeliest first."""
    around = Surroundings.of(profiles)
    pairs = (compare(one, other, around) for one, other in comparable(profiles))
    found = [pair for pair in pairs if pair.points >= ENOUGH]
    return sorted(found, key=lambda pair: (-pair.points, pair.one, pair.other))


def like(one: Profile, profiles: Sequence[Profile]) -> list[Pair]:
    """Those of the profiles that this one, which is not among them, may be: the likeliest first.

    For whoever knows this one, so less is enough to be shown: the same name in the same town.
    """
    around, keys = Surroundings.of(profiles), set(_blocks(one))
    pairs = (compare(one, other, around) for other in profiles if not keys.isdisjoint(_blocks(other)))
    return sorted((pair for pair in pairs if pair.points >= WORTH_ASKING), key=lambda pair: -pair.points)


def compare(one: Profile, other: Profile, around: Surroundings) -> Pair:
    """The evidence on two programs."""
    one, other = sorted((one, other), key=lambda each: each.pk)
    evidence = (_name(one, other, around), _address(one, other), _phone(one, other, around),
                _website(one, other), _distance(one, other))  # fmt: skip
    return Pair(one.pk, other.pk, tuple(each for each in evidence if each))


def comparable(profiles: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Pairs with something in common that is worth comparing, each once."""
    blocks: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    for one in profiles:
        for key in _blocks(one):
            blocks[key].append(one)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= LARGEST:
            for pair in combinations(block, 2):
                key = (pair[0].pk, pair[1].pk)
                if key not in seen:
                    seen.add(key)
                    yield pair


def _blocks(one: Profile) -> Iterator[tuple[object, ...]]:
    """What two programs must share at least one of, to be compared at all."""
    name, street = plain(one.name), street_key(one.street)
    first = " ".join(name.split()[:2])
    town = _town(one)
    if street:
        yield "street", street, one.zip
        yield "street in town", street, *town
    yield "name", name, one.zip
    yield "name in town", name, *town
    yield "start of name", first, one.zip
    for number in one.numbers:
        yield "number", number, one.zip
        yield "number and name", number, first
    if one.website:
        yield "page", one.page, one.zip
    if one.point:
        lat, lon = (degrees * 500 for degrees in one.point)
        yield "cell", round(lat), round(lon)
        yield "cell between", round(lat + 0.5), round(lon + 0.5)


def _name(one: Profile, other: Profile, around: Surroundings) -> Evidence | None:
    names = plain(one.name), plain(other.name)
    if names[0] == names[1]:
        return Evidence("Name", 40, "The names are the same.")
    if one.part and other.part and plain(one.owner) == plain(other.owner) and one.part != other.part:
        parts = _listed([one.part, other.part])
        return Evidence("Name", -5, f"One organization, and two parts of it: {parts}.")
    if much_alike(*names):
        return Evidence("Name", 25, "The names are much alike.")
    shared = sorted(around.rare(names[0]) & around.rare(names[1])) or start(*names) or initials(*names)
    if shared:
        return Evidence("Name", 10, f"Both names have {_listed(shared)}.")
    return Evidence("Name", 0, "The names have little in common.")


def _address(one: Profile, other: Profile) -> Evidence | None:
    streets = street_key(one.street), street_key(other.street)
    near = one.zip == other.zip != "" or _town(one) == _town(other)
    if streets[0] and streets[0] == streets[1] and near:
        return _suites(_suite(one), _suite(other))
    if not near:
        return Evidence("Address", -25, "Other towns and ZIP codes.")
    if not all(streets):
        return Evidence("Address", 10, "The same town; a street is not given.")
    return Evidence("Address", 0, "Other streets of the same town.")


def _town(one: Profile) -> tuple[str, str]:
    return plain(one.city), one.state


def _suites(one: str, other: str) -> Evidence:
    if one == other:
        return Evidence("Address", 30, "The same street address" + (" and suite." if one else "."))
    if one and other:
        return Evidence("Address", 15, "The same building, other suites.")
    return Evidence("Address", 25, "The same street address; only one names a suite.")


def _suite(one: Profile) -> str:
    """The suite without the word for it: "Suite 1-A" is "1 a"."""
    return " ".join(word for word in plain(one.suite).split() if word not in _SUITE_WORDS)


def _phone(one: Profile, other: Profile, around: Surroundings) -> Evidence | None:
    shared = sorted(one.numbers & other.numbers, key=lambda number: (around.of_number.get(number, 0), number))
    if not shared:
        return None
    count = around.of_number.get(shared[0], 0)
    if count > MANY:
        return Evidence("Phone", 5, f"Both have {written(shared[0])}, which {count} programs have.")
    return Evidence("Phone", 25, f"Both have {written(shared[0])}.")


def _website(one: Profile, other: Profile) -> Evidence | None:
    if not one.host or one.host != other.host:
        return None
    if one.page == other.page:
        return Evidence("Website", 20, f"Both have the page {one.page}.")
    return Evidence("Website", 5, f"Both have pages on {one.host}.")


def _distance(one: Profile, other: Profile) -> Evidence | None:
    """Points where neither street says that it is the same place."""
    if not (one.point and other.point):
        return None
    miles = _miles(one.point, other.point)
    if miles <= NEXT_DOOR:
        same = street_key(one.street) == street_key(other.street)
        return Evidence("Distance", 0 if same else 15, "As good as the same point on the map.")
    if miles <= ELSEWHERE:
        return Evidence("Distance", 0, f"About {miles:.1f} miles apart.")
    return Evidence("Distance", -30, f"About {miles:,.0f} miles apart.")


def _miles(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Miles on a flat map, to a part in a hundred: enough to tell next door from elsewhere, and quick."""
    middle = radians((one[0] + other[0]) / 2)
    return hypot((one[0] - other[0]) * 69.0, (one[1] - other[1]) * 69.17 * cos(middle))


def _listed(words: Sequence[str]) -> str:
    return " and ".join(f"“{word}”" for word in words)
