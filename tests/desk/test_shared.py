"""Organizations and places are corrected on their own pages, for all their programs at once."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.http import HttpResponse

from programs.curation.ours import our_source
from programs.models import Location, Organization, Program, Statement
from tests import make
from tests.desk.conftest import Signed
from tests.desk.filled import filled

SAYS = {"method": "writing", "on": "2026-03-01", "reason": "They wrote"}


@pytest.fixture(autouse=True)
def _today(time_machine) -> None:
    time_machine.move_to(make.TODAY, tick=False)


@pytest.fixture
def program(db: None) -> Program:
    made = make.program("Harbor IOP", organization="Harbor House")
    neighbor = make.program("Harbor Nights")
    Program.objects.filter(pk=neighbor.pk).update(location=made.location)
    return made


def words(response: HttpResponse) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def page_of(row: Any) -> str:
    return f"/desk/programs/{row._meta.model_name}/{row.pk}/change/"


def correct(client: Signed, row: Any, **changed: Any) -> HttpResponse:
    """Fill in the page as it is shown, with these changes, and send it."""
    shown = filled(client.get(page_of(row)), f"{row._meta.model_name}_form")
    response = client.post(page_of(row), shown | SAYS | changed, follow=True)
    row.refresh_from_db()
    return response


def test_an_organization_is_corrected_on_its_page(curator: Signed, program: Program) -> None:
    organization = program.location.organization
    response = correct(curator, organization, name="Harbor Health", website="harbor.example.org")
    assert "It is our word on 2 programs from now on." in words(response)
    assert (organization.name, organization.website) == ("Harbor Health", "https://harbor.example.org")
    statement = program.statements.get(field="organization.name", current=True)
    assert (statement.source, statement.by) == (our_source("writing"), curator.user)
    past = organization.history.first()
    assert (past.history_user, past.history_change_reason) == (curator.user, "They wrote")


def test_a_place_is_corrected_on_its_page(places, curator: Signed, program: Program) -> None:
    place = program.location
    correct(curator, place, street="9 New Street", withheld="on", transport="Bus 4")
    assert (place.street, place.withheld, place.precision, place.transport) == (
        "9 New Street", True, "zip", "Bus 4",
    )  # fmt: skip
    assert Statement.objects.filter(field="location.street", source=our_source("writing")).count() == 2


def test_a_point_may_be_given(curator: Signed, program: Program) -> None:
    correct(curator, program.location, lat="39.2", lon="-84.4")
    place = program.location
    assert (place.lat, place.lon, place.point_source, place.precision) == (
        39.2, -84.4, "Our curators", "street",
    )  # fmt: skip


@pytest.mark.parametrize("which", ["organization", "place"])
def test_sending_the_page_as_it_is_says_nothing(curator: Signed, program: Program, which: str) -> None:
    row = program.location if which == "place" else program.location.organization
    before = row.history.count()
    assert correct(curator, row).status_code == 200
    assert row.history.count() == before
    assert not Statement.objects.exists()


@pytest.mark.parametrize("which", ["organization", "place"])
def test_the_page_says_whom_it_is_about(curator: Signed, program: Program, which: str) -> None:
    row = program.location if which == "place" else program.location.organization
    page = words(curator.get(page_of(row)))
    assert "our word on all " in page
    assert "2 programs" in page
    assert "no import changes it back" in page
    assert "Harbor Nights" in page


@pytest.mark.parametrize("which", ["organization", "place"])
def test_a_viewer_reads_and_changes_nothing(viewer: Signed, program: Program, which: str) -> None:
    row = program.location if which == "place" else program.location.organization
    page = viewer.get(page_of(row))
    assert page.status_code == 200
    assert "How you know it" not in words(page)
    assert viewer.post(page_of(row), SAYS | {"name": "Mine"}).status_code == 403


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "x" * 201}, "at most 200 characters"),
        ({"name": "a\x00b"}, "Null characters are not allowed."),
        ({"website": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"on": "2026-03-03"}, "This day has not come yet."),
        ({"method": "rumor"}, "Select a valid choice."),
    ],
)
def test_what_an_organization_cannot_be_is_told(
    curator: Signed, program: Program, changed: dict[str, str], told: str
) -> None:
    response = correct(curator, program.location.organization, **{"owner": "Kept in the form", **changed})
    assert told in words(response)
    assert 'value="Kept in the form"' in response.content.decode()
    assert Organization.objects.filter(name="Harbor House").exists()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"state": "XX"}, "Select a valid choice."),
        ({"zip": "4520"}, "Enter a valid value."),
        ({"time_zone": "../../etc/passwd"}, "is no time zone"),
        ({"time_zone": "Mars/Olympus"}, "is no time zone"),
        ({"lat": "95"}, "less than or equal to 90"),
        ({"lat": "nan"}, "Enter a number."),
        ({"lat": "39", "lon": ""}, "A point needs both a latitude and a longitude, or neither."),
        ({"street": "x" * 161}, "at most 160 characters"),
    ],
)
def test_what_a_place_cannot_be_is_told(
    curator: Signed, program: Program, changed: dict[str, str], told: str
) -> None:
    before = Location.objects.values().get(pk=program.location_id)
    response = correct(curator, program.location, **{"county": "Kept in the form", **changed})
    assert told in words(response)
    assert 'value="Kept in the form"' in response.content.decode()
    assert Location.objects.values().get(pk=program.location_id) == before


def test_an_organization_without_programs_can_be_corrected(curator: Signed) -> None:
    organization = Organization.objects.create(name="Alone")
    assert "It is our word on 0 programs from now on." in words(correct(curator, organization, name="Apart"))
    assert organization.name == "Apart"
