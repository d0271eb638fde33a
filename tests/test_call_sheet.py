"""What to ask on the phone: the asked limits first, then what is not stated, and never a filler."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.call_sheet import MOST_UNSTATED, STANDING, Question, sheet
from programs.query import Limit
from programs.schedule import preset_code
from programs.vocabulary import TERM, Category, terms_in

OPENING = Question("opening", "Openings", "Are you taking new people now? How long is the wait?")
SCHEDULE = Question("schedule", "Days and times", "On which days do the groups meet?")
PRICE = Question("price", "Price", "What will I pay in all?")
INSURER = Question("insurer", "Insurance plans", "Which insurance plans do you take?")
FIELDS = [OPENING, SCHEDULE, PRICE, INSURER]
WEEK = preset_code("nine_to_five")
EVERYTHING = {*TERM, "opening", "schedule", "price", "how_to_start"}

TERM_LIMITS = [
    Limit(str(category), (terms_in(category)[0].code,))
    for category in (Category.PAYS, Category.THERAPY, Category.MEDICATION, Category.LANGUAGE)
]
limits = st.lists(
    st.sampled_from(
        [
            *TERM_LIMITS,
            Limit("when", ("evening",)),
            Limit("free", (WEEK,)),
            Limit("open", ("taking",)),
            Limit("age", ("15",)),
            Limit("max_weekly", ("400",)),
            Limit("state", ("OH",)),
        ]
    ),
    unique_by=lambda limit: limit.parameter,
)
term_questions = st.lists(
    st.sampled_from([Question(t.code, t.name, t.question) for t in TERM.values()]), max_size=30, unique=True
)


def keys(*groups):
    return [question.key for group in groups for question in group]


@given(limits, st.data(), term_questions)
def test_nothing_is_asked_twice(asked, data, questions):
    names = [limit.parameter for limit in asked]
    unanswered = data.draw(st.sets(st.sampled_from(names))) if names else set()
    found = sheet(asked, unanswered, set(names) - unanswered, [*FIELDS, *questions], set())
    together = keys(found.asked, found.unstated, found.standing)
    assert len(together) == len(set(together))
    assert len(found.unstated) <= MOST_UNSTATED


@given(limits)
def test_every_limit_that_is_not_answered_is_asked_about_and_no_other(asked):
    everything = {limit.parameter for limit in asked}
    found = sheet(asked, everything, set(), FIELDS, set())
    expected = {
        "when": "schedule", "free": "schedule", "open": "opening", "age": "ages", "max_weekly": "price",
        "state": "telehealth_states",
    }  # fmt: skip
    wanted = {expected.get(limit.parameter, limit.options[0]) for limit in asked}
    assert set(keys(found.asked)) == wanted
    assert not {*keys(found.unstated)} & wanted
    assert sheet(asked, set(), set(), FIELDS, set()).asked == ()


def test_a_program_that_says_everything_gets_no_filler():
    found = sheet([Limit("pays", ("medicaid",))], set(), set(), [], EVERYTHING)
    assert (found.asked, found.unstated) == ((), ())
    assert keys(found.standing) == ["first-visit", "privacy", "complaints"]


def test_the_standing_questions_are_all_there_for_a_silent_program():
    found = sheet([], set(), set(), [], set())
    assert found.standing == tuple(standing.question for standing in STANDING)


@pytest.mark.parametrize("standing", [one for one in STANDING if one.answered_by])
def test_a_standing_question_goes_only_when_all_that_answers_it_is_known(standing):
    *some, _ = standing.answered_by
    assert standing.question in sheet([], set(), set(), [], set(some)).standing
    assert standing.question not in sheet([], set(), set(), [], set(standing.answered_by)).standing


@pytest.mark.parametrize(
    "fact", [fact for one in STANDING for fact in one.answered_by if fact not in ("price",)]
)
def test_what_answers_a_standing_question_is_a_fact_that_programs_state(fact):
    assert fact in TERM


def test_a_week_is_asked_about_in_place_of_a_part_of_the_day():
    asked = [Limit("when", ("evening",)), Limit("free", (WEEK,))]
    (question,) = sheet(asked, {"when", "free"}, set(), [], set()).asked
    assert question.text.startswith("I can come Monday to Friday from")


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (Limit("when", ("evening",)), "I can come in the evening. Which groups meet then?"),
        (Limit("when", ("day",)), "I can come in the daytime. Which groups meet then?"),
        (Limit("age", ("15",)), "Do you take people aged 15?"),
        (Limit("max_weekly", ("400",)), "I can pay up to $400 a week. Is that enough, in writing?"),
        (Limit("state", ("OH", "KY")), "Can I join the online groups from Ohio or Kentucky?"),
        (Limit("pays", ("medicaid",)), TERM["medicaid"].question),
    ],
)  # fmt: skip
def test_a_limit_is_asked_in_this_persons_words(limit, text):
    (question,) = sheet([limit], {limit.parameter}, set(), [], set()).asked
    assert question.text == text


def test_only_the_options_that_are_not_known_are_asked():
    limit = Limit("pays", ("medicaid", "medicare"))
    assert keys(sheet([limit], {"pays"}, set(), [], {"medicare"}).asked) == ["medicaid"]


def test_where_it_refuses_what_was_asked_other_ways_are_asked_about():
    sliding = Question("sliding-fee", TERM["sliding-fee"].name, TERM["sliding-fee"].question)
    limit = Limit("pays", ("medicaid",))
    refused = sheet([limit], set(), {"pays"}, [sliding], {"medicaid"})
    assert keys(refused.asked) == ["sliding-fee", "payment-help"]
    assert refused.against == (limit,)
    assert keys(sheet([limit], set(), {"pays"}, [], {"medicaid", "sliding-fee"}).asked) == ["payment-help"]
    assert sheet([limit], set(), set(), [sliding], {"medicaid"}).asked == ()
