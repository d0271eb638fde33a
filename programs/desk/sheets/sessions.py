"""The sheet of sessions: a group's weekly meetings, one a row, with what is said of the group itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any, NamedTuple

import tablib
from django.core.exceptions import ValidationError
from import_export.fields import Field

from programs.curation import Told, WholeTrack
from programs.models import Session, Track
from programs.schedule import TimeProblem, read_times

from .cells import NOT_STATED, Answer, Choice, Clock, Count, Known, PastDay, Text
from .resource import Change, Said, SheetResource

COLUMNS = ("name", "audience", "is_adolescent", "language", "delivery", "weeks")
NO_TIME = {
    TimeProblem.UNREADABLE: "These are no times of the clock, such as 18:00 or 6 pm.",
    TimeProblem.MORNING_OR_EVENING: "Say whether it is am or pm.",
    TimeProblem.SAME: "It starts and ends at the same time.",
    TimeProblem.TOO_LONG: "It would last over twelve hours.",
}
Meeting = tuple[int, time, time]


class Group(NamedTuple):
    """A group as the sheet has it."""

    fields: dict[str, Any]
    meetings: list[Meeting]
    on: date
    number: int


class OfTrack(Field):
    """A column of the group that a session belongs to."""

    def save(self, instance: Any, row: Any, is_m2m: bool = False, **kwargs: Any) -> None:
        setattr(instance.track, self.attribute.removeprefix("track__"), self.clean(row))


class SessionSheet(SheetResource):
    """Groups with their sessions. A group of the sheet takes the place of the one known by its name."""

    needs = ("program", "group", "weekday", "start", "end")

    program = OfTrack(attribute="track__program", column_name="program", widget=Known("program", "slug"))
    group = OfTrack(attribute="track__name", column_name="group", widget=Text())
    weekday = Field(attribute="weekday", column_name="weekday", widget=Choice(Session.Weekday.choices))
    start = Field(attribute="start", column_name="start", widget=Clock(), readonly=True)
    end = Field(attribute="end", column_name="end", widget=Clock(), readonly=True)
    audience = OfTrack(attribute="track__audience", column_name="audience", widget=Text())
    adolescent = OfTrack(attribute="track__is_adolescent", column_name="for under 18", widget=Answer())
    language = OfTrack(attribute="track__language", column_name="language", widget=Text())
    delivery = OfTrack(
        attribute="track__delivery", column_name="delivery", widget=Choice(Track.Delivery.choices)
    )
    weeks = OfTrack(attribute="track__weeks", column_name="weeks", widget=Count())
    observed_on = OfTrack(attribute="track__observed_on", column_name="observed_on", widget=PastDay())
    name = Field(attribute="track__program__name", column_name="name", widget=Text(), readonly=True)

    class Meta(SheetResource.Meta):
        model = Session
        fields = (
            "program", "group", "weekday", "start", "end", "audience", "adolescent", "language", "delivery",
            "weeks", "observed_on", "name",
        )  # fmt: skip

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        super().before_import(dataset, **kwargs)
        self.groups: dict[tuple[int, str], Group] = {}

    def init_instance(self, row: Any = None) -> Session:
        return Session(track=Track(source=self.source, observed_on=self.on))

    def import_instance(self, instance: Session, row: Any, **kwargs: Any) -> None:
        try:
            super().import_instance(instance, row, **kwargs)
        finally:
            self.problem = self._set_times(instance, row)

    def _set_times(self, session: Session, row: Any) -> str:
        times = read_times(*(self.fields[end].clean(row) for end in ("start", "end")))
        if isinstance(times, TimeProblem):
            return NO_TIME[times]
        session.start, session.end = (time(*divmod(minute, 60)) for minute in times)
        return ""

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        errors = {
            name.removeprefix("track__"): error for name, error in (import_validation_errors or {}).items()
        }
        if self.problem:
            errors["start"] = ValidationError(self.problem)
        try:
            instance.track.clean_fields(exclude={"program", "source", "observed_on", *errors})
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        super().validate_instance(instance, errors, validate_unique)

    def unchecked(self, instance: Any) -> set[str]:
        return {"start", "end"} if self.problem else set()

    def take(self, instance: Any, row: Any, number: int) -> None:
        track, on = instance.track, self.day(row)
        key, said = (track.program_id, track.name), {name: getattr(track, name) for name in COLUMNS}
        self.once((*key, instance.weekday, instance.start), number)
        group = self.groups.setdefault(key, Group(said, [], on, number))
        if (group.fields, group.on) != (said, on):
            raise ValidationError(f"It says other things of this group than row {group.number} does.")
        group.meetings.append((instance.weekday, instance.start, instance.end))

    def news(self) -> Iterator[tuple[int, str, Group, Track | None]]:
        """(program, name, group, the group of that name now) of each group that would change."""
        tracks = Track.objects.prefetch_related("sessions")
        known = {(track.program_id, track.name): track for track in self.in_programs(tracks)}
        for (program, name), group in self.groups.items():
            track = known.get((program, name))
            if track is None or not self._is_known(group, track):
                yield program, name, group, track

    def _is_known(self, group: Group, track: Track) -> bool:
        same = all(getattr(track, name) == value for name, value in group.fields.items())
        ours = track.source_id == self.source.pk and track.observed_on >= group.on
        return same and ours and meetings_of(track) == sorted(group.meetings)

    def changes(self) -> Iterator[Change]:
        for program, name, group, track in self.news():
            before = "; ".join(map(str, track.sessions.all())) if track else NOT_STATED
            after = "; ".join(str(Session(weekday=d, start=s, end=e)) for d, s, e in sorted(group.meetings))
            yield Change(group.number, self.programs[program].name, name, before, after)

    def said(self) -> Iterator[Said]:
        told: dict[tuple[int, date], list[WholeTrack]] = {}
        for program, _, group, _ in self.news():
            whole = WholeTrack(group.fields, tuple(sorted(group.meetings)))
            told.setdefault((program, group.on), []).append(whole)
        for (program, on), tracks in sorted(told.items(), key=lambda one: one[0]):
            yield Said(program, on, Told(tracks=tuple(tracks)))


def meetings_of(track: Track) -> list[Meeting]:
    return sorted((each.weekday, each.start, each.end) for each in track.sessions.all())
