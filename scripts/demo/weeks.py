"""When the demo groups meet: schedules of every kind a search has to tell apart."""

from __future__ import annotations

from typing import NamedTuple

from scripts.demo.dice import Dice

_DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
Session = tuple[str, str, str]


class Group(NamedTuple):
    """One group schedule. ``meets`` reads "mo we th 1800-2100", several such parts joined by ";"."""

    name: str
    meets: str
    audience: str = "Adults"
    delivery: str = "in_person"
    language: str = "English"
    weeks: int | None = None
    adolescent: bool = False


THREE_EVENINGS = Group("Evening group", "mo we th 1800-2100", weeks=10)
FOUR_EVENINGS = Group("Four evenings", "mo tu we th 1730-2030", weeks=8)
MORNINGS = Group("Morning group", "mo tu we th fr 0900-1200", weeks=8)
THREE_MORNINGS = Group("Three mornings", "mo we fr 0930-1230", weeks=12)
AFTERNOONS = Group("Afternoon group", "tu we th 1300-1600", weeks=9)
SCHOOL_HOURS = Group("School-hours group", "mo tu th fr 0930-1200", audience="Parents", weeks=10)
WEEKEND = Group("Weekend group", "sa su 0900-1330", weeks=12)
MIXED = Group("Evenings and Saturday", "tu th 1800-2100; sa 0900-1200", weeks=10)
NIGHTS = Group("After the late shift", "tu th 2200-0100; sa 2130-0030", audience="Shift workers", weeks=12)
SUNDAY_NIGHT = Group("Night group", "su we 2230-0130; fr 2200-0100", audience="Shift workers", weeks=10)
TOO_FEW = Group("Two evenings", "tu th 1800-2030", weeks=12)
LONG_DAYS = Group("Full days", "mo tu we th fr 0900-1400", weeks=6)
ONLINE_EVENINGS = THREE_EVENINGS._replace(name="Online evening group", delivery="telehealth")
ONLINE_MORNINGS = Group("Online morning group", "mo tu we th 0900-1130", delivery="telehealth", weeks=9)
ONLINE_WEEKEND = WEEKEND._replace(name="Online weekend group", delivery="telehealth")
HYBRID_EVENINGS = FOUR_EVENINGS._replace(name="Evenings, some online", delivery="hybrid")
SPANISH_EVENINGS = Group(
    "Grupo de la tarde", "mo we th 1800-2100", audience="Adults", language="Spanish", weeks=10
)
TEENS = Group(
    "After-school group", "mo we th 1630-1830", audience="Teens 13 to 17", weeks=12, adolescent=True
)
TEEN_SUMMER = Group(
    "Teen day group", "mo tu we th 1000-1300", audience="Teens 13 to 17", weeks=6, adolescent=True
)
DAY_HOSPITAL = Group("Day program", "mo tu we th fr 0900-1500", weeks=3)
WEEKLY_GROUP = Group("Weekly group", "tu 1800-1930")

SCHEDULES: dict[str, tuple[Group, ...]] = {
    "not stated": (),
    "three evenings": (THREE_EVENINGS,),
    "mornings": (MORNINGS,),
    "day or evening": (THREE_MORNINGS, THREE_EVENINGS),
    "evenings and Saturday": (MIXED,),
    "weekend": (WEEKEND,),
    "four evenings": (FOUR_EVENINGS,),
    "nights": (NIGHTS,),
    "over Sunday midnight": (SUNDAY_NIGHT, MORNINGS),
    "school hours": (SCHOOL_HOURS,),
    "afternoons": (AFTERNOONS,),
    "too few hours": (TOO_FEW,),
    "many hours": (LONG_DAYS,),
    "hybrid": (HYBRID_EVENINGS, THREE_MORNINGS),
    "in Spanish": (SPANISH_EVENINGS, MORNINGS),
    "teens": (TEENS, TEEN_SUMMER),
    "adults and teens": (THREE_EVENINGS, TEENS),
    "online evenings": (ONLINE_EVENINGS,),
    "online all week": (ONLINE_MORNINGS, ONLINE_EVENINGS, ONLINE_WEEKEND),
    "day hospital": (DAY_HOSPITAL,),
    "once a week": (WEEKLY_GROUP,),
}

_STARTS_EXACTLY = {NIGHTS.name, SUNDAY_NIGHT.name, TEENS.name}


def tracks(schedule: str, dice: Dice) -> list[dict[str, object]]:
    """The groups of a named schedule, as the file has them; most start up to half an hour off."""
    return [_track(group, dice) for group in SCHEDULES[schedule]]


def _track(group: Group, dice: Dice) -> dict[str, object]:
    shift = 0 if group.name in _STARTS_EXACTLY else dice.pick((-30, 0, 0, 15, 30))
    return {
        "name": group.name,
        "audience": group.audience,
        "adolescent": group.adolescent,
        "language": group.language,
        "delivery": group.delivery,
        "weeks": group.weeks,
        "sessions": sessions(group.meets, shift),
    }


def sessions(meets: str, shift: int = 0) -> list[Session]:
    """("mo", "18:00", "21:00") for each session, moved by ``shift`` minutes, in the order of the week."""
    found: list[Session] = []
    for part in meets.split(";"):
        *days, hours = part.split()
        start, end = (_moved(clock, shift) for clock in hours.split("-"))
        found.extend((day, start, end) for day in days)
    return sorted(found, key=lambda session: (_DAYS.index(session[0]), session[1]))


def _moved(clock: str, shift: int) -> str:
    minute = (int(clock[:2]) * 60 + int(clock[2:]) + shift) % 1440
    return f"{minute // 60:02}:{minute % 60:02}"
