"""Every page can be used by everybody: axe, narrow screens, large text, dark, forced colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from playwright.sync_api import Page

from programs.views import errors
from tests.browser.looks import lines, objections, objections_in_every_look, scrolled_sideways, unfold

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
    "report": "/report/copper-porch-hospital-intensive-outpatient-cincinnati-oh/",
    "report in Spanish": "/es/report/copper-porch-hospital-intensive-outpatient-cincinnati-oh/",
    "suggestion": "/suggest/",
    "reference nobody has": "/report/?reference=BCD-FGH-JKM",
    "experience": "/experience/",
    "experience in Spanish": "/es/experience/",
    "rules of experience": "/experience/rules/",
    "link that does not work": "/update/cut-short/",
    "404": "/nowhere",
    "500": "/broken",
    "503": "/away",
}
BROKEN = {"/broken": errors.server_error, "/away": errors.service_unavailable}


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


@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_the_page(page: Page, name: str) -> None:
    """Each line that it fails with says in which look, and what."""
    show(page, name)
    assert_it_has_one_h1_a_title_a_language_and_landmarks(page, name)
    found = [
        *objections_in_every_look(page),
        *(f"text of twice the size, {line}" for line in scrolled_sideways_in_large_text(page)),
    ]
    unfold(page)
    found += scrolled_sideways(page, 320)
    assert not found, lines(found)


def assert_it_has_one_h1_a_title_a_language_and_landmarks(page: Page, name: str) -> None:
    assert page.locator("h1").count() == 1
    assert page.title().endswith("IOP Finder") or name.startswith("home")
    assert page.locator("html").get_attribute("lang") == ("es" if "Spanish" in name else "en")
    for role in ("banner", "navigation", "main", "contentinfo"):
        assert page.get_by_role(role).count() >= 1, role


def scrolled_sideways_in_large_text(page: Page) -> list[str]:
    page.evaluate("document.documentElement.style.fontSize = '36px'")
    found = scrolled_sideways(page, 375, 1280)
    page.evaluate("document.documentElement.style.fontSize = ''")
    return found


@pytest.mark.parametrize("name", ["home", "results", "program"])
def test_axe_objects_to_nothing_in_forced_colours_and_with_everything_unfolded(
    new_page: Callable[..., Page], name: str
) -> None:
    page = new_page(viewport={"width": 1280, "height": 900}, forced_colors="active")
    show(page, name)
    unfold(page)
    found = objections(page, but=("color-contrast",))  # axe reads the sheet's colours, not the forced ones
    assert not found, lines(found)
    assert page.evaluate(NOT_FORCED) == []


NOT_FORCED = """() => [...document.querySelectorAll("body *")]
  .filter(node => !node.closest("svg") && getComputedStyle(node).forcedColorAdjust !== "auto")
  .map(node => node.outerHTML.slice(0, 120))"""
"""Parts that keep their own colours where the reader has chosen some."""

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
