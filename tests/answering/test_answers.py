"""What is known becomes a form, and the form becomes what is said: nothing lost, nothing made up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import answering
from programs.answering import SECTIONS, State
from programs.models import Phone, Price, Program, Track
from programs.schedule import ENGLISH, SPANISH
from tests.answering.making import TODAY, parts

WORDS = st.sampled_from([ENGLISH, SPANISH])


def told(section: str, raw: dict[str, Any], shown: dict[str, Any] | None = None) -> answering.Read:
    return answering.read(section, raw, shown or {}, TODAY)


def group(**changed: Any) -> dict[str, Any]:
    row = {"name": "", "audience": "", "teens": "", "language": "", "delivery": "", "weeks": ""}
    return row | {"times": [{"days": ["0", "2"], "start": "6 pm", "end": "9 pm"}]} | changed


@given(parts(), WORDS)
def test_the_form_filled_with_what_is_known_says_what_is_known(known, words):
    answers: dict[str, Any] = {}
    for section in SECTIONS:
        own = answering.parts_in(section, known)
        answers = answering.typed(answers, section, answering.write(section, own, words), own)
    assert [answering.read_section(answers, one, TODAY).problems for one in SECTIONS] == [{}] * len(SECTIONS)
    assert answering.said(answers, TODAY) == known


@given(parts(), parts(), WORDS)
def test_the_form_says_whatever_is_typed_and_what_is_gone(known, typed, words):
    answers: dict[str, Any] = {}
    for section in SECTIONS:
        raw = answering.write(section, answering.parts_in(section, typed), words)
        answers = answering.typed(answers, section, raw, answering.parts_in(section, known))
    if "phones" in known and "phones" not in typed:
        assert answering.state_of(answers, "phones", TODAY) is State.PROBLEM
        known = {part: value for part, value in known.items() if part != "phones"}
    assert answering.said(answers, TODAY) == dict.fromkeys(known) | typed


@given(parts())
def test_still_correct_says_what_was_shown(known):
    answers: dict[str, Any] = {}
    for section in SECTIONS:
        answers = answering.still_correct(answers, section, answering.parts_in(section, known))
    assert answering.said(answers, TODAY) == answering.shown(answers) == known
    assert {answering.state_of(answers, section, TODAY) for section in SECTIONS} == {State.CORRECT}


def test_what_was_shown_first_stays_when_a_section_is_typed_again():
    answers = answering.typed({}, "start", {"weeks": "8"}, {"field:weeks": 6})
    answers = answering.typed(answers, "start", {"weeks": ""}, {"field:weeks": 8})
    assert answers["start"]["shown"] == {"field:weeks": 6}
    assert answering.said(answers, TODAY) == {"field:weeks": None}


def test_a_section_that_cannot_be_read_says_nothing():
    answers = answering.typed({}, "start", {"weeks": "many", "min_age": "18"}, {})
    assert answering.said(answers, TODAY) == {}
    assert answering.state_of(answers, "start", TODAY) is State.PROBLEM
    assert answering.state_of(answering.without(answers, "start"), "start", TODAY) is State.OPEN


def test_the_choices_are_those_of_the_models():
    assert set(answering.reading.KINDS) == set(Phone.Kind.values)
    assert {*answering.reading.ANSWERERS, ""} == set(Phone.AnsweredBy.values)
    assert {*answering.reading.OPENINGS, ""} == set(Program.Opening.values)
    assert {*answering.groups.DELIVERIES, ""} == set(Track.Delivery.values)
    assert {basis for basis, _ in answering.PRICES} <= set(Price.Basis.values)
    assert {unit for _, unit in answering.PRICES} == set(Price.Unit.values)


def test_a_group_needs_no_name():
    read = told(
        "groups", {"rows": [group(), group(times=[{"days": ["5"], "start": "9", "end": "noon"}]), group()]}
    )
    assert list(read.said) == ["track:Evening group", "track:Weekend group", "track:Evening group 2"]
    assert read.said["track:Weekend group"]["sessions"] == [[5, "09:00", "12:00"]]


def test_a_name_that_was_typed_is_not_given_to_another_group():
    read = told("groups", {"rows": [group(), group(name="Evening group")]})
    assert (list(read.said), read.problems) == (["track:Evening group 2", "track:Evening group"], {})


def test_rows_that_nobody_filled_in_count_for_nothing():
    blank = {"days": [], "start": "", "end": ""}
    read = told("groups", {"rows": [group(times=[blank]), group(times=[*group()["times"], blank])]})
    assert (len(read.said), read.problems) == (1, {})


@pytest.mark.parametrize(
    ("row", "field", "words"),
    [
        (group(times=[{"days": [], "start": "6 pm", "end": "9 pm"}]), "g0-t0-days", "days"),
        (group(times=[{"days": ["0"], "start": "", "end": ""}]), "g0-t0-start", "both times"),
        (group(times=[{"days": ["0"], "start": "6", "end": "9"}]), "g0-t0-start", "morning or evening"),
        (group(times=[{"days": ["0"], "start": "9 am", "end": "10 pm"}]), "g0-t0-start", "12 hours"),
        (group(weeks="some"), "g0-weeks", "weeks"),
    ],
)
def test_a_group_that_cannot_be_read_has_a_sentence_at_its_field(row, field, words):
    assert words in told("groups", {"rows": [row]}).problems[field]


def test_two_times_that_start_together_are_asked_about():
    times = [{"days": ["0"], "start": "6 pm", "end": end} for end in ("8 pm", "9 pm")]
    assert "start together" in told("groups", {"rows": [group(times=times)]}).problems["g0-t1-start"]


@pytest.mark.parametrize(
    ("section", "raw", "field"),
    [
        ("opening", {"opening": "taking", "day": "soon"}, "day"),
        ("opening", {"opening": "taking", "day": "2026-02-30"}, "day"),
        ("opening", {"opening": "full", "day": "2020-01-01"}, "day"),
        ("opening", {"opening": "full", "day": "1/1/2099"}, "day"),
        ("phones", {"rows": [{"number": "555-0142", "kind": "", "answered_by": ""}]}, "p0-number"),
        ("price", {"self_pay-week": "about 300"}, "self_pay-week"),
        ("start", {"min_age": "old"}, "min_age"),
        ("start", {"min_age": "121"}, "min_age"),
        ("start", {"weeks": "0"}, "weeks"),
        ("start", {"min_age": "40", "max_age": "20"}, "max_age"),
    ],
)
def test_what_cannot_be_read_has_a_sentence(section, raw, field):
    read = told(section, raw)
    assert list(read.problems) == [field]
    assert read.problems[field].endswith(".")


@pytest.mark.parametrize("typed", ["2026-05-14", "5/14/2026", "05/14/26"])
def test_a_day_is_read_as_it_is_written_here(typed):
    read = told("opening", {"opening": "waitlist", "day": typed})
    assert read.said == {"field:opening": ["waitlist", "2026-05-14"]}


def test_a_program_may_say_that_it_has_closed_or_opened_again():
    assert told("opening", {"opening": "closed", "day": ""}).said == {"field:status": "closed"}
    shown = {"field:status": "closed"}
    again = told("opening", {"opening": "full", "day": ""}, shown)
    assert again.said == {"field:opening": ["full", None], "field:status": "published"}
    assert told("opening", {"opening": "", "day": ""}, shown).said == {}


def test_one_number_must_stay():
    shown = {"phones": [{"kind": "main", "number": "+15135550142", "extension": "", "answered_by": ""}]}
    assert "at least one" in told("phones", {"rows": []}, shown).problems["p0-number"]
    assert told("phones", {"rows": []}).problems == {}


def test_a_next_opening_may_be_two_years_ahead_at_most():
    for days, fine in ((0, True), (730, True), (731, False), (-1, False)):
        day = (TODAY + timedelta(days=days)).isoformat()
        assert (told("opening", {"opening": "taking", "day": day}).problems == {}) is fine
