"""A track's calendar file: the sessions, the day they start, and nothing that gives a person away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from programs.models import Location
from tests import make

pytestmark = pytest.mark.django_db

EVENINGS = [(0, "18:00", "21:00"), (2, "18:00", "21:00")]


@pytest.fixture
def harbor():
    return make.program("Harbor, Light", sessions=EVENINGS, weeks=8)


def path_of(program, track=None):
    track = track or program.tracks.get()
    return f"/programs/{program.slug}/{track.pk}.ics"


def lines(response):
    assert response.status_code == 200
    return response.content.decode().replace("\r\n ", "").split("\r\n")


def test_the_file_is_one_a_calendar_takes(client, harbor):
    response = client.get(path_of(harbor))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="sessions.ics"'
    found = lines(response)
    assert (found[0], found[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "RRULE:FREQ=WEEKLY;COUNT=16;BYDAY=MO,WE" in found


def test_an_entry_does_not_say_what_it_is_unless_asked_to(client, harbor):
    quiet, named = lines(client.get(path_of(harbor))), lines(client.get(path_of(harbor) + "?named=on"))
    assert "SUMMARY:Appointment" in quiet
    for word in ("Harbor", "Main Street", "iop"):
        assert word not in "\n".join(line for line in quiet if not line.startswith("PRODID"))
    assert r"SUMMARY:Harbor\, Light" in named
    assert any(line.startswith("LOCATION:") and "Cincinnati" in line for line in named)
    assert f"URL:http://testserver{harbor.get_absolute_url()}" in named


def test_an_online_track_and_a_withheld_address_have_no_street(client, harbor):
    harbor.tracks.update(delivery="telehealth")
    assert not [line for line in lines(client.get(path_of(harbor) + "?named=on")) if "LOCATION" in line]
    harbor.tracks.update(delivery="in_person")
    Location.objects.filter(pk=harbor.location_id).update(withheld=True, precision="zip")
    assert "Main Street" not in client.get(path_of(harbor) + "?named=on").content.decode()


def test_it_starts_on_the_day_asked_for_or_tomorrow(client, harbor):
    today = timezone.localdate()
    monday = today + timedelta(7 - today.weekday())
    at = "DTSTART;TZID=America/New_York:{:%Y%m%d}T180000"
    assert at.format(monday) in lines(client.get(f"{path_of(harbor)}?start={monday}"))
    tomorrow = today + timedelta(1)
    first = min(tomorrow + timedelta((day - tomorrow.weekday()) % 7) for day in (0, 2))
    assert at.format(first) in lines(client.get(path_of(harbor)))


@pytest.mark.parametrize("start", ["tomorrow", "2026-02-30", "0001-01-01", "9999-12-31", "%00"])
def test_a_day_that_makes_no_sense_is_a_bad_request(client, harbor, start):
    assert client.get(f"{path_of(harbor)}?start={start}").status_code == 400


def test_a_track_of_another_program_or_without_sessions_has_no_file(client, harbor):
    other = make.program(sessions=EVENINGS)
    empty = make.track(harbor, [])
    assert client.get(path_of(harbor, other.tracks.get())).status_code == 404
    assert client.get(path_of(harbor, empty)).status_code == 404
    assert client.get(f"/programs/{harbor.slug}/999999999999999999999.ics").status_code == 404


@pytest.mark.parametrize("status", ["draft", "closed"])
def test_a_program_that_is_not_open_has_no_file(client, status):
    program = make.program(
        sessions=EVENINGS, status=status, closed_on=make.TODAY if status == "closed" else None
    )
    assert client.get(path_of(program)).status_code == 404
