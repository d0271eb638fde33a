"""Sheets that curators keep themselves: taken along, brought back, looked at, written whole."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from datetime import UTC, date, datetime, time

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from programs.curation import Told, WholeTrack, hear, listening, refresh_rows, told
from programs.curation.ours import our_source
from programs.desk.sheets import files
from programs.models import Fact, Price, Program, Session, Sheet, Statement, Track
from tests import make
from tests.desk.conftest import Signed

DAY = date(2026, 3, 1)
HEADS = {
    "facts": "program,term,says,observed_on",
    "sessions": "program,group,weekday,start,end,audience,delivery,weeks,for under 18",
    "prices": "program,basis,unit,dollars,valid_from,note",
}
RIGHT = {
    "facts": ("harbor,medicaid,no,", "harbor,dbt,yes,"),
    "sessions": ("harbor,Days,Monday,09:00,12:00,,,,", "harbor,Nights,Monday,19:00,22:00,,,,"),
    "prices": ("harbor,copay,session,5,,", "harbor,copay,assessment,5,,"),
}
"""Two rows of each kind that are as they should be."""


@pytest.fixture(autouse=True)
def _today(time_machine) -> None:
    time_machine.move_to(datetime(2026, 3, 2, 17, tzinfo=UTC), tick=False)


@pytest.fixture
def harbor(db: None) -> Program:
    return named("Harbor IOP", "harbor", yes=["medicaid"], no=["dbt"])


def named(name: str, slug: str, **fields) -> Program:
    made = make.program(name, **fields)
    made.slug = slug
    made.save()
    return made


def words(response: HttpResponse) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def bring(client: Signed, kind: str, data: str | bytes, name: str = "mine.csv", **said: str) -> HttpResponse:
    body = data if isinstance(data, bytes) else f"{HEADS[kind]}\n{data}\n".encode()
    form = {"kind": kind, "method": "phone", "on": DAY.isoformat(), "reason": "March calls", **said}
    return client.post("/desk/sheets/bring/", form | {"file": SimpleUploadedFile(name, body)}, follow=True)


def agree(client: Signed, response: HttpResponse) -> HttpResponse:
    """Write what the page of a sheet shows."""
    form = re.search(r'action="(/desk/sheets/\d+/apply/)".*?name="agreed" value="(\w+)"',
                     response.content.decode(), re.DOTALL)  # fmt: skip
    return client.post(form[1], {"agreed": form[2]}, follow=True)


def table(response: HttpResponse) -> list[list[str]]:
    """The cells of what a sheet would change."""
    rows = re.findall(r"<tr>\s*(<td.*?)</tr>", response.content.decode(), re.DOTALL)
    return [[html.unescape(cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row)] for row in rows]


def test_nothing_is_written_before_somebody_has_looked(curator: Signed, harbor: Program) -> None:
    response = bring(curator, "facts", "harbor,medicaid,no,\nharbor,cbt,yes,2026-02-20\nharbor,dbt,no,")
    assert table(response) == [
        ["2", "Harbor IOP", "Medicaid", "yes", "no"],
        ["3", "Harbor IOP", "Cognitive behavioral therapy (CBT)", "not stated", "yes"],
        ["4", "Harbor IOP", "Dialectical behavior therapy (DBT)", "no", "no"],
    ]
    assert "3 rows, 3 changes, 0 problems" in words(response)
    assert not Fact.objects.filter(source__kind="curator").exists()
    assert agree(curator, response).status_code == 200
    said = Fact.objects.filter(source=our_source("phone")).order_by("term__code")
    assert [(fact.term.code, fact.holds, fact.observed_on, fact.current, fact.by) for fact in said] == [
        ("cbt", True, date(2026, 2, 20), True, curator.user),
        ("dbt", False, DAY, True, curator.user),
        ("medicaid", False, DAY, True, curator.user),
    ]
    assert "March calls" in said[0].history.values_list("history_change_reason", flat=True)
    kept = Sheet.objects.get()
    assert (kept.state, kept.counts, bytes(kept.packed)) == ("applied", {"programs": 1}, b"")


def test_what_is_known_already_changes_nothing(curator: Signed, harbor: Program) -> None:
    agree(curator, bring(curator, "facts", "harbor,cbt,yes,"))
    assert "All of this is known already." in words(bring(curator, "facts", "harbor,cbt,yes,"))
    assert "1 change" in words(bring(curator, "facts", "harbor,cbt,yes,2026-03-02"))


def test_not_stated_takes_our_own_word_back(curator: Signed, harbor: Program) -> None:
    agree(curator, bring(curator, "facts", "harbor,medicaid,no,"))
    response = bring(curator, "facts", "harbor,medicaid,Not stated,")
    assert table(response) == [["2", "Harbor IOP", "Medicaid", "no", "not stated"]]
    agree(curator, response)
    assert Fact.objects.get(program=harbor, term__code="medicaid").holds is True


def test_sessions_are_kept_group_by_group(curator: Signed, harbor: Program) -> None:
    said = (
        "harbor,Evenings,Monday,18:00,9 pm,Adults,Online,8,\n"
        "harbor,Evenings,wednesday,6 pm,21:00,Adults,telehealth,8,no"
    )
    response = bring(curator, "sessions", said)
    assert table(response) == [
        ["2", "Harbor IOP", "Evenings", "not stated", "Monday 18:00–21:00; Wednesday 18:00–21:00"]
    ]
    agree(curator, response)
    group = Track.objects.get()
    assert (group.audience, group.delivery, group.weeks, group.source) == (
        "Adults", "telehealth", 8, our_source("phone"),
    )  # fmt: skip
    assert "All of this is known already." in words(bring(curator, "sessions", said))
    response = bring(curator, "sessions", "harbor,Evenings,Friday,18:00,21:00,Adults,Online,8,")
    agree(curator, response)
    assert [str(session) for session in Session.objects.all()] == ["Friday 18:00–21:00"]


def test_other_groups_stay(curator: Signed, harbor: Program) -> None:
    days = WholeTrack({"name": "Days"}, ((0, time(9), time(12)),))
    hear(harbor, Told(tracks=(days,)), source=harbor.source, observed_on=DAY)
    agree(curator, bring(curator, "sessions", "harbor,Evenings,Monday,18:00,21:00,,,,"))
    assert set(Track.objects.values_list("name", flat=True)) == {"Days", "Evenings"}


def test_prices_take_the_place_of_those_of_their_kind(curator: Signed, harbor: Program) -> None:
    Price.objects.create(program=harbor, cents=100, unit="week", basis="self_pay", valid_from=DAY,
                         source=harbor.source, observed_on=DAY)  # fmt: skip
    response = bring(
        curator,
        "prices",
        'harbor,Paying yourself,a week,"$1,250",,\nharbor,copay,session,20.50,2026-01-01,Plan A',
    )
    assert table(response) == [
        ["2", "Harbor IOP", "Paying yourself, a week", "$1", "$1,250"],
        ["3", "Harbor IOP", "Copay with insurance, a session", "not stated", "$20.50"],
    ]
    agree(curator, response)
    kept = Price.objects.values_list("cents", "unit", "valid_from", "note", "source__slug")
    assert set(kept) == {
        (125_000, "week", DAY, "", "our-call"), (2_050, "session", date(2026, 1, 1), "Plan A", "our-call"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "row", "told"),
    [
        ("facts", "nowhere,cbt,yes,", "Program: 'nowhere' is no program that we have."),
        ("facts", "harbor,magic,yes,", "Term: 'magic' is no term that we have."),
        ("facts", "harbor,cbt,maybe,", "Holds: Say yes or no, or not stated, not 'maybe'."),
        ("facts", "harbor,cbt,yes,yesterday", "Observed on: 'yesterday' is no day. Write it as 2026-03-02."),
        ("facts", "harbor,cbt,yes,2026-03-03", "Observed on: 2026-03-03 has not come yet."),
        ("facts", "harbor,cbt,yes", "It has 3 columns and not 4, so it was left out."),
        ("sessions", "harbor,E,Someday,18:00,21:00,,,,", "Weekday: 'someday' is none of: Monday, Tuesday"),
        ("sessions", "harbor,E,Monday,six,21:00,,,,", "Start: These are no times of the clock"),
        ("sessions", "harbor,E,Monday,6,9,,,,", "Start: Say whether it is am or pm."),
        ("sessions", "harbor,E,Monday,18:00,18:00,,,,", "Start: It starts and ends at the same time."),
        ("sessions", "harbor,,Monday,18:00,21:00,,,,", "Name: This field cannot be blank."),
        ("sessions", f"harbor,{'x' * 121},Monday,18:00,21:00,,,,", "Name: Ensure this value has at most 120"),
        ("sessions", "harbor,E,Monday,18:00,21:00,,,many,", "Weeks: 'many' is no whole number."),
        ("sessions", "harbor,E,Monday,18:00,21:00,,by pigeon,,", "Delivery: 'by pigeon' is none of"),
        ("prices", "harbor,copay,week,a lot,,", "Cents: 'a lot' is no amount in dollars"),
        ("prices", "harbor,copay,week,-5,,", "Cents: '-5' is no amount in dollars"),
        ("prices", "harbor,copay,week,1e999,,", "Cents: '1e999' is no amount in dollars"),
        ("prices", "harbor,copay,week,NaN,,", "Cents: 'NaN' is no amount in dollars"),
        ("prices", "harbor,barter,week,5,,", "Basis: 'barter' is none of"),
        ("prices", f"harbor,copay,week,5,,{'x' * 201}", "Note: Ensure this value has at most 200"),
    ],
)
def test_what_is_wrong_with_a_row_is_told_with_its_number(
    curator: Signed, harbor: Program, kind: str, row: str, told: str
) -> None:
    first, last = RIGHT[kind]
    response = bring(curator, kind, f"{first}\n\n{row}\n{last}")
    assert f"Row 4: {told}" in words(response)
    assert "3 rows" in words(response) or "2 rows" in words(response)
    assert "1 problem" in words(response)
    assert "Write all of it" not in words(response)


@pytest.mark.parametrize(
    ("kind", "rows", "told"),
    [
        ("facts", "harbor,cbt,yes,\nharbor,cbt,no,", "Row 3: Row 2 says it already."),
        ("prices", "harbor,copay,week,1,,\nharbor,copay,week,2,,", "Row 3: Row 2 says it already."),
        (
            "sessions", "harbor,E,Monday,09:00,12:00,,,,\nharbor,E,Monday,09:00,13:00,,,,",
            "Row 3: Row 2 says it already.",
        ),
        (
            "sessions", "harbor,E,Monday,09:00,12:00,Adults,,,\nharbor,E,Friday,09:00,12:00,Teens,,,",
            "Row 3: It says other things of this group than row 2 does.",
        ),
    ],
)  # fmt: skip
def test_rows_that_contradict_each_other_are_told(
    curator: Signed, harbor: Program, kind: str, rows: str, told: str
) -> None:
    assert told in words(bring(curator, kind, rows))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "The submitted file is empty."),
        (
            b"name,city\nHarbor,Cincinnati\n",
            "Row 1 names no column program, term or says: this is not a sheet",
        ),
        (
            "program,term,says\nharbör,cbt,yes\n".encode("latin-1"),
            "Row 2 holds a byte that is not UTF-8 (0xf6",
        ),
        ("program,term,says\nharbor,cbt,yes\n".encode("utf-16"), "saved as UTF-16"),
        (b"program,term,says\nharbor,cbt,yes", "does not end, so the file may be cut off"),
        (b'program,term,says\nharbor,"cbt,yes\n', "cannot be read from line"),
        (b"program,term,says\nharbor,c\x00t,yes\n", "holds NUL bytes"),
        (b"PK\x03\x04 no workbook", "The workbook cannot be read"),
        (b"PK", "The workbook cannot be read"),
    ],
)
def test_a_file_that_is_no_such_sheet_is_told(
    curator: Signed, harbor: Program, data: bytes, told: str
) -> None:
    response = bring(curator, "facts", data)
    assert response.status_code == 400
    assert told in words(response)
    assert not Sheet.objects.exists()


def test_a_file_that_is_too_large_or_too_long_is_told(
    curator: Signed, harbor: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_ROWS", 2)
    assert "The sheet has over 2 rows." in words(bring(curator, "facts", "harbor,cbt,yes,\n" * 3))
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    assert "0 MB are the most" in words(bring(curator, "facts", "harbor,cbt,yes,"))


def test_a_workbook_that_grows_when_unpacked_is_refused(curator: Signed, harbor: Program) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as folder:
        for number in range(3):
            folder.writestr(f"part{number}", b"\0" * 90_000_000)
    response = bring(curator, "facts", bomb.getvalue(), "bomb.xlsx")
    assert "The workbook has over 200 MB unpacked." in words(response)


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def test_a_workbook_is_read_with_its_own_days_and_times(curator: Signed, harbor: Program) -> None:
    heads = ("program", "group", "weekday", "start", "end", "weeks", "observed_on")
    rows = ("harbor", "Evenings", "Monday", time(18), time(21), 8, date(2026, 2, 1))
    agree(curator, bring(curator, "sessions", workbook(heads, rows), "mine.xlsx"))
    group = Track.objects.get()
    assert (group.weeks, group.observed_on, str(group.sessions.get())) == (
        8, date(2026, 2, 1), "Monday 18:00–21:00",
    )  # fmt: skip


def test_a_sheet_that_would_do_something_else_by_now_is_not_written(curator: Signed, harbor: Program) -> None:
    response = bring(curator, "facts", "harbor,medicaid,no,\nharbor,cbt,yes,")
    hear(harbor, Told(facts={"cbt": True}), source=our_source("phone"), observed_on=DAY)
    assert "Nothing was written: what the sheet would change is not what it was." in words(
        agree(curator, response)
    )
    assert Fact.objects.get(program=harbor, term__code="medicaid").holds is True


def test_a_sheet_is_written_whole_or_not_at_all(
    curator: Signed, harbor: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    named("River IOP", "river")
    response = bring(curator, "facts", "harbor,cbt,yes,\nriver,cbt,yes,")
    refreshed = []

    def fail_at_the_second(ids):
        refreshed.append(ids)
        if len(refreshed) == 2:
            raise RuntimeError("the power went")
        return refresh_rows(ids)

    monkeypatch.setattr(told, "AT_ONCE", 1)
    monkeypatch.setattr(listening, "refresh_rows", fail_at_the_second)
    curator.raise_request_exception = False
    assert agree(curator, response).status_code == 500
    assert not Fact.objects.filter(source__kind="curator").exists()
    assert Sheet.objects.get().state == "waiting"


def test_a_sheet_is_written_once_and_a_dropped_one_never(curator: Signed, harbor: Program) -> None:
    response = bring(curator, "facts", "harbor,cbt,yes,")
    agree(curator, response)
    assert "Somebody has written or dropped it already." in words(agree(curator, response))
    second = bring(curator, "facts", "harbor,dbt,yes,")
    page = second.request["PATH_INFO"]
    assert "Dropped: mine.csv." in words(curator.post(f"{page}drop/", follow=True))
    assert "Somebody has written or dropped it already." in words(agree(curator, second))
    assert "Nothing was dropped." in words(curator.post(f"{page}drop/", follow=True))
    dropped = Sheet.objects.get(state="dropped")
    assert bytes(dropped.packed) == b""
    assert "Dropped" in words(curator.get(page))


def test_a_viewer_looks_and_writes_nothing(viewer: Signed, curator: Signed, harbor: Program) -> None:
    page = bring(curator, "facts", "harbor,cbt,yes,").request["PATH_INFO"]
    assert "Write all of it" not in words(viewer.get(page))
    assert bring(viewer, "facts", "harbor,cbt,yes,").status_code == 403
    for action in ("apply/", "drop/"):
        assert viewer.post(page + action).status_code == 403


def taken(client: Signed, kind: str, form: str = "csv", **asked: str) -> HttpResponse:
    return client.get("/desk/sheets/take/", {"kind": kind, "form": form, "whose": "ours"} | asked)


def rows(response: HttpResponse) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.fixture
def known(harbor: Program) -> Program:
    group = WholeTrack({"name": "Evenings", "audience": "Adults"}, ((0, time(18), time(21)),))
    price = {"cents": 6_250, "unit": "week", "basis": "self_pay", "note": "=SUM(A1)"}
    told = Told(facts={"cbt": True, "dbt": False}, tracks=(group,), prices=(price,))
    hear(harbor, told, source=our_source("phone"), observed_on=DAY)
    return harbor


def test_what_our_curators_said_can_be_taken_along(viewer: Signed, known: Program) -> None:
    facts = rows(taken(viewer, "facts"))
    assert [(row["program"], row["term"], row["says"], row["observed_on"]) for row in facts] == [
        ("harbor", "cbt", "yes", "2026-03-01"), ("harbor", "dbt", "no", "2026-03-01"),
    ]  # fmt: skip
    assert facts[0]["name"] == "Harbor IOP"
    assert len(rows(taken(viewer, "facts", whose="all"))) == 3
    assert rows(taken(viewer, "facts", state="KY")) == []
    assert rows(taken(viewer, "sessions"))[0]["weekday"] == "Monday"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", HEADS)
def test_what_is_taken_along_comes_back_unchanged(
    curator: Signed, known: Program, kind: str, form: str
) -> None:
    data = taken(curator, kind, form).content
    response = bring(curator, kind, data, f"mine.{form}")
    assert "0 problems" in words(response)
    assert "All of this is known already." in words(response)


def test_no_cell_taken_along_is_a_formula(viewer: Signed, known: Program) -> None:
    assert rows(taken(viewer, "prices"))[0]["note"] == "'=SUM(A1)"
    book = openpyxl.load_workbook(io.BytesIO(taken(viewer, "prices", "xlsx").content))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert not [
        cell for cell in cells if cell.data_type == "f" or str(cell.value).startswith(("=", "+", "@"))
    ]


def test_a_control_character_does_not_stop_a_workbook(viewer: Signed, known: Program) -> None:
    Price.objects.update(note="a\x0bb")
    assert taken(viewer, "prices", "xlsx").status_code == 200


@pytest.mark.parametrize("asked", [{"kind": "secrets"}, {"form": "exe"}, {"state": "XX"}, {"whose": ""}])
def test_a_sheet_there_is_not_cannot_be_taken(viewer: Signed, harbor: Program, asked: dict[str, str]) -> None:
    assert taken(viewer, asked.pop("kind", "facts"), **asked).status_code == 400


def test_more_rows_than_come_back_are_not_taken(
    viewer: Signed, known: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("programs.desk.sheets.written.MOST_ROWS", 1)
    response = taken(viewer, "facts")
    assert (response.status_code, "Choose one state." in words(response)) == (400, True)


def test_reading_a_sheet_takes_as_many_queries_for_many_rows_as_for_few(
    curator: Signed, harbor: Program, django_assert_max_num_queries
) -> None:
    many = [make.program(refresh=False) for _ in range(60)]
    for programs in (many[:2], many):
        said = "\n".join(f"{one.slug},cbt,yes," for one in programs)
        with django_assert_max_num_queries(26):
            response = bring(curator, "facts", said)
        assert f"{len(programs)} changes" in words(response)
    assert not Statement.objects.exists()
