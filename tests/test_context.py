"""What every page knows of the site: whose data it shows, and whether they are made up."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from programs import context
from programs.models import Program, Source
from tests import make


def site() -> dict[str, object]:
    return context.site(RequestFactory().get("/"))["site"]


@pytest.mark.django_db
def test_sources_are_named_with_what_their_date_means_once_each():
    make.source("silent", name="Nobody's list")
    make.program()
    make.program()
    assert site()["sources"] == [{"name": "Test Directory", "date": "survey of 2025"}]


@pytest.mark.django_db
def test_a_source_is_not_named_for_closed_programs_alone():
    make.program(status="closed", closed_on=make.TODAY)
    assert site()["sources"] == []


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "is_demo"), [("directory", False), ("curator", False), ("demo", True)])
def test_fictional_programs_are_announced(kind, is_demo):
    make.program(source=make.source(f"a-{kind}", kind=kind))
    assert site()["demo"] is is_demo


@pytest.mark.django_db
def test_fictional_programs_that_are_closed_are_not_announced():
    make.program(source=make.source("made-up", kind=Source.Kind.DEMO))
    Program.objects.update(status="closed", closed_on=make.TODAY)
    assert site()["demo"] is False


@pytest.mark.django_db
def test_nothing_is_read_until_a_template_asks_and_then_once():
    with CaptureQueriesContext(connection) as caught:
        lazy = site()
        assert len(caught) == 0
        assert (lazy["demo"], lazy["sources"]) == (False, [])
    assert len(caught) == 1


def test_without_a_database_nothing_is_said(monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("away")

    monkeypatch.setattr(Source.objects, "filter", away)
    assert dict(site()) == {"sources": [], "demo": False}
