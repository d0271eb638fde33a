"""A newcomer's way through, in a real browser: by mouse, by keyboard, without scripts, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Page, Response, expect

WIDTHS = (375, 1280)
MOST_REQUESTS = {"/": 6}
"""The first page; others bring a sheet and up to two scripts of their own."""

MOST_REQUESTS_ELSEWHERE = 8
MOST_BYTES = 100 * 1024
PROGRAM = "/programs/?near=45202"


@pytest.fixture
def origin(demo_site: str) -> str:
    return demo_site


def sized(width: int) -> dict[str, object]:
    return {"viewport": {"width": width, "height": 900}}


def first_program(page: Page) -> str:
    """The address of the first program of a list."""
    page.goto(PROGRAM)
    return page.locator(".card h3 a").first.get_attribute("href") or ""


def find(page: Page, place: str) -> None:
    page.goto("/")
    page.get_by_label("City, ZIP or state").fill(place)
    page.get_by_role("button", name="Find programs").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("width", WIDTHS)
def test_from_a_zip_code_to_a_program_and_back(
    new_page: Callable[..., Page], width: int, scripts: bool
) -> None:
    page = new_page(java_script_enabled=scripts, **sized(width))
    find(page, "45202")
    expect(page.locator("h1")).to_contain_text("within 25 miles of 45202 (Cincinnati, OH)")
    expect(page.locator(".card").first).to_contain_text("miles")
    name = page.locator(".card h3").first.inner_text()
    page.locator(".card h3 a").first.click()
    expect(page.locator("h1")).to_have_text(name)
    expect(page.get_by_role("heading", name="When it meets")).to_be_visible()
    page.go_back()
    expect(page.locator("h1")).to_contain_text("45202")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_name_of_many_towns_is_asked_about(new_page: Callable[..., Page], scripts: bool) -> None:
    page = new_page(java_script_enabled=scripts, **sized(375))
    find(page, "Springfield")
    expect(page.locator("h1")).to_have_text("Which “Springfield” do you mean?")
    page.get_by_role("link", name="Springfield, IL").click()
    expect(page.locator("h1")).to_contain_text("of Springfield, IL")


def test_a_slip_of_the_keyboard_is_forgiven(page: Page) -> None:
    find(page, "Cincinatti")
    page.get_by_role("link", name="Cincinnati, OH").click()
    expect(page.locator("h1")).to_contain_text("of Cincinnati, OH")


def test_the_place_and_a_quick_start_travel_together(page: Page) -> None:
    page.goto("/")
    page.get_by_label("City, ZIP or state").fill("45202")
    page.get_by_role("button", name="Takes Medicaid").click()
    expect(page).to_have_url(re.compile(r"near=45202&pays=medicaid$"))
    expect(page.get_by_role("list", name="What you chose")).to_contain_text("Medicaid")


def test_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the main part")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("City, ZIP or state")).to_be_focused()
    page.keyboard.type("45202")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("of 45202")


FOCUS = """() => {
  const style = getComputedStyle(document.activeElement);
  const box = document.activeElement.getBoundingClientRect();
  return {
    tag: document.activeElement.tagName,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}"""


@pytest.mark.parametrize("path", ["/", PROGRAM, "program", "/nowhere"])
def test_wherever_the_tab_key_goes_one_can_see_it(page: Page, path: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(first_program(page) if path == "program" else path)
    for _ in range(30):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["tag"] == "BODY":
            break
        assert focus["ring"], page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        assert focus["seen"], page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_the_tab_key_goes_down_the_page_in_the_order_it_is_read(page: Page) -> None:
    page.goto("/")
    order = page.evaluate("""() => [...document.querySelectorAll("a[href], button, input, select, summary")]
        .filter(node => node.tabIndex > 0).length""")
    assert order == 0


def test_the_back_button_keeps_what_was_typed(page: Page) -> None:
    find(page, "Dayton, OH")
    page.go_back()
    expect(page.get_by_label("City, ZIP or state")).to_have_value("Dayton, OH")


@pytest.mark.parametrize("path", ["/", PROGRAM, "program"])
def test_on_paper_the_phone_number_is_there_and_the_controls_are_not(page: Page, path: str) -> None:
    page.goto(first_program(page) if path == "program" else path)
    page.emulate_media(media="print")
    numbers = page.locator("main a[href^='tel:']:visible")
    expect(numbers.first).to_be_visible()
    assert re.search(r"\d{3}", numbers.first.inner_text())
    expect(page.locator("form:visible")).to_have_count(0)
    assert page.pdf().startswith(b"%PDF-")


class Traffic:
    """What a first visit asks for, and what comes over the wire, headers and all."""

    def __init__(self, session: CDPSession) -> None:
        self.bytes: list[float] = []
        session.on("Network.loadingFinished", lambda event: self.bytes.append(event["encodedDataLength"]))
        session.send("Network.enable")


@pytest.mark.parametrize("path", ["/", PROGRAM, "/programs/?near=Ohio", "/programs/", "program", "/my-week/"])
def test_a_first_visit_is_light(new_page: Callable[..., Page], path: str) -> None:
    if path == "program":
        path = first_program(new_page(**sized(1280)))
    page = new_page(**sized(1280))
    traffic = Traffic(page.context.new_cdp_session(page))
    page.goto(path, wait_until="networkidle")
    assert 2 <= len(traffic.bytes) <= MOST_REQUESTS.get(path, MOST_REQUESTS_ELSEWHERE)
    assert 0 < sum(traffic.bytes) <= MOST_BYTES


def test_a_visit_leaves_nothing_behind(page: Page) -> None:
    find(page, "45202")
    page.locator(".card h3 a").first.click()
    page.wait_for_load_state("networkidle")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0
    assert page.evaluate("caches.keys().then(found => found.length)") == 0


def test_answers_are_compressed_and_static_files_kept_for_good(page: Page) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(PROGRAM)
    assert answers[0].headers["content-encoding"] == "gzip"
    assert answers[0].headers["cache-control"] == "no-store"
    styles = [answer for answer in answers if answer.url.endswith(".css")]
    assert styles
    for answer in styles:
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-encoding"] in {"gzip", "br"}
