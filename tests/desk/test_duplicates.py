"""Pairs that may be one and numbers of unlike owners, as curators decide on them."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.curation import Told, hear, keep_apart, merge
from programs.curation.verifying import verify
from programs.models import ImportRun, NotSame, Phone, Program, SharedNumber, SourceRecord
from tests import make
from tests.reading import links, parsed, words

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
    assert viewer.get(f"{LIST}merge/", decision(one, other)).status_code == 403
    for page in ("merge", "apart"):
        assert viewer.post(f"{LIST}{page}/", decision(one, other)).status_code == 403


def merge_page(client, into: Program, gone: Program) -> str:
    """The address of what merging them would do."""
    return f"{LIST}merge/?one={into.slug}&other={gone.slug}"


def agree(client, into: Program, gone: Program, **said: str):
    """Merge them as somebody does who has read the page."""
    page = merge_page(client, into, gone)
    (mark,) = re.findall(r'name="agreed" value="(\w+)"', client.get(page).content.decode())
    return client.post(page, {"agreed": mark, **said}, follow=True)


@pytest.mark.parametrize("stays", [0, 1])
def test_an_editor_merges_and_chooses_which_stays(editor, stays):
    pair = twins()
    into, gone = pair[stays], pair[1 - stays]
    assert f"?one={into.slug}&other={gone.slug}" in " ".join(links(parsed(editor.get(LIST))))
    answer = agree(editor, into, gone, reason="Same door")
    merged = Program.objects.get(status="merged")
    assert (merged, merged.merged_into) == (gone, into)
    last = merged.history.first()
    assert (last.history_user, last.history_change_reason) == (editor.user, "Same door")
    assert "0 pairs to decide" in words(answer)


def test_the_page_says_everything_that_a_merge_does_and_that_there_is_no_way_back(editor):
    into, gone = twins()
    make.facts(into, yes=["medicaid", "cbt"])
    make.facts(gone, yes=["dbt"], no=["medicaid"])
    make.track(gone, [(0, "18:00", "21:00")])
    call = make.source("call", name="Phone call", kind="curator")
    hear(
        gone,
        Told(fields={"weeks": 8, "location.street": "9 Oak Street"}),
        source=call,
        observed_on=make.TODAY,
    )
    verify(gone, Told(facts={"dbt": True}), method="phone", on=make.TODAY, by=None)
    keep_apart(into, gone, by=editor.user)
    text = words(editor.get(merge_page(editor, into, gone)))
    for sentence in (
        f"{gone.get_absolute_url()} leads to {into.get_absolute_url()} from now on",
        "2 facts go along. 1 of the same kind is there already; the second stays as history.",
        "They differ on Medicaid: readers will see yes.",
        "Usual length in weeks, as Phone call had it: 8.",
        "Phone numbers: 513-555-0142.",
        "1 group schedule goes along.",
        "1 check goes along.",
        "1 check of it cannot be taken back any more.",
        f"Street is that of {into.slug}. Not taken over: 9 Oak Street (Phone call, 2026-03-02).",
        "edith found on",
        "There is no way back.",
    ):
        assert sentence in text


def test_what_the_page_says_comes_true(editor):
    into, gone = twins()
    make.facts(into, yes=["medicaid", "cbt"])
    make.facts(gone, yes=["dbt"], no=["cbt"])
    call = make.source("call", name="Phone call", kind="curator")
    told = Told(facts={"cbt": False}, phones=({"number": "+15135550177"},))
    hear(gone, told, source=call, observed_on=make.TODAY)
    page = words(editor.get(merge_page(editor, into, gone)))
    assert "2 facts go along." in page
    assert "readers will see no." in page
    assert "Phone numbers: 513-555-0177." in page
    agree(editor, into, gone)
    assert into.facts.count() == 4
    assert into.facts.get(term__code="cbt", current=True).holds is False
    assert [phone.display for phone in into.phones.all()] == ["513-555-0177"]


def test_looking_writes_nothing(editor):
    into, gone = twins()
    with CaptureQueriesContext(connection) as caught:
        editor.get(merge_page(editor, into, gone))
    assert not [
        each for each in caught if "programs_" in each["sql"] and not each["sql"].startswith("SELECT")
    ]


@pytest.mark.parametrize("agreed", ["", "something else"])
def test_nothing_is_merged_that_nobody_has_looked_at(editor, agreed):
    into, gone = twins()
    answer = editor.post(merge_page(editor, into, gone), {"agreed": agreed}, follow=True)
    assert "something changed since you looked" in words(answer)
    assert not Program.objects.filter(status="merged").exists()


def test_what_changed_since_is_looked_at_again(editor):
    into, gone = twins()
    page = merge_page(editor, into, gone)
    (mark,) = re.findall(r'name="agreed" value="(\w+)"', editor.get(page).content.decode())
    make.facts(gone, yes=["dbt"])
    assert "Look again" in words(editor.post(page, {"agreed": mark}, follow=True))
    assert not Program.objects.filter(status="merged").exists()


def test_a_pair_that_was_merged_in_the_meantime_says_so(editor):
    into, gone = twins()
    merge(gone, into)
    for pair in ((into, gone), (gone, into)):
        assert "was merged before" in words(editor.post(merge_page(editor, *pair), {}, follow=True))


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
    assert editor.get(f"{LIST}merge/", {"one": one.slug, "other": other}).status_code == 404


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
