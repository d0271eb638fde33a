"""A program that readers report on."""

from __future__ import annotations

import pytest

from programs.models import Phone, Price, Program
from tests import make


@pytest.fixture
def program() -> Program:
    made = make.program(
        "Harbor Light", yes=["medicaid", "cbt"], no=["medicare"], sessions=[(0, "18:00", "21:00")],
        opening="taking", opening_reported_on=make.TODAY, opening_source=make.source(),
    )  # fmt: skip
    Program.objects.filter(pk=made.pk).update(slug="harbor")
    by = {"program": made, "source": made.source, "observed_on": made.observed_on}
    Phone.objects.create(**by, number="+15135550142")
    Price.objects.create(**by, cents=40_00, unit="session", basis="self_pay", valid_from=made.observed_on)
    return Program.objects.get(pk=made.pk)
