"""Emptying the database after a test that commits, with no more work than it needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management.commands import flush
from django.db.backends.base.base import BaseDatabaseWrapper

from programs.models import Place


@pytest.fixture(autouse=True, scope="session")
def _no_more_is_emptied_than_is_filled() -> Iterator[None]:
    """Django empties every table after each such test; PostgreSQL takes seconds over their files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush, "sql_flush", deletions)
        yield


def deletions(style: object, connection: BaseDatabaseWrapper, **options: Any) -> list[str]:
    """SQL that deletes every row but those of the gazetteer, which never change and are slow to load.

    The order does not matter: foreign keys are checked at the end of the transaction.
    """
    quoted = connection.ops.quote_name
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    looks = [f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {quoted(table)})" for table in tables]  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(looks))
        filled = [table for (table,) in cursor.fetchall()]
    return [f"DELETE FROM {quoted(table)}" for table in filled if table != Place._meta.db_table]  # noqa: S608
