"""The two health routes, and what a page says when the database is away."""

from __future__ import annotations

import logging

import pytest
from django.db import InterfaceError, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from model_bakery import baker

from iopfinder.urls import handler500  # noqa: F401 (Django looks for it here)
from programs.models import Place


def count_places(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Place.objects.count()))


urlpatterns = [path("", include("programs.urls")), path("count", count_places)]


@pytest.fixture(params=[OperationalError, InterfaceError])
def database_away(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: BaseDatabaseWrapper) -> None:
        raise request.param("connection refused")

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", refuse)


@pytest.mark.usefixtures("database_away")
def test_the_process_is_alive_without_a_database(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.usefixtures("no_places")
def test_it_is_not_ready_before_the_gazetteer_is_loaded(client: Client) -> None:
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.content == b"The gazetteer is not loaded: run manage.py load_places."


@pytest.mark.usefixtures("no_places")
def test_it_is_ready_once_the_gazetteer_is_loaded(client: Client) -> None:
    baker.make(Place, kind=Place.Kind.ZIP, zip="45202", lat=39.1, lon=-84.5)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.usefixtures("database_away")
def test_it_is_not_ready_while_the_database_is_away(client: Client) -> None:
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.content == b"The database does not answer, or is not migrated."


@pytest.mark.urls(__name__)
@pytest.mark.usefixtures("database_away")
def test_a_page_says_503_and_gives_the_crisis_lines_while_the_database_is_away(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    response = client.get("/count?near=45202")
    assert response.status_code == 503
    assert "988" in response.content.decode()
    assert [
        (record.levelno, record.getMessage()) for record in caplog.records if "iopfinder" in record.name
    ] == [(logging.ERROR, "The database did not answer /count")]


@pytest.mark.parametrize("route", ["/healthz", "/readyz"])
def test_the_health_routes_can_only_be_read(client: Client, route: str) -> None:
    assert client.post(route).status_code == 405
