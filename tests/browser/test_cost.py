"""The cost worksheet in a browser: the sums of programs/cost.py, clear sentences, nothing sent or kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from programs import cost
from programs.models import Price, Program
from tests import make
from tests.browser.looks import lines, objections_in_every_look, scrolled_sideways
from tests.test_cost import sheets

pytestmark = pytest.mark.django_db(transaction=True)

TEXTS = [
    "", " ", "0", "40", "$40", " $ 1,250.5 ", "100,000.00", "100000.01", "-1", "40.005", "1,00", "forty",
    "4e3", "1.2.3", "NaN", "20%", "12.5 %", "100.01", "3", "15", "2.5", "1000",
]  # fmt: skip
BATCH = 200


def in_browser(page: Page, script: str, given: Any) -> Any:
    """Runs a function of the worksheet's module, served as the page gets it."""
    function = f"async (given) => {{ const m = await import('/static/js/cost.js'); {script} }}"
    return page.evaluate(function, given)


def test_every_sum_is_the_reference_s_to_the_cent(page: Page) -> None:
    page.goto("/cost/")

    @settings(max_examples=5, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(sheets(), min_size=BATCH, max_size=BATCH))
    def same(asked: list[cost.Sheet]) -> None:
        answers = in_browser(page, "return given.map(m.estimate);", [asdict(s) for s in asked])
        for sheet, answer in zip(asked, answers, strict=True):
            found = cost.estimate(sheet)
            assert answer == (found and {**found._asdict(), "assumes": list(found.assumes)}), sheet

    same()


def test_what_a_sheet_lacks_is_the_same(page: Page) -> None:
    page.goto("/cost/")

    @settings(max_examples=3, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(sheets(), min_size=BATCH, max_size=BATCH))
    def same(asked: list[cost.Sheet]) -> None:
        answers = in_browser(page, "return given.map(m.lacks);", [asdict(s) for s in asked])
        assert answers == [cost.lacks(sheet) for sheet in asked]

    same()


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("centsOf", cost.cents_of),
        ("hundredthsOf", cost.hundredths_of),
        ("numberOf", lambda text: cost.number_of(text, 14)),
    ],
)
def test_what_people_type_is_read_the_same(page: Page, name: str, read: Callable[[str], int | None]) -> None:
    def outcome(text: str) -> int | str | None:
        try:
            return read(text)
        except ValueError:
            return "refused"

    page.goto("/cost/")
    attempt = f"try {{ return m.{name}(text, 14); }} catch {{ return 'refused'; }}"
    script = f"return given.map((text) => {{ {attempt} }});"
    assert in_browser(page, script, TEXTS) == [outcome(text) for text in TEXTS]


def test_dollars_are_written_the_same(page: Page) -> None:
    amounts = [0, 1, 99, 100, 62_50, 999_99, 1_000_00, 1_250_05, 1_234_567_00, 145_600_000_00]
    page.goto("/cost/")
    assert in_browser(page, "return given.map(m.dollars);", amounts) == [cost.dollars(x) for x in amounts]


@pytest.fixture
def program() -> Program:
    made = make.program("Blue Door", sessions=[(0, "18:00", "21:00"), (2, "18:00", "21:00")], weeks=10)
    Price.objects.create(
        program=made, cents=40_00, unit="session", basis="self_pay", valid_from=make.TODAY,
        source=made.source, observed_on=make.TODAY,
    )  # fmt: skip
    return made


def open_sheet(page: Page, program: Program) -> None:
    page.goto(f"/cost/?p={program.slug}")


def total(page: Page) -> Any:
    return page.locator("[data-range]")


def test_the_sum_follows_every_change_and_names_what_it_assumes(page: Page, program: Program) -> None:
    open_sheet(page, program)
    expect(total(page)).to_have_text("$800")
    page.get_by_label("Weeks, at the most").fill("12")
    expect(total(page)).to_have_text("$800 to $960")
    expect(page.get_by_text("The low end counts the fewest weeks")).to_be_visible()
    page.get_by_label("Lowest price on its sliding scale").fill("12.50")
    expect(total(page)).to_have_text("$250 to $960")
    page.get_by_label("My insurance pays a part").check()
    expect(page.get_by_text("Fill in your copay or your coinsurance")).to_be_visible()
    expect(page.get_by_label("Lowest price on its sliding scale")).to_be_hidden()
    page.get_by_label("Coinsurance, in percent").fill("20%")
    page.get_by_label("Deductible left this year").fill("$500")
    expect(total(page)).to_have_text("$160 to $592")
    expect(page.get_by_text("both with and without paying the deductible first")).to_be_visible()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("Left until your out-of-pocket maximum").fill("550")
    expect(total(page)).to_have_text("$550")


@pytest.mark.parametrize(
    ("label", "typed", "sentence"),
    [
        ("Price, in dollars", "forty", "Type dollars, such as 40 or 1,250.50."),
        ("Sessions a week", "0", "Type a whole number of sessions, from 1 to 14."),
        ("Weeks, at the most", "5", "and not under the least."),
    ],
)
def test_a_line_that_cannot_be_read_says_what_to_type(
    page: Page, program: Program, label: str, typed: str, sentence: str
) -> None:
    open_sheet(page, program)
    field = page.get_by_label(label)
    before = field.input_value()
    field.fill(typed)
    expect(page.get_by_text(sentence)).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(total(page)).to_be_hidden()
    field.fill(before)
    expect(total(page)).to_have_text("$800")


def test_numbers_are_kept_only_when_asked_and_come_back_only_when_asked(page: Page, program: Program) -> None:
    open_sheet(page, program)
    page.get_by_label("Price, in dollars").fill("55")
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Keep these numbers").click()
    expect(page.get_by_text("kept in this browser, and nowhere else")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Price, in dollars")).to_have_value("40")
    page.get_by_role("button", name="Bring back").click()
    expect(page.get_by_label("Price, in dollars")).to_have_value("55")
    expect(total(page)).to_have_text("$1,100")
    page.get_by_role("button", name="Forget what I kept").click()
    expect(page.get_by_text("Nothing of this sheet is kept.")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_nothing_typed_leaves_the_page(page: Page, program: Program) -> None:
    open_sheet(page, program)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Price, in dollars").fill("55")
    page.keyboard.press("Enter")
    page.get_by_label("I pay it myself").press("ArrowRight")
    page.get_by_label("Copay for each session").fill("25")
    page.keyboard.press("Enter")
    expect(total(page)).to_have_text("$500")
    assert asked == []
    assert page.url.endswith(f"/cost/?p={program.slug}")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_without_scripts_it_is_a_sheet_to_fill_by_hand(
    new_page: Callable[..., Page], program: Program
) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 375, "height": 800})
    open_sheet(page, program)
    expect(total(page)).to_have_text("$800")
    expect(page.get_by_text("a pencil: the steps are below")).to_be_visible()
    expect(page.get_by_role("button", name="Keep these numbers")).to_be_hidden()
    expect(page.get_by_label("Copay for each session")).to_be_visible()


def test_the_pages_have_no_accessibility_violation(page: Page, program: Program) -> None:
    open_sheet(page, program)
    found = objections_in_every_look(page)
    page.get_by_label("My insurance pays a part").check()
    page.get_by_label("Copay for each session").fill("lots")
    found += [f"with a problem, {line}" for line in objections_in_every_look(page)]
    page.goto(f"/good-faith-estimate/?p={program.slug}")
    found += [f"the letter, {line}" for line in objections_in_every_look(page)]
    assert not found, lines(found)


@pytest.mark.parametrize("path", ["/cost/", "/es/good-faith-estimate/", "/shortlist/", "/es/my-week/"])
def test_nothing_is_wider_than_a_phone(page: Page, path: str) -> None:
    page.goto(path)
    found = scrolled_sideways(page, 320, 375)
    assert not found, lines(found)


def test_the_letter_prints_on_one_page_without_the_advice(page: Page, program: Program) -> None:
    page.goto(f"/good-faith-estimate/?p={program.slug}")
    page.get_by_label("My name").fill("A. Reader")
    page.emulate_media(media="print")
    expect(page.get_by_text("What the law gives you")).to_be_hidden()
    expect(page.get_by_text("Please send me a good faith estimate")).to_be_visible()
    expect(page.get_by_label("My name")).to_have_value("A. Reader")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter"))) == 1
