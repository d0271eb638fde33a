"""Reports and other sources' words, shown where they are about, and decided there."""

from __future__ import annotations

from datetime import timedelta

import pytest

from programs.curation import Told, hear, record_statement
from programs.curation.ours import our_source
from programs.models import Program, Report, Term
from tests import make
from tests.desk.conftest import Signed
from tests.reading import having, parsed, words

from .calling import address, report, save, today

pytestmark = pytest.mark.django_db


def test_reports_stand_at_their_question_and_are_decided_with_the_call(
    curator: Signed, program: Program
) -> None:
    right, wrong = report(program, about="phone", words="A bakery"), report(program, about="schedule")
    later = report(program, about="fact", term=Term.objects.get(code="cbt"))
    tree = parsed(curator.get(address(program)))
    by_id = {each.get("id"): words(each) for each in having(tree, "ask")}
    assert "The phone number is wrong. “A bakery”" in by_id["q-phones"]
    assert "The days or times are wrong" in by_id["q-groups"]
    assert "(Cognitive behavioral therapy (CBT))" in by_id["q-others"]
    save(
        curator, program, p0_number="513-555-0150",
        **{f"r-{right.pk}": "accepted", f"r-{wrong.pk}": "declined"},
    )  # fmt: skip
    states = dict(Report.objects.values_list("pk", "state"))
    assert states == {right.pk: "accepted", wrong.pk: "declined", later.pk: "waiting"}


def test_what_another_source_says_stands_at_its_question_and_is_settled_by_the_call(
    curator: Signed, program: Program
) -> None:
    hear(program, Told(fields={"weeks": 8}), source=our_source(), observed_on=today() - timedelta(9))
    record_statement(program, "weeks", 12, source=make.source("other", name="Other"), observed_on=today())
    tree = parsed(curator.get(address(program)))
    assert "says otherwise. Usual length in weeks: 12" in words(having(tree, "against")[0])
    save(curator, program, s_start="same")
    assert not having(parsed(curator.get(address(program))), "against")
