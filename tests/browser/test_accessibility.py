"""Every page can be used by everybody: axe, narrow screens, large text, dark, forced colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.http import HttpResponse
from django.test import RequestFactory
from playwright.sync_api import Page

from programs.views import errors

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
PAGES = {
    "home": "/",
    "results": "/programs/?near=45202",
    "results with limits": "/programs/?near=45202&within=50&when=evening&pays=medicaid&age=40",
    "results with a problem": "/programs/?near=45202&within=7",
    "no result": "/programs/?near=59001&within=5",
    "a state": "/programs/?near=Ohio",
    "the country": "/programs/",
    "several places": "/programs/?near=Springfield",
    "no such place": "/programs/?near=Nowhereville",
    "program": "first",
    "closed program": "/programs/thimble-acorn-intensive-outpatient-cincinnati-oh/",
    "home in Spanish": "/es/",
    "results in Spanish": "/es/programs/?near=45202&when=evening",
    "closed program in Spanish": "/es/programs/thimble-acorn-intensive-outpatient-cincinnati-oh/",
    "404": "/nowhere",
    "500": "/broken",
    "503": "/away",
}
BROKEN = {"/broken": errors.server_error, "/away": errors.service_unavailable}
LOOKS = ((375, "light"), (1280, "dark"))
"""Layout depends on the width, contrast on the scheme; none on both."""


@pytest.fixture
def origin(demo_site: str) -> str:
    return demo_site


def show(page: Page, name: str) -> None:
    """Open a page by its name; the two that a working site never shows are handed to the browser."""
    path = PAGES[name]
    if path in BROKEN:
        answer = BROKEN[path](RequestFactory().get(path))
        page.route(f"**{path}", lambda route: route.fulfill(**as_sent(answer)))
    if path == "first":
        page.goto(PAGES["results"])
        path = page.locator(".card h3 a").first.get_attribute("href") or ""
    page.goto(path)


def as_sent(answer: HttpResponse) -> dict[str, Any]:
    return {"status": answer.status_code, "body": answer.content, "content_type": "text/html; charset=utf-8"}


def violations(page: Page, *, but: tuple[str, ...] = ()) -> list[str]:
    """What axe objects to, a line each: the rule, and where."""
    found = Axe().run(page, options=RULES).response["violations"]
    told = [rule for rule in found if rule["id"] not in but]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in told for node in rule["nodes"]]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_objects_to_nothing(new_page: Callable[..., Page], name: str, width: int, scheme: str) -> None:
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    show(page, name)
    assert violations(page) == []


@pytest.mark.parametrize("name", ["home", "results", "program"])
def test_axe_objects_to_nothing_in_forced_colours_and_with_everything_unfolded(
    new_page: Callable[..., Page], name: str
) -> None:
    page = new_page(viewport={"width": 1280, "height": 900}, forced_colors="active")
    show(page, name)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert (
        violations(page, but=("color-contrast",)) == []
    )  # axe reads the sheet's colours, not the forced ones
    assert page.evaluate(NOT_FORCED) == []


NOT_FORCED = """() => [...document.querySelectorAll("body *")]
  .filter(node => !node.closest("svg") && getComputedStyle(node).forcedColorAdjust !== "auto")
  .map(node => node.outerHTML.slice(0, 120))"""
"""Parts that keep their own colours where the reader has chosen some."""

TOO_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter(node => node.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .filter(node => !node.closest("svg") && getComputedStyle(node).position !== "absolute")
  .map(node => node.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_on_a_narrow_screen(new_page: Callable[..., Page], name: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    show(page, name)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.evaluate(TOO_WIDE)[:5]


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_text_of_twice_the_size_still_fits(new_page: Callable[..., Page], name: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    show(page, name)
    page.evaluate("document.documentElement.style.fontSize = '36px'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.evaluate(TOO_WIDE)[:5]


SMALL = """() => [...document.querySelectorAll("main a, main button, main summary, main input, main select")]
  .filter(node => !node.closest("p, dd, li > span, figure") && node.offsetParent && node.type !== "hidden")
  .map(node => [node.outerHTML.slice(0, 120), node.getBoundingClientRect()])
  .filter(([, box]) => Math.min(box.width, box.height) < 24)
  .map(([html]) => html)"""


@pytest.mark.parametrize("name", ["home", "results", "program", "several places"])
def test_on_a_phone_what_one_taps_is_large_enough(new_page: Callable[..., Page], name: str) -> None:
    page = new_page(viewport={"width": 375, "height": 812}, has_touch=True, is_mobile=True)
    show(page, name)
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_h1_a_title_a_language_and_landmarks(page: Page, name: str) -> None:
    show(page, name)
    assert page.locator("h1").count() == 1
    assert page.title().endswith("IOP Finder") or name.startswith("home")
    assert page.locator("html").get_attribute("lang") == ("es" if "Spanish" in name else "en")
    for role in ("banner", "navigation", "main", "contentinfo"):
        assert page.get_by_role(role).count() >= 1, role
