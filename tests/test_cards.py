"""The few words on a card: how far, how fresh, whether there is room, what is not stated."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from programs.cards import ago, distance_text, freshness, limit_name, opening_text
from programs.filters import LIMITS, ProgramFilter
from programs.models import Program, Source
from programs.query import Limit, SearchQuery
from programs.search import search
from tests import make

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("miles", "approximate", "words"),
    [
        (6.24, False, "6.2 miles"),
        (6.26, True, "about 6.3 miles"),
        (0.0, False, "0.0 miles"),
        (0.97, False, "1.0 mile"),
        (1.04, True, "about 1.0 mile"),
        (1.06, False, "1.1 miles"),
        (2741.5, False, "2741.5 miles"),
        (None, False, ""),
        (None, True, ""),
    ],
)
def test_a_distance_is_said_to_a_tenth_and_about_where_only_the_zip_code_is_known(miles, approximate, words):
    assert distance_text(miles, approximate) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3, "today"), (0, "today"), (1, "yesterday"), (2, "2 days ago"), (13, "13 days ago"),
        (14, "2 weeks ago"), (59, "8 weeks ago"), (60, "2 months ago"), (364, "12 months ago"),
        (365, "in March 2025"), (1500, "in January 2022"),
    ],
)  # fmt: skip
def test_a_day_is_said_as_people_say_it(days, words):
    assert ago(TODAY - timedelta(days=days), TODAY) == words


@pytest.mark.parametrize(
    ("opening", "opens", "words"),
    [
        ("", None, ""),
        ("taking", None, "taking new people (said 5 days ago)"),
        ("taking", TODAY, "taking new people (said 5 days ago)"),
        ("taking", date(2026, 3, 9), "next opening March 9 (said 5 days ago)"),
        ("waitlist", date(2026, 3, 9), "has a waiting list (said 5 days ago)"),
        ("full", None, "not taking new people (said 5 days ago)"),
    ],
)
def test_an_opening_is_said_with_the_day_it_was_reported(opening, opens, words):
    program = Program(opening=opening, opening_on=opens, opening_reported_on=TODAY - timedelta(days=5))
    assert opening_text(program, TODAY) == words


@pytest.mark.parametrize(
    ("kind", "observed", "checked_after", "words"),
    [
        ("directory", "survey of 2023", 0, "facts from the survey of 2023"),
        ("directory", "", 0, "listed 3 weeks ago"),
        ("directory", "survey of 2023", 10, "checked 11 days ago"),
        ("curator", "", 0, "checked 3 weeks ago"),
    ],
)
def test_what_a_directory_says_is_not_called_checked(kind, observed, checked_after, words):
    observed_on = TODAY - timedelta(days=21)
    program = Program(
        source=Source(kind=kind, observed=observed), observed_on=observed_on,
        checked_on=observed_on + timedelta(days=checked_after),
    )  # fmt: skip
    assert freshness(program, TODAY) == words


@pytest.mark.parametrize("parameter", LIMITS)
def test_every_limit_has_a_name_in_plain_words(parameter):
    choices = ProgramFilter.base_filters[parameter].extra.get("choices") or [("40", "")]
    name = limit_name(Limit(parameter, (choices[0][0],)))
    assert name
    assert "_" not in name


@pytest.mark.parametrize(
    ("limit", "name"),
    [
        (Limit("when", ("evening", "weekend")), "evening and weekend groups"),
        (Limit("pays", ("medicaid", "medicare")), "Medicaid or Medicare"),
        (Limit("age", ("15",)), "takes people aged 15"),
        (Limit("max_weekly", ("400",)), "price a week for paying yourself (up to $400)"),
    ],
)
def test_a_limit_is_named(limit, name):
    assert limit_name(limit) == name


def only_card(**asked):
    (card,) = search(SearchQuery(**asked)).cards
    return card


@pytest.mark.django_db
def test_a_card_says_what_was_asked_and_is_so_and_what_was_asked_and_is_not_stated():
    make.program(yes=["medicaid", "cbt"])
    card = only_card(limits=(Limit("pays", ("medicaid",)), Limit("language", ("spanish",))))
    assert "says it takes Medicaid" in card.reasons
    assert card.not_stated == ("Spanish",)
    assert card.fit == "might"


@pytest.mark.django_db
def test_a_card_does_not_repeat_as_a_tag_what_was_asked():
    make.program(yes=["medicaid", "medicare"])
    assert only_card(limits=(Limit("pays", ("medicaid",)),)).tags == (("medicare", "Medicare"),)


@pytest.mark.django_db
def test_a_card_has_few_tags_and_none_of_what_nearly_every_program_has():
    make.program(yes=["medicaid", "medicare", "tricare", "group-therapy", "cbt", "dbt", "veterans", "lgbtq"])
    assert [tag.code for tag in only_card().tags] == ["medicaid", "medicare", "cbt", "veterans"]


@pytest.mark.django_db
def test_a_card_never_shows_a_no_as_a_tag():
    make.program(no=["medicaid", "cbt"])
    assert only_card().tags == ()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("organization", "place"),
    [
        ("", ""),
        ("Harbor Light", ""),
        ("HARBOR", ""),
        ("Harbor Health", "Harbor Health, "),
        ("Harbor Light Holdings", "Harbor Light Holdings, "),
        ("Harb", "Harb, "),
    ],
)
def test_a_card_names_who_runs_it_once(organization, place):
    program = make.program("Harbor Light", organization=organization)
    location = program.location
    location.withheld, location.precision = True, "zip"
    location.save()
    card = only_card()
    assert card.place == f"{place}address given when you call, Cincinnati, OH"
    assert location.street not in " ".join((card.place, *card.reasons))
