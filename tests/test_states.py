"""States: names, abbreviations, boxes."""

from __future__ import annotations

import csv
import lzma

import pytest

from programs.management.commands.load_places import DATA
from programs.states import STATES, in_state, military_zip, state_code, state_name

WAKE_ISLAND = "96898"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("OH", "OH"),
        ("oh", "OH"),
        ("Ohio", "OH"),
        ("  ohio ", "OH"),
        ("O.H.", "OH"),
        ("State of Ohio", "OH"),
        ("D.C.", "DC"),
        ("new york", "NY"),
        ("New York State", "NY"),
        ("N. Carolina", "NC"),
        ("Calif.", "CA"),
        ("West Virginia", "WV"),
        ("W Va", "WV"),
        ("Virgin Islands", "VI"),
        ("U.S. Virgin Islands", "VI"),
        ("Puerto Rico", "PR"),
        ("Cincinnati", None),
        ("AE", None),
        ("", None),
    ],
)
def test_a_state_is_known_by_name_code_and_abbreviation(text: str, code: str | None) -> None:
    assert state_code(text) == code


def test_each_state_is_known_by_what_its_links_say() -> None:
    assert {code: state_code(state.query) for code, state in STATES.items()} == {
        code: code for code in STATES
    }


def test_there_are_fifty_states_the_district_and_six_territories() -> None:
    assert len(STATES) == 57
    assert state_name("oh") == "Ohio"
    assert state_name("XX") == "XX"


@pytest.mark.parametrize(
    ("code", "lat", "lon", "inside"),
    [
        ("OH", 39.1, -84.5, True),
        ("KY", 39.1, -84.5, True),  # across the river, within the margin
        ("CA", 39.1, -84.5, False),
        ("OH", 0.0, 0.0, False),
        ("OH", -84.5, 39.1, False),
        ("AK", 52.8, 173.2, True),  # Attu, west of 180 degrees
        ("AK", 51.88, -176.65, True),
        ("AK", 61.2, -149.9, True),
        ("AK", 61.2, -100.0, False),
        ("AK", 61.2, 100.0, False),
        ("HI", 21.3, -157.9, True),
        ("GU", 13.47, 144.79, True),
        ("PR", 18.4, -66.1, True),
        ("VI", 18.34, -64.93, True),
        ("XX", 39.1, -84.5, False),
    ],
)
def test_a_point_is_told_from_another_states(code: str, lat: float, lon: float, inside: bool) -> None:
    assert in_state(code, lat, lon) is inside


def test_every_zip_code_lies_in_its_own_state() -> None:
    with lzma.open(DATA, "rt") as file:
        zips = [row for row in csv.DictReader(file) if row["kind"] == "zip"]
    outside = [row["zip"] for row in zips if not in_state(row["state"], float(row["lat"]), float(row["lon"]))]
    assert outside == [WAKE_ISLAND]


@pytest.mark.parametrize(
    ("code", "military"),
    [
        ("34002", True),
        ("09001", True),
        ("09899", True),
        ("96201", True),
        ("96681", True),
        ("45202", False),
        ("08999", False),
        ("10001", False),
        ("96701", False),
        ("96799", False),
    ],
)
def test_an_armed_forces_zip_is_told(code: str, military: bool) -> None:
    assert military_zip(code) is military
