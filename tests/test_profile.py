"""What a program's page says: hours against the level, ages, sources by letter, and what to ask."""

from __future__ import annotations

from datetime import date

import pytest

from programs.models import Price, Program
from programs.profile import profile
from programs.profile.marks import Marks, host, letter
from programs.profile.page import ages
from programs.profile.questions import ASKED_ONE_BY_ONE, not_stated
from programs.profile.tracks import check_text, hours_text
from programs.vocabulary import TERM, terms_in
from tests import make

TODAY = make.TODAY
BELOW_ADULT = "9 hours or more for adults"
BELOW_TEEN = "6 hours or more for teens"
ABOVE = "usually called partial hospitalization"


@pytest.mark.parametrize(
    ("minutes", "adolescent", "words"),
    [
        (0, False, ""),
        (539, False, BELOW_ADULT),
        (540, False, ""),
        (1199, False, ""),
        (1200, False, ABOVE),
        (359, True, BELOW_TEEN),
        (360, True, ""),
        (1200, True, ABOVE),
    ],
)
def test_published_hours_are_held_against_the_level(minutes, adolescent, words):
    said = check_text(minutes, adolescent)
    assert words in said if words else said == ""


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, ""), (45, "45 minutes a week"), (60, "1 hour a week"), (540, "9 hours a week"),
        (450, "7 hours 30 minutes a week"), (61, "1 hour 1 minute a week"),
    ],
)  # fmt: skip
def test_weekly_minutes_in_words(minutes, words):
    assert hours_text(minutes) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, ""),
        (18, None, "18 and older"),
        (None, 17, "up to 17"),
        (12, 17, "12 to 17"),
        (0, 17, "0 to 17"),
    ],
)
def test_ages_in_words(low, high, words):
    assert ages(Program(min_age=low, max_age=high)) == words


@pytest.mark.parametrize(("number", "mark"), [(0, "a"), (25, "z"), (26, "aa"), (27, "ab"), (52, "ba")])
def test_sources_are_lettered(number, mark):
    assert letter(number) == mark


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.harbor.example.org/iop?x=1", "harbor.example.org"),
        ("http://wwwide.example.org", "wwwide.example.org"),
        ("", ""),
        ("javascript://harbor.example.org/%0aalert(1)", ""),
        ("data:text/html,x", ""),
    ],
)
def test_a_web_address_is_shown_as_its_host(url, shown):
    assert host(url) == shown


@pytest.mark.django_db
def test_the_same_source_on_another_day_has_a_letter_of_its_own():
    main, other = make.source(), make.source("desk", name="Desk", kind="curator")
    marks = Marks((main.pk, TODAY))
    cited = [(main, TODAY), (main, date(2020, 1, 1)), (other, TODAY), (main, date(2020, 1, 1))]
    assert [marks.of(source, day) for source, day in cited] == ["", "a", "b", "a"]


def names_asked(program: Program) -> list[str]:
    return [name for name, _ in not_stated(program, list(program.facts.shown()))]


@pytest.mark.django_db
def test_a_silent_program_is_asked_about_everything_that_matters():
    asked = names_asked(make.program())
    one_by_one = {term.name for category in ASKED_ONE_BY_ONE for term in terms_in(category) if term.offered}
    assert one_by_one <= set(asked)
    assert asked[:4] == ["Openings", "Days and times", "Price", "First step"]
    assert {"Insurance plans", "Languages", "Accreditation"} <= set(asked)


@pytest.mark.django_db
@pytest.mark.parametrize("said", ["yes", "no"])
def test_what_is_said_is_not_asked_again_whether_yes_or_no(said):
    asked = names_asked(make.program(**{said: ["medicaid", "spanish"]}))
    assert TERM["medicaid"].name not in asked
    assert "Languages" not in asked
    assert TERM["medicare"].name in asked


@pytest.mark.django_db
def test_what_a_narrower_yes_answers_is_not_asked():
    assert TERM["in_person"].name not in names_asked(make.program(yes=["hybrid"]))


@pytest.mark.django_db
def test_what_the_page_shows_in_fields_is_not_asked():
    program = make.program(
        sessions=[(0, "18:00", "21:00")], opening="full", opening_reported_on=TODAY,
        opening_source=make.source(), how_to_start="Call us.",
    )  # fmt: skip
    Price.objects.create(
        program=program, unit="week", basis="self_pay", cents=40_000, valid_from=TODAY,
        source=program.source, observed_on=TODAY,
    )  # fmt: skip
    assert not {"Openings", "Days and times", "Price", "First step"} & set(names_asked(program))


@pytest.mark.django_db
@pytest.mark.parametrize(("precision", "expected"), [("street", "geo:39.1,-84.5"), ("zip", "")])
def test_a_map_is_offered_only_where_the_street_is_known(precision, expected):
    program = Program.objects.for_page().get(pk=make.program(precision=precision).pk)
    assert profile(program, TODAY)["geo"] == expected


@pytest.mark.django_db
def test_no_map_is_offered_for_an_address_that_is_withheld():
    program = make.program()
    program.location.withheld, program.location.precision = True, "zip"
    program.location.save()
    assert profile(Program.objects.for_page().get(pk=program.pk), TODAY)["geo"] == ""
