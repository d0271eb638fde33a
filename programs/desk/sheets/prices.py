"""The sheet of prices: all that a program asks of one kind, a price a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import tablib
from import_export.fields import Field

from programs.curation import Told
from programs.models import Price

from .cells import NOT_STATED, Choice, Day, Dollars, Known, PastDay, Text
from .resource import Change, Said, SheetResource

Kind = tuple[int, str, str]
"""Program, basis and unit: what belongs together."""


class Row(NamedTuple):
    cents: int
    valid_from: date
    note: str
    on: date
    number: int


class PriceSheet(SheetResource):
    """Prices. Those of one program, basis and unit take the place of all that were known."""

    needs = ("program", "basis", "unit", "dollars")

    program = Field(attribute="program", column_name="program", widget=Known("program", "slug"))
    basis = Field(attribute="basis", column_name="basis", widget=Choice(Price.Basis.choices))
    unit = Field(attribute="unit", column_name="unit", widget=Choice(Price.Unit.choices))
    dollars = Field(attribute="cents", column_name="dollars", widget=Dollars())
    valid_from = Field(attribute="valid_from", column_name="valid_from", widget=Day())
    note = Field(attribute="note", column_name="note", widget=Text())
    observed_on = Field(attribute="observed_on", column_name="observed_on", widget=PastDay())
    name = Field(attribute="program__name", column_name="name", widget=Text(), readonly=True)

    class Meta(SheetResource.Meta):
        model = Price
        fields = ("program", "basis", "unit", "dollars", "valid_from", "note", "observed_on", "name")

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        super().before_import(dataset, **kwargs)
        self.rows: dict[Kind, list[Row]] = defaultdict(list)

    def unchecked(self, instance: Any) -> set[str]:
        return {"observed_on", "valid_from"}

    def take(self, instance: Any, row: Any, number: int) -> None:
        on = self.day(row)
        kind = (instance.program_id, instance.basis, instance.unit)
        valid_from = instance.valid_from or on
        self.once((kind, valid_from), number)
        self.rows[kind].append(Row(instance.cents, valid_from, instance.note, on, number))

    def news(self) -> Iterator[tuple[Kind, list[Row], list[Price]]]:
        """(kind, its rows, its prices now) of each kind that would change."""
        known: dict[Kind, list[Price]] = defaultdict(list)
        for price in self.in_programs(Price.objects.order_by("valid_from")):
            known[price.program_id, price.basis, price.unit].append(price)
        for kind, rows in self.rows.items():
            if not self._is_known(rows, known[kind]):
                yield kind, rows, known[kind]

    def _is_known(self, rows: list[Row], prices: list[Price]) -> bool:
        ours = all(price.source_id == self.source.pk for price in prices)
        says = sorted((row.valid_from, row.cents, row.note) for row in rows)
        kept = [(price.valid_from, price.cents, price.note) for price in prices]
        newest = max(row.on for row in rows)
        return ours and says == kept and all(price.observed_on >= newest for price in prices)

    def changes(self) -> Iterator[Change]:
        for (program, basis, unit), rows, prices in self.news():
            what = f"{Price.Basis(basis).label}, {Price.Unit(unit).label}"
            before = "; ".join(price.amount for price in prices) or NOT_STATED
            after = "; ".join(Price(cents=row.cents).amount for row in rows)
            yield Change(rows[0].number, self.programs[program].name, what, before, after)

    def said(self) -> Iterator[Said]:
        told: dict[tuple[int, date], list[dict[str, Any]]] = defaultdict(list)
        for (program, basis, unit), rows, _ in self.news():
            kind = {"basis": basis, "unit": unit}
            told[program, max(row.on for row in rows)] += [
                kind | {"cents": row.cents, "valid_from": row.valid_from, "note": row.note} for row in rows
            ]
        for (program, on), prices in sorted(told.items(), key=lambda one: one[0]):
            yield Said(program, on, Told(prices=tuple(prices)))
