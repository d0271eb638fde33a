"""The cost worksheet and the letter: filled from what a program has said, complete without JavaScript."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from programs import cost
from programs.models import Price, Program
from programs.views.cost import RIGHTS_REVIEWED_ON, known_of
from tests import make
from tests.plain_words import grade, sentences
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db

THREE_EVENINGS = [(0, "18:00", "21:00"), (2, "18:00", "21:00"), (3, "18:00", "21:00")]


def price(program: Program, cents: int, unit: str, basis: str, days_ago: int = 30) -> Price:
    day = make.TODAY - timedelta(days=days_ago)
    return Price.objects.create(
        program=program, cents=cents, unit=unit, basis=basis, valid_from=day,
        source=program.source, observed_on=day,
    )  # fmt: skip


def sheet_of(program: Program) -> cost.Sheet:
    return known_of(program).sheet


def line(tree: Any, name: str) -> str:
    (field,) = (each for each in tree.iter("input") if each.get("data-line") == name)
    return str(field.get("value"))


def test_an_empty_worksheet_starts_from_what_is_usual(client):
    tree = parsed(client.get("/cost/"))
    assert [line(tree, name) for name in ("sessions", "fewest", "most", "price")] == ["3", "8", "12", ""]
    assert "We do not know the weeks: 8 to 12 are usual." in words(part(tree, "main"))


def test_what_a_program_has_said_is_filled_in_with_source_and_day(client):
    program = make.program("Blue Door", sessions=THREE_EVENINGS, weeks=10)
    price(program, 40_00, "session", "self_pay")
    price(program, 12_50, "session", "sliding")
    tree = parsed(client.get(f"/cost/?p={program.slug}"))
    said = {name: line(tree, name) for name in ("sessions", "fewest", "most", "price", "sliding")}
    assert said == {"sessions": "3", "fewest": "10", "most": "10", "price": "40", "sliding": "12.50"}
    page = words(part(tree, "main"))
    assert "$40 a session: paying yourself Test Directory, since January 31, 2026" in page
    assert "$375 to $1,200 in all, for 30 sessions." in page
    assert "The low end is the lowest price on the sliding scale." in page


@pytest.mark.parametrize(
    ("prices", "expected"),
    [
        ([(450_00, "week", "self_pay"), (10_00, "session", "sliding")], ("week", 450_00, 30_00)),
        ([(40_00, "session", "self_pay"), (60_00, "week", "sliding")], ("week", 120_00, 60_00)),
        ([(4000_00, "course", "self_pay"), (10_00, "session", "sliding")], ("course", 4000_00, 300_00)),
        ([(40_00, "session", "self_pay"), (90_00, "week", "self_pay")], ("session", 40_00, None)),
        ([(15_00, "session", "sliding")], ("session", None, 15_00)),
        ([(75_00, "assessment", "self_pay")], ("session", None, None)),
        ([], ("session", None, None)),
    ],
)
def test_own_and_sliding_prices_come_by_the_same_unit(prices, expected):
    program = make.program(sessions=THREE_EVENINGS, weeks=10)
    for cents, unit, basis in prices:
        price(program, cents, unit, basis)
    sheet = sheet_of(program)
    assert (sheet.unit, sheet.price, sheet.sliding) == expected


def test_a_price_that_cannot_be_turned_into_another_unit_is_left_out():
    program = make.program()
    price(program, 450_00, "week", "self_pay")
    price(program, 10_00, "session", "sliding")
    sheet = sheet_of(program)
    assert (sheet.unit, sheet.price, sheet.sliding) == ("week", 450_00, None)


def test_the_newest_price_counts_and_a_copay_alone_means_insurance():
    program = make.program()
    price(program, 20_00, "session", "copay", days_ago=400)
    price(program, 25_00, "session", "copay", days_ago=10)
    sheet = sheet_of(program)
    assert (sheet.way, sheet.copay) == ("insurance", 25_00)
    found = cost.estimate(sheet)
    assert found
    assert (found.low, found.high) == (600_00, 900_00)


@pytest.mark.parametrize("slug", ["no-such-program", "%00", "a b", "x" * 300])
def test_a_program_we_do_not_know_is_said_and_the_worksheet_still_works(client, slug):
    answer = client.get(f"/cost/?p={slug}")
    assert answer.status_code == 200
    assert "We have no program by that name" in words(answer)
    assert client.get(f"/good-faith-estimate/?p={slug}").status_code == 200


def test_nothing_typed_can_be_sent(client):
    program = make.program()
    for path in (f"/cost/?p={program.slug}", f"/good-faith-estimate/?p={program.slug}"):
        main = part(parsed(client.get(path)), "main")
        assert list(main.iter("form")) == []
        assert {button.get("type") for button in main.iter("button")} <= {"button"}
        texts = [field for field in main.iter("input") if field.get("type") == "text"]
        assert texts
        assert all(field.get("name") is None and field.get("autocomplete") == "off" for field in texts)


def test_without_javascript_the_steps_and_the_way_on_are_there(client):
    page = words(client.get("/cost/"))
    assert "a pencil: the steps are below" in page
    assert "Charges = the price × the sessions" in page
    assert "/good-faith-estimate/" in links(part(parsed(client.get("/cost/")), "main"))


def test_every_line_has_a_label_and_a_sentence_for_what_cannot_be_read(client):
    tree = parsed(client.get("/cost/"))
    labelled = {label.get("for") for label in tree.iter("label")}
    problems = {each.get("id"): each.get("data-problem") for each in having(tree, "problem")}
    fields = [field for field in tree.iter("input") if field.get("data-line")]
    assert len(fields) == 9
    for field in fields:
        assert field.get("id") in labelled
        assert str(problems[field.get("id") + "-problem"]).startswith("Type ")


def test_the_letter_names_the_program_the_law_and_when_it_was_read(client):
    program = make.program("Blue Door")
    tree = parsed(client.get(f"/good-faith-estimate/?p={program.slug}"))
    page = words(part(tree, "main"))
    assert "45 CFR 149.610" in page
    assert "$400 or more" in page
    assert "120 days" in page
    assert "https://www.cms.gov/nosurprises" in links(part(tree, "main"))
    values = {field.get("id"): field.get("value") for field in tree.iter("input")}
    assert values["letter-to"] == "Blue Door"
    assert words(part(tree, "textarea")).endswith("Main Street, Cincinnati, OH 45202")
    assert f"{RIGHTS_REVIEWED_ON:%B} {RIGHTS_REVIEWED_ON.day}, {RIGHTS_REVIEWED_ON.year}" in page


def test_the_spanish_letter_leads_to_the_same_one_in_english(client):
    program = make.program("Blue Door")
    letter = f"/good-faith-estimate/?p={program.slug}"
    spanish, english = (part(parsed(client.get(start + letter)), "main") for start in ("/es", ""))
    assert letter in links(spanish)
    assert letter not in links(english)


def test_a_withheld_address_is_not_in_the_letter(client):
    program = make.program()
    type(program.location).objects.update(withheld=True, precision="zip")
    tree = parsed(client.get(f"/good-faith-estimate/?p={program.slug}"))
    assert "Main Street" not in str([field.get("value") for field in tree.iter("input")])


@pytest.mark.parametrize("path", ["/cost/", "/good-faith-estimate/", "/shortlist/"])
def test_the_pages_read_plainly(client, path):
    assert grade(sentences(part(parsed(client.get(path)), "main"))) <= 8
