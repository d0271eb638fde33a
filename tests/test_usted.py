"""Spanish speaks to the reader as usted; to a teen, in the one passage written for them, as tú.

Words between quotation marks are what one may say to one's own child or friend.
"""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from programs import guides
from programs.crisis import CRISIS_IN_SPANISH
from programs.kits import kits
from programs.views.errors import PLAIN_PAGES
from tests.words import FAMILIAR

CATALOG = Path(settings.BASE_DIR, "locale", "es", "LC_MESSAGES", "django.mo")
FOR_TEENS = {("teens", ""), ("teens", "si-eres-adolescente")}
"""The passage for teens, and the two lines before it that say which part is for whom."""

QUOTED = re.compile(r"“[^”]*”")


def unquoted(text: str) -> str:
    return QUOTED.sub(" ", re.sub(r"<[^>]+>", " ", text))


def parts(guide: guides.Guide) -> dict[str, str]:
    """The guide's words by the id of the heading they stand under; those before the first one by none."""
    html = " ".join(passage.html for passage in guide.passages)
    first, *rest = re.split(r'<h2 id="', html)
    return {"": first, **{part.partition('"')[0]: part.partition(">")[2] for part in rest}}


def catalog() -> list[str]:
    with CATALOG.open("rb") as file:
        return [str(text) for text in gettext.GNUTranslations(file)._catalog.values()]  # type: ignore[attr-defined]


@pytest.mark.parametrize("guide", guides.guides("es"), ids=lambda guide: guide.key)
def test_a_guide_says_usted_but_for_the_passage_to_teens(guide):
    familiar = {
        heading: FAMILIAR.findall(unquoted(text))
        for heading, text in parts(guide).items()
        if (guide.key, heading) not in FOR_TEENS
    }
    assert {heading: found for heading, found in familiar.items() if found} == {}


def test_the_passage_to_teens_says_tu():
    guide = guides.in_language("teens", "es")
    assert guide
    passage = unquoted(parts(guide)["si-eres-adolescente"])
    assert len(FAMILIAR.findall(passage)) > 10
    assert not re.search(r"\b(usted|ustedes)\b", passage)


def test_the_interface_says_usted():
    said = catalog()
    assert len(said) > 1000
    assert [text for text in said if FAMILIAR.search(unquoted(text))] == []


def test_what_stands_outside_the_catalog_says_usted():
    with translation.override("es"):
        said = [words for kit in kits() for words in (kit.title, kit.why)]
    said += [line.purpose for line in CRISIS_IN_SPANISH.lines] + [unquoted(PLAIN_PAGES["es"])]
    assert [text for text in said if FAMILIAR.search(text)] == []


@pytest.mark.parametrize("text", ["Puedes dormir en tu casa.", "Pregunta a tu médico.", "¿Tienes un plan?"])
def test_the_lint_of_usted_bites(text):
    assert FAMILIAR.search(text)
