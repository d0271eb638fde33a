"""A family chooses together, in a real browser: tick, compare, call, write down, print."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import lines, objections_in_every_look, scrolled_sideways, unfold

SLUGS = (
    "pocket-teapot-day-and-evening-program-cincinnati-oh",
    "copper-porch-hospital-intensive-outpatient-cincinnati-oh",
    "paper-lantern-intensive-outpatient-cincinnati-oh",
    "thimble-acorn-intensive-outpatient-cincinnati-oh",
)
"""Programs with as much stated as any; the last has closed."""

ASKED = "near=45202&pays=medicaid&when=evening&open=taking"
PROGRAM = f"/programs/{SLUGS[0]}/"
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
WIDTHS = pytest.mark.parametrize("width", [375, 1280])


@pytest.fixture
def origin(demo_site: str) -> str:
    return demo_site


def sized(width: int) -> dict[str, object]:
    return {"viewport": {"width": width, "height": 900}}


def about(page: str, count: int, extra: str = ASKED) -> str:
    """The address of a page about the first so many programs."""
    return f"/{page}/?{'&'.join(f'p={slug}' for slug in SLUGS[:count])}&{extra}"


@SCRIPTS
@WIDTHS
def test_from_the_list_to_a_comparison_to_a_call_sheet(
    new_page: Callable[..., Page], width: int, scripts: bool
) -> None:
    page = new_page(java_script_enabled=scripts, **sized(width))
    page.goto("/programs/?near=45202&pays=medicaid")
    ticks = page.locator(".card input[name=p]")
    names = page.locator(".card h3")
    chosen = [names.nth(number).inner_text() for number in (0, 2)]
    for number in (0, 2):
        ticks.nth(number).check()
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("h1")).to_have_text("2 programs side by side")
    for name in chosen:
        expect(page.locator("thead")).to_contain_text(name)
    everything = page.locator("tbody tr").count()
    page.get_by_role("link", name="Only the differences").click()
    expect(page.get_by_role("link", name="Show everything")).to_be_visible()
    assert 0 < page.locator("tbody tr").count() < everything
    page.get_by_role("link", name="Make a call sheet").click()
    expect(page).to_have_url(re.compile("near=45202&pays=medicaid$"))
    expect(page.locator("article h2")).to_have_text(chosen)


@SCRIPTS
def test_ticked_programs_go_straight_to_a_call_sheet(new_page: Callable[..., Page], scripts: bool) -> None:
    page = new_page(java_script_enabled=scripts, **sized(375))
    page.goto("/programs/?near=45202")
    page.locator(".card input[name=p]").first.check()
    page.get_by_role("button", name="Make a call sheet").click()
    expect(page.locator("article h2")).to_have_count(1)


def test_what_is_written_stays_here_is_shown_beside_the_programs_and_can_be_cleared(page: Page) -> None:
    page.goto(about("call-sheet", 2), wait_until="networkidle")
    opening, privacy = page.get_by_label("Are you taking new people"), page.get_by_label("Who will know")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    opening.first.fill("Yes, from Monday")
    privacy.nth(1).fill("Nobody without my say")
    privacy.nth(1).blur()
    assert sent == []
    page.reload()
    expect(opening.first).to_have_value("Yes, from Monday")

    page.get_by_role("link", name="See them side by side").click()
    openings = page.locator("tr", has=page.locator("summary", has_text="Openings"))
    expect(openings.locator("td").first).to_contain_text("You wrote: Yes, from Monday")
    expect(openings.locator("td").nth(1)).not_to_contain_text("You wrote")
    kept = page.locator("[data-written-list]")
    expect(kept).to_contain_text("Copper Porch Hospital Intensive Outpatient, Privacy: Nobody without my say")

    page.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_role("status").filter(has_text="gone")).to_be_visible()
    expect(page.locator(".noted")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0
    page.go_back()
    expect(opening.first).to_have_value("")


def test_what_one_writes_is_only_ever_words(page: Page) -> None:
    page.goto(about("call-sheet", 2))
    page.get_by_label("Anything else").first.fill("<img src=x onerror=alert(1)>")
    page.get_by_label("Anything else").first.blur()
    page.goto(about("compare", 2))
    expect(page.locator("[data-written-list]")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("main img")).to_have_count(0)


def test_where_the_browser_keeps_nothing_one_is_told(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } })"
    )
    page.goto(about("call-sheet", 1))
    page.get_by_label("Anything else").fill("A kind voice")
    page.get_by_label("Anything else").blur()
    expect(page.get_by_role("status")).to_contain_text("does not let us keep what you type")


def test_a_comparison_nobody_wrote_about_says_nothing_of_it(page: Page) -> None:
    page.goto(about("compare", 2))
    expect(page.locator("h1")).to_have_text("2 programs side by side")
    expect(page.get_by_text("What you wrote down")).to_be_hidden()


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_names_stay_in_sight_and_nothing_scrolls_sideways(page: Page, count: int) -> None:
    page.goto(about("compare", count))
    for width in (320, 375, 1280):
        found = scrolled_sideways(page, width)
        assert not found, lines(found)
        page.evaluate("window.scrollTo({top: 3000, behavior: 'instant'})")
        heads = page.locator("thead th")
        for number in range(count):
            expect(heads.nth(number), f"at {width} pixels").to_be_in_viewport()
        assert page.locator("thead").bounding_box()["height"] < 180, width


def test_who_says_so_is_one_tap_away(new_page: Callable[..., Page]) -> None:
    page = new_page(has_touch=True, is_mobile=True, **sized(375))
    page.goto(about("compare", 2))
    row = page.locator("tr", has=page.locator("summary", has_text="Medicaid")).first
    expect(row.get_by_text("Demo data (fictional)")).to_be_hidden()
    row.locator("summary").tap()
    expect(row.get_by_text("Demo data (fictional)").first).to_be_visible()


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_comparison_prints_on_one_landscape_page(page: Page, count: int) -> None:
    page.goto(about("compare", count))
    printed = page.pdf(prefer_css_page_size=True)
    assert pages_of(printed) == 1
    width, height = map(float, re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", printed)[0])
    assert width > height


def test_a_call_sheet_prints_each_program_from_the_top_of_a_page(page: Page) -> None:
    page.goto(about("call-sheet", 1))
    one = pages_of(page.pdf(prefer_css_page_size=True))
    page.goto(about("call-sheet", 3))
    three = pages_of(page.pdf(prefer_css_page_size=True))
    assert one <= 2
    assert three >= 3
    page.emulate_media(media="print")
    expect(page.get_by_label("Who will know").first).to_be_visible()
    expect(page.get_by_role("button", name="Clear everything")).to_be_hidden()


def test_a_program_prints_every_fact_and_its_own_address(page: Page) -> None:
    page.goto(PROGRAM)
    folded = page.locator(".fact-group:not([open]) > ul > li")
    assert folded.count() > 20
    expect(folded.first).to_be_hidden()
    page.emulate_media(media="print")
    for number in range(folded.count()):
        expect(folded.nth(number)).to_be_visible()
    expect(page.locator(".qr svg")).to_be_visible()
    expect(page.locator(".qr")).to_contain_text(PROGRAM)


@SCRIPTS
def test_a_schedule_goes_into_a_calendar(
    new_page: Callable[..., Page], tmp_path: Path, scripts: bool
) -> None:
    page = new_page(java_script_enabled=scripts, **sized(375))
    page.goto(PROGRAM)
    calendar = page.locator(".to-calendar").first
    calendar.locator("summary").click()
    with page.expect_download() as download:
        calendar.get_by_role("button", name="Get the calendar file").click()
    assert download.value.suggested_filename == "sessions.ics"
    download.value.save_as(tmp_path / "sessions.ics")
    assert "BEGIN:VEVENT" in (tmp_path / "sessions.ics").read_text()


def test_the_spreadsheet_comes_down_as_a_file(page: Page) -> None:
    page.goto(about("compare", 2))
    with page.expect_download() as download:
        page.get_by_role("link", name="Get as a spreadsheet").click()
    assert download.value.suggested_filename == "compare.csv"


STATES = {
    "two": about("compare", 2),
    "four": about("compare", 4),
    "differences": about("compare", 3, "only=differences"),
    "one": about("compare", 1),
    "none": "/compare/?p=no-such-program",
    "call sheet": about("call-sheet", 2),
    "no call sheet": "/call-sheet/",
    "program": PROGRAM,
    "closed program": f"/programs/{SLUGS[3]}/",
}


@pytest.mark.parametrize("state", STATES)
def test_axe_objects_to_nothing(page: Page, state: str) -> None:
    page.goto(STATES[state])
    unfold(page)
    found = objections_in_every_look(page)
    assert not found, lines(found)


@pytest.mark.parametrize("state", ["two", "call sheet", "program"])
def test_a_first_visit_asks_for_few_files(page: Page, state: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type))
    page.goto(STATES[state], wait_until="networkidle")
    assert asked.count("stylesheet") <= 3
    assert asked.count("script") <= 2
