"""What we say of our data is what is in it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs import quality
from programs.models import ImportRun, Phone, Verification
from programs.quality import Share
from programs.vocabulary import TERMS, Category
from tests import make

pytestmark = pytest.mark.django_db

TODAY = make.TODAY


def shares(found: tuple[Share, ...]) -> dict[str, int]:
    return {share.label: share.count for share in found}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_an_empty_list_is_measured_without_complaint() -> None:
    measured = quality.measure(TODAY)
    assert (measured.programs, measured.facts, measured.possible) == (0, 0, 0)
    assert all(share.percent == 0 for share in (*measured.ages, *measured.fields, *measured.categories))
    assert measured.sources == ()


def test_only_published_programs_count() -> None:
    make.program()
    make.program(status="closed", closed_on=TODAY)
    make.program(status="draft")
    measured = quality.measure(TODAY)
    assert measured.programs == 1
    assert [said.programs for said in measured.sources] == [1]
    assert shares(measured.fields)["Phone number"] == 0


def test_programs_are_counted_by_state() -> None:
    make.program(state="OH")
    make.program(state="OH")
    make.program(state="PR", lat=18.2, lon=-66.4)
    counts = {state.code: state.programs for state in quality.measure(TODAY).states}
    assert (counts["OH"], counts["PR"], counts["TX"]) == (2, 1, 0)
    assert sum(counts.values()) == 3


@pytest.mark.parametrize(
    ("days", "label"),
    [
        (0, "In the last 90 days"),
        (90, "In the last 90 days"),
        (91, "91 days to a year ago"),
        (365, "91 days to a year ago"),
        (366, "One to two years ago"),
        (730, "One to two years ago"),
        (731, "Two to three years ago"),
        (1095, "Two to three years ago"),
        (1096, "Longer ago"),
        (9000, "Longer ago"),
    ],
)
def test_a_program_is_as_old_as_its_newest_check(days: int, label: str) -> None:
    make.program(observed_on=ago(10_000), checked_on=ago(days))
    assert {name for name, count in shares(quality.measure(TODAY).ages).items() if count} == {label}


def test_a_program_says_something_of_a_category_by_a_yes_or_a_no() -> None:
    make.program(yes=["medicaid"], no=["cbt"])
    make.program(yes=["medicare", "medicaid"])
    make.program()
    told = shares(quality.measure(TODAY).categories)
    assert told[Category.PAYS.label] == 2
    assert told[Category.THERAPY.label] == 1
    assert told[Category.INSURER.label] == 0


def test_facts_are_counted_against_all_there_could_be() -> None:
    make.program(yes=["medicaid", "cbt"], no=["medicare"])
    make.program()
    measured = quality.measure(TODAY)
    assert measured.facts >= 3
    assert measured.possible == 2 * len(TERMS)


@pytest.mark.parametrize(
    ("label", "fields"),
    [
        ("Website", {"website": "https://harbor.example.org"}),
        ("How to start", {"how_to_start": "Call us."}),
        ("How many weeks", {"weeks": 8}),
        ("Days and times of groups", {"sessions": [(0, "18:00", "21:00")]}),
        ("Youngest or oldest age", {"min_age": 18}),
        ("Youngest or oldest age", {"max_age": 17}),
        ("A point on the map", {"lat": 39.1}),
    ],
)
def test_a_field_counts_where_it_is_stated(label: str, fields: dict) -> None:
    make.program(lat=None, lon=None)
    before = shares(quality.measure(TODAY).fields)
    make.program(**{"lat": None, "lon": -84.5 if "lat" in fields else None} | fields)
    after = shares(quality.measure(TODAY).fields)
    assert (before[label], after[label]) == (0, 1)


def test_a_phone_counts_once_for_each_program() -> None:
    program = make.program()
    for number in ("+15135550142", "+15135550143"):
        Phone.objects.create(program=program, number=number, source=program.source, observed_on=TODAY)
    assert shares(quality.measure(TODAY).fields)["Phone number"] == 1


def test_a_source_tells_its_days_and_when_it_was_read_the_largest_first() -> None:
    small, large = make.source("small", name="Small"), make.source("large", name="Large")
    make.program(source=small, observed_on=ago(400))
    make.program(source=large, observed_on=ago(20))
    make.program(source=large, observed_on=ago(700))
    for day in (1, 2):
        at = f"2026-02-0{day}T00:00:00Z"
        ImportRun.objects.create(source=large, started_at=at, finished_at=at)
    ImportRun.objects.create(source=large, started_at="2026-02-03T00:00:00Z")
    first, second = quality.measure(TODAY).sources
    assert (first.source, first.programs, first.oldest, first.newest) == (large, 2, ago(700), ago(20))
    assert first.read_at.date() == date(2026, 2, 2)
    assert (second.source, second.read_at) == (small, None)


def test_a_source_that_only_checks_is_named_too() -> None:
    program, desk = make.program(), make.source("desk", name="Our curators", kind="curator")
    Verification.objects.create(program=program, on=ago(5), method="phone", source=desk)
    assert [said.source.name for said in quality.measure(TODAY).sources] == ["Test Directory", "Our curators"]


@pytest.mark.parametrize(("days", "count"), [(0, 1), (89, 1), (90, 0), (-1, 0)])
def test_checks_of_the_last_90_days_count(days: int, count: int) -> None:
    program = make.program()
    for method in ("phone", "website"):
        Verification.objects.create(program=program, on=ago(days), method=method, source=program.source)
    assert quality.measure(TODAY).checked_by_us == count


def test_more_programs_do_not_mean_more_queries() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            quality.measure(TODAY)
        return len(caught)

    make.program(yes=["medicaid"])
    few = queries()
    for _ in range(5):
        make.program(yes=["medicaid"], source=make.source(f"source-{_}"))
    assert queries() == few == 5
