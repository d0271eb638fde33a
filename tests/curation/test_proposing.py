"""What programs propose: kept as typed, sent, taken over part by part, and put back on request."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from programs import answering, curation
from programs.curation import asking, proposing
from programs.curation.proposing import NotNowError, fingerprint
from programs.models import Fact, Price, Program, Proposal, Source
from tests import make

pytestmark = pytest.mark.django_db

TODAY = make.TODAY
LATER = TODAY + timedelta(days=9)
EVENING = {
    "name": "Evening", "audience": "Adults", "teens": "", "language": "", "delivery": "in_person",
    "weeks": "", "times": [{"days": ["0", "2"], "start": "6 pm", "end": "9"}],
}  # fmt: skip


@pytest.fixture
def program() -> Program:
    return make.program(yes=["medicaid"], no=["tricare"], weeks=8)


@pytest.fixture
def curator() -> User:
    return User.objects.create(username="carla", is_staff=True)


@pytest.fixture
def proposal(program) -> Proposal:
    made = asking.ask(Program.objects.filter(pk=program.pk), name="One", way="csv", expires_on=LATER)
    return proposing.proposal_by_link(made.links.get())


def answer(proposal: Proposal, section: str, raw: dict, shown: dict | None = None) -> Proposal:
    return proposing.keep_answers(
        proposal, lambda answers: answering.typed(answers, section, raw, shown or {})
    )


@pytest.fixture
def sent(proposal) -> Proposal:
    answer(
        proposal, "pays", {"medicaid": "no", "tricare": "no"}, {"fact:medicaid": True, "fact:tricare": False}
    )
    answer(proposal, "groups", {"rows": [EVENING]})
    answer(proposal, "price", {"self_pay-week": "300"})
    answer(proposal, "start", {"weeks": "10"}, {"field:weeks": 8})
    proposing.submit(proposal, TODAY)
    return Proposal.objects.get(pk=proposal.pk)


def accept(proposal: Proposal, curator: User, *parts: str, on: date = LATER) -> Proposal:
    proposing.accept(proposal, parts, seen=fingerprint(proposal.answers), on=on, by=curator)
    return Proposal.objects.get(pk=proposal.pk)


ALL = ("fact:medicaid", "fact:tricare", "track:Evening", "price:self_pay:week", "field:weeks")


def test_a_link_has_one_proposal(proposal):
    assert proposing.proposal_by_link(proposal.link) == proposal


def test_what_is_taken_over_is_the_programs_word_on_the_day_it_was_sent(program, sent, curator):
    decided = accept(sent, curator, *ALL)
    assert (decided.state, decided.decided_on, decided.decided_by) == ("accepted", LATER, curator)
    fact = Fact.objects.get(program=program, term__code="medicaid", current=True)
    assert (fact.holds, fact.source.name, fact.source.kind) == (
        False,
        "The program itself",
        Source.Kind.PROGRAM,
    )
    assert (fact.observed_on, fact.decided_on, fact.by) == (TODAY, LATER, curator)
    program.refresh_from_db()
    assert (program.weeks, program.checked_on) == (10, TODAY)
    track = program.tracks.get()
    assert [(s.weekday, s.start, s.end) for s in track.sessions.all()] == [
        (0, time(18), time(21)), (2, time(18), time(21)),
    ]  # fmt: skip
    assert (Price.objects.get().cents, track.delivery) == (30_000, "in_person")


def test_only_what_was_chosen_is_written_and_the_rest_is_remembered_as_declined(program, sent, curator):
    decided = accept(sent, curator, "field:weeks")
    assert decided.taken["accepted"] == ["field:weeks"]
    assert set(decided.taken["declined"]) == set(ALL) - {"field:weeks"}
    assert not program.tracks.exists()
    assert Fact.objects.get(program=program, term__code="medicaid").holds


def test_choosing_nothing_is_declining(sent, curator):
    assert accept(sent, curator).state == Proposal.State.DECLINED


def test_a_decision_can_be_undone_and_made_again(program, sent, curator):
    decided = accept(sent, curator, *ALL)
    assert proposing.undo_decision(decided, by=curator) == []
    program.refresh_from_db()
    assert (program.weeks, program.tracks.count(), Price.objects.count()) == (8, 0, 0)
    assert Fact.objects.get(program=program, term__code="medicaid", current=True).holds
    again = Proposal.objects.get()
    assert (again.state, again.decided_on, again.taken) == ("waiting", None, None)
    assert accept(again, curator, "field:weeks").state == "accepted"


def test_what_was_changed_since_stays_when_a_decision_is_undone(program, sent, curator):
    decided = accept(sent, curator, "field:weeks", "fact:medicaid")
    call = make.source("call", kind="curator")
    curation.hear(program, curation.Told(fields={"weeks": 12}), source=call, observed_on=LATER)
    assert proposing.undo_decision(decided, by=curator) == ["field:weeks"]
    program.refresh_from_db()
    assert program.weeks == 12


def test_a_curators_newer_word_gives_way_only_to_a_curators_decision(program, sent, curator):
    call = make.source("call", kind="curator")
    told = curation.Told(facts={"medicaid": True}, fields={"weeks": 12})
    curation.hear(program, told, source=call, observed_on=TODAY + timedelta(days=3))
    accept(sent, curator, "fact:medicaid", "field:weeks", on=LATER)
    assert not Fact.objects.get(program=program, term__code="medicaid", current=True).holds
    program.refresh_from_db()
    assert program.weeks == 10


def test_declining_keeps_why(sent, curator):
    proposing.decline(sent, on=LATER, by=curator, note="Another program's numbers")
    sent.refresh_from_db()
    assert (sent.state, sent.note) == ("declined", "Another program's numbers")
    proposing.undo_decision(sent, by=curator)
    sent.refresh_from_db()
    assert (sent.state, sent.note) == ("waiting", "")


def test_what_was_sent_cannot_be_changed_until_it_is_taken_back(sent):
    with pytest.raises(NotNowError):
        answer(sent, "start", {"weeks": "12"})
    proposing.reopen(sent)
    answer(sent, "start", {"weeks": "12"})
    proposing.submit(sent, LATER)
    sent.refresh_from_db()
    assert sent.submitted_on == LATER


def test_a_decision_counts_only_for_the_answers_that_somebody_saw(sent, curator):
    seen = fingerprint(sent.answers)
    proposing.reopen(sent)
    answer(sent, "start", {"weeks": "12"})
    proposing.submit(sent, TODAY)
    with pytest.raises(NotNowError):
        proposing.accept(sent, ALL, seen=seen, on=LATER, by=curator)


def test_a_curator_may_edit_before_accepting_and_what_was_sent_is_kept(program, sent, curator):
    change = lambda answers: answering.typed(answers, "start", {"weeks": "11"}, {})  # noqa: E731
    edited = proposing.edit_answers(sent, change)
    assert edited.taken["sent"]["start"]["raw"] == {"weeks": "10"}
    with pytest.raises(NotNowError):
        proposing.reopen(edited)
    accept(edited, curator, "field:weeks")
    program.refresh_from_db()
    assert program.weeks == 11
    assert "edited at the desk" in program.history.first().history_change_reason


@pytest.mark.parametrize("raw", [{"weeks": "many"}, {"weeks": ""}])
def test_nothing_is_sent_that_says_nothing_or_cannot_be_read(proposal, raw):
    answer(proposal, "start", raw)
    with pytest.raises(NotNowError):
        proposing.submit(proposal, TODAY)


def test_values_that_do_not_go_with_what_stands_are_refused_whole(program, proposal, curator):
    curation.hear(
        program,
        curation.Told(fields={"max_age": 17}),
        source=make.source("call", kind="curator"),
        observed_on=TODAY,
    )
    answer(proposal, "start", {"min_age": "18", "max_age": "64", "weeks": "9"})
    proposing.submit(proposal, TODAY)
    proposal.refresh_from_db()
    with pytest.raises(ValidationError):
        accept(proposal, curator, "field:min_age", "field:weeks")
    program.refresh_from_db()
    proposal.refresh_from_db()
    assert (program.weeks, program.min_age, proposal.state) == (8, None, "waiting")


def test_a_price_that_is_as_before_keeps_its_note_and_since_when_it_holds(program, sent, curator):
    Price.objects.create(
        program=program, cents=30_000, unit="week", basis="self_pay", valid_from=date(2025, 1, 1),
        note="All in", source=program.source, observed_on=date(2025, 1, 1),
    )  # fmt: skip
    accept(sent, curator, "price:self_pay:week")
    price = Price.objects.get()
    assert (price.valid_from, price.note, price.observed_on) == (date(2025, 1, 1), "All in", TODAY)


def test_groups_and_prices_that_are_gone_go(program, proposal, curator):
    track = make.track(program, [(0, "18:00", "21:00")])
    price = {"cents": 100, "unit": "week", "basis": "self_pay", "valid_from": TODAY, "observed_on": TODAY}
    Price.objects.create(program=program, source=program.source, **price)
    answer(proposal, "groups", {"rows": []}, {f"track:{track.name}": {"sessions": []}})
    answer(proposal, "price", {}, {"price:self_pay:week": 100})
    proposing.submit(proposal, TODAY)
    proposal.refresh_from_db()
    accept(proposal, curator, f"track:{track.name}", "price:self_pay:week")
    assert (program.tracks.count(), Price.objects.count()) == (0, 0)


def test_an_answer_about_a_program_that_became_another_goes_to_that_one(program, sent, curator):
    other = make.program()
    Program.objects.filter(pk=program.pk).update(status="merged", merged_into=other)
    accept(Proposal.objects.get(), curator, "field:weeks")
    other.refresh_from_db()
    assert other.weeks == 10


def test_staff_go_on_with_the_proposal_that_waits_and_begin_another_after_that(program, curator):
    pat = User.objects.create(username="pat")
    first = proposing.proposal_by(pat, program)
    assert proposing.proposal_by(pat, program) == first
    answer(first, "start", {"weeks": "10"})
    proposing.submit(first, TODAY)
    first.refresh_from_db()
    accept(first, curator, "field:weeks")
    assert proposing.proposal_by(pat, program) != first
    assert "staff (pat)" in Program.history.filter(id=program.pk).first().history_change_reason
