"""The published rule says what the code does, with the same numbers."""

from __future__ import annotations

import re

import pytest
import textstat

from programs import ranking
from programs.views.pages import rule
from tests import make
from tests.reading import parsed, part, words

pytestmark = pytest.mark.django_db

NUMBERS = {
    "HEAD_START_MILES": 1,
    "NOT_STATED_PENALTY": 100,
    "FRESH_DAYS": 1,
    "AGING_PENALTY": 100,
    "OLD_DAYS": 1,
    "OLD_PENALTY": 100,
    "OPENING_DAYS": 1,
    "TAKING_BONUS": 100,
    "WAITLIST_PENALTY": 100,
    "FULL_PENALTY": 100,
}
"""The constants in the order in which the rule says them, and how many of what is said make one of them."""


def in_the_code() -> list[float]:
    return [round(getattr(ranking, name) * times, 6) for name, times in NUMBERS.items()]


@pytest.fixture
def page(client):
    return parsed(client.get("/how-we-rank/"))


def numbers(text: str) -> list[float]:
    """The numbers of a rule, in the order said, but for those that count its sentences."""
    return [float(found) for found in re.findall(r"(?<![\d.])\d+(?=\s?%| days| miles|\))", text)]


def the_list(page):
    return next(element for element in page.iter() if element.get("id") == "rule")


def test_the_page_says_every_number_of_the_code_in_order(page):
    assert numbers(words(the_list(page))) == in_the_code()


def test_the_words_above_the_code_say_the_same_numbers():
    """There a year is a year, and the head start stands before its word."""
    said = numbers(ranking.__doc__.replace("head start of 3", "3 miles").replace("a year", "365 days"))
    assert said == in_the_code()


@pytest.mark.parametrize("name", NUMBERS)
def test_a_changed_number_changes_the_page(name, monkeypatch, client):
    monkeypatch.setattr(ranking, name, getattr(ranking, name) * 3)
    assert numbers(words(the_list(parsed(client.get("/how-we-rank/"))))) == in_the_code()


def test_the_example_follows_the_rule():
    told = rule()["example"]
    near = (told["near"] + ranking.HEAD_START_MILES) * (1 + ranking.OLD_PENALTY)
    far = (told["far"] + ranking.HEAD_START_MILES) * (1 - ranking.TAKING_BONUS)
    assert (told["near_counts"], told["far_counts"]) == (f"{near:.1f}", f"{far:.1f}")
    assert far < near


@pytest.mark.parametrize(
    "topic", ["Money", "Who owns", "its own entry", "might fit", "about", "A tie", "never use the name"]
)
def test_the_page_speaks_of(page, topic):
    assert topic in words(part(page, "main"))


def test_the_page_reads_at_grade_eight_or_below(page):
    article = next(part(page, "main").iter("article"))
    said = [words(element) for element in article.iter() if element.tag in {"p", "li", "dd"}]
    text = " ".join(f"{sentence.rstrip('.:')}." for sentence in said)
    assert textstat.flesch_kincaid_grade(text) <= 8


def test_the_results_lead_to_the_rule(client):
    make.program()
    assert 'href="/how-we-rank/">Why this order?' in client.get("/programs/").text
