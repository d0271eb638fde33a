"""What people type, and the place they mean."""

from __future__ import annotations

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs.gazetteer import Found, NotFound, Several, WholeState, resolve, zip_centre, zip_centres
from programs.geo import geodesic_miles
from programs.models import Place
from programs.states import STATES

pytestmark = pytest.mark.usefixtures("places")


def names(choices) -> list[str]:
    return [choice.name for choice in choices]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("45202", "45202 (Cincinnati, OH)"),
        ("45202-1234", "45202 (Cincinnati, OH)"),
        (" 4 5 2 0 2", "45202 (Cincinnati, OH)"),
        ("00501", "00501 (Holtsville, NY)"),
        ("Cincinnati", "Cincinnati, OH"),
        ("Chicago", "Chicago, IL"),
        ("LOS ANGELES", "Los Angeles, CA"),
        ("boston", "Boston, MA"),
        ("St. Louis", "St. Louis, MO"),
        ("saint louis", "St. Louis, MO"),
        ("St Louis MO", "St. Louis, MO"),
        ("springfield, il", "Springfield, IL"),
        ("Springfield IL", "Springfield, IL"),
        ("Springfield Illinois", "Springfield, IL"),
        ("springfield il 62701", "62701 (Springfield, IL)"),
        ("  cincinnati   ,  ohio ", "Cincinnati, OH"),
        ("Cincinnati, Ohio, USA", "Cincinnati, OH"),
        ("Cincinnati 45202", "45202 (Cincinnati, OH)"),
        ("45202 Cincinnati", "45202 (Cincinnati, OH)"),
        ("Norwood, OH 45212", "45212 (Cincinnati, OH)"),
        ("OH 45202", "45202 (Cincinnati, OH)"),
        ("New York 10001", "10001 (New York, NY)"),
        ("123 Main St, Cincinnati, OH 45202", "45202 (Cincinnati, OH)"),
        ("Queens NY", "Queens, NY"),
        ("Queens", "Queens, NY"),
        ("Brooklyn", "Brooklyn, NY"),
        ("The Bronx", "Bronx, NY"),
        ("Staten Island", "Staten Island, NY"),
        ("Manhattan, NY", "Manhattan, NY"),
        ("NYC", "New York, NY"),
        ("New York, NY", "New York, NY"),
        ("New York New York", "New York, NY"),
        ("ofallon mo", "O'Fallon, MO"),
        ("O’Fallon, IL", "O'Fallon, IL"),
        ("Coeur d'Alene", "Coeur d'Alene, ID"),
        ("coeur dalene", "Coeur d'Alene, ID"),
        ("Ft Worth", "Fort Worth, TX"),
        ("mt vernon ny", "Mount Vernon, NY"),
        ("Washington DC", "Washington, DC"),
        ("Washington, D.C.", "Washington, DC"),
        ("Washington PA", "Washington, PA"),
        ("Winston Salem", "Winston-Salem, NC"),
        ("Hollywood CA", "Hollywood, CA"),
        ("Paradise NV", "Paradise, NV"),
        ("Charlotte Amalie", "Charlotte Amalie, VI"),
        ("N. Las Vegas", "North Las Vegas, NV"),
        ("San José", "San Jose, CA"),
        ("canon city co", "Cañon City, CO"),
        ("San Juan PR", "San Juan, PR"),
        ("Bayamon", "Bayamón, PR"),
        ("Pago Pago", "Pago Pago, AS"),
        ("Saipan", "Saipan, MP"),
        ("Hagatna, GU", "Hagåtña, GU"),
        ("Anchorage", "Anchorage, AK"),
        ("Kansas City KS", "Kansas City, KS"),
        ("city of industry", "City of Industry, CA"),
        ("City of Chicago", "Chicago, IL"),
        ("29 Palms", "Twentynine Palms, CA"),
        ("Hamilton County, OH", "Hamilton County, OH"),
        ("hamilton co oh", "Hamilton County, OH"),
        ("Orleans Parish", "Orleans Parish, LA"),
        ("Springfield, Sangamon County, IL", "Springfield, IL"),
    ],
)
def test_a_place_is_found_however_it_is_written(text: str, name: str) -> None:
    answer = resolve(text)
    assert isinstance(answer, Found)
    assert answer.spot.name == name


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Springfield", ["Springfield, MO", "Springfield, MA", "Springfield, IL"]),
        ("Portland", ["Portland, OR", "Portland, ME"]),
        ("Columbus", ["Columbus, OH", "Columbus, GA"]),
        ("O'Fallon", ["O'Fallon, MO", "O'Fallon, IL"]),
        ("Kansas City", ["Kansas City, MO", "Kansas City, KS"]),
        ("Hollywood", ["Hollywood, CA", "Hollywood, FL"]),
        ("Manhattan", ["Manhattan, NY", "Manhattan, KS"]),
        ("mt vernon", ["Mount Vernon, NY", "Mount Vernon, WA"]),
        ("Washington", ["Washington", "Washington, DC"]),
        ("New York", ["New York", "New York, NY"]),
        ("LA", ["Louisiana", "Los Angeles, CA"]),
        ("Orange County", ["Orange County, CA", "Orange County, FL"]),
        ("Dayton OH 45202", ["Dayton, OH", "45202 (Cincinnati, OH)"]),
        ("Ohio 10001", ["Ohio", "10001 (New York, NY)"]),
    ],
)
def test_a_name_of_several_places_is_asked_about_most_people_first(text: str, first: list[str]) -> None:
    answer = resolve(text)
    assert isinstance(answer, Several)
    assert names(answer.spots)[: len(first)] == first
    assert len(answer.spots) <= 30


def test_a_place_nearly_everybody_means_is_found_and_the_others_are_kept() -> None:
    answer = resolve("Cincinnati")
    assert isinstance(answer, Found)
    assert names(answer.also) == ["Cincinnati, IA"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ohio", "OH"),
        ("OH", "OH"),
        ("State of Ohio", "OH"),
        ("Washington State", "WA"),
        ("new york state", "NY"),
        ("Delaware", "DE"),
        ("DC", "DC"),
        ("Puerto Rico", "PR"),
        ("Virgin Islands", "VI"),
    ],
)
def test_a_states_name_or_code_means_the_whole_state(text: str, code: str) -> None:
    answer = resolve(text)
    assert isinstance(answer, WholeState)
    assert answer.code == code


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Cincinati", "Cincinnati, OH"),
        ("Cincinatti", "Cincinnati, OH"),
        ("Sincinnati", "Cincinnati, OH"),
        ("Pheonix", "Phoenix, AZ"),
        ("Tuscon", "Tucson, AZ"),
        ("Albequerque", "Albuquerque, NM"),
        ("Sprngfield IL", "Springfield, IL"),
        ("Pittsburg PA", "Pittsburgh, PA"),
        ("Massachusets", "Massachusetts"),
        ("2139", "02139 (Cambridge, MA)"),
        ("501", "00501 (Holtsville, NY)"),
        ("Main St 45202", "45202 (Cincinnati, OH)"),
    ],
)
def test_an_unknown_name_offers_what_may_be_meant(text: str, near: str) -> None:
    answer = resolve(text)
    assert isinstance(answer, NotFound)
    assert names(answer.near)[0] == near
    assert len(answer.near) <= 5


def test_a_town_that_is_in_another_state_is_offered() -> None:
    answer = resolve("Miami OH")
    assert isinstance(answer, NotFound)
    assert "Miami, FL" in names(answer.near)


@pytest.mark.parametrize(
    ("text", "why", "near"),
    [
        ("", "empty", []),
        ("   ", "empty", []),
        ("39.1,-84.5", "point", []),
        ("39.103119, -84.512016", "point", []),
        ("123 Main St, Cincinnati, OH", "address", ["Cincinnati, OH"]),
        ("123 Main St Cincinnati OH", "address", ["Cincinnati, OH"]),
        ("12345 Main St", "unknown", []),
        ("09001", "military", []),
        ("34002", "military", []),
        ("00000", "unknown", []),
        ("xyzzyq", "unknown", []),
        ("\U0001f600", "unknown", []),
        ("a" * 10_000, "too_long", []),
    ],
)
def test_what_is_no_place_says_why(text: str, why: str, near: list[str]) -> None:
    answer = resolve(text)
    assert isinstance(answer, NotFound)
    assert (answer.why, names(answer.near)) == (why, near)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(st.one_of(st.text(max_size=60), st.from_regex(r"[a-z ,.'0-9]{1,40}", fullmatch=True)))
def test_any_text_at_all_gets_an_answer(text: str) -> None:
    answer = resolve(text)
    assert isinstance(answer, Found | Several | WholeState | NotFound)
    assert not isinstance(answer, NotFound) or "\x00" not in answer.text


@pytest.mark.parametrize("text", ["45202", "Springfield, IL", "Ohio", "Sprngfield IL", "x y z oh 45202"])
def test_an_answer_takes_at_most_nine_queries_on_the_index(text: str) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        resolve(text)
    assert len(queries) <= 9
    if connection.vendor == "sqlite":
        plans = " ".join(plan(query["sql"]) for query in queries)
        assert "place_key_state" in plans or "place_kind_state" in plans
        assert "SCAN" not in plans


def plan(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"))
        return " ".join(row[3] for row in cursor.fetchall())


def test_a_zip_code_is_found_with_one_query(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        resolve("45202")


def test_a_link_leads_back_to_the_same_place() -> None:
    """For a sample of every kind; the whole table was tried when the file was built."""
    sample = random.Random(7)
    for kind in ("zip", "city", "county"):
        for row in sample.sample(list(Place.objects.filter(kind=kind)), 150):
            answer = resolve(row.zip or f"{row.name}, {row.state}")
            assert isinstance(answer, Found)
            assert (answer.spot.lat, answer.spot.lon) == (row.lat, row.lon)
            assert resolve(answer.spot.query) == answer


@pytest.mark.parametrize("code", STATES)
def test_a_states_link_leads_back_to_the_state(code: str) -> None:
    answer = resolve(STATES[code].query)
    assert isinstance(answer, WholeState)
    assert answer.code == code
    assert answer.query == STATES[code].query


def test_no_two_places_share_a_link() -> None:
    towns = Place.objects.filter(kind__in=["city", "county"]).values_list("key", "state")
    assert len(towns) == len(set(towns))


@pytest.mark.parametrize(
    ("code", "lat", "lon", "miles"),
    [
        ("99503", 61.19, -149.89, 5),  # Anchorage; Census tables put it 278 miles away
        ("99505", 61.26, -149.70, 8),  # JBER; zip2info puts it 319 miles away
        ("99519", 61.22, -149.90, 10),
        ("00765", 18.12, -65.44, 5),  # Vieques
        ("80841", 39.00, -104.86, 5),  # the Air Force Academy
        ("45202", 39.107, -84.502, 2),
        ("10001", 40.75, -73.997, 2),
    ],
)
def test_zip_codes_that_sources_misplace_are_where_they_belong(
    code: str, lat: float, lon: float, miles: float
) -> None:
    spot = zip_centre(code)
    assert spot is not None
    assert geodesic_miles((spot.lat, spot.lon), (lat, lon)) < miles


def test_a_spot_tells_its_county_zone_and_people() -> None:
    spot = zip_centre("99503")
    assert spot is not None
    assert (spot.kind, spot.place, spot.state, spot.zip) == ("zip", "Anchorage", "AK", "99503")
    assert (spot.county, spot.time_zone) == ("Anchorage Municipality", "America/Anchorage")
    assert spot.note == "Anchorage Municipality"
    assert spot.people > 10_000


def test_many_zip_codes_are_placed_with_one_query(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        centres = zip_centres(["45202", "10001", "45202", "00000", "", "4520", "abcde"])
    assert sorted(centres) == ["10001", "45202"]
    assert centres["45202"] == zip_centre("45202")


def test_a_town_or_nothing_is_not_taken_for_a_zip_code() -> None:
    assert zip_centre("queens") is None
    assert zip_centre("") is None
    assert zip_centre("４５２０２") is None
