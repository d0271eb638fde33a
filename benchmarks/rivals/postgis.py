"""PostGIS: the nearest by its index (KNN), all counts in one GROUP BY. Raw SQL on the same PostgreSQL.

The radius and the order are PostGIS's spheroid. Its `<->` walks the index by the sphere, so a few more than a
page are taken and put in order by the spheroid.
"""

from __future__ import annotations

from typing import Any, Final

from django.db import connection
from django.db.utils import DatabaseError

from benchmarks.catalogue import OPTIONS
from benchmarks.questions import Answer
from programs.geo import METRES_PER_MILE
from programs.models import Term
from programs.query import LEVEL, PAGE_SIZE, SearchQuery

SPARE: Final = 10

PREPARE: Final = """
CREATE EXTENSION IF NOT EXISTS postgis;
DROP TABLE IF EXISTS benchmark_place;
CREATE TABLE benchmark_place AS
SELECT p.id AS program_id, p.level, l.point, FALSE AS placeless,
       get_byte(s.packed, 4) + 256 * get_byte(s.packed, 5) + 65536 * get_byte(s.packed, 6)
           + 16777216::bigint * get_byte(s.packed, 7) AS tie
FROM programs_program p
JOIN programs_searchrow s ON s.program_id = p.id
JOIN (
    SELECT id, ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography AS point FROM programs_location
) l ON l.id = p.location_id
WHERE p.status = 'published';
UPDATE benchmark_place SET placeless = TRUE
WHERE program_id IN (SELECT program_id FROM programs_onlinerow);
CREATE INDEX benchmark_place_point ON benchmark_place USING gist (point);
ALTER TABLE benchmark_place ADD PRIMARY KEY (program_id);
"""

_SAYS = """EXISTS (
    SELECT 1 FROM programs_fact f
    WHERE f.program_id = p.program_id AND f.current AND f.holds AND f.term_id = ANY(%s))"""

NEAREST: Final = f"""
SELECT program_id FROM (
    SELECT program_id, tie, ST_Distance(point, %s::geography) AS metres FROM (
        SELECT p.program_id, p.tie, p.point FROM benchmark_place p
        WHERE p.level = %s AND NOT p.placeless AND {_SAYS} AND {_SAYS} AND {_SAYS}
        ORDER BY p.point <-> %s::geography LIMIT {PAGE_SIZE + SPARE}
    ) AS first
) AS measured
WHERE metres <= %s ORDER BY metres, tie LIMIT {PAGE_SIZE}
"""  # noqa: S608

COUNTS: Final = """
WITH near AS MATERIALIZED (
    SELECT program_id FROM benchmark_place
    WHERE level = %(level)s AND NOT placeless AND ST_DWithin(point, %(here)s::geography, %(metres)s)
), answered AS MATERIALIZED (
    SELECT near.program_id,
           bool_or(f.term_id = ANY(%(first)s)) AS a,
           bool_or(f.term_id = ANY(%(second)s)) AS b,
           bool_or(f.term_id = ANY(%(third)s)) AS c
    FROM near JOIN programs_fact f ON f.program_id = near.program_id
    WHERE f.current AND f.holds AND f.term_id = ANY(%(asked)s)
    GROUP BY near.program_id
)
SELECT NULL AS term_id,
       count(*) FILTER (WHERE a AND b AND c), count(*) FILTER (WHERE b AND c),
       count(*) FILTER (WHERE a AND c), count(*) FILTER (WHERE a AND b)
FROM answered
UNION ALL
SELECT f.term_id,
       count(*) FILTER (WHERE a AND b AND c), count(*) FILTER (WHERE b AND c),
       count(*) FILTER (WHERE a AND c), count(*) FILTER (WHERE a AND b)
FROM answered JOIN programs_fact f ON f.program_id = answered.program_id
WHERE f.current AND f.holds AND f.term_id = ANY(%(counted)s) AND (a AND b OR a AND c OR b AND c)
GROUP BY f.term_id
"""

ONLINE: Final = f"""
SELECT count(*) FROM programs_onlinerow p JOIN programs_program g ON g.id = p.program_id
WHERE p.state = %s AND g.level = %s AND {_SAYS} AND {_SAYS} AND {_SAYS}
"""  # noqa: S608

ANYWHERE: Final = f"""
SELECT count(*) FROM benchmark_place p
WHERE p.level = %s AND NOT p.placeless AND {_SAYS} AND {_SAYS} AND {_SAYS}
"""  # noqa: S608


def prepare() -> None:
    """The points as geography with its index, where the extension is at hand and we may create it."""
    if available():
        with connection.cursor() as cursor:
            cursor.execute(PREPARE)


def available() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'")
        return cursor.fetchone() is not None


def obstacle() -> str:
    """Why PostGIS cannot be measured here; empty when it can."""
    if connection.vendor != "postgresql":
        return "needs PostgreSQL (--database-url)"
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT PostGIS_Version() FROM benchmark_place LIMIT 1")
    except DatabaseError:
        return "the PostGIS extension was not there when the catalogue was made"
    return ""


class Postgis:
    """Answers in three statements. The ids of the terms are read once."""

    def __init__(self) -> None:
        self.term = dict(Term.objects.values_list("code", "pk"))
        self.code = {pk: code for code, pk in self.term.items()}
        self.counted = [self.term[code] for codes in OPTIONS.values() for code in codes]

    def answer(self, query: SearchQuery) -> Answer:
        here = f"SRID=4326;POINT({query.origin.lon!r} {query.origin.lat!r})"
        metres = query.within * METRES_PER_MILE
        limits = [[self.term[code] for code in limit.options] for limit in query.limits]
        nearest = self._run(NEAREST, [here, LEVEL, *limits, here, metres])
        counted = self._run(COUNTS, {
            "level": LEVEL, "here": here, "metres": metres, "counted": self.counted,
            "asked": [term for limit in limits for term in limit],
            **dict(zip(("first", "second", "third"), limits, strict=True)),
        })  # fmt: skip
        online = self._run(ONLINE, [query.origin.state, LEVEL, *limits])
        answer = self._read(query, nearest, {row[0]: row[1:] for row in counted}, online[0][0])
        if answer.total < PAGE_SIZE:
            answer.relax["within"] = self._run(ANYWHERE, [LEVEL, *limits])[0][0] - answer.total
        return answer

    def _read(self, query: SearchQuery, nearest: Any, counted: dict[Any, Any], online: int) -> Answer:
        names = [limit.parameter for limit in query.limits]
        total, *wider = counted.pop(None)
        relax = {name: more - total for name, more in zip(names, wider, strict=True)}
        found = {self.code[term]: counts for term, counts in counted.items()}
        column = {name: at for at, name in enumerate(names, 1)}
        counts = {
            code: found[code][column.get(group, 0)] if code in found else 0
            for group, codes in OPTIONS.items()
            for code in codes
        }
        return Answer(tuple(row[0] for row in nearest), total, counts, {**relax, "state": online})

    def _run(self, sql: str, values: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()
