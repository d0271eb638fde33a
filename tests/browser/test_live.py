"""Changing the search in a browser: in place with JavaScript, by its buttons without it."""

from __future__ import annotations

import gzip
import re
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.looks import lines, objections_in_every_look
from tests.browser.looks import unfold as unfold_all

HERE = "/programs/?near=45202"
PHONE = {"viewport": {"width": 375, "height": 812}, "has_touch": True, "is_mobile": True}
FOCUSED = "[document.activeElement.name, document.activeElement.value, document.activeElement.id]"
STORED = "[Object.keys(sessionStorage), Object.keys(localStorage), document.cookie]"


@pytest.fixture
def origin(demo_site: str) -> str:
    return demo_site


def option(page: Page, name: str, value: str) -> Locator:
    return page.locator(f"#filters [name={name}][value='{value}']")


def unfold(page: Page, group: str) -> None:
    page.locator(f"#group-{group}").evaluate("part => { part.open = true; }")


def heading(page: Page) -> Locator:
    return page.locator("#heading")


def mark(page: Page) -> None:
    """Leaves something in the page that is gone once another page is loaded."""
    page.evaluate("window.theSamePage = true")


def is_marked(page: Page) -> bool:
    return bool(page.evaluate("window.theSamePage"))


@pytest.fixture
def search(page: Page) -> Page:
    page.goto(HERE)
    mark(page)
    return page


def test_a_filter_swaps_the_list_the_counts_and_the_map_in_place(search: Page) -> None:
    before = {part: search.locator(part).inner_text() for part in ("#heading", "#list", "#map")}
    unfold(search, "when")
    option(search, "when", "weekend").check()
    expect(heading(search)).to_contain_text("that fit")
    expect(search).to_have_url(re.compile(r"/programs/\?near=45202&when=weekend$"))
    assert {part: search.locator(part).inner_text() for part in before} != before
    assert "Weekend groups" in search.locator("#chosen").inner_text()
    assert search.title().startswith(heading(search).inner_text())
    assert is_marked(search)


def test_what_was_swapped_is_what_a_full_page_would_say(search: Page, new_page: Callable[..., Page]) -> None:
    unfold(search, "pays")
    option(search, "pays", "medicaid").check()
    expect(search.locator("#chosen")).to_contain_text("Medicaid")
    whole = new_page(viewport={"width": 1280, "height": 900})
    whole.goto(search.url)
    assert search.locator("#list").inner_text() == whole.locator("#list").inner_text()
    for part in ("#heading", "#totals", "#map", "#chosen", "#filters"):
        assert search.locator(part).text_content().split() == whole.locator(part).text_content().split(), part


def test_the_focus_stays_on_the_control_and_the_page_where_it_was(search: Page) -> None:
    unfold(search, "service")
    box = option(search, "service", "child-care")
    box.scroll_into_view_if_needed()
    at = box.bounding_box()
    box.check()
    expect(search.locator("#chosen")).to_contain_text("Child care")
    assert search.evaluate(FOCUSED)[:2] == ["service", "child-care"]
    now = option(search, "service", "child-care").bounding_box()
    assert at
    assert now
    assert abs(at["y"] - now["y"]) <= 2


def test_groups_stay_as_the_reader_left_them(search: Page) -> None:
    for group in ("when", "therapy", "pays"):
        unfold(search, group)
    option(search, "pays", "medicaid").check()
    expect(search.locator("#chosen")).to_contain_text("Medicaid")
    search.locator("#group-pays").evaluate("part => { part.open = false; }")
    option(search, "when", "day").check()
    expect(search.locator("#chosen")).to_contain_text("Day")
    folded = search.evaluate("[...document.querySelectorAll('.option-group[open]')].map(part => part.id)")
    assert folded == ["group-when", "group-therapy"]


def test_the_count_is_announced_where_it_was_before(search: Page) -> None:
    """The same live region speaks: a new one would be silent in some screen readers."""
    status = search.locator("#totals").element_handle()
    unfold(search, "when")
    option(search, "when", "evening").check()
    expect(search.locator("#totals")).to_contain_text("fit what you asked for")
    assert status.evaluate("region => region.isConnected && region.getAttribute('role')") == "status"


def test_the_address_holds_no_empty_parameter_and_no_default(search: Page) -> None:
    search.select_option("#within", "50")
    expect(search).to_have_url(re.compile(r"\?near=45202&within=50$"))
    search.select_option("#within", "25")
    expect(search).to_have_url(re.compile(r"\?near=45202$"))
    search.select_option("#sort", "checked")
    expect(search).to_have_url(re.compile(r"\?near=45202&sort=checked$"))


def test_two_quick_choices_both_count(search: Page) -> None:
    unfold(search, "pays")
    option(search, "pays", "medicaid").check()
    option(search, "pays", "medicare").check()
    expect(search).to_have_url(re.compile(r"pays=medicaid&pays=medicare$"))


def test_a_choice_made_while_an_answer_is_on_its_way_is_not_lost(search: Page) -> None:
    waiting: list[Any] = []
    unfold(search, "pays")
    search.route(re.compile(r"/programs/\?near=45202&pays=medicaid$"), lambda route: waiting.append(route))
    option(search, "pays", "medicaid").check()
    expect(search.locator("#live")).to_have_class("htmx-request")
    option(search, "pays", "medicare").check()
    option(search, "pays", "medicaid").uncheck()
    for route in waiting:
        route.continue_()
    expect(search).to_have_url(re.compile(r"near=45202&pays=medicare$"))
    assert is_marked(search)


def test_the_first_choice_is_not_lost_while_htmx_is_on_its_way(page: Page) -> None:
    waiting: list[Any] = []
    page.route("**/htmx-2*.js", lambda route: waiting.append(route))
    page.goto(HERE)
    mark(page)
    unfold(page, "pays")
    option(page, "pays", "medicaid").check()
    expect(option(page, "pays", "medicaid")).to_be_checked()
    for route in waiting:
        route.continue_()
    expect(page.locator("#chosen")).to_contain_text("Medicaid")
    assert is_marked(page)


def test_without_htmx_the_links_still_lead_there(chromium: Browser, origin: str) -> None:
    with chromium.new_context(base_url=origin) as context:
        page = context.new_page()
        page.route("**/htmx-2*.js", lambda route: route.abort())
        page.goto(f"{HERE}&pays=medicaid")
        page.locator("#chosen a").first.click()
        expect(page).to_have_url(re.compile(r"\?near=45202$"))


def test_a_choice_is_taken_away_in_place_and_the_focus_goes_on(page: Page) -> None:
    page.goto(f"{HERE}&pays=medicaid&when=evening")
    mark(page)
    page.locator("#chosen a", has_text="Evening groups").click()
    expect(page).to_have_url(re.compile(r"\?near=45202&pays=medicaid$"))
    assert "Medicaid" in page.evaluate("document.activeElement.innerText")
    page.locator("#chosen a", has_text="Medicaid").click()
    expect(page).to_have_url(re.compile(r"\?near=45202$"))
    assert page.evaluate(FOCUSED)[2] == "heading"
    assert is_marked(page)


def test_back_and_forward_show_the_searches_again(search: Page) -> None:
    first = heading(search).inner_text()
    unfold(search, "when")
    option(search, "when", "evening").check()
    expect(search).to_have_url(re.compile("when=evening"))
    second = heading(search).inner_text()
    search.go_back()
    expect(heading(search)).to_have_text(first)
    expect(search.locator("#chosen")).to_have_count(0)
    search.go_forward()
    expect(heading(search)).to_have_text(second)
    expect(option(search, "when", "evening")).to_be_checked()


def test_going_to_a_card_from_the_map_changes_nothing_else(search: Page) -> None:
    search.locator(".map-pin").first.click(force=True)
    expect(search).to_have_url(re.compile("#program-"))
    search.go_back()
    expect(search).to_have_url(re.compile(r"\?near=45202$"))
    assert is_marked(search)


def test_a_number_that_cannot_be_read_is_explained_and_kept(search: Page) -> None:
    unfold(search, "age")
    search.fill("#age", "ten")
    search.keyboard.press("Tab")
    expect(search.locator("#problems")).to_contain_text("Type an age in whole years")
    expect(search.locator("#age")).to_have_value("ten")
    search.locator("#problems a").click()
    assert search.evaluate("location.hash") == "#age"


def test_typing_goes_on_while_the_list_changes(page: Page) -> None:
    """An answer that comes while another field is being filled leaves what was typed there."""
    page.goto(HERE)
    unfold(page, "age")
    unfold(page, "pays")
    waiting: list[Any] = []
    page.route("**/programs/?*age=30*", lambda route: waiting.append(route))
    page.fill("#age", "30")
    page.locator("#max_weekly").focus()
    expect(page.locator("#live")).to_have_class("htmx-request")
    page.keyboard.type("4")
    for route in waiting:
        route.continue_()
    expect(page.locator("#chosen")).to_contain_text("Aged 30")
    page.keyboard.type("00")
    expect(page.locator("#max_weekly")).to_have_value("400")


def test_a_place_that_may_be_several_opens_its_own_page(search: Page) -> None:
    unfold(search, "pays")
    search.fill("#near", "Springfield")
    option(search, "pays", "medicaid").click()
    expect(search.locator("h1")).to_have_text("Which “Springfield” do you mean?")
    assert "pays=medicaid" in search.url


def test_programs_ticked_for_comparing_stay_ticked(search: Page) -> None:
    tick = search.locator("[name=p]").first
    tick.check()
    value = tick.get_attribute("value")
    search.select_option("#within", "50")
    expect(search).to_have_url(re.compile("within=50"))
    expect(search.locator(f"[name=p][value='{value}']")).to_be_checked()


def test_nothing_is_stored(search: Page) -> None:
    unfold(search, "when")
    option(search, "when", "evening").check()
    expect(search).to_have_url(re.compile("when=evening"))
    assert search.evaluate(STORED) == [[], [], ""]
    assert search.context.cookies() == []


def test_the_keyboard_alone_is_enough(search: Page) -> None:
    search.locator("#group-when > summary").focus()
    search.keyboard.press("Enter")
    for _ in range(2):
        search.keyboard.press("Tab")
    search.keyboard.press("Space")
    expect(search).to_have_url(re.compile("when=evening"))
    assert search.evaluate(FOCUSED)[:2] == ["when", "evening"]
    search.keyboard.press("Tab")
    search.keyboard.press("Space")
    expect(search).to_have_url(re.compile("when=evening&when=weekend"))


@pytest.mark.parametrize(
    "options", [PHONE, {"viewport": {"width": 1280, "height": 900}}], ids=["phone", "wide"]
)
def test_without_javascript_the_buttons_do_it(new_page: Callable[..., Page], options: dict[str, Any]) -> None:
    page = new_page(java_script_enabled=False, **options)
    page.goto(HERE)
    if "is_mobile" in options:
        page.locator("#filters > summary").click()
    page.locator("#group-when > summary").click()
    option(page, "when", "evening").check()
    page.locator(".filters-go button").click()
    expect(heading(page)).to_contain_text("that fit")
    expect(page.locator("#chosen")).to_contain_text("Evening groups")
    page.locator("#chosen a").first.click()
    expect(page.locator("#chosen")).to_have_count(0)


def test_without_javascript_the_order_has_a_button(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(HERE)
    page.select_option("#sort", "checked")
    page.get_by_role("button", name="Sort").click()
    expect(page.locator("#sort option[selected]")).to_have_text("Newest check first")


@pytest.mark.parametrize("width", [375, 1280])
def test_the_filters_are_folded_on_a_phone_and_open_beside_the_list(
    new_page: Callable[..., Page], width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(HERE)
    expect(page.locator("#filters > summary")).to_be_visible(visible=width == 375)
    expect(page.locator("#group-when > summary")).to_be_visible(visible=width == 1280)


def test_axe_objects_to_nothing_after_a_change(page: Page) -> None:
    page.goto(f"{HERE}&age=ten&state=OH&free=mo1730-2200_tu1730-2200_we1730-2200&trip=30")
    unfold_all(page)
    option(page, "pays", "medicaid").check()
    expect(page.locator("#chosen")).to_contain_text("Medicaid")
    found = objections_in_every_look(page)
    assert not found, lines(found)


def test_axe_objects_to_nothing_in_the_rule_of_the_order(page: Page) -> None:
    page.goto("/how-we-rank/")
    found = objections_in_every_look(page)
    assert not found, lines(found)


@pytest.mark.parametrize("path", [HERE, f"{HERE}&within=100&state=OH", "/programs/", "/how-we-rank/"])
def test_a_first_visit_is_light(page: Page, origin: str, path: str) -> None:
    """Six requests at most, and 100 KB as they travel, compressed."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert len(fetched) <= 6
    assert sum(map(weight, fetched)) <= 100_000


def weight(url: str) -> int:
    """Bytes of an answer as a browser that reads gzip gets them, or would behind a server that compresses."""
    asked = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})  # noqa: S310
    with urllib.request.urlopen(asked) as answer:  # noqa: S310
        body = answer.read()
        return len(body if answer.headers.get("Content-Encoding") else gzip.compress(body))
