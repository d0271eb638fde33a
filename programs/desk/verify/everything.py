"""All that the screen shows of a program, part by part, each with who says so and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from programs.answering import Standing
from programs.curation.fields import read_field
from programs.desk.known import known
from programs.models import Program

FIELDS: Final = ("website", "telehealth_states")
ADDRESS: Final = ("street", "street2", "city", "state", "zip", "withheld")

Part = tuple[str, Standing]


def everything(program: Program, today: date) -> dict[str, Standing]:
    """By part, as `answering` names them: nine queries."""
    return {**known(program, today), **dict(_facts(program)), **dict(_fields(program))}


def _facts(program: Program) -> Iterator[Part]:
    for fact in program.facts.shown():
        source = fact.source
        said = Standing(fact.holds, source.name, source.kind, fact.observed_on, source.observed)
        yield f"fact:{fact.term.code}", said


def _fields(program: Program) -> Iterator[Part]:
    level = program.level_source
    yield "field:level", Standing(program.level, level.name, level.kind, program.level_on, level.observed)
    said = {row.field: row for row in program.statements.filter(current=True).select_related("source")}
    place = program.location
    values = {name: getattr(program, name) for name in FIELDS}
    values |= {f"location.{name}": getattr(place, name) for name in ADDRESS}
    values["location.point"] = read_field(program, "location.point")
    for name, value in values.items():
        if value not in (None, "", False):
            row = said.get(name)
            source, day = (row.source, row.observed_on) if row else (program.source, program.observed_on)
            yield f"field:{name}", Standing(value, source.name, source.kind, day, source.observed)
