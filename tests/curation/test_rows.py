"""The narrow rows hold what the tables say, and nothing of what is closed or has run out."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from django.utils import timezone

from programs import packing
from programs.curation import refresh_rows
from programs.curation.rows import minimum_minutes
from programs.models import Credential, OnlineRow, Price, Program, SearchRow, Term
from tests import make

pytestmark = pytest.mark.django_db

THREE_EVENINGS = [(0, "18:00", "21:00"), (2, "18:00", "21:00"), (3, "18:00", "21:00")]


def row_of(program: Program) -> np.void:
    return packing.unpack([SearchRow.objects.get(program=program).packed])[0]


def says(program: Program, code: str) -> bool | None:
    """What the row holds of a term: yes, no, or None for not stated."""
    row, bit = row_of(program), packing.mask([code])
    if np.any(row["yes"] & bit):
        return True
    return False if np.any(row["no"] & bit) else None


def test_a_row_keeps_yes_no_and_not_stated_apart():
    program = make.program(yes=["medicaid"], no=["medicare"])
    assert [says(program, code) for code in ("medicaid", "medicare", "tricare")] == [True, False, None]


def test_a_yes_to_a_narrower_term_is_a_yes_to_the_wider_one():
    assert says(make.program(yes=["hybrid"]), "in_person") is True


def test_a_program_that_is_not_published_has_no_row():
    program = make.program(yes=["telehealth"], telehealth_states=["OH"])
    for status, closed_on in (("closed", make.TODAY), ("draft", None)):
        Program.objects.filter(pk=program.pk).update(status=status, closed_on=closed_on)
        assert refresh_rows([program.pk]) == 0
        assert not SearchRow.objects.filter(program=program).exists()
        assert not OnlineRow.objects.filter(program=program).exists()


def test_refreshing_all_brings_every_published_program():
    published = [make.program(refresh=False) for _ in range(3)]
    make.program(refresh=False, status="draft")
    assert refresh_rows() == 3
    assert set(SearchRow.objects.values_list("program", flat=True)) == {program.pk for program in published}


def test_refreshing_twice_changes_nothing():
    program = make.program(yes=["medicaid"], sessions=THREE_EVENINGS)
    before = SearchRow.objects.values().get(program=program)
    refresh_rows([program.pk])
    assert SearchRow.objects.values().get(program=program) == before


def test_a_fact_that_does_not_stand_is_not_in_the_row():
    program = make.program(yes=["medicaid"])
    program.facts.update(current=False)
    refresh_rows([program.pk])
    assert says(program, "medicaid") is None


@pytest.mark.parametrize(
    ("yes", "states", "expected"),
    [
        (["telehealth"], ["OH", "KY"], ["KY", "OH"]),
        (["telehealth"], None, [""]),
        (["telehealth"], [], []),
        (["telehealth", "in_person"], ["OH"], []),
        (["in_person"], ["OH"], []),
        ([], ["OH"], []),
    ],
)
def test_a_program_that_no_place_binds_has_a_row_for_each_state(yes, states, expected):
    program = make.program(yes=yes, telehealth_states=states)
    assert sorted(program.online_rows.values_list("state", flat=True)) == expected


def accreditation(program: Program, *expiries: int | None) -> None:
    """Credentials that run out so many days from today; None: the end is not stated."""
    today = timezone.localdate()
    for days in expiries:
        Credential.objects.create(
            program=program, term=Term.objects.get(code="carf"), checked_on=today, source=program.source,
            expires=None if days is None else today + timedelta(days=days),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("expiries", "expected"),
    [
        ([], True),
        ([30], True),
        ([0], True),
        ([-1], None),
        ([-400, 30], True),
        ([-1, None], True),
        ([None], True),
    ],
)
def test_an_accreditation_that_ran_out_counts_as_not_stated(expiries, expected):
    program = make.program(yes=["carf"])
    accreditation(program, *expiries)
    refresh_rows([program.pk])
    assert says(program, "carf") is expected


@pytest.mark.parametrize(
    ("sessions", "adolescent", "day", "evening", "stated"),
    [
        (THREE_EVENINGS, False, False, True, True),
        (THREE_EVENINGS[:2], False, False, False, True),
        (THREE_EVENINGS[:2], True, False, True, True),
        ([(0, "09:00", "12:00"), (1, "09:00", "12:00"), (2, "09:00", "12:00")], False, True, False, True),
        ([], False, False, False, False),
    ],
)
def test_a_part_of_the_week_counts_when_it_holds_the_levels_minimum(
    sessions, adolescent, day, evening, stated
):
    parts = int(row_of(make.program(sessions=sessions, adolescent=adolescent))["parts"])
    assert [bool(parts >> bit & 1) for bit in (0, 1, 2)] == [stated, day, evening]


def test_tracks_are_not_added_up():
    program = make.program(sessions=THREE_EVENINGS[:2])
    make.track(program, THREE_EVENINGS[2:])
    refresh_rows([program.pk])
    row = row_of(program)
    assert (int(row["parts"]), int(row["minutes"])) == (1, 360)


@pytest.mark.parametrize(
    ("level", "adolescent", "hours"),
    [("iop", False, 9), ("iop", True, 6), ("php", False, 20), ("php", True, 20)],
)
def test_the_minimum_is_the_levels(level, adolescent, hours):
    assert minimum_minutes(level, adolescent) == hours * 60


@pytest.mark.parametrize(
    ("prices", "weeks", "sessions", "cents"),
    [
        ([], 8, THREE_EVENINGS, packing.NO_PRICE),
        ([("week", "self_pay", 40_000)], None, [], 40_000),
        ([("session", "self_pay", 10_000)], None, THREE_EVENINGS, 30_000),
        ([("session", "self_pay", 10_000)], None, [], packing.NO_PRICE),
        ([("course", "self_pay", 320_000)], 8, [], 40_000),
        ([("course", "self_pay", 320_000)], None, [], packing.NO_PRICE),
        ([("assessment", "self_pay", 5_000)], 8, THREE_EVENINGS, packing.NO_PRICE),
        ([("week", "copay", 2_000), ("week", "sliding", 1_000)], 8, THREE_EVENINGS, packing.NO_PRICE),
        ([("week", "self_pay", 40_000), ("session", "self_pay", 5_000)], None, THREE_EVENINGS, 15_000),
    ],
)
def test_the_price_of_a_week_is_the_lowest_that_can_be_known(prices, weeks, sessions, cents):
    program = make.program(weeks=weeks, sessions=sessions)
    for unit, basis, amount in prices:
        Price.objects.create(
            program=program, unit=unit, basis=basis, cents=amount, valid_from=make.TODAY,
            source=program.source, observed_on=make.TODAY,
        )  # fmt: skip
    refresh_rows([program.pk])
    assert int(row_of(program)["week_cents"]) == cents


def test_a_search_by_name_reads_name_organization_town_and_state_in_plain_letters():
    program = make.program("Casa Peña", organization="St. Luke’s", city="Coeur d'Alene", state="ID")
    words = SearchRow.objects.get(program=program).words.split()
    assert {"casa", "pena", "coeur", "id", "idaho", "iop"} <= set(words)


def test_a_program_of_another_level_is_not_called_iop():
    program = make.program("Day Hospital", level="php")
    assert "iop" not in SearchRow.objects.get(program=program).words.split()


def test_a_program_without_a_point_has_a_row_and_no_place_on_the_index():
    program = make.program(lat=None, lon=None)
    kept = SearchRow.objects.get(program=program)
    assert (kept.band, kept.lon) == (None, None)
    assert np.isnan(row_of(program)["lat"])


def test_days_ages_and_openings_come_through():
    program = make.program(
        min_age=18, max_age=64, opening="taking", opening_on=make.TODAY, opening_reported_on=make.TODAY,
        opening_source=make.source(), precision="zip",
    )  # fmt: skip
    row = row_of(program)
    assert (row["min_age"], row["max_age"], row["approximate"]) == (18, 64, 1)
    assert packing.OPENINGS[row["opening"]] == "taking"
    assert row["opening_on"] == row["opening_reported"] == make.TODAY.toordinal()
    assert row["checked"] == program.checked_on.toordinal()
