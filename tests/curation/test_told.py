"""What one person told us: written whole, kept beside what others say, and taken back."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from programs import curation
from programs.curation import Told, WholeTrack, hear, take_back
from programs.curation.parts import read_part
from programs.models import Fact, Phone, Price, Program, Source
from tests import make

pytestmark = pytest.mark.django_db

DAY = make.TODAY
LATER = DAY + timedelta(days=40)
EVENINGS = WholeTrack(
    {"name": "Evenings", "audience": "Adults"}, tuple((day, time(18), time(21)) for day in (0, 2, 3))
)


@pytest.fixture
def program() -> Program:
    return make.program(yes=["medicaid"], no=["dbt"], website="https://theirs.example.org")


@pytest.fixture
def call() -> Source:
    return make.source("call", name="Phone call", kind=Source.Kind.CURATOR)


@pytest.fixture
def their_own() -> Source:
    return make.source("itself", name="The program", kind=Source.Kind.PROGRAM)


def tell(program: Program, source: Source, on: date = DAY, **said: Any) -> curation.Heard:
    who = {name: said.pop(name) for name in ("by", "reason", "decided") if name in said}
    heard = hear(program, Told(**said), source=source, observed_on=on, **who)
    program.refresh_from_db()
    return heard


def shown(program: Program) -> dict[str, bool]:
    return dict(program.facts.filter(current=True).values_list("term__code", "holds"))


def test_a_call_is_shown_with_its_source_day_and_person(program, call):
    caller = get_user_model().objects.create(username="ana")
    tell(program, call, facts={"medicaid": False, "cbt": True}, by=caller)
    assert shown(program) == {"medicaid": False, "dbt": False, "cbt": True}
    fact = program.facts.get(term__code="medicaid", current=True)
    assert (fact.source, fact.observed_on, fact.by) == (call, DAY, caller)
    assert program.checked_on == DAY


def test_what_the_directory_said_stays_beside_it_and_is_set_aside(program, call):
    tell(program, call, facts={"medicaid": False})
    other = program.facts.get(term__code="medicaid", source=program.source)
    assert (other.holds, other.current, other.set_aside_on) == (True, False, DAY)


def test_a_word_taken_back_lets_the_others_stand_again(program, call):
    tell(program, call, facts={"medicaid": False})
    tell(program, call, facts={"medicaid": None})
    assert shown(program)["medicaid"] is True


def test_a_search_finds_what_was_told(program, call):
    tell(program, call, tracks=(EVENINGS,), facts={"cbt": True})
    row = program.search_row
    tell(program, call, ended=("Evenings",))
    assert bytes(row.packed) != bytes(Program.objects.get(pk=program.pk).search_row.packed)
    assert not program.tracks.exists()


def test_the_programs_word_needs_a_curator_to_stand_over_a_curators(program, call, their_own):
    tell(program, call, facts={"medicaid": False}, fields={"weeks": 8})
    tell(program, their_own, LATER, facts={"medicaid": True}, fields={"weeks": 12})
    assert (shown(program)["medicaid"], program.weeks) == (False, 8)
    tell(program, their_own, LATER, facts={"medicaid": True}, fields={"weeks": 12}, decided=True)
    assert (shown(program)["medicaid"], program.weeks) == (True, 12)


def test_a_curators_later_call_stands_over_what_was_decided_before(program, call, their_own):
    tell(program, their_own, facts={"medicaid": True}, decided=True)
    tell(program, call, LATER, facts={"medicaid": False})
    assert shown(program)["medicaid"] is False


def test_of_one_day_the_last_decision_stands(program, call, their_own):
    for source, holds in ((call, False), (their_own, True), (call, False)):
        tell(program, source, facts={"medicaid": holds}, fields={"weeks": 8 + holds}, decided=True)
        assert (shown(program)["medicaid"], program.weeks) == (holds, 8 + holds)


def test_a_field_keeps_what_the_listing_said_as_its_statement(program, call):
    tell(program, call, fields={"website": "https://ours.example.org"})
    said = dict(program.statements.filter(field="website").values_list("source__slug", "value"))
    assert said == {"test-directory": "https://theirs.example.org", "call": "https://ours.example.org"}
    assert program.website == "https://ours.example.org"


def test_a_field_can_be_said_to_be_not_stated(program, call):
    tell(program, call, fields={"website": None, "weeks": None})
    assert (program.website, program.weeks) == ("", None)


def test_an_opening_has_its_day_and_source(program, call):
    tell(program, call, fields={"opening": ["waitlist", "2026-04-01"]})
    assert (program.opening, program.opening_on) == ("waitlist", date(2026, 4, 1))
    assert (program.opening_reported_on, program.opening_source) == (DAY, call)
    tell(program, call, fields={"opening": ["", None]})
    assert (program.opening, program.opening_on, program.opening_source) == ("", None, None)


def test_closing_leaves_every_search_and_opening_again_brings_it_back(program, call):
    tell(program, call, fields={"status": "closed"})
    assert (program.closed_on, Program.objects.published().count()) == (DAY, 0)
    tell(program, call, LATER, fields={"status": "published"})
    assert (program.closed_on, Program.objects.published().count()) == (None, 1)


def test_ages_only_have_to_agree_in_the_end(program, call):
    tell(program, call, fields={"min_age": 12, "max_age": 17})
    tell(program, call, fields={"min_age": 18, "max_age": 64})
    assert (program.min_age, program.max_age) == (18, 64)


@pytest.mark.parametrize(
    "fields",
    [
        {"min_age": 40, "max_age": 20}, {"website": "not an address"}, {"level": "nonsense"},
        {"opening": ["soon", None]}, {"location.lat": 1}, {"location.point": [95.0, 0.0, "us", "street"]},
        {"location.withheld": True, "location.point": [39.0, -84.0, "us", "street"]},
    ],
)  # fmt: skip
def test_what_a_field_cannot_hold_is_refused_and_nothing_is_written(program, call, fields):
    before = Program.objects.values().get(pk=program.pk)
    with pytest.raises((ValidationError, ValueError)):
        tell(program, call, fields=fields, facts={"cbt": True})
    assert Program.objects.values().get(pk=program.pk) == before
    assert not program.statements.exists()


def test_a_term_there_is_not_is_refused(program, call):
    with pytest.raises(ValueError, match="no term"):
        tell(program, call, facts={"no-such-term": True})


def test_a_new_address_is_at_the_middle_of_its_zip_code(places, program, call):
    tell(program, call, fields={"location.street": "9 New Street", "location.zip": "45202"})
    place = program.location
    assert (place.street, place.precision, place.point_source) == (
        "9 New Street",
        "zip",
        "Middle of the ZIP code",
    )


def test_an_address_may_become_withheld(places, program, call):
    tell(program, call, fields={"location.withheld": True})
    assert (program.location.withheld, program.location.precision) == (True, "zip")


def test_a_neighbour_at_the_same_place_stays_where_it_is(program, call):
    neighbour = make.program()
    Program.objects.filter(pk=neighbour.pk).update(location=program.location)
    tell(program, call, fields={"location.transport": "Bus 4", "organization.name": "Another"})
    neighbour.refresh_from_db()
    assert (neighbour.location.transport, program.location.transport) == ("", "Bus 4")
    assert program.location.organization.name == "Another" != neighbour.location.organization.name


def test_phones_are_replaced_whole_and_in_order(program, call):
    Phone.objects.create(program=program, number="+15135550100", source=program.source, observed_on=DAY)
    numbers = (
        {"number": "+15135550142", "kind": "intake", "answered_by": "program"},
        {"number": "+15135550143"},
    )
    tell(program, call, phones=numbers)
    assert [str(phone) for phone in program.phones.all()] == ["513-555-0142", "513-555-0143"]
    said = program.statements.get(field="phones", current=True)
    assert said.value == [["intake", "+15135550142", ""], ["main", "+15135550143", ""]]


def test_a_price_replaces_the_one_it_follows(program, call):
    for cents, on in ((30_000, DAY), (32_000, LATER)):
        tell(program, call, on, prices=({"cents": cents, "unit": "week", "basis": "self_pay"},))
    assert [(p.cents, p.valid_from) for p in program.prices.all()] == [(32_000, LATER)]
    tell(program, call, LATER, dropped=(("self_pay", "week"),))
    assert not program.prices.exists()


def test_every_change_has_a_history_with_who_and_why(program, call):
    caller = get_user_model().objects.create(username="ana")
    tell(program, call, fields={"weeks": 9}, facts={"medicaid": False}, by=caller, reason="Call with Kim")
    last = program.history.first()
    assert (last.history_user, last.history_change_reason, last.weeks) == (caller, "Call with Kim", 9)
    fact = Fact.history.filter(program=program, term__code="medicaid", source=call).last()
    assert (fact.history_user, fact.history_change_reason, fact.holds) == (caller, "Call with Kim", False)


def everything(program: Program) -> Any:
    """All that is shown and said, without ids."""
    parts = Told(
        facts={"medicaid": True, "cbt": True}, tracks=(EVENINGS,), prices=(WEEK,), phones=(),
        fields={"weeks": 1, "website": "", "location.street": "", "opening": ["", None], "status": "closed"},
    ).parts()  # fmt: skip
    return {part: read_part(program, part) for part in parts}


WEEK = {"cents": 30_000, "unit": "week", "basis": "self_pay"}
SAID = st.fixed_dictionaries(
    {},
    optional={
        "facts": st.dictionaries(st.sampled_from(["medicaid", "cbt"]), st.sampled_from([True, False, None])),
        "fields": st.fixed_dictionaries(
            {},
            optional={
                "weeks": st.sampled_from([None, 6, 8]),
                "website": st.sampled_from(["", "https://a.example.org"]),
                "location.street": st.sampled_from(["1 A Street", "2 B Street"]),
                "opening": st.sampled_from([["", None], ["taking", None], ["full", "2026-05-01"]]),
                "status": st.sampled_from(["published", "closed"]),
            },
        ),
        "tracks": st.sampled_from([(), (EVENINGS,), (WholeTrack({"name": "Evenings"}, ()),)]),
        "prices": st.sampled_from([(), (WEEK,), (WEEK | {"cents": 1},)]),
        "phones": st.sampled_from([None, (), ({"number": "+15135550142"},)]),
    },
)


@settings(
    max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(said=st.lists(st.tuples(SAID, st.booleans(), st.integers(0, 3)), min_size=1, max_size=4))
def test_taking_back_every_word_in_turn_leaves_all_as_it_was(places, said):
    program = make.program(yes=["medicaid"], website="https://theirs.example.org")
    sources = (make.source("call", kind="curator"), make.source("itself", kind="program"))
    before, checked = everything(program), program.checked_on
    heard = [tell(program, sources[ours], DAY + timedelta(days=days), **words) for words, ours, days in said]
    for one in reversed(heard):
        assert take_back(program, one.as_json()) == []
    program = Program.objects.get(pk=program.pk)
    assert everything(program) == before
    assert program.checked_on == checked


def test_words_can_be_taken_back_in_turn_though_one_of_them_was_taken_back_before(program, call, their_own):
    said = [(call, False), (their_own, True), (call, None)]
    heard = [tell(program, source, facts={"medicaid": holds}) for source, holds in said]
    assert [take_back(program, one.as_json()) for one in reversed(heard)] == [[], [], []]
    assert shown(program)["medicaid"] is True


def test_what_somebody_changed_since_is_left_alone(program, call, their_own):
    heard = tell(program, call, facts={"medicaid": False, "cbt": True})
    tell(program, their_own, LATER, facts={"cbt": False}, decided=True)
    assert take_back(program, heard.as_json()) == ["fact:cbt"]
    assert shown(program) == {"medicaid": True, "dbt": False, "cbt": False}


def test_the_page_of_a_told_program_still_opens(client, program, call):
    tell(program, call, tracks=(EVENINGS,), prices=(WEEK,), fields={"opening": ["taking", None]})
    assert client.get(program.get_absolute_url()).status_code == 200
    assert Price.objects.get().observed_on == DAY
