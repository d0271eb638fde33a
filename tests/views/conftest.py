"""What the tests of pages share: counting queries, and a database that is away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def queries(client: Client) -> Callable[[str], int]:
    """How many queries a page asks of the database, once what is kept in memory is there."""

    def count(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(path).status_code == 200
        return len(caught)

    return count


@pytest.fixture
def database_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every question to the database fails, as when its server is down."""

    def refused(self: Any, *args: Any, **kwargs: Any) -> None:
        raise OperationalError("the database is away")

    for name in ("cursor", "ensure_connection"):
        monkeypatch.setattr(BaseDatabaseWrapper, name, refused)
