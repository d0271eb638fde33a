"""A person's week and how a schedule fits it, in words; and the names of time zones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.schedule import (
    DAYS,
    SPANISH,
    Clashes,
    Fits,
    FitsIfLate,
    Slot,
    decode_free,
    fit_in_words,
    free_in_words,
    is_zone,
    zone_name,
)

EVENING = 18 * 60, 21 * 60


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", ""),
        ("tu0930-1000", "Tuesday from 9:30 am to 10 am"),
        ("mo1730-2200_we1730-2200", "Monday and Wednesday from 5:30 pm to 10 pm"),
        ("mo1730-2200_tu1730-2200_we1730-2200", "Monday to Wednesday from 5:30 pm to 10 pm"),
        ("mo0900-1000_tu0900-1000_fr0900-1000", "Monday, Tuesday and Friday from 9 am to 10 am"),
        ("sa0900-1200.1330-2400", "Saturday from 9 am to noon and from 1:30 pm to midnight"),
        ("su0000-2400", "Sunday all day"),
        ("_".join(f"{day}0900-1030" for day in DAYS), "every day from 9 am to 10:30 am"),
        ("mo0900-1000_tu1000-1100", "Monday from 9 am to 10 am; Tuesday from 10 am to 11 am"),
        ("mo0000-2400_tu1000-1100_we0000-2400", "Monday and Wednesday all day; Tuesday from 10 am to 11 am"),
    ],
)
def test_a_week_is_said_as_people_say_it(code: str, words: str) -> None:
    assert free_in_words(decode_free(code)) == words


def test_a_week_is_said_in_spanish() -> None:
    free = decode_free("mo1730-2200_tu1730-2200_we1730-2200_sa0000-2400")
    pm = "p.\N{NO-BREAK SPACE}m."
    assert free_in_words(free, SPANISH) == f"de lunes a miércoles de 5:30 {pm} a 10 {pm}; sábado todo el día"


@given(st.sets(st.integers(0, 335), min_size=1))
def test_every_day_with_free_time_is_named_or_spanned(indexes: set[int]) -> None:
    words = free_in_words(sum(1 << index for index in indexes))
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    first, last = days[min(indexes) // 48], days[max(indexes) // 48]
    assert words.startswith("every day") or (first in words and last in words)


@pytest.mark.parametrize(
    ("fit", "words"),
    [
        (Fits(), "fits your week"),
        (FitsIfLate(1), "fits your week if you arrive 1 minute late"),
        (FitsIfLate(15), "fits your week if you arrive 15 minutes late"),
        (Clashes((Slot(1, *EVENING),)), "clashes with Tuesday 6–9 pm"),
        (
            Clashes((Slot(1, *EVENING), Slot(3, *EVENING), Slot(5, 540, 720))),
            "clashes with Tuesday and Thursday 6–9 pm and Saturday 9 am–noon",
        ),
    ],
)
def test_a_fit_is_said_in_words(fit: Fits | FitsIfLate | Clashes, words: str) -> None:
    assert fit_in_words(fit) == words


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("America/New_York", "Eastern time"),
        ("America/Kentucky/Louisville", "Eastern time"),
        ("America/Chicago", "Central time"),
        ("America/Indiana/Knox", "Central time"),
        ("America/Denver", "Mountain time"),
        ("America/Phoenix", "Arizona time"),
        ("America/Los_Angeles", "Pacific time"),
        ("America/Anchorage", "Alaska time"),
        ("Pacific/Honolulu", "Hawaii time"),
        ("America/Puerto_Rico", "Atlantic time"),
        ("Pacific/Guam", "Guam time"),
        ("Pacific/Pago_Pago", "Samoa time"),
        ("Europe/Paris", ""),
        ("Not/AZone", ""),
        ("../secrets", ""),
        ("America", ""),
        ("", ""),
    ],
)
def test_zones_have_their_everyday_names(zone: str, name: str) -> None:
    assert zone_name(zone) == name


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("America/Chicago", True),
        ("Pacific/Majuro", True),
        ("America/chicago", False),
        ("America", False),
        ("CST", False),
        ("Factory", False),
        ("../America/Chicago", False),
        ("", False),
    ],
)
def test_a_time_zone_is_known_by_the_name_of_its_place(name: str, known: bool) -> None:
    assert is_zone(name) is known
