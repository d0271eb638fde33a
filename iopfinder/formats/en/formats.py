"""Dates as English sentences write them out: "September 3, 2026", where Django would write "Sept."."""

DATE_FORMAT = "F j, Y"
YEAR_MONTH_FORMAT = "F Y"
