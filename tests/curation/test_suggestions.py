"""Programs that readers name: a draft that nobody sees, or declined."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User

from programs.curation.suggestions import decline_suggestion, draft_from, take_suggestion
from programs.models import Program, Suggestion
from tests import make

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 17)
SAID = {
    "name": "Harbor Light", "city": "Toledo", "state_code": "OH", "phone": "419-555-0142",
    "website": "https://harbor.example.org", "words": "Evening groups.",
}  # fmt: skip


@pytest.fixture
def suggestion() -> Suggestion:
    return take_suggestion(SAID, token="one", language="en", today=TODAY)


@pytest.fixture
def carla() -> User:
    return User.objects.create_user("carla")


def test_what_a_reader_names_waits_as_it_was_said(suggestion: Suggestion) -> None:
    suggestion.refresh_from_db()
    assert {name: getattr(suggestion, name) for name in SAID} == SAID
    assert (suggestion.state, suggestion.received_on, len(suggestion.reference)) == ("waiting", TODAY, 9)


def test_the_same_form_sent_twice_is_one_suggestion(suggestion: Suggestion) -> None:
    assert take_suggestion(SAID, token="one", language="en", today=TODAY) == suggestion
    other = take_suggestion(SAID | {"city": "Lima"}, token="one", language="en", today=TODAY)
    assert other != suggestion


def test_a_draft_holds_what_was_said_and_nobody_sees_it(suggestion, carla, client) -> None:
    draft = draft_from(suggestion, state="OH", number="+14195550142", by=carla, today=TODAY)
    assert (draft.status, draft.name, draft.website) == ("draft", "Harbor Light", SAID["website"])
    assert (draft.location.city, draft.location.state) == ("Toledo", "OH")
    assert [str(phone) for phone in draft.phones.all()] == ["419-555-0142"]
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert draft.history.get().history_user == carla
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.program, suggestion.decided_by) == ("accepted", draft, carla)


def test_a_draft_gets_an_address_of_its_own(suggestion, carla) -> None:
    taken = make.program()
    Program.objects.filter(pk=taken.pk).update(slug="harbor-light-toledo-oh")
    draft = draft_from(suggestion, state="OH", number="", by=carla, today=TODAY)
    assert draft.slug == "harbor-light-toledo-oh-2"


def test_a_long_name_still_has_an_address(carla) -> None:
    named = take_suggestion(
        {"name": "Ä" * 100 + "b" * 100, "city": "c" * 80}, token="x", language="es", today=TODAY
    )
    assert len(draft_from(named, state="OH", number="", by=carla, today=TODAY).slug) <= 120


def test_it_is_decided_once(suggestion, carla) -> None:
    assert decline_suggestion(suggestion, by=carla, today=TODAY, note="It is listed.")
    assert draft_from(suggestion, state="OH", number="", by=carla, today=TODAY) is None
    assert not decline_suggestion(suggestion, by=carla, today=TODAY)
    assert not Program.objects.exists()
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.note) == ("declined", "It is listed.")
