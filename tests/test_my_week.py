"""The week one paints: the form, the page and its addresses, and what results and programs then say."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import html5lib
import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from programs.gazetteer import Spot
from programs.my_week import minutes_ahead, other_zone
from programs.query import Limit, SearchQuery
from programs.schedule import PRESETS, decode_free, encode_free, preset_code
from programs.search import search
from programs.week_form import TIMES, WeekForm
from tests import make

SERVER_READS = 4094
"""Characters of a request line that gunicorn reads."""

CINCINNATI = Spot("city", "Cincinnati, OH", "OH", "", "", 39.1, -84.5, "America/New_York")
EVENINGS = "mo1730-2130_we1730-2130"

weeks = st.sets(st.integers(0, 335)).map(lambda indexes: sum(1 << index for index in indexes))


def ticked(free: int) -> list[tuple[str, str]]:
    """What the browser sends of the boxes when these half-hours are ticked."""
    days = "mo tu we th fr sa su".split()
    return [(days[index // 48], TIMES[index % 48]) for index in range(336) if free >> index & 1]


def sent(pairs: list[tuple[str, str]]) -> WeekForm:
    form = WeekForm(QueryDict(urlencode(pairs)))
    assert form.is_valid(), form.errors
    return form


@given(weeks)
def test_ticked_boxes_become_the_week_they_show(free: int) -> None:
    form = sent([*ticked(free), ("to", "keep")])
    assert form.week == free
    assert decode_free(encode_free(form.week)) == free


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_replaces_what_was_ticked(name: str) -> None:
    assert encode_free(sent([("mo", "0300"), ("preset", name)]).week) == preset_code(name)


@given(
    weeks,
    st.sampled_from(["weekdays", "weekend", "every", "mo", "su"]),
    st.sets(st.integers(0, 48), min_size=2),
)
def test_typed_times_are_added_and_taken_away(free: int, days: str, times: set[int]) -> None:
    first, beyond = min(times), max(times)
    chosen = {"weekdays": range(5), "weekend": range(5, 7), "every": range(7), "mo": [0], "su": [6]}[days]
    stretch = sum(1 << (day * 48 + index) for day in chosen for index in range(first, beyond))
    typed = [("days", days), ("start", TIMES[first]), ("end", [*TIMES, "2400"][beyond])]
    assert sent([*ticked(free), *typed, ("to", "add")]).week == free | stretch
    assert sent([*ticked(free), *typed, ("to", "take")]).week == free & ~stretch


def test_a_whole_week_of_ticks_fits_what_a_server_reads() -> None:
    everything = [*ticked((1 << 336) - 1), ("near", "x" * 200), ("each_way", "other"), ("minutes", "240")]
    assert len(urlencode([*everything, ("to", "programs")])) < SERVER_READS - 200


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("mo=0900&mo=0930&to=keep", "/my-week/?free=mo0900-1000"),
        ("mo=0900&to=programs", "/programs/?free=mo0900-0930"),
        ("mo=0900&to=programs&each_way=0", "/programs/?free=mo0900-0930"),
        ("mo=0900&to=programs&each_way=45", "/programs/?free=mo0900-0930&trip=45"),
        ("mo=0900&to=programs&each_way=other&minutes=20", "/programs/?free=mo0900-0930&trip=20"),
        ("mo=0900&to=programs&each_way=15&minutes=20", "/programs/?free=mo0900-0930&trip=15"),
        ("mo=0900&to=clear&near=45202", "/my-week/?near=45202"),
        ("to=clear", "/my-week/"),
        ("preset=weekends_only", "/my-week/?free=sa0800-2200_su0800-2200"),
        ("days=sa&start=0900&end=1200&to=add", "/my-week/?free=sa0900-1200"),
        ("mo=0900&to=programs&free=tu0900-1000", "/programs/?free=mo0900-0930"),
        (
            "near=Queens+NY&within=50&pays=medicaid&pays=medicare&su=2330&to=programs&sort=distance&page=3",
            "/programs/?near=Queens+NY&within=50&free=su2330-2400&pays=medicaid&pays=medicare&sort=distance",
        ),
        ("mo=0900&to=programs&unknown=hide&evil=%22&pays=nope", "/programs/?free=mo0900-0930&unknown=hide"),
    ],
)
def test_a_button_leads_to_an_address_that_says_the_week(client: Client, asked: str, address: str) -> None:
    response = client.get(f"/my-week/?{asked}")
    assert (response.status_code, response["Location"]) == (303, address)


@given(free=weeks.filter(bool))
def test_every_week_survives_the_way_through_its_address(free: int) -> None:
    response = Client().get("/my-week/", [*ticked(free), ("to", "programs")])
    assert decode_free(dict(parse_qsl(urlsplit(response["Location"]).query))["free"]) == free


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("to=programs", "Choose at least one half-hour first"),
        ("mo=0905&to=keep", "“0905” is not a half-hour of the day"),
        ("mo=0900&to=keep&each_way=other", "Type the minutes of the trip, from 0 to 240."),
        ("mo=0900&to=keep&each_way=other&minutes=999", "Type the minutes of the trip, from 0 to 240."),
        ("mo=0900&to=keep&each_way=fast", "Type the minutes of the trip, from 0 to 240."),
        ("mo=0900&to=add&days=mo&start=1200&end=0900", "ends before it starts"),
        ("mo=0900&to=add", "ends before it starts"),
        ("mo=0900&to=add&days=never&start=0900&end=1200", "Choose the days from the list."),
        ("mo=0900&to=away", "We could not tell what to do with this week."),
        ("preset=sundays", "There is no such week to start from."),
        ("free=xx0900", "“xx0900” does not start with a day"),
        ("free=mo0915-1000", "is not on the half-hour"),
        ("trip=never", "Type the minutes of the trip, from 0 to 240."),
    ],
)
def test_what_cannot_be_read_is_said_on_the_page(client: Client, asked: str, sentence: str) -> None:
    response = client.get(f"/my-week/?{asked}")
    assert response.status_code == 200
    assert sentence in " ".join(problem for problem in response.context["problems"])
    assert sentence.split("“")[0] in response.content.decode()


def boxes(response: Any) -> list[dict[str, str]]:
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return [box.attrib for box in page.iter("input") if box.get("type") == "checkbox"]


def marked(response: Any) -> str:
    """The code of the boxes that the page ticks."""
    return encode_free(
        sent([(box["name"], box["value"]) for box in boxes(response) if "checked" in box]).painted
    )


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["", EVENINGS, "mo0000-2400_su2330-2400", preset_code("nine_to_five")])
def test_the_page_ticks_what_the_address_says(client: Client, code: str) -> None:
    assert marked(client.get("/my-week/", {"free": code})) == code


@pytest.mark.django_db
def test_a_problem_keeps_the_ticks_and_the_rest_of_the_search(client: Client) -> None:
    response = client.get("/my-week/?mo=0900&each_way=other&minutes=999&to=programs&near=45202&pays=medicaid")
    assert marked(response) == "mo0900-0930"
    assert response.context["hidden"] == [("near", "45202"), ("pays", "medicaid")]
    assert response.context["other_minutes"] == "999"


@pytest.mark.django_db
def test_a_bad_code_leaves_the_trip_and_the_rest_alone(client: Client) -> None:
    response = client.get("/my-week/?free=mo9&trip=30&near=45202")
    assert marked(response) == ""
    assert ("30", "30 minutes", True) in response.context["trips"]
    assert response.context["hidden"] == [("near", "45202")]


@pytest.mark.django_db
def test_a_trip_of_another_length_is_kept(client: Client) -> None:
    response = client.get(f"/my-week/?free={EVENINGS}&trip=25")
    assert ("other", "Another time", True) in response.context["trips"]
    assert response.context["other_minutes"] == 25


@pytest.mark.django_db
def test_each_box_is_named_by_its_day_and_its_time(client: Client) -> None:
    response = client.get("/my-week/")
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    ids = {part.get("id") for part in page.iter() if part.get("id")}
    names = [box["aria-labelledby"].split() for box in boxes(response)]
    assert len(names) == len(set(map(tuple, names))) == 336
    assert {part for name in names for part in name} <= ids
    assert all(head.get("scope") in ("row", "col") for head in page.iter("th"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", "You have not marked any time yet."),
        (preset_code("school_run"), "Monday to Friday from 9 am to 2:30 pm"),
    ],
)
def test_the_page_says_the_week_in_words(client: Client, code: str, said: str) -> None:
    assert said in client.get("/my-week/", {"free": code}).content.decode()


@pytest.mark.django_db
def test_markup_typed_as_a_place_stays_text(client: Client) -> None:
    body = client.get("/my-week/", {"near": "<script>alert(1)</script>", "q": '"><b>'}).content.decode()
    assert "<script>alert" not in body
    assert '"><b>' not in body


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["", "?mo=0900&to=programs", f"?free={EVENINGS}"])
def test_nothing_of_the_week_is_kept(client: Client, asked: str) -> None:
    response = client.get(f"/my-week/{asked}")
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert client.post("/my-week/").status_code == 405


def asked_week(code: str, trip: int = 0, origin: Spot | None = CINCINNATI) -> SearchQuery:
    return SearchQuery(origin=origin, limits=(Limit("free", (code,)),), trip=trip)


EVENING = ((0, "18:00", "21:00"), (2, "18:00", "21:00"), (3, "18:00", "21:00"))


@pytest.mark.django_db
def test_cards_say_how_the_groups_fit(client: Client) -> None:
    make.program("In time", sessions=EVENING[:2])
    make.program("Unsaid")
    late = make.program("Late", sessions=[(0, "17:15", "20:30")])
    make.program("Clashing", sessions=EVENING)
    cards = {card.program.name: card for card in search(asked_week(EVENINGS)).cards}
    assert {name: (card.fit, card.week_fit) for name, card in cards.items()} == {
        "In time": ("yes", "fits your week"),
        "Late": ("might", "fits your week if you arrive 15 minutes late"),
        "Unsaid": ("might", ""),
    }
    assert "fits your week" in cards["In time"].reasons
    assert cards["Late"].not_stated == ()
    assert cards["Unsaid"].not_stated == ("times that fit your week",)
    assert cards["Late"].url == f"/programs/{late.slug}/?free={EVENINGS}"


@pytest.mark.django_db
def test_the_trip_makes_a_group_late(client: Client) -> None:
    made = make.program(sessions=EVENING[:2])
    card = search(asked_week(EVENINGS, trip=30)).cards[0]
    assert card.week_fit == "fits your week"
    card = search(asked_week("mo1800-2200_we1800-2200", trip=15)).cards[0]
    assert card.week_fit == "fits your week if you arrive 15 minutes late"
    assert card.url == f"/programs/{made.slug}/?free=mo1800-2200_we1800-2200&trip=15"


@pytest.mark.django_db
def test_cards_without_a_week_lead_to_the_plain_page() -> None:
    made = make.program(sessions=EVENING)
    card = search(SearchQuery(origin=CINCINNATI)).cards[0]
    assert (card.url, card.week_fit, card.zone) == (f"/programs/{made.slug}/", "", "")


@pytest.mark.django_db
def test_times_on_another_clock_are_moved_and_labelled() -> None:
    made = make.program(sessions=EVENING[:2], time_zone="America/Chicago")
    card = search(asked_week("mo1900-2200_we1900-2200")).cards[0]
    assert (card.week_fit, card.zone) == ("fits your week", "Central time")
    assert card.schedule == "Mon Wed 6–9 pm"
    assert card.url.startswith(f"/programs/{made.slug}/?near=Cincinnati")
    assert search(asked_week("mo1800-2100_we1800-2100")).shown_total == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "said"),
    [
        (EVENINGS, "Clashes with Thursday 6–9 pm."),
        ("mo1730-2200_we1730-2200_th1730-2200", "Fits your week."),
        ("mo1730-2200_we1830-2200_th1800-2200", "Fits your week if you arrive 30 minutes late."),
        ("sa0900-1200", "Clashes with Monday, Wednesday and Thursday 6–9 pm."),
    ],
)
def test_a_program_says_how_each_schedule_fits(client: Client, code: str, said: str) -> None:
    made = make.program(sessions=EVENING)
    response = client.get(made.get_absolute_url(), {"free": code})
    assert [track["fit"]["words"] for track in response.context["tracks"]] == [said]
    body = response.content.decode()
    assert said in body
    assert "Times are Eastern time (Cincinnati)." in body
    assert f'href="/my-week/?free={code}"' in body


@pytest.mark.django_db
def test_a_program_without_a_week_says_nothing_of_one(client: Client) -> None:
    response = client.get(make.program(sessions=EVENING).get_absolute_url())
    assert response.context["week"] is None
    assert response.context["tracks"][0]["fit"] is None
    assert "your week" not in response.content.decode().lower()


@pytest.mark.django_db
def test_a_bad_code_on_a_program_is_told_and_the_page_stands(client: Client) -> None:
    response = client.get(make.program(sessions=EVENING).get_absolute_url(), {"free": "zz"})
    assert response.status_code == 200
    assert "does not start with a day" in response.content.decode()


def test_a_program_elsewhere_tells_clashes_on_its_own_clock(client: Client, places: None) -> None:
    made = make.program(sessions=EVENING, time_zone="America/Chicago", city="Chicago")
    response = client.get(
        made.get_absolute_url(), {"near": "45202", "free": "mo1800-2200_we1900-2200_th1900-2100"}
    )
    assert response.context["tracks"][0]["fit"]["words"] == "Clashes with Thursday 6–9 pm."
    body = response.content.decode()
    assert "Times are Central time (Chicago)." in body
    assert "(your times are Eastern time)" in body


def test_results_lead_back_to_the_week_with_the_whole_search(client: Client, places: None) -> None:
    response = client.get(f"/programs/?near=45202&within=50&free={EVENINGS}&trip=15&page=1")
    assert response.context["week_url"] == f"/my-week/?near=45202&within=50&free={EVENINGS}&trip=15"


@pytest.mark.django_db
def test_the_schedules_of_many_programs_are_one_query(django_assert_num_queries: Any) -> None:
    for _ in range(3):
        make.program(sessions=EVENING)
    found = search(asked_week(EVENINGS))
    before = len(found.candidates.week_fits)
    with django_assert_num_queries(1):
        found.candidates.decide(found.query)
    assert before == 3


@pytest.mark.parametrize(
    ("here", "there", "minutes"),
    [
        ("America/New_York", "America/Chicago", 60),
        ("America/Chicago", "America/New_York", -60),
        ("America/New_York", "America/New_York", 0),
        ("", "America/New_York", 0),
        ("America/New_York", "", 0),
    ],
)
def test_one_clock_is_ahead_of_another(here: str, there: str, minutes: int) -> None:
    assert minutes_ahead(here, there) == minutes


@pytest.mark.parametrize(
    ("origin", "zone", "online", "label"),
    [
        (CINCINNATI, "America/New_York", False, ""),
        (CINCINNATI, "America/Kentucky/Louisville", True, ""),
        (CINCINNATI, "America/Los_Angeles", False, "Pacific time"),
        (CINCINNATI, "", True, ""),
        (None, "America/Los_Angeles", False, ""),
        (None, "America/Los_Angeles", True, "Pacific time"),
    ],
)
def test_a_zone_is_named_where_it_may_be_mistaken(
    origin: Spot | None, zone: str, online: bool, label: str
) -> None:
    assert other_zone(SearchQuery(origin=origin), zone, online) == label
