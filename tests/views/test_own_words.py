"""What programs and sources wrote themselves is marked as English on every page that speaks Spanish."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from django.utils import timezone, translation

from programs.language import Mixed, Own, filled, joined
from programs.models import Credential, Outcome, Phone, Price, Program, Term, Track
from programs.templatetags.languages import marked
from tests import make
from tests.reading import parsed, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

EVENINGS = [(0, "18:00", "21:00"), (2, "18:00", "21:00"), (3, "18:00", "21:00")]
THEIRS = "Zebra"
"""Stands in every text that a program or a source wrote."""

WHOLE_TEXTS = {"title", "desc", "option"}
"""Elements that hold nothing but text, so no part of it can be marked."""


@pytest.fixture
def program() -> Program:
    """A program of which everything is stated, and two like it, one of them closed."""
    for name, fields in (
        ("Zebra Two", {}),
        ("Zebra Three", {"status": "closed", "closed_on": make.TODAY}),
        ("Zebra Day", {"level": "php"}),
    ):
        made(name, **fields)
    return made("Zebra One")


def made(name: str, **fields) -> Program:
    said_by = make.source("zebra", name="Zebra Directory", observed="Zebra survey", publisher="Zebra Agency")
    desk = make.source("desk", name="Zebra curators", kind="curator", observed="")
    program = make.program(
        name, organization="Zebra House", source=said_by, yes=["cbt", "medicaid"], no=["medicare"],
        sessions=EVENINGS, description="Zebra words.", how_to_start="Zebra first.", weeks=8,
        when_to_call="Zebra mornings",
        **fields,
    )  # fmt: skip
    Program.objects.filter(pk=program.pk).update(
        opening="taking", opening_source=desk, opening_reported_on=make.TODAY
    )
    Track.objects.filter(program=program).update(
        name="Zebra evenings", audience="Zebra adults", language="English"
    )
    location = program.location
    location.transport, location.organization.owner = "Zebra bus.", "Zebra Partners"
    location.save()
    location.organization.save()
    by = {"program": program, "source": desk, "observed_on": make.TODAY}
    Phone.objects.create(**by, number="+15135550142", answered_by="program")
    Price.objects.create(
        **by, cents=40_000, unit="week", basis="self_pay", valid_from=make.TODAY, note="Zebra fees."
    )
    Credential.objects.create(
        program=program, source=desk, term=Term.objects.get(code="carf"), number="77120",
        where="Zebra register", checked_on=make.TODAY,
        expires=timezone.localdate() + timedelta(days=90),
    )  # fmt: skip
    Outcome.objects.create(
        **by, measure="Zebra measure", definition="Zebra definition.", value="61.50", people=212,
        period_start=make.TODAY - timedelta(days=700), period_end=make.TODAY - timedelta(days=335),
    )  # fmt: skip
    return program


PAGES = [
    "/es/programs/?near=45202",
    "/es/programs/?near=45202&when=evening&pays=medicaid&when=day",
    "/es/programs/?near=45202&pays=tricare&unknown=hide",
    "/es/programs/?near=45202&level=residential",
    "/es/programs/?near=45202&q=nothing",
    "/es/programs/?near=Ohio",
    "/es/programs/{one}/?near=45202&free=mo1700-2200",
    "/es/programs/{three}/",
    "/es/compare/?p={one}&p={two}&near=45202&free=mo1700-2200",
    "/es/compare/?p={one}",
    "/es/compare/?p={one}&p={two}&p={three}",
    "/es/call-sheet/?p={one}&p={three}&near=45202&pays=medicare",
    "/es/cost/?p={one}",
    "/es/good-faith-estimate/?p={one}",
    "/es/report/{one}/",
    "/es/our-data/",
    "/es/",
]


@pytest.mark.parametrize("path", PAGES)
def test_what_programs_wrote_is_marked_on_a_spanish_page(client: Client, program: Program, path: str) -> None:
    tree = parsed(client.get(path.format(**slugs())))
    assert THEIRS in words(tree)
    assert [text for text, language in said(tree) if THEIRS in text and language != "en"] == []


@pytest.mark.parametrize("path", PAGES)
def test_what_is_ours_is_not_marked_as_english(client: Client, program: Program, path: str) -> None:
    tree = parsed(client.get(path.format(**slugs())))
    ours = {
        " ".join(text.split()) for text, language in said(tree) if language == "en" and THEIRS not in text
    }
    assert ours <= {"", "English"}


def slugs() -> dict[str, str]:
    return {
        number: Program.objects.get(name=f"Zebra {number.title()}").slug for number in ("one", "two", "three")
    }


def said(node: Element, language: str = "") -> Iterator[tuple[str, str]]:
    """Every text of the page with the language it is marked to be in."""
    language = node.get("lang", language)
    if node.tag in {"script", "style", *WHOLE_TEXTS}:
        return
    yield node.text or "", language
    for child in node:
        yield from said(child, language)
        yield child.tail or "", language


def test_only_the_words_of_others_are_marked_and_all_are_escaped() -> None:
    mixed = filled("datos de %(when)s", when=Own("<2023> & on"))
    assert mixed == "datos de <2023> & on"
    row = joined(["uno", mixed], " · ")
    assert row == "uno · datos de <2023> & on"
    with translation.override("es"):
        assert marked(row) == 'uno · datos de <span lang="en">&lt;2023&gt; &amp; on</span>'
        assert marked("dos & tres") == "dos & tres"
        assert marked(Mixed("a & b")) == "a &amp; b"
    with translation.override("en"):
        assert marked(row) is row


@pytest.mark.parametrize(
    ("observed", "shown"),
    [("survey of 2025", "encuesta de 2025"), ("made up", "inventados"), ("Spring edition", "Spring edition")],
)
def test_what_a_source_says_of_its_date_is_told_in_the_readers_language(client, observed, shown):
    directory = make.source("dated", kind="directory", observed=observed)
    made = make.program("Zebra Hall", source=directory)
    assert f"datos: {shown}" in words(client.get("/es/programs/"))
    assert f"Fecha: {shown}." in words(client.get(f"/es{made.get_absolute_url()}"))
