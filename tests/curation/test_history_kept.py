"""Whatever a person does, the history says who and why, and its newest rows read as the tables do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Max

from programs.curation import (
    Rows,
    Told,
    WholeTrack,
    bulk,
    decide,
    draw_sample,
    hear,
    merge,
    publish_sample,
    record_call,
    reopen_call,
    verifying,
    withdraw_sample,
)
from programs.curation.noting import BEFORE
from programs.models import Fact, Phone, Program, Source, Statement
from tests import make

pytestmark = pytest.mark.django_db
DAY = make.TODAY
REMEMBERED = [model for model in apps.get_app_config("programs").get_models() if hasattr(model, "history")]
EVERYTHING = Told(
    facts={"medicaid": False, "cbt": True, "dbt": None},
    fields={
        "name": "Ours", "website": "https://ours.example.org", "weeks": 8, "status": "published",
        "location.street": "9 Oak Street", "organization.name": "Ours", "opening": ["taking", None],
    },
    phones=({"number": "+15135550142"},),
    tracks=(WholeTrack({"name": "Evening"}, ((0, time(18), time(21)),)),),
    prices=({"cents": 300_00, "unit": "week", "basis": "self_pay"},),
)  # fmt: skip


@pytest.fixture
def ana() -> User:
    return User.objects.create_user("ana")


@pytest.fixture
def program() -> Program:
    """A program of which its directory and it itself say something, with numbers and groups."""
    made = make.program(yes=["medicaid", "dbt"], website="https://a.example.org")
    make.track(made, [(0, "18:00", "21:00")])
    Phone.objects.create(program=made, number="+15135550100", source=made.source, observed_on=DAY)
    itself = make.source("itself", name="Itself", kind=Source.Kind.PROGRAM)
    told = Told(facts={"medicaid": False, "dbt": False}, fields={"website": "https://b.example.org"})
    hear(made, told, source=itself, observed_on=DAY, reason="Before")
    make.program(yes=["medicaid", "cbt"], source=make.source("other"))
    return Program.objects.get(pk=made.pk)


def newest() -> dict[Any, int]:
    """The newest row of each history."""
    return {model: model.history.aggregate(last=Max("history_id"))["last"] or 0 for model in REMEMBERED}


def unsigned(before: dict[Any, int], by: User) -> list[str]:
    """The history rows since then that lack who or why."""
    rows = [row for model, last in before.items() for row in model.history.filter(history_id__gt=last)]
    assert rows
    return [
        f"{row} {row.history_type} {row.history_user} {row.history_change_reason}"
        for row in rows
        if row.history_change_reason != BEFORE and not (row.history_user == by and row.history_change_reason)
    ]


def untrue() -> list[str]:
    """The rows whose newest history reads otherwise, and those whose history goes on after they are gone."""
    found = []
    for model in REMEMBERED:
        columns = [field.attname for field in model._meta.concrete_fields]
        rows = {row["id"]: row for row in model.objects.values(*columns)}
        last: dict[int, Any] = {}
        for past in model.history.order_by("history_date", "history_id").values(*columns, "history_type"):
            last[past["id"]] = past
        for pk, past in last.items():
            kind = past.pop("history_type")
            if (pk in rows) == (kind == "-") or (pk in rows and rows[pk] != past):
                differs = {name for name in past if pk in rows and rows[pk][name] != past[name]}
                found.append(f"{model.__name__} {pk} {kind} {differs}")
    return found


def check(program: Program, ana: User) -> Any:
    return verifying.verify(program, EVERYTHING, method="phone", on=DAY, by=ana, note="Kim said so")


def checked_and_taken_back(program: Program, ana: User) -> None:
    verifying.undo(check(program, ana), by=ana)


def decided(program: Program, ana: User) -> None:
    fact = Fact.objects.filter(program=program, current=False).first()
    said = Statement.objects.filter(program=program, current=False).first()
    accepted = Rows(facts=(fact.pk,), statements=(said.pk,))
    decide(program, accepted=accepted, on=DAY, by=ana)


def merged_into_another(program: Program, ana: User) -> None:
    check(program, ana)
    other = Program.objects.get(source__slug="other")
    merge(program, other, by=ana)


def merged_with_another(program: Program, ana: User) -> None:
    other = Program.objects.get(source__slug="other")
    check(other, ana)
    merge(other, program, by=ana)


def closed_opened_assigned_and_confirmed(program: Program, ana: User) -> None:
    chosen = Program.objects.filter(pk=program.pk)
    bulk.close(chosen, method="phone", on=DAY, by=ana, reason="Nobody there")
    bulk.publish(chosen, method="phone", on=DAY + timedelta(1), by=ana, reason="They are back")
    bulk.assign(chosen, to=ana, by=ana)
    bulk.confirm(chosen, source=program.source, on=DAY + timedelta(2), by=ana)


def sampled(program: Program, ana: User) -> None:
    sample = draw_sample(DAY, today=DAY, size=2, by=ana)
    row, last = sample.drawn.all()
    record_call(row, dict.fromkeys(row.shown, "yes"), on=DAY, by=ana)
    reopen_call(row, by=ana)
    record_call(row, dict.fromkeys(row.shown, "yes"), on=DAY, by=ana)
    record_call(last, dict.fromkeys(last.shown, "yes"), on=DAY, by=ana)
    publish_sample(sample, on=DAY, by=ana)
    withdraw_sample(sample, reason="A wrong number", by=ana)


@pytest.mark.parametrize(
    "act",
    [check, checked_and_taken_back, decided, merged_into_another, merged_with_another,
     closed_opened_assigned_and_confirmed, sampled],
)  # fmt: skip
def test_every_row_of_the_history_says_who_and_why_and_is_true(program, ana, act: Callable[..., Any]):
    before = newest()
    act(program, ana)
    assert unsigned(before, ana) == []
    assert untrue() == []
