"""Whatever one answers, the page leads somewhere, and what is urgent always comes first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from django.http import QueryDict
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from programs import guides
from programs.crisis import CALLS
from programs.filters import ProgramFilter
from programs.right_for_me import ENDING, FIT, IN_SHORT, QUESTIONS, SAFETY, Answer, Kind, Outcome, Words
from programs.templatetags.leads import leads_to
from tests.plain_words import grade
from tests.words import labels_in

ANSWERS = [(question, answer) for question in QUESTIONS for answer in question.answers]
OUTCOMES = [answer.outcome for _, answer in ANSWERS]
LINKS = sorted({link.to for outcome in OUTCOMES for link in outcome.links})
CONTACTS = {contact for call in CALLS for contact in call.line.contacts}
SAFETY_CODES = {question.code for question in SAFETY}
NOBODY_CAN_SAY = re.compile(
    r"\bscore|diagnos|\bpoints\b|level of care|you (need|should go to|qualify)|they (need|qualify)|%", re.I
)


def ending(chosen: Mapping[str, str]) -> list[Answer]:
    """What the end of the page shows: the list with all that was not chosen left out."""
    return [answer for question, answer in ENDING if chosen.get(question.code) == answer.code]


def told(words: Words) -> Iterator[str]:
    yield words.you
    if words.someone:
        yield words.someone


def told_by(outcome: Outcome) -> list[str]:
    return [text for words in (*outcome.say, outcome.brief) for text in told(words)]


ASKED = [
    *(text for question in QUESTIONS for text in (*told(question.words), *told(question.note)) if text),
    *(text for _, answer in ANSWERS for text in told(answer.words)),
]
SAID = [
    *(text for outcome in OUTCOMES for text in told_by(outcome)),
    *(text for words in IN_SHORT.values() for text in told(words)),
]


def test_every_combination_of_answers_reaches_an_outcome_with_what_is_urgent_first() -> None:
    codes = [question.code for question in QUESTIONS]
    combinations = product(*([answer.code for answer in question.answers] for question in QUESTIONS))
    checked = [check(dict(zip(codes, answers, strict=True))) for answers in combinations]
    assert len(checked) == 2**5 * 3**3 * 4**2


@given(
    st.fixed_dictionaries(
        {}, optional={q.code: st.sampled_from([a.code for a in q.answers]) for q in QUESTIONS}
    )
)
def test_questions_may_be_skipped(chosen: dict[str, str]) -> None:
    if chosen:
        check(chosen)


def check(chosen: Mapping[str, str]) -> None:
    shown = [answer.outcome for answer in ending(chosen)]
    assert len(shown) == len(chosen)
    assert shown[0].kind in IN_SHORT
    yeses = sum(chosen.get(code) == "yes" for code in SAFETY_CODES)
    first = shown[:yeses]
    assert all(outcome.kind == Kind.URGENT and outcome.contacts for outcome in first)
    assert all(outcome.kind != Kind.URGENT for outcome in shown[yeses:])


@pytest.mark.parametrize("question", SAFETY, ids=lambda question: question.code)
def test_a_yes_to_a_safety_question_has_a_number_and_a_sentence(question) -> None:
    yes = next(answer for answer in question.answers if answer.code == "yes")
    assert yes.outcome.kind == Kind.URGENT
    assert yes.outcome.say[0].you.endswith(".")
    assert yes.outcome.sources
    assert set(yes.outcome.contacts) <= CONTACTS


def test_being_unsure_about_safety_counts_as_a_yes() -> None:
    for question in SAFETY:
        assert [answer.code for answer in question.answers] == ["yes", "no"]
        assert "not sure" in question.answers[0].words.you


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("overdose", "tel:911"),
        ("suicide", "tel:988"),
        ("withdrawal", "tel:911"),
        ("seizure", "tel:911"),
        ("pregnancy", "tel:+18006624357"),
    ],
)
def test_the_first_number_is_the_one_for_that_danger(code: str, number: str) -> None:
    question = next(each for each in SAFETY if each.code == code)
    assert question.answers[0].outcome.contacts[0].href == number


def test_safety_is_asked_before_everything_else() -> None:
    assert QUESTIONS[: len(SAFETY)] == SAFETY
    assert QUESTIONS[len(SAFETY) :] == FIT
    assert [question.code for question in FIT] == ["supervision", "home", "groups", "structure", "schedule"]


def test_codes_are_unique_and_every_answer_is_in_the_ending_once() -> None:
    assert len({question.code for question in QUESTIONS}) == len(QUESTIONS)
    pairs = [(question.code, answer.code) for question, answer in ANSWERS]
    assert len(set(pairs)) == len(pairs)
    assert sorted((question.code, answer.code) for question, answer in ENDING) == sorted(pairs)


def test_every_answer_about_fit_ends_in_a_link() -> None:
    for question, answer in ANSWERS:
        if question in FIT:
            assert answer.outcome.links, (question.code, answer.code)


@pytest.mark.parametrize("to", LINKS)
def test_every_link_leads_somewhere(to: str) -> None:
    kind, _, name = to.partition(":")
    if kind == "guide":
        found = guides.in_language(name, "en")
        assert found
        assert leads_to(to) == reverse("guide", args=[found.slug])
    elif kind == "page":
        assert leads_to(to) == reverse(name)
    else:
        asked = ProgramFilter(QueryDict(name))
        assert asked.problems == []
        assert asked.search_query().limits
        assert leads_to(to) == f"/programs/?{name}"


def test_a_link_to_a_guide_that_is_away_leads_to_the_list_of_guides() -> None:
    assert leads_to("guide:no-such-guide") == "/guides/"


@pytest.mark.parametrize("to", ["elsewhere:x", "compared"])
def test_a_link_to_nowhere_is_refused(to: str) -> None:
    with pytest.raises(ValueError, match="no guide, page or search"):
        leads_to(to)


@pytest.mark.parametrize("text", SAID)
def test_nothing_is_said_that_nobody_can_say_from_here(text: str) -> None:
    assert not NOBODY_CAN_SAY.search(text)


@pytest.mark.parametrize("text", ["You need residential care.", "This is no diagnosis.", "You score 8."])
def test_the_rule_catches_what_it_is_for(text: str) -> None:
    assert NOBODY_CAN_SAY.search(text)


@pytest.mark.parametrize("text", [*ASKED, *SAID])
def test_nobody_is_a_label(text: str) -> None:
    assert labels_in(text) == []


def test_what_speaks_of_you_has_words_for_someone_else() -> None:
    for question in QUESTIONS:
        assert bool(re.search(r"\byou", question.words.you)) == bool(question.words.someone), question.code
        assert not re.search(r"\byou", question.words.someone), question.code


@pytest.mark.parametrize("someone", [False, True])
def test_the_words_can_be_read_with_eight_years_of_school(someone: bool) -> None:
    said = [words for outcome in OUTCOMES for words in (*outcome.say, outcome.brief)] + list(
        IN_SHORT.values()
    )
    text = " ".join((words.someone if someone and words.someone else words.you) for words in said)
    assert grade(text.replace("’", "'")) <= 8
