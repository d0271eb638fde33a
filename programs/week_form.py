"""The form of `/my-week/`: checkboxes, presets and typed times become a person's free half-hours.

Each day is a parameter of its own and each ticked half-hour one value of it (`mo=0900&mo=0930`): a whole week
of ticks then fits the 4,094 characters that a server reads of an address.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programs import language
from programs.schedule import (
    DAYS,
    LONGEST_TRIP,
    PRESETS,
    Slot,
    clock,
    decode_free,
    half_hours,
    preset_code,
)

HALF_HOUR: Final = 30
TIMES: Final = tuple(f"{hour:02}{minute}" for hour in range(24) for minute in ("00", "30"))
"""The half-hours of a day by their start."""

DAY_SETS: Final[dict[str, tuple[Any, tuple[int, ...]]]] = {
    "weekdays": (_("Monday to Friday"), (0, 1, 2, 3, 4)),
    "weekend": (_("Saturday and Sunday"), (5, 6)),
    "every": (_("Every day"), (0, 1, 2, 3, 4, 5, 6)),
    "mo": (_("Monday"), (0,)),
    "tu": (_("Tuesday"), (1,)),
    "we": (_("Wednesday"), (2,)),
    "th": (_("Thursday"), (3,)),
    "fr": (_("Friday"), (4,)),
    "sa": (_("Saturday"), (5,)),
    "su": (_("Sunday"), (6,)),
}
"""What a typed stretch of time may be for: its words and its weekdays, Monday being 0."""

OTHER: Final = "other"
TRIPS: Final = [
    ("0", _("No trip")),
    *((str(minutes), format_lazy(_("{minutes} minutes"), minutes=minutes)) for minutes in (15, 30, 45, 60)),
    (OTHER, _("Another time")),
]
ADD, TAKE_AWAY, CLEAR, KEEP, SEARCH = "add", "take", "clear", "keep", "programs"
TRIP_PROBLEM: Final = _("Type the minutes of the trip, from 0 to 240.")


def _clock_words(time: str) -> str:
    return clock(minutes_of(time), language.week_words())


clock_words = lazy(_clock_words, str)
"""Four digits as a clock says them in the reader's language."""


def minutes_of(time: str) -> int:
    """Minutes since midnight of four digits."""
    return int(time[:2]) * 60 + int(time[2:])


def ticks() -> forms.MultipleChoiceField:
    """The ticked half-hours of one day."""
    return forms.MultipleChoiceField(
        choices=[(time, time) for time in TIMES],
        required=False,
        error_messages={"invalid_choice": _("“%(value)s” is not a half-hour of the day, like 0900 or 0930.")},
    )


def one_of(choices: Iterable[tuple[str, str]], problem: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=list(choices), required=False, error_messages={"invalid_choice": problem}
    )


class WeekForm(forms.Form):
    """What a person painted, picked or typed. It is sent when a preset or another button was pressed."""

    mo = ticks()
    tu = ticks()
    we = ticks()
    th = ticks()
    fr = ticks()
    sa = ticks()
    su = ticks()
    preset = one_of(PRESETS.items(), _("There is no such week to start from. Choose one of the buttons."))
    days = one_of(
        ((name, words) for name, (words, days) in DAY_SETS.items()), _("Choose the days from the list.")
    )
    start = one_of(((time, clock_words(time)) for time in TIMES), _("Choose the first time from the list."))
    end = one_of(
        ((time, clock_words(time)) for time in (*TIMES[1:], "2400")),
        _("Choose the last time from the list."),
    )
    each_way = one_of(TRIPS, TRIP_PROBLEM)
    minutes = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=LONGEST_TRIP,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), TRIP_PROBLEM),
    )
    to = one_of(
        ((name, name) for name in (ADD, TAKE_AWAY, CLEAR, KEEP, SEARCH)),
        _("We could not tell what to do with this week. Please press one of the buttons again."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if cleaned.get("to") in (ADD, TAKE_AWAY) and not self._stretch():
            self.add_error("end", _("The time you typed ends before it starts. Choose a later end."))
        if cleaned.get("to") == SEARCH and not self.errors and not self.week:
            self.add_error(None, _("Choose at least one half-hour first, so that we know when you can go."))
        if cleaned.get("each_way") == OTHER and "minutes" in cleaned and cleaned["minutes"] is None:
            self.add_error("minutes", TRIP_PROBLEM)
        return cleaned

    @property
    def is_sent(self) -> bool:
        """A button was pressed, rather than a link followed."""
        return "preset" in self.data or "to" in self.data

    @property
    def problems(self) -> list[str]:
        """What could not be read, a sentence each."""
        return (
            [sentence for sentences in self.errors.values() for sentence in sentences] if self.is_sent else []
        )

    @property
    def week(self) -> int:
        """The free half-hours after the pressed button did its work."""
        if self._given("preset"):
            return decode_free(preset_code(self._given("preset")))
        painted, stretch = self.painted, self._stretch()
        changed = {ADD: painted | stretch, TAKE_AWAY: painted & ~stretch, CLEAR: 0}
        return changed.get(self._given("to"), painted)

    @property
    def painted(self) -> int:
        """The ticked half-hours, as a set of the week's."""
        sessions = [
            Slot(number, minutes_of(time), minutes_of(time) + HALF_HOUR)
            for number, day in enumerate(DAYS)
            for time in self._given(day) or ()
        ]
        return half_hours(sessions)

    @property
    def trip(self) -> int:
        """Minutes each way; 0 when not said."""
        chosen = self._given("each_way") or "0"
        return (self._given("minutes") or 0) if chosen == OTHER else int(chosen)

    def _stretch(self) -> int:
        """The half-hours typed as days, start and end; none when they end before they start."""
        names = ("days", "start", "end")
        days, start, end = (self._given(name) for name in names)
        if not (days and start and end) or end <= start:
            return 0
        first, beyond = minutes_of(start), minutes_of(end)
        return half_hours(Slot(day, first, beyond) for day in DAY_SETS[days][1])

    def _given(self, name: str) -> Any:
        """A field's value, or None where it was not given or could not be read."""
        return getattr(self, "cleaned_data", {}).get(name)
