"""Nowhere on the site is a person a label, and nothing is claimed that nobody can know."""

from __future__ import annotations

import gettext
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model

from programs import guides
from tests.words import NEVER, NUNCA, labels_in

ROOT = Path(__file__).resolve().parent.parent
CATALOG = ROOT / "locale" / "es" / "LC_MESSAGES" / "django.mo"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MARKUP = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]+>", re.DOTALL)
SPOKEN = re.compile(r'(?:alt|title|aria-label|placeholder|content)="([^"{]*)"|translate "([^"]*)"')


def words_in_template(text: str) -> str:
    """What a reader of the page sees or hears of a template's own text."""
    spoken = (" ".join(found) for found in SPOKEN.findall(text))
    return " ".join([MARKUP.sub(" ", text), *spoken])


def words_of(guide: guides.Guide) -> str:
    own = " ".join(re.sub(r"<[^>]+>", " ", passage.html) for passage in guide.passages)
    return f"{guide.title} {guide.summary} {own}"


def words_of_models() -> Iterator[tuple[str, str]]:
    for model in apps.get_app_config("programs").get_models():
        for field in model._meta.get_fields():
            if field.related_model is get_user_model():
                continue  # a curator's account, which Django calls a user
            for words in (getattr(field, "help_text", ""), getattr(field, "verbose_name", "")):
                yield f"{model.__name__}.{field.name}", str(words)
            for _, label in getattr(field, "choices", None) or ():
                yield f"{model.__name__}.{field.name}", str(label)


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings_in(each)


def said_by_the_interface() -> list[tuple[str, str]]:
    """Every message that code or a template translates: in English, and in Spanish."""
    with CATALOG.open("rb") as file:
        catalog = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return [(key[0] if isinstance(key, tuple) else key, said) for key, said in catalog.items()]


def test_what_the_interface_says_puts_the_person_first():
    said = said_by_the_interface()
    assert len(said) > 1000
    assert [english for english, _ in said if labels_in(english)] == []
    assert [spanish for _, spanish in said if labels_in(spanish, "es")] == []


def test_the_kits_put_the_person_first():
    said = json.loads((ROOT / "programs" / "data" / "kits.json").read_text(encoding="utf-8"))
    spanish = [text for kit in said for text in strings_in(kit.pop("es"))]
    assert [text for text in strings_in(said) if labels_in(text)] == []
    assert [text for text in spanish if labels_in(text, "es")] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_a_template_puts_the_person_first(path):
    assert labels_in(words_in_template(path.read_text())) == []


@pytest.mark.parametrize("guide", guides.guides("en"), ids=lambda guide: guide.key)
def test_a_guide_puts_the_person_first(guide):
    assert labels_in(words_of(guide)) == []


@pytest.mark.parametrize("guide", guides.guides("es"), ids=lambda guide: guide.key)
def test_a_spanish_guide_puts_the_person_first(guide):
    assert labels_in(words_of(guide), "es") == []


def test_what_curators_read_puts_the_person_first():
    assert {name: words for name, words in words_of_models() if labels_in(words)} == {}


@pytest.mark.parametrize("path", sorted((ROOT / "fixtures").glob("*.json")), ids=lambda path: path.name)
def test_a_fixture_puts_the_person_first(path):
    assert {
        text: labels_in(text) for text in strings_in(json.loads(path.read_text())) if labels_in(text)
    } == {}


@pytest.mark.parametrize(
    "text",
    ["Help for addicts", "A drug user’s story", "90 % success rate", "MAT offered", "substance abuse agency"],
)
def test_the_lint_bites(text):
    assert NEVER.search(text)


@pytest.mark.parametrize(
    "text",
    ["Ayuda para adictos", "abuso de sustancias", "No está limpio", "la mejor clínica", "tasa de éxito"],
)
def test_the_spanish_lint_bites(text):
    assert NUNCA.search(text)


@pytest.mark.parametrize("text", ["No standard “success rate” exists", "Survivors of sexual abuse"])
def test_true_names_pass(text):
    assert labels_in(text) == []


def test_the_lint_reads_what_is_only_heard():
    assert labels_in(words_in_template('<a aria-label="For addicts">{% translate "no users" %}</a>')) == [
        "addicts",
        "users",
    ]
