"""Programs that readers name, beside the listed ones that they may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from programs.models import Phone, Program, Suggestion
from programs.resemblance import much_alike
from programs.spelling import plain
from programs.telephone import read_number

MOST: Final = 5
"""Listed programs that are shown beside one that was named."""


@dataclass(frozen=True, slots=True)
class Named:
    """A suggestion, the number in it where it has one, and programs that it may be, the likeliest first."""

    suggestion: Suggestion
    number: str
    alike: tuple[Program, ...]


def suggestions(found: Sequence[Suggestion]) -> list[Named]:
    """These suggestions with listed programs of their number, or called much like them: three queries.

    Names are compared in the state that a reader gave. Where none was given, they must be the same.
    """
    numbers = {one.pk: _number(one) for one in found}
    by_number, by_name = _by_number(set(numbers.values())), _by_name(found)
    alike = {
        one.pk: list(dict.fromkeys([*by_number[numbers[one.pk]], *by_name[one.pk]]))[:MOST] for one in found
    }
    ids = [0, *{pk for each in alike.values() for pk in each}]
    listed = {row.pk: row for row in Program.objects.select_related("location").filter(pk__in=ids)}
    return [Named(one, numbers[one.pk], tuple(listed[pk] for pk in alike[one.pk])) for one in found]


def _number(one: Suggestion) -> str:
    """Its number as E.164 has it; empty where none was given, or what was typed is none."""
    read = read_number(one.phone) if one.phone else None
    return read.number if read else ""


def _by_number(numbers: Collection[str]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    phones = Phone.objects.filter(number__in=numbers).exclude(program__status=Program.Status.MERGED)
    for number, pk in phones.values_list("number", "program").order_by("pk"):
        found[number].append(pk)
    return found


def _by_name(suggested: Iterable[Suggestion]) -> Mapping[int, list[int]]:
    """Programs by what each suggestion is called: those of its town first, then in order of their names."""
    rows = Program.objects.exclude(status=Program.Status.MERGED).order_by("name", "pk")
    listed: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for pk, name, city, state in rows.values_list("pk", "name", "location__city", "location__state"):
        for where in (state, ""):
            listed[where].append((pk, plain(name), plain(city)))
    return {
        one.pk: [pk for _, pk in sorted(_called_like(one, listed[one.state_code]), key=lambda each: each[0])]
        for one in suggested
    }


def _called_like(one: Suggestion, listed: Iterable[tuple[int, str, str]]) -> Iterator[tuple[bool, int]]:
    """(whether it is in another town, its id) of each of these that is called so, or much alike."""
    name, town = plain(one.name), plain(one.city)
    for pk, other, city in listed:
        if name == other or (one.state_code and much_alike(name, other)):
            yield city != town, pk
