"""The parts of a program that somebody can speak of, each read and written whole, so that it can be undone.

A part is named "fact:medicaid", "field:weeks", "said:phones" (what is said without being shown by itself),
"phones", "track:Evening group" or "price:self_pay:week".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from django.db.models import QuerySet

from programs.models import Location, Price, Program, Session, Statement, Term, Track

from .fields import Said, read_columns, read_field, write_fields
from .keeping import Hand, Row, read_row
from .noting import note_before
from .writing import bring_in_step, remove_rows

State = Any
"""What a part holds, as JSON."""


def read_part(program: Program, part: str) -> State:
    """The part as it stands, every source's word included."""
    kind, _, rest = part.partition(":")
    if kind == "field":
        shown = {"value": read_field(program, rest), "columns": read_columns(program, rest)}
        return shown | {"said": _read(_said(program, rest))}
    if kind == "track":
        return [_read_track(track) for track in program.tracks.filter(name=rest)]
    return _read(_rows(program, kind, rest))


def write_parts(program: Program, states: Mapping[str, State], hand: Hand) -> None:
    """Put parts back as `read_part` gave them."""
    shown: dict[str, Said] = {}
    for part, state in states.items():
        kind, _, rest = part.partition(":")
        if kind == "field":
            bring_in_step(Statement, _said(program, rest), state["said"], KEYS["said"], hand, last="current")
            shown[rest] = Said(state["value"], columns=state["columns"])
        elif kind == "track":
            put_tracks(state, {(program.pk, rest)}, hand)
        else:
            rows = _rows(program, kind, rest)
            bring_in_step(rows.model, rows, state, KEYS[kind], hand, last=LAST.get(kind, ""))
    write_fields(program, shown, hand)


def note_parts(program: Program, parts: Iterable[str]) -> None:
    """Record parts as they stand where nothing was recorded yet, so that what was before stays known."""
    names: dict[str, list[str]] = defaultdict(list)
    for part in parts:
        kind, _, rest = part.partition(":")
        names[kind].append(rest)
    fields = [*names["field"], *names["said"]]
    for rows in (
        Program.objects.filter(pk=program.pk),
        Location.objects.filter(pk=program.location_id),
        program.facts.filter(term__code__in=names["fact"]),
        program.statements.filter(field__in=fields),
        program.tracks.filter(name__in=names["track"]),
        Session.objects.filter(track__program=program, track__name__in=names["track"]),
        program.phones.all() if names["phones"] else program.phones.none(),
        program.prices.all() if names["price"] else program.prices.none(),
    ):
        note_before(rows.model, list(rows.values_list("pk", flat=True)))


KEYS: Final = {
    "fact": ("source_id",),
    "said": ("source_id",),
    "phones": ("kind", "number", "extension"),
    "price": ("valid_from",),
}
"""What makes two rows of a part one."""

LAST: Final = {"fact": "current"}
"""The column that only one row of a part may have true."""


def put_tracks(wanted: Sequence[Row], only: Collection[tuple[int, str]], hand: Hand) -> None:
    """Make the groups of these programs and names read like `wanted`, each with its sessions.

    A group of `only` that is not wanted goes; all others stay.
    """
    among = Track.objects.filter(program__in={program for program, _ in only})
    known = [track for track in among if (track.program_id, track.name) in only]
    kept = {(row["program_id"], row["name"]) for row in wanted}
    gone = [track.pk for track in known if (track.program_id, track.name) not in kept]
    remove_rows(Session, list(Session.objects.filter(track__in=gone).values_list("pk", flat=True)), hand)
    bare = [{name: value for name, value in row.items() if name != "sessions"} for row in wanted]
    tracks = bring_in_step(Track, known, bare, ["program_id", "name"], hand)
    sessions = [
        session | {"track_id": track.pk}
        for track, row in zip(tracks, wanted, strict=True)
        for session in row["sessions"]
    ]
    present = Session.objects.filter(track__in=[track.pk for track in tracks])
    bring_in_step(Session, present, sessions, ["track_id", "weekday", "start"], hand)


def rows_of(program: Program, part: str) -> QuerySet[Any]:
    """What every source says of a part, in rows."""
    kind, _, rest = part.partition(":")
    return _said(program, rest) if kind == "field" else _rows(program, kind, rest)


def _rows(program: Program, kind: str, rest: str) -> QuerySet[Any]:
    if kind == "fact":
        return program.facts.filter(term=Term.objects.get(code=rest)).order_by("source_id")
    if kind == "said":
        return _said(program, rest)
    if kind == "phones":
        return program.phones.order_by("position", "kind", "number", "extension")
    if kind == "price":
        basis, unit = rest.split(":")
        return Price.objects.filter(program=program, basis=basis, unit=unit).order_by("valid_from")
    raise ValueError(f"{kind!r} is no part of a program.")


def _said(program: Program, name: str) -> QuerySet[Statement]:
    return program.statements.filter(field=name).order_by("source_id")


def _read(rows: QuerySet[Any]) -> list[Row]:
    return [read_row(row) for row in rows]


def _read_track(track: Track) -> Row:
    sessions = [read_row(session, without=("id", "track_id")) for session in track.sessions.all()]
    return read_row(track) | {"sessions": sessions}
