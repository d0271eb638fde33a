"""What programs share, their organization or their place, is corrected once, as our word on each of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from programs.curation import correct_organization, correct_place, hear
from programs.curation.told import Told
from programs.models import Location, Organization, Program, Source
from tests import make

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def _today(time_machine) -> None:
    time_machine.move_to(make.TODAY, tick=False)


@pytest.fixture
def call() -> Source:
    return make.source("call", name="Phone call", kind=Source.Kind.CURATOR)


@pytest.fixture
def one() -> Program:
    return make.program("Harbor Days", organization="Harbor House")


@pytest.fixture
def other(one: Program) -> Program:
    """A neighbor at the same place, and so of the same organization."""
    made = make.program("Harbor Nights")
    Program.objects.filter(pk=made.pk).update(location=one.location)
    return made


def rename(program: Program, call: Source, **values: Any) -> int:
    organization = program.location.organization
    return correct_organization(
        organization, values, source=call, observed_on=DAY, by=None, reason="A letter"
    )


def move(program: Program, call: Source, **values: Any) -> int:
    return correct_place(program.location, values, source=call, observed_on=DAY, by=None, reason="A letter")


def said(program: Program, field: str) -> dict[str, tuple[Any, bool]]:
    rows = program.statements.filter(field=field)
    return {row.source.slug: (row.value, row.current) for row in rows.select_related("source")}


def test_a_name_is_corrected_for_every_program_of_the_organization(
    one: Program, other: Program, call: Source
) -> None:
    assert rename(one, call, name="Harbor Health") == 2
    assert Organization.objects.get(pk=one.location.organization_id).name == "Harbor Health"
    for program in (one, other):
        assert said(program, "organization.name") == {
            "test-directory": ("Harbor House", False), "call": ("Harbor Health", True),
        }  # fmt: skip
        program.refresh_from_db()
        assert "harbor health" in program.search_row.words


def test_who_owns_it_is_shown_with_our_source_and_day(one: Program, call: Source, client) -> None:
    rename(one, call, owner="Harbor Holdings", website="https://harbor.example.org")
    statement = one.statements.get(field="organization.owner")
    assert (statement.value, statement.source, statement.observed_on) == ("Harbor Holdings", call, DAY)
    page = client.get(one.get_absolute_url()).content.decode()
    assert "Harbor Holdings" in page
    assert "Phone call" in page


def test_a_correction_checks_no_program(one: Program, call: Source) -> None:
    before = one.checked_on
    rename(one, call, name="Harbor Health")
    one.refresh_from_db()
    assert one.checked_on == before


def test_it_is_in_the_history_with_who_and_why(one: Program, call: Source) -> None:
    ana = get_user_model().objects.create(username="ana")
    organization = one.location.organization
    correct_organization(
        organization, {"name": "Harbor Health"}, source=call, observed_on=DAY, by=ana, reason="A letter"
    )
    last = organization.history.first()
    assert (last.name, last.history_user, last.history_change_reason) == ("Harbor Health", ana, "A letter")
    assert organization.history.last().name == "Harbor House"


def test_it_stands_over_an_earlier_decision(one: Program, call: Source) -> None:
    itself = make.source("itself", kind=Source.Kind.PROGRAM)
    hear(one, Told(fields={"location.street": "1 Old Street"}), source=itself, observed_on=DAY, decided=True)
    one.refresh_from_db()
    move(one, call, street="2 New Street")
    assert said(one, "location.street")["call"] == ("2 New Street", True)


def test_saying_the_same_changes_nothing(one: Program, call: Source) -> None:
    assert rename(one, call, name="Harbor House") == 0
    assert not one.statements.exists()


def test_a_place_is_corrected_for_every_program_there(one: Program, other: Program, call: Source) -> None:
    assert move(one, call, street="2 New Street", transport="Bus 4") == 2
    place = Location.objects.get(pk=one.location_id)
    assert (place.street, place.transport) == ("2 New Street", "Bus 4")
    other.refresh_from_db()
    assert other.location == place
    assert said(other, "location.transport") == {"call": ("Bus 4", True)}


def test_another_address_is_at_the_middle_of_its_zip_code_in_its_time_zone(
    places, one: Program, call: Source
) -> None:
    Location.objects.update(time_zone="America/Chicago")
    move(one, call, zip="45203")
    place = Location.objects.get()
    assert (place.precision, place.time_zone) == ("zip", "America/New_York")
    assert said(one, "location.time_zone")["call"] == ("America/New_York", True)


def test_a_point_and_a_time_zone_that_are_given_are_kept(places, one: Program, call: Source) -> None:
    point = [39.2, -84.4, "Our curators", "street"]
    move(one, call, zip="45203", point=point, time_zone="America/Chicago")
    place = Location.objects.get()
    assert [place.lat, place.lon, place.point_source, place.precision] == point
    assert place.time_zone == "America/Chicago"
    assert said(one, "location.point")["call"] == (point, True)


def test_a_withheld_address_has_no_exact_point(places, one: Program, call: Source) -> None:
    move(one, call, withheld=True)
    assert Location.objects.get().precision == "zip"


def test_a_way_to_get_there_leaves_the_point(one: Program, call: Source) -> None:
    move(one, call, transport="Bus 4", county="Hamilton County")
    place = Location.objects.get()
    assert (place.lat, place.lon, place.precision) == (39.1, -84.5, "street")
    assert not one.statements.filter(field="location.point").exists()


@pytest.mark.parametrize(
    "values",
    [
        {"time_zone": "Mars/Olympus"},
        {"point": [95.0, 0.0, "us", "street"]},
        {"withheld": True, "point": [39.0, -84.0, "us", "street"]},
        {"street": "x" * 161},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    one: Program, call: Source, values: dict[str, Any]
) -> None:
    before = Location.objects.values().get()
    with pytest.raises(ValidationError):
        move(one, call, **values)
    assert Location.objects.values().get() == before
    assert not one.statements.exists()


def test_what_a_merged_program_says_is_left(one: Program, other: Program, call: Source) -> None:
    Program.objects.filter(pk=other.pk).update(status="merged", merged_into=one)
    assert rename(one, call, name="Harbor Health") == 1
    assert not other.statements.exists()
