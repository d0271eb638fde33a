"""Phone numbers that owners with nothing in common have: borrowed, a referral line, or one owner renamed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from programs.spelling import plain
from programs.telephone import written

from .names import initials, much_alike, start
from .profile import Profile, Surroundings


@dataclass(frozen=True, slots=True)
class SharedLine:
    """A number of owners that have nothing to do with each other, and which programs of each have it."""

    number: str
    holders: tuple[tuple[Profile, ...], ...]
    """The programs, those of owners that are alike together."""

    @property
    def written(self) -> str:
        """The number as people write it."""
        return written(self.number)

    @property
    def owners(self) -> list[str]:
        """Whose number it is, each name once."""
        return sorted({one.owner for alike in self.holders for one in alike})


def borrowed(profiles: Sequence[Profile]) -> list[SharedLine]:
    """Numbers that unlike owners have, those of most owners first. One owner with many sites is none."""
    around = Surroundings.of(profiles)
    having: dict[str, list[Profile]] = defaultdict(list)
    for one in profiles:
        for number in one.numbers:
            having[number].append(one)
    lines = (SharedLine(number, _by_owner(held, around)) for number, held in having.items() if len(held) > 1)
    found = [line for line in lines if len(line.holders) > 1]
    return sorted(found, key=lambda line: (-len(line.holders), -sum(map(len, line.holders)), line.number))


def _by_owner(held: Sequence[Profile], around: Surroundings) -> tuple[tuple[Profile, ...], ...]:
    """The programs in groups: each is alike to another of its group."""
    groups: list[list[Profile]] = []
    for one in held:
        alike = [group for group in groups if any(_one_owner(one, other, around) for other in group)]
        groups = [group for group in groups if group not in alike]
        groups.append([*(each for group in alike for each in group), one])
    return tuple(tuple(group) for group in groups)


def _one_owner(one: Profile, other: Profile, around: Surroundings) -> bool:
    """Whether their owners are one, as far as names and websites tell."""
    owners = plain(one.owner), plain(other.owner)
    if owners[0] == owners[1] or (one.host and one.host == other.host):
        return True
    names = [plain(f"{each.owner} {each.name}") for each in (one, other)]
    if around.rare(names[0]) & around.rare(names[1]) or around.first(*owners):
        return True
    return bool(start(*owners) or initials(*owners)) or much_alike(*owners)
