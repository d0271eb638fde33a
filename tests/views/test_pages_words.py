"""Crisis lines, privacy, accessibility, about: they say what they must, plainly, and can be found."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from programs.crisis import CALLS, CRISIS, REVIEWED_ON
from tests.plain_words import grade, sentences
from tests.reading import having, links, parsed, part, words
from tests.words import labels_in

pytestmark = pytest.mark.django_db

PAGES = ["/crisis/", "/privacy/", "/accessibility/", "/about/", "/our-data/"]
every_page = pytest.mark.parametrize("path", PAGES)

TOPICS = [
    (
        "/crisis/",
        [
            "What happens then",
            "Say where you are",
            "Press 1 for veterans",
            "They do not counsel",
            "En español",
        ],
    ),
    (
        "/privacy/",
        ["no cookie", "the time", "the method", "the path", "the status", "the size", "how long it took"],
    ),
    (
        "/privacy/",
        ["no network address", "42 CFR Part 2", "My Health My Data Act", "Federal Trade Commission"],
    ),
    ("/privacy/", ["each page loads only from this site", "clear this site’s data", "ZIP code"]),
    ("/privacy/", ["Other pages in your history", "The network", "A watched device", "Calls and texts"]),
    ("/accessibility/", ["2.2", "level AA", "axe", "keyboard", "without JavaScript", "have not yet tested"]),
    (
        "/about/",
        ["Nothing. Programs pay us", "no featured places", "Kickbacks", "18 U.S.C. 220", "carry it on"],
    ),
]


@pytest.mark.parametrize(("path", "topics"), TOPICS)
def test_the_page_speaks_of(client: Client, path: str, topics: list[str]) -> None:
    text = words(client.get(path)).lower()
    assert [topic for topic in topics if topic.lower() not in text] == []


@every_page
def test_it_can_be_read_with_eight_years_of_school(client: Client, path: str) -> None:
    main = part(parsed(client.get(path)), "main")
    for parent in list(main.iter()):
        for spanish in [each for each in parent if each.get("lang") == "es"]:
            parent.remove(spanish)
    assert grade(sentences(main)) <= 8


@every_page
def test_nobody_is_a_label(client: Client, path: str) -> None:
    assert labels_in(words(client.get(path))) == []


@every_page
def test_the_page_is_whole_and_sets_nothing(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert len(list(parsed(response).iter("h1"))) == 1


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.line.name)
def test_every_line_has_its_numbers_its_steps_and_its_sources(client: Client, call) -> None:
    (shown,) = [
        each
        for each in having(parsed(client.get("/crisis/")), "call-line")
        if words(each).startswith(call.line.name)
    ]
    hrefs = links(shown)
    assert [contact.href for contact in call.line.contacts] == hrefs[: len(call.line.contacts)]
    assert {url for _, url in call.sources} <= set(hrefs)
    assert all(step in words(shown) for step in (*call.steps, call.in_spanish))


def test_the_crisis_page_has_every_line_once_the_most_pressing_first(client: Client) -> None:
    assert [call.line for call in CALLS] == [*CRISIS.lines, CRISIS.helpline]
    page = client.get("/crisis/").content.decode()
    assert page.count('class="crisis"') == 1
    assert f'<time datetime="{REVIEWED_ON.isoformat()}">' in page


def test_the_spanish_ways_are_marked_as_spanish(client: Client) -> None:
    (spanish,) = [each for each in parsed(client.get("/crisis/")).iter("section") if each.get("lang") == "es"]
    assert {"tel:911", "tel:988", "tel:+18006624357"} <= set(links(spanish))
    assert "AYUDA" in words(spanish)


def test_the_crisis_page_leads_to_what_leaving_cannot_hide(client: Client) -> None:
    assert "/privacy/#leave" in links(part(parsed(client.get("/crisis/")), "main"))
    assert 'id="leave"' in client.get("/privacy/").content.decode()


@pytest.mark.parametrize("path", ["/privacy/", "/accessibility/", "/about/"])
def test_an_address_to_write_to_is_given_where_there_is_one(client: Client, settings, path: str) -> None:
    settings.CONTACT_EMAIL = ""
    assert "has not given an address" in words(client.get(path))
    settings.CONTACT_EMAIL = "hello@iop.example.org"
    response = client.get(path)
    assert "mailto:hello@iop.example.org" in links(parsed(response))
    assert "has not given an address" not in words(response)


def test_whoever_runs_it_is_named_or_said_to_be_unnamed(client: Client, settings) -> None:
    settings.RUN_BY = ""
    assert "has not given a name" in words(client.get("/about/"))
    settings.RUN_BY = "The Library of <Springfield>"
    assert "This copy is run by The Library of <Springfield>." in words(client.get("/about/"))


@pytest.mark.parametrize("path", ["/", "/programs/", "/guides/", "/right-for-me/", "/my-week/", "/nowhere"])
def test_every_page_leads_to_these_pages(client: Client, path: str) -> None:
    footer = part(parsed(client.get(path)), "footer")
    assert {*PAGES, "/how-we-rank/", "/right-for-me/"} <= set(links(footer))


@pytest.mark.parametrize("path", ["/", "/programs/", "/guides/", "/right-for-me/", "/crisis/", "/nowhere"])
def test_one_can_leave_from_the_top_of_every_page(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    (leave,) = re.findall(r"<a[^>]*data-leave[^>]*>", page)
    assert 'href="https://www.weather.gov/"' in leave
    assert "noreferrer" in leave
    assert page.index(leave) < page.index("<main")


def test_the_data_is_credited_on_every_page(client: Client) -> None:
    footer = words(part(parsed(client.get("/")), "footer"))
    assert "U.S. Census Bureau" in footer
    assert "GeoNames" in footer
