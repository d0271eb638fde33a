"""When a program meets: sessions, weekly hours, the parts of the week, and whether a person can go."""

from programs.schedule.fitting import LONGEST_TRIP, Clashes, Fit, Fits, FitsIfLate, best_fit, easiest, fit
from programs.schedule.freetime import DAYS, PRESETS, decode_free, encode_free, preset_code
from programs.schedule.personal import fit_in_words, free_in_words
from programs.schedule.week import (
    ADOLESCENT_MINIMUM_HOURS,
    ADULT_MINIMUM_HOURS,
    PARTIAL_HOSPITALIZATION_HOURS,
    HalfHours,
    HoursCheck,
    Part,
    Slot,
    fits_parts,
    half_hours,
    hours_check,
    minimum_minutes,
    minutes_by_part,
    moved,
    part_of,
    weekly_minutes,
)
from programs.schedule.wording import ENGLISH, SPANISH, clock, describe, spoken, times
from programs.schedule.zones import zone_name

__all__ = [
    "ADOLESCENT_MINIMUM_HOURS",
    "ADULT_MINIMUM_HOURS",
    "DAYS",
    "ENGLISH",
    "LONGEST_TRIP",
    "PARTIAL_HOSPITALIZATION_HOURS",
    "PRESETS",
    "SPANISH",
    "Clashes",
    "Fit",
    "Fits",
    "FitsIfLate",
    "HalfHours",
    "HoursCheck",
    "Part",
    "Slot",
    "best_fit",
    "clock",
    "decode_free",
    "describe",
    "easiest",
    "encode_free",
    "fit",
    "fit_in_words",
    "fits_parts",
    "free_in_words",
    "half_hours",
    "hours_check",
    "minimum_minutes",
    "minutes_by_part",
    "moved",
    "part_of",
    "preset_code",
    "spoken",
    "times",
    "weekly_minutes",
    "zone_name",
]
