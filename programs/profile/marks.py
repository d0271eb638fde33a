"""Citing: which small letter stands for which source and day on a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from programs import language
from programs.models import Program, Source, SourceRecord


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as the page cites it: `mark` is its letter, empty for the page's main source."""

    mark: str
    name: str
    publisher: str
    when: str
    licence: str
    url: str
    host: str
    retrieved: date | None


@dataclass(slots=True)
class Marks:
    """Which letter stands for which source and day on this page."""

    main: tuple[int, date]
    cited: dict[tuple[int, date], tuple[str, Source, date]] = field(default_factory=dict)

    def of(self, source: Source, day: date) -> str:
        """The letter of a source and day; empty for the main one."""
        key = (source.pk, day)
        if key == self.main:
            return ""
        if key not in self.cited:
            self.cited[key] = (letter(len(self.cited)), source, day)
        return self.cited[key][0]


def letter(number: int) -> str:
    """a to z, then aa, ab ..."""
    first, second = divmod(number, 26)
    return (chr(96 + first) if first else "") + chr(97 + second)


def host(url: str) -> str:
    """The host of a web address without www, for showing; empty for what no browser should follow."""
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""


def when(source: Source, day: date) -> str:
    """What a source's date means, in words when it has some."""
    return language.dated(source.observed) if source.observed else language.day(day)


def stated_fields(program: Program, marks: Marks) -> dict[str, str]:
    """The marks of fields that do not come from the main source, by field name."""
    return {
        statement.field.replace(".", "_"): marks.of(statement.source, statement.observed_on)
        for statement in program.statements.all()
        if statement.current
    }


def sources(program: Program, marks: Marks) -> list[Cited]:
    """The main source, then every other in the order of its letter, with when we last read it."""
    retrieved = dict(
        SourceRecord.objects.filter(program=program).values_list("source_id", "last_run__started_at")
    )
    cited = [("", program.source, program.observed_on), *marks.cited.values()]
    return [
        Cited(
            mark=mark,
            name=source.name,
            publisher=source.publisher,
            when=when(source, day),
            licence=source.licence,
            url=source.url,
            host=host(source.url),
            retrieved=retrieved[source.pk].date() if source.pk in retrieved else None,
        )
        for mark, source, day in cited
    ]
