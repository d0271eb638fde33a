"""Every list of the desk: what its filters leave can be taken along as CSV, and kept under a name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from programs.models import ImportRun, LinkRound, Program, Sample, SavedFilter
from tests.desk.busy import FORMULA, busy
from tests.desk.conftest import Signed
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db

LISTS = {
    "/desk/": "/desk/to-check.csv",
    "/desk/conflicts/": "/desk/conflicts.csv",
    "/desk/duplicates/": "/desk/duplicates.csv",
    "/desk/duplicates/numbers/": "/desk/duplicates/numbers.csv",
    "/desk/reports/": "/desk/reports.csv",
    "/desk/reports/suggestions/": "/desk/reports/suggestions.csv",
    "/desk/reports/decided/": "/desk/reports/decided.csv",
    "/desk/proposals/": "/desk/proposals.csv",
    "/desk/links/": "/desk/links.csv",
    "/desk/links/{round}/": "/desk/links/{round}.csv",
    "/desk/imports/": "/desk/imports.csv",
    "/desk/imports/runs/{run}/": "/desk/imports/runs/{run}.csv",
    "/desk/sheets/": "/desk/sheets.csv",
    "/desk/invitations/": "/desk/invitations.csv",
    "/desk/invitations/answers/": "/desk/invitations/answers.csv",
    "/desk/samples/": "/desk/samples.csv",
    "/desk/samples/{sample}/": "/desk/samples/{sample}.csv",
    "/desk/accounts/": "/desk/accounts.csv",
    "/desk/history/{program}/": "/desk/history/{program}.csv",
}
"""The address of each list, and of its CSV."""

NARROWED = {
    "/desk/": "state=KY",
    "/desk/conflicts/": "state=KY",
    "/desk/duplicates/": "state=KY",
    "/desk/reports/": "about=price",
    "/desk/reports/suggestions/": "state=KY",
    "/desk/reports/decided/": "reference=BCDFGHJKM",
    "/desk/proposals/": "list=declined",
    "/desk/links/{round}/": "only=trouble",
    "/desk/imports/runs/{run}/": "what=gone",
    "/desk/accounts/": "q=nobody",
}
"""Filters that leave nothing of each list that has some."""


def those_shown() -> dict[str, object]:
    """What the addresses name, once something is there."""
    return {
        "round": LinkRound.objects.order_by("pk").last().pk,
        "run": ImportRun.objects.order_by("pk").first().pk,
        "sample": Sample.objects.order_by("pk").first().pk,
        "program": Program.objects.filter(statements__isnull=False).order_by("pk").first().slug,
    }


def rows(response: HttpResponse) -> list[list[str]]:
    assert response.status_code == 200
    return list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))


@pytest.fixture
def desk(administrator: Signed) -> Signed:
    busy(2, administrator.user)
    return administrator


def test_every_list_leads_to_its_csv_which_has_a_row_for_each_of_its_own(desk: Signed) -> None:
    which = those_shown()
    for page, path in LISTS.items():
        assert path.format(**which) in links(part(parsed(desk.get(page.format(**which))), "main")), page
        head, *found = rows(desk.get(path.format(**which)))
        assert found, path
        assert {len(row) for row in found} == {len(head)}, path


def test_no_cell_of_any_list_is_a_formula(desk: Signed) -> None:
    which, told = those_shown(), 0
    for path in LISTS.values():
        for row in rows(desk.get(path.format(**which))):
            assert not [cell for cell in row if cell.startswith(("=", "+", "@", "\t"))], path
            told += sum(cell.startswith(f"'{FORMULA}") for cell in row)
    assert told > len(LISTS)


def test_a_csv_holds_what_the_filters_leave(desk: Signed) -> None:
    which = those_shown()
    for page, query in NARROWED.items():
        path = LISTS[page].format(**which)
        assert len(rows(desk.get(path))) > 1, path
        assert len(rows(desk.get(f"{path}?{query}"))) == 1, path


def test_what_the_filters_of_an_address_do_not_know_narrows_nothing(desk: Signed) -> None:
    which = those_shown()
    strange = "state=ZZ&source=x&about=x&doubt=x&list=x&only=x&what=x&kind=%00&who=x&unsure=x&page=9999"
    for page, path in LISTS.items():
        address = path.format(**which)
        assert rows(desk.get(f"{address}?{strange}")) == rows(desk.get(address)), page


def test_a_list_and_its_csv_take_as_many_queries_for_many_rows_as_for_few(administrator: Signed) -> None:
    counted = []
    for count in (2, 5):
        busy(count, administrator.user)
        counted.append(dict(queries(administrator)))
    assert counted[0] == counted[1]
    assert max(counted[0].values()) <= 40


def queries(client: Signed) -> Iterator[tuple[str, int]]:
    """How many each list and each CSV takes, by its address."""
    which = those_shown()
    for path in (*LISTS, *LISTS.values()):
        client.get(path.format(**which))
        with CaptureQueriesContext(connection) as found:
            response = client.get(path.format(**which))
            b"".join(response.streaming_content if response.streaming else [response.content])
        yield path, len(found)


def test_the_first_columns_name_a_program_as_sheets_do(desk: Signed) -> None:
    slugs = set(Program.objects.values_list("slug", flat=True))
    for path in ("/desk/to-check.csv", "/desk/conflicts.csv", "/desk/reports.csv", "/desk/proposals.csv"):
        head, *found = rows(desk.get(path))
        assert head[:4] == ["program", "name", "city", "state"]
        assert {row[0] for row in found} <= slugs
        assert {row[3] for row in found} == {"OH"}


def test_the_queue_keeps_its_order_and_its_reasons(desk: Signed) -> None:
    shown = [words(each) for each in having(parsed(desk.get("/desk/")), "name")]
    head, *found = rows(desk.get("/desk/to-check.csv"))
    assert [row[1].removeprefix("'") for row in found] == shown
    told = [dict(zip(head, row, strict=True)) for row in found]
    assert all("Phone number: " in row["why"] and int(row["points"]) > 0 for row in told)
    assert sum("readers dispute it" in row["why"] for row in told) == 2


def test_a_round_gives_no_link_away(desk: Signed) -> None:
    text = str(rows(desk.get("/desk/links/{round}.csv".format(**those_shown()))))
    for link in LinkRound.objects.order_by("pk").last().links.all():
        assert link.key not in text
    assert "/update/" not in text


# Kept under a name


def save(client: Signed, at: str, query: str, name: str = "Mine") -> HttpResponse:
    return client.post("/desk/filters/save/", {"at": at, "query": query, "name": name}, follow=True)


def test_the_filters_of_every_list_are_kept_under_a_name(desk: Signed) -> None:
    which = those_shown()
    for page, query in NARROWED.items():
        at = page.format(**which)
        response = save(desk, at, f"{query}&page=3&other=")
        assert response.request["PATH_INFO"] == at
        assert response.request["QUERY_STRING"] == query
        (kept,) = having(parsed(response), "saved-filters")[0].iter("a")
        assert (words(kept), kept.get("href"), kept.get("aria-current")) == ("Mine", f"{at}?{query}", "true")


def test_they_are_their_owners_alone_and_of_one_list(desk: Signed, curator: Signed) -> None:
    save(desk, "/desk/conflicts/", "state=KY")
    assert "Mine" not in words(curator.get("/desk/conflicts/"))
    assert "Mine" not in words(desk.get("/desk/reports/"))
    number = SavedFilter.objects.get().pk
    curator.post(f"/desk/filters/{number}/drop/", {"at": "/desk/conflicts/"})
    assert SavedFilter.objects.count() == 1
    gone = desk.post(f"/desk/filters/{number}/drop/", {"at": "/desk/conflicts/"}, follow=True)
    assert gone.request["PATH_INFO"] == "/desk/conflicts/"
    assert not SavedFilter.objects.exists()


def test_without_filters_there_is_nothing_to_keep(desk: Signed) -> None:
    assert "Save these filters" not in words(desk.get("/desk/conflicts/?state=&source=&page=1"))
    assert "Save these filters" in words(desk.get("/desk/conflicts/?state=OH"))
