"""Two imports of the same input at the same moment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connection, connections

from programs.imports.inputs import read_file
from programs.imports.run import carry_out
from programs.models import ImportRun, Program, Source
from tests.imports.making import csv_file, different_rows


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time by itself")
def test_the_second_waits_and_finds_nothing_left_to_do(tmp_path: Path, places: None) -> None:
    path = csv_file(tmp_path, different_rows(5))
    writing, waiting = Event(), Event()
    runs: dict[str, Any] = {}

    def hold(items: list[Any], **_: Any) -> Iterator[Any]:
        writing.set()
        assert waiting.wait(20)
        yield from items

    def first() -> None:
        runs["first"] = carry_out(read_file(path), progress=hold)[1]
        connections.close_all()

    def second() -> None:
        assert writing.wait(20)
        given = read_file(path)
        waiting.set()
        runs["second"] = carry_out(given)[1]
        connections.close_all()

    threads = [Thread(target=target) for target in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(40)
    assert runs["first"] is not None
    assert runs["second"] is None
    assert (Source.objects.count(), ImportRun.objects.count(), Program.objects.count()) == (1, 1, 5)
