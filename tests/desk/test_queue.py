"""The first page of the desk: what to check next, why, and how to get to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from programs import curation
from programs.curation import Told, verifying
from programs.models import (
    Phone,
    Program,
    Report,
)
from tests import make
from tests.desk.conftest import Signed
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db

DESK = "/desk/"


def today() -> Any:
    return timezone.localdate()


def program(name: str, days: int = 400, **fields: Any) -> Program:
    """A program of which everything was said so many days ago."""
    said_on = today() - timedelta(days)
    made = make.program(name, observed_on=said_on, yes=["medicaid"], **fields)
    Phone.objects.create(
        program=made, number="+15135550142", source=made.source, observed_on=said_on
    )  # fmt: skip
    return made


def names(client: Signed, address: str = DESK) -> list[str]:
    return [words(each) for each in having(parsed(client.get(address)), "name")]


def report(about: Program, kind: str = "phone", number: int = 1, **fields: Any) -> Report:
    return Report.objects.create(
        reference=f"{kind}{about.pk}{number}", program=about, about=kind, received_on=today(), **fields
    )


# The order, and why


def test_what_was_unconfirmed_for_longer_comes_first(viewer: Signed) -> None:
    for days in (30, 900, 200):
        program(f"After {days}", days)
    assert names(viewer) == ["After 900", "After 200", "After 30"]


def test_the_only_program_of_a_place_comes_before_one_of_many(places: None, viewer: Signed) -> None:
    for number in range(3):
        program(f"In town {number}")
    program("Alone", lat=40.8, lon=-81.4, zip="44702")
    assert names(viewer)[0] == "Alone"


def test_a_disputed_number_comes_before_one_that_is_only_old(viewer: Signed) -> None:
    program("Old")
    disputed = program("Disputed", 10)
    report(disputed, disputed_on=today())
    assert names(viewer) == ["Disputed", "Old"]
    row = having(parsed(viewer.get(DESK)), "why")[0]
    assert words(row).startswith("Phone number: unconfirmed for 10 days; readers dispute it")


def test_a_checked_program_goes_to_the_end(curator: Signed) -> None:
    first, _ = program("Aa"), program("Bb")
    assert names(curator) == ["Aa", "Bb"]
    phones = ({"number": "+15135550142"},)
    verifying.verify(first, Told(phones=phones), method="phone", on=today(), by=curator.user)
    assert names(curator) == ["Bb", "Aa"]


def test_one_that_nobody_answered_at_rests_and_says_so(curator: Signed) -> None:
    first, _ = program("Aa"), program("Bb", 10)
    verifying.note_attempt(first, method="phone", on=today(), by=curator.user)
    assert names(curator) == ["Bb", "Aa"]
    page = words(part(parsed(curator.get(DESK)), "main"))
    assert "nobody answered" in page
    assert "Nobody answered lately, so it rests." in page
    first.attempts.update(on=today() - timedelta(2))
    assert names(curator) == ["Aa", "Bb"]


def test_drafts_closed_and_merged_programs_are_not_in_it(viewer: Signed) -> None:
    program("Open")
    program("Draft", status="draft")
    program("Closed", status="closed", closed_on=today())
    assert names(viewer) == ["Open"]


def test_fictional_programs_are_in_it_only_where_there_are_no_others(viewer: Signed) -> None:
    program("Made up", source=make.source("demo", kind="demo"))
    assert names(viewer) == ["Made up"]
    program("Real")
    assert names(viewer) == ["Real"]


def test_the_page_publishes_its_rule(viewer: Signed) -> None:
    rules = having(parsed(viewer.get(DESK)), "rules")[0]
    rows = [[words(cell) for cell in row] for row in rules.find(".//tbody").iter("tr")]
    assert rows[0] == ["Phone number", "23 %", "2 years"]
    assert "two readers dispute it 90 %" in words(rules)
    assert "Nothing about money counts" in words(rules)


def test_without_a_program_it_says_so(curator: Signed) -> None:
    assert "Nothing here waits." in words(part(parsed(curator.get(DESK)), "main"))
    assert curator.get("/desk/next/", follow=True).redirect_chain[-1][0] == DESK


# Whose, and where


def test_mine_nobodys_and_those_of_a_state(curator: Signed, viewer: Signed) -> None:
    program("Mine", assigned_to=curator.user)
    program("Theirs", assigned_to=viewer.user)
    program("Nobody’s", state="KY")
    assert names(curator, f"{DESK}?who=mine") == ["Mine"]
    assert names(curator, f"{DESK}?who=nobody") == ["Nobody’s"]
    assert names(curator, f"{DESK}?state=ky") == ["Nobody’s"]
    assert len(names(curator)) == 3


@pytest.mark.parametrize(
    "query",
    [
        "kind=nonsense", "state=ZZ", "who=x", "page=9999", "page=-1", "page=x", "kind=x%00y",
        "kind=stale-rest", "kind=resting", "state=" + "O" * 500,
    ],
)  # fmt: skip
def test_what_means_nothing_is_told_in_a_sentence(viewer: Signed, query: str) -> None:
    program("This")
    response = viewer.get(f"{DESK}?{query}")
    assert response.status_code == 200
    if not query.startswith("page"):
        assert "here, so it was left out." in words(having(parsed(response), "errornote")[0])
    assert names(viewer, f"{DESK}?{query}") == ["This"]


def test_fifty_stand_on_a_page(viewer: Signed) -> None:
    for number in range(51):
        make.program(f"Program {number}", refresh=False)
    curation.refresh_rows()
    assert len(names(viewer)) == 50
    assert len(names(viewer, f"{DESK}?page=2")) == 1


# On to the next


def test_the_next_is_the_first_and_then_the_one_after(curator: Signed) -> None:
    first, second = program("First", 900), program("Second")
    verify = [reverse("admin:verify", args=[made.slug]) for made in (first, second)]
    assert curator.get("/desk/next/").headers["Location"] == verify[0]
    assert curator.get(f"/desk/next/?after={first.slug}").headers["Location"] == verify[1]
    assert curator.get(f"/desk/next/?after={second.slug}").headers["Location"] == verify[0]
    assert curator.get("/desk/next/?after=gone").headers["Location"] == verify[0]


def test_the_next_stays_in_the_part_one_works_on(curator: Signed) -> None:
    program("Elsewhere", 900)
    here = program("Here", state="KY")
    going = f"{reverse('admin:verify', args=[here.slug])}?state=KY"
    assert curator.get("/desk/next/?state=KY").headers["Location"] == going
    assert going in links(parsed(curator.get(f"{DESK}?state=KY")))


def test_a_viewer_reads_the_queue_and_is_not_led_to_calls(viewer: Signed) -> None:
    made = program("This")
    found = links(part(parsed(viewer.get(DESK)), "main"))
    assert reverse("admin:history_of", args=[made.slug]) in found
    assert not [each for each in found if "/verify/" in each or "/next/" in each]
    assert viewer.get("/desk/next/").status_code == 403


def test_the_key_n_opens_the_first_program(
    curator: Signed, desk_page: Callable[..., Page], transactional_db: None
) -> None:
    made = program("This")
    page = desk_page(curator)
    page.goto(DESK)
    page.locator("#state").press("n")
    assert page.url.endswith(DESK)
    page.locator("h1").click()
    page.keyboard.press("n")
    page.wait_for_url(f"**{reverse('admin:verify', args=[made.slug])}")
