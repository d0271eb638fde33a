"""The numbers that one source gives for programs, brought in step many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from programs.models import Phone, Source

from .changes import Number
from .keeping import Hand
from .noting import ADDED, note
from .writing import remove_rows

ROWS = 400

Placed = tuple[int, int, Number]
"""A number with its program's id and its place among that program's numbers, from 0."""


def add_numbers(listed: Iterable[tuple[int, Sequence[Number]]], source: Source, on: date) -> None:
    """Write the numbers of new programs, by program id."""
    _write([(pk, place, n) for pk, numbers in listed for place, n in enumerate(numbers)], source, on, {})


def replace_numbers(listed: Mapping[int, Sequence[Number]], source: Source, on: date, hand: Hand) -> None:
    """Make the source's numbers of these programs just these. Who answers a number stays known."""
    own = Phone.objects.filter(program__in=listed, source=source)
    present = {_key(phone): phone for phone in own}
    wanted = {(pk, *n): (pk, place, n) for pk, numbers in listed.items() for place, n in enumerate(numbers)}
    answers = {(p.program_id, p.number, p.extension): p.answered_by for p in present.values()}
    gone = [phone.pk for key, phone in present.items() if key not in wanted]
    remove_rows(Phone, gone, hand)
    for key in wanted.keys() & present.keys():
        present[key].position = wanted[key][1]
    Phone.objects.bulk_update([present[key] for key in wanted.keys() & present.keys()], ["position"], ROWS)
    _write([one for key, one in wanted.items() if key not in present], source, on, answers)
    known = {phone.pk for phone in present.values()}
    note(Phone, [pk for pk in own.values_list("pk", flat=True) if pk not in known], ADDED, hand)


def _key(phone: Phone) -> tuple[int, str, str, str]:
    return phone.program_id, phone.kind, phone.number, phone.extension


def _write(
    placed: Iterable[Placed], source: Source, on: date, answers: Mapping[tuple[int, str, str], str]
) -> None:
    """Write the numbers. One that another source gave already stays that source's."""
    rows = [
        Phone(
            program_id=pk, kind=number.kind, number=number.number, extension=number.extension,
            answered_by=answers.get((pk, number.number, number.extension), ""), position=place,
            source=source, observed_on=on,
        )
        for pk, place, number in placed
    ]  # fmt: skip
    Phone.objects.bulk_create(rows, batch_size=ROWS, ignore_conflicts=True)
