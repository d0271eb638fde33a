"""Painting the week in a browser: with and without JavaScript, by mouse, finger and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from programs.schedule import PRESETS, decode_free, free_in_words, preset_code
from tests.browser.looks import lines, objections_in_every_look, scrolled_sideways

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"viewport": {"width": 375, "height": 812}, "has_touch": True, "is_mobile": True}
CODES = [
    "",
    *(preset_code(name) for name in PRESETS),
    "mo0900-1000_tu0900-1000_fr0900-1000",
    "mo0000-2400_tu2200-2400_we0000-0030.0100-0130.2330-2400",
    "_".join(f"{day}0000-2400" for day in "mo tu we th fr sa su".split()),
]


def open_week(page: Page, code: str = "", **rest: str) -> None:
    page.goto(f"/my-week/?{urlencode({'free': code, **rest} if code else rest)}")


def box(page: Page, day: str, time: str) -> Locator:
    return page.locator(f".week-grid input[name={day}][value='{time}']")


def code_in(page: Page) -> str:
    """The code of the week in the address."""
    return parse_qs(asked(page)).get("free", [""])[0]


def asked(page: Page) -> str:
    """What the address asks, as the page itself sees it now."""
    return str(urlsplit(page.evaluate("location.href")).query)


def middle(spot: Locator) -> tuple[float, float]:
    """Where on the screen the middle of a part of the page is, as the page is scrolled now."""
    area = spot.bounding_box()
    assert area
    return area["x"] + area["width"] / 2, area["y"] + area["height"] / 2


def centre(spot: Locator) -> None:
    """Scrolls until the part is in the middle of the screen."""
    spot.evaluate("part => part.scrollIntoView({block: 'center', behavior: 'instant'})")


def drag(page: Page, *boxes: Locator) -> None:
    """Press on the first box, move over the others, and let go."""
    centre(boxes[0])
    (x, y), *path = [middle(spot) for spot in boxes]
    page.mouse.move(x, y)
    page.mouse.down()
    for x, y in path:
        page.mouse.move(x, y, steps=4)
    page.mouse.up()


class Finger:
    """One finger on the screen of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)

    def _send(self, kind: str, *points: tuple[float, float]) -> None:
        touches = [{"x": x, "y": y} for x, y in points]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    def drag(self, start: tuple[float, float], end: tuple[float, float], hold: int = 0) -> None:
        """Down at one point, still for `hold` milliseconds, then to the other in eight steps, and up."""
        self._send("touchStart", start)
        if hold:
            self.page.wait_for_timeout(hold)
        for step in range(1, 9):
            share = step / 8
            here = [a + (b - a) * share for a, b in zip(start, end, strict=True)]
            self._send("touchMove", (here[0], here[1]))
        self._send("touchEnd")


def test_a_click_marks_one_half_hour_and_says_so(page: Page) -> None:
    open_week(page)
    box(page, "tu", "0900").click()
    expect(page.get_by_role("status")).to_have_text(
        "You can go Tuesday from 9 am to 9:30 am.", use_inner_text=True
    )
    assert code_in(page) == "tu0900-0930"
    box(page, "tu", "0900").click()
    expect(page.get_by_role("status")).to_have_text("You have not marked any time yet.", use_inner_text=True)
    assert code_in(page) == ""


def test_a_drag_marks_a_block_and_a_second_one_clears_it(page: Page) -> None:
    open_week(page)
    drag(page, box(page, "mo", "1800"), box(page, "we", "1930"))
    assert code_in(page) == "mo1800-2000_tu1800-2000_we1800-2000"
    drag(page, box(page, "we", "1930"), box(page, "tu", "1900"))
    assert code_in(page) == "mo1800-2000_tu1800-1900_we1800-1900"


def test_a_drag_that_turns_back_leaves_what_it_left(page: Page) -> None:
    open_week(page, "mo2100-2200")
    drag(page, *(box(page, "mo", time) for time in ("1800", "2130", "1830")))
    assert code_in(page) == "mo1800-1900.2100-2200"


@pytest.mark.parametrize("code", CODES)
def test_the_live_sentence_and_code_are_those_of_the_server(page: Page, code: str) -> None:
    open_week(page)
    page.evaluate(
        """code => {
          const preset = document.querySelector("[data-preset]");
          preset.dataset.preset = code || " ";
          preset.click();
        }""",
        code,
    )
    assert code_in(page) == code
    words = page.locator("[data-words]")
    assert words.text_content() == free_in_words(decode_free(code))
    assert page.locator("[data-hours]").text_content() == f"{decode_free(code).bit_count() / 2:g}"


def test_the_keyboard_moves_marks_and_paints(page: Page) -> None:
    open_week(page)
    first = page.locator(".week-grid").last.locator("tbody input").first
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(box(page, "tu", "0600")).to_be_focused()
    page.keyboard.press("Space")
    for key in ("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight"):
        page.keyboard.press(key)
    expect(box(page, "we", "0700")).to_be_focused()
    assert code_in(page) == "tu0600-0730_we0700-0730"
    page.keyboard.press("End")
    expect(box(page, "su", "0700")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(box(page, "su", "0700")).to_be_focused()


def test_the_table_is_one_stop_of_the_tab_key(page: Page) -> None:
    open_week(page)
    first = page.locator(".week-grid").last.locator("tbody input").first
    first.focus()
    page.keyboard.press("Tab")
    expect(page.locator("input[name=each_way]:checked")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(first).to_be_focused()


def test_the_head_of_a_day_and_of_a_time_mark_all_of_it(page: Page) -> None:
    open_week(page)
    head = page.locator(".week-grid").last
    head.get_by_role("button", name="Saturday").click()
    assert code_in(page) == "sa0600-2400"
    head.get_by_role("button", name="noon").click()
    days = [f"{day}1200-1230" for day in ("mo", "tu", "we", "th", "fr")]
    assert code_in(page) == "_".join([*days, "sa0600-2400", "su1200-1230"])
    head.get_by_role("button", name="Saturday").click()
    assert "sa" not in code_in(page)


def test_presets_and_typed_times_work_in_place(page: Page) -> None:
    open_week(page, near="45202")
    page.get_by_role("button", name="I do the school run").click()
    assert code_in(page) == preset_code("school_run")
    page.get_by_text("Choose times from a list instead").click()
    page.get_by_label("Days").select_option("Saturday and Sunday")
    page.get_by_role("button", name="Add these hours").click()
    assert code_in(page) == preset_code("school_run") + "_sa1730-2100_su1730-2100"
    page.get_by_role("button", name="Clear the week").click()
    assert asked(page) == "near=45202"


def test_the_address_brings_the_week_and_the_trip_back(page: Page) -> None:
    open_week(page, near="45202")
    drag(page, box(page, "th", "1800"), box(page, "th", "2030"))
    page.get_by_label("Another time").check()
    page.get_by_label("Minutes each way").fill("25")
    page.get_by_label("Minutes each way").blur()
    page.reload()
    expect(page.locator(".week-grid input:checked")).to_have_count(6)
    expect(page.get_by_label("Minutes each way")).to_have_value("25")
    assert asked(page) == "near=45202&free=th1800-2100&trip=25"


def test_showing_programs_goes_to_the_results_with_the_code(page: Page) -> None:
    open_week(page, "mo1730-2200", pays="medicaid")
    page.get_by_role("button", name="Show programs that fit").click()
    page.wait_for_url("**/programs/?*")
    assert asked(page) == "free=mo1730-2200&pays=medicaid"


def test_enter_in_the_minutes_shows_programs(page: Page) -> None:
    open_week(page, "mo1730-2200", trip="25")
    page.get_by_label("Minutes each way").fill("40")
    page.keyboard.press("Enter")
    page.wait_for_url("**/programs/?free=mo1730-2200&trip=40")


def test_night_hours_open_when_they_are_marked(page: Page) -> None:
    open_week(page)
    expect(box(page, "mo", "0300")).to_be_hidden()
    open_week(page, "mo0300-0400")
    expect(box(page, "mo", "0300")).to_be_checked()


def test_a_finger_taps_one_box(new_page: Callable[..., Page]) -> None:
    page = new_page(**PHONE)
    open_week(page)
    box(page, "we", "1000").tap()
    assert code_in(page) == "we1000-1030"
    box(page, "we", "1000").tap()
    assert code_in(page) == ""


def test_a_finger_paints_sideways_at_once(new_page: Callable[..., Page]) -> None:
    page = new_page(**PHONE)
    open_week(page)
    centre(box(page, "mo", "1000"))
    start = middle(box(page, "mo", "1000"))
    Finger(page).drag(start, (middle(box(page, "fr", "1000"))[0], start[1]))
    page.wait_for_url("**free=*")
    assert code_in(page) == "_".join(f"{day}1000-1030" for day in ("mo", "tu", "we", "th", "fr"))


def test_a_finger_that_holds_paints_down_and_one_that_does_not_scrolls(new_page: Callable[..., Page]) -> None:
    page = new_page(**PHONE)
    open_week(page)
    centre(box(page, "mo", "1300"))
    low, high = middle(box(page, "mo", "1300")), middle(box(page, "mo", "1030"))
    before = page.evaluate("scrollY")
    Finger(page).drag(low, high, hold=400)
    page.wait_for_url("**free=*")
    assert code_in(page) == "mo1030-1330"
    assert page.evaluate("scrollY") == before
    Finger(page).drag(low, high)
    page.wait_for_function("before => scrollY > before", arg=before)
    assert code_in(page) == "mo1030-1330"


def test_without_scripts_boxes_presets_and_times_still_lead_to_programs(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(java_script_enabled=False, **PHONE)
    page.goto("/my-week/?near=Nowhere")
    page.get_by_role("button", name="I can only do weekends").click()
    assert code_in(page) == preset_code("weekends_only")
    box(page, "mo", "1800").check()
    page.get_by_text("Choose times from a list instead").click()
    page.get_by_label("Days").select_option("Monday")
    page.get_by_role("button", name="Add these hours").click()
    assert code_in(page) == "mo1730-2100_sa0800-2200_su0800-2200"
    page.get_by_label("30 minutes").check()
    page.get_by_role("button", name="Keep it in the address").click()
    assert parse_qs(asked(page))["trip"] == ["30"]
    page.get_by_role("button", name="Show programs that fit").click()
    query = "near=Nowhere&free=mo1730-2100_sa0800-2200_su0800-2200&trip=30"
    assert page.url.endswith(f"/programs/?{query}")


def test_without_scripts_the_table_can_be_skipped(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page.goto("/my-week/")
    skip = page.get_by_role("link", name="Skip the table")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("input[name=each_way]:checked")).to_be_focused()


def test_the_page_has_no_accessibility_violation(page: Page) -> None:
    open_week(page, "mo0300-0400_tu1730-2200", trip="25")
    page.get_by_text("Choose times from a list instead").click()
    found = objections_in_every_look(page)
    page.goto("/my-week/?free=zz&to=programs")
    found += [f"with a problem, {line}" for line in objections_in_every_look(page)]
    assert not found, lines(found)


def test_nothing_is_wider_than_a_phone(page: Page) -> None:
    open_week(page, preset_code("nine_to_five"))
    for width in (320, 375):
        found = scrolled_sideways(page, width)
        assert not found, lines(found)
        smallest = page.evaluate(
            """Math.min(...[...document.querySelectorAll(".week-grid input")]
                .map(box => box.getBoundingClientRect()).filter(area => area.width)
                .map(area => Math.min(area.width, area.height)))"""
        )
        assert smallest >= 24, width


def test_nothing_is_stored_in_the_browser(page: Page) -> None:
    open_week(page)
    drag(page, box(page, "mo", "1800"), box(page, "fr", "2030"))
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
