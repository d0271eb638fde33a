"""A program answers on a phone, with and without JavaScript, and the desk asks and reviews in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from programs.answering import SECTIONS
from programs.curation import asking, proposing
from programs.link_token import token_for
from programs.models import Phone, Program, Proposal, UpdateLink
from programs.roles import CURATOR
from tests import make
from tests.browser.looks import (
    lines,
    objections_in_every_look,
    scrolled_sideways,
    unfold,
)
from tests.desk.conftest import account, signed_in
from tests.desk.conftest import desk_page as desk_page

pytestmark = pytest.mark.django_db(transaction=True)

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
PHONE = {"viewport": {"width": 375, "height": 812}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def program() -> Program:
    made = make.program("Blue Door", weeks=8)
    Phone.objects.create(
        program=made, number="+15135550142", source=made.source, observed_on=made.observed_on
    )
    return made


@pytest.fixture
def link(program: Program) -> UpdateLink:
    later = timezone.localdate() + timedelta(days=30)
    made = asking.ask(Program.objects.filter(pk=program.pk), name="Spring", way="letter", expires_on=later)
    return made.links.get()


@pytest.fixture
def sent(link: UpdateLink) -> Proposal:
    proposal = proposing.proposal_by_link(link)
    said = {"start": {"shown": {"field:weeks": 8}, "raw": {"weeks": "9"}}}
    proposing.keep_answers(proposal, lambda _: said)
    proposing.submit(proposal, timezone.localdate())
    return proposal


def address(link: UpdateLink, page: str = "") -> str:
    return f"/update/{token_for(link.key)}/{page}"


def part(page: Page, heading: str) -> Any:
    return page.locator(".update-sections > li").filter(has=page.get_by_role("heading", name=heading))


@SCRIPTS
def test_a_program_answers_on_a_phone(new_page: Callable[..., Page], link: UpdateLink, scripts: bool) -> None:
    page = new_page(java_script_enabled=scripts, **PHONE)
    page.goto(address(link))
    part(page, "Phone numbers").get_by_role("button", name="Still correct").click()
    expect(part(page, "Phone numbers")).to_contain_text("still correct")
    part(page, "Taking new people").get_by_role("link", name="Add this").click()
    page.get_by_label("There is a waiting list").check()
    page.get_by_role("button", name="Save and go on").click()
    part(page, "Groups and their times").get_by_role("link", name="Add this").click()
    fill_in_groups(page)
    expect(part(page, "Groups and their times")).to_contain_text("Mon Wed 6–9 pm, Sat 9 am–noon")
    page.get_by_role("link", name="Check and send").click()
    expect(page.locator(".update-changes")).to_contain_text("Has a waiting list")
    expect(page.locator("main")).to_contain_text("Still correct")
    page.get_by_role("button", name="Send these answers").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert page.context.cookies() == []
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.submitted_on) == ("waiting", timezone.localdate())


def fill_in_groups(page: Page) -> None:
    """One group with two times, the first typed wrongly at first; and a row too many, removed."""
    times = page.locator(".update-time")
    times.first.get_by_label("Monday").check()
    times.first.get_by_label("Wednesday").check()
    times.first.get_by_label("Starts").fill("6")
    times.first.get_by_label("Ends").fill("9")
    page.locator(".update-save button").click()
    expect(page.get_by_role("alert")).to_contain_text("Is that morning or evening?")
    page.get_by_role("alert").get_by_role("link").click()
    times.first.get_by_label("Ends").fill("9p")
    page.get_by_role("button", name="Add other days or times").click()
    expect(times).to_have_count(2)
    times.last.get_by_label("Saturday").check()
    times.last.get_by_label("Starts").fill("9")
    times.last.get_by_label("Ends").fill("noon")
    page.get_by_role("button", name="Add a group").click()
    expect(page.get_by_role("group", name="Group 2")).to_be_visible()
    page.get_by_role("button", name="Remove group 2").click()
    expect(page.get_by_role("group", name="Group 2")).to_have_count(0)
    expect(times.first.get_by_label("Ends")).to_have_value("9p")
    page.locator(".update-save button").click()


@SCRIPTS
def test_enter_saves_and_does_not_remove_a_row(
    new_page: Callable[..., Page], link: UpdateLink, scripts: bool
) -> None:
    page = new_page(java_script_enabled=scripts, **PHONE)
    page.goto(address(link, "phones/"))
    page.get_by_label("Phone number, with area code").press("Enter")
    expect(page).to_have_url(re.compile(r"#groups$"))
    assert Proposal.objects.get().answers["phones"]["raw"]["rows"][0]["number"] == "513-555-0142"


def test_a_phone_put_away_in_the_middle_keeps_what_was_typed(
    new_page: Callable[..., Page], link: UpdateLink
) -> None:
    page = new_page(**PHONE)
    page.goto(address(link, "start/"), wait_until="networkidle")
    page.get_by_label("How many weeks").fill("10")
    with page.expect_response(lambda answer: answer.request.method == "POST") as kept:
        page.evaluate(
            """() => {
              Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
              document.dispatchEvent(new Event("visibilitychange"));
            }"""
        )
    assert kept.value.status == 204
    again = new_page(**PHONE)
    again.goto(address(link, "start/"))
    expect(again.get_by_label("How many weeks")).to_have_value("10")


@pytest.mark.parametrize("prefix", ["", "/es"])
@pytest.mark.parametrize("shown", ["", "check/", *(f"{section}/" for section in SECTIONS)])
def test_everybody_can_use_the_form(page: Page, link: UpdateLink, shown: str, prefix: str) -> None:
    proposal = proposing.proposal_by_link(link)
    wrong = {"name": "", "audience": "", "teens": "", "language": "", "delivery": "", "weeks": "x"}
    wrong["times"] = [{"days": [], "start": "6", "end": "9"}] * 2  # type: ignore[assignment]
    answers = {
        "groups": {"shown": {}, "raw": {"rows": [wrong]}},
        "start": {"shown": {"field:weeks": 8}, "raw": {"weeks": "9", "how_to_start": "Call."}},
        "phones": {"shown": {"phones": []}},
    }
    proposing.keep_answers(proposal, lambda _: answers)
    page.goto(prefix + address(link, shown))
    found = objections_in_every_look(page)
    unfold(page)
    found += scrolled_sideways(page, 320)
    assert not found, lines(found)


def test_everybody_can_use_the_last_page(page: Page, sent: Proposal) -> None:
    page.goto(address(sent.link))
    found = [*objections_in_every_look(page), *scrolled_sideways(page, 320)]
    assert not found, lines(found)


def test_letters_print_one_to_a_sheet(desk_page: Callable[..., Page], link: UpdateLink) -> None:
    for number in range(6):
        make.program(f"The {'very ' * 20}long name of program {number}", organization="An organization " * 6)
    later = timezone.localdate() + timedelta(days=30)
    made = asking.ask(Program.objects.all(), name="All", way="letter", expires_on=later)
    page = desk_page(signed_in(account("carla", CURATOR)))
    page.goto(f"/desk/links/{made.pk}/letters/")
    assert page.locator(".letter").count() == 7
    sheets = re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True))
    assert len(sheets) == 7
    overflowing = "letter => letter.scrollHeight > letter.clientHeight + 1"
    assert page.locator(".letter").evaluate_all(f"all => all.filter({overflowing}).length") == 0


def test_a_curator_reads_and_takes_over_by_keyboard(desk_page: Callable[..., Page], sent: Proposal) -> None:
    page = desk_page(signed_in(account("carla", CURATOR)))
    page.goto("/desk/proposals/")
    page.get_by_role("link", name="Blue Door").press("Enter")
    page.get_by_label("Keep what is shown").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Decide as chosen").press("Enter")
    expect(page.get_by_text("Blue Door: 1 taken over.")).to_be_visible()
    assert Program.objects.get(name="Blue Door").weeks == 9


def test_everybody_can_use_every_part_that_a_curator_edits(
    desk_page: Callable[..., Page], sent: Proposal
) -> None:
    page, found = desk_page(signed_in(account("carla", CURATOR))), []
    for section in SECTIONS:
        page.goto(f"/desk/proposals/{sent.pk}/edit/{section}/")
        unfold(page)
        found += [f"{section}: {line}" for line in objections_in_every_look(page)]
    assert not found, lines(found)
