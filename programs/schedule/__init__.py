"""When a program meets: sessions, weekly hours, the parts of the week, and whether a person can go."""

from programs.schedule.fitting import Clashes, Fit, Fits, FitsIfLate, best_fit, fit
from programs.schedule.freetime import PRESETS, decode_free, encode_free, preset_code
from programs.schedule.week import (
    ADOLESCENT_MINIMUM_HOURS,
    ADULT_MINIMUM_HOURS,
    PARTIAL_HOSPITALIZATION_HOURS,
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
from programs.schedule.wording import ENGLISH, SPANISH, describe, spoken

__all__ = [
    "ADOLESCENT_MINIMUM_HOURS",
    "ADULT_MINIMUM_HOURS",
    "ENGLISH",
    "PARTIAL_HOSPITALIZATION_HOURS",
    "PRESETS",
    "SPANISH",
    "Clashes",
    "Fit",
    "Fits",
    "FitsIfLate",
    "HoursCheck",
    "Part",
    "Slot",
    "best_fit",
    "decode_free",
    "describe",
    "encode_free",
    "fit",
    "fits_parts",
    "half_hours",
    "hours_check",
    "minimum_minutes",
    "minutes_by_part",
    "moved",
    "part_of",
    "preset_code",
    "spoken",
    "weekly_minutes",
]
