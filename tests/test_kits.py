"""Constraint kits: data that the search understands, and that finds something."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from django.http import QueryDict

from programs.filters import ProgramFilter, parameters
from programs.gazetteer import Spot
from programs.kits import Kit, address_in, kit, kits
from programs.query import SearchQuery
from programs.schedule import preset_code
from programs.search import search

CODES = [found.code for found in kits()]
CINCINNATI = Spot("zip", "Cincinnati", "OH", "Hamilton", "45202", 39.1, -84.5, "America/New_York")


def test_the_six_situations_are_there() -> None:
    assert CODES == [
        "night-shift", "no-car", "small-child", "in-school", "court-papers", "stepping-down",
    ]  # fmt: skip


@pytest.mark.parametrize("found", kits(), ids=CODES)
def test_every_filter_of_a_kit_is_one_that_the_search_knows(found: Kit) -> None:
    asked = found.asked()
    assert asked.problems == []
    assert {name for name, _ in found.filters} <= set(asked.filters)
    assert sorted(parameters(found.query())) == sorted(found.filters)


@pytest.mark.parametrize("found", kits(), ids=CODES)
def test_a_kit_says_why_and_what_in_short_plain_words(found: Kit) -> None:
    assert len(found.title) <= 30
    assert len(found.why) <= 120
    assert found.why.endswith(".")
    assert found.words
    said = f"{found.title} {found.why} {found.words}"
    assert not re.search(r"abuse|addict|clean|best", said, re.IGNORECASE)


def test_the_week_of_the_night_shift_is_the_one_offered_elsewhere() -> None:
    found = kit("night-shift")
    assert found
    assert dict(found.filters)["free"] == preset_code("nights")


def test_no_kit_has_another_code() -> None:
    assert kit("no-such-kit") is None


@pytest.mark.django_db
def test_every_kit_finds_a_program_in_the_demo_catalogue() -> None:
    call_command("load_demo", verbosity=0)
    assert {found.code: search(found.query()).total > 0 for found in kits()} == dict.fromkeys(CODES, True)


@pytest.mark.parametrize("found", kits(), ids=CODES)
def test_a_link_to_a_kit_keeps_the_place_and_drops_the_other_filters(found: Kit) -> None:
    here = SearchQuery(origin=CINCINNATI, within=50).having("pays", "medicaid")
    asked = ProgramFilter(QueryDict(address_in(found, here).partition("?")[2]))
    query = asked.search_query(CINCINNATI)
    assert asked.near_text == "45202"
    assert query == SearchQuery(
        origin=CINCINNATI, within=50, limits=found.query().limits, sort=found.query().sort
    )


@pytest.mark.django_db
@pytest.mark.parametrize("found", kits(), ids=CODES)
def test_the_button_of_a_kit_leads_to_its_filters_at_the_place_typed(client, found: Kit) -> None:
    answer = client.get("/kits/", {"near": "St. Louis", "within": "10", "kit": found.code})
    path, _, query = answer["Location"].partition("?")
    pairs = [(name, value) for name, values in QueryDict(query).lists() for value in values]
    assert (answer.status_code, path) == (302, "/programs/")
    assert sorted(pairs) == sorted([("near", "St. Louis"), ("within", "10"), *found.filters])


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["", "?kit=nothing", "?kit=%00&near=", "?near=&within="])
def test_without_a_kit_the_button_leads_to_the_list(client, asked: str) -> None:
    assert client.get(f"/kits/{asked}")["Location"] == "/programs/"
