"""When a program's groups meet, in words and as a week."""

from __future__ import annotations

from typing import Any

from programs import schedule
from programs.course import Course, whole_course
from programs.models import Program, Track
from programs.profile.marks import Marks


def track_view(track: Track, marks: Marks, fit: schedule.Fit | None) -> dict[str, Any]:
    slots = track.slots()
    minutes = schedule.weekly_minutes(slots)
    about = [track.audience, f"in {track.language}" if track.language else ""]
    about += [track.get_delivery_display() if track.delivery else ""]
    about += [f"{track.weeks} weeks" if track.weeks else ""]
    return {
        "pk": track.pk,
        "name": track.name,
        "spoken": schedule.spoken(slots),
        "course": course_text(track_course(track), track.delivery),
        "about": ", ".join(filter(None, about)),
        "days": _days(slots),
        "fit": _fit(fit) if fit else None,
        "hours": hours_text(minutes),
        "check": check_text(minutes, track.is_adolescent) if _is_iop(track) else "",
        "mark": marks.of(track.source, track.observed_on),
    }


def _fit(fit: schedule.Fit) -> dict[str, str]:
    """How a track fits the reader's week: a sentence, and which of the three kinds it is."""
    words = schedule.fit_in_words(fit)
    kinds = {schedule.Fits: "yes", schedule.FitsIfLate: "late", schedule.Clashes: "clash"}
    return {"words": f"{words[0].upper()}{words[1:]}.", "kind": kinds[type(fit)]}


def track_course(track: Track) -> Course | None:
    """What its course adds up to, by its own weeks or else the program's; None where that is not stated."""
    return whole_course(track.slots(), track.weeks or track.program.weeks)


def course_text(course: Course | None, delivery: str) -> str:
    """A course in words: "8 weeks, 96 hours and 32 trips"; empty for none. Online groups need no trips."""
    if course is None:
        return ""
    weeks = f"{course.weeks} week{'' if course.weeks == 1 else 's'}"
    hours = f"{course.hours} hour{'' if course.hours == '1' else 's'}"
    trips = f"{course.trips} trip{'' if course.trips == 1 else 's'}"
    match delivery:
        case Track.Delivery.TELEHEALTH:
            return f"{weeks}, {hours}, no trips"
        case Track.Delivery.HYBRID:
            return f"{weeks}, {hours} and up to {trips}"
        case Track.Delivery.IN_PERSON:
            return f"{weeks}, {hours} and {trips}"
    return f"{weeks}, {hours} and {trips} if you go in person"


def _is_iop(track: Track) -> bool:
    return track.program.level == Program.Level.IOP


def _days(slots: list[schedule.Slot]) -> list[dict[str, Any]]:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return [
        {"name": name, "times": [schedule.times(slot) for slot in sorted(slots) if slot.weekday == number]}
        for number, name in enumerate(names)
    ]


def hours_text(minutes: int) -> str:
    """Weekly minutes in words: "9 hours a week", "7 hours 30 minutes a week"; empty for none."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    words = [f"{hours} hour{'' if hours == 1 else 's'}"] if hours else []
    return " ".join([*words, *([f"{rest} minute{'' if rest == 1 else 's'}"] if rest else [])]) + " a week"


def check_text(minutes: int, adolescent: bool) -> str:
    """What the published hours mean for a program listed as intensive outpatient; empty when within."""
    match schedule.hours_check(minutes, adolescent):
        case schedule.HoursCheck.BELOW:
            low = schedule.ADOLESCENT_MINIMUM_HOURS if adolescent else schedule.ADULT_MINIMUM_HOURS
            who = "teens" if adolescent else "adults"
            return (
                f"It is listed as intensive outpatient, which is {low} hours or more for {who}. Ask about it."
            )
        case schedule.HoursCheck.ABOVE:
            return "This many hours is usually called partial hospitalization."
    return ""
