"""Codes for people who took part: good once, for a while; the answers know nothing of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection

from programs.curation.experience import count_again, hold_back, make_codes, revoke_codes, take_experience
from programs.models import Experience, Invitation, Program
from tests import make

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 17)
LATER = TODAY + timedelta(days=90)
SAID = {"respect": "yes", "family": "none"}


@pytest.fixture
def program() -> Program:
    return make.program()


def code_of(program: Program) -> str:
    (code,) = make_codes(program, 1, by=None, today=TODAY, expires_on=LATER)
    return code


def test_codes_differ_and_only_their_digests_are_kept(program: Program) -> None:
    codes = make_codes(program, 25, by=None, today=TODAY, expires_on=LATER, handed_to="River Clinic")
    assert len(set(codes)) == 25
    assert {len(code) for code in codes} == {12}
    rows = str(list(Invitation.objects.values()))
    assert not any(code in rows for code in codes)
    assert set(Invitation.objects.values_list("handed_to", "made_on", "expires_on")) == {
        ("River Clinic", TODAY, LATER)
    }


@pytest.mark.parametrize("count", [0, -1, 201])
def test_no_more_codes_are_made_than_a_round_needs(program: Program, count: int) -> None:
    with pytest.raises(ValueError, match="From 1 to 200 codes"):
        make_codes(program, count, by=None, today=TODAY, expires_on=LATER)


def test_a_code_brings_one_set_of_answers_and_the_month_alone(program: Program) -> None:
    code = code_of(program)
    assert take_experience(code, SAID, today=TODAY) == program
    assert take_experience(code, SAID, today=TODAY) is None
    kept = Experience.objects.get()
    assert (kept.program, kept.month, kept.answers) == (program, date(2026, 3, 1), SAID)


def test_nothing_kept_ties_the_answers_to_the_code(program: Program) -> None:
    take_experience(code_of(program), SAID, today=TODAY)
    tied = {field.name for field in Experience._meta.get_fields() if field.is_relation}
    assert tied == {"program", "held_back_by"}
    assert {field.name for field in Invitation._meta.get_fields() if field.is_relation} == {
        "program",
        "made_by",
    }


def test_a_code_is_read_however_it_is_typed(program: Program) -> None:
    code = code_of(program)
    assert take_experience(f" {code[:4].lower()}-{code[4:8]} {code[8:]} ", SAID, today=TODAY) == program


@pytest.mark.parametrize("typed", ["", "BCDFGHJKMNPQ", "x" * 5_000, "\x00", "👋"])
def test_a_code_that_nobody_made_is_not_good(program: Program, typed: str) -> None:
    code_of(program)
    assert take_experience(typed, SAID, today=TODAY) is None
    assert not Experience.objects.exists()


@pytest.mark.parametrize(("days", "is_good"), [(0, True), (90, True), (91, False)])
def test_a_code_runs_out(program: Program, days: int, is_good: bool) -> None:
    code = code_of(program)
    assert bool(take_experience(code, SAID, today=TODAY + timedelta(days=days))) is is_good


def test_a_revoked_code_is_worth_nothing_and_a_used_one_is_not_revoked(program: Program) -> None:
    used, unused = code_of(program), code_of(program)
    take_experience(used, SAID, today=TODAY)
    assert revoke_codes(Invitation.objects.all(), today=TODAY) == 1
    assert take_experience(unused, SAID, today=TODAY) is None
    assert Experience.objects.count() == 1


@pytest.mark.parametrize("answers", [{}, {"respect": "very"}, {"stars": "yes"}])
def test_what_are_no_answers_is_refused_and_the_code_stays_good(program: Program, answers: dict) -> None:
    code = code_of(program)
    with pytest.raises(ValueError, match="no answers"):
        take_experience(code, answers, today=TODAY)
    assert take_experience(code, SAID, today=TODAY) == program


@pytest.mark.django_db(transaction=True)
def test_a_code_sent_many_times_at_once_counts_once(program: Program) -> None:
    code = code_of(program)

    def send(_: int) -> bool:
        try:
            return take_experience(code, SAID, today=TODAY) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(send, range(6))) == [False] * 5 + [True]
    assert Experience.objects.count() == 1


def test_answers_are_held_back_with_a_reason_and_can_count_again(program: Program) -> None:
    take_experience(code_of(program), SAID, today=TODAY)
    kept = Experience.objects.get()
    with pytest.raises(ValueError, match="why"):
        hold_back(kept, "  ", by=None, today=TODAY)
    hold_back(kept, "The code stood on a public page.", by=None, today=TODAY)
    kept.refresh_from_db()
    assert (kept.held_back_on, kept.reason) == (TODAY, "The code stood on a public page.")
    count_again(kept)
    kept.refresh_from_db()
    assert (kept.held_back_on, kept.reason) == (None, "")
