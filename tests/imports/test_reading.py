"""From rows to listings: what is kept, what is cleaned and what is told."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from programs.imports import directory, findtreatment
from programs.imports.listing import Listing, Reading
from programs.imports.reading import NOT_IOP, read
from tests.imports.making import directory_row, facility


def read_rows(*rows: Any, draft: Any = directory.draft, **options: Any) -> Reading:
    return read(enumerate(rows, start=2), draft, Reading(date(2026, 3, 2)), **options)


def one(draft: Any = directory.draft, **changes: Any) -> Listing:
    row = facility(**changes) if draft is findtreatment.draft else directory_row(**changes)
    [listing] = read_rows(row, draft=draft).listings
    return listing


def problems(**changes: Any) -> list[str]:
    return [str(problem) for problem in read_rows(directory_row(**changes)).problems]


def test_a_plain_row_becomes_a_listing() -> None:
    listing = one()
    assert (listing.name, listing.site.organization) == ("Harbor Light Recovery", "Harbor Light Recovery")
    assert (listing.site.street, listing.site.city, listing.site.state, listing.site.zip) == (
        "100 Elm Street", "Cincinnati", "OH", "45202",
    )  # fmt: skip
    assert (listing.site.lat, listing.site.lon, listing.site.precision) == (39.1071, -84.512, "street")
    assert listing.site.point_source == "street_file"
    assert listing.level == "iop"
    assert listing.facts["iop"]
    assert listing.facts["cbt"]
    assert listing.facts["medicaid"]
    assert "medicare" not in listing.facts


def test_rows_that_do_not_offer_intensive_outpatient_are_counted_not_kept() -> None:
    reading = read_rows(directory_row(), directory_row("T_2", service_code_info="SA * OP ORT"))
    assert [listing.key for listing in reading.listings] == ["T_1"]
    assert reading.skipped == {NOT_IOP: 1}
    assert reading.present == {"T_1", "T_2"}
    assert not reading.problems


@pytest.mark.parametrize(
    ("codes", "level"),
    [
        ("OP OIT RES", "iop"),
        ("OP ODT RES", "php"),
        ("OP ORT RES", "outpatient"),
        ("RES RL", "residential"),
        ("HI HIT", "inpatient"),
        ("SA", "other"),
    ],
)
def test_all_levels_files_each_row_under_what_is_nearest_to_intensive_outpatient(
    codes: str, level: str
) -> None:
    [listing] = read_rows(directory_row(service_code_info=codes), all_levels=True).listings
    assert listing.level == level


def test_a_known_row_is_followed_when_it_stops_offering_intensive_outpatient() -> None:
    [listing] = read_rows(directory_row(service_code_info="OP ORT"), known={"T_1"}).listings
    assert listing.level == "outpatient"


@pytest.mark.parametrize(
    ("changes", "in_person"),
    [
        ({}, True),
        ({"street1": "- - -"}, None),
        ({"street1": ""}, None),
        ({"street1": "P.O. Box 7"}, None),
    ],
)
def test_a_listed_street_says_that_care_is_given_in_person(
    changes: dict[str, str], in_person: bool | None
) -> None:
    assert one(**changes).facts.get("in_person") is in_person


def test_a_withheld_address_gives_neither_street_nor_exact_point_away() -> None:
    listing = one(street1="- - -", street2="Suite 3")
    assert listing.site.withheld
    assert (listing.site.street, listing.site.street2, listing.site.lat, listing.site.lon) == (
        "",
        "",
        None,
        None,
    )
    assert one(street1="- - -", coord_source="zip_centroid").site.lat == 39.1071


@pytest.mark.parametrize("kind", ["zip_centroid", "ZIP", "zip5"])
def test_a_point_taken_from_the_zip_code_is_approximate(kind: str) -> None:
    assert one(coord_source=kind).site.precision == "zip"


@pytest.mark.parametrize(
    ("lat", "lon", "told"),
    [
        ("139.1", "-84.5", "Row 2: the coordinates 139.1, -84.5 are not on the earth; the middle"),
        ("37.7749", "-122.4194", "Row 2: the coordinates 37.7749, -122.4194 are not in OH; the middle"),
        ("-84.5120", "39.1071", "Row 2: the coordinates -84.5120, 39.1071 are not in OH"),
        ("39.1071", "84.5120", "not in OH"),
        ("here", "there", "are no numbers"),
    ],
)
def test_an_impossible_point_is_told_and_the_row_kept_without_it(lat: str, lon: str, told: str) -> None:
    assert told in problems(lat=lat, lon=lon)[0]
    assert one(lat=lat, lon=lon).site.lat is None


@pytest.mark.parametrize(("lat", "lon"), [("0", "0"), ("", ""), ("39.1", "")])
def test_a_missing_point_is_no_problem(lat: str, lon: str) -> None:
    assert problems(lat=lat, lon=lon) == []
    assert one(lat=lat, lon=lon).site.precision == ""


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name1": " ", "name2": ""}, "Row 2: it has no name, so it was left out."),
        ({"state": "", "zip": ""}, "Row 2: it has no state, so it was left out."),
        ({"state": "Ohoi"}, "Row 2: its state 'Ohoi' is none, so it was left out."),
    ],
)
def test_a_row_without_a_name_or_state_is_left_out_and_told(changes: dict[str, str], told: str) -> None:
    reading = read_rows(directory_row(**changes), directory_row("T_2"))
    assert [str(problem) for problem in reading.problems] == [told]
    assert [listing.key for listing in reading.listings] == ["T_2"]
    assert reading.present == {"T_1", "T_2"}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"phone": "call us"}, "Row 2: 'call us' is no US phone number; the program is kept without it."),
        ({"zip": "4520Z"}, "Row 2: its ZIP code '4520Z' cannot be read; the program is kept without it."),
        ({"website": "none"}, "Row 2: 'none' is no web address; the program is kept without it."),
        ({"service_code_info": "OIT * PMAT NMAUT"}, "neither is kept"),
    ],
)
def test_a_bad_value_is_told_and_the_row_kept(changes: dict[str, str], told: str) -> None:
    reading = read_rows(directory_row() | changes)
    assert told in str(reading.problems[0])
    assert len(reading.listings) == 1


def test_a_row_without_town_or_zip_is_kept() -> None:
    listing = one(city="", zip="", lat="", lon="")
    assert (listing.site.city, listing.site.zip, listing.site.state) == ("", "", "OH")


def test_numbers_keep_their_order_and_come_once() -> None:
    listing = one(phone="513-555-0101 x2", intake1="513-555-0101 ext 2", intake2="513-555-0102")
    assert [tuple(number) for number in listing.numbers] == [
        ("main", "+15135550101", "2"), ("intake", "+15135550102", ""),
    ]  # fmt: skip


def test_unknown_codes_are_counted_over_the_kept_rows() -> None:
    codes = "SA OIT ZZZ"
    reading = read_rows(
        directory_row(service_code_info=codes), directory_row("T_2", service_code_info=codes),
        directory_row("T_3", service_code_info="ZZZ"),
    )  # fmt: skip
    assert reading.unknown == {"ZZZ": 2}


def test_an_id_that_comes_twice_is_told_and_its_first_row_kept() -> None:
    reading = read_rows(directory_row(), directory_row(name1="Other Place"))
    assert [listing.name for listing in reading.listings] == ["Harbor Light Recovery"]
    assert "its id 'T_1' was used above" in str(reading.problems[0])


def test_without_an_id_the_key_is_made_of_name_and_address() -> None:
    row = directory_row("", name2="North Office")
    reading = read_rows(row, row, row | {"zip": "4401", "state": "ME", "lat": ""})
    assert [listing.key for listing in reading.listings] == [
        "harbor light recovery|north office|100 elm street|45202",
        "harbor light recovery|north office|100 elm street|45202#2",
        "harbor light recovery|north office|100 elm street|04401",
    ]


def test_a_long_key_is_cut_and_stays_its_own() -> None:
    long = {"name1": "N" * 90, "street1": "S" * 90}
    reading = read_rows(directory_row("", **long), directory_row("", **long | {"street1": "S" * 91}))
    keys = [listing.key for listing in reading.listings]
    assert all(len(key) <= 120 for key in keys)
    assert len(set(keys)) == 2


def test_text_too_long_for_its_column_is_cut() -> None:
    listing = one(name1="N" * 300, street1="S" * 300, street2="T" * 300, city="C" * 300, county="D" * 300)
    texts = listing.name, listing.site.street, listing.site.street2, listing.site.city, listing.site.county
    assert [len(text) for text in texts] == [200, 160, 120, 80, 80]


def test_the_raw_row_is_archived_untouched() -> None:
    row = directory_row(name1="  Maple &amp; Pine ", phone="call us")
    [listing] = read_rows(row).listings
    assert listing.name == "Maple & Pine"
    assert json.loads(listing.raw) == row


def test_what_a_database_cannot_store_is_taken_out_of_the_raw_row() -> None:
    listing = one(findtreatment.draft, name2="a\x00b \ud83d")
    assert json.loads(listing.raw)["name2"] == "ab ?"


def test_the_digest_tells_whether_the_row_changed_not_its_place() -> None:
    same = one(findtreatment.draft, _irow=9, miles=70.1)
    assert same.digest == one(findtreatment.draft).digest
    assert same.digest != one(findtreatment.draft, phone="513-555-0109").digest
