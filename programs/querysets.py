"""Querysets, each named for the question it answers. They never import the models."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from itertools import groupby
from operator import itemgetter, or_

from django.db import connections, models
from django.db.models import Prefetch

from programs.geo import Box, bands
from programs.schedule import Slot

JOINED = {"sqlite": "CAST(group_concat(packed, '') AS BLOB)", "postgresql": "string_agg(packed, '')"}
"""Packed records in one piece, by kind of database: a thousand rows cost one."""


class ProgramQuerySet(models.QuerySet):
    """Programs as pages and searches ask for them."""

    def published(self):
        """Programs a search may show."""
        return self.filter(status="published")

    def visible(self):
        """Programs that have a page: published, and closed ones marked so."""
        return self.filter(status__in=("published", "closed"))

    def for_cards(self, ids: Iterable[int]):
        """The programs with these ids, in no order, and what a card shows of them: two queries."""
        return (
            self.filter(pk__in=list(ids))
            .order_by()
            .select_related("location__organization", "source")
            .prefetch_related("phones")
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
            )
        )

    def _joined(self, name: str, *others: str) -> Prefetch:
        """A program's rows of one kind, each with the rows it points at: one query."""
        rows = self.model._meta.get_field(name).related_model._default_manager
        return Prefetch(name, rows.select_related(*others))

    def for_marks(self):
        """Programs that have a page, with what `changes` compares of them."""
        return (
            self.visible()
            .select_related("location")
            .prefetch_related("phones", "prices", "tracks__sessions")
        )


class SearchRowQuerySet(models.QuerySet):
    """The narrow rows, as searches narrow them further in SQL."""

    def near(self, area: Box):
        """Rows in the box."""
        spans = [models.Q(lon__gte=west, lon__lte=east) for west, east in area.spans()]
        return self.filter(reduce(or_, spans), band__in=list(bands(area)))

    def near_records(self, area: Box) -> bytes:
        """The packed records of all rows in the box, in no order, read from the index alone.

        In plain SQL: to put this query together through the ORM takes longer than to run it.
        """
        inside = bands(area)
        where = " OR ".join(["lon BETWEEN %s AND %s"] * len(area.spans()))
        where = f"band IN ({', '.join(['%s'] * len(inside))}) AND ({where})"
        return _joined(self, where, [*inside, *(edge for span in area.spans() for edge in span)])

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
        return _joined(self, "TRUE", [])


class OnlineRowQuerySet(models.QuerySet):
    """The rows of programs that no place binds."""

    def records_for(self, states: Iterable[str]) -> bytes:
        """The packed records for these states, in no order, and of those that have not said their states."""
        wanted = [*states, ""]
        where = f"state IN ({', '.join(['%s'] * len(wanted))})"
        return _joined(self, where, wanted, "DISTINCT packed" if len(wanted) > 2 else "packed")


def _joined(rows: models.QuerySet, where: str, values: list, what: str = "packed") -> bytes:
    """The packed records that meet a condition, joined by the database."""
    connection, table = connections[rows.db], rows.model._meta.db_table
    found = f'SELECT {what} FROM "{table}" WHERE {where}'  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {JOINED[connection.vendor]} FROM ({found}) AS found", values)  # noqa: S608
        return cursor.fetchone()[0] or b""


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
