"""The guides in a browser: accessible in light and dark, readable on a small phone, whole on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.looks import lines, objections_in_every_look

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"viewport": {"width": 375, "height": 812}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 900}}
PATHS = ["/guides/", "/guides/compared/", "/guides/paying/", "/guides/glossary/"]


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(page, path):
    page.goto(path)
    found = objections_in_every_look(page)
    assert not found, lines(found)


@pytest.mark.parametrize("path", PATHS)
def test_on_a_small_phone_nothing_sticks_out(new_page, path):
    page = new_page(**PHONE)
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") == 375


def test_lines_are_short_enough_to_read(new_page):
    page = new_page(**DESK)
    page.goto("/guides/rights/")
    assert longest_line(page) <= 90


def longest_line(page: Page) -> float:
    """The widest paragraph, in characters of its own average width."""
    script = """() => Math.max(...[...document.querySelectorAll('.prose > p')].map(part => {
      const range = document.createRange();
      range.selectNodeContents(part);
      const lines = new Set([...range.getClientRects()].map(box => Math.round(box.bottom)));
      return lines.size > 3 ? part.textContent.length / (lines.size - 1) : 0;
    }))"""
    return page.evaluate(script)


def test_a_wide_table_stands_row_by_row_on_a_phone(new_page):
    page = new_page(**PHONE)
    page.goto("/guides/compared/")
    table = page.get_by_role("table", name="Kinds of care, from the most hours to none")
    assert table.get_by_role("columnheader").count() == 5
    assert table.get_by_role("row").count() == 7
    for cell in table.get_by_role("row").nth(1).get_by_role("cell").all():
        assert cell.bounding_box()["width"] > 250
    named = "node => getComputedStyle(node, '::before').content"
    assert table.get_by_role("cell").nth(1).evaluate(named) == '"Hours a week"'


def test_on_paper_the_sources_show_their_addresses_and_the_contents_go(new_page):
    page = new_page(**DESK)
    page.goto("/guides/rights/")
    page.emulate_media(media="print")
    assert page.locator(".contents").is_hidden()
    assert page.locator(".turn").is_hidden()
    after = "getComputedStyle(document.querySelector('.sources a'), '::after').content"
    assert "https://www.cms.gov/" in page.evaluate(after)
