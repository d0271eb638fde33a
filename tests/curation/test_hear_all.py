"""Many words heard at once come to the same as one after another."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from programs.curation import Told, WholeTrack, hear, hear_all, told
from programs.models import (
    Fact,
    Location,
    Phone,
    Price,
    Program,
    SearchRow,
    Session,
    Source,
    Statement,
    Track,
)
from tests import make

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
TABLES = (Program, Location, Fact, Statement, Phone, Track, Session, Price)
"""With the search rows all that hearing writes."""


def group(name: str, *days: int) -> WholeTrack:
    return WholeTrack({"name": name}, tuple((day, time(18), time(21)) for day in days))


def price(cents: int, unit: str, **said: Any) -> dict[str, Any]:
    return {"cents": cents, "unit": unit, "basis": "self_pay", **said}


TOLD = st.builds(
    Told,
    facts=st.dictionaries(
        st.sampled_from(["medicaid", "cbt", "dbt"]), st.sampled_from([True, False, None]), max_size=3
    ),
    tracks=st.sampled_from([(), (group("Days", 0, 2),), (group("Days"), group("Evenings", 1, 4))]),
    ended=st.sampled_from([(), (), ("Nights",)]),
    prices=st.sampled_from(
        [(), (price(5, "week"),), (price(6, "week", valid_from=date(2026, 1, 1)), price(7, "course"))]
    ),
    dropped=st.sampled_from([(), (), (("self_pay", "course"),)]),
    fields=st.sampled_from([{}, {}, {"weeks": 8}, {"location.street": "2 B Street"}, {"status": "closed"}]),
    phones=st.sampled_from([None, None, ({"number": "+15135550142"},)]),
)
SAID = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), TOLD), min_size=1, max_size=8)


@pytest.fixture
def programs() -> list[Program]:
    made = [make.program(yes=["medicaid"], no=["dbt"]) for _ in range(3)]
    itself = make.source("itself", kind="program")
    own = Told(facts={"medicaid": False, "cbt": True}, tracks=(group("Nights", 5),), fields={"weeks": 6})
    hear(made[0], own, source=itself, observed_on=DAY)
    neighbour = make.program()
    Program.objects.filter(pk=neighbour.pk).update(location=made[1].location)
    return made


@pytest.fixture
def call() -> Source:
    return make.source("call", kind="curator")


@pytest.mark.parametrize("at_once", [100, 2])
@settings(
    max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(said=SAID, kind=st.sampled_from(["curator", "program", "directory"]))
def test_many_words_at_once_come_to_the_same_as_one_after_another(
    places, programs: list[Program], monkeypatch: pytest.MonkeyPatch, at_once: int, said: Any, kind: str
) -> None:
    monkeypatch.setattr(told, "AT_ONCE", at_once)
    who = {"source": make.source(f"word-of-{kind}", kind=kind), "by": person(), "reason": "As they say"}
    with undone():
        for number, days, words in said:
            hear(programs[number], words, observed_on=DAY + timedelta(days), **who)
        expected = everything()
    with undone():
        before = by_id()
        hear_all([(programs[n].pk, DAY + timedelta(days), words) for n, days, words in said], **who)
        assert everything() == expected
        assert_every_change_is_in_the_history(before, who)


class undone:  # noqa: N801 (read as a word)
    """What is written inside is taken back at the end."""

    def __enter__(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()

    def __exit__(self, *trouble: Any) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(*trouble)


def person() -> Any:
    return get_user_model().objects.get_or_create(username="ana")[0]


def everything() -> dict[str, list[Any]]:
    """Every table without its ids, and each program's search row."""
    names = {Track: "name", Location: "street"}
    state: dict[str, list[Any]] = {}
    for model in TABLES:
        rows = []
        for row in model.objects.all():
            kept = {f.name: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key}
            for pointed, name in names.items():
                if pointed._meta.model_name in kept:
                    kept[pointed._meta.model_name] = getattr(getattr(row, pointed._meta.model_name), name)
            rows.append(sorted(kept.items()))
        state[model.__name__] = sorted(rows, key=repr)
    state["search"] = sorted(
        SearchRow.objects.values_list("program", "words", "packed"), key=lambda row: row[0]
    )
    return state


def by_id() -> dict[tuple[type, int], dict[str, Any]]:
    return {(model, row["id"]): row for model in TABLES for row in model.objects.values()}


def assert_every_change_is_in_the_history(before: dict[Any, dict[str, Any]], who: dict[str, Any]) -> None:
    after = by_id()
    for key in before.keys() | after.keys():
        if before.get(key) == after.get(key):
            continue
        model, pk = key
        last = model.history.filter(id=pk).order_by("history_id").last()
        assert (last.history_user, last.history_change_reason) == (who["by"], who["reason"])
        kept = {name: getattr(last, name) for name in (after.get(key) or before[key])}
        assert (last.history_type == "-") == (key not in after)
        assert key not in after or kept == after[key]


def test_what_was_before_stays_in_the_history(programs: list[Program], call: Source) -> None:
    listed = programs[1].facts.get(term__code="medicaid")
    hear_all([(programs[1].pk, DAY, Told(facts={"medicaid": False}))], source=call, by=person())
    past = Fact.history.filter(id=listed.pk).order_by("history_id")
    assert [(row.history_type, row.current, row.set_aside_on) for row in past] == [
        ("+", True, None), ("~", False, DAY),
    ]  # fmt: skip


def test_a_row_taken_away_is_told_once(programs: list[Program], call: Source) -> None:
    for holds in (True, None):
        hear_all([(programs[1].pk, DAY, Told(facts={"cbt": holds}))], source=call, by=person())
    kinds = Fact.history.filter(program=programs[1], term__code="cbt").values_list("history_type", flat=True)
    assert sorted(kinds) == ["+", "-"]


def test_how_many_programs_were_spoken_of(programs: list[Program], call: Source) -> None:
    words = [(programs[n].pk, DAY, Told(facts={"cbt": True})) for n in (0, 0, 1)]
    assert hear_all(words, source=call) == 2


@pytest.mark.parametrize(
    ("last", "error"),
    [
        (Told(facts={"no-such-term": True}), ValueError),
        (Told(fields={"no-such-field": True}), ValueError),
        (Told(tracks=(group("x" * 121),)), ValidationError),
        (Told(prices=(price(-1, "week"),)), ValidationError),
    ],
)
def test_all_is_written_or_nothing(
    programs: list[Program], call: Source, monkeypatch: pytest.MonkeyPatch, last: Told, error: type[Exception]
) -> None:
    monkeypatch.setattr(told, "AT_ONCE", 1)
    before = everything()
    words = [(programs[0].pk, DAY, Told(facts={"cbt": False})), (programs[1].pk, DAY, last)]
    with pytest.raises(error), transaction.atomic():
        hear_all(words, source=call)
    assert everything() == before


def test_of_a_program_there_is_not_nothing_is_said(programs: list[Program], call: Source) -> None:
    with pytest.raises(Program.DoesNotExist):
        hear_all([(10**9, DAY, Told(facts={"cbt": True}))], source=call)


def test_many_programs_take_hardly_more_queries_than_one(
    programs: list[Program], call: Source, django_assert_max_num_queries
) -> None:
    many = [make.program(yes=["medicaid"], refresh=False) for _ in range(90)]
    words = Told(
        facts={"medicaid": False, "cbt": True}, tracks=(group("Days", 0),), prices=(price(5, "week"),)
    )
    with django_assert_max_num_queries(60):
        hear_all([(one.pk, DAY, words) for one in many], source=call)
