"""Searching as a visitor does: an address in, the right programs in the right order out."""

from __future__ import annotations

import pytest

from programs import geo
from programs.models import Program
from tests import make
from tests.reading import having, headings, links, parsed, part, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

CINCINNATI = (39.1072, -84.5018)
"""The middle of 45202."""


@pytest.fixture
def ohio():
    """Programs around Cincinnati, each named for what is particular to it."""
    lat, lon = CINCINNATI
    at = {"Close": 0.02, "Edge of town": 0.12, "Next county": 0.3, "Far": 0.6, "Farther": 1.2}
    made = {name: make.program(name, lat=lat + north, lon=lon) for name, north in at.items()}
    made["Approximate"] = make.program("Approximate", lat=lat + 0.05, lon=lon, precision="zip")
    made["Unplaced"] = make.program("Unplaced", lat=None, lon=None)
    made["Dayton"] = make.program("Dayton Recovery", lat=39.76, lon=-84.19, city="Dayton", zip="45402")
    made["Kentucky"] = make.program("Kentucky", lat=lat - 0.065, lon=lon, state="KY", city="Newport")
    make.program("Closed", lat=lat, lon=lon, status="closed", closed_on=make.TODAY)
    make.program("Draft", lat=lat, lon=lon, status="draft")
    make.program("Hospital", lat=lat, lon=lon, level="php")
    return made


WITHIN_25 = ["Close", "Approximate", "Kentucky", "Edge of town", "Next county"]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("near=45202", WITHIN_25),
        ("near=45202&sort=distance&within=5", ["Close", "Approximate", "Kentucky"]),
        ("near=45202&within=10", ["Close", "Approximate", "Kentucky", "Edge of town"]),
        ("near=45202&within=25", WITHIN_25),
        ("near=45202&within=50", [*WITHIN_25, "Far", "Dayton Recovery"]),
        ("near=45202&within=100", [*WITHIN_25, "Far", "Dayton Recovery", "Farther"]),
        ("near=45202&within=any", [*WITHIN_25, "Far", "Dayton Recovery", "Farther", "Unplaced"]),
        ("near=Dayton, OH&within=5", ["Dayton Recovery"]),
        ("near=45202&q=close", ["Close"]),
        ("q=unplaced", ["Unplaced"]),
        ("q=dayton", ["Dayton Recovery"]),
        ("q=recovery dayton", ["Dayton Recovery"]),
        ("near=Kentucky", ["Kentucky"]),
        ("near=45202&level=php", ["Hospital"]),
    ],
)
def test_a_search_shows_these_programs_in_this_order(client, ohio, asked, names):
    assert headings(client.get(f"/programs/?{asked}")) == names


def test_a_state_shows_all_of_its_programs_and_none_of_anothers(client, ohio):
    assert set(headings(client.get("/programs/?near=Ohio"))) == set(ohio) - {"Kentucky", "Dayton"} | {
        "Dayton Recovery"
    }


def test_without_a_place_every_program_is_listed(client, ohio):
    response = client.get("/programs/")
    assert len(headings(response)) == len(ohio)
    assert words(part(parsed(response), "h1")) == "9 programs in the United States"


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("near=45202", "5 programs within 25 miles of 45202 (Cincinnati, OH)"),
        ("near=45202&q=close&within=5", "1 program within 5 miles of 45202 (Cincinnati, OH)"),
        ("near=45202&within=any", "9 programs at any distance from 45202 (Cincinnati, OH)"),
        ("near=59001&within=5", "No program within 5 miles of 59001 (Absarokee, MT)"),
        ("near=OH", "8 programs in Ohio"),
        ("q=dayton", "1 program called “dayton”"),
    ],
)
def test_the_heading_says_how_many_and_where(client, ohio, asked, heading):
    assert words(part(parsed(client.get(f"/programs/?{asked}")), "h1")) == heading


def test_miles_are_exact_to_a_tenth_and_about_where_only_the_zip_code_is_known(client, ohio):
    shown = {
        words(card.find(".//h3")): words(having(card, "miles")[0])
        for card in having(parsed(client.get("/programs/?near=45202")), "card")
    }
    point = ohio["Close"].location
    origin = client.get("/programs.geojson?near=45202").json()["origin"]
    miles = geo.geodesic_miles((origin["lat"], origin["lon"]), (point.lat, point.lon))
    assert shown["Close"] == f"{miles:.1f} miles"
    assert shown["Approximate"].startswith("about ")
    assert not shown["Edge of town"].startswith("about ")


def test_a_program_without_a_point_is_listed_last_and_without_miles(client, ohio):
    cards = having(parsed(client.get("/programs/?near=45202&within=any")), "card")
    assert words(cards[-1].find(".//h3")) == "Unplaced"
    assert words(having(cards[-1], "miles")[0]) == ""


def test_a_closed_program_is_in_no_list_and_keeps_its_page(client, ohio):
    closed = Program.objects.get(name="Closed")
    assert "Closed" not in headings(client.get("/programs/?near=45202&within=any"))
    assert client.get("/programs/?q=closed").status_code == 200
    assert "Closed" not in headings(client.get("/programs/?q=closed"))
    assert "This program has closed." in words(client.get(closed.get_absolute_url()))


def test_a_withheld_address_is_not_on_the_card(client):
    program = make.program("Quiet House", precision="zip")
    program.location.withheld, program.location.precision = True, "zip"
    program.location.save()
    response = client.get("/programs/?near=45202")
    assert headings(response) == ["Quiet House"]
    assert "address given when you call" in words(response)
    assert program.location.street not in response.content.decode()


def test_a_name_of_several_towns_asks_which_and_keeps_the_rest_of_the_search(client):
    response = client.get("/programs/?near=Springfield&within=50&pays=medicaid")
    tree = parsed(response)
    assert response.status_code == 200
    assert words(part(tree, "h1")) == "Which “Springfield” do you mean?"
    choices = {words(link): link.get("href") for link in having(tree, "choices")[0].iter("a")}
    assert {"Springfield, IL", "Springfield, MO", "Springfield, MA"} <= set(choices)
    assert choices["Springfield, IL"] == "/programs/?near=Springfield%2C+IL&within=50&pays=medicaid"


def test_a_town_with_smaller_ones_of_its_name_offers_them_and_keeps_the_rest_of_the_search(client):
    page = parsed(client.get("/programs/?near=Phoenix&when=evening&within=50"))
    (offer,) = having(page, "not-this")
    assert words(offer).startswith("This is Phoenix, AZ. Not the one you mean? Phoenix, MD · Phoenix, OR")
    assert links(offer)[0] == "/programs/?near=Phoenix%2C+MD&within=50&when=evening"
    for link in links(offer):
        assert client.get(link).status_code == 200


@pytest.mark.parametrize("near", ["45202", "Cincinnati, OH", "Ohio", "Springfield, IL", ""])
def test_a_place_without_another_of_its_name_offers_none(client, near):
    assert having(parsed(client.get("/programs/", {"near": near})), "not-this") == []


def test_every_choice_of_several_leads_to_results(client):
    tree = parsed(client.get("/programs/?near=Springfield"))
    for link in list(having(tree, "choices")[0].iter("a"))[:6]:
        response = client.get(link.get("href"))
        assert response.status_code == 200
        assert words(link) in words(part(parsed(response), "h1"))


def test_an_unknown_place_is_a_404_that_offers_near_spellings_and_the_helpline(client):
    response = client.get("/programs/?near=Cincinatti")
    tree = parsed(response)
    assert response.status_code == 404
    assert words(part(tree, "h1")) == "We could not find “Cincinatti”"
    assert "/programs/?near=Cincinnati%2C+OH" in links(tree)
    assert "tel:+18006624357" in links(part(tree, "main"))


def test_what_cannot_be_read_is_said_and_the_rest_still_counts(client, ohio):
    response = client.get("/programs/?near=45202&within=7&age=old&pays=gold")
    notice = words(having(parsed(response), "notice")[0])
    assert "We could not read a part of the search" in notice
    assert "We looked within 25." in notice
    assert "Type an age in whole years" in notice
    assert "“gold” is not a choice" in notice
    assert headings(response) == WITHIN_25


def test_nothing_near_is_never_a_dead_end(client, ohio):
    response = client.get("/programs/?near=59001&within=5")
    main = part(parsed(response), "main")
    assert headings(response) == []
    assert "The nearest that fit, each way" in words(main)
    assert {program.get_absolute_url() for program in ohio.values()} & set(links(main))
    assert any("within=any" in address for address in links(main))
    assert "tel:+18006624357" in links(main)


def test_relaxing_gives_what_it_says(client, ohio):
    tree = parsed(client.get("/programs/?near=45202&within=5"))
    (relax,) = having(tree, "relax")
    for link in having(relax, "chip"):
        gives = int(words(having(link, "count")[0]).split()[0])
        assert len(headings(client.get(link.get("href")))) == 3 + gives


def test_the_danger_of_stopping_comes_before_the_list(client, ohio):
    main = words(client.get("/programs/?near=45202"))
    assert main.index("can be dangerous, even deadly") < main.index("Nearest first")


@pytest.fixture
def many():
    return [make.program(lat=39.1 + number / 1000) for number in range(45)]


def test_pages_hold_twenty_and_the_numbers_go_on(client, many):
    seen = []
    for page, count in ((1, 20), (2, 20), (3, 5)):
        tree = parsed(client.get(f"/programs/?near=45202&page={page}"))
        numbers = [int(words(having(card, "pin")[0])) for card in having(tree, "card")]
        assert numbers == list(range(20 * page - 19, 20 * page - 19 + count))
        assert f"Page {page} of 3" in words(part(tree, "main"))
        seen += [link for link in links(part(tree, "main")) if link.startswith("/programs/program-")]
    assert len(set(seen)) == len(seen) == 45


@pytest.mark.parametrize(("page", "rels"), [(1, ["next"]), (2, ["prev", "next"]), (3, ["prev"])])
def test_a_page_leads_to_the_ones_beside_it_with_the_same_search(client, many, page, rels):
    tree = parsed(client.get(f"/programs/?near=45202&within=50&page={page}"))
    beside = {"prev": page - 1, "next": page + 1}
    found = {link.get("rel"): link.get("href") for link in tree.iter("a") if link.get("rel") in beside}
    suffix = {rel: f"&page={number}" if number > 1 else "" for rel, number in beside.items()}
    assert found == {rel: f"/programs/?near=45202&within=50{suffix[rel]}" for rel in rels}


@pytest.mark.parametrize("page", [4, 500, 10_000])
def test_past_the_last_page_is_the_last_page(client, many, page):
    response = client.get(f"/programs/?near=45202&page={page}")
    assert (response.status_code, response["Location"]) == (302, "/programs/?near=45202&page=3")


@pytest.mark.parametrize("page", ["0", "-1", "10001", "9" * 30, "two", "1.5"])
def test_what_is_no_page_is_said_and_the_first_is_shown(client, many, page):
    response = client.get(f"/programs/?near=45202&page={page}")
    assert "That is not a page number." in words(response)
    assert "Page 1 of 3" in words(response)


@pytest.mark.parametrize(
    "asked",
    [
        "near=45202",
        "near=45202&within=any",
        "near=45202&when=evening&pays=medicaid",
        "near=Ohio",
        "q=program",
        "",
    ],
)
def test_a_list_takes_no_more_queries_for_fifty_results_than_for_one(queries, asked):
    week = [(0, "18:00", "21:00"), (1, "18:00", "21:00"), (2, "18:00", "21:00")]
    make.program(sessions=week, yes=["medicaid"])
    one = queries(f"/programs/?{asked}")
    for _ in range(49):
        make.program(sessions=week, yes=["medicaid"])
    assert queries(f"/programs/?{asked}") <= one <= 14


@pytest.mark.parametrize("near", ["Springfield", "45202"])
def test_naming_the_place_takes_few_queries(queries, near):
    assert queries(f"/programs/?near={near}") <= 16


def test_where_nothing_is_shown_one_is_led_to_what_might_fit(client):
    make.program("Far Lantern", lat=39.6, lon=-84.5)
    (relax,) = having(parsed(client.get("/programs/?near=45202&within=5&when=evening")), "relax")
    chips = {words(chip): chip for chip in having(relax, "chip")}
    wider = chips["Within 50 miles 1 might fit"]
    assert "The nearest that might fit, each way" in words(relax)
    assert "1 program might fit" in words(part(parsed(client.get(wider.get("href"))), "h1"))
