"""Two programs that are one: nothing that is known of either is lost, and old addresses lead on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from programs import curation
from programs.curation import Told, hear, keep_apart, merge
from programs.models import NotSame, Phone, Program, SearchRow, Source, SourceRecord, Verification
from tests import make
from tests.imports.making import apply, csv_file, different_rows
from tests.reading import words

pytestmark = pytest.mark.django_db
DAY = make.TODAY


@pytest.fixture
def pair() -> tuple[Program, Program]:
    other = make.source("other-directory", name="Other Directory")
    return make.program(yes=["medicaid", "cbt"]), make.program(yes=["medicaid"], no=["dbt"], source=other)


@pytest.fixture
def call() -> Source:
    return make.source("call", name="Phone call", kind=Source.Kind.CURATOR)


def shown(program: Program) -> dict[str, bool]:
    return dict(program.facts.filter(current=True).values_list("term__code", "holds"))


def test_what_both_say_stands_on_the_one_that_stays(pair):
    into, gone = pair
    merge(gone, into)
    assert shown(into) == {"medicaid": True, "cbt": True, "dbt": False}
    assert set(into.facts.values_list("source__slug", flat=True)) == {"test-directory", "other-directory"}


def test_the_one_that_goes_is_in_no_search_any_more(pair):
    into, gone = pair
    merge(gone, into)
    gone.refresh_from_db()
    assert (gone.status, gone.merged_into) == ("merged", into)
    assert list(SearchRow.objects.values_list("program", flat=True)) == [into.pk]


def test_its_address_leads_on_in_both_languages_with_the_search(client, pair):
    into, gone = pair
    merge(gone, into)
    for prefix in ("", "/es"):
        response = client.get(f"{prefix}/programs/{gone.slug}/?near=45202&when=evening")
        assert response.status_code == 301
        assert response["Location"] == f"{prefix}/programs/{into.slug}/?near=45202&when=evening"


@pytest.mark.parametrize("page", ["/compare/", "/call-sheet/"])
def test_links_to_it_show_the_one_that_stays_once(client, pair, page):
    into, gone = pair
    third = make.program("Third House")
    merge(gone, into)
    text = words(client.get(f"{page}?p={gone.slug}&p={into.slug}&p={third.slug}"))
    assert into.name in text
    assert third.name in text
    assert gone.slug not in text


def test_addresses_that_led_to_it_lead_to_the_last(client, pair):
    into, gone = pair
    first = make.program()
    merge(first, gone)
    merge(gone, into)
    assert client.get(first.get_absolute_url())["Location"] == into.get_absolute_url()


def test_rows_go_along_except_those_that_are_there_already(pair):
    into, gone = pair
    for program in pair:
        Phone.objects.create(program=program, number="+15135550142", source=program.source, observed_on=DAY)
    Phone.objects.create(program=gone, number="+15135550199", source=gone.source, observed_on=DAY)
    Verification.objects.create(program=gone, on=DAY, method="phone", source=gone.source)
    merge(gone, into)
    assert sorted(into.phones.values_list("number", flat=True)) == ["+15135550142", "+15135550199"]
    assert (gone.phones.count(), into.verifications.count()) == (1, 1)


def test_a_curators_word_goes_along_and_stands(pair, call):
    into, gone = pair
    told = Told(facts={"dbt": True}, fields={"weeks": 8, "location.street": "1 Elsewhere"})
    hear(gone, told, source=call, observed_on=DAY)
    merge(gone, into)
    into.refresh_from_db()
    assert (shown(into)["dbt"], into.weeks) == (True, 8)
    assert into.location.street != "1 Elsewhere"


def test_a_word_the_other_has_of_the_same_source_is_not_overwritten(pair, call):
    into, gone = pair
    hear(into, Told(facts={"cbt": False}, fields={"weeks": 6}), source=call, observed_on=DAY)
    later = DAY + timedelta(days=1)
    hear(gone, Told(facts={"cbt": True}, fields={"weeks": 12}), source=call, observed_on=later)
    merge(gone, into)
    into.refresh_from_db()
    assert (shown(into)["cbt"], into.weeks) == (False, 6)
    assert gone.facts.get(term__code="cbt", source=call).holds is True


def test_both_keep_their_history(pair, call):
    into, gone = pair
    hear(gone, Told(fields={"weeks": 8}), source=call, observed_on=DAY)
    merge(gone, into, reason="Same door")
    assert gone.history.filter(weeks=8).exists()
    assert gone.history.first().history_change_reason == "Same door"
    assert into.facts.get(term__code="dbt").history.first().history_change_reason == "Same door"


@pytest.mark.parametrize("case", ["itself", "merged", "fictional"])
def test_what_cannot_be_one_is_refused_in_a_sentence(pair, case):
    into, gone = pair
    if case == "merged":
        merge(gone, make.program())
    if case == "fictional":
        Source.objects.filter(pk=gone.source_id).update(kind="demo")
        gone = Program.objects.get(pk=gone.pk)
    with pytest.raises(ValueError, match=r"\.$"):
        merge(into if case == "itself" else gone, into)
    assert shown(into) == {"medicaid": True, "cbt": True}


def test_not_the_same_is_remembered_once_whichever_comes_first(pair):
    one, other = pair
    assert keep_apart(other, one) == keep_apart(one, other)
    assert [(row.one, row.other) for row in NotSame.objects.all()] == [(one, other)]


@pytest.mark.usefixtures("places")
def test_the_next_import_finds_the_one_that_stays(tmp_path: Path):
    path = csv_file(tmp_path, different_rows(6))
    apply(path)
    into, gone = Program.objects.order_by("pk")[:2]
    merge(gone, into)
    plan = apply(csv_file(tmp_path, different_rows(6), name="national_directory_2025.csv"))
    assert (plan.new, plan.gone, plan.kept_open) == ([], [], [])
    gone.refresh_from_db()
    assert (gone.status, Program.objects.count(), Program.objects.published().count()) == ("merged", 6, 5)
    assert SourceRecord.objects.filter(program=into).count() == 2


def test_a_merge_is_searched_at_once(pair):
    into, gone = pair
    before = bytes(SearchRow.objects.get(program=into).packed)
    merge(gone, into)
    assert bytes(SearchRow.objects.get(program=into).packed) != before
    assert curation.refresh_rows() == 1
