"""Counts, groups and relaxed limits, against brute force over every program."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import curation
from programs.gazetteer import Spot
from programs.query import Limit, SearchQuery
from programs.relaxing import relaxed
from programs.search import search
from programs.vocabulary import understood
from tests import make

pytestmark = pytest.mark.django_db

HERE = Spot("city", "Here", "OH", "", "", 39.1, -84.5, "America/New_York")
CODES = ["cbt", "dbt", "medicaid", "medicare", "veterans-track", "women-only", "hybrid"]
GROUPS = {"therapy": ["cbt", "dbt"], "pays": ["medicaid", "medicare"], "serves": ["veterans"]}


@pytest.fixture(scope="module")
def said(module_db):
    """What 60 programs say, by id: {code: True or False}; and how far north each one is."""
    draw = random.Random(11)
    programs = {}
    for _ in range(60):
        words = {code: draw.random() < 0.7 for code in CODES if draw.random() < 0.6}
        made = make.program(
            lat=39.1 + draw.random(), refresh=False,
            yes=[c for c, holds in words.items() if holds], no=[c for c, holds in words.items() if not holds],
        )  # fmt: skip
        programs[made.pk] = words
    curation.refresh_rows(programs)
    return programs


def answer(words: dict[str, bool], options: tuple[str, ...]) -> int:
    yes, no = understood([c for c, holds in words.items() if holds], [c for c, h in words.items() if not h])
    if yes & set(options):
        return 2
    return 0 if set(options) <= no else 1


def brute(said, limits, only=None):
    """How many say yes to all limits, and how many leave something unsaid."""
    worst = [min([answer(words, limit.options) for limit in limits], default=2) for words in said.values()]
    return worst.count(2), worst.count(1)


limits = st.dictionaries(st.sampled_from(sorted(GROUPS)), st.integers(1, 3), max_size=3).map(
    lambda chosen: tuple(
        Limit(name, tuple(GROUPS[name][: max(1, many % 3)])) for name, many in sorted(chosen.items())
    )
)


def everywhere(limits: tuple[Limit, ...]) -> SearchQuery:
    return SearchQuery(origin=HERE, within=None, limits=limits)


@given(limits=limits)
def test_totals_add_up_to_brute_force(said, limits):
    found = search(everywhere(limits))
    assert (found.total, found.might_total) == brute(said, limits)


@given(limits=limits)
def test_each_count_is_what_choosing_the_option_gives(said, limits):
    facets = search(everywhere(limits)).facets
    for name, options in GROUPS.items():
        for option in options:
            others = tuple(limit for limit in limits if limit.parameter != name)
            assert facets[name][option] == brute(said, (*others, Limit(name, (option,)))), (name, option)


@given(limits=limits, within=st.sampled_from([5, 25, 50, 100]))
def test_following_a_relaxed_search_gives_exactly_so_many_more(said, limits, within):
    query = replace(everywhere(limits), within=within)
    found = search(query)
    for step in relaxed(found):
        there = search(step.query)
        assert there.total == found.total + step.gives, step.change
        worth_a_call = not found.shown_total and not there.total
        assert step.might == (there.might_total if worth_a_call else 0), step.change


@given(limits=limits)
def test_matches_come_before_those_that_have_not_said(said, limits):
    found = search(everywhere(limits))
    fits = [card.fit for card in found.cards]
    assert fits == sorted(fits, key=["yes", "might"].index)


@given(limits=limits)
def test_hiding_the_unknown_leaves_the_matches_alone(said, limits):
    found = search(replace(everywhere(limits), unknown=False))
    assert {card.fit for card in found.cards} <= {"yes"}
    assert found.total == brute(said, limits)[0]


def test_a_might_lists_what_it_has_not_said(said):
    query = everywhere((Limit("therapy", ("dbt",)),))
    last = search(replace(query, page=search(query).pages))
    unsaid = {card.not_stated for card in last.cards}
    assert unsaid == {("Dialectical behavior therapy (DBT)",)}
