"""How often we were right is said where readers look, with its range and how it was found; never before."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from django.test import Client

from programs import curation
from programs.models import Sample
from tests import make
from tests.plain_words import ease, grade, sentences
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db

PAGE, CSV = "/our-data/", "/our-data/accuracy.csv"
RIGHT = {"level": "yes", "address": "yes", "pays": "yes"}


@pytest.fixture
def measure() -> Callable[..., Sample]:
    """Draws, calls and publishes a month: so many exact, functional, wrong, not reached."""

    def made(month: date, *findings: int, publish: bool = True) -> Sample:
        for _ in range(sum(findings) - Sample.objects.count() * 40):
            make.program(yes=["medicaid"], refresh=False)
        sample = curation.draw_sample(month, today=make.TODAY, size=sum(findings))
        rows = iter(sample.drawn.all())
        for said, count in zip(
            (RIGHT, RIGHT | {"pays": "no"}, RIGHT | {"level": "no"}), findings, strict=False
        ):
            for _ in range(count):
                curation.record_call(next(rows), said, on=make.TODAY)
        for row in rows:
            curation.record_unreached(row, on=make.TODAY)
        if publish:
            curation.publish_sample(sample, on=make.TODAY)
        return sample

    return made


def section(client: Client, path: str = PAGE) -> str:
    tree = parsed(client.get(path))
    (found,) = [each for each in tree.iter("section") if each.get("aria-labelledby") == "errors"]
    return words(found)


def test_a_published_month_says_its_shares_with_their_ranges(client: Client, measure: Callable) -> None:
    measure(date(2026, 2, 1), 24, 8, 4, 4)
    text = section(client)
    assert "How often we are right" in text
    assert "Of 36 programs called in February 2026, 67% were right in every point (62% to 71%)." in text
    assert "89% would have led you to the right program (85% to 92%)." in text
    assert "We could not reach 4 more programs. If all of those were wrong, 60% were right" in text
    assert "If all were right, 70% were." in text
    assert "On March 2, 2026 we drew 40 of 40 programs by chance." in text
    assert "We do not know yet" not in text


def test_what_was_asked_is_told_item_by_item(client: Client, measure: Callable) -> None:
    measure(date(2026, 2, 1), 24, 8, 4, 4)
    (table,) = [
        each
        for each in parsed(client.get(PAGE)).iter("table")
        if words(each.find("caption")) == "What we asked in February 2026"
    ]
    assert [[words(cell) for cell in row] for row in table.find("tbody").iter("tr")] == [
        ["Level of care", "32", "4", "0"],
        ["Address", "36", "0", "0"],
        ["Ways to pay", "28", "8", "0"],
    ]


def test_the_months_are_charted_with_a_table_the_newest_first(client: Client, measure: Callable) -> None:
    measure(date(2026, 1, 1), 20, 10, 10, 0)
    measure(date(2026, 2, 1), 30, 5, 5, 0)
    chart = having(parsed(client.get(PAGE)), "chart")[-1]
    rows = [[words(cell) for cell in row] for row in chart.find(".//tbody").iter("tr")]
    assert [row[:2] for row in rows] == [["February 2026", "40"], ["January 2026", "40"]]
    drawn = [text.text for text in chart.iter("{http://www.w3.org/2000/svg}text")]
    assert drawn == ["February 2026", "75%", "January 2026", "50%"]


@pytest.mark.parametrize("publish", [False, True])
def test_until_a_month_is_published_none_is_claimed(client: Client, measure: Callable, publish: bool) -> None:
    sample = measure(date(2026, 2, 1), 30, 5, 5, 0, publish=publish)
    if publish:
        curation.withdraw_sample(sample, reason="A call was noted wrongly")
    text = section(client)
    assert "We do not know yet." in text
    assert "75%" not in text
    assert len(client.get(CSV).getvalue().decode().splitlines()) == 1


def test_a_number_about_fictional_programs_says_so(client: Client, measure: Callable) -> None:
    demo = make.source("demo", kind="demo")
    for _ in range(30):
        make.program(yes=["medicaid"], source=demo, refresh=False)
    sample = curation.draw_sample(make.TODAY, today=make.TODAY, size=30)
    for row in sample.drawn.all():
        curation.record_call(row, RIGHT, on=make.TODAY)
    curation.publish_sample(sample, on=make.TODAY)
    assert "These programs are fictional, so this number is too." in section(client)
    assert client.get(CSV).getvalue().decode().splitlines()[1].endswith(",yes")


def test_it_can_be_read_with_eight_years_of_school(client: Client, measure: Callable) -> None:
    measure(date(2026, 2, 1), 24, 8, 4, 4)
    assert grade(sentences(part(parsed(client.get(PAGE)), "main"))) <= 8
    assert min(ease(sentences(part(parsed(client.get("/es" + PAGE)), "main")))) >= 60


def test_the_table_to_take_along_has_every_month_and_what_it_takes_to_check_it(
    client: Client, measure: Callable
) -> None:
    measure(date(2026, 1, 1), 20, 10, 10, 0)
    sample = measure(date(2026, 2, 1), 24, 8, 4, 4)
    assert CSV in links(parsed(client.get(PAGE)))
    response = client.get(CSV)
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(StringIO(response.getvalue().decode("utf-8-sig"))))
    assert [row["month"] for row in rows] == ["2026-02", "2026-01"]
    newest = rows[0]
    assert (newest["drawn"], newest["reached"], newest["unreached"]) == ("40", "36", "4")
    assert (newest["exact_count"], newest["exact_share"], newest["exact_least"]) == ("24", "0.6667", "0.6000")
    assert (newest["functional_count"], newest["functional_most"]) == ("32", "0.9000")
    assert (newest["seed"], newest["fictional"], newest["published_on"]) == (sample.seed, "no", "2026-03-02")


def test_the_table_leaves_nothing_with_the_reader(client: Client) -> None:
    response = client.get(CSV)
    assert not response.cookies
    assert client.post(CSV).status_code == 405


def test_more_months_do_not_mean_more_queries(
    client: Client, measure: Callable, queries: Callable[[str], int]
) -> None:
    measure(date(2026, 1, 1), 20, 10, 10, 0)
    few = queries(PAGE)
    measure(date(2026, 2, 1), 24, 8, 4, 4)
    assert queries(PAGE) == few <= 8
