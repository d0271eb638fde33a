"""The two public sources: how they are named here, and which day a file speaks for."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

SAMHSA = "Substance Abuse and Mental Health Services Administration (SAMHSA)"
DIRECTORY_SERIES = "samhsa-national-directory-"
DIRECTORY_YEAR = 2024
_YEAR = re.compile(r"(?<!\d)20[1-9]\d(?!\d)")


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A source as its row in the table of sources is to read."""

    slug: str
    name: str
    url: str
    observed: str
    publisher: str = SAMHSA
    licence: str = "Public domain (US government work)"


FINDTREATMENT = SourceCard(
    slug="findtreatment",
    name="FindTreatment.gov",
    url="https://findtreatment.gov",
    observed="listed on the day it was read",
)


def directory(year: int) -> SourceCard:
    """An edition of the National Directory, which reports the survey of the year before."""
    return SourceCard(
        slug=f"{DIRECTORY_SERIES}{year}",
        name=f"SAMHSA National Directory {year}",
        url="https://www.samhsa.gov/data/",
        observed=f"survey of {year - 1}",
    )


def directory_year(file_name: str) -> int | None:
    """The edition that a file name tells: "...directory_2025_su.csv" is 2025. None if it tells none."""
    found = _YEAR.findall(file_name)
    return int(found[0]) if found else None


def survey_day(year: int) -> date:
    """The day that an edition describes: the survey's, the last working day of March the year before.

    2023-03-31 for the edition of 2024 (SAMHSA, N-SUMHSS 2023).
    """
    week_days = calendar.monthcalendar(year - 1, 3)
    return date(year - 1, 3, max(day for week in week_days for day in week[:5]))


def editions(slug: str) -> list[str]:
    """The slugs under which a source may stand in the tables: a directory's earlier editions too.

    Editions are one source that goes on: the newest gives it its name.
    """
    if not slug.startswith(DIRECTORY_SERIES):
        return [slug]
    year = int(slug.removeprefix(DIRECTORY_SERIES))
    return [f"{DIRECTORY_SERIES}{earlier}" for earlier in range(year, 2009, -1)]
