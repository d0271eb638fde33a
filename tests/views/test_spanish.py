"""The whole of what visitors read, in Spanish under /es/, chosen by the address alone."""

from __future__ import annotations

import gettext
import json
import re
import urllib.request
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.conf import settings
from django.utils import translation

from programs import guides, language
from programs.crisis import CRISIS_IN_SPANISH
from programs.views import errors
from programs.vocabulary import SPANISH, TERMS
from tests.reading import links, words

CLOSED = "/es/programs/thimble-acorn-intensive-outpatient-cincinnati-oh/"
OPEN = "copper-porch-hospital-intensive-outpatient-cincinnati-oh"
OTHER = "pocket-teapot-day-and-evening-program-cincinnati-oh"
TWO = f"p={OPEN}&p={OTHER}"
ASKED = "near=45202&when=evening&pays=medicaid&age=30&free=mo1700-2200_tu1700-2200&state=OH&max_weekly=500"

PAGES = [
    "/es/",
    "/es/programs/",
    f"/es/programs/?{ASKED}",
    "/es/programs/?near=45202&within=7&when=x&q=zzzz",
    "/es/programs/?near=99501&service=child-care&within=5",
    "/es/programs/?near=Ohio",
    "/es/programs/?near=Springfield",
    "/es/programs/?near=Nowhereville",
    f"/es/programs/{OPEN}/?near=45202&free=mo1700-2200",
    CLOSED,
    f"/es/compare/?{TWO}&{ASKED}",
    f"/es/call-sheet/?{TWO}&{ASKED}",
    f"/es/cost/?p={OPEN}",
    f"/es/good-faith-estimate/?p={OPEN}",
    "/es/shortlist/",
    "/es/my-week/?free=mo1700-2200",
    "/es/my-week/?to=programs",
    "/es/right-for-me/",
    "/es/right-for-me/?for=someone",
    "/es/crisis/",
    "/es/how-we-rank/",
    "/es/our-data/",
    "/es/privacy/",
    "/es/accessibility/",
    "/es/about/",
    f"/es/report/{OPEN}/",
    "/es/report/?reference=BCD-FGH-JKM",
    "/es/suggest/",
    "/es/experience/",
    "/es/experience/thanks/",
    "/es/experience/rules/",
    "/es/guides/",
    "/es/guides/que-es-un-iop/",
    "/es/nowhere/",
]
ENGLISH = re.compile(
    r"\b(the|and|with|your|you|this|that|from|not|week|hours?|days?|says?|are|what|when|groups?|care|"
    r"call|stated|programs?|online|find|show|more|than|ask|price|open|closed|take|has|have)\b",
    re.IGNORECASE,
)
NAMES = (
    "The Joint Commission", "Women for Sobriety", "intensive day treatment", "Suicide & Crisis Lifeline",
    "good faith estimate", "My Health My Data", "/programs/", "show", "open", "foster care", "West Chester",
    "Springfield",
)  # fmt: skip
"""Names and values of their own, which Spanish keeps."""

TWO_POINTS = re.compile(r".{,30}(?<!\.)\.\.(?!\.)")
"""A sentence that ends in "p. m." needs no point of its own."""

MOST_PROGRAMS = 60
"""Links to programs that the walk through the site follows."""

READ_BY_VOICE = (
    "aria-label", "title", "alt", "placeholder", "data-refused", "data-problem", "data-between", "data-about",
    "data-wrote", "data-gone",
)  # fmt: skip


def answer(origin: str, path: str) -> str:
    """The page as it is served, of whatever status."""
    try:
        with urllib.request.urlopen(urljoin(origin, path)) as got:  # noqa: S310 - our own test site
            return str(got.read().decode())
    except HTTPError as got:
        return got.read().decode()


@pytest.fixture(scope="module")
def tree(demo_site: str):
    """The tree of a page of the demo site, which is asked for once."""

    @cache
    def page(path: str) -> Element:
        return html5lib.parse(answer(demo_site, path), namespaceHTMLElements=False)

    return page


def spanish(node: Element, language: str = "") -> Iterator[str]:
    """Every text, attribute and message that stands as Spanish."""
    language = node.get("lang", language)
    if node.tag in ("script", "style"):
        return
    if language == "es":
        yield node.text or ""
        yield from (
            value for name, value in node.items() if name in READ_BY_VOICE or name.startswith("data-say")
        )
    for child in node:
        yield from spanish(child, language)
        if language == "es":
            yield child.tail or ""


def demo_names() -> list[str]:
    """What the made-up programs are called and where they are. What they call their groups is marked."""
    demo = json.loads((Path(settings.BASE_DIR) / "fixtures" / "demo.json").read_text(encoding="utf-8"))
    named = [*demo["programs"], *demo["organizations"]]
    places = [
        text
        for program in demo["programs"]
        for key in ("street", "street2", "city")
        if (text := program["location"].get(key))
    ]
    return [*places, *(each["name"] for each in named)]


@pytest.fixture(scope="module")
def proper_names() -> re.Pattern[str]:
    """These, the counties, addresses of sites, and the places that scripts fill in: `{day}`."""
    shapes = (
        r"\{\w+\}",
        r"(?<=Condado de )\w+(?: \w+)?",
        r"[\w.-]+\.(?:example\.)?(?:org|gov)\b",
        r"https?://\S+",
    )
    longest_first = sorted({*demo_names(), *NAMES}, key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, longest_first), *shapes]))


@pytest.fixture(scope="module")
def only_english() -> set[str]:
    """Every word that our English uses and our Spanish never does: some 1,700 of them."""
    with (Path(settings.BASE_DIR) / "locale/es/LC_MESSAGES/django.mo").open("rb") as file:
        catalog = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    english = [key[0] if isinstance(key, tuple) else key for key in catalog]
    said = list(catalog.values())
    for term in TERMS:
        for field in ("name", "explanation", "question"):
            english.append(getattr(term, field))
            said.append(getattr(SPANISH[term.code], field))
    english += [passage.html for guide in guides.guides("en") for passage in guide.passages]
    said += [passage.html for guide in guides.guides("es") for passage in guide.passages]
    return words_in(english) - words_in(said)


def words_in(texts: Iterable[str]) -> set[str]:
    """Words of three letters or more; shorter ones are states' codes."""
    plain = re.sub(r"<[^>]*>|%\(\w+\)\w|\{\w+\}", " ", " ".join(texts))
    return {word.lower() for word in re.findall(r"[^\W\d_]{3,}", plain)}


def left_in_english(page: Element, names: re.Pattern[str], only_english: set[str]) -> list[str]:
    """The texts that stand as Spanish and have an English word."""
    texts = dict.fromkeys(" ".join(text.split()) for text in spanish(page))
    bare = {text: names.sub(" ", text) for text in texts}
    return [text for text in texts if ENGLISH.search(bare[text]) or words_in([bare[text]]) & only_english]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_under_es_has_no_english_left(tree, proper_names, only_english, path):
    page = tree(path)
    assert page.get("lang") == "es"
    assert left_in_english(page, proper_names, only_english) == []


def test_no_page_that_spanish_pages_lead_to_has_english_left(tree, proper_names, only_english):
    waiting, seen, programs = ["/es/"], {"/es/"}, 0
    while waiting:
        path = waiting.pop(0)
        page = tree(path)
        assert left_in_english(page, proper_names, only_english) == [], path
        assert TWO_POINTS.findall(words(page)) == [], path
        for link in links(page):
            path = link.partition("#")[0].partition("?")[0]
            programs += (is_program := path.startswith("/es/programs/") and path != "/es/programs/")
            if path.startswith("/es/") and path not in seen and not (is_program and programs > MOST_PROGRAMS):
                seen.add(path)
                waiting.append(path)
    assert len(seen) > len(guides.guides("es")) + 15


def test_the_lint_of_spanish_bites(proper_names, only_english):
    page = html5lib.parse(
        '<html lang="es"><p>Hola <b>Evenings</b> <i lang="en">Evenings</i> Paper Lantern <img alt="Bridge">',
        namespaceHTMLElements=False,
    )
    assert left_in_english(page, proper_names, only_english) == ["Evenings", "Bridge"]


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_under_es_stays_in_spanish(tree, path):
    page = tree(path)
    switch = [each.get("href") for each in page.iter() if each.get("id") == "language"]
    inside = [link for link in links(page) if link.startswith("/") and link not in switch]
    files = ("/programs.csv", "/compare.csv")
    assert [link for link in inside if not link.startswith(("/es/", *files))] == []


@pytest.mark.parametrize("path", [path for path in PAGES if "nowhere" not in path.lower()])
def test_both_versions_of_a_page_name_each_other_and_the_same_search(tree, path):
    page = tree(path)
    (there,) = (each for each in page.iter() if each.get("id") == "language")
    back = tree(there.get("href"))
    (here,) = (each for each in back.iter() if each.get("id") == "language")
    assert (there.get("hreflang"), here.get("hreflang")) == ("en", "es")
    assert tree(here.get("href")).find("head/title").text == page.find("head/title").text
    assert alternates(page) == alternates(back)
    assert alternates(page).keys() == {"en", "es", "x-default"}
    if "=" in path and "to=" not in path and "=x" not in path:
        assert there.get("href").partition("?")[2] == here.get("href").partition("?")[2] != ""


def alternates(page: Element) -> dict[str, str]:
    found = [each for each in page.iter("link") if each.get("rel") == "alternate"]
    return {each.get("hreflang", ""): each.get("href", "") for each in found}


@pytest.mark.parametrize("path", ["/", "/guides/", "/crisis/", "/about/"])
def test_a_browser_that_prefers_spanish_still_gets_the_language_of_the_address(client, db, path):
    wishes = {"HTTP_ACCEPT_LANGUAGE": "es-MX,es;q=0.9", "HTTP_COOKIE": "django_language=es"}
    english, in_spanish = client.get(path, **wishes), client.get(f"/es{path}", HTTP_ACCEPT_LANGUAGE="en")
    assert b'<html lang="en">' in english.content
    assert b'<html lang="es">' in in_spanish.content
    for got, code in ((english, "en"), (in_spanish, "es")):
        assert got.status_code == 200
        assert got.headers["Content-Language"] == code
        assert not got.cookies
        assert "Cookie" not in got.headers.get("Vary", "")
        assert "Accept-Language" not in got.headers.get("Vary", "")


@pytest.mark.parametrize(
    "path", ["/es/healthz", "/es/programs.geojson", "/es/robots.txt", "/es/desk/", "/en/"]
)
def test_only_pages_for_people_have_a_spanish_address(client, db, path):
    assert client.get(path).status_code == 404


def test_the_way_to_spanish_without_a_slash_leads_there(client, db):
    assert client.get("/es").headers["Location"] == "/es/"


def test_dates_are_written_as_spanish_writes_them(tree):
    reviewed = CRISIS_IN_SPANISH.reviewed_on
    months = (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
    )
    said = f"{reviewed.day} de {months[reviewed.month - 1]} de {reviewed.year}"
    assert said in [each.text for each in tree("/es/crisis/").iter("time")]


def test_an_error_page_under_es_has_the_lines_that_answer_in_spanish(demo_site):
    page = answer(demo_site, "/es/nowhere/")
    for line in (*CRISIS_IN_SPANISH.lines, CRISIS_IN_SPANISH.helpline):
        for contact in line.contacts:
            assert f'<a href="{contact.href}">{contact.words}</a>' in page


def test_the_plainest_page_has_them_too():
    assert 'lang="es"' in errors.PLAIN_PAGES["es"]
    assert 'href="sms:988?body=AYUDA">Envíe AYUDA al 988' in errors.PLAIN_PAGES["es"]


@pytest.mark.django_db
def test_the_site_map_lists_the_pages_of_words_in_both_languages(client):
    pages = client.get("/sitemap-pages.xml").content.decode()
    assert "/es/crisis/<" in pages
    assert "testserver/crisis/<" in pages
    guides = client.get("/sitemap-guides.xml").content.decode()
    assert "/es/guides/que-es-un-iop/<" in guides
    assert "testserver/guides/what-is-an-iop/<" in guides


@pytest.mark.parametrize(
    ("county", "spanish"),
    [
        ("Greene County", "Condado de Greene"),
        ("Livingston Parish", "Parroquia de Livingston"),
        ("Juneau City and Borough", "Ciudad y borough de Juneau"),
        ("Nome Census Area", "Área censal de Nome"),
        ("Guam", "Guam"),
    ],
)
def test_counties_are_named_as_spanish_does(county, spanish):
    assert language.county(county) == county
    with translation.override("es"):
        assert language.county(county) == spanish


@pytest.mark.usefixtures("places")
def test_places_of_one_name_are_told_apart_in_spanish(client, db):
    said = words(client.get("/es/programs/?near=springfield"))
    assert "Springfield, MO Condado de Greene" in said
    assert "Condado de Hamilton, OH" in words(client.get("/es/programs/?near=Hamilton County, OH"))
