"""The guides, and the pages around them, can be read by somebody tired and afraid."""

from __future__ import annotations

from statistics import median

import pytest
from django.urls import reverse
from django.utils import translation

from programs import guides
from tests.plain_words import ease, grade, sentences
from tests.reading import having, parsed, part

pytestmark = pytest.mark.django_db

ENGLISH = [guide.slug for guide in guides.guides("en")]
SPANISH = [guide.slug for guide in guides.guides("es")]
PAGES = [
    "/", "/programs/", "/my-week/", "/how-we-rank/", "/guides/", "/right-for-me/", "/crisis/", "/our-data/",
    "/privacy/", "/accessibility/", "/about/", "/shortlist/", "/compare/", "/call-sheet/", "/cost/",
    "/good-faith-estimate/",
]  # fmt: skip


def prose_of(client, slug: str, language: str) -> str:
    with translation.override(language):
        tree = parsed(client.get(reverse("guide", args=[slug])))
    article = part(tree, "article")
    if language == "es":  # the terms' lines are the vocabulary's own, graded in its tests
        for parent in list(article.iter()):
            for terms in having(parent, "terms"):
                if terms in list(parent):
                    parent.remove(terms)
    return sentences(article)


@pytest.mark.parametrize("slug", ENGLISH)
def test_a_guide_can_be_read_with_eight_years_of_school(client, slug):
    assert grade(prose_of(client, slug, "en")) <= 8


def test_half_of_the_guides_ask_for_seven_years_or_fewer(client):
    assert median(grade(prose_of(client, slug, "en")) for slug in ENGLISH) <= 7


@pytest.mark.parametrize("slug", SPANISH)
def test_a_spanish_guide_is_easy_by_both_spanish_measures(client, slug):
    assert min(ease(prose_of(client, slug, "es"))) >= 60


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_around_the_guides_can_be_read_with_eight_years_of_school(client, path):
    assert grade(sentences(part(parsed(client.get(path)), "main"))) <= 8


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_around_the_guides_are_easy_in_spanish(client, path):
    assert min(ease(sentences(part(parsed(client.get(f"/es{path}")), "main")))) >= 60


def test_a_hard_english_text_is_found_hard():
    text = "Comprehensive multidisciplinary rehabilitation addresses psychosocial functioning longitudinally."
    assert grade(text) > 8


def test_a_hard_spanish_text_is_found_hard():
    text = (
        "La rehabilitación multidisciplinaria comprende intervenciones psicoterapéuticas individualizadas, "
        "farmacológicas y socioeducativas, coordinadas longitudinalmente por profesionales especializados."
    )
    assert max(ease(text)) < 60


def test_headings_tables_and_cites_are_not_taken_for_sentences(client):
    text = prose_of(client, "a-week", "en")
    assert "Check-in. Group on cravings" not in text
    assert "An example week" not in text
    assert "[1]" not in text
    assert "No two programs keep the same hours." in text
