"""The real gazetteer, for tests that look places up."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command

from programs.models import Place


@pytest.fixture(scope="session")
def _gazetteer(django_db_setup: None, django_db_blocker: Any) -> None:
    """Loads the file that comes with the project, once for the session (or the worker), outside any test."""
    with django_db_blocker.unblock():
        call_command("load_places", verbosity=0)


@pytest.fixture
def places(_gazetteer: None, db: None) -> None:
    """Every ZIP code, town, county and state is in the database. Tests that commit leave them there."""


@pytest.fixture
def no_places(db: None) -> None:
    """The gazetteer is empty for this test, whatever ran before."""
    Place.objects.all().delete()
