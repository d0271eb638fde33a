"""Two programs that are one: nothing that is known of either is lost, and old addresses lead on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from programs import curation
from programs.curation import Told, bulk, hear, keep_apart, merge, verifying
from programs.curation.verifying import note_attempt
from programs.models import (
    Fact,
    NotSame,
    Phone,
    Program,
    Sample,
    SearchRow,
    Source,
    SourceRecord,
    Suggestion,
    Verification,
)
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


def test_its_name_is_that_of_the_one_that_stays_whoever_named_the_other(pair, call):
    into, gone = pair
    hear(gone, Told(fields={"name": "Another Name"}), source=call, observed_on=DAY)
    merge(gone, into)
    before = into.name
    into.refresh_from_db()
    assert into.name == before


def test_what_somebody_chose_later_is_not_undone_by_an_older_word(pair, call):
    """A curator preferred the directory's weeks on the one that stays; an older call spoke of the other."""
    into, gone = pair
    hear(gone, Told(fields={"weeks": 12}), source=call, observed_on=DAY - timedelta(days=9))
    for weeks, source, day in ((6, into.source, None), (10, make.source("site", kind="program"), DAY)):
        told = Told(fields={"weeks": weeks})
        hear(into, told, source=source, observed_on=DAY - timedelta(20), decided=bool(day), decided_on=day)
    merge(gone, into)
    into.refresh_from_db()
    assert into.weeks == 10
    assert set(into.statements.filter(field="weeks").values_list("value", flat=True)) == {6, 10, 12}


def test_who_looks_after_it_and_what_was_tried_go_along(pair):
    into, gone = pair
    carla = User.objects.create_user("carla")
    Program.objects.filter(pk=gone.pk).update(assigned_to=carla, mail="front@gone.example.org")
    note_attempt(gone, method="phone", on=DAY, by=carla)
    Suggestion.objects.create(reference="ABC", name="Gone", received_on=DAY, program=gone)
    merge(gone, into)
    into.refresh_from_db()
    assert (into.assigned_to, into.mail) == (carla, "front@gone.example.org")
    assert (into.attempts.count(), Suggestion.objects.get().program) == (1, into)


def test_who_looks_after_the_one_that_stays_goes_on_to(pair):
    into, gone = pair
    ana, bea = (User.objects.create_user(name) for name in ("ana", "bea"))
    Program.objects.filter(pk=into.pk).update(assigned_to=ana, mail="into@example.org")
    Program.objects.filter(pk=gone.pk).update(assigned_to=bea, mail="gone@example.org")
    merge(gone, into)
    into.refresh_from_db()
    assert (into.assigned_to, into.mail) == (ana, "into@example.org")


def test_what_is_not_the_same_as_one_is_not_the_same_as_the_other(pair):
    into, gone = pair
    third, last = make.program(), make.program()
    keep_apart(third, gone)
    keep_apart(last, gone)
    keep_apart(last, into)
    keep_apart(gone, into)
    merge(gone, into)
    assert set(NotSame.objects.values_list("one", "other")) == {(into.pk, third.pk), (into.pk, last.pk)}


def test_a_check_of_the_one_that_went_cannot_be_taken_back_and_says_so(pair):
    into, gone = pair
    check = verifying.verify(gone, Told(facts={"dbt": True}), method="phone", on=DAY, by=None)
    merge(gone, into)
    with pytest.raises(ValidationError, match="cannot be taken back"):
        verifying.undo(check, by=None)
    assert into.verifications.count() == 1
    assert shown(into)["dbt"] is True


def test_nothing_is_said_of_a_program_that_was_merged_in_the_meantime(pair, call):
    into, gone = pair
    merge(gone, into)
    with pytest.raises(ValidationError, match=f"merged into {into.name}"):
        verifying.verify(gone, Told(facts={"dbt": True}), method="phone", on=DAY, by=None)
    fact = Fact.objects.filter(program=gone).first() or into.facts.first()
    with pytest.raises(ValidationError, match="say it there"):
        curation.decide(gone, accepted=curation.Rows(facts=(fact.pk,)), on=DAY)
    assert not Verification.objects.exists()


def test_what_is_done_to_many_leaves_out_those_that_were_merged(pair, call):
    into, gone = pair
    merge(gone, into)
    chosen = Program.objects.filter(pk__in=[into.pk, gone.pk])
    carla = User.objects.create_user("carla")
    assert bulk.assign(chosen, to=carla, by=carla) == 1
    assert bulk.confirm(chosen, source=call, on=DAY, by=carla) == 1
    assert bulk.close(chosen, method="phone", on=DAY, by=carla) == 1


def test_a_month_that_was_measured_keeps_what_readers_saw_of_it(pair):
    into, gone = pair
    sample = Sample.objects.create(month=DAY.replace(day=1), seed="s", population=2, drawn_on=DAY)
    for position, program in enumerate(pair):
        sample.drawn.create(program=program, position=position, shown={"name": program.name})
    merge(gone, into)
    assert set(sample.drawn.values_list("program", "shown__name")) == {
        (into.pk, into.name), (gone.pk, gone.name)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("gone_is", "into_is", "sees"),
    [("published", "draft", "a draft"), ("closed", "draft", "a draft"), ("published", "closed", "closed")],
)
def test_readers_never_lose_a_program_by_a_merge(pair, gone_is, into_is, sees):
    into, gone = pair
    for program, status in ((into, into_is), (gone, gone_is)):
        closed = DAY if status == "closed" else None
        Program.objects.filter(pk=program.pk).update(status=status, closed_on=closed)
    with pytest.raises(ValueError, match=f"{into.slug} is {sees}, so readers would lose {gone.slug}"):
        merge(gone, into)
    merge(into, gone)


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
