"""Imports of rows whose programs were merged: nothing comes back, nothing is lost, nothing breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from programs.curation import Told, hear, keep_apart, merge
from programs.imports.reverting import revert
from programs.models import ImportRun, Phone, Program, Source, SourceRecord, Statement
from tests import make
from tests.imports.making import applied, apply, csv_file, different_rows, directory_row, facility, json_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]
NEXT, LATER = "national_directory_2025.csv", "national_directory_2026.csv"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Program, Program]:
    """The programs of rows T_1 and T_2; the second turned out to be the first."""
    apply(csv_file(tmp_path, different_rows(10)))
    into, gone = Program.objects.order_by("pk")[:2]
    merge(gone, into)
    return into, gone


def rows(*left_out: str, **changes: str) -> list[dict[str, str]]:
    """The ten rows again, without some of them, and with changes to T_2."""
    return [
        row | (changes if row["facility_id"] == "T_2" else {})
        for row in different_rows(10)
        if row["facility_id"] not in left_out
    ]


def still_one(into: Program, gone: Program) -> None:
    """The pair is as the merge left it, and no other program was made of its rows."""
    into.refresh_from_db()
    gone.refresh_from_db()
    assert (gone.status, gone.merged_into_id) == ("merged", into.pk)
    assert Program.objects.count() == 10


@pytest.mark.parametrize(
    ("left_out", "changes", "status"),
    [
        ((), {}, "published"),
        (("T_1",), {}, "published"),
        (("T_2",), {}, "published"),
        (("T_1", "T_2"), {}, "closed"),
        ((), {"name1": "Another Name", "street1": "9 Oak Street"}, "published"),
        (("T_1",), {"name1": "Another Name", "street1": "9 Oak Street"}, "published"),
        ((), {"facility_id": "T_99"}, "published"),
        (("T_1",), {"facility_id": "T_99"}, "published"),
        ((), {"facility_id": "T_1", "name1": "Program Number 1"}, "published"),
    ],
    ids=["as it was", "its own row gone", "the other row gone", "both gone", "renamed", "renamed alone",
         "under a new key", "under a new key alone", "under the key of the other"],
)  # fmt: skip
def test_what_becomes_of_the_rows_of_a_merged_pair(tmp_path, pair, left_out, changes, status):
    apply(csv_file(tmp_path, rows(*left_out, **changes), NEXT))
    still_one(*pair)
    assert pair[0].status == status
    assert pair[0].name == ("Program Number 1" if left_out != ("T_1",) else pair[0].name)
    apply(csv_file(tmp_path, rows(), LATER))
    still_one(*pair)
    assert (pair[0].status, pair[0].name) == ("published", "Program Number 1")


def test_a_pair_whose_own_row_is_gone_goes_by_the_other(tmp_path, pair):
    apply(csv_file(tmp_path, rows("T_1"), NEXT))
    still_one(*pair)
    assert pair[0].name == "Program Number 2"


def test_the_row_of_the_one_that_stays_leads_though_somebody_decided_about_it(tmp_path):
    """Its own row reads "decided" too once it was told apart from a third program."""
    apply(csv_file(tmp_path, different_rows(10)))
    into, gone, third = Program.objects.order_by("-pk")[:3]
    SourceRecord.objects.filter(program=into).update(match="unsure", candidate=third)
    keep_apart(into, third)
    merge(gone, into)
    apply(csv_file(tmp_path, different_rows(10), NEXT))
    still_one(into, gone)
    assert into.name == "Program Number 10"


def test_another_source_joins_the_one_that_stays_and_reopens_nothing(tmp_path, pair):
    into, gone = pair
    other = facility(name1="Program Number 2", street1="2 Elm Street")
    apply(json_file(tmp_path, other), on="2026-01-31")
    still_one(into, gone)
    assert SourceRecord.objects.get(source__slug="findtreatment").program == into
    apply(json_file(tmp_path, other | {"name1": "New Name", "street1": "7 Oak Street"}), on="2026-02-28")
    still_one(into, gone)


def test_a_run_taken_back_after_a_merge_leaves_the_merge(tmp_path, pair):
    into, gone = pair
    _, run = applied(csv_file(tmp_path, rows("T_1", name1="Another Name"), NEXT))
    revert(run)
    still_one(into, gone)
    assert (into.status, into.name) == ("published", "Program Number 1")


@pytest.mark.parametrize("older_stays", [True, False])
def test_a_run_taken_back_across_a_merge(tmp_path, older_stays):
    """The run brought one of the two; which of them stays makes no difference to what is shown."""
    apply(csv_file(tmp_path, different_rows(9)))
    _, run = applied(csv_file(tmp_path, different_rows(10), NEXT))
    ninth, tenth = Program.objects.order_by("pk")[8:]
    into, gone = (ninth, tenth) if older_stays else (tenth, ninth)
    merge(gone, into)
    revert(run)
    still_one(into, gone)
    assert (into.status, into.name) == ("published", "Program Number 9")
    apply(csv_file(tmp_path, different_rows(10), NEXT))
    still_one(into, gone)
    assert into.status == "published"


def test_the_first_run_taken_back_hides_the_one_that_stays_until_it_comes_again(tmp_path):
    _, run = applied(csv_file(tmp_path, different_rows(10)))
    into, gone = Program.objects.order_by("pk")[:2]
    merge(gone, into)
    revert(run)
    still_one(into, gone)
    assert into.status == "draft"
    apply(csv_file(tmp_path, different_rows(10)))
    still_one(into, gone)
    assert into.status == "published"


def test_a_chain_of_merges_takes_every_row_along(tmp_path, pair):
    into, gone = pair
    last = Program.objects.order_by("pk")[2]
    merge(into, last)
    for name, left_out in ((NEXT, ("T_3",)), (LATER, ())):
        apply(csv_file(tmp_path, rows(*left_out), name))
        assert set(Program.objects.filter(status="merged").values_list("pk", "merged_into")) == {
            (into.pk, last.pk), (gone.pk, last.pk),
        }  # fmt: skip
        assert Program.objects.published().count() == 8


def test_a_row_that_was_unsure_of_a_pair_that_is_one_by_now_waits_no_more(tmp_path):
    apply(csv_file(tmp_path, [directory_row("T_1")]))
    plan = apply(json_file(tmp_path, facility(name1="Harbor Light Recovery Center")), on="2026-01-31")
    assert len(plan.unsure) == 1
    into, gone = Program.objects.order_by("pk")
    merge(gone, into)
    again = apply(json_file(tmp_path, facility(name1="Harbor Light Recovery Center")), on="2026-02-28")
    assert again.waiting == 0


def test_a_doubt_about_a_third_program_outlives_the_merge(tmp_path):
    """The one that goes may be a third program: nobody decided that, so it is asked of the one that stays."""
    another = directory_row("T_2", name1="Quite Another", street1="5 Oak Street")
    apply(csv_file(tmp_path, [directory_row("T_1"), another]))
    apply(json_file(tmp_path, facility(name1="Harbor Light Recovery Center")), on="2026-01-31")
    third, into, gone = Program.objects.order_by("pk")
    merge(gone, into)
    record = SourceRecord.objects.get(source__slug="findtreatment")
    assert (record.program, record.candidate, record.match) == (into, third, "unsure")


def test_numbers_that_a_curator_put_right_stay_right(tmp_path):
    """Both rows list a number that is wrong; a curator said so of the one that goes."""
    apply(csv_file(tmp_path, [row | {"phone": "513-555-0199"} for row in different_rows(10)]))
    into, gone = Program.objects.order_by("pk")[:2]
    ours = make.source("call", name="Phone call", kind=Source.Kind.CURATOR)
    hear(gone, Told(phones=({"number": "+15135550142"},)), source=ours, observed_on=make.TODAY)
    merge(gone, into)
    assert [phone.number for phone in into.phones.all()] == ["+15135550142"]
    apply(csv_file(tmp_path, [row | {"phone": "513-555-0199"} for row in different_rows(10)], NEXT))
    assert [phone.number for phone in into.phones.all()] == ["+15135550142"]
    assert Statement.objects.get(program=into, field="phones", current=True).source == ours


def test_numbers_that_a_curator_put_right_on_the_one_that_stays_are_not_joined_by_wrong_ones(tmp_path):
    apply(csv_file(tmp_path, [row | {"phone": "513-555-0199"} for row in different_rows(10)]))
    into, gone = Program.objects.order_by("pk")[:2]
    ours = make.source("call", name="Phone call", kind=Source.Kind.CURATOR)
    hear(into, Told(phones=({"number": "+15135550142"},)), source=ours, observed_on=make.TODAY)
    merge(gone, into)
    apply(csv_file(tmp_path, [row | {"phone": "513-555-0199"} for row in different_rows(10)], NEXT))
    assert [phone.number for phone in into.phones.all()] == ["+15135550142"]
    assert Phone.objects.get(program=gone).number == "+15135550199"


@pytest.fixture
def across(tmp_path: Path) -> tuple[Program, Program]:
    """The programs of a row of the directory and of one of FindTreatment.gov, which are one."""
    apply(csv_file(tmp_path, [directory_row("T_1")]))
    apply(json_file(tmp_path, facility(name1="Quite Another", street1="9 Oak Street")), on="2026-01-31")
    listed, other = Program.objects.order_by("pk")
    return listed, other


@pytest.mark.parametrize("stays", [0, 1])
@pytest.mark.parametrize("reverted", ["samhsa-national-directory-2024", "findtreatment"])
def test_a_run_of_one_source_taken_back_leaves_the_merged_program_to_the_other(across, stays, reverted):
    into, gone = across[stays], across[1 - stays]
    merge(gone, into)
    run = ImportRun.objects.get(source__slug=reverted)
    revert(run)
    into.refresh_from_db()
    gone.refresh_from_db()
    assert (into.status, gone.status, gone.merged_into) == ("published", "merged", into)
    if into.source.slug != reverted:
        assert not into.facts.filter(source__slug=reverted).exists()
    assert into.facts.exclude(source__slug=reverted).exists()


@pytest.mark.parametrize("stays", [0, 1])
def test_a_merged_program_closes_once_neither_source_lists_it(tmp_path, across, stays):
    into, gone = across[stays], across[1 - stays]
    merge(gone, into)
    apply(
        csv_file(tmp_path, [directory_row("T_5", name1="New House", street1="5 Elm Street")], NEXT),
        allow=True,
    )
    into.refresh_from_db()
    assert into.status == "published"
    new = facility(frid="n", name1="Far House", street1="6 Elm Street")
    apply(json_file(tmp_path, new), on="2026-02-28", allow=True)
    into.refresh_from_db()
    assert into.status == "closed"
    apply(json_file(tmp_path, new, facility(name1="Quite Another", street1="9 Oak Street")), on="2026-03-31")
    into.refresh_from_db()
    gone.refresh_from_db()
    assert (into.status, gone.status) == ("published", "merged")
