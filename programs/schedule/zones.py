"""The name of a time zone as people in the United States say it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

WINTER: Final = datetime(2024, 1, 15, tzinfo=UTC)
SUMMER: Final = datetime(2024, 7, 15, tzinfo=UTC)

_NAMES: Final = {
    "AST": "Atlantic time",
    "EST": "Eastern time",
    "CST": "Central time",
    "MST": "Mountain time",
    "PST": "Pacific time",
    "AKST": "Alaska time",
    "HST": "Hawaii time",
    "SST": "Samoa time",
    "ChST": "Guam time",
}
"""By the abbreviation of standard time. "Eastern time" is right all year, "EST" only in winter."""


@cache
def _known() -> frozenset[str]:
    return frozenset(name for name in available_timezones() if "/" in name)


def is_zone(name: str) -> bool:
    """Whether it names the clock of a place, as the IANA does: America/Chicago, not CST or America."""
    return name in _known()


@cache
def zone_name(time_zone: str) -> str:
    """The everyday name of an IANA zone: America/Chicago is "Central time".

    Arizona, which keeps no summer time, has a name of its own. Empty for a zone that is not known or not
    one of the United States and its territories.
    """
    if not is_zone(time_zone):
        return ""
    zone = ZoneInfo(time_zone)
    winter, summer = WINTER.astimezone(zone), SUMMER.astimezone(zone)
    if winter.tzname() == summer.tzname() == "MST":
        return "Arizona time"
    return _NAMES.get(winter.tzname() or "", "")
