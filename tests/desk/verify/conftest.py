"""A program to call."""

from __future__ import annotations

import pytest

from programs.models import Phone, Price, Program
from tests import make


@pytest.fixture
def program() -> Program:
    made = make.program(
        "Harbor", yes=["medicaid", "cbt"], no=["medicare"], website="https://harbor.example.org", weeks=8
    )
    dated = {"source": made.source, "observed_on": made.observed_on}
    Phone.objects.create(program=made, number="+15135550142", **dated)
    make.track(made, [(0, "18:00", "21:00"), (2, "18:00", "21:00"), (3, "18:00", "21:00")])
    Price.objects.create(
        program=made, cents=30_000, unit="week", basis="self_pay", valid_from=made.observed_on, **dated
    )
    return made
