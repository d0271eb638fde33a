"""Every sentence of the interface can be read by somebody tired and afraid, not just whole pages of it."""

from __future__ import annotations

import gettext
import json
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from django.conf import settings

from programs import guides
from programs.crisis import CRISIS
from programs.kits import FILE as KITS
from programs.views.errors import PLAIN_WORDS
from programs.vocabulary import TERMS, Category
from tests.plain_words import grade

CATALOG = Path(settings.BASE_DIR, "locale", "es", "LC_MESSAGES", "django.mo")
FEWEST_WORDS = 6
"""Below this, the formula says nothing: it counts syllables a word, and one long name decides."""

OFFICIAL = re.compile(
    r"\b(intensive outpatient|partial hospitalization|benzodiazepines?|accreditation|out-of-pocket maximum"
    r"|Eliminating Kickbacks in Recovery Act|Web Content Accessibility Guidelines"
    r"|SAMHSA Advisory on intensive outpatient treatment)\b",
    re.IGNORECASE,
)
"""What a law, an agency, a plan or a doctor calls a thing. A reader will meet the name there, so we use and
explain it; it counts as one short word.
"""


def simple(text: str) -> str:
    """A text as it is read: no markup, and a short word for each place to fill and each official name."""
    bare = re.sub(r"<[^>]+>", " ", text)
    filled = re.sub(r"%\(\w+\)[sd]|\{\w+\}", "it", bare).replace("%%", "%").replace("’", "'")
    read = " ".join(OFFICIAL.sub("it", filled).split())
    return read if read[-1:] in ".?!" else read.rstrip(":;, ") + "."


def messages() -> list[str]:
    """Every English message that pages translate, each plural form on its own; a test holds the two alike."""
    with CATALOG.open("rb") as file:
        keys = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    singular = {key[0] if isinstance(key, tuple) else key for key in keys}
    return sorted(text.rpartition("\x04")[2] for text in singular if text)


def kept_as_data() -> Iterator[str]:
    """What pages say that is not in the catalog: each has its Spanish beside it."""
    for kit in json.loads(KITS.read_text(encoding="utf-8")):
        yield from (kit["title"], kit["why"])
    for line in (*CRISIS.lines, CRISIS.helpline):
        yield line.purpose
        yield from (contact.note for contact in line.contacts)
    for guide in guides.guides("en"):
        yield from (guide.title, guide.summary)
    for category in Category:
        yield from (category.label, category.question)
    yield from PLAIN_WORDS["en"]


def sentences(texts: Iterator[str] | list[str]) -> list[str]:
    return [text for text in texts if len(re.findall(r"[\w'-]+", simple(text))) >= FEWEST_WORDS]


def test_every_sentence_of_the_interface_can_be_read_with_eight_years_of_school():
    said = sentences(messages())
    assert len(said) > 400
    assert {text: grade(simple(text)) for text in said if grade(simple(text)) > 8} == {}


def test_every_sentence_kept_as_data_can_be_read_with_eight_years_of_school():
    said = sentences(kept_as_data())
    assert len(said) > 40
    assert {text: grade(simple(text)) for text in said if grade(simple(text)) > 8} == {}


def test_half_of_all_that_is_said_asks_for_seven_years_or_fewer():
    vocabulary = [text for term in TERMS for text in (term.explanation, term.question)]
    said = sentences([*messages(), *kept_as_data(), *vocabulary])
    assert median(grade(simple(text)) for text in said) <= 7


def test_every_official_name_is_one_that_we_use():
    said = " ".join([*messages(), *kept_as_data()])
    used = {found.lower().rstrip("s") for found in OFFICIAL.findall(said)}
    assert len(used) == OFFICIAL.pattern.count("|") + 1


@pytest.mark.parametrize(
    "text",
    [
        "Comprehensive rehabilitation addresses psychosocial functioning longitudinally.",
        "Eligibility verification necessitates documentation of %(name)s.",
    ],
)
def test_a_hard_message_is_found_hard(text):
    assert sentences([text]) == [text]
    assert grade(simple(text)) > 8


def test_a_label_is_not_taken_for_a_sentence():
    assert sentences(["Licenses and accreditation", "%(number)s programs", "<b>Not stated</b>"]) == []
