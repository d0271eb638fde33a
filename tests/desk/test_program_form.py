"""What a curator types on a program's page is kept as our word, and nothing is saved past it."""

from __future__ import annotations

import html
import re
from datetime import date, time
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from programs import curation
from programs.curation import Told, WholeTrack
from programs.models import Credential, Phone, Price, Program, SearchRow, Statement, Term, Track
from tests import make
from tests.desk.conftest import Signed
from tests.desk.filled import filled

DAY = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def _today(time_machine) -> None:
    time_machine.move_to(make.TODAY, tick=False)


@pytest.fixture
def program(db: None) -> Program:
    made = make.program("Harbor IOP", weeks=8, website="https://theirs.example.org")
    said = {"source": made.source, "observed_on": made.observed_on}
    Phone.objects.create(program=made, number="+15135550142", **said)
    Price.objects.create(
        program=made, cents=25_000, unit="week", basis="self_pay", valid_from=made.observed_on, **said
    )
    return made


def words(response: HttpResponse) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def page_of(program: Program) -> str:
    return f"/desk/programs/program/{program.pk}/change/"


def tell(client: Client, program: Program, **changed: Any) -> HttpResponse:
    """Fill in the page as it is shown, with these changes, and send it."""
    page = page_of(program)
    shown = filled(client.get(page), "program_form")
    said = {"method": "phone", "on": DAY.isoformat(), "reason": "They told me"}
    response = client.post(page, shown | said | changed, follow=True)
    program.refresh_from_db()
    return response


def test_sending_the_page_as_it_is_says_nothing(curator: Signed, program: Program) -> None:
    before = program.history.count()
    assert "was changed successfully" in words(tell(curator, program))
    assert not Statement.objects.exists()
    assert program.history.count() == before
    assert program.checked_on == program.observed_on


def test_a_field_is_kept_as_our_word_with_its_day_person_and_reason(
    curator: Signed, program: Program
) -> None:
    tell(curator, program, weeks="12")
    assert (program.weeks, program.checked_on) == (12, DAY)
    said = Statement.objects.get(program=program, field="weeks", current=True)
    assert (said.value, said.observed_on, said.by, said.source.slug) == (12, DAY, curator.user, "our-call")
    assert program.history.first().history_change_reason == "They told me"
    assert set(Statement.objects.values_list("field", flat=True)) == {"weeks"}


def test_no_import_overwrites_it(curator: Signed, program: Program) -> None:
    tell(curator, program, weeks="12")
    curation.hear(program, Told(fields={"weeks": 6}), source=program.source, observed_on=make.TODAY)
    program.refresh_from_db()
    assert program.weeks == 12


@pytest.mark.parametrize(
    ("changed", "field", "value"),
    [
        ({"name": "Harbor House IOP"}, "name", "Harbor House IOP"),
        ({"website": ""}, "website", ""),
        ({"telehealth_states": "oh, ky OH"}, "telehealth_states", ["KY", "OH"]),
        ({"opening": "waitlist"}, "opening", "waitlist"),
        ({"level": "php"}, "level", "php"),
        ({"min_age": "18", "max_age": "64"}, "max_age", 64),
    ],
)
def test_every_kind_of_field_can_be_told(
    curator: Signed, program: Program, changed: dict[str, str], field: str, value: Any
) -> None:
    tell(curator, program, **changed)
    assert getattr(program, field) == value


def test_an_opening_has_a_day(curator: Signed, program: Program) -> None:
    tell(curator, program, opening="taking", opening_on="2026-04-06")
    assert (program.opening_on, program.opening_reported_on) == (date(2026, 4, 6), DAY)
    tell(curator, program, opening="", opening_on="")
    assert (program.opening, program.opening_reported_on, program.opening_source) == ("", None, None)


def test_an_address_is_told_and_its_point_given(curator: Signed, program: Program) -> None:
    new = {"location_street": "9 River Road", "location_lat": "39.2", "location_lon": "-84.6"}
    tell(curator, program, **new)
    place = program.location
    assert (place.street, place.lat, place.lon, place.precision) == ("9 River Road", 39.2, -84.6, "street")


def test_an_address_given_by_phone_alone_has_no_street_point(curator: Signed, program: Program) -> None:
    tell(curator, program, location_withheld="on", location_lat="39.2")
    assert (program.location.withheld, program.location.precision) == (True, "zip")


def test_another_organization_takes_this_program_alone(curator: Signed, program: Program) -> None:
    tell(curator, program, organization_name="River Health")
    assert program.location.organization.name == "River Health"


def test_numbers_are_kept_whole_and_in_order(curator: Signed, program: Program) -> None:
    new = {
        "phones-1-number": "(513) 555-0199", "phones-1-extension": "12", "phones-1-kind": "intake",
        "phones-1-answered_by": "program", "phones-1-position": "0", "phones-0-position": "1",
    }  # fmt: skip
    tell(curator, program, **new)
    numbers = program.phones.values_list("number", "extension", "kind", "answered_by", "source__slug")
    assert list(numbers) == [
        ("+15135550199", "12", "intake", "program", "our-call"),
        ("+15135550142", "", "main", "", "our-call"),
    ]


def test_a_number_is_crossed_out(curator: Signed, program: Program) -> None:
    tell(curator, program, **{"phones-0-DELETE": "on"})
    assert not program.phones.exists()


def test_a_price_is_changed_and_another_added(curator: Signed, program: Program) -> None:
    new = {
        "prices-0-cents": "275.50", "prices-1-basis": "copay", "prices-1-unit": "session",
        "prices-1-cents": "20", "prices-1-valid_from": DAY.isoformat(),
    }  # fmt: skip
    tell(curator, program, **new)
    kept = program.prices.values_list("cents", "basis", "unit", "source__slug")
    assert set(kept) == {(27550, "self_pay", "week", "our-call"), (2000, "copay", "session", "our-call")}


def test_a_price_of_another_kind_leaves_the_first_kind(curator: Signed, program: Program) -> None:
    tell(curator, program, **{"prices-0-basis": "sliding"})
    assert [(price.basis, price.cents) for price in program.prices.all()] == [("sliding", 25_000)]


def test_a_credential_is_read_changed_and_dropped(curator: Signed, program: Program) -> None:
    carf = str(Term.objects.get(code="carf").pk)
    tell(curator, program, **{"credentials-0-term": carf, "credentials-0-number": "C-1"})
    kept = Credential.objects.get()
    assert (kept.number, kept.checked_on, kept.checked_by) == ("C-1", DAY, curator.user)
    tell(curator, program, **{"credentials-0-number": "C-2"})
    assert Credential.objects.get().number == "C-2"
    tell(curator, program, **{"credentials-0-DELETE": "on"})
    assert not Credential.objects.exists()
    assert Credential.history.filter(history_type="-", history_user=curator.user).exists()


def test_what_is_the_desks_alone_is_no_word_about_the_program(curator: Signed, program: Program) -> None:
    tell(curator, program, mail="intake@harbor.example.org", assigned_to=str(curator.user.pk))
    assert (program.mail, program.assigned_to) == ("intake@harbor.example.org", curator.user)
    assert not Statement.objects.exists()
    assert program.checked_on == program.observed_on


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": ""}, "This field is required."),
        ({"weeks": "-1"}, "greater than or equal to 0"),
        ({"weeks": "9" * 30}, "less than or equal to"),
        ({"min_age": "40", "max_age": "18"}, "“program_ages_in_order” is violated"),
        ({"website": "not an address"}, "Enter a valid URL"),
        ({"telehealth_states": "OH XX"}, "XX is the code of no state."),
        ({"location_zip": "4520"}, "Enter a valid value."),
        ({"location_zip": "４５２０２"}, "Enter a valid value."),
        ({"location_lat": ""}, "A point needs both"),
        ({"location_lat": "200"}, "Nothing was saved."),
        ({"location_lat": "nan"}, "Enter a number."),
        ({"opening_on": "2026-04-06"}, "Say whether it takes new people"),
        ({"on": "2026-03-03"}, "This day has not come yet."),
        ({"phones-0-number": "12"}, "This is no US telephone number."),
        ({"phones-0-number": "513-555-0142 x3"}, "An extension has a field of its own."),
        ({"prices-0-cents": "-1"}, "greater than or equal to 0"),
        ({"prices-0-cents": "1.999"}, "no more than 2 decimal places"),
        ({"prices-0-cents": "99999999999"}, "less than or equal to 1000000"),
        ({"name": "x\x00"}, "Null characters are not allowed."),
        ({"phones-TOTAL_FORMS": "x"}, "ManagementForm data is missing"),
        ({"method": "dream"}, "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(
    curator: Signed, program: Program, changed: dict[str, str], told: str
) -> None:
    before = program.history.count()
    assert told in words(tell(curator, program, **changed))
    assert program.history.count() == before
    assert not Statement.objects.exists()
    assert program.phones.get().number == "+15135550142"


def test_a_viewer_reads_the_page_and_changes_nothing(viewer: Signed, program: Program) -> None:
    page = viewer.get(page_of(program)).content.decode()
    assert "Harbor IOP" in page
    assert "513-555-0142" in page or "+15135550142" in page
    assert 'name="_save"' not in page
    assert viewer.post(page_of(program), {"name": "Mine"}).status_code == 403


def test_a_group_is_added_changed_renamed_and_ended(curator: Signed, program: Program) -> None:
    new = {
        "program": program.pk, "name": "Evenings", "audience": "Adults", "method": "phone",
        "on": DAY.isoformat(), "sessions-TOTAL_FORMS": "3", "sessions-INITIAL_FORMS": "0",
        "sessions-0-weekday": "0", "sessions-0-start": "18:00", "sessions-0-end": "21:00",
    }  # fmt: skip
    response = curator.post(f"/desk/programs/track/add/?program={program.pk}", new, follow=True)
    assert response.request["PATH_INFO"] == page_of(program)
    group = Track.objects.get()
    assert (group.name, group.source.slug, str(group.sessions.get())) == (
        "Evenings", "our-call", "Monday 18:00–21:00",
    )  # fmt: skip
    page = f"/desk/programs/track/{group.pk}/change/"
    shown = filled(curator.get(page), "track_form")
    more = {"sessions-1-weekday": "2", "sessions-1-start": "18:00", "sessions-1-end": "21:00"}
    curator.post(page, shown | more | {"name": "Nights"})
    group = Track.objects.get()
    assert (group.name, group.sessions.count()) == ("Nights", 2)
    page = f"/desk/programs/track/{group.pk}/change/"
    shown = filled(curator.get(page), "track_form")
    curator.post(page, shown | {"ended": "on"})
    assert not Track.objects.exists()
    assert SearchRow.objects.filter(program=program).exists()


def test_two_groups_of_a_program_never_share_a_name(curator: Signed, program: Program) -> None:
    groups = tuple(WholeTrack({"name": name}, ((0, time(18), time(21)),)) for name in ("Days", "Nights"))
    curation.hear(program, Told(tracks=groups), source=program.source, observed_on=DAY)
    page = f"/desk/programs/track/{program.tracks.get(name='Days').pk}/change/"
    shown = filled(curator.get(page), "track_form")
    told = words(curator.post(page, shown | {"name": "Nights"}))
    assert "Another group of this program has this name." in told
    assert program.tracks.count() == 2


@pytest.mark.parametrize("number", ["", "x", "999999", "9" * 40])
def test_a_group_of_no_program_is_refused(curator: Signed, number: str) -> None:
    assert curator.get(f"/desk/programs/track/add/?program={number}").status_code == 200
    given = {"program": number, "name": "Evenings", "on": DAY.isoformat(), "sessions-TOTAL_FORMS": "0",
             "sessions-INITIAL_FORMS": "0"}  # fmt: skip
    response = curator.post("/desk/programs/track/add/", given)
    assert response.status_code == 200
    assert not Track.objects.exists()
