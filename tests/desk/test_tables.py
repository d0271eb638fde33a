"""The tables of the desk: found, narrowed, saved, and taken along as CSV."""

from __future__ import annotations

import csv
import html
import io
import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from programs.admin.site import PAGES
from programs.curation.saved_filters import MOST
from programs.models import Credential, Phone, Program, SavedFilter, Term
from programs.roles import CURATOR
from tests import make
from tests.desk.conftest import Signed, account

PROGRAMS = "/desk/programs/program/"
TABLES = ["program", "track", "credential", "organization", "location", "source", "term"]


def names(response: HttpResponse) -> list[str]:
    """The programs that a list shows, in its order."""
    found = re.findall(r'class="field-name"><a[^>]*>(.*?)</a>', response.content.decode())
    return [html.unescape(name) for name in found]


def rows(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


@pytest.fixture
def few(viewer: Signed) -> None:
    make.program("Alpha", state="OH", checked_on=make.TODAY, level="php")
    make.program("Beta", state="KY", city="Newport", zip="41071", organization="River Health")
    make.program("Gamma", status="closed", closed_on=make.TODAY)
    make.program("Delta", status="draft", opening="taking", opening_reported_on=make.TODAY,
                 opening_source=make.source())  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Alpha", "Beta", "Delta", "Gamma"]),
        ({"status": "published"}, ["Alpha", "Beta"]),
        ({"status": "closed"}, ["Gamma"]),
        ({"level": "php"}, ["Alpha"]),
        ({"state": "KY"}, ["Beta"]),
        ({"opening": "taking"}, ["Delta"]),
        ({"source": "test-directory", "state": "KY"}, ["Beta"]),
        ({"q": "river"}, ["Beta"]),
        ({"q": "newport bet"}, ["Beta"]),
        ({"q": "41071"}, ["Beta"]),
        ({"q": "nothing like it"}, []),
        ({"assigned": "nobody", "status": "draft"}, ["Delta"]),
        ({"status": "no-such-status"}, ["Alpha", "Beta", "Delta", "Gamma"]),
        ({"state": "\x00"}, ["Alpha", "Beta", "Delta", "Gamma"]),
        ({"assigned": "99999999999999999999"}, ["Alpha", "Beta", "Delta", "Gamma"]),
        ({"o": "-0"}, ["Gamma", "Delta", "Beta", "Alpha"]),
    ],
)
def test_programs_are_found_and_narrowed(
    few: None, viewer: Signed, asked: dict[str, str], found: list[str]
) -> None:
    assert names(viewer.get(PROGRAMS, asked)) == found


def test_a_program_is_found_by_its_whole_number(few: None, viewer: Signed) -> None:
    beta = Program.objects.get(name="Beta")
    Phone.objects.create(program=beta, number="+15135550142", source=beta.source, observed_on=make.TODAY)
    for typed in ("513-555-0142", "(513) 555 0142", "+1 513 555 0142"):
        assert names(viewer.get(PROGRAMS, {"q": typed})) == ["Beta"]


def test_programs_are_narrowed_by_their_last_check_and_by_whose_they_are(
    few: None, viewer: Signed, curator: Signed, time_machine
) -> None:
    time_machine.move_to(make.TODAY + timedelta(days=100), tick=False)
    Program.objects.filter(name="Alpha").update(assigned_to=curator.user)
    Program.objects.filter(name="Beta").update(checked_on=make.TODAY + timedelta(days=50))
    assert names(curator.get(PROGRAMS, {"checked": "within"})) == ["Beta"]
    assert names(curator.get(PROGRAMS, {"checked": "90"})) == ["Alpha", "Delta", "Gamma"]
    assert names(curator.get(PROGRAMS, {"checked": "365"})) == []
    assert names(curator.get(PROGRAMS, {"assigned": "me"})) == ["Alpha"]
    assert names(viewer.get(PROGRAMS, {"assigned": str(curator.user.pk)})) == ["Alpha"]


@pytest.mark.parametrize(
    "asked", ["name=Alpha", "location__state=%00", "source_key__startswith=k", "password=x", "id__in=1,x"]
)
def test_a_list_is_narrowed_by_its_filters_alone(viewer: Signed, asked: str) -> None:
    assert viewer.get(f"{PROGRAMS}?{asked}").status_code == 400


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "asked", ["?p=99999", "?p=x", "?o=99.x", "?q=%00", "?all=1", "?e=1", "?q=" + "x" * 3000, "?_facets=True"]
)
def test_a_strange_address_is_never_a_server_error(viewer: Signed, table: str, asked: str) -> None:
    assert viewer.get(f"/desk/programs/{table}/{asked}", follow=True).status_code in (200, 400)


@pytest.mark.parametrize("path", ["x/change/", "x/history/", "0/history/", "9" * 30 + "/history/", "9" * 30])
def test_a_row_that_is_not_there_is_told(viewer: Signed, path: str) -> None:
    assert viewer.get(f"{PROGRAMS}{path}", follow=True).status_code in (200, 404)


@pytest.mark.parametrize("table", TABLES)
def test_a_list_takes_as_many_queries_for_many_rows_as_for_few(viewer: Signed, table: str) -> None:
    counts = []
    for more in (3, 40):
        for number in range(more):
            program = make.program(
                sessions=[(0, "18:00", "21:00")],
                source=make.source(f"source-{more}-{number}"),
                assigned_to=account(f"curator-{more}-{number}", CURATOR),
            )
            Credential.objects.create(
                program=program,
                term=Term.objects.get(code="carf"),
                checked_on=make.TODAY,
                source=program.source,
            )
        viewer.get(f"/desk/programs/{table}/")
        with CaptureQueriesContext(connection) as queries:
            assert viewer.get(f"/desk/programs/{table}/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] < 16


@pytest.mark.parametrize("table", TABLES)
def test_every_list_can_be_taken_along_as_csv(few: None, viewer: Signed, table: str) -> None:
    response = viewer.get(f"/desk/programs/{table}/csv/")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="')
    assert rows(response)[0]


def test_the_csv_holds_what_the_filters_show_in_the_columns_of_the_list(few: None, viewer: Signed) -> None:
    response = viewer.get(f"{PROGRAMS}csv/?status=published&o=-0")
    assert rows(response) == [
        ["name", "place", "level", "status", "checked on", "assigned to"],
        ["Beta", "Newport, KY 41071", "Intensive outpatient", "Published", "2026-01-31", ""],
        ["Alpha", "Cincinnati, OH 45202", "Partial hospitalization", "Published", "2026-03-02", ""],
    ]


def test_no_cell_of_the_csv_is_a_formula(viewer: Signed) -> None:
    for name in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1"):
        make.program(name, refresh=False)
    cells = [row[0] for row in rows(viewer.get(f"{PROGRAMS}csv/"))[1:]]
    assert len(cells) == 5
    assert all(cell.startswith("'") for cell in cells)


def test_the_csv_of_many_rows_takes_few_queries(viewer: Signed) -> None:
    for _ in range(60):
        make.program(refresh=False)
    with CaptureQueriesContext(connection) as queries:
        assert len(rows(viewer.get(f"{PROGRAMS}csv/"))) == 61
    assert len(queries) < 16


def save(client: Signed, **given: str) -> HttpResponse:
    form = {"at": PROGRAMS, "name": "Mine", "query": "status=draft"}
    return client.post("/desk/filters/save/", form | given, follow=True)


def test_filters_are_saved_under_a_name_and_forgotten_again(few: None, viewer: Signed) -> None:
    response = save(viewer, query="status=draft&p=3&e=1")
    assert names(response) == ["Delta"]
    assert f'href="{PROGRAMS}?status=draft" aria-current="true">Mine' in response.content.decode()
    kept = SavedFilter.objects.get()
    response = viewer.post(f"/desk/filters/{kept.pk}/drop/", {"at": PROGRAMS}, follow=True)
    assert response.request["PATH_INFO"] == PROGRAMS
    assert not SavedFilter.objects.exists()


def test_a_name_is_kept_once(viewer: Signed) -> None:
    save(viewer)
    save(viewer, query="status=closed")
    assert [one.query for one in SavedFilter.objects.all()] == ["status=closed"]


def test_filters_are_their_owners_alone(viewer: Signed, curator: Signed) -> None:
    save(viewer)
    assert "Mine" not in curator.get(PROGRAMS).content.decode()
    curator.post(f"/desk/filters/{SavedFilter.objects.get().pk}/drop/", {"at": "/desk/accounts/"})
    assert SavedFilter.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"at": "/desk/no/such/page/"}, 404),
        ({"at": "https://evil.example/desk/conflicts/"}, 404),
        ({"at": "//evil.example/desk/conflicts/"}, 404),
        ({"at": "/desk/sheets/take/"}, 404),
        ({"at": "/programs/"}, 404),
        ({"at": "\x00"}, 404),
        ({"at": ""}, 404),
        ({"name": ""}, 200),
        ({"name": "x" * 61}, 200),
        ({"query": "q=" + "x" * 501}, 200),
        ({"name": "\x00"}, 200),
    ],
)
def test_what_cannot_be_saved_is_told(viewer: Signed, given: dict[str, str], status: int) -> None:
    response = save(viewer, **given)
    assert response.status_code == status
    assert status == 404 or "Not saved." in response.content.decode()
    assert not SavedFilter.objects.exists()


def test_a_list_has_room_for_so_many_filters(viewer: Signed) -> None:
    for number in range(MOST + 1):
        response = save(viewer, name=f"Filters {number}")
    assert "as many as one list can have" in response.content.decode()
    assert SavedFilter.objects.count() == MOST


def test_no_table_offers_to_delete(few: None, editor: Signed) -> None:
    page = editor.get(PROGRAMS).content.decode()
    assert "delete" not in page.lower()
    pk = Program.objects.first().pk
    for table in TABLES:
        assert editor.get(f"/desk/programs/{table}/{pk}/delete/").status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [pk], "post": "yes"}
    editor.post(PROGRAMS, chosen)
    assert Program.objects.count() == 4


def test_the_desk_has_no_page_of_other_apps(viewer: Signed) -> None:
    assert PAGES
    for path in ("auth/user/", "auth/group/", "otp_totp/totpdevice/", "axes/accessattempt/"):
        assert viewer.get(f"/desk/{path}").status_code == 404


def test_a_program_shows_its_history(few: None, viewer: Signed, curator: Signed) -> None:
    program = Program.objects.get(name="Alpha")
    program.weeks, program._history_user, program._change_reason = 8, curator.user, "They said so"
    program.save()
    page = viewer.get(f"{PROGRAMS}{program.pk}/history/").content.decode()
    told = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())
    assert "carla Changed They said so Usual length: nothing → 8" in told
    assert viewer.get(f"{PROGRAMS}{program.pk}/history/1/").status_code in (302, 404)


def test_the_list_keeps_its_filters_in_the_link_to_the_csv(few: None, viewer: Signed) -> None:
    page = viewer.get(f"{PROGRAMS}?{urlencode({'status': 'published', 'o': '1'})}").content.decode()
    assert 'csv/?status=published&amp;o=1"' in page


@pytest.mark.parametrize(
    ("path", "area"),
    [
        ("/desk/", "To check"), ("/desk/programs/program/", "Programs"), ("/desk/programs/", "Programs"),
        ("/desk/programs/track/", "Programs"), ("/desk/programs/track/add/", "Programs"),
        ("/desk/reports/suggestions/", "Reports"),
        ("/desk/your-sign-in/", ""), ("/desk/invitations/answers/", "Invitations"),
    ],
)  # fmt: skip
def test_the_header_marks_the_area_that_a_page_belongs_to(curator: Signed, path: str, area: str) -> None:
    page = curator.get(path).content.decode()
    header = page[page.index('id="areas"') : page.index("</nav>", page.index('id="areas"'))]
    assert re.findall(r'aria-current="page">([^<]*)<', header) == ([area] if area else [])


def test_the_way_back_from_a_row_leads_to_its_table(few: None, viewer: Signed) -> None:
    pk = Program.objects.get(name="Alpha").location_id
    page = viewer.get(f"/desk/programs/location/{pk}/change/").content.decode()
    way = page[page.index('class="breadcrumbs"') :]
    assert re.findall(r'href="([^"]*)"', way[: way.index("</div>")]) == ["/desk/", "/desk/programs/location/"]
