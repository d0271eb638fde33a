"""The desk's charts show what is in the tables, each with the same numbers as a table beside it."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree.ElementTree import Element

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programs import curation
from programs.desk.quality import WEEKS, desk_quality
from programs.models import Fact, LinkRound, Phone, Program, Proposal, Report, Term, UpdateLink, Verification
from tests import make
from tests.desk.conftest import Signed
from tests.reading import having, parsed, part, words

pytestmark = pytest.mark.django_db

QUALITY = "/desk/quality/"
TODAY = make.TODAY
SVG = "{http://www.w3.org/2000/svg}"


def checked(program: Program, on: date) -> None:
    Verification.objects.create(program=program, on=on, method="phone", source=program.source)


def table(tree: Element, caption: str) -> list[list[str]]:
    (found,) = [each for each in tree.iter("table") if words(each.find("caption")) == caption]
    return [[words(cell) for cell in row] for row in found.find("tbody").iter("tr")]


# What it counts


def test_each_state_is_told_by_what_its_programs_have_said() -> None:
    here = make.program(yes=["medicaid"], sessions=[(0, "18:00", "21:00")], observed_on=TODAY)
    Phone.objects.create(program=here, number="+15135550142", source=here.source, observed_on=TODAY)
    make.program(website="https://harbor.example.org", observed_on=TODAY - timedelta(days=91))
    make.program(state="TX", lat=30.3, lon=-97.7)
    make.program(state="TX", status="draft")
    ohio, texas = desk_quality(TODAY).states
    assert (ohio.name, ohio.programs, texas.name, texas.programs) == ("Ohio", 2, "Texas", 1)
    assert {share.label: share.count for share in ohio.fields} == {
        "Phone number": 1,
        "Website": 1,
        "A price": 0,
        "Days and times": 1,
        "Openings": 0,
        "A way to pay": 1,
        "Checked in 90 days": 1,
    }
    assert ohio.known.count > texas.known.count == 0


@pytest.mark.parametrize(
    ("days", "band"),
    [(0, 0), (90, 0), (91, 1), (365, 1), (366, 2), (730, 2), (1095, 3), (1096, 4), (9000, 4)],
)
def test_a_fact_is_counted_by_its_age_with_the_source_that_said_it(days: int, band: int) -> None:
    make.program(yes=["medicaid", "medicare"], observed_on=TODAY - timedelta(days=days))
    (source,) = desk_quality(TODAY).sources
    assert (source.name, source.facts) == ("Test Directory", 2)
    assert source.ages == tuple(2 * (number == band) for number in range(5))


def test_only_facts_that_are_shown_are_counted() -> None:
    program = make.program(yes=["medicaid"])
    desk = make.source("desk", name="Our curators", kind="curator")
    term = Term.objects.get(code="medicaid")
    curation.record_fact(program, term, False, source=desk, observed_on=TODAY)
    make.program(yes=["medicaid"], status="closed", closed_on=TODAY)
    assert Fact.objects.count() == 3
    assert [(source.name, source.facts) for source in desk_quality(TODAY).sources] == [("Our curators", 1)]


def test_checks_are_counted_by_week_from_monday_for_half_a_year() -> None:
    program = make.program()
    monday = TODAY - timedelta(days=TODAY.weekday())
    for day in (monday - timedelta(days=1), monday - timedelta(days=7), monday - timedelta(weeks=WEEKS)):
        checked(program, day)
    weeks = desk_quality(TODAY).weeks
    assert len(weeks) == WEEKS
    assert {week.monday: week.checks for week in weeks if week.checks} == {monday - timedelta(days=7): 2}
    assert weeks[-1].monday == monday


def test_what_waits_is_counted_once_it_was_sent_and_until_it_is_decided() -> None:
    program = make.program()
    for state, decided in (("waiting", None), ("accepted", TODAY)):
        Report.objects.create(
            reference=state,
            program=program,
            about="phone",
            received_on=TODAY,
            state=state,
            decided_on=decided,
        )
    for submitted in (TODAY, None):
        Proposal.objects.create(program=program, saved_at=timezone.now(), submitted_on=submitted)
    assert dict(desk_quality(TODAY).waiting) == {
        "Conflicts between sources": 0,
        "Reports from readers": 1,
        "Programs that readers named": 0,
        "Answers from programs": 1,
    }


def link_round(name: str, *links: str) -> None:
    """A round with one link for each: how far it came, as "sent opened answered accepted"."""
    made = LinkRound.objects.create(name=name, way="mail", made_at=timezone.now(), expires_on=TODAY)
    for number, far in enumerate(links):
        link = UpdateLink.objects.create(
            round=made, program=make.program(refresh=False), key=f"{name}-{number}",
            sent_at=timezone.now() if "sent" in far else None, opened_on=TODAY if "opened" in far else None,
        )  # fmt: skip
        if "answered" in far:
            accepted = "accepted" in far
            Proposal.objects.create(
                program=link.program, link=link, saved_at=timezone.now(), submitted_on=TODAY,
                state="accepted" if accepted else "waiting", decided_on=TODAY if accepted else None,
            )  # fmt: skip


def test_a_round_of_links_is_told_by_how_far_each_came() -> None:
    link_round("Ohio", "sent opened answered accepted", "sent opened answered", "sent opened", "sent", "")
    (found,) = desk_quality(TODAY).rounds
    assert found.name == "Ohio"
    assert [(step.label, step.count, step.of) for step in found.steps] == [
        ("Sent", 4, 5),
        ("Opened", 3, 5),
        ("Answered", 2, 5),
        ("Accepted", 1, 5),
    ]


def test_a_sample_is_charted_once_it_was_called_to_the_end() -> None:
    make.program()
    sample = curation.draw_sample(TODAY, today=TODAY, size=1)
    assert desk_quality(TODAY).months == ()
    curation.record_call(sample.drawn.get(), {"level": "yes", "address": "no"}, on=TODAY)
    (month,) = desk_quality(TODAY).months
    assert (month.exact.count, month.functional.count) == (0, 1)


# The page


@pytest.fixture
def busy() -> None:
    """A little of everything."""
    program = make.program(yes=["medicaid"], observed_on=timezone.localdate())
    checked(program, timezone.localdate())
    link_round("Ohio", "sent opened", "sent")
    sample = curation.draw_sample(timezone.localdate(), today=timezone.localdate(), size=3)
    for row in sample.drawn.all():
        curation.record_call(row, dict.fromkeys(row.shown, "yes"), on=timezone.localdate())


@pytest.mark.usefixtures("busy")
def test_each_chart_has_a_table_with_the_same_numbers(viewer: Signed) -> None:
    tree = parsed(viewer.get(QUALITY))
    assert table(tree, "Checks by week")[-1][1] == "1"
    assert table(tree, "Facts shown, by source and age") == [["Test Directory", "1", "1", "0", "0", "0", "0"]]
    states = table(tree, "Share of each state’s programs that say something")
    assert [row[:2] for row in states] == [["Ohio", "1"]]
    assert table(tree, "Ohio") == [
        ["Sent", "2", "100%"],
        ["Opened", "1", "50%"],
        ["Answered", "0", "0%"],
        ["Accepted", "0", "0%"],
    ]
    all_right = "100% 100% to 100%"
    assert table(tree, "Samples, with Wilson’s interval at 95 %")[0][1:] == ["3", all_right, all_right]
    for chart in having(tree, "chart"):
        drawn = [text.text for text in chart.iter(f"{SVG}text") if text.get("class") == "chart-value"]
        rows = [[words(cell) for cell in row] for row in chart.find(".//tbody").iter("tr")] if drawn else []
        assert all(value in " ".join(row) for value, row in zip(drawn, rows, strict=True))


@pytest.mark.usefixtures("busy")
def test_each_drawing_has_a_name_for_those_who_cannot_see_it(viewer: Signed) -> None:
    charts = having(parsed(viewer.get(QUALITY)), "chart")
    assert len(charts) == 8
    for chart in charts:
        drawing = chart.find(f"{SVG}svg")
        assert drawing.get("role") == "img"
        assert "table" in drawing.get("aria-label")


def test_an_empty_desk_has_a_page_without_complaint(viewer: Signed) -> None:
    text = words(part(parsed(viewer.get(QUALITY)), "main"))
    assert "0 published programs" in text
    assert "No links were made yet." in text
    assert "No sample was called to the end yet." in text


def test_program_staff_have_no_business_there(program_member: Signed) -> None:
    assert program_member.get(QUALITY).status_code == 403


@pytest.mark.usefixtures("busy")
def test_more_programs_do_not_mean_more_queries(viewer: Signed) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert viewer.get(QUALITY).status_code == 200
        return len(caught)

    asked()
    few = asked()
    for number, state in enumerate(("TX", "CA", "NY")):
        program = make.program(yes=["cbt"], state=state, source=make.source(f"source-{number}"))
        checked(program, timezone.localdate() - timedelta(weeks=number))
        link_round(f"Round {number}", "sent opened answered", "sent")
    assert asked() == few <= 22
