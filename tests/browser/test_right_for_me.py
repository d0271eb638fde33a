"""Is it right for me? In a real browser: nothing is sent or kept, and what is urgent comes first."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from programs.right_for_me import ENDING, QUESTIONS, Kind
from tests.browser.looks import lines, objections_in_every_look, scrolled_sideways, unfold

PATH = "/right-for-me/"


@pytest.fixture
def origin(demo_site: str) -> str:
    return demo_site


def choose(page: Page, code: str) -> None:
    page.locator(f"[data-answer={code}] > summary").click()


def shown(page: Page) -> list[str]:
    """The codes of the endings one sees, in order."""
    endings: list[str] = page.locator("[data-ends]:not([hidden])").evaluate_all(
        "found => found.map(each => each.dataset.ends)"
    )
    return endings


def in_short(page: Page) -> str:
    return page.locator("[data-in-short]:not([hidden])").get_attribute("data-in-short") or ""


def test_answering_sends_nothing_and_keeps_nothing(page: Page) -> None:
    page.goto(PATH, wait_until="networkidle")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    for question in QUESTIONS:
        choose(page, f"{question.code}-{question.answers[0].code}")
    page.get_by_role("link", name="For someone else").click()
    page.get_by_role("button", name="Clear my answers").click()
    page.wait_for_load_state("networkidle")
    assert requests == []
    assert page.url.endswith(PATH)
    assert page.evaluate("history.length") == 2  # the empty tab, and this page
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []


def test_any_answers_end_in_the_order_of_the_data_with_what_is_urgent_first(page: Page) -> None:
    page.goto(PATH)
    dice = random.Random(20)
    for _ in range(12):
        chosen = {q.code: dice.choice(q.answers).code for q in dice.sample(QUESTIONS, dice.randint(1, 10))}
        page.evaluate(OPEN_ONLY, [f"{question}-{answer}" for question, answer in chosen.items()])
        wanted = [(q, a) for q, a in ENDING if chosen.get(q.code) == a.code]
        expect(page.locator("[data-ends]:not([hidden])")).to_have_count(len(wanted))
        assert shown(page) == [f"{q.code}-{a.code}" for q, a in wanted]
        assert in_short(page) == wanted[0][1].outcome.kind
        if wanted[0][1].outcome.kind == Kind.URGENT:
            assert first_number(page).evaluate("each => each.closest('[data-kind]').dataset.kind") == "urgent"


OPEN_ONLY = """codes => document.querySelectorAll("[data-answer]")
  .forEach(answer => { answer.open = codes.includes(answer.dataset.answer); })"""


def first_number(page: Page) -> Locator:
    return page.locator("[data-together] a:visible").first


def test_a_yes_to_safety_shows_its_number_at_once_and_first_at_the_end(page: Page) -> None:
    page.goto(PATH)
    choose(page, "structure-several")
    assert in_short(page) == "suits"
    choose(page, "suicide-yes")
    expect(page.locator("[data-answer=suicide-yes]").get_by_role("link", name="Call 988")).to_be_visible()
    expect(first_number(page)).to_have_attribute("href", "tel:988")
    expect(page.get_by_role("status").first).to_contain_text("please call")
    choose(page, "suicide-no")
    expect(page.locator("[data-answer=suicide-yes]")).not_to_have_attribute("open", "")
    expect(page.locator("[data-in-short=suits]")).to_be_visible()


def test_the_words_change_for_someone_else_and_the_answers_stay(page: Page) -> None:
    page.goto(PATH)
    choose(page, "home-yes")
    page.get_by_role("link", name="For someone else").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_accessible_name("Is an IOP right for someone I care about?")
    expect(page.get_by_role("heading", name="Are they overdosing now")).to_be_visible()
    expect(page.get_by_role("heading", name="have you overdosed")).to_have_count(0)
    assert shown(page) == ["home-yes"]
    page.get_by_role("link", name="For me", exact=True).click()
    expect(heading).to_have_accessible_name("Is an IOP right for me?")


def test_answers_can_be_cleared_and_nothing_comes_back_with_the_page(page: Page) -> None:
    page.goto(PATH)
    choose(page, "groups-no")
    page.get_by_role("button", name="Clear my answers").click()
    expect(page.locator("[data-together]")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    choose(page, "groups-no")
    page.reload()
    expect(page.locator("[data-answer][open]")).to_have_count(0)


def test_with_the_keyboard_alone(page: Page) -> None:
    page.goto(PATH)
    page.locator("[data-answer=overdose-yes] > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("[data-answer=overdose-yes]").get_by_role("link", name="Call 911")).to_be_focused()
    page.locator("[data-answer=overdose-no] > summary").focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-answer=overdose-yes] .outcome")).to_be_hidden()
    expect(page.locator("[data-answer=overdose-no] .outcome")).to_be_visible()


@pytest.mark.parametrize("path", [PATH, f"{PATH}?for=someone"])
def test_without_javascript_each_outcome_is_at_its_answer(new_page: Callable[..., Page], path: str) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 375, "height": 812})
    page.goto(path)
    answer = page.locator("[data-answer=withdrawal-yes]")
    expect(answer.locator(".outcome")).to_be_hidden()
    choose(page, "withdrawal-yes")
    expect(answer.get_by_role("link", name="Call 911")).to_be_visible()
    expect(answer.locator(".outcome")).to_contain_text("can kill")
    choose(page, "withdrawal-no")
    expect(answer.locator(".outcome")).to_be_hidden()
    expect(page.get_by_role("heading", name="What you could do next")).to_be_visible()
    expect(page.locator("[data-together]")).to_be_hidden()
    other = "For someone else" if path == PATH else "For me"
    page.get_by_role("link", name=other, exact=True).click()
    expect(page.locator("h1")).to_contain_text("someone I care about" if path == PATH else "for me")


def test_axe_objects_to_nothing_with_every_answer_given(page: Page) -> None:
    page.goto(PATH)
    page.evaluate(OPEN_ONLY, [f"{question.code}-{question.answers[0].code}" for question in QUESTIONS])
    expect(page.locator("[data-together]")).to_be_visible()
    found = objections_in_every_look(page)
    assert not found, lines(found)


@pytest.mark.parametrize("path", [PATH, "/crisis/", "/privacy/", "/accessibility/", "/about/", "/our-data/"])
def test_the_page_is_light_axe_objects_to_nothing_and_nothing_scrolls_sideways(page: Page, path: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path, wait_until="networkidle")
    assert len(requests) <= 6
    assert len([url for url in requests if url.endswith(".css")]) <= 3
    unfold(page, "main details")
    found = objections_in_every_look(page) + scrolled_sideways(page, 320)
    assert not found, lines(found)


def test_on_paper_the_chosen_answers_and_their_numbers_are_there(page: Page) -> None:
    page.goto(PATH)
    choose(page, "pregnancy-yes")
    page.emulate_media(media="print")
    outcome = page.locator("[data-answer=pregnancy-yes] .outcome")
    expect(outcome.get_by_role("link", name="Call 1-800-662-4357")).to_be_visible()
    expect(page.locator("[data-answer=pregnancy-no]")).to_be_hidden()
    expect(page.locator("main form")).to_be_hidden()
