"""A call that nobody answered, and a check that is taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from programs.curation import Told, hear
from programs.models import Attempt, Program, Source, Verification
from tests import make
from tests.desk.conftest import Signed
from tests.reading import having, links, parsed, words

from .calling import address, as_shown, current, main_of, save, today

pytestmark = pytest.mark.django_db


def test_a_call_that_nobody_answered_is_noted_and_leads_on(curator: Signed, program: Program) -> None:
    before = program.checked_on
    sent = as_shown(curator, program) | {"unanswered": "1", "note": "Voice mail"}
    response = curator.post(f"{address(program)}?state=OH", sent)
    assert response.headers["Location"] == f"/desk/next/?state=OH&after={program.slug}"
    program.refresh_from_db()
    attempt = Attempt.objects.get()
    assert (attempt.note, attempt.by, program.checked_on) == ("Voice mail", curator.user, before)
    assert "Voice mail" in words(having(parsed(curator.get(address(program))), "tried")[0])


def test_answers_are_not_thrown_away_when_nobody_answered(curator: Signed, program: Program) -> None:
    response = save(curator, program, f_cbt="no", unanswered="1")
    assert "There are answers below." in words(main_of(response))
    assert not Attempt.objects.exists()


# Saved, and taken back


def test_after_saving_one_goes_on_or_takes_it_back(curator: Signed, program: Program) -> None:
    response = save(curator, program, f_cbt="no")
    page = curator.get(response.headers["Location"])
    done = having(parsed(page), "done")[0]
    check = Verification.objects.get()
    undo = reverse("admin:undo_check", args=[program.slug, check.pk])
    assert links(done) == [undo, f"/desk/next/?after={program.slug}"]
    response = curator.post(undo, follow=True)
    assert "Taken back: Phone call" in response.content.decode()
    assert current(program)["cbt"] == (True, "test-directory")
    assert not Verification.objects.exists()


def test_what_changed_since_is_named_when_a_check_is_taken_back(curator: Signed, program: Program) -> None:
    save(curator, program, f_cbt="no", s_phones="same", s_groups="same")
    itself = make.source("itself", kind=Source.Kind.PROGRAM)
    said = Told(facts={"cbt": True}, phones=({"number": "+15135550123"},))
    hear(program, said, source=itself, observed_on=today() + timedelta(1), decided=True)
    check = Verification.objects.get()
    response = curator.post(reverse("admin:undo_check", args=[program.slug, check.pk]), follow=True)
    assert (
        "Left as it is, because it was changed since: Cognitive behavioral therapy (CBT), Phone numbers."
        in response.content.decode()
    )


def test_a_check_that_keeps_no_way_back_cannot_be_taken_back(curator: Signed, program: Program) -> None:
    check = Verification.objects.create(program=program, on=today(), method="visit", source=program.source)
    undo = reverse("admin:undo_check", args=[program.slug, check.pk])
    assert undo not in links(main_of(curator.get(address(program))))
    assert "cannot be taken back" in curator.post(undo, follow=True).content.decode()
    check.delete()
    assert "was taken back already" in curator.post(undo, follow=True).content.decode()


@pytest.mark.parametrize("saved", ["x", "-1", "9" * 30, "½", "1%00"])
def test_an_address_that_names_no_check_shows_none(curator: Signed, program: Program, saved: str) -> None:
    response = curator.get(f"{address(program)}?saved={saved}")
    assert (response.status_code, having(parsed(response), "done")) == (200, [])
