"""Pairs that may be one and numbers of unlike owners, as curators decide on them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.models import ImportRun, NotSame, Phone, Program, SharedNumber, SourceRecord
from tests import make
from tests.reading import words

pytestmark = pytest.mark.django_db
LIST, NUMBERS = "/desk/duplicates/", "/desk/duplicates/numbers/"


def twins(name: str = "Harbor Light Recovery", number: str = "+15135550142") -> tuple[Program, Program]:
    """Two listings of one name, number and street."""
    pair = make.program(name), make.program(name)
    for program in pair:
        program.location.street = "100 Elm Street"
        program.location.save()
        Phone.objects.create(
            program=program, number=number, source=program.source, observed_on=program.observed_on
        )
    return pair


def decision(one: Program, other: Program, **more: str) -> dict[str, str]:
    return {"one": one.slug, "other": other.slug, **more}


def test_a_pair_is_shown_with_what_speaks_for_it(viewer):
    twins()
    make.program("Another Place", lat=30.0, lon=-90.0, city="Hattiesburg", state="MS", zip="39401")
    text = words(viewer.get(LIST))
    assert "1 pair to decide" in text
    assert "The names are the same." in text
    assert "The same street address." in text
    assert "Both have 513-555-0142." in text
    assert "Another Place" not in text


def test_a_viewer_reads_and_decides_nothing(viewer):
    one, other = twins()
    assert "Not the same" not in words(viewer.get(LIST))
    for page in ("merge", "apart"):
        assert viewer.post(f"{LIST}{page}/", decision(one, other)).status_code == 403


@pytest.mark.parametrize(("keep", "stays"), [("one", 0), ("other", 1)])
def test_an_editor_merges_and_chooses_which_stays(editor, keep, stays):
    pair = twins()
    answer = editor.post(f"{LIST}merge/", decision(*pair, keep=keep, reason="Same door"), follow=True)
    merged = Program.objects.get(status="merged")
    assert (merged, merged.merged_into) == (pair[1 - stays], pair[stays])
    last = merged.history.first()
    assert (last.history_user, last.history_change_reason) == (editor.user, "Same door")
    assert "0 pairs to decide" in words(answer)


def test_a_pair_that_is_not_the_same_is_not_asked_again(curator):
    one, other = twins()
    answer = curator.post(f"{LIST}apart/", decision(other, one), follow=True)
    assert "0 pairs to decide" in words(answer)
    assert NotSame.objects.get().by == curator.user


@pytest.mark.parametrize("page", ["merge", "apart"])
@pytest.mark.parametrize("other", ["no-such-program", "", "a\0b"])
def test_a_program_there_is_not_is_a_page_that_says_so(editor, page, other):
    one, _ = twins()
    assert editor.post(f"{LIST}{page}/", {"one": one.slug, "other": other}).status_code == 404


def test_what_cannot_be_merged_is_told_and_stays(editor):
    one, _ = twins()
    answer = editor.post(f"{LIST}merge/", decision(one, one), follow=True)
    assert "cannot be merged with itself" in words(answer)


def test_what_an_import_was_unsure_of_leads_until_it_is_decided(curator):
    one, other = make.program("Riverside"), make.program("Riverside Health", zip="45219")
    run = ImportRun.objects.create(source=one.source, started_at="2026-03-01T00:00Z")
    SourceRecord.objects.create(
        source=one.source, key="T_1", program=other, candidate=one, match="unsure", raw={}, digest="",
        observed_on=make.TODAY, first_run=run, last_run=run,
    )  # fmt: skip
    twins()
    text = words(curator.get(LIST))
    assert text.index("An import could not tell") < text.index("The same street address.")
    curator.post(f"{LIST}apart/", decision(one, other))
    assert SourceRecord.objects.get().match == "decided"
    assert "An import could not tell" not in words(curator.get(LIST))


def test_fictional_programs_are_never_paired_with_real_ones(viewer):
    one, _ = twins()
    one.source = make.source("demo", kind="demo")
    one.save()
    assert "0 pairs to decide" in words(viewer.get(LIST))


def test_a_number_of_unlike_owners_is_shown_until_somebody_looks(curator):
    for name in ("Harbor Light", "Quantum Dental"):
        held = make.program(name, organization=name)
        Phone.objects.create(
            program=held, number="+15135550150", source=held.source, observed_on=held.observed_on
        )
    assert "513-555-0150" in words(curator.get(NUMBERS))
    answer = curator.post(
        f"{NUMBERS}seen/", {"number": "+15135550150", "note": "A referral line"}, follow=True
    )
    assert "0 numbers to look at" in words(answer)
    seen = SharedNumber.objects.get()
    assert (seen.owners, seen.note, seen.by) == (
        ["Harbor Light", "Quantum Dental"],
        "A referral line",
        curator.user,
    )
    third = make.program("Oak", organization="Oak Street Legal")
    Phone.objects.create(program=third, number="+15135550150", source=third.source, observed_on=make.TODAY)
    assert "1 number to look at" in words(curator.get(NUMBERS))


def test_a_chains_number_is_not_shown(viewer):
    for town in range(4):
        site = make.program("Cedar House", organization="Cedar House", zip=f"4520{town}")
        Phone.objects.create(
            program=site, number="+15135550160", source=site.source, observed_on=site.observed_on
        )
    assert "0 numbers to look at" in words(viewer.get(NUMBERS))


@pytest.mark.parametrize("page", [LIST, NUMBERS])
def test_a_page_takes_as_many_queries_for_many_as_for_few(viewer, page):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert viewer.get(page).status_code == 200
        return len(caught)

    twins()
    queries()  # what Django keeps after a first answer is kept now
    few = queries()
    for number in range(8):
        twins(f"House {number}", f"+1513555010{number}")
    assert queries() == few
