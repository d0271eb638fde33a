"""Querysets, each named for the question it answers. They never import the models."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from io import BytesIO
from itertools import groupby
from operator import itemgetter, or_
from typing import Any, NamedTuple

from django.db import connections, models
from django.db.models import Prefetch

from programs.accuracy import Finding
from programs.geo import Box, bands
from programs.schedule import Slot

JOINED = {"sqlite": "CAST(group_concat(packed, '') AS BLOB)", "postgresql": "string_agg(packed, '')"}
"""Packed records in one piece, by kind of database: a thousand rows cost one."""


class Records(NamedTuple):
    """Packed records to read from a table; `several` where a program may have more rows than one."""

    table: str
    where: str
    values: tuple[Any, ...]
    several: bool = False

    @property
    def sql(self) -> str:
        what = "DISTINCT packed" if self.several else "packed"
        return f'SELECT {what} FROM "{self.table}" WHERE {self.where}'  # noqa: S608


class ProgramQuerySet(models.QuerySet):
    """Programs as pages and searches ask for them."""

    def published(self):
        """Programs a search may show."""
        return self.filter(status="published")

    def visible(self):
        """Programs that have a page: published, and closed ones marked so."""
        return self.filter(status__in=("published", "closed"))

    def successors(self, slugs: Iterable[str]) -> dict[str, str]:
        """The slugs that those of merged programs lead to: {old: new}. One query."""
        merged = self.filter(status="merged", slug__in=list(slugs))
        return dict(merged.values_list("slug", "merged_into__slug"))

    def for_cards(self, ids: Iterable[int]):
        """The programs with these ids, in no order, and what a card shows of them: three queries."""
        return (
            self.filter(pk__in=list(ids))
            .order_by()
            .select_related("location__organization", "source")
            .annotate(is_disputed=models.Exists(self._disputes(models.OuterRef("pk"))))
            .prefetch_related("phones", "prices")
        )

    def for_page(self):
        """A program with everything its page shows, in a fixed number of queries."""
        sourced = ("phones", "prices", "outcomes", "statements", "verifications")
        return (
            self.visible()
            .select_related("location__organization", "source", "level_source", "opening_source")
            .prefetch_related(
                *(self._joined(name, "source") for name in sourced),
                self._joined("credentials", "term", "source"),
                self._joined("tracks", "source"),
                "tracks__sessions",
                Prefetch("reports", self._disputes().select_related("term"), to_attr="disputes"),
                Prefetch("experiences", self._all("experiences").counted(), to_attr="told_by_people"),
            )
        )

    def _disputes(self, program: Any = None):
        """What two readers say is wrong, of one program or of any."""
        reports = self._all("reports").disputes()
        return reports if program is None else reports.filter(program=program)

    def _joined(self, name: str, *others: str) -> Prefetch:
        """A program's rows of one kind, each with the rows it points at: one query."""
        return Prefetch(name, self._all(name).select_related(*others))

    def _all(self, name: str):
        """Everything that a program may have rows of, of one kind."""
        return self.model._meta.get_field(name).related_model._default_manager

    def for_marks(self):
        """Programs that have a page, with what `changes` compares of them."""
        return (
            self.visible()
            .select_related("location__organization")
            .prefetch_related("phones", "prices", "tracks__sessions")
        )


class SearchRowQuerySet(models.QuerySet):
    """The narrow rows, as searches narrow them further in SQL."""

    def near(self, area: Box):
        """Rows in the box."""
        spans = [models.Q(lon__gte=west, lon__lte=east) for west, east in area.spans()]
        return self.filter(reduce(or_, spans), band__in=list(bands(area)))

    def in_box(self, area: Box) -> Records:
        """All rows in the box, to be read from the index alone."""
        inside = bands(area)
        where = " OR ".join(["lon BETWEEN %s AND %s"] * len(area.spans()))
        where = f"band IN ({', '.join(['%s'] * len(inside))}) AND ({where})"
        edges = (edge for span in area.spans() for edge in span)
        return Records(self.model._meta.db_table, where, (*inside, *edges))

    def in_state(self, state: str) -> Records:
        """All rows of a state."""
        return Records(self.model._meta.db_table, "state = %s", (state,))

    def anywhere(self) -> Records:
        """All rows."""
        return Records(self.model._meta.db_table, "TRUE", ())

    def read(self, *wanted: Records) -> list[bytes]:
        """The packed records of each, joined, in no order: one question to the database for all.

        In plain SQL: to put it together through the ORM takes longer than to answer it.
        """
        connection = connections[self.db]
        joined = JOINED[connection.vendor]
        columns = (f"(SELECT {joined} FROM ({one.sql}) AS found)" for one in wanted)  # noqa: S608
        sql, values = f"SELECT {', '.join(columns)}", [x for one in wanted for x in one.values]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with connection.wrap_database_errors:
                    return _copied(cursor, sql, values)
            cursor.execute(sql, values)
            return [records or b"" for records in cursor.fetchone()]

    def with_words(self, words: Iterable[str]):
        """Rows in whose name, organization or town each of these words begins a word."""
        return self.filter(*(models.Q(words__contains=f" {word}") for word in words))

    def with_any_word(self, words: Iterable[str]):
        """Rows in which at least one of these words begins a word."""
        return self.filter(reduce(or_, (models.Q(words__contains=f" {word}") for word in words)))

    def records(self) -> list[bytes]:
        """The packed records, in no order."""
        return list(self.values_list("packed", flat=True))

    def all_records(self) -> bytes:
        """The packed records of every row, in no order."""
        return self.read(self.anywhere())[0]


class OnlineRowQuerySet(models.QuerySet):
    """The rows of programs that no place binds."""

    def for_states(self, states: Iterable[str]) -> Records:
        """Those one may attend from these states, and those that have not said; none without a state."""
        named = list(states)
        wanted = [*named, ""] if named else []
        where = f"state IN ({', '.join(['%s'] * len(wanted))})" if named else "FALSE"
        return Records(self.model._meta.db_table, where, tuple(wanted), several=len(named) > 1)


def _copied(cursor: Any, sql: str, values: list[Any]) -> list[bytes]:
    """The byte columns of a query's one row, through PostgreSQL's binary COPY.

    An ordinary answer spells every byte in two letters, which takes several times as long. The form
    (PostgreSQL manual, COPY, "Binary Format"): 19 bytes of header, the number of columns in 2, then for each
    column its length in 4, negative for NULL, and its bytes.
    """
    copy = BytesIO()
    cursor.copy_expert(f"COPY ({cursor.mogrify(sql, values).decode()}) TO STDOUT (FORMAT binary)", copy)
    copy.seek(19)
    columns = int.from_bytes(copy.read(2), "big")
    return [copy.read(max(int.from_bytes(copy.read(4), "big", signed=True), 0)) for _ in range(columns)]


class TrackQuerySet(models.QuerySet):
    """Group schedules as searches ask for them."""

    def with_sessions(self):
        """Tracks with their sessions and the clock they are on: two queries."""
        return self.select_related("program__location").prefetch_related("sessions")

    def schedules(self, programs: Iterable[int]):
        """((program id, delivery, time zone), sessions) of each track that states its sessions: one query."""
        rows = self.filter(program__in=list(programs), sessions__isnull=False).values_list(
            "pk", "program_id", "delivery", "program__location__time_zone",
            "sessions__weekday", "sessions__start", "sessions__end",
        )  # fmt: skip
        for _, held in groupby(rows.order_by("pk"), key=itemgetter(0)):
            sessions = list(held)
            yield sessions[0][1:4], [Slot.at(*session[4:]) for session in sessions]


class FactQuerySet(models.QuerySet):
    """Facts as pages ask for them."""

    def shown(self):
        """The statement that stands for each term, with its term and source."""
        return self.filter(current=True).select_related("term", "source").order_by("term__bit")

    def conflicts(self):
        """Statements that stand beside a current one that says otherwise."""
        current = self.model.objects.filter(
            program=models.OuterRef("program"), term=models.OuterRef("term"), current=True
        ).exclude(holds=models.OuterRef("holds"))
        return self.filter(models.Exists(current), current=False)


class ReportQuerySet(models.QuerySet):
    """What readers say is wrong, as pages and the desk ask for it."""

    def waiting(self):
        """Those that nobody has decided on."""
        return self.filter(state="waiting")

    def disputes(self):
        """Those that two readers made independently and nobody has decided on: pages say so."""
        return self.waiting().filter(disputed_on__isnull=False)

    def on(self, program: Any, about: str, term: Any):
        """Those about the same thing of a program."""
        return self.filter(program=program, about=about, term=term)


class SampleQuerySet(models.QuerySet):
    """Samples as the desk and the page about our data ask for them."""

    def counted(self):
        """Samples, the newest first, with what their calls came to (`Sample.tally`), and if `fictional`."""
        findings = {
            f"found_{found.value}": models.Count("drawn", filter=models.Q(drawn__finding=found))
            for found in Finding
        }
        demo = self.model._meta.get_field("drawn").related_model.objects.filter(
            sample=models.OuterRef("pk"), program__source__kind="demo"
        )
        counted = self.annotate(found_all=models.Count("drawn"), **findings, fictional=models.Exists(demo))
        return counted.order_by("-month")

    def published(self):
        """Samples whose measure readers see."""
        return self.filter(published_on__isnull=False)


class ExperienceQuerySet(models.QuerySet):
    """What people who took part said, as pages and the desk ask for it."""

    def counted(self):
        """Those that count: all that no moderator has held back."""
        return self.filter(held_back_on__isnull=True)

    def held_back(self):
        """Those that a moderator has taken out of the count."""
        return self.filter(held_back_on__isnull=False)
