"""What became of reports and suggestions: found by their reference, looked over, and opened again."""

from __future__ import annotations

from typing import Any

import pytest

from programs.models import Program, Report
from tests import make
from tests.desk.conftest import Signed
from tests.desk.test_reports import ANNA, BEN, decide, report, said
from tests.desk.test_suggestions import suggest
from tests.reading import parsed, words

pytestmark = pytest.mark.django_db

DECIDED = "/desk/reports/decided/"


@pytest.fixture
def program() -> Program:
    return make.program("Harbor Light")


def rows(response: Any) -> list[str]:
    return [words(row) for body in parsed(response).iter("tbody") for row in body.iter("tr")]


def test_what_became_of_a_report_is_found_by_its_reference(
    curator: Signed, viewer: Signed, program: Program
) -> None:
    first, other = report("phone", program, words="It rings at a shop."), report("price", program)
    decide(curator, program, "phone", "decline", note="Called: it is right.")
    assert len(rows(viewer.get(DECIDED))) == 1
    decide(curator, program, "price", note="Put right.")
    (found,) = rows(
        viewer.get(DECIDED, {"reference": f"{first.reference[:3]}-{first.reference[3:].lower()}"})
    )
    for part in (
        "The phone number is wrong",
        "It rings at a shop.",
        "Declined",
        "carla",
        "Called: it is right.",
    ):
        assert part in found
    assert [len(rows(viewer.get(DECIDED, {"state": state}))) for state in ("accepted", "declined", "x")] == [
        1,
        1,
        2,
    ]
    assert rows(viewer.get(DECIDED, {"reference": "BCDFGHJKM\x00"})) == []
    assert "Put right." in rows(viewer.get(DECIDED, {"reference": other.reference}))[0]


def test_what_became_of_suggestions_is_a_list_of_its_own(curator: Signed) -> None:
    one = suggest()
    curator.post(f"/desk/reports/suggestions/{one.pk}/", {"decision": "decline", "note": "A shop."})
    (found,) = rows(curator.get(DECIDED, {"list": "suggestions"}))
    assert "Pier House, Toledo, OH" in found
    assert "A shop." in found
    assert "wait again" not in found
    assert rows(curator.get(DECIDED)) == []


def test_a_report_that_was_decided_too_soon_waits_again_with_its_mark(
    curator: Signed, viewer: Signed, program: Program
) -> None:
    for sender in (ANNA, BEN):
        report("phone", program, sender)
    decide(curator, program, "phone", "decline", note="Too soon.")
    assert not Report.objects.disputes().exists()
    path = f"{DECIDED}{Report.objects.first().pk}/again/"
    assert viewer.post(path).status_code == 403
    assert "waits again" in said(curator.post(path, follow=True))
    assert Report.objects.disputes().get().decided_by is None
    assert "cannot wait again" in said(curator.post(path, follow=True))


def test_spam_does_not_come_back(curator: Signed, program: Program) -> None:
    spam = report("phone", program, words="Buy")
    curator.post(f"/desk/reports/spam/{spam.pk}/")
    assert "wait again" not in rows(curator.get(DECIDED))[0]
    assert "cannot wait again" in said(curator.post(f"{DECIDED}{spam.pk}/again/", follow=True))
