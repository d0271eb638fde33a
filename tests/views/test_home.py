"""The first page: one field, a few ways to start, help, and whose data it is."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from programs.filters import ProgramFilter
from programs.views.home import QUICK_STARTS
from tests import make
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(client):
    return parsed(client.get("/"))


def test_there_is_one_field_and_it_asks_for_the_place(tree):
    main = part(tree, "main")
    (form,) = main.iter("form")
    (field,) = main.iter("input")
    assert (form.get("action"), form.get("method")) == ("/programs/", "get")
    assert (field.get("name"), field.get("type")) == ("near", "text")
    (label,) = (label for label in main.iter("label") if label.get("for") == field.get("id"))
    assert words(label) == "City, ZIP or state"


@pytest.mark.parametrize(
    ("start", "guide"), [("", "/guides/what-is-an-iop/"), ("/es", "/es/guides/que-es-un-iop/")]
)
def test_a_newcomer_is_led_to_what_an_iop_is_and_whether_it_is_right(client, start, guide):
    (hint,) = having(parsed(client.get(f"{start}/")), "new-here")
    assert links(hint) == [guide, f"{start}/right-for-me/"]
    assert client.get(guide).status_code == 200


@pytest.mark.parametrize(("label", "name", "value"), QUICK_STARTS)
def test_every_quick_start_is_a_search_that_is_understood(tree, label, name, value):
    buttons = {words(button): button for button in tree.iter("button")}
    assert (buttons[label].get("name"), buttons[label].get("value")) == (name, value)
    asked = ProgramFilter(QueryDict(f"{name}={value}"))
    assert asked.problems == []
    query = asked.search_query()
    assert query.limit(name) == (value,) or (name, value) == ("sort", query.sort)


def test_the_crisis_lines_come_once_and_within_the_main_part(tree):
    (block,) = having(tree, "crisis")
    assert block in list(part(tree, "main").iter())
    assert {"tel:911", "tel:988", "sms:988", "tel:+18006624357"} <= set(links(block))


def test_the_danger_of_stopping_is_said_before_any_search(tree):
    assert "can be dangerous, even deadly" in words(part(tree, "main"))


def test_five_promises_are_made(tree):
    (promises,) = having(tree, "promises")
    assert [words(heading) for heading in promises.iter("h3")] == [
        "It fits your week", "Unknown is never “no”", "An honest order", "Private from the start",
        "Never a dead end",
    ]  # fmt: skip


def test_what_an_iop_is_comes_with_its_source(client):
    page = words(client.get("/"))
    assert "9 to 19 hours a week for adults, or 6 or more for teens" in page
    assert "Source: SAMHSA Advisory" in page


def test_the_sources_of_the_facts_are_named_with_their_dates(client):
    make.program()
    assert "Test Directory, survey of 2025" in words(client.get("/"))


@pytest.mark.parametrize(("kind", "count"), [("directory", 0), ("demo", 1)])
def test_fictional_programs_are_called_so_at_the_top_of_every_page(client, kind, count):
    program = make.program(source=make.source(f"some-{kind}", kind=kind))
    for path in ("/", "/programs/", program.get_absolute_url()):
        banners = having(parsed(client.get(path)), "demo-banner")
        assert len(banners) == count, path
        assert all("None of them is real." in words(banner) for banner in banners)


def test_one_query_is_enough_with_one_program_and_with_fifty(queries):
    make.program()
    few = queries("/")
    for _ in range(49):
        make.program(refresh=False)
    assert queries("/") == few == 1


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/", ["/programs/", "/my-week/", "/shortlist/", "/guides/"]),
        ("/es/", ["/es/programs/", "/es/my-week/", "/es/shortlist/", "/es/guides/"]),
    ],
)
def test_the_menu_leads_to_the_search_ones_week_ones_list_and_the_guides(client, path, wanted):
    header = part(parsed(client.get(path)), "header")
    assert links(part(header, "nav")) == wanted
    other = "/" if path == "/es/" else "/es/"
    assert links(header)[-1] == other
