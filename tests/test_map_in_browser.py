"""The maps in a browser: targets large enough for a thumb, colours with contrast, a way by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from programs.maps import MapView
from tests.test_map_pages import STYLES, crowded, html, ohio


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A page as wide as a small phone, with the site's styles."""
    context = chromium.new_context(viewport={"width": 375, "height": 700})
    yield context.new_page()
    context.close()


def show(page: Page, view: MapView) -> None:
    styles = "".join(f"<style>{text}</style>" for text in STYLES.values())
    page.set_content(f"<!doctype html><html lang=en>{styles}<main class=wrap>{html(view)}")


def contrast(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    """WCAG 2.2's contrast ratio of two colours, each red, green and blue from 0 to 255."""

    def light(rgb: tuple[float, ...]) -> float:
        shares = [part / 255 for part in rgb]
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(a), light(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colours(page: Page, names: set[str]) -> dict[str, tuple[float, ...]]:
    """What the map's custom properties come to in the page as it is shown."""
    script = """names => names.map(name => {
      const probe = document.querySelector(".map").appendChild(document.createElement("i"));
      probe.style.color = `var(${name})`;
      return [name, getComputedStyle(probe).color.match(/\\d+/g).slice(0, 3).map(Number)];
    })"""
    return {name: tuple(rgb) for name, rgb in page.evaluate(script, sorted(names))}


INK_ON_GROUND = (
    ("--map-text", ("--map-land", "--map-beyond", "--map-0", "--map-1", "--map-2"), 4.5),
    ("--map-quiet", ("--map-land", "--map-beyond"), 4.5),
    ("--map-on-pin", ("--map-pin",), 4.5),
    ("--map-on-dark", ("--map-3", "--map-4"), 4.5),
    ("--map-pin", ("--map-land",), 4.5),
    ("--map-pin", ("--map-beyond",), 3),
    ("--map-other", ("--map-land", "--map-beyond"), 3),
)


@pytest.mark.parametrize("look", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"media": "print"}])
def test_words_and_marks_stand_out(phone: Page, look: dict[str, Any]) -> None:
    show(phone, ohio())
    phone.emulate_media(**look)
    known = colours(phone, {name for ink, grounds, _ in INK_ON_GROUND for name in (ink, *grounds)})
    assert len(known) == 13
    for ink, grounds, least in INK_ON_GROUND:
        for ground in grounds:
            assert contrast(known[ink], known[ground]) >= least, (ink, ground)


@pytest.mark.parametrize("view", [crowded, ohio], ids=["area", "state"])
def test_on_a_phone_every_pin_is_a_target_of_24_pixels(phone: Page, view: Callable[[], MapView]) -> None:
    show(phone, view())
    boxes = [box for box in (link.bounding_box() for link in phone.locator(".map-pin").all()) if box]
    assert len(boxes) == len(view().pins) + len(view().counts)
    assert min(min(box["width"], box["height"]) for box in boxes) >= 24
    for a, b in combinations(boxes, 2):
        beside = min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"])
        level = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
        assert min(beside, level) < 0.5, "two targets overlap"


def test_the_keyboard_reaches_every_pin_in_order_and_shows_where_it_is(phone: Page) -> None:
    show(phone, crowded())
    for i in range(1, 21):
        phone.keyboard.press("Tab")
        assert phone.evaluate("document.activeElement.getAttribute('href')") == f"#program-{i}"
    ring = "getComputedStyle(document.activeElement.querySelector('.map-hit')).stroke"
    assert phone.evaluate(ring) != "none"
