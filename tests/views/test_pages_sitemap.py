"""What search engines are told: pages, guides and programs; never a search, the desk or a closed program."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from django.test import Client

from programs import guides, sitemaps
from tests import make

pytestmark = pytest.mark.django_db


def addresses(client: Client, path: str) -> list[str]:
    return re.findall(r"<loc>http://testserver([^<]*)</loc>", client.get(path).content.decode())


@pytest.fixture
def robots(client: Client) -> list[tuple[str, str]]:
    """The lines of robots.txt, as (name, value)."""
    lines = client.get("/robots.txt").content.decode().splitlines()
    return [
        (name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines if line)
    ]


def may_read(robots: list[tuple[str, str]], path: str) -> bool:
    """As RFC 9309 reads it: a rule holds for every address that begins with it."""
    return not any(name == "disallow" and path.startswith(start) for name, start in robots)


def test_the_index_names_a_file_for_each_kind(client: Client) -> None:
    assert addresses(client, "/sitemap.xml") == [
        "/sitemap-pages.xml",
        "/sitemap-guides.xml",
        "/sitemap-programs.xml",
    ]


def test_every_page_of_words_is_listed_and_answers(client: Client) -> None:
    found = addresses(client, "/sitemap-pages.xml")
    assert {"/", "/right-for-me/", "/crisis/", "/guides/", "/our-data/", "/privacy/", "/about/"} <= set(found)
    assert {client.get(path).status_code for path in found} == {200}
    assert not any('content="noindex"' in client.get(path).content.decode() for path in found)


def test_every_guide_is_listed(client: Client) -> None:
    assert addresses(client, "/sitemap-guides.xml") == [
        f"{start}/guides/{found.slug}/"
        for guide in guides.guides("en")
        for language, start in (("en", ""), ("es", "/es"))
        if (found := guides.in_language(guide.key, language))
    ]


@pytest.mark.parametrize("section", ["pages", "guides", "programs"])
def test_every_address_names_the_page_in_each_language_and_itself(client: Client, section: str) -> None:
    make.program()
    found = entries(client, f"/sitemap-{section}.xml")
    assert found
    assert len({location for location, _ in found}) == len(found)
    for location, named in found:
        assert set(named) == {"en", "es", "x-default"}
        assert named["en"] == named["x-default"]
        assert named["es"].startswith("http://testserver/es/")
        assert location in named.values()
        assert (named["en"], named) in found
        assert (named["es"], named) in found


def entries(client: Client, path: str) -> list[tuple[str, dict[str, str]]]:
    """Each address of a file, with the addresses it names by language."""
    tree = ElementTree.fromstring(client.get(path).content)  # noqa: S314 - our own file
    return [
        (
            url.findtext("{*}loc") or "",
            {link.get("hreflang", ""): link.get("href", "") for link in url.findall("{*}link")},
        )
        for url in tree
    ]


def test_programs_are_listed_with_the_day_they_were_checked_and_closed_ones_are_not(client: Client) -> None:
    open_one = make.program()
    make.program(status="closed", closed_on=make.TODAY)
    make.program(status="draft")
    page = open_one.get_absolute_url()
    assert addresses(client, "/sitemap-programs.xml") == [page, f"/es{page}"]
    assert f"<lastmod>{open_one.checked_on}</lastmod>" in client.get("/sitemap-programs.xml").content.decode()
    assert f"<lastmod>{open_one.checked_on}</lastmod>" in client.get("/sitemap.xml").content.decode()


def test_many_programs_are_listed_in_several_files(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps.ProgramSitemap, "limit", 2)
    made = [make.program() for _ in range(3)]
    assert "/sitemap-programs.xml?p=2" in addresses(client, "/sitemap.xml")
    page = made[2].get_absolute_url()
    assert addresses(client, "/sitemap-programs.xml?p=2") == [page, f"/es{page}"]


@pytest.mark.parametrize(
    "path", ["/sitemap-none.xml", "/sitemap-programs.xml?p=99", "/sitemap-programs.xml?p=x"]
)
def test_a_file_that_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_more_programs_do_not_mean_more_queries(queries: Callable[[str], int]) -> None:
    make.program()
    few = queries("/sitemap-programs.xml"), queries("/sitemap.xml")
    for _ in range(4):
        make.program()
    assert (queries("/sitemap-programs.xml"), queries("/sitemap.xml")) == few


@pytest.mark.parametrize(
    "path", ["/sitemap.xml", "/sitemap-pages.xml", "/sitemap-programs.xml", "/robots.txt"]
)
def test_they_set_no_cookie(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies


@pytest.mark.parametrize(
    "path", ["/", "/programs/harbor/", "/guides/", "/right-for-me/", "/our-data/", "/cost/"]
)
def test_pages_may_be_read(robots: list[tuple[str, str]], path: str) -> None:
    assert may_read(robots, path)


@pytest.mark.parametrize(
    "path",
    [
        "/programs/?near=45202", "/programs.csv", "/programs.geojson?near=45202", "/compare/?p=a",
        "/compare.csv", "/call-sheet/?p=a", "/shortlist/", "/my-week/?free=x", "/desk/",
        "/kits/?near=45202", "/cost/?p=a", "/es/programs/?near=45202",
    ],
)  # fmt: skip
def test_searches_and_the_desk_may_not(robots: list[tuple[str, str]], path: str) -> None:
    assert not may_read(robots, path)


def test_robots_are_told_for_whom_it_is_and_where_the_list_is(robots: list[tuple[str, str]]) -> None:
    assert robots[0] == ("user-agent", "*")
    assert robots[-1] == ("sitemap", "http://testserver/sitemap.xml")
