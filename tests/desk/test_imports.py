"""Imports at the desk: sent, looked at, applied, reverted."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from openpyxl import Workbook

from programs.imports import waiting
from programs.imports.fetch import Fetcher
from programs.models import ImportRun, Program, Source, Upload
from tests.desk.conftest import Signed
from tests.desk.filled import filled
from tests.imports.making import COLUMNS, SAMPLES, csv_text, different_rows, directory_row, facility, page
from tests.reading import parsed, words

pytestmark = pytest.mark.usefixtures("places")
NAME = "national_directory_2024.csv"


def send(client: Signed, content: bytes | str, name: str = NAME, **fields: str) -> HttpResponse:
    data = content.encode() if isinstance(content, str) else content
    return client.post("/desk/imports/file/", {"file": SimpleUploadedFile(name, data)} | fields, follow=True)


def press(client: Signed, response: HttpResponse, form: str, **changes: str) -> HttpResponse:
    """Send a form of the page as it is shown, but for `changes`."""
    return client.post(address(response, form), filled(response, form) | changes, follow=True)


def address(response: HttpResponse, form: str) -> str:
    action = response.content.decode().split(f'id="{form}"')[1].split('action="')[1].split('"')[0]
    return action or response.request["PATH_INFO"]


def brought(client: Signed, rows: list[dict[str, str]], name: str = NAME) -> ImportRun:
    """The run of a file that was sent and applied."""
    press(client, send(client, csv_text(rows), name), "apply", allow_removals="on")
    return ImportRun.objects.latest("pk")


def text(response: HttpResponse) -> str:
    """Everything that the page says."""
    return words(next(parsed(response).iter("body")))


def test_a_file_is_looked_at_and_applied_and_the_run_tells_of_it(editor: Signed) -> None:
    response = send(editor, csv_text(different_rows(3)))
    assert "Today it would bring 3, change 0 and miss 0 programs." in text(response)
    assert "Program Number 2 Cincinnati, OH New" in text(response)
    assert not Program.objects.exists()
    response = press(editor, response, "apply")
    run = ImportRun.objects.get()
    assert f"Written, as run {run.pk}." in text(response)
    assert Program.objects.count() == 3
    assert (run.by, run.file_name, len(run.sha256)) == (editor.user, NAME, 64)
    assert run.counts["new"] == 3
    shown = text(response)
    assert run.sha256 in shown
    assert "by edith" in shown
    assert "Program Number 1 Cincinnati, OH" in shown
    upload = Upload.objects.get()
    assert (upload.state, upload.run, upload.sha256) == ("applied", run, run.sha256)


def test_what_changes_stands_in_a_table_field_by_field(editor: Signed) -> None:
    rows = different_rows(10)
    brought(editor, rows)
    changed = rows[0] | {"name2": "Uptown", "service_code_info": "SA * OP OIT * DBT"}
    response = send(editor, csv_text([changed, *rows[2:]]), "national_directory_2025.csv")
    shown = text(response)
    assert "Today it would bring 0, change 1 and miss 1 programs. 8 are listed as before" in shown
    assert "name Program Number 1 → Program Number 1, Uptown" in shown
    assert "+ Dialectical behavior therapy (DBT)" in shown
    assert "Program Number 2 Cincinnati, OH Gone, so closed" in shown
    only = text(editor.get(response.request["PATH_INFO"], {"what": "gone"}))
    assert "Program Number 2" in only
    assert "Uptown" not in only


def test_problems_tell_their_row(editor: Signed) -> None:
    rows = [
        *different_rows(2),
        directory_row("T_9", zip="xx", phone="no phone"),
        directory_row("T_8", name1=""),
    ]
    shown = text(send(editor, csv_text(rows)))
    assert "Row 4: its ZIP code 'xx' cannot be read; the program is kept without it." in shown
    assert "Row 4: 'no phone' is no US phone number; the program is kept without it." in shown
    assert "Row 5: it has no name, so it was left out." in shown
    assert "1 have no name" in shown


def test_all_of_it_comes_as_csv_that_runs_no_formula(editor: Signed) -> None:
    response = send(editor, csv_text([directory_row(name1="=1+1 Recovery"), *different_rows(2)[1:]]))
    answer = editor.get(response.request["PATH_INFO"] + "changes.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["What", "Program", "Town", "Row", "Changes"]
    assert rows[1] == ["New", "'=1+1 Recovery", "Cincinnati, OH", "2", ""]
    assert len(rows) == 3


def workbook(rows: list[dict[str, str]]) -> bytes:
    book = Workbook()
    book.active.append(COLUMNS)
    for row in rows:
        book.active.append([row[name] for name in COLUMNS])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


GOOD = csv_text(different_rows(3))


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        ("", NAME, "The submitted file is empty."),
        (GOOD[:-60], NAME, "the file may be cut off"),
        (GOOD.replace("Elm", "Älm").encode("latin-1"), NAME, "Row 2 holds a byte that is not UTF-8"),
        (GOOD.encode("utf-16"), NAME, "the file is saved as UTF-16"),
        (GOOD + "\0\n", NAME, "holds NUL bytes"),
        ("<!doctype html><html></html>", NAME, "This is a web page, not a data file."),
        ("name,town\nHarbor,Cincinnati\n", NAME, "this is not a National Directory file"),
        (workbook(different_rows(2))[:-300], "directory_2024.xlsx", "The workbook cannot be read"),
        (b"PK\x03\x04 and no more", "directory_2024.xlsx", "The workbook cannot be read"),
        ('{"page": 1', "page.json", "give the day it was fetched"),
        ('{"fetched": {"OH": 1}}', "page.json", "not a FindTreatment.gov page"),
        (csv_text([]), NAME, "The input holds no program."),
        (b"x" * (waiting.MOST_BYTES + 1), NAME, "It has 20 MB; 20 MB are the most."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_gets_a_sentence_and_is_not_kept(
    editor: Signed, content: bytes | str, name: str, told: str
) -> None:
    response = send(editor, content, name)
    assert response.status_code == 400
    assert told in text(response)
    assert "<title>Error: Imports" in response.content.decode()
    assert not Upload.objects.exists()


def test_too_many_rows_and_a_workbook_too_large_unpacked_are_refused(
    editor: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "MOST_ROWS", 2)
    assert "The file has over 2 rows." in text(send(editor, GOOD))
    monkeypatch.setattr(waiting, "MOST_UNPACKED", 100)
    assert "MB unpacked." in text(send(editor, workbook(different_rows(2)), "directory_2024.xlsx"))
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    "name", ["../../etc/passwd_2024", "name\r\nX: y 2024.csv", "ünïcode 2024.csv", "2024" * 90]
)
def test_a_files_name_does_no_harm(editor: Signed, name: str) -> None:
    assert send(editor, GOOD, name).status_code == 200
    assert len(Upload.objects.get().name) <= 255


def test_a_workbook_and_saved_pages_are_read_like_any_file(editor: Signed) -> None:
    response = send(editor, workbook(different_rows(2)), "directory_2024.xlsx")
    assert "Today it would bring 2" in text(response)
    saved = (SAMPLES / "findtreatment_2019.json").read_bytes()
    response = send(editor, saved, "findtreatment.json", observed_on="2026-01-05")
    assert "Read as FindTreatment.gov, for 2026-01-05" in text(response)
    press(editor, response, "apply")
    assert Program.objects.filter(source__slug="findtreatment", observed_on=date(2026, 1, 5)).count() == 2


@pytest.mark.parametrize("day", ["2999-01-01", "yesterday"])
def test_a_day_that_makes_no_sense_is_told(editor: Signed, day: str) -> None:
    response = send(editor, GOOD, observed_on=day)
    assert response.status_code == 400
    assert "has not come yet" in text(response) or "Enter a valid date" in text(response)


def test_a_file_that_waits_is_compared_with_what_is_here_today(editor: Signed) -> None:
    rows = different_rows(10)
    brought(editor, rows)
    response = send(editor, csv_text([rows[0] | {"name2": "Uptown"}, *rows[1:]]))
    assert "change 1 and" in text(response)
    Program.objects.filter(source_key="T_1").update(name="Program Number 1, Uptown")
    response = editor.get(response.request["PATH_INFO"])
    assert "name Program" not in text(response)


def test_what_would_do_something_else_since_somebody_looked_is_not_written(editor: Signed) -> None:
    rows = different_rows(10)
    brought(editor, rows)
    response = send(editor, csv_text([rows[0] | {"name2": "Uptown"}, *rows[1:]]))
    Program.objects.filter(source_key="T_2").update(name="Somebody's Own")
    told = text(press(editor, response, "apply"))
    assert "Nothing was written. Something here changed since you looked" in told
    assert "name Somebody's Own → Program Number 2" in told
    assert Program.objects.get(source_key="T_1").name == "Program Number 1"


def test_a_file_is_applied_once(editor: Signed) -> None:
    response = send(editor, GOOD)
    press(editor, response, "apply")
    assert "Somebody has applied or dropped it already." in text(press(editor, response, "apply"))
    assert ImportRun.objects.count() == 1
    again = send(editor, GOOD)
    assert "Nothing to do: everything here is as listed." in text(again)


def test_a_dropped_file_is_not_kept(editor: Signed) -> None:
    response = send(editor, GOOD)
    assert "Dropped: " in text(press(editor, response, "drop"))
    upload = Upload.objects.get()
    assert (upload.state, bytes(upload.packed)) == ("dropped", b"")
    assert "does not wait any more" in text(press(editor, response, "drop"))
    assert "The file is not kept." in text(editor.get(response.request["PATH_INFO"]))


def test_many_removals_ask_for_a_tick(editor: Signed) -> None:
    rows = different_rows(10)
    brought(editor, rows)
    response = send(editor, csv_text(rows[4:]))
    doubt = "4 of 10 programs of SAMHSA National Directory 2024 are gone (40%): is this the whole file?"
    assert doubt in text(response)
    told = text(press(editor, response, "apply"))
    assert f"Nothing was written. {doubt} Tick “They are really gone” if it is." in told
    press(editor, response, "apply", allow_removals="on")
    assert Program.objects.filter(status="closed").count() == 4


def test_a_run_is_reverted_once_somebody_has_seen_what_that_does(editor: Signed) -> None:
    rows = different_rows(10)
    brought(editor, rows)
    run = brought(
        editor, [rows[0] | {"name2": "Uptown"}, *rows[1:9], directory_row("T_20", name1="New House")]
    )
    response = editor.get(f"/desk/imports/runs/{run.pk}/revert/")
    shown = text(response)
    assert "name Program Number 1, Uptown → Program Number 1" in shown
    assert "New House Cincinnati, OH Becomes a draft" in shown
    assert "Program Number 10 Cincinnati, OH Changed listed again, so published again" in shown
    told = text(press(editor, response, "revert"))
    assert f"Run {run.pk} was reverted." in told
    run.refresh_from_db()
    assert (run.reverted_by, Program.objects.get(source_key="T_1").name) == (editor.user, "Program Number 1")
    assert "was reverted on" in text(editor.get(f"/desk/imports/runs/{run.pk}/revert/", follow=True))


def test_an_earlier_run_says_which_to_revert_first(editor: Signed) -> None:
    rows = different_rows(10)
    first = brought(editor, rows)
    second = brought(editor, [rows[0] | {"name2": "Uptown"}, *rows[1:]])
    told = f"Run {second.pk} of SAMHSA National Directory 2024 came later: revert that one first."
    assert told in text(editor.get(f"/desk/imports/runs/{first.pk}/"))
    assert told in text(editor.post(f"/desk/imports/runs/{first.pk}/revert/", follow=True))
    first.refresh_from_db()
    assert first.reverted_at is None


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What FindTreatment.gov says of each state; a state that is not here is not answered for."""
    said: dict[str, Any] = {}

    def read(self: Fetcher, url: str, what: str) -> bytes:
        state = what[:2]
        if state not in said:
            raise waiting.UnreadableError(f"{what}: no answer.")
        return json.dumps(page(said[state])).encode()

    monkeypatch.setattr(Fetcher, "_get", read)
    return said


def test_states_are_fetched_and_wait_with_their_day(
    editor: Signed, answers: dict[str, Any], time_machine: Any
) -> None:
    time_machine.move_to("2026-03-02T23:50:00-05:00", tick=False)
    answers["OH"] = [facility(), facility(frid="b", name1="Other Place")]
    answers["NY"] = [
        facility(frid="c", name1="Far", state="NY", zip="10001", latitude="40.75", longitude="-73.99")
    ]
    response = editor.post("/desk/imports/states/", {"states": "OH, New York, KY"}, follow=True)
    assert "FindTreatment.gov: OH, NY" in text(response)
    assert "KY, page 1: no answer." in text(response)
    time_machine.move_to("2026-03-03T00:10:00-05:00", tick=False)
    press(editor, editor.get(response.request["PATH_INFO"]), "apply")
    assert set(Program.objects.values_list("observed_on", flat=True)) == {date(2026, 3, 2)}
    assert Program.objects.count() == 3
    del answers["NY"]
    answers["OH"] = [facility()]
    response = editor.post("/desk/imports/states/", {"states": "Ohio"}, follow=True)
    assert "Other Place Cincinnati, OH Gone, so closed" in text(response)
    assert "Far" not in text(response)


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ("Atlantis", "FindTreatment.gov cannot be asked for 'Atlantis': give a state such as OH, or all."),
        ("OH KY IN MI PA WV", "6 states are too many to wait for: name 5 at most"),
        ("all", "51 states are too many to wait for"),
        ("OH", "OH, page 1: no answer."),
        ("", "This field is required."),
    ],
)
def test_states_that_cannot_be_had_are_told(
    editor: Signed, answers: dict[str, Any], states: str, told: str
) -> None:
    response = editor.post("/desk/imports/states/", {"states": states})
    assert response.status_code == 400
    assert told in text(response)
    assert not Upload.objects.exists()


def test_a_viewer_reads_runs_and_changes_nothing(editor: Signed, viewer: Signed) -> None:
    run = brought(editor, different_rows(3))
    send(editor, csv_text(different_rows(4)))
    shown = text(viewer.get("/desk/imports/"))
    assert "SAMHSA National Directory 2024" in shown
    assert "Look at it" not in shown
    assert "Program Number 1" in text(viewer.get(f"/desk/imports/runs/{run.pk}/"))
    assert viewer.get(f"/desk/imports/waiting/{Upload.objects.latest('pk').pk}/").status_code == 403
    assert viewer.post(f"/desk/imports/runs/{run.pk}/revert/").status_code == 403
    assert send(viewer, GOOD).status_code == 403


@pytest.mark.parametrize("how", ["brought", "changed", "gone", "nonsense"])
def test_a_run_shows_the_rows_it_touched(editor: Signed, how: str) -> None:
    rows = different_rows(10)
    brought(editor, rows)
    run = brought(
        editor, [rows[0] | {"name2": "Uptown"}, *rows[1:9], directory_row("T_20", name1="New House")]
    )
    shown = text(editor.get(f"/desk/imports/runs/{run.pk}/", {"what": how}))
    names = {"brought": "New House", "changed": "Program Number 1, Uptown", "gone": "Program Number 10"}
    assert [name for name in names.values() if name in shown] == [names.get(how, "New House")]


@pytest.mark.parametrize("count", [3, 60])
def test_lists_ask_a_fixed_number_of_questions(
    editor: Signed, count: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    run = brought(editor, different_rows(count))
    ImportRun.objects.bulk_create(
        ImportRun(source=Source.objects.get(), started_at=run.started_at, by=editor.user)
        for _ in range(count)
    )
    for _ in range(3):
        send(editor, csv_text(different_rows(count + 1)))
    editor.get("/desk/imports/")
    with django_assert_num_queries(8):
        editor.get("/desk/imports/")
    with django_assert_num_queries(10):
        editor.get(f"/desk/imports/runs/{run.pk}/")


@pytest.mark.parametrize("where", ["waiting/7/", "waiting/7/changes.csv", "runs/7/", "runs/7/revert/"])
def test_what_is_not_there_is_not_found(editor: Signed, where: str) -> None:
    assert editor.get(f"/desk/imports/{where}").status_code == 404
    assert editor.get(f"/desk/imports/{where.replace('7', '9' * 30)}").status_code == 404


def test_a_queue_of_work_counts_what_waits(editor: Signed, tmp_path: Path) -> None:
    send(editor, GOOD)
    assert "Imports" in text(editor.get("/desk/"))
