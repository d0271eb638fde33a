"""The vocabulary in Spanish is whole, says "usted", puts the person first and can be read in distress."""

from __future__ import annotations

import re
from statistics import median

import pytest

from programs.vocabulary import SPANISH, TERM, TERMS, Category, category_label, category_question, wording
from programs.vocabulary.spanish import HEADINGS, ROWS
from programs.vocabulary.spanish.care import DELIVERY, LEVELS, SETTINGS
from programs.vocabulary.spanish.communities import COMMUNITIES
from programs.vocabulary.spanish.focus import FOCUS
from programs.vocabulary.spanish.languages import ACCESS, LANGUAGES
from programs.vocabulary.spanish.medications import MEDICATIONS
from programs.vocabulary.spanish.payment import INSURERS, PAYMENT
from programs.vocabulary.spanish.people import AGES, GENDERS, SERVES
from programs.vocabulary.spanish.rules import POLICIES, TESTING
from programs.vocabulary.spanish.services import HEALTH_SERVICES
from programs.vocabulary.spanish.support import SUPPORT_SERVICES
from programs.vocabulary.spanish.therapies import THERAPIES
from programs.vocabulary.spanish.trust import ACCREDITATION, LICENCES, OWNERSHIP
from tests.plain_words import ease
from tests.words import FAMILIAR, NUNCA

FIELDS = ("name", "explanation", "question")

GROUPS = (
    LEVELS, DELIVERY, SETTINGS, PAYMENT, INSURERS, FOCUS, THERAPIES, MEDICATIONS, HEALTH_SERVICES,
    SUPPORT_SERVICES, AGES, GENDERS, SERVES, COMMUNITIES, LANGUAGES, ACCESS, ACCREDITATION, LICENCES,
    OWNERSHIP, TESTING, POLICIES,
)  # fmt: skip

SAME_IN_BOTH = {
    "Medicaid", "Medicare", "Aetna", "Ambetter (Centene)", "Anthem", "Blue Cross Blue Shield",
    "Buckeye Health Plan (Centene)", "CareSource", "Cigna (Evernorth)", "Humana", "Kaiser Permanente",
    "Magellan", "Medical Mutual", "Molina", "Oscar", "UnitedHealthcare (Optum)", "WellCare",
    "The Joint Commission", "CARF", "Council on Accreditation (COA)", "NCQA", "HFAP", "ACHC",
    "Disulfiram (Antabuse)", "Alcohol", "Trauma", "Hindi", "Hmong", "Ojibwa", "Yupik",
}  # fmt: skip
"""Proper names, and words that are spelled alike in both languages."""

TRANSLATED_INITIALS = {"HIV"}

LEFT_IN_ENGLISH = re.compile(
    r"\b(and|you|your|with|people|they|their|which|ask|group|staff|the(?! Joint))\b", re.IGNORECASE
)


def said_in_spanish() -> list[str]:
    texts = [getattr(SPANISH[term.code], field) for term in TERMS for field in FIELDS]
    return texts + [text for heading in HEADINGS.values() for text in heading]


def test_every_term_has_spanish_words_in_exactly_one_place():
    assert list(SPANISH) == [term.code for term in TERMS]
    assert set(ROWS) == set(TERM)
    assert sum(len(group) for group in GROUPS) == len(TERMS)


def test_a_term_explains_itself_in_a_line_and_asks_one_question_in_spanish():
    for code, words in SPANISH.items():
        assert words.name == words.name.strip(), code
        assert 0 < len(words.name) <= 90, code
        assert len(words.explanation) <= 180, code
        assert re.fullmatch(r"[A-ZÁÉÍÓÚÑ].*[^ .]\.", words.explanation), code
        assert len(words.question) <= 110, code
        assert re.fullmatch(r"¿[A-ZÁÉÍÓÚÑ][^¿?]+\?", words.question), code


def test_no_line_was_left_in_english():
    for term in TERMS:
        words = SPANISH[term.code]
        assert words.name != term.name or term.name in SAME_IN_BOTH, term.code
        assert words.explanation != term.explanation, term.code
        assert words.question != term.question, term.code
    assert [text for text in said_in_spanish() if LEFT_IN_ENGLISH.search(text)] == []


def test_every_name_allowed_in_both_languages_is_one_the_vocabulary_uses():
    assert {term.name for term in TERMS if SPANISH[term.code].name == term.name} == SAME_IN_BOTH


def test_the_words_never_used_are_not_used_in_spanish():
    assert [text for text in said_in_spanish() if NUNCA.search(text)] == []


def test_the_reader_is_spoken_to_as_usted():
    assert [text for text in said_in_spanish() if FAMILIAR.search(text)] == []


def test_numbers_and_initials_are_the_same_in_both_languages():
    for term in TERMS:
        english = " ".join(getattr(term, field) for field in FIELDS)
        spanish = " ".join(getattr(SPANISH[term.code], field) for field in FIELDS)
        assert exact(english) <= exact(spanish), term.code


def exact(text: str) -> set[str]:
    """The numbers and the initials of a text, which have to survive a translation."""
    return set(re.findall(r"\d+|\b[A-Z]{2,}\b", text)) - TRANSLATED_INITIALS


def test_what_can_kill_is_said_to_kill_in_spanish_too():
    deadly = {term.code for term in TERMS if "deadly" in term.explanation}
    assert deadly
    assert deadly == {code for code, words in SPANISH.items() if "mortal" in words.explanation}


def test_whoever_reads_of_a_crisis_in_spanish_is_sent_to_the_line_in_spanish():
    crisis = {term.code for term in TERMS if "988" in term.explanation}
    assert crisis
    for code in crisis:
        assert "llame al 988 y oprima 2." in SPANISH[code].explanation


@pytest.mark.parametrize("category", Category)
def test_two_choices_of_one_group_never_have_the_same_name(category):
    names = [SPANISH[term.code].name for term in TERMS if term.category == category]
    assert len(set(names)) == len(names)


def test_the_explanations_are_easy_to_read():
    scores = {code: ease(words.explanation)[0] for code, words in SPANISH.items()}
    assert median(scores.values()) >= 75
    assert {code: score for code, score in scores.items() if score < 45} == {}


@pytest.mark.parametrize("category", Category)
def test_a_whole_category_is_easy_to_read_in_spanish(category):
    words = [SPANISH[term.code] for term in TERMS if term.category == category]
    assert ease(" ".join(each.explanation for each in words))[0] >= 70
    assert ease(" ".join(each.question for each in words))[0] >= 70


def test_the_score_of_a_hard_line_is_low():
    assert ease("La rehabilitación multidisciplinaria considera el funcionamiento psicosocial.")[0] < 45


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("es", "Terapia de grupo"), ("es-us", "Terapia de grupo"), ("es_MX", "Terapia de grupo"),
        ("ES", "Terapia de grupo"), ("en", "Group therapy"), ("en-us", "Group therapy"),
        ("fr", "Group therapy"), ("est", "Group therapy"), ("", "Group therapy"),
    ],
)  # fmt: skip
def test_a_term_is_worded_in_the_language_asked_for_or_else_in_english(language, name):
    assert wording("group-therapy", language).name == name


def test_english_words_are_those_of_the_term():
    term = TERM["iop"]
    words = wording("iop", "en-us")
    assert (words.name, words.explanation, words.question) == (term.name, term.explanation, term.question)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_term_there_is_not_has_no_words(language):
    with pytest.raises(KeyError):
        wording("no-such-term", language)


@pytest.mark.parametrize("category", Category)
def test_every_group_has_a_label_and_a_question_in_spanish(category):
    label, question = category_label(category, "es-us"), category_question(category, "es-us")
    assert label not in {"", category.label}
    assert re.fullmatch(r"¿[A-ZÁÉÍÓÚÑ][^¿?]+\?", question)
    assert category_label(category, "en-us") == category.label
    assert category_question(category, "fr") == category.question
