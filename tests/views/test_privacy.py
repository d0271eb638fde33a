"""Private by construction: no cookie, no third party, no inline script, nothing finer than a ZIP code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_plus, urlsplit
from xml.etree.ElementTree import Element

import pytest
from django.conf import settings
from django.test import Client

from programs.crisis import CRISIS
from tests import make
from tests.reading import links, parsed

TEMPLATES = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))
STYLES = sorted(Path(settings.BASE_DIR, "static", "css").glob("*.css"))
LOADS = {
    "audio": "src", "embed": "src", "iframe": "src", "image": "href", "img": "src", "link": "href",
    "object": "data", "script": "src", "source": "src", "use": "href", "video": "src",
}  # fmt: skip
PAGES = [
    ("/", 200),
    ("/programs/", 200),
    ("/programs/?near=45202", 200),
    ("/programs/?near=45202&within=any&when=evening&pays=medicaid&age=40", 200),
    ("/programs/?near=45202&within=7", 200),
    ("/programs/?near=59001&within=5", 200),
    ("/programs/?near=Ohio", 200),
    ("/programs/?q=harbor", 200),
    ("/programs/?near=Springfield", 200),
    ("/programs/?near=Nowhereville", 404),
    ("/programs/?near=39.1031,-84.5120", 404),
    ("/programs/harbor/", 200),
    ("/programs/gone/", 200),
    ("/programs/no-such-program/", 404),
    ("/my-week/", 200),
    ("/right-for-me/", 200),
    ("/right-for-me/?for=someone", 200),
    ("/crisis/", 200),
    ("/our-data/", 200),
    ("/privacy/", 200),
    ("/accessibility/", 200),
    ("/about/", 200),
    ("/nowhere", 404),
]
LAWS = ("https://www.ecfr.gov/", "https://app.leg.wa.gov/")
"""Their addresses number sections with a point: 96.131."""
every_page = pytest.mark.parametrize(("path", "status"), PAGES)


@pytest.fixture(scope="module")
def answers(_gazetteer: None, module_db: None) -> dict[str, Any]:
    """Each page once, from a catalogue with everything that becomes a link."""
    make_listed()
    return {path: Client().get(path) for path, _ in PAGES}


def make_listed() -> None:
    """A program with all that becomes a link, one that closed, and enough of them for two pages."""
    harbor = make.program(
        "Harbor Light", website="https://harbor.example.org", yes=["medicaid", "telehealth"]
    )
    gone = make.program("Gone", status="closed", closed_on=make.TODAY)
    for program, slug in ((harbor, "harbor"), (gone, "gone")):
        program.slug = slug
        program.save()
    for number in range(22):
        make.program(lat=39.1031 + number / 1000, lon=-84.5120)


@pytest.fixture
def answer(answers: dict[str, Any], path: str, status: int) -> Any:
    assert answers[path].status_code == status
    return answers[path]


@every_page
def test_no_page_sets_a_cookie(answer: Any) -> None:
    assert not answer.cookies
    assert "Set-Cookie" not in answer.headers


@every_page
def test_no_page_is_kept_or_says_where_the_reader_came_from(answer: Any) -> None:
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "'unsafe" not in answer["Content-Security-Policy"]


@every_page
def test_every_page_is_valid_html(answer: Any) -> None:
    parsed(answer)


@every_page
def test_nothing_is_loaded_from_elsewhere(answer: Any) -> None:
    loaded = [str(node.get(LOADS[node.tag])) for node in parsed(answer).iter() if loads(node)]
    assert loaded
    assert [url for url in loaded if urlsplit(url).netloc or not url.startswith(("/", "#"))] == []
    assert "srcset" not in answer.content.decode()


def loads(node: Element) -> bool:
    """Whether a browser fetches something for this element; not for links that only name other pages."""
    names_a_page = node.tag == "link" and node.get("rel") in {"alternate", "canonical", "next", "prev"}
    return node.tag in LOADS and node.get(LOADS[node.tag]) is not None and not names_a_page


@every_page
def test_forms_are_sent_here_and_only_by_get(answer: Any) -> None:
    for form in parsed(answer).iter("form"):
        assert form.get("action", "").startswith("/")
        assert form.get("method") == "get"


@every_page
def test_no_link_names_a_spot_finer_than_a_zip_code(answer: Any) -> None:
    finer = re.compile(r"-?\d{1,3}\.\d{2,}")
    assert [
        link
        for link in links(parsed(answer))
        if finer.search(unquote(link)) and not link.startswith(("geo:", *LAWS))
    ] == []


@every_page
def test_links_to_elsewhere_do_not_tell_where_the_reader_was(answer: Any) -> None:
    outside = [node for node in parsed(answer).iter("a") if urlsplit(node.get("href", "")).netloc]
    chat = {contact.href for line in CRISIS.lines for contact in line.contacts}
    for link in outside:
        assert link.get("href") in chat or "noreferrer" in link.get("rel", "")


@every_page
def test_every_page_has_the_crisis_lines_once(answer: Any) -> None:
    tree = parsed(answer)
    hrefs = links(tree)
    for line in (*CRISIS.lines, CRISIS.helpline):
        assert {contact.href for contact in line.contacts} <= set(hrefs)
    assert answer.content.count(b'class="crisis"') == 1


def test_the_only_coordinates_in_a_link_are_of_a_program_whose_street_is_known(
    answers: dict[str, Any],
) -> None:
    links_out = links(parsed(answers["/programs/harbor/"]))
    assert [link for link in links_out if link.startswith("geo:")] == ["geo:39.1,-84.5"]


@pytest.mark.parametrize("typed", ["39.1031,-84.5120", "12 Elm Street, Cincinnati"])
def test_no_link_carries_on_where_somebody_is(answers: dict[str, Any], typed: str) -> None:
    answer = Client().get("/programs/", {"near": typed})
    assert answer.status_code == 404
    assert [link for link in links(parsed(answer)) if typed in unquote_plus(link)] == []


def test_coordinates_typed_are_not_looked_up(answers: dict[str, Any]) -> None:
    page = answers["/programs/?near=39.1031,-84.5120"].content.decode()
    assert "Harbor Light" not in page


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("path", ["/", "/programs/", "/programs/harbor/", "/my-week/", "/programs.geojson"])
def test_a_visitors_page_takes_nothing_in(client: Client, method: str, path: str) -> None:
    response = getattr(client, method)(path)
    assert response.status_code == 405
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.usefixtures("answers")
@pytest.mark.parametrize("path", ["/", "/programs/?near=45202", "/programs/harbor/"])
def test_a_head_request_has_the_headers_and_no_body(client: Client, path: str) -> None:
    response = client.head(path)
    assert (response.status_code, response.content) == (200, b"")
    assert response["Cache-Control"] == "no-store"


INLINE = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script in the page": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript link": re.compile(r"javascript:", re.IGNORECASE),
    "text that is not escaped": re.compile(r"\|\s*safe\b|autoescape\s+off|safeseq"),
    "a part from elsewhere": re.compile(r"""(?:src|srcset|poster)\s*=\s*["']?(?:https?:)?//"""),
}


@pytest.mark.parametrize("rule", INLINE)
def test_no_template_has(rule: str) -> None:
    assert len(TEMPLATES) > 20
    assert [path.name for path in TEMPLATES if INLINE[rule].search(path.read_text())] == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("a style attribute", '<p style="x">'),
        ("a style element", "<style>"),
        ("a script in the page", '<script type="module">'),
        ("an event handler", '<a href="#" onclick="x()">'),
        ("text that is not escaped", "{{ name|safe }}"),
        ("a part from elsewhere", '<img src="//example.org/x.png">'),
    ],
)
def test_the_rules_catch_what_they_are_for(rule: str, text: str) -> None:
    assert INLINE[rule].search(text)


@pytest.mark.parametrize("sheet", STYLES, ids=lambda path: path.name)
def test_no_stylesheet_loads_from_elsewhere(sheet: Path) -> None:
    assert not re.search(r"@import|@font-face|url\(\s*[\"']?(?!data:)", sheet.read_text())
