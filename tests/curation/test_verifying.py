"""A check confirms and changes in one go, moves the date, and can be taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from programs.curation import Told, hear, verifying
from programs.models import Attempt, Program, Report, Source, Verification
from tests import make

pytestmark = pytest.mark.django_db

DAY = make.TODAY


@pytest.fixture
def program() -> Program:
    return make.program(yes=["medicaid", "cbt"], no=["dbt"])


@pytest.fixture
def ana():
    return get_user_model().objects.create(username="ana")


def call(program: Program, ana, **said) -> Verification:
    check = verifying.verify(program, Told(**said), method="phone", on=DAY, by=ana, note="With Kim")
    program.refresh_from_db()
    return check


def report(program: Program, reference: str, about: str = "phone") -> Report:
    return Report.objects.create(reference=reference, program=program, about=about, received_on=DAY)


def test_what_is_confirmed_is_our_own_word_from_then_on(program, ana):
    call(program, ana, facts={"medicaid": True})
    fact = program.facts.get(term__code="medicaid", current=True)
    assert (fact.source.name, fact.observed_on, fact.by) == ("Phone call by our curators", DAY, ana)
    assert program.facts.get(term__code="cbt").source == program.source
    assert program.checked_on == DAY


def test_the_check_says_who_when_and_how(program, ana):
    check = call(program, ana, fields={"weeks": 8})
    assert (check.by, check.on, check.get_method_display(), check.note) == (
        ana,
        DAY,
        "Phone call",
        "With Kim",
    )
    assert program.history.first().history_change_reason == "Phone call. With Kim"


def test_a_check_of_nothing_is_none(program, ana):
    with pytest.raises(ValidationError, match="Nothing was answered"):
        call(program, ana)
    assert not Verification.objects.exists()


def test_reports_are_decided_with_it(program, ana):
    right, wrong, _ = (report(program, letter) for letter in "ABC")
    verifying.verify(
        program, Told(facts={"cbt": True}), method="phone", on=DAY, by=ana, accepted=[right], declined=[wrong]
    )
    states = dict(Report.objects.values_list("reference", "state"))
    assert states == {"A": "accepted", "B": "declined", "C": "waiting"}
    right.refresh_from_db()
    assert (right.decided_by, right.decided_on) == (ana, DAY)


def test_a_refused_value_leaves_no_check_and_no_decision(program, ana):
    waiting = report(program, "A")
    with pytest.raises(ValidationError):
        verifying.verify(
            program, Told(fields={"website": "nowhere"}), method="phone", on=DAY, by=ana, accepted=[waiting]
        )
    assert not Verification.objects.exists()
    assert Report.objects.waiting().count() == 1


def test_taken_back_all_is_as_it_was(program, ana):
    checked = program.checked_on
    check = call(program, ana, facts={"medicaid": False, "dbt": False}, fields={"weeks": 8})
    assert verifying.undo(check, by=ana) == []
    program.refresh_from_db()
    shown = program.facts.filter(current=True)
    assert dict(shown.values_list("term__code", "holds")) == {"medicaid": True, "cbt": True, "dbt": False}
    assert set(shown.values_list("source", flat=True)) == {program.source_id}
    assert (program.weeks, program.checked_on) == (None, checked)
    assert not Verification.objects.exists()


def test_a_check_is_taken_back_once(program, ana):
    check = call(program, ana, facts={"medicaid": False})
    verifying.undo(Verification.objects.get(), by=ana)
    with pytest.raises(ValidationError, match="taken back already"):
        verifying.undo(check, by=ana)


def test_what_changed_since_is_left_and_named(program, ana):
    check = call(program, ana, facts={"medicaid": False, "cbt": False})
    itself = make.source("itself", kind=Source.Kind.PROGRAM)
    later = DAY + timedelta(1)
    hear(program, Told(facts={"medicaid": True}), source=itself, observed_on=later, decided=True)
    assert verifying.undo(check, by=ana) == ["fact:medicaid"]
    assert program.facts.get(term__code="cbt", current=True).holds is True


def test_a_check_without_a_way_back_stays(program, ana):
    check = Verification.objects.create(
        program=program, on=DAY, method="visit", source=program.source
    )  # fmt: skip
    with pytest.raises(ValidationError, match="cannot be taken back"):
        verifying.undo(check, by=ana)
    assert Verification.objects.get() == check


def test_a_call_that_nobody_answered_checks_nothing(program, ana):
    before = program.checked_on
    verifying.note_attempt(program, method="phone", on=DAY, by=ana, note="Busy")
    program.refresh_from_db()
    assert (program.checked_on, Verification.objects.count()) == (before, 0)
    assert str(Attempt.objects.get()) == f"Nobody answered on {DAY}"
