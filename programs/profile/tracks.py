"""When a program's groups meet, in words and as a week."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, ngettext

from programs import language, schedule
from programs.course import Course, whole_course
from programs.language import Own, joined
from programs.models import Program, Track
from programs.profile.marks import Marks


def track_view(track: Track, marks: Marks, fit: schedule.Fit | None) -> dict[str, Any]:
    slots = track.slots()
    minutes = schedule.weekly_minutes(slots)
    spoken = {"language": gettext(track.language)} if track.language else {}
    about: list[str] = [Own(track.audience), gettext("in %(language)s") % spoken if spoken else ""]
    about += [track.get_delivery_display().lower() if track.delivery else ""]
    about += [_weeks(track.weeks) if track.weeks else ""]
    return {
        "pk": track.pk,
        "name": track.name,
        "spoken": schedule.spoken(slots, language.week_words()),
        "course": course_text(track_course(track), track.delivery),
        "about": joined(list(filter(None, about)), ", "),
        "days": _days(slots),
        "fit": _fit(fit) if fit else None,
        "hours": hours_text(minutes),
        "check": check_text(minutes, track.is_adolescent) if _is_iop(track) else "",
        "mark": marks.of(track.source, track.observed_on),
    }


def _fit(fit: schedule.Fit) -> dict[str, str]:
    """How a track fits the reader's week: a sentence, and which of the three kinds it is."""
    words = schedule.fit_in_words(fit, language.week_words())
    kinds = {schedule.Fits: "yes", schedule.FitsIfLate: "late", schedule.Clashes: "clash"}
    return {"words": language.ended(language.capital(words)), "kind": kinds[type(fit)]}


def track_course(track: Track) -> Course | None:
    """What its course adds up to, by its own weeks or else the program's; None where that is not stated."""
    return whole_course(track.slots(), track.weeks or track.program.weeks)


def course_text(course: Course | None, delivery: str) -> str:
    """A course in words: "8 weeks, 96 hours and 32 trips"; empty for none. Online groups need no trips."""
    if course is None:
        return ""
    said = {
        "weeks": _weeks(course.weeks),
        "hours": ngettext("%(hours)s hour", "%(hours)s hours", 1 if course.hours == "1" else 2)
        % {"hours": course.hours},
        "trips": ngettext("%(trips)d trip", "%(trips)d trips", course.trips) % {"trips": course.trips},
    }
    match delivery:
        case Track.Delivery.TELEHEALTH:
            return gettext("%(weeks)s, %(hours)s, no trips") % said
        case Track.Delivery.HYBRID:
            return gettext("%(weeks)s, %(hours)s and up to %(trips)s") % said
        case Track.Delivery.IN_PERSON:
            return gettext("%(weeks)s, %(hours)s and %(trips)s") % said
    return gettext("%(weeks)s, %(hours)s and %(trips)s if you go in person") % said


def _weeks(count: int) -> str:
    return ngettext("%(count)d week", "%(count)d weeks", count) % {"count": count}


def _is_iop(track: Track) -> bool:
    return track.program.level == Program.Level.IOP


def _days(slots: list[schedule.Slot]) -> list[dict[str, Any]]:
    words = language.week_words()
    return [
        {
            "name": language.capital(name),
            "times": [schedule.times(slot, words) for slot in sorted(slots) if slot.weekday == number],
        }
        for number, name in enumerate(words.days)
    ]


def hours_text(minutes: int) -> str:
    """Weekly minutes in words: "9 hours a week", "7 hours 30 minutes a week"; empty for none."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    words = [ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}] if hours else []
    words += [ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest}] if rest else []
    return gettext("%(time)s a week") % {"time": " ".join(words)}


def check_text(minutes: int, adolescent: bool) -> str:
    """What the published hours mean for a program listed as intensive outpatient; empty when within."""
    match schedule.hours_check(minutes, adolescent):
        case schedule.HoursCheck.BELOW:
            low = schedule.ADOLESCENT_MINIMUM_HOURS if adolescent else schedule.ADULT_MINIMUM_HOURS
            who = gettext("teens") if adolescent else gettext("adults")
            said = gettext(
                "It is listed as intensive outpatient, which is %(low)d hours or more for %(who)s. "
                "Ask about it."
            )
            return said % {"low": low, "who": who}
        case schedule.HoursCheck.ABOVE:
            return gettext("This many hours is usually called partial hospitalization.")
    return ""
