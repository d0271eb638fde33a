"""A guide that can't be read is away, and everything else stands."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from django.test import Client

from programs import guides
from programs.guides import library
from programs.guides.library import read_shelf
from programs.templatetags import leads
from tests.reading import links, parsed, part, words

MATTER = """\
title = "The {key}"
slug = "the-{key}"
part = "understand"
order = {order}
summary = "What it says."
reviewed = 2026-01-10
review_by = 2026-07-10

[[sources]]
name = "An agency"
url = "https://agency.example/page"
"""
KEPT = (library.shelf, library.guide, library.in_language, library.term_home, leads._line)


def write(folder: Path, key: str, body: str = "Words. [1]", *, order: int = 1, was: str = "", now: str = ""):
    matter = (
        MATTER.format(key=key, order=order).replace(was, now) if was else MATTER.format(key=key, order=order)
    )
    folder.mkdir(exist_ok=True)
    (folder / f"{key}.md").write_text(f"+++\n{matter}+++\n{body}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("title = ", "name = ", "en/first.md: its front matter needs title"),
        ('part = "understand"', 'part = "attic"', "en/first.md: 'attic' is no part of the list of guides"),
        ('slug = "the-first"', 'slug = "the-second"', "en/second.md: its slug is that of first.md"),
        ("order = 1", "order = ", "en/first.md: its front matter is not TOML"),
    ],
)
def test_a_broken_guide_stands_apart_with_the_reason(tmp_path, was, now, told):
    write(tmp_path, "first", was=was, now=now)
    write(tmp_path, "second", order=2)
    write(tmp_path, "third", "See [the first](guide:first). [1]", order=3)
    found = read_shelf(tmp_path, "en")
    assert [str(error).startswith(told) for error in found.broken.values()] == [True]
    assert len(found.guides) == 2
    assert "third" in [guide.key for guide in found.guides]


@pytest.fixture
def one_broken(tmp_path, monkeypatch):
    """A site with two English guides, one of which links to nowhere, and none in Spanish."""
    write(tmp_path / "en", "sound")
    write(tmp_path / "en", "torn", "[x](guide:nowhere) [1]", order=2)
    monkeypatch.setattr(library, "CONTENT", tmp_path)
    for kept in KEPT:
        kept.cache_clear()
    yield
    for kept in KEPT:
        kept.cache_clear()


@pytest.mark.django_db
def test_the_page_of_a_broken_guide_is_away_and_the_others_are_there(one_broken, client: Client):
    away = client.get("/guides/the-torn/")
    assert away.status_code == 503
    main = part(parsed(away), "main")
    assert "This guide is away" in words(main)
    assert links(main) == ["/guides/"]
    assert client.get("/guides/the-sound/").status_code == 200
    assert "/guides/the-torn/" not in links(parsed(client.get("/guides/")))
    assert client.get("/guides/nowhere/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/", "/right-for-me/", "/es/right-for-me/", "/guides/", "/sitemap-guides.xml"]
)
def test_no_other_page_falls_with_a_broken_guide(one_broken, client: Client, path):
    assert client.get(path).status_code == 200


def test_a_broken_guide_is_told_once_in_the_log(one_broken, caplog):
    with caplog.at_level(logging.ERROR, logger="programs.guides.library"):
        guides.guides("en")
        guides.guides("en")
    assert [record.getMessage() for record in caplog.records] == [
        "A guide can't be read, so its page is away: en/torn.md: there is no guide 'nowhere' to link to"
    ]
