"""`/programs.csv`: the list of the page as a table that opens in any spreadsheet and runs nothing."""

from __future__ import annotations

import csv
import io

import pytest

from programs.views import download
from tests import make
from tests.reading import headings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]


def table(answer) -> list[dict[str, str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def few():
    make.program("Quiet House", lat=39.11, yes=["medicaid"], precision="zip")
    make.program("Größe & Söhne", lat=39.2)
    make.program("Next Door", lat=39.3, no=["medicaid"])
    make.program("Online", lat=None, lon=None, yes=["telehealth", "medicaid"], no=["in_person"])


def test_the_columns_are_named_in_the_first_line(client, few):
    answer = client.get("/programs.csv?near=45202")
    first = b"".join(answer.streaming_content).split(b"\r\n")[0]
    assert first == b"\xef\xbb\xbf" + ",".join(download.COLUMNS).encode()
    assert answer["Content-Type"] == "text/csv; charset=utf-8"


def test_the_file_has_a_plain_name_that_says_nothing_of_the_search(client, few):
    answer = client.get("/programs.csv?near=45202&pays=medicaid")
    assert answer["Content-Disposition"] == 'attachment; filename="programs.csv"'


def test_a_row_says_what_the_card_says(client, few):
    rows = {row["name"]: row for row in table(client.get("/programs.csv?near=45202&pays=medicaid&state=OH"))}
    assert set(rows) == {"Quiet House", "Größe & Söhne", "Online"}
    quiet, other, online = rows["Quiet House"], rows["Größe & Söhne"], rows["Online"]
    assert (quiet["fit"], quiet["about"], quiet["has_not_said"]) == ("yes", "about", "")
    assert (other["fit"], other["about"], other["has_not_said"]) == ("might", "", "Medicaid")
    assert other["miles"] == "6.4"
    assert (online["online"], online["miles"]) == ("yes", "")
    assert online["has_not_said"] == "where its online sessions are licensed"
    assert (quiet["city"], quiet["state"], quiet["zip"]) == ("Cincinnati", "OH", "45202")
    assert (quiet["source"], quiet["observed_on"]) == ("Test Directory", "2026-01-31")
    assert quiet["page"].startswith("http://testserver/programs/program-")


def test_phones_are_listed_and_a_withheld_street_is_not(client):
    program = make.program("Quiet House", precision="zip")
    program.location.withheld, program.location.precision = True, "zip"
    program.location.save()
    for number in ("+15135550100", "+15135550101"):
        program.phones.create(number=number, source=program.source, observed_on=program.observed_on)
    (row,) = table(client.get("/programs.csv?near=45202"))
    assert row["phones"] == "513-555-0100; 513-555-0101"
    assert row["street"] == ""


@pytest.mark.parametrize(
    "asked",
    [
        "near=45202",
        "near=45202&pays=medicaid",
        "near=45202&pays=medicaid&unknown=hide",
        "near=Ohio&sort=checked",
    ],
)
def test_the_rows_are_those_of_the_page_in_its_order(client, few, asked):
    assert [row["name"] for row in table(client.get(f"/programs.csv?{asked}"))] == headings(
        client.get(f"/programs/?{asked}")
    )


def test_all_pages_are_in_one_file(client):
    for number in range(45):
        make.program(f"Program {number}", lat=39.1 + number / 1000)
    rows = table(client.get("/programs.csv?near=45202&page=2"))
    pages = [headings(client.get(f"/programs/?near=45202&page={page}")) for page in (1, 2, 3)]
    assert [row["name"] for row in rows] == [*pages[0], *pages[1], *pages[2]]


def test_at_most_so_many_rows(client, monkeypatch):
    monkeypatch.setattr(download, "MOST_ROWS", 7)
    monkeypatch.setattr(download, "AT_ONCE", 3)
    for number in range(12):
        make.program(lat=39.1 + number / 1000)
    assert len(table(client.get("/programs.csv?near=45202"))) == 7


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(client, start):
    make.program(f"{start}cmd|'/c calc'!A1", organization=f"{start}SUM(A1)")
    (row,) = table(client.get("/programs.csv?near=45202"))
    assert row["name"] == f"'{start}cmd|'/c calc'!A1"
    assert row["organization"] == f"'{start}SUM(A1)"


def test_nothing_found_is_a_table_without_rows(client):
    assert table(client.get("/programs.csv?near=45202")) == []


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ("near=45202&age=old", 400, "Type an age in whole years"),
        ("near=Nowhereville", 404, "“Nowhereville” is no place we know."),
        ("near=Springfield", 404, "“Springfield” names several places."),
    ],
)
def test_what_cannot_be_read_is_said_in_plain_text(client, asked, status, said):
    answer = client.get(f"/programs.csv?{asked}")
    assert answer.status_code == status
    assert said in answer.text
    assert answer["Content-Type"].startswith("text/plain")


def test_the_page_leads_to_its_table(client, few):
    assert (
        'href="/programs.csv?near=45202&amp;pays=medicaid">Download this list'
        in client.get("/programs/?near=45202&pays=medicaid&page=1").text
    )


def test_the_file_is_sent_while_it_is_made(client, few, monkeypatch):
    """The first line is there before a program is read."""
    answer = client.get("/programs.csv?near=45202")
    assert answer.streaming
    monkeypatch.setattr(download, "cards_for", None)
    assert next(iter(answer.streaming_content)).startswith(b"\xef\xbb\xbffit,")
