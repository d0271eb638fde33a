"""What the guides say: every topic has a home, every fact a source, and nobody reads what has expired."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import Resolver404, resolve

from programs import guides
from programs.guides import Guide
from programs.vocabulary import TERMS, Category
from tests.guides.topics import TOPICS

ALL = [guide for language in guides.LANGUAGES for guide in guides.guides(language)]
PAIRS = [(guide, guides.in_language(guide.key, "es")) for guide in guides.guides("en")]
WARNING = ["what-is-an-iop", "who-it-suits", "medications", "families", "teens", "glossary"]
EVIDENCE = (
    "For most people, outcomes are comparable to inpatient or residential care, "
    "but programs differ widely in what they call an IOP."
)


def named(guide: Guide) -> str:
    return f"{guide.language}-{guide.key}"


def text(guide: Guide) -> str:
    """The guide's own words, its tags and cites taken out."""
    html = " ".join(passage.html for passage in guide.passages)
    return re.sub(r"\s+", " ", re.sub(r"<sup.*?</sup>|<[^>]+>", "", html))


def under(guide: Guide, heading: str) -> str:
    """The words from a heading to the next one of the same rank; the whole guide for an empty id."""
    html = " ".join(passage.html or f"<terms {passage.category}>" for passage in guide.passages)
    if heading:
        _, found, html = html.partition(f'<h2 id="{heading}">')
        assert found, f"{guide.key} has no heading {heading}"
        html = html.partition("<h2 ")[0]
    return re.sub(r"\s+", " ", re.sub(r"<sup.*?</sup>|<[^>]+>", "", html))


@pytest.mark.parametrize("language", guides.LANGUAGES)
def test_no_guide_is_broken(language):
    assert guides.broken(language) == {}
    assert guides.guides(language)


@pytest.mark.parametrize("guide", ALL, ids=named)
def test_a_guide_is_not_past_its_review_date(guide):
    """Uses today's date on purpose: it fails when somebody must read the guide's sources again."""
    assert not guide.overdue(date.today())  # noqa: DTZ011
    assert guide.reviewed <= date.today()  # noqa: DTZ011


@pytest.mark.parametrize("guide", ALL, ids=named)
def test_no_fact_hides_today(guide):
    """Uses today's date on purpose, as above."""
    hidden = [passage.html for passage in guide.passages if not passage.stands(date.today())]  # noqa: DTZ011
    assert hidden == []


@pytest.mark.parametrize("guide", ALL, ids=named)
def test_a_guide_is_reviewed_within_180_days(guide):
    assert (guide.review_by - guide.reviewed).days <= 180


@pytest.mark.parametrize("guide", ALL, ids=named)
def test_a_guide_names_its_sources(guide):
    assert guide.sources
    assert len({source.url for source in guide.sources}) == len(guide.sources)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_a_home(topic):
    key, heading, words = TOPICS[topic]
    guide = guides.in_language(key, "en")
    assert guide
    assert re.search(words, under(guide, heading), re.IGNORECASE)


def test_every_guide_is_the_home_of_a_topic():
    assert {guide.key for guide in guides.guides("en")} == {key for key, _, _ in TOPICS.values()}


@pytest.mark.parametrize(("english", "spanish"), PAIRS, ids=[guide.key for guide, _ in PAIRS])
def test_a_guide_says_the_same_in_spanish(english, spanish):
    assert spanish, "not written in Spanish yet"
    assert [heading.level for heading in spanish.headings] == [heading.level for heading in english.headings]
    assert outline(spanish) == outline(english)
    assert [source.url for source in spanish.sources] == [source.url for source in english.sources]
    for field in ("part", "order", "reviewed", "review_by"):
        assert getattr(spanish, field) == getattr(english, field)


def outline(guide: Guide) -> list[object]:
    """What two languages share: dated facts, terms, tables with their rows, and numbers to call."""
    html = " ".join(passage.html for passage in guide.passages)
    facts = [(passage.until, passage.source, passage.category) for passage in guide.passages]
    return [facts, html.count("<table>"), html.count("<tr>"), re.findall(r'href="((?:tel|sms):[^"]+)"', html)]


def test_guides_exist_in_one_language_only_if_in_all():
    keys = [{guide.key for guide in guides.guides(language)} for language in guides.LANGUAGES]
    assert keys[0] == keys[1]


@pytest.mark.parametrize("guide", ALL, ids=named)
def test_every_link_within_the_site_leads_to_a_page_and_a_place_on_it(guide):
    for address in links(guide):
        path, _, fragment = address.partition("#")
        if path.startswith("../../"):
            assert leads("/" + path.removeprefix("../../").partition("?")[0]), address
        else:
            target = guides.guide(path.strip("./"), guide.language) if path else guide
            assert target, address
            assert not fragment or fragment in places(target), address


def links(guide: Guide) -> list[str]:
    html = " ".join(passage.html for passage in guide.passages)
    return [address for address in re.findall(r'href="([^"]+)"', html) if address[0] in ".#"]


def places(guide: Guide) -> set[str]:
    return (
        {heading.id for heading in guide.headings}
        | {f"term-{term.code}" for passage in guide.passages for term in passage.terms}
        | {f"source-{number}" for number, _ in enumerate(guide.sources, start=1)}
    )


def leads(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


@pytest.mark.parametrize("language", guides.LANGUAGES)
def test_every_term_of_the_vocabulary_has_one_line_in_the_guides(language):
    shown = [term.code for guide in guides.guides(language) for p in guide.passages for term in p.terms]
    assert sorted(shown) == sorted(term.code for term in TERMS)


@pytest.mark.parametrize("language", guides.LANGUAGES)
def test_a_card_can_link_to_the_line_of_each_term(language):
    for term in TERMS:
        home = guides.term_home(term.code, language)
        assert home
        found = guides.guide(home[0], language)
        assert found
        assert home[1] in places(found)


def test_therapies_and_services_are_explained_together_and_medications_in_their_guide():
    homes = {term.category: guides.term_home(term.code, "en") for term in TERMS}
    assert {homes[Category.THERAPY][0], homes[Category.SERVICE][0]} == {"therapies"}
    assert homes[Category.MEDICATION][0] == "medications"


def test_there_is_no_home_for_a_term_in_a_language_without_guides():
    assert guides.term_home("cbt", "fr") is None


@pytest.mark.parametrize("key", ["what-is-an-iop", "compared"])
def test_the_evidence_is_stated_in_these_words_and_no_others(key):
    guide = guides.in_language(key, "en")
    assert guide
    assert EVIDENCE in text(guide)


@pytest.mark.parametrize("guide", ALL, ids=named)
def test_no_guide_calls_it_the_level_of_an_inpatient_stay_or_places_a_person(guide):
    forbidden = r"same level of care|mismo nivel de atención|you need (an )?iop|usted necesita (un )?iop"
    assert not re.search(forbidden, text(guide), re.IGNORECASE)


@pytest.mark.parametrize("guide", ALL, ids=named)
def test_asam_is_named_only_as_what_a_program_reports(guide):
    for sentence in re.findall(r"[^.]*ASAM[^.]*\.", text(guide)):
        assert re.search(r"report|informa|group called|grupo", sentence)


@pytest.mark.parametrize("key", WARNING)
@pytest.mark.parametrize("language", guides.LANGUAGES)
def test_the_danger_of_stopping_alone_is_said(key, language):
    guide = guides.in_language(key, language)
    assert guide
    assert re.search(r"can (kill|be deadly)|puede (matar|ser mortal|causar la muerte)", text(guide))


def test_the_example_week_says_that_it_is_an_example_and_adds_up():
    guide = guides.in_language("a-week", "en")
    assert guide
    assert "an example, not a real program" in text(guide)
    rows = re.findall(r"<td>(\w+) to (\w+) pm</td>", " ".join(p.html for p in guide.passages))
    hours = [int(end) - (0 if start == "Noon" else int(start)) for start, end in rows]
    assert hours == [3, 3, 3, 1]
    assert "with 10 hours a week" in text(guide)


def test_guides_come_in_one_order_with_neighbours_and_in_both_languages():
    shelf = guides.guides("en")
    assert guides.neighbours(shelf[0]) == (None, shelf[1])
    assert guides.neighbours(shelf[-1]) == (shelf[-2], None)
    assert guides.translations("what-is-an-iop") == {"en": "what-is-an-iop", "es": "que-es-un-iop"}
    assert [guide.part for guide in shelf] == sorted(
        (guide.part for guide in shelf), key=list(guides.PARTS).index
    )
