"""When a program's groups meet, in words and as a week."""

from __future__ import annotations

from typing import Any

from programs import schedule
from programs.models import Program, Track
from programs.profile.marks import Marks


def track_view(track: Track, marks: Marks, fit: schedule.Fit | None) -> dict[str, Any]:
    slots = track.slots()
    minutes = schedule.weekly_minutes(slots)
    about = [track.audience, f"in {track.language}" if track.language else ""]
    about += [track.get_delivery_display() if track.delivery else ""]
    about += [f"{track.weeks} weeks" if track.weeks else ""]
    return {
        "name": track.name,
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
