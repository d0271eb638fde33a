"""Conflicts at the desk: side by side, decided one by one or all of a program at once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from programs.curation import Told, hear, record_statement, replace_facts
from programs.curation.ours import our_source
from programs.desk.conflicts import conflicts_of
from programs.models import Fact, Program, Term
from tests import make
from tests.desk.conftest import Signed
from tests.reading import having, parsed, part, words

pytestmark = pytest.mark.django_db

LIST = "/desk/conflicts/"


def today() -> Any:
    return timezone.localdate()


def disputed(name: str = "Harbor", by: str = "other", **fields: Any) -> Program:
    """A program of which our call says no Medicaid and 8 weeks, and another directory yes and 12."""
    program = make.program(name, yes=["medicaid"], **fields)
    told = Told(facts={"medicaid": False}, fields={"weeks": 8})
    hear(program, told, source=our_source("phone"), observed_on=today() - timedelta(20))
    other = make.source(by, name=f"Source {by}")
    replace_facts(
        {program.pk: {Term.objects.get(code="medicaid").pk: True}}, source=other, observed_on=today()
    )
    record_statement(program, "weeks", 12, source=other, observed_on=today())
    return program


def keys(program: Program) -> dict[str, str]:
    return {conflict.name: conflict.key for conflict in conflicts_of([program.pk]).get(program.pk, ())}


def decide(client: Signed, program: Program, **sent: str) -> Any:
    address = reverse("admin:decide_conflicts", args=[program.slug])
    shown = {f"d-{key}": "" for key in keys(program).values()}
    return client.post(address, {**shown, **sent}, follow=True)


def told(response: Any) -> str:
    return " ".join(words(each) for each in having(parsed(response), "messagelist"))


def test_both_sides_stand_beside_each_other_with_source_day_and_person(viewer: Signed) -> None:
    disputed()
    rows = [[words(cell) for cell in row] for row in part(parsed(viewer.get(LIST)), "tbody").iter("tr")]
    on, before = (f"{day:%b} {day.day}, {day.year}" for day in (today(), today() - timedelta(20)))
    assert rows == [
        ["Usual length in weeks", f"8 Phone call by our curators, {before}", f"12 Source other, {on}"],
        ["Medicaid", f"no Phone call by our curators, {before}", f"yes Source other, {on}"],
    ]


def test_one_is_accepted_and_one_kept(curator: Signed) -> None:
    program = disputed()
    named = keys(program)
    sent = {f"d-{named['Medicaid']}": "accept", f"d-{named['Usual length in weeks']}": "keep"}
    response = decide(curator, program, **sent, reason="Their web page says so")
    assert "Harbor: 1 accepted, 1 kept as shown." in told(response)
    program.refresh_from_db()
    assert (program.facts.get(term__code="medicaid", current=True).holds, program.weeks) == (True, 8)
    assert keys(program) == {}
    entry = Fact.history.filter(history_user=curator.user).last()
    assert entry.history_change_reason == "Their web page says so"


@pytest.mark.parametrize(("way", "weeks", "medicaid"), [("accept", 12, True), ("keep", 8, False)])
def test_all_of_a_program_are_decided_at_once(curator: Signed, way: str, weeks: int, medicaid: bool) -> None:
    program, other = disputed(), disputed("Other")
    decide(curator, program, all=way)
    program.refresh_from_db()
    assert (program.weeks, program.facts.get(term__code="medicaid", current=True).holds) == (weeks, medicaid)
    assert len(keys(other)) == 2


def test_what_was_left_for_later_still_waits(curator: Signed) -> None:
    program = disputed()
    assert "Nothing was decided." in told(decide(curator, program))
    assert len(keys(program)) == 2


def test_what_changed_in_the_meantime_is_not_decided_unseen(curator: Signed) -> None:
    program = disputed()
    old = keys(program)["Usual length in weeks"]
    record_statement(program, "weeks", 10, source=make.source("other"), observed_on=today())
    response = decide(curator, program, **{f"d-{old}": "accept"})
    assert "decided or changed by somebody else" in told(response)
    program.refresh_from_db()
    assert program.weeks == 8


def test_a_value_that_cannot_be_shown_is_refused_in_a_sentence(curator: Signed) -> None:
    program = make.program()
    hear(program, Told(fields={"website": "https://a.example.org"}), source=our_source(), observed_on=today())
    record_statement(program, "website", "nowhere", source=make.source("other"), observed_on=today())
    assert "Nothing was decided: Enter a valid URL." in told(decide(curator, program, all="accept"))
    assert len(keys(program)) == 1


def names(client: Signed, query: str) -> list[str]:
    heads = [form.find("h2/a") for form in having(parsed(client.get(f"{LIST}?{query}")), "conflicts")]
    return [words(head) for head in heads]


def test_they_are_listed_by_source_and_state(curator: Signed) -> None:
    disputed("Here", state="KY")
    disputed("There", by="third")
    third = make.source("third").pk
    assert names(curator, "state=ky") == ["Here"]
    assert names(curator, f"source={third}") == ["There"]
    assert len(names(curator, "")) == 2


@pytest.mark.parametrize(
    "query", ["state=ZZ", "source=x", "source=-1", "source=" + "9" * 40, "page=x", "state=%00", "source=½"]
)
def test_what_means_nothing_is_passed_over(viewer: Signed, query: str) -> None:
    disputed()
    assert viewer.get(f"{LIST}?{query}").status_code == 200


@pytest.mark.parametrize(
    "sent", [{"all": "x"}, {"d-": "accept"}, {"d-\x00": "keep"}, {"next": "//evil.example/"}]
)
def test_hostile_decisions_decide_nothing(curator: Signed, sent: dict[str, str]) -> None:
    program = disputed()
    response = curator.post(reverse("admin:decide_conflicts", args=[program.slug]), sent)
    assert response.headers["Location"] == LIST
    assert len(keys(program)) == 2


def test_without_conflicts_it_says_so(viewer: Signed) -> None:
    assert "0 programs with conflicts." in words(part(parsed(viewer.get(LIST)), "main"))


def test_a_viewer_reads_and_does_not_decide(viewer: Signed) -> None:
    program = disputed()
    assert not list(part(parsed(viewer.get(LIST)), "main").iter("button"))[1:]
    assert viewer.post(reverse("admin:decide_conflicts", args=[program.slug]), {}).status_code == 403


def test_a_page_of_many_takes_as_many_queries_as_of_one(viewer: Signed) -> None:
    counts = []
    for size in (1, 25):
        for number in range(size):
            disputed(f"Program {size}-{number}")
        viewer.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            viewer.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20
