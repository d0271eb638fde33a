"""How a page serves everybody: what axe objects to, and what does not fit, on a page loaded once."""

from __future__ import annotations

from collections.abc import Iterator

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

LOOKS = ((375, "light"), (1280, "dark"))
"""Layout depends on the width, contrast on the scheme; none on both."""

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,  # it would ask for style sheets anew, by addresses that are none
}
RUN_AXE = """async ([rules, but]) => (await axe.run(document, rules)).violations
  .filter(({ id }) => !but.includes(id))
  .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))"""

TOO_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter(node => node.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .filter(node => !node.closest("svg") && getComputedStyle(node).position !== "absolute")
  .map(node => node.outerHTML.slice(0, 120))"""


def objections(page: Page, *, but: tuple[str, ...] = ()) -> list[str]:
    """What axe objects to in the page as it stands, a line each: the rule, and where.

    From the top: further down, whatever happens to be behind the strip that stays looks too small to tap.
    """
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(RUN_AXE, [RULES, but])
    return found


def objections_in_every_look(page: Page) -> list[str]:
    """What axe objects to in each of LOOKS, a line each that starts with the look."""
    return [f"{look}: {line}" for look in every_look(page) for line in objections(page)]


def every_look(page: Page) -> Iterator[str]:
    """Gives the page each of LOOKS in turn, and says which."""
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour is on its way to another
        yield f"{width} pixels, {scheme}"


def scrolled_sideways(page: Page, *widths: int) -> list[str]:
    """What makes the page wider than the window at each of these widths, a line each."""
    told = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        reach = page.evaluate("document.documentElement.scrollWidth")
        if reach > width:
            told += [f"{width} pixels: {reach} wide", *page.evaluate(TOO_WIDE)[:5]]
    return told


def unfold(page: Page, parts: str = "details") -> None:
    """Opens everything that is folded."""
    page.evaluate("parts => document.querySelectorAll(parts).forEach(part => { part.open = true; })", parts)


def lines(found: list[str]) -> str:
    """What a failed test says: each finding on a line of its own."""
    return "\n".join(found)
