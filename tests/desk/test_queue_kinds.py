"""The kinds of work that the queue tells apart: counted, listed alone, and led to where they are done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programs import curation
from programs.curation import Told, hear, replace_facts, verifying
from programs.curation.ours import our_source
from programs.desk.queue import KINDS, STALE
from programs.models import Credential, Program, Proposal, SourceRecord, Term
from tests import make
from tests.desk.busy import busy
from tests.desk.conftest import Signed
from tests.desk.test_queue import DESK, names, program, report, today
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db


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
