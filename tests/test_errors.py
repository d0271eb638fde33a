from __future__ import annotations

from collections.abc import Callable

import html5lib
import pytest
from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.test import Client, RequestFactory

from programs.crisis import CRISIS, crisis
from programs.views import errors

PAGES = [
    (errors.bad_request, 400, "We could not read that request"),
    (errors.permission_denied, 403, "This page is not open to visitors"),
    (errors.csrf_failure, 403, "This page is not open to visitors"),
    (errors.page_not_found, 404, "We could not find that page"),
    (errors.server_error, 500, "Something went wrong on our side"),
    (errors.service_unavailable, 503, "We will be back in a moment"),
]
every_page = pytest.mark.parametrize(("view", "status", "heading"), PAGES)
View = Callable[[HttpRequest], HttpResponse]


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    return rf.get("/anything/")


@every_page
def test_an_error_page_says_what_happened_without_the_database(
    request_: HttpRequest, view: View, status: int, heading: str
) -> None:
    response = view(request_)
    assert response.status_code == status
    assert f"<h1>{heading}</h1>" in response.text
    assert response["Cache-Control"] == "no-store"


@every_page
def test_an_error_page_shows_every_crisis_line(
    request_: HttpRequest, view: View, status: int, heading: str
) -> None:
    page = view(request_).text
    for line in (*CRISIS.lines, CRISIS.helpline):
        for contact in line.contacts:
            assert f'href="{contact.href}"' in page


@every_page
def test_an_error_page_is_valid_html(request_: HttpRequest, view: View, status: int, heading: str) -> None:
    html5lib.HTMLParser(strict=True).parse(view(request_).text)


@pytest.mark.parametrize("view", [errors.bad_request, errors.permission_denied, errors.page_not_found])
def test_a_lost_visitor_can_search_from_where_they_are(request_: HttpRequest, view: View) -> None:
    page = view(request_).text
    assert 'action="/programs/"' in page
    assert 'name="near"' in page


@every_page
def test_when_the_page_cannot_be_rendered_a_plain_one_is_sent(
    request_: HttpRequest, view: View, status: int, heading: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise TemplateDoesNotExist(name)

    monkeypatch.setattr(errors, "render_to_string", missing)
    response = view(request_)
    assert response.status_code == status
    assert response.text == errors.PLAIN_PAGES["en"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_plain_page_is_valid_and_links_every_crisis_line(language: str) -> None:
    page, lines = errors.PLAIN_PAGES[language], crisis(language)
    html5lib.HTMLParser(strict=True).parse(page)
    for line in (*lines.lines, lines.helpline):
        for contact in line.contacts:
            assert f'href="{contact.href}"' in page


def test_an_unavailable_site_says_when_to_come_back(request_: HttpRequest) -> None:
    assert errors.service_unavailable(request_)["Retry-After"] == "120"


def test_an_address_nobody_knows_answers_404_without_the_database(client: Client) -> None:
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert "<h1>We could not find that page</h1>" in response.text


def test_a_view_that_breaks_answers_500_with_help(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> str:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("programs.views.home.render", broken)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "<h1>Something went wrong on our side</h1>" in response.text
    assert 'href="tel:988"' in response.text
