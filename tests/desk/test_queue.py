"""The first page of the desk: what to check next, why, and how to get to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from programs import curation
from programs.curation import Told, hear, replace_facts, verifying
from programs.curation.ours import our_source
from programs.desk.queue import KINDS, STALE
from programs.models import (
    Credential,
    Phone,
    Program,
    Proposal,
    Report,
    SourceRecord,
    Term,
)
from tests import make
from tests.desk.busy import busy
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


# Kinds of work


def disputed(made: Program) -> None:
    report(made, disputed_on=today())


def reported(made: Program) -> None:
    report(made)


def proposed(made: Program) -> None:
    Proposal.objects.create(program=made, saved_at=timezone.now(), submitted_on=today())


def contradicted(made: Program) -> None:
    hear(made, Told(facts={"medicaid": False}), source=our_source(), observed_on=today() - timedelta(9))
    term = Term.objects.get(code="medicaid")
    replace_facts({made.pk: {term.pk: True}}, source=make.source("other"), observed_on=today())


def paper(days: int) -> Callable[[Program], None]:
    def keep(made: Program) -> None:
        Credential.objects.create(
            program=made, term=Term.objects.get(code="carf"), expires=today() + timedelta(days),
            checked_on=today(), source=made.source,
        )  # fmt: skip

    return keep


def too_few_hours(made: Program) -> None:
    make.track(made, [(0, "18:00", "21:00")])
    curation.refresh_rows([made.pk])


def partial_hours(made: Program) -> None:
    make.track(made, [(day, "09:00", "14:00") for day in range(5)])
    curation.refresh_rows([made.pk])


def right_hours(made: Program) -> None:
    make.track(made, [(day, "18:00", "21:00") for day in range(3)])
    curation.refresh_rows([made.pk])


def unsure(made: Program) -> None:
    source = make.source("other")
    started = source.runs.create(started_at=timezone.now())
    SourceRecord.objects.create(
        source=source, key="1", candidate=made, match="unsure", raw={}, digest="", observed_on=today(),
        first_run=started, last_run=started,
    )  # fmt: skip


def unanswered(made: Program) -> None:
    verifying.note_attempt(made, method="phone", on=today(), by=None)


@pytest.mark.parametrize(
    ("kind", "happens"),
    [
        ("disputed", disputed), ("reports", reported), ("proposals", proposed), ("conflicts", contradicted),
        ("expired", paper(-1)), ("expiring", paper(0)), ("expiring", paper(60)), ("hours", too_few_hours),
        ("hours", partial_hours), ("unsure", unsure), ("tried", unanswered),
    ],
)  # fmt: skip
def test_each_kind_of_work_is_counted_and_can_be_listed_alone(
    viewer: Signed, kind: str, happens: Callable[[Program], None]
) -> None:
    program("Other")
    happens(program("This"))
    tree = parsed(viewer.get(f"{DESK}?kind={kind}"))
    assert [words(each) for each in having(tree, "name")] == ["This"]
    (here,) = [each for each in part(tree, "main").iter("a") if each.get("aria-current")]
    assert words(here.find("b")) == "1"


@pytest.mark.parametrize(
    ("kind", "happens"), [("expiring", paper(61)), ("hours", right_hours), ("no-schedule", right_hours)]
)  # fmt: skip
def test_what_is_in_order_is_no_work(viewer: Signed, kind: str, happens: Callable[[Program], None]) -> None:
    happens(program("This"))
    assert names(viewer, f"{DESK}?kind={kind}") == []


def test_an_older_paper_does_not_matter_beside_one_without_an_end(viewer: Signed) -> None:
    made = program("This")
    paper(-1)(made)
    Credential.objects.create(
        program=made, term=Term.objects.get(code="carf"), checked_on=today(), source=made.source
    )
    assert names(viewer, f"{DESK}?kind=expired") == []


def test_what_is_stale_is_told_by_field(viewer: Signed) -> None:
    stale, fresh = program("Stale", 91), program("Fresh", 90)
    assert names(viewer, f"{DESK}?kind=stale-phone") == [stale.name]
    assert names(viewer, f"{DESK}?kind=stale-opening") == []
    opening = {"opening": ["taking", None]}
    hear(fresh, Told(fields=opening), source=our_source(), observed_on=today() - timedelta(95))
    assert names(viewer, f"{DESK}?kind=stale-opening") == [fresh.name]


def test_ways_to_pay_are_as_old_as_the_oldest_of_them(viewer: Signed) -> None:
    made = program("This")
    make.facts(made, ["medicare"])
    hear(made, Told(facts={"medicaid": True}), source=our_source(), observed_on=today())
    assert names(viewer, f"{DESK}?kind=stale-pays") == [made.name]
    hear(made, Told(facts={"medicare": True}), source=our_source(), observed_on=today())
    assert names(viewer, f"{DESK}?kind=stale-pays") == []


PLACES = {
    "disputed": "/desk/reports/?doubt=1",
    "reports": "/desk/reports/",
    "proposals": "/desk/proposals/",
    "conflicts": "/desk/conflicts/",
    "expired": "/desk/programs/credential/?expires=past",
    "expiring": "/desk/programs/credential/?expires=soon",
    "unsure": "/desk/duplicates/?unsure=1",
    "no-schedule": "/desk/links/new/",
}
"""Where each kind of work stands one beside another."""


@pytest.mark.parametrize("kind", [kind.code for kind in (*KINDS, *STALE)])
def test_a_kind_of_work_leads_to_the_list_where_it_is_also_done(curator: Signed, kind: str) -> None:
    told = words(part(parsed(curator.get(f"{DESK}?kind={kind}")), "main"))
    assert ("one beside another" in told) == (kind in PLACES)
    if kind in PLACES:
        assert PLACES[kind] in links(having(parsed(curator.get(f"{DESK}?kind={kind}")), "queue")[0])
        assert curator.get(PLACES[kind]).status_code == 200


def test_what_waits_on_other_lists_is_counted_and_led_to(curator: Signed) -> None:
    busy(2, curator.user)
    kinds = having(parsed(curator.get(DESK)), "kinds")[0]
    waiting = {
        words(each.find("span")): (each.get("href"), words(each.find("b"))) for each in kinds.iter("a")
    }
    wanted = {
        "Reports from readers": ("/desk/reports/", "6"),
        "Programs suggested": ("/desk/reports/suggestions/", "2"),
        "Answers of programs": ("/desk/proposals/", "2"),
        "Unsure matches": ("/desk/duplicates/?unsure=1", "2"),
        "Imports to look at": ("/desk/imports/", "0"),
        "Sheets to look at": ("/desk/sheets/", "2"),
        "Calls of samples": ("/desk/samples/", "12"),
    }
    assert wanted.items() <= waiting.items()
    assert "2 pairs to decide" in words(curator.get("/desk/duplicates/?unsure=1"))


def test_a_report_on_a_program_that_nobody_sees_is_counted_too(curator: Signed) -> None:
    report(program("Closed", status="closed", closed_on=today()), "closed")
    kinds = having(parsed(curator.get(DESK)), "kinds")[0]
    (told,) = [each for each in kinds.iter("a") if each.get("href") == "/desk/reports/"]
    assert words(told) == "Reports from readers 1"


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


# Its price


def test_it_takes_as_many_queries_for_many_programs_as_for_one(viewer: Signed) -> None:
    everything = (disputed, proposed, contradicted, paper(-1), too_few_hours, unanswered)
    counts = []
    for size in (1, 6):
        for number in range(size):
            made = program(f"Program {size}-{number}")
            for happens in everything:
                happens(made)
        viewer.get(DESK)
        with CaptureQueriesContext(connection) as queries:
            viewer.get(DESK)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 32


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
