"""One value at a time: what a source writes, and what is kept of it."""

from __future__ import annotations

import pytest

from programs.curation import Number
from programs.imports import cleaning
from programs.spelling import street_key


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("45202", "45202"),
        ("4401", "04401"),
        ("601", "00601"),
        ("2139.0", "02139"),
        ("45202-1234", "45202"),
        ("44011234", "04401"),
        ("452021234", "45202"),
        ("", ""),
        ("12", ""),
        ("452O2", ""),
        ("٤٥٢٠٢", ""),
    ],
)
def test_a_zip_code_gets_its_zeros_back_and_loses_its_plus_four(said: str, kept: str) -> None:
    assert cleaning.zip_code(said) == kept


@pytest.mark.parametrize(
    ("said", "number", "extension"),
    [
        ("513-555-0142", "+15135550142", ""),
        ("(513) 555-0142", "+15135550142", ""),
        ("256-555-0188 x3971", "+12565550188", "3971"),
        ("256-555-0188 ext. 5", "+12565550188", "5"),
        ("787-555-0100", "+17875550100", ""),
        ("671-477-1234", "+16714771234", ""),
        ("888-555-HOPE", "+18885554673", ""),
    ],
)
def test_a_number_is_kept_in_one_form_with_its_extension(said: str, number: str, extension: str) -> None:
    assert cleaning.number(said, "main") == Number("main", number, extension)


@pytest.mark.parametrize("said", ["call us", "555-0142", "12345", "+44 20 7946 0958", "111-111-1111"])
def test_what_is_no_us_number_is_not_kept(said: str) -> None:
    assert cleaning.number(said, "main") is None


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("http://www.example.org", "http://www.example.org"),
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("www.example.org", "https://www.example.org"),
        ("Example.org/Iop", "https://Example.org/Iop"),
        ("", ""),
        ("none", None),
        ("not a site", None),
        ("javascript:alert(1)", None),
        ("ftp://example.org", None),
        ("example.org/" + "a" * 300, None),
    ],
)
def test_a_website_without_a_scheme_gets_https(said: str, kept: str | None) -> None:
    assert cleaning.website(said) == kept


@pytest.mark.parametrize(
    ("lat", "lon", "kept"),
    [
        ("39.1", "-84.5", (39.1, -84.5)),
        ("0", "0", None),
        ("0.0", "-0.0", None),
        ("", "-84.5", None),
        ("39.1", "", None),
    ],
)
def test_a_missing_point_is_no_point(lat: str, lon: str, kept: tuple[float, float] | None) -> None:
    assert cleaning.point(lat, lon) == kept


@pytest.mark.parametrize(
    ("lat", "lon", "told"),
    [
        ("139.1", "-84.5", "not on the earth"),
        ("39.1", "-184.5", "not on the earth"),
        ("nan", "-84.5", "no numbers"),
        ("inf", "-84.5", "no numbers"),
        ("39,1", "-84.5", "no numbers"),
    ],
)
def test_an_impossible_point_is_told(lat: str, lon: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        cleaning.point(lat, lon)


@pytest.mark.parametrize(
    ("said", "withheld"),
    [("- - -", True), ("---", True), ("–", True), ("* * *", True), ("", False), ("1-3 Elm Street", False)],
)
def test_dashes_for_a_street_mean_that_it_is_withheld(said: str, withheld: bool) -> None:
    assert cleaning.is_withheld(said) is withheld


@pytest.mark.parametrize(
    ("said", "is_box"),
    [("P.O. Box 724", True), ("PO Box 7", True), ("Post Office Box 7", True), ("7 Box Elder Road", False)],
)
def test_a_post_office_box_is_told_from_a_street(said: str, is_box: bool) -> None:
    assert cleaning.is_post_box(said) is is_box


@pytest.mark.parametrize(
    ("name1", "name2", "name", "organization"),
    [
        ("Valle del Sol", "", "Valle del Sol", "Valle del Sol"),
        ("Valle del Sol", "Maryvale", "Valle del Sol, Maryvale", "Valle del Sol"),
        ("New Day Counseling and", "Wellness Inc", "New Day Counseling and Wellness Inc",
         "New Day Counseling and Wellness Inc"),
        ("Public Health", "of Dayton", "Public Health of Dayton", "Public Health of Dayton"),
        ("Hope House", "HOPE HOUSE", "Hope House", "Hope House"),
        ("Hope House", "Hope House Outpatient", "Hope House Outpatient", "Hope House"),
        ("", "Outpatient Clinic", "Outpatient Clinic", "Outpatient Clinic"),
    ],
)  # fmt: skip
def test_two_name_columns_become_one_name(name1: str, name2: str, name: str, organization: str) -> None:
    assert cleaning.joined_name(name1, name2) == name
    assert cleaning.organization_name(name1, name2) == organization


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (None, ""),
        ("  two   words ", "two words"),
        ("Maple &amp; Pine", "Maple & Pine"),
        ("Casa de\u00a0Paz", "Casa de Paz"),
        ("tab\tnul\x00line\n", "tab nul line"),
        ("half \ud83d pair", "half pair"),
        (45202, "45202"),
    ],
)
def test_text_is_one_clean_line(said: object, kept: str) -> None:
    assert cleaning.text(said) == kept


def test_streets_compare_however_they_are_abbreviated() -> None:
    assert street_key("830 North Main Street") == street_key("830 N. Main St")


def test_long_text_is_cut_at_a_blank() -> None:
    assert cleaning.clipped("one two three", 9) == "one two"
    assert cleaning.clipped("onetwothree", 5) == "onetw"
