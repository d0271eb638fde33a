"""What the vocabulary says and asks is short, puts the person first, and can be read in distress."""

from __future__ import annotations

import re

import pytest
import textstat

from programs.vocabulary import TERMS, Category, terms_in
from tests.words import NEVER

NAMED_THINGS = {
    "alcohol", "opioid", "opioids", "medication", "medications", "medicine", "disorder", "disorders",
    "medicaid", "medicare", "benzodiazepines", "withdrawal", "buprenorphine", "methadone", "lofexidine",
    "clonidine", "psychosis", "anxiety", "federal", "american", "alaska", "indian", "bulimia", "sobriety",
}  # fmt: skip
"""Words that name what is meant and have no shorter one."""


def test_a_term_explains_itself_in_a_line_and_asks_one_question():
    for term in TERMS:
        assert term.name == term.name.strip(), term.code
        assert len(term.name) <= 120, term.code
        assert len(term.explanation) <= 160, term.code
        assert term.explanation.endswith("."), term.code
        assert len(term.question) <= 110, term.code
        assert re.fullmatch(r"[A-Z][^?]+\?", term.question), term.code


def test_our_words_put_the_person_first():
    texts = [text for term in TERMS for text in (term.name, term.explanation, term.question)]
    texts += [text for category in Category for text in (category.label, category.question)]
    assert [text for text in texts if NEVER.search(text)] == []


@pytest.mark.parametrize(
    "text", ["Detoxification", "For drug users.", "MAT offered", "Verified today", "substance abuse agency"]
)
def test_the_lint_of_words_bites(text):
    assert NEVER.search(text)


@pytest.mark.parametrize("text", ["Survivors of sexual abuse", "Disulfiram (Antabuse)", "Matrix Model"])
def test_the_lint_of_words_lets_true_names_pass(text):
    assert NEVER.search(text) is None


def test_every_line_can_be_read_with_eight_years_of_school():
    hard = {
        text: grade(text, term.name)
        for term in TERMS
        for text in (term.explanation, term.question)
        if grade(text, term.name) > 8
    }
    assert hard == {}


@pytest.mark.parametrize("category", Category)
def test_a_whole_category_reads_at_grade_eight_or_below_with_its_names(category):
    terms = terms_in(category)
    assert textstat.flesch_kincaid_grade(" ".join(term.explanation for term in terms)) <= 8
    assert textstat.flesch_kincaid_grade(" ".join(term.question for term in terms)) <= 8


def test_the_grade_of_a_hard_line_is_high():
    line = "Comprehensive multidisciplinary rehabilitation addresses psychosocial functioning."
    assert grade(line, "Rehabilitation") > 8


def grade(text: str, name: str) -> float:
    """Flesch-Kincaid grade, counting the words that name the thing itself as one short word each."""
    named = NAMED_THINGS | set(re.findall(r"[a-z]+", name.lower()))
    plain = re.sub(r"[A-Za-z]+", lambda word: "it" if word[0].lower() in named else word[0], text)
    return textstat.flesch_kincaid_grade(plain)
