"""How places are spelled, and what was typed, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.place_names import LONGEST_NAME, Reading, place_key, read_place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Louis", "Saint Louis"),
        ("O'Fallon", "O Fallon"),
        ("O’Fallon", "ofallon"),
        ("Coeur d'Alene", "coeur dalene"),
        ("Ft. Worth", "FORT WORTH"),
        ("Mt Vernon", "Mount Vernon"),
        ("N. Las Vegas", "North Las Vegas"),
        ("E St Louis", "East Saint Louis"),
        ("Winston-Salem", "Winston Salem"),
        ("San José", "San Jose"),
        ("Cañon City", "Canon City"),
        ("The Bronx", "Bronx"),
        ("De Kalb", "DeKalb"),
        ("Mc Allen", "McAllen"),
        ("Sault Ste. Marie", "Sault Sainte Marie"),
    ],
)
def test_two_ways_to_write_a_name_are_one_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Springfield", "Springfields"), ("East Hampton", "Easton"), ("The", ""), ("St", "Saint Paul")],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert place_key(one) != place_key(other)


@pytest.mark.parametrize(
    ("text", "zip_code", "lost_zero", "trouble"),
    [
        ("45202", "45202", "", ""),
        ("45202-1234", "45202", "", ""),
        ("452021234", "45202", "", ""),
        (" 4 5 2 0 2", "45202", "", ""),
        ("４５２０２", "45202", "", ""),
        ("\u202e02139\x00", "02139", "", ""),
        ("Springfield IL 62701-0001", "62701", "", ""),
        ("2139", "", "02139", ""),
        ("501", "", "00501", ""),
        ("2139-1234", "", "02139", ""),
        ("12", "", "", ""),
        ("", "", "", "empty"),
        (" \t\n ", "", "", "empty"),
        ("39.1,-84.5", "", "", "point"),
        ("39.1031 N, 84.5120 W", "", "", "point"),
        ("-84.5 39", "", "", "point"),
        ("x" * 201, "", "", "too_long"),
    ],
)
def test_numbers_and_what_cannot_be_looked_up_are_told_apart(
    text: str, zip_code: str, lost_zero: str, trouble: str
) -> None:
    typed = read_place(text)
    assert (typed.zip, typed.lost_zero, typed.trouble) == (zip_code, lost_zero, trouble)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Springfield, IL", [("springfield", "IL")]),
        ("springfield illinois", [("springfield", "IL"), ("springfieldillinois", None)]),
        ("Charleston West Virginia", [("charleston", "WV"), ("charlestonwest", "VA")]),
        ("New York, New York", [("newyork", "NY")]),
        ("Cincinnati, Ohio, USA", [("cincinnati", "OH")]),
        ("Hamilton Co, OH", [("hamiltonco", "OH"), ("hamiltoncounty", "OH")]),
        ("City of Dayton, OH", [("cityofdayton", "OH"), ("dayton", "OH")]),
        ("Dayton, Montgomery County, OH", [("daytonmontgomerycounty", "OH"), ("dayton", "OH")]),
        ("Portland", [("portland", None)]),
    ],
)
def test_a_name_is_read_in_every_likely_way_best_first(text: str, readings: list[tuple]) -> None:
    assert list(read_place(text).readings)[: len(readings)] == [Reading(*each) for each in readings]


@given(st.text(max_size=250))
def test_any_text_at_all_can_be_read(text: str) -> None:
    typed = read_place(text)
    assert all(0 < len(key) <= LONGEST_NAME and key.isascii() for key, _ in typed.readings)
    assert len(typed.readings) <= 20
    assert typed.zip == "" or (len(typed.zip) == 5 and typed.zip.isdigit())
