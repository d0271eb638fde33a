"""A family's way with the shortlist in a browser: save, send, compare, see what changed, clear."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from programs import curation
from programs.models import Phone, Program, Session
from tests import make
from tests.browser.looks import every_look, lines, objections

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"viewport": {"width": 375, "height": 812}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def doors() -> list[Program]:
    """Five programs, "Door 1" to "Door 5", with a phone and an evening each."""
    made = []
    for number in range(1, 6):
        program = make.program(f"Door {number}", sessions=[(0, "18:00", "21:00")], yes=["medicaid"])
        Phone.objects.create(
            program=program, number=f"+1513555010{number}", source=program.source,
            observed_on=program.observed_on,
        )  # fmt: skip
        made.append(program)
    curation.refresh_rows()
    return made


def card(page: Page, name: str) -> Locator:
    return page.locator(".card", has=page.get_by_role("heading", name=name))


def save(page: Page, *names: str) -> None:
    """Saves these programs from the list of results."""
    page.goto("/programs/")
    for name in names:
        card(page, name).get_by_role("button", name=f"Save {name}").click()
        expect(card(page, name).get_by_role("button", name="Take off my list")).to_be_visible()


def item(page: Page, name: str) -> Locator:
    return page.locator(".saved-item", has=page.get_by_role("heading", name=name))


def kept(page: Page) -> Any:
    return page.evaluate("JSON.parse(localStorage.getItem('iopfinder.shortlist'))")


def watch(page: Page) -> list[str]:
    """The paths asked of the server from here on, with their queries."""
    page.wait_for_load_state("networkidle")
    asked: list[str] = []

    def note(request: Request) -> None:
        parts = urlsplit(request.url)
        asked.append(f"{parts.path}?{parts.query}" if parts.query else parts.path)

    page.on("request", note)
    return asked


def test_what_is_saved_on_cards_and_pages_is_on_the_list(page: Page, doors: list[Program]) -> None:
    save(page, "Door 1", "Door 2")
    page.goto(doors[2].get_absolute_url())
    page.get_by_role("button", name="Save Door 3").click()
    page.get_by_role("link", name="My list", exact=True).last.click()
    page.wait_for_url("**/shortlist/")
    expect(page.locator(".saved-name")).to_have_text(["Door 1", "Door 2", "Door 3"])
    assert [sorted(entry) for entry in kept(page)] == [
        ["marks", "name", "note", "place", "saved", "slug"]
    ] * 3
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [1, 0]


def test_saving_asks_nothing_of_the_server(page: Page, doors: list[Program]) -> None:
    page.goto(doors[0].get_absolute_url())
    asked = watch(page)
    page.get_by_role("button", name="Save Door 1").click()
    expect(page.get_by_role("button", name="Take off my list")).to_be_visible()
    assert asked == []


def test_a_program_taken_off_is_off_everywhere(page: Page, doors: list[Program]) -> None:
    save(page, "Door 1", "Door 2")
    page.goto("/shortlist/")
    item(page, "Door 1").get_by_role("button", name="Take off Door 1").click()
    expect(page.get_by_text("Door 1 is off your list.")).to_be_visible()
    expect(page.get_by_role("button", name="Take off Door 2")).to_be_focused()
    page.goto(doors[0].get_absolute_url())
    expect(page.get_by_role("button", name="Save Door 1")).to_be_visible()


def test_a_note_stays(page: Page, doors: list[Program]) -> None:
    save(page, "Door 1")
    page.goto("/shortlist/")
    page.get_by_label("Your note").fill("Ask for Ana.")
    page.get_by_label("Your note").blur()
    page.reload()
    expect(page.get_by_label("Your note")).to_have_value("Ask for Ana.")


def test_a_link_brings_the_list_to_another_browser_and_not_to_the_server(
    page: Page, new_page: Callable[..., Page], doors: list[Program]
) -> None:
    save(page, "Door 1", "Door 2")
    page.goto("/shortlist/")
    link = page.get_by_label("Link to this list").input_value()
    assert (urlsplit(link).query, urlsplit(link).fragment) == ("", f"p={doors[0].slug},{doors[1].slug}")
    other = new_page(**PHONE)
    asked = watch(other)
    other.goto(link)
    expect(other.get_by_role("heading", name="Someone sent you this list")).to_be_visible()
    assert not any(door.slug in path for path in asked for door in doors)
    other.get_by_role("button", name="Show their names").click()
    expect(other.locator("[data-shared-list] a")).to_have_text(["Door 1", "Door 2"])
    assert asked[-1] == f"/shortlist/now.json?p={doors[0].slug}&p={doors[1].slug}"
    other.get_by_role("button", name="Put them on my list").click()
    expect(other.locator(".saved-name")).to_have_text(["Door 1", "Door 2"])
    expect(other.get_by_role("heading", name="Someone sent you this list")).to_be_hidden()


def test_a_link_that_was_tampered_with_lists_only_what_can_be_a_program(page: Page) -> None:
    page.goto("/shortlist/#p=blue-door,<img src=x onerror=alert(1)>,../../x,blue-door,javascript:alert(1)")
    expect(page.locator("[data-shared-list] a")).to_have_text(["Blue door"])


def test_the_ticked_ones_are_compared_and_more_than_four_are_refused(
    page: Page, doors: list[Program]
) -> None:
    save(page, *(door.name for door in doors))
    page.goto("/shortlist/")
    expect(page.locator("[data-pick]:checked")).to_have_count(4)
    item(page, "Door 5").get_by_role("checkbox").check()
    page.get_by_role("button", name="Compare the ticked ones").click()
    expect(page.get_by_text("Tick two to four programs to compare them.")).to_be_visible()
    for name in ("Door 2", "Door 3", "Door 4"):
        item(page, name).get_by_role("checkbox").uncheck()
    page.get_by_role("button", name="Compare the ticked ones").click()
    page.wait_for_url("**/compare/?**")
    assert parse_qs(urlsplit(page.url).query) == {"p": [doors[0].slug, doors[4].slug]}


def test_a_call_sheet_is_made_of_the_ticked_ones(page: Page, doors: list[Program]) -> None:
    save(page, "Door 1")
    page.goto("/shortlist/")
    page.get_by_role("button", name="Make a call sheet").click()
    page.wait_for_url(f"**/call-sheet/?p={doors[0].slug}")


def change(doors: list[Program]) -> None:
    """Another phone and fact for the first, another hour for the second; the third closes, a fourth goes."""
    Phone.objects.filter(program=doors[0]).update(number="+15135550199")
    make.facts(doors[0], ["medicare"])
    Session.objects.filter(track__program=doors[1]).update(start=time(17))
    Program.objects.filter(pk=doors[2].pk).update(status="closed", closed_on=make.TODAY)
    Program.objects.filter(pk=doors[3].pk).update(status="draft")
    curation.refresh_rows()


def test_what_changed_is_told_in_words_when_asked_for(page: Page, doors: list[Program]) -> None:
    save(page, *(door.name for door in doors))
    change(doors)
    page.goto("/shortlist/")
    asked = watch(page)
    assert asked == []
    page.get_by_role("button", name="See what changed").click()
    expect(item(page, "Door 1")).to_contain_text(": phone, ways to pay.")
    expect(item(page, "Door 2")).to_contain_text(": group times.")
    expect(item(page, "Door 3")).to_contain_text("has closed, or is no longer listed, since March 2, 2026.")
    expect(item(page, "Door 4")).to_contain_text("We have no page for it any more.")
    expect(item(page, "Door 5")).to_contain_text("Nothing we compare has changed")
    assert asked == ["/shortlist/now.json?" + "&".join(f"p={door.slug}" for door in doors)]


def test_a_list_taken_over_without_names_has_them_once_one_asks(page: Page, doors: list[Program]) -> None:
    page.goto(f"/shortlist/#p={doors[0].slug}")
    page.get_by_role("button", name="Put them on my list").click()
    expect(page.locator(".saved-name")).to_have_text([doors[0].slug.replace("-", " ").capitalize()])
    page.get_by_role("button", name="See what changed").click()
    expect(page.locator(".saved-name")).to_have_text(["Door 1"])
    expect(item(page, "Door 1")).to_contain_text("Shared with you")
    page.reload()
    expect(item(page, "Door 1")).to_contain_text("Cincinnati, OH")


def test_changes_can_be_counted_anew_from_today(page: Page, doors: list[Program]) -> None:
    save(page, "Door 1")
    change(doors)
    page.goto("/shortlist/")
    page.get_by_role("button", name="See what changed").click()
    expect(item(page, "Door 1")).to_contain_text(": phone, ways to pay.")
    page.get_by_role("button", name="Count changes from today").click()
    page.get_by_role("button", name="See what changed").click()
    expect(item(page, "Door 1")).to_contain_text("Nothing we compare has changed")


def test_an_answer_that_does_not_come_is_said(new_page: Callable[..., Page], doors: list[Program]) -> None:
    page = new_page()
    save(page, "Door 1")
    page.goto("/shortlist/")
    page.route("**/now.json*", lambda route: route.fulfill(status=200, body="no answer"))
    page.get_by_role("button", name="See what changed").click()
    expect(page.get_by_text("We could not be reached. Try again in a moment.")).to_be_visible()


def test_clear_everything_leaves_nothing_of_this_site(page: Page, doors: list[Program]) -> None:
    save(page, "Door 1")
    page.evaluate("localStorage.setItem('iopfinder.answers', '{}'); localStorage.setItem('other', '1')")
    page.goto("/shortlist/")
    page.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_text("This browser keeps nothing for this site.")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == ["other"]
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()


@pytest.mark.parametrize(
    "broken", ["{", "7", '"x"', "[1, null]", '[{"slug": 3}]', '[{"slug": "a-b", "name": "A"}]']
)
def test_whatever_the_store_holds_the_page_works(page: Page, broken: str) -> None:
    page.goto("/shortlist/")
    page.evaluate("text => localStorage.setItem('iopfinder.shortlist', text)", broken)
    page.reload()
    expect(page.get_by_role("heading", name="Your shortlist")).to_be_visible()
    expect(page.locator(".saved-item")).to_have_count(1 if "a-b" in broken else 0)


def test_a_browser_that_keeps_nothing_says_so(new_page: Callable[..., Page], doors: list[Program]) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused'); } });"
    )
    page.goto(doors[0].get_absolute_url())
    page.get_by_role("button", name="Save Door 1").click()
    expect(page.get_by_text("This browser does not let us keep anything.")).to_be_attached()
    expect(page.get_by_role("button", name="Save Door 1")).to_be_visible()


def test_saving_works_in_a_list_that_was_narrowed_in_place(page: Page, doors: list[Program]) -> None:
    save(page, "Door 1")
    page.goto("/programs/")
    page.locator("#search").get_by_label("Program name").fill("Door")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")
    card(page, "Door 2").get_by_role("button", name="Save Door 2").click()
    expect(card(page, "Door 1").get_by_role("button", name="Take off my list")).to_be_visible()
    assert [entry["name"] for entry in kept(page)] == ["Door 1", "Door 2"]


def test_without_scripts_cards_are_ticked_and_compared(
    new_page: Callable[..., Page], doors: list[Program]
) -> None:
    page = new_page(java_script_enabled=False, **PHONE)
    page.goto("/shortlist/")
    expect(page.get_by_text("that needs JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name="Clear everything")).to_be_hidden()
    page.get_by_role("link", name="look for programs").click()
    expect(page.get_by_role("button", name="Save Door 1")).to_be_hidden()
    for name in ("Door 1", "Door 3"):
        card(page, name).get_by_label(f"Compare {name}").check()
    page.get_by_role("button", name="Compare the ticked ones").click()
    assert sorted(parse_qs(urlsplit(page.url).query)["p"]) == sorted([doors[0].slug, doors[2].slug])
    page.go_back()
    page.get_by_role("button", name="Make a call sheet").click()
    assert urlsplit(page.url).path == "/call-sheet/"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_kit_starts_a_search_at_the_place_typed(
    new_page: Callable[..., Page], doors: list[Program], places: None, scripts: bool
) -> None:
    page = new_page(java_script_enabled=scripts, **PHONE)
    page.goto("/")
    page.get_by_label("City, ZIP or state").fill("45202")
    page.get_by_role("button", name="Under 18 and in school").click()
    page.wait_for_url("**/programs/?**")
    assert parse_qs(urlsplit(page.url).query) == {
        "near": ["45202"], "age": ["16"], "when": ["evening", "weekend"],
    }  # fmt: skip
    page.get_by_text("Start from a situation").click()
    page.get_by_role("link", name="I have no car").click()
    page.wait_for_url("**access=public-transport**")
    assert parse_qs(urlsplit(page.url).query) == {
        "near": ["45202"], "access": ["public-transport"], "sort": ["distance"],
    }  # fmt: skip


def test_no_state_of_the_list_has_an_accessibility_violation(page: Page, doors: list[Program]) -> None:
    found: list[str] = []

    def check(state: str) -> None:
        for look in every_look(page):
            found.extend(f"{state}, {look}: {line}" for line in objections(page))
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{state}, {look}: scrolls sideways")

    page.goto("/shortlist/")
    check("an empty list")
    page.goto(f"/shortlist/#p={doors[0].slug},{doors[1].slug}")
    page.reload()
    check("a list someone sent")
    save(page, "Door 1", "Door 2")
    check("results with two saved")
    page.goto("/shortlist/")
    page.get_by_role("button", name="See what changed").click()
    expect(item(page, "Door 1")).to_contain_text("Nothing we compare")
    check("a list of two, with what changed")
    page.goto(doors[0].get_absolute_url())
    check("a saved program")
    assert not found, lines(found)


def test_on_paper_the_list_has_names_and_notes_and_no_buttons(page: Page, doors: list[Program]) -> None:
    save(page, "Door 1")
    page.goto("/shortlist/")
    page.get_by_label("Your note").fill("Ask for Ana.")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Door 1")).to_be_visible()
    expect(page.get_by_label("Your note")).to_be_visible()
    for name in ("Compare the ticked ones", "Clear everything", "Take off Door 1", "Copy the link"):
        expect(page.get_by_role("button", name=name)).to_be_hidden()
