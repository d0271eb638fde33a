"""Our data: the numbers of the charts are those of the tables, and the sources are credited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from programs.quality import Share
from programs.views.our_data import shades
from tests import make
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def some_programs() -> None:
    recent = timezone.localdate() - timedelta(days=3)
    for _ in range(3):
        make.program(yes=["medicaid", "cbt"], observed_on=recent, website="https://harbor.example.org")
    make.program(state="TX", lat=30.3, lon=-97.7, yes=["medicare"])


@pytest.mark.usefixtures("some_programs")
def test_each_chart_has_a_table_with_the_same_numbers(client: Client) -> None:
    charts = having(parsed(client.get("/our-data/")), "chart")
    assert len(charts) == 4
    for chart in charts[1:]:
        drawn = [text.text for text in chart.iter(f"{SVG}text")]
        rows = [[words(cell) for cell in row] for row in chart.find(".//tbody").iter("tr")]
        assert drawn == [text for label, _, percent in rows for text in (label, percent)]
        assert rows


@pytest.mark.usefixtures("some_programs")
def test_the_states_are_counted_and_shaded(client: Client) -> None:
    tiles = having(parsed(client.get("/our-data/")), "chart")[0]
    counts = {words(row[0]): words(row[1]) for row in tiles.find(".//tbody").iter("tr")}
    assert (counts["Ohio"], counts["Texas"], counts["Wyoming"]) == ("3", "1", "0")
    shade = {group.find(f"{SVG}text").text: group.get("class") for group in tiles.iter(f"{SVG}g")}
    assert shade["WY"] == "tile-0"
    assert shade["OH"] > shade["WY"]


@pytest.mark.usefixtures("some_programs")
def test_each_chart_has_a_name_for_those_who_cannot_see_it(client: Client) -> None:
    for chart in having(parsed(client.get("/our-data/")), "chart"):
        drawing = chart.find(f"{SVG}svg")
        assert drawing.get("role") == "img"
        assert "table" in drawing.get("aria-label")


@pytest.mark.usefixtures("some_programs")
def test_the_figures_are_those_of_the_data(client: Client) -> None:
    figures = [words(each) for each in part(parsed(client.get("/our-data/")), "main").iter("li")][:3]
    assert figures[0] == "4 programs"
    assert figures[1].endswith("answers, yes or no")


def test_a_list_without_programs_says_so_and_credits_the_rest(client: Client) -> None:
    text = words(client.get("/our-data/"))
    assert "no programs here yet" in text
    assert "GeoNames" in text


def test_sources_have_their_name_date_licence_and_address(client: Client) -> None:
    source = make.source(
        publisher="An Office",
        licence="Public domain",
        url="https://directory.example.org/",
        observed="survey of 2025",
    )
    make.program(source=source)
    response = client.get("/our-data/")
    for said in ("Test Directory", "An Office.", "Its date: survey of 2025.", "Public domain.", "1 program,"):
        assert said in words(response)
    assert "https://directory.example.org/" in links(parsed(response))


def test_a_licence_that_is_not_known_is_not_made_up(client: Client) -> None:
    make.program()
    assert "Terms of use: not stated." in words(client.get("/our-data/"))


def test_gazetteer_and_outlines_are_credited_with_their_licences(client: Client) -> None:
    text = words(client.get("/our-data/"))
    for credit in (
        "U.S. Census Bureau (public domain)",
        "geonames.org",
        "CC BY 4.0",
        "We changed them",
        "ISC",
    ):
        assert credit in text


def test_an_error_rate_nobody_has_measured_is_not_claimed(client: Client) -> None:
    text = words(client.get("/our-data/"))
    assert "We do not know yet." in text
    assert "we will not guess one" in text


@pytest.mark.parametrize(
    ("count", "of", "words"),
    [
        (0, 0, "0%"),
        (0, 9, "0%"),
        (1, 1000, "under 1%"),
        (1, 3, "33%"),
        (999, 1000, "over 99%"),
        (9, 9, "100%"),
    ],
)
def test_what_is_not_quite_all_never_looks_so(count: int, of: int, words: str) -> None:
    assert Share("", count, of).words == words


@pytest.mark.parametrize(
    ("lows", "key"),
    [
        ((), [(0, "none")]),
        ((1,), [(0, "none"), (1, "1 or more")]),
        ((1, 2, 20), [(0, "none"), (1, "1"), (2, "2 to 19"), (3, "20 or more")]),
        ((1, 1000), [(0, "none"), (1, "1 to 999"), (2, "1,000 or more")]),
    ],
)
def test_the_key_names_every_shade(lows: tuple[int, ...], key: list[tuple[int, str]]) -> None:
    assert shades(lows) == key


def test_more_programs_do_not_mean_more_queries(client: Client, queries: Callable[[str], int]) -> None:
    make.program(yes=["medicaid"])
    few = queries("/our-data/")
    for number in range(4):
        make.program(yes=["medicaid"], source=make.source(f"source-{number}"))
    assert queries("/our-data/") == few <= 7
