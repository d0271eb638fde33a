"""Leaving at once: seen without scrolling, works without scripts, and takes along what the browser kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

NEUTRAL = "https://www.weather.gov/"
RESULTS = "/programs/?near=45202"
KEEP = """() => {
  localStorage.setItem("iopfinder.shortlist", '[{"slug": "one"}]');
  localStorage.setItem("iopfinder.answers", "{}");
}"""
KEPT = "Object.keys(localStorage)"


@pytest.fixture
def open_page(chromium: Browser, demo_site: str) -> Iterator[Callable[..., Page]]:
    """Pages in a context of their own, where the neutral page is a stand-in and notes who asked for it."""
    contexts: list[BrowserContext] = []

    def open_one(**options: Any) -> Page:
        context = chromium.new_context(base_url=demo_site, **options)
        contexts.append(context)
        context.route(
            f"{NEUTRAL}**", lambda route: route.fulfill(body="<h1>Sunny</h1>", content_type="text/html")
        )
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page(viewport={"width": 1280, "height": 800})


def kept(page: Page) -> list[str]:
    """What the browser keeps for the site, asked from a page of the site in another tab."""
    other = page.context.new_page()
    other.goto("/healthz")
    names: list[str] = other.evaluate(KEPT)
    other.close()
    return names


@pytest.mark.parametrize("path", ["/", RESULTS, "program", "/guides/", "guide", "/right-for-me/", "/nowhere"])
def test_the_way_out_is_seen_without_scrolling(open_page: Callable[..., Page], path: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto({"program": RESULTS, "guide": "/guides/"}.get(path, path))
    if path in {"program", "guide"}:
        page.locator("main h3 a").first.click()
    leave = page.get_by_role("link", name="Leave this page")
    for width in (320, 375, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        expect(leave, f"at {width} pixels").to_be_in_viewport(ratio=1)
        box = leave.bounding_box()
        assert box
        assert box["height"] >= 24, width
        assert box["x"] + box["width"] <= width, width


def test_without_javascript_it_is_a_plain_link(open_page: Callable[..., Page]) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(RESULTS)
    with page.expect_request(NEUTRAL) as asked:
        page.get_by_role("link", name="Leave this page").click()
    assert "referer" not in asked.value.all_headers()
    expect(page).to_have_url(NEUTRAL)


@pytest.mark.parametrize("path", ["/", RESULTS, "/right-for-me/", "/guides/"])
def test_leaving_clears_what_was_kept_and_takes_the_place_of_the_page(page: Page, path: str) -> None:
    page.goto(path)
    page.evaluate(KEEP)
    length = page.evaluate("history.length")
    with page.expect_request(NEUTRAL) as asked:
        page.get_by_role("link", name="Leave this page").click()
    expect(page).to_have_url(NEUTRAL)
    assert "referer" not in asked.value.all_headers()
    assert page.evaluate("history.length") == length
    assert kept(page) == []


def test_the_page_goes_blank_before_the_other_comes(page: Page) -> None:
    page.goto(RESULTS)
    left = page.evaluate("""() => {
      document.querySelector("[data-leave]").click();
      return [document.body.innerText, document.title];
    }""")
    assert left == ["", ""]


def test_going_back_leads_away_again(page: Page) -> None:
    page.goto("/")
    page.goto(RESULTS)
    page.get_by_role("link", name="Leave this page").click()
    expect(page).to_have_url(NEUTRAL)
    page.evaluate("history.back()")
    page.wait_for_function("!document.referrer && location.host === 'www.weather.gov' && history.length > 1")
    expect(page.locator("h1")).to_have_text("Sunny")


def test_opening_the_site_anew_forgets_that_one_had_left(page: Page) -> None:
    page.goto(RESULTS)
    page.get_by_role("link", name="Leave this page").click()
    expect(page).to_have_url(NEUTRAL)
    page.goto("/")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_esc_three_times_leaves(page: Page) -> None:
    page.goto(RESULTS)
    page.evaluate(KEEP)
    press(page, "Escape", "Escape", "Escape")
    expect(page).to_have_url(NEUTRAL)
    assert kept(page) == []


@pytest.mark.parametrize(
    "keys",
    [
        ("Escape", "Escape"),
        ("Escape", "Escape", "Tab", "Escape"),
        ("Tab", "Tab", "Tab"),
    ],
)
def test_fewer_or_other_keys_do_not(page: Page, keys: tuple[str, ...]) -> None:
    page.goto(RESULTS)
    press(page, *keys)
    expect(page.get_by_role("heading", level=1)).to_contain_text("45202")


LATER = """apart => [0, apart, 2 * apart].forEach(time => {
  const event = new KeyboardEvent("keydown", { key: "Escape" });
  Object.defineProperty(event, "timeStamp", { value: time });
  dispatchEvent(event);
})"""


@pytest.mark.parametrize(("apart", "leaves"), [(2000, True), (2001, False)])
def test_the_presses_may_be_two_seconds_apart(page: Page, apart: int, leaves: bool) -> None:
    page.goto(RESULTS)
    page.evaluate(LATER, apart)
    expect(page).to_have_url(NEUTRAL if leaves else page.url)
    expect(page.locator("h1")).to_contain_text("Sunny" if leaves else "45202")


def test_holding_esc_down_does_not_leave(page: Page) -> None:
    page.goto(RESULTS)
    for _ in range(4):
        page.keyboard.down("Escape")
    expect(page.get_by_role("heading", level=1)).to_contain_text("45202")


def test_it_leaves_where_storage_is_refused(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('no'); } });"
    )
    page.goto("/")
    page.get_by_role("link", name="Leave this page").click()
    expect(page).to_have_url(NEUTRAL)


def test_the_privacy_page_names_and_clears_what_is_kept(page: Page) -> None:
    page.goto("/privacy/")
    expect(page.get_by_text("Right now, it keeps nothing for this site.")).to_be_visible()
    page.evaluate(KEEP)
    page.evaluate("localStorage.setItem('iopfinder.cost.some-program', '{}')")
    page.reload()
    lines = page.locator("[data-kept]:visible")
    expect(lines).to_have_text(
        ["Your list of saved programs", "What you wrote on call sheets", "Sums from a cost sheet"]
    )
    page.get_by_role("button", name="Clear everything").click()
    expect(page.locator("[data-cleared]")).to_contain_text("It is all gone.")
    expect(lines).to_have_count(0)
    assert page.evaluate(KEPT) == []


def test_without_javascript_the_privacy_page_says_how_to_clear(open_page: Callable[..., Page]) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/privacy/")
    expect(page.get_by_role("button", name="Clear everything")).to_be_hidden()
    expect(page.locator("[data-without-script]")).to_contain_text("in your browser’s settings")


LONG = [RESULTS, "/guides/rights/", "/es/guides/sus-derechos/"]
FAR_DOWN = "scrollTo({ top: 2500, behavior: 'instant' })"


@pytest.mark.parametrize("path", LONG)
@pytest.mark.parametrize(("width", "height"), [(375, 812), (1280, 900)])
def test_it_stays_in_sight_on_a_long_page(
    open_page: Callable[..., Page], path: str, width: int, height: int
) -> None:
    page = open_page(viewport={"width": width, "height": height})
    page.goto(path)
    page.evaluate(FAR_DOWN)
    expect(page.locator("[data-leave]")).to_be_in_viewport(ratio=1)
    assert height_of_strip(page) <= height / 15


@pytest.mark.parametrize(("width", "height"), [(320, 640), (812, 375)])
def test_a_narrow_or_low_screen_keeps_its_room_to_read(
    open_page: Callable[..., Page], width: int, height: int
) -> None:
    page = open_page(viewport={"width": width, "height": height})
    page.goto(LONG[1])
    page.evaluate(FAR_DOWN)
    expect(page.locator("[data-leave]")).not_to_be_in_viewport()


def test_what_one_jumps_to_does_not_lie_under_it(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 375, "height": 812}, reduced_motion="reduce")
    page.goto(LONG[1])
    page.locator(".contents a").nth(2).click()
    assert page.locator(":target").evaluate("node => node.getBoundingClientRect().top") >= height_of_strip(
        page
    )


def height_of_strip(page: Page) -> float:
    return float(page.locator(".strip").evaluate("node => node.getBoundingClientRect().height"))
