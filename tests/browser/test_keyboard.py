"""By keyboard alone: what has the focus is shown as such, and nothing that stays in place covers it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.looks import lines, unfold

SLUG = "pocket-teapot-day-and-evening-program-cincinnati-oh"
PAGES = {
    "home": ("/", ""),
    "results": ("/programs/?near=45202", ""),
    "results with something ticked": ("/programs/?near=45202", ".pick input"),
    "program": (f"/programs/{SLUG}/", ""),
    "compare": (f"/compare/?p={SLUG}&p=copper-porch-hospital-intensive-outpatient-cincinnati-oh", ""),
    "call sheet": (f"/call-sheet/?p={SLUG}", ""),
    "week": ("/my-week/", ""),
    "cost": (f"/cost/?p={SLUG}", ""),
}
MOST_STOPS = 300

COVERED = """() => {
  const has = document.activeElement;
  if (has === document.body) return null;
  const { left, top, width, height } = has.getBoundingClientRect();
  const seen = document.elementFromPoint(left + Math.min(width / 2, 60), top + height / 2);
  const mine = has.closest("label") ?? has;
  const shown = seen && (mine.contains(seen) || seen.contains(has));
  return shown ? "" : `${has.outerHTML.slice(0, 90)} under ${seen?.outerHTML.slice(0, 60)}`;
}"""


@pytest.fixture
def origin(demo_site: str) -> str:
    return demo_site


@pytest.mark.parametrize("name", PAGES)
def test_what_has_the_focus_is_never_covered(page: Page, name: str) -> None:
    path, ticked = PAGES[name]
    page.set_viewport_size({"width": 375, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(path, wait_until="networkidle")
    if ticked:
        page.locator(ticked).first.check()
        page.evaluate("() => { document.activeElement.blur(); scrollTo({ top: 0, behavior: 'instant' }); }")
    assert lines(covered(page)) == ""


def test_nothing_among_the_open_filters_is_covered(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(PAGES["results"][0], wait_until="networkidle")
    unfold(page, ".filters, .filters > details")
    assert lines(covered(page)) == ""


def covered(page: Page) -> list[str]:
    """What is hidden under something else when the tab key comes to it, a line each."""
    found = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        told = page.evaluate(COVERED)
        if told is None:
            break
        found += [told] if told else []
    return found
