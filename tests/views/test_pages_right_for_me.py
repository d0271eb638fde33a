"""Is it right for me? Without JavaScript: a page to read, with every outcome beside its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from django.test import Client

from programs.right_for_me import ENDING, QUESTIONS, SAFETY, Answer, Question
from tests.plain_words import grade, sentences
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db

PATHS = {"you": "/right-for-me/", "someone": "/right-for-me/?for=someone"}
PAIRS = [(question, answer) for question in QUESTIONS for answer in question.answers]


@pytest.fixture(params=PATHS)
def whom(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def main(client: Client, whom: str) -> Element:
    """The page for oneself or for someone else, with only what is not hidden."""
    return shown(part(parsed(client.get(PATHS[whom])), "main"))


def shown(node: Element) -> Element:
    """The node without its hidden parts."""
    for parent in list(node.iter()):
        for child in [each for each in parent if "hidden" in each.attrib]:
            parent.remove(child)
    return node


def answer_in(main: Element, question: Question, answer: Answer) -> Element:
    code = f"{question.code}-{answer.code}"
    return next(each for each in main.iter("details") if each.get("data-answer") == code)


def said(text: Any, whom: str) -> str:
    return text.someone if whom == "someone" and text.someone else text.you


@pytest.mark.parametrize(("question", "answer"), PAIRS, ids=[f"{q.code}-{a.code}" for q, a in PAIRS])
def test_every_answer_unfolds_into_its_outcome(main, whom, question, answer) -> None:
    unfolded = answer_in(main, question, answer)
    outcome = answer.outcome
    assert words(unfolded.find("summary")) == said(answer.words, whom)
    for text in outcome.say:
        assert said(text, whom) in words(unfolded)
    for link in outcome.links:
        assert link.words in words(unfolded)
    hrefs = links(unfolded)
    assert [contact.href for contact in outcome.contacts] == hrefs[: len(outcome.contacts)]
    assert {source.url for source in outcome.sources} <= set(hrefs)


@pytest.mark.parametrize("question", SAFETY, ids=lambda question: question.code)
def test_the_number_stands_before_the_sentence(main, whom, question) -> None:
    answer = question.answers[0]
    text = words(answer_in(main, question, answer))
    assert text.index(answer.outcome.contacts[0].words) < text.index(said(answer.outcome.say[0], whom))


def test_only_one_answer_of_a_question_is_open_at_a_time(main) -> None:
    names = [each.get("name") for each in main.iter("details")]
    assert {name: names.count(name) for name in names} == {q.code: len(q.answers) for q in QUESTIONS}


def test_questions_come_in_order_and_are_worded_for_the_reader(main, whom) -> None:
    asked = [words(heading) for heading in main.iter("h3")][: len(QUESTIONS)]
    assert asked == [said(question.words, whom) for question in QUESTIONS]


def test_without_a_script_nothing_is_put_together(main) -> None:
    assert having(main, "together") == []
    assert "What you could do next" in words(main)


def test_the_ending_lists_what_is_urgent_before_everything_else(client: Client) -> None:
    listed = [
        each
        for each in part(parsed(client.get("/right-for-me/")), "main").iter("li")
        if each.get("data-ends")
    ]
    assert [each.get("data-ends") for each in listed] == [f"{q.code}-{a.code}" for q, a in ENDING]
    assert all("hidden" in each.attrib for each in listed)
    kinds = [each.get("data-kind") for each in listed]
    assert kinds[: len(SAFETY)] == ["urgent"] * len(SAFETY)
    assert "urgent" not in kinds[len(SAFETY) :]


def test_no_address_holds_an_answer(main) -> None:
    answers = [f"{question.code}{sign}{answer.code}" for question, answer in PAIRS for sign in "-="]
    for link in links(main):
        assert not any(answer in urlsplit(link).query for answer in answers), link


def test_nothing_can_be_sent_but_a_place_to_search(main) -> None:
    (form,) = main.iter("form")
    assert (form.get("action"), form.get("method")) == ("/programs/", "get")
    assert [each.get("name") for each in main.iter("input")] == ["near"]


@pytest.mark.parametrize("path", ["/right-for-me/?for=me", "/right-for-me/?for=", "/right-for-me/?for=<b>"])
def test_any_other_reader_is_oneself(client: Client, path: str) -> None:
    assert words(client.get(path)) == words(client.get("/right-for-me/"))
    assert "Is an IOP right for me?" in words(shown(part(parsed(client.get(path)), "main")))


def test_one_can_skip_all_of_it(main) -> None:
    hrefs = links(main)
    assert hrefs.index("/programs/") < hrefs.index("tel:911")


def test_it_can_be_read_with_eight_years_of_school(main) -> None:
    assert grade(sentences(main)) <= 8


def test_it_asks_the_database_only_what_the_frame_of_every_page_asks(
    queries: Callable[[str], int],
) -> None:
    assert queries("/right-for-me/") == queries("/about/")
