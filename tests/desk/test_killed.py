"""A worker is killed, or the database stops, in the middle of what somebody saves: all of it or nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, connections

from programs.curation import listening, listings, merging, reverting
from programs.models import ImportRun, Program, SearchRow, Statement, Upload, Verification
from programs.roles import EDITOR
from tests.desk.conftest import Signed, account, signed_in
from tests.desk.filled import filled
from tests.desk.test_duplicates import merge_page
from tests.desk.test_imports import NAME, address
from tests.desk.verify.calling import save
from tests.imports.making import csv_text, different_rows
from tests.reading import words

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("places")]
Work = Callable[[], Any]


@pytest.fixture
def editor() -> Signed:
    return signed_in(account("edith", EDITOR))


def kept(editor: Signed, count: int) -> Any:
    """The page of a file that waits."""
    file = SimpleUploadedFile(NAME, csv_text(different_rows(count)).encode())
    return editor.post("/desk/imports/file/", {"file": file}, follow=True)


def applying(editor: Signed) -> tuple[Any, Work]:
    """An import, and how it is carried out."""
    page = kept(editor, 5)
    return listings, lambda: editor.post(address(page, "apply"), filled(page, "apply"))


def undone(editor: Signed) -> tuple[Any, Work]:
    applying(editor)[1]()
    path = f"/desk/imports/runs/{ImportRun.objects.get().pk}/revert/"
    said = filled(editor.get(path), "revert")
    return reverting, lambda: editor.post(path, said)


def merged(editor: Signed) -> tuple[Any, Work]:
    applying(editor)[1]()
    path = merge_page(editor, *Program.objects.order_by("pk")[:2])
    said = filled(editor.get(path), "merge")
    return merging, lambda: editor.post(path, said)


def called(editor: Signed) -> tuple[Any, Work]:
    applying(editor)[1]()
    program = Program.objects.order_by("pk")[0]
    return listening, lambda: save(editor, program, s_address="same", f_dbt="yes")


ACTS = [applying, undone, merged, called]


def everything() -> dict[str, Any]:
    """What stands in the tables that these write."""
    return {
        "programs": list(
            Program.objects.order_by("pk").values("pk", "name", "status", "weeks", "merged_into")
        ),
        "rows": sorted(SearchRow.objects.values_list("program", flat=True)),
        "runs": list(ImportRun.objects.order_by("pk").values("pk", "reverted_at", "finished_at")),
        "uploads": list(Upload.objects.order_by("pk").values("pk", "state", "run")),
        "said": [Statement.objects.count(), Verification.objects.count()],
        "history": [Program.history.count(), Statement.history.count()],
    }


def killed_in(module: Any, work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do it in a process of its own, which is killed where it has written and not yet come to its end."""
    written, tell = os.pipe()
    never, _open = os.pipe()

    def stop(*_: Any) -> None:
        os.write(tell, b".")
        os.read(never, 1)

    connections.close_all()
    child = os.fork()
    if child == 0:
        forget_connections()
        try:
            monkeypatch.setattr(module, "refresh_rows", stop)
            work()
        finally:
            os._exit(1)
    os.close(tell)
    assert os.read(written, 1) == b"."
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def forget_connections() -> None:
    """Leave the connections of the process that was forked to it, and open new ones.

    Where a browser has run, there may be one more than `close_all` sees: its event loop runs in this thread,
    and Django keeps connections apart for a thread with a running loop, which the forked process has not.
    """
    for one in connections.all(initialized_only=True):
        one.connection = None


@pytest.mark.parametrize("act", ACTS)
def test_a_killed_worker_leaves_nothing_half_done_and_it_can_be_done_again(
    editor: Signed, monkeypatch: pytest.MonkeyPatch, act: Callable[..., tuple[Any, Work]]
) -> None:
    module, work = act(editor)
    before = everything()
    killed_in(module, work, monkeypatch)
    assert everything() == before
    assert work().status_code == 302
    assert everything() != before


@pytest.mark.parametrize("act", ACTS)
def test_a_database_that_stops_leaves_nothing_half_done_and_the_page_says_so(
    editor: Signed, monkeypatch: pytest.MonkeyPatch, act: Callable[..., tuple[Any, Work]]
) -> None:
    module, work = act(editor)
    before = everything()
    with monkeypatch.context() as patch:
        patch.setattr(module, "refresh_rows", lose_the_database)
        page = work()
    connection.close()
    assert page.status_code == 503
    assert "cannot reach its listings" in words(page)
    assert "tel:988" in page.content.decode()
    assert everything() == before
    assert work().status_code == 302


def lose_the_database(*_: Any) -> None:
    """End the connection as a server that is shut down does."""
    if connection.vendor != "postgresql":
        raise OperationalError("disk I/O error")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
