"""A program that a curator types in: set beside what looks like it, and kept as a draft."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse

from programs import curation
from programs.curation.ours import our_source
from programs.models import Location, NotSame, Organization, Program
from tests import make
from tests.desk.conftest import Signed

PAGE = "/desk/programs/program/new/"
DAY = date(2026, 3, 1)
HARBOR = {
    "organization": "Harbor House", "name": "Harbor House Evening Program", "level": "iop",
    "street": "12 Pier Street", "city": "Cincinnati", "state": "OH", "zip": "45202",
    "number": "(513) 555-0142", "extension": "7", "website": "harbor.example.org",
    "method": "phone", "on": DAY.isoformat(), "reason": "A hospital told us",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _today(time_machine) -> None:
    time_machine.move_to(make.TODAY, tick=False)


def words(response: HttpResponse) -> str:
    body = re.sub(r"<title>.*?</title>", "", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def add(client: Signed, **changed: Any) -> HttpResponse:
    return client.post(PAGE, HARBOR | changed, follow=True)


def shown_mark(response: HttpResponse) -> str:
    return re.search(r'name="unlike" value="([^"]*)"', response.content.decode())[1]


def test_a_program_typed_in_is_a_draft_with_source_day_and_reason(places, curator: Signed) -> None:
    response = add(curator)
    program = Program.objects.get()
    assert response.redirect_chain == [(f"/desk/programs/program/{program.pk}/change/", 302)]
    assert "Nobody sees it before it is published." in words(response)
    assert (program.status, program.slug, program.website) == (
        "draft", "harbor-house-evening-program-cincinnati-oh", "https://harbor.example.org",
    )  # fmt: skip
    assert (program.source, program.observed_on, program.level_on) == (our_source("phone"), DAY, DAY)
    assert [(phone.number, phone.extension) for phone in program.phones.all()] == [("+15135550142", "7")]
    past = program.history.get()
    assert (past.history_user, past.history_change_reason) == (curator.user, "A hospital told us")


def test_its_place_is_in_the_middle_of_its_zip_code_with_its_time_zone(places, curator: Signed) -> None:
    add(curator)
    place = Location.objects.get()
    assert (place.organization.name, place.precision, place.time_zone) == (
        "Harbor House",
        "zip",
        "America/New_York",
    )
    assert place.county == "Hamilton County"


def test_nobody_finds_it_before_an_editor_publishes_it(curator: Signed, editor: Signed, client) -> None:
    add(curator)
    program = Program.objects.get()
    assert client.get(program.get_absolute_url()).status_code == 404
    action = {"action": "publish", "_selected_action": program.pk}
    given = {"confirmed": "1", "method": "phone", "on": DAY.isoformat(), "reason": "Ready"}
    editor.post("/desk/programs/program/", action | given)
    program.refresh_from_db()
    assert program.status == "published"
    assert client.get(program.get_absolute_url()).status_code == 200


def test_programs_that_look_like_it_are_shown_before_anything_is_saved(curator: Signed) -> None:
    known = make.program("Harbor House Evening Program", organization="Harbor House")
    response = add(curator)
    assert "Nothing is saved yet. 1 known program looks like it." in words(response)
    assert "Name: The names are the same." in words(response)
    assert f'href="/desk/programs/program/{known.pk}/change/"' in response.content.decode()
    assert 'value="12 Pier Street"' in response.content.decode()
    assert Program.objects.count() == 1


def test_that_they_are_not_the_same_is_remembered(curator: Signed) -> None:
    known = make.program("Harbor House Evening Program", organization="Harbor House")
    add(curator, unlike=shown_mark(add(curator)))
    added = Program.objects.get(status="draft")
    apart = NotSame.objects.get()
    assert (apart.one, apart.other, apart.by) == (known, added, curator.user)


def test_one_that_came_in_between_is_shown_too(curator: Signed) -> None:
    make.program("Harbor House Evening Program", organization="Harbor House")
    mark = shown_mark(add(curator))
    make.program("Harbor House Evening Program", organization="Somebody Else")
    assert "2 known programs look like it" in words(add(curator, unlike=mark))
    assert not Program.objects.filter(status="draft").exists()


def test_the_same_form_sent_twice_makes_one_draft(curator: Signed) -> None:
    add(curator)
    assert "1 known program looks like it" in words(add(curator))
    assert Program.objects.count() == 1


def test_it_comes_to_the_organization_of_that_name_in_the_state_and_to_its_place(curator: Signed) -> None:
    known = make.program("Another", organization="Harbor House")
    Location.objects.update(street="12 PIER STREET")
    apart = {"name": "Nightlight", "number": "", "extension": "", "website": ""}
    add(curator, **apart)
    added = Program.objects.exclude(pk=known.pk).get()
    assert added.location == known.location
    assert Organization.objects.count() == 1


def test_it_is_said_where_it_comes_to(curator: Signed) -> None:
    make.program("Harbor House Evening Program", organization="Harbor House")
    assert "It comes to Harbor House, at a place that is new here." in words(add(curator))
    assert "Its organization is new here." in words(add(curator, organization="Another"))
    Location.objects.update(street="12 PIER STREET")
    assert "It comes to a place that Harbor House has at this address." in words(add(curator))


def test_what_we_know_of_its_organization_holds_for_it_too(curator: Signed) -> None:
    owner = make.program("Nightlight", organization="Harbor House").location.organization
    said = {"source": our_source("visit"), "observed_on": DAY, "by": curator.user}
    curation.correct_organization(owner, {"owner": "Harbor Holdings"}, **said)
    add(curator)
    added = Program.objects.get(status="draft")
    assert added.statements.get(field="organization.owner").source == our_source("visit")


def test_an_organization_of_that_name_elsewhere_is_another(curator: Signed) -> None:
    make.program("Elsewhere", organization="Harbor House", state="KY", city="Newport", zip="41071")
    add(curator)
    assert Organization.objects.filter(name="Harbor House").count() == 2


def test_its_organization_may_be_chosen_on_its_own_page(curator: Signed) -> None:
    owner = make.program("Elsewhere", organization="Harbor House", state="KY").location.organization
    page = curator.get(f"/desk/programs/organization/{owner.pk}/change/").content.decode()
    assert f'href="{PAGE}?organization={owner.pk}"' in page
    page = curator.get(f"{PAGE}?organization={owner.pk}").content.decode()
    assert f'name="owner" value="{owner.pk}"' in page
    add(curator, owner=owner.pk, organization="")
    assert Program.objects.get(status="draft").location.organization == owner


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"organization": ""}, "Say who runs it."),
        ({"owner": "999999"}, "Select a valid choice."),
        ({"owner": "x'; --"}, "Select a valid choice."),
        ({"name": ""}, "This field is required."),
        ({"name": "x" * 201}, "at most 200 characters"),
        ({"name": "a\x00b"}, "Null characters are not allowed."),
        ({"level": "heaven"}, "Select a valid choice."),
        ({"state": "XX"}, "Select a valid choice."),
        ({"zip": "4520"}, "Enter a valid value."),
        ({"zip": "４５２０２"}, "Enter a valid value."),
        ({"city": ""}, "This field is required."),
        ({"number": "555"}, "This is no US telephone number."),
        ({"number": "", "extension": "7"}, "An extension needs its number."),
        ({"website": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"on": "2026-03-03"}, "This day has not come yet."),
        ({"on": "yesterday"}, "Enter a valid date."),
        ({"method": "rumor"}, "Select a valid choice."),
        ({"reason": "x" * 101}, "at most 100 characters"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_lost(
    curator: Signed, changed: dict[str, str], told: str
) -> None:
    response = add(curator, **changed)
    assert response.status_code == 400
    assert told in words(response)
    assert 'value="harbor.example.org"' in response.content.decode() or "website" in changed
    assert not Program.objects.exists()
    assert not Organization.objects.exists()


@pytest.mark.parametrize("asked", ["", "0", "x", "９", "1" * 40, "%00"])
def test_an_organization_there_is_not_is_not_chosen(curator: Signed, asked: str) -> None:
    response = curator.get(f"{PAGE}?organization={asked}")
    assert response.status_code == 200
    assert 'name="organization"' in response.content.decode()


def test_a_viewer_adds_nothing_and_is_not_led_there(viewer: Signed) -> None:
    assert viewer.post(PAGE, HARBOR).status_code == 403
    assert "Add a program" not in words(viewer.get("/desk/programs/program/"))


def test_a_curator_is_led_there_from_the_table(curator: Signed) -> None:
    assert f'href="{PAGE}"' in curator.get("/desk/programs/program/").content.decode()


def test_programs_of_one_name_have_addresses_of_their_own(curator: Signed) -> None:
    add(curator)
    add(curator, unlike=shown_mark(add(curator)))
    assert sorted(Program.objects.values_list("slug", flat=True)) == [
        "harbor-house-evening-program-cincinnati-oh", "harbor-house-evening-program-cincinnati-oh-2",
    ]  # fmt: skip


def test_looking_for_what_is_alike_takes_a_fixed_number_of_queries(
    curator: Signed, django_assert_max_num_queries
) -> None:
    for many in (1, 12):
        for _ in range(many):
            make.program("Harbor House Evening Program", organization="Harbor House", refresh=False)
        with django_assert_max_num_queries(22):
            assert re.search("looks? like it", words(add(curator)))


def test_the_verb_itself_refuses_what_a_field_cannot_hold(curator: Signed) -> None:
    place = {"street": "", "street2": "", "withheld": False, "city": "Cincinnati", "state": "OH", "zip": ""}
    new = curation.NewProgram(name="Harbor", level="heaven", place=place, organization="Harbor House")
    with pytest.raises(ValidationError):
        curation.add_program(new, source=our_source(), observed_on=DAY, by=curator.user)
    assert not Organization.objects.exists()
