"""Which listed programs a suggestion may be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from programs.curation import take_suggestion
from programs.desk.suggestions import MOST, suggestions
from programs.models import Phone, Program, Suggestion
from tests import make

pytestmark = pytest.mark.django_db


def named(name: str = "Pier House", city: str = "Toledo", state: str = "OH", phone: str = "") -> Suggestion:
    said = {"name": name, "city": city, "state_code": state, "phone": phone}
    return take_suggestion(said, token=f"{name} {state}", language="en", today=make.TODAY)


def names_like(suggestion: Suggestion) -> list[str]:
    (found,) = suggestions([suggestion])
    return [program.name for program in found.alike]


@pytest.mark.parametrize(
    ("called", "like"),
    [
        ("Pier House", ["Pier House"]),
        ("PIER HOUSE, LLC.", ["Pier House"]),
        ("Pier Hous", ["Pier House"]),
        ("Pier House Recovery Center", ["Pier House"]),
        ("Harbor Light", []),
        ("Pier", []),
    ],
)
def test_a_name_is_known_however_it_is_spelled(called: str, like: list[str]) -> None:
    make.program("Pier House")
    assert names_like(named(called)) == like


def test_a_program_of_another_state_is_another_one() -> None:
    make.program("Pier House", state="KY")
    assert names_like(named()) == []


@pytest.mark.parametrize(("called", "like"), [("Pier House", ["Pier House"]), ("Pier Hous", [])])
def test_without_a_state_only_the_same_name_counts(called: str, like: list[str]) -> None:
    make.program("Pier House")
    assert names_like(named(called, state="")) == like


def test_a_number_comes_first_then_the_town_then_the_name() -> None:
    make.program("A Pier House", city="Dayton")
    make.program("Pier House West", city="Toledo")
    wharf = make.program("Wharf", city="Akron")
    Phone.objects.create(
        program=wharf, number="+14192448888", source=wharf.source, observed_on=wharf.observed_on
    )
    assert names_like(named(phone="(419) 244-8888")) == ["Wharf", "Pier House West", "A Pier House"]


def test_a_program_that_was_merged_is_not_offered() -> None:
    gone, into = make.program("Pier House"), make.program("Dock")
    Program.objects.filter(pk=gone.pk).update(status=Program.Status.MERGED, merged_into=into)
    assert names_like(named()) == []


def test_a_few_are_offered_and_however_many_wait_three_queries_find_them(
    django_assert_num_queries: Callable[[int], object],
) -> None:
    for _ in range(MOST + 2):
        make.program("Pier House")
    waiting = [named(), named("Dock", state=""), named("Wharf", phone="nothing that is a number")]
    with django_assert_num_queries(3):  # type: ignore[attr-defined]
        assert [len(each.alike) for each in suggestions(waiting)] == [MOST, 0, 0]
