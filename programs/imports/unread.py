"""Rows that an import does not read, of programs that it does: another type, another state, another page.

Nothing says that they are gone, so what they say is kept, on the day it was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from programs.imports import known
from programs.imports.listing import Listing, Reading
from programs.imports.pairing import Group
from programs.imports.past import Row, reading_of
from programs.models import Source
from programs.states import state_code


def add_unread(
    groups: Iterable[Group], reading: Reading, records: Mapping[str, known.Record], source: Source
) -> None:
    """Give every group its program's rows that are listed still and were not read."""
    of_program = {group.program: group for group in groups if group.program}
    missing = [
        record
        for record in records.values()
        if record.program in of_program and not record.gone and record.key not in reading.present
        and not reading.scope.covers(state_code(record.state) or "", record.kind)
    ]  # fmt: skip
    program_of = {record.key: record.program for record in missing}
    for listing in _read_again([record.pk for record in missing], source):
        of_program[program_of[listing.key]].unread.append(listing)


def _read_again(records: Iterable[int], source: Source) -> Iterable[Listing]:
    by_day: dict[date, list[Row]] = defaultdict(list)
    for _, key, raw, day in known.raw_rows(records):
        by_day[day].append(Row(key, raw, day))
    for day, rows in by_day.items():
        yield from reading_of(day, rows, source).listings
