"""What the desk shows of a program that was merged, and what waits on it."""

from __future__ import annotations

import pytest
from django.utils import timezone

from programs.curation import Doubt, merge, proposing, take_report
from programs.curation.experience import make_codes, take_experience
from programs.models import Program, Report
from tests import make
from tests.desk.conftest import Signed
from tests.desk.filled import filled
from tests.desk.test_proposals import sent_by
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Program, Program]:
    into = make.program("Blue Door", yes=["medicaid"])
    gone = make.program("Green Door", yes=["cbt"], source=make.source("other", name="Other"))
    return into, gone


def test_its_own_pages_open_and_lead_on(editor: Signed, pair):
    into, gone = pair
    merge(gone, into)
    change = f"/desk/programs/program/{gone.pk}/change/"
    for page in (change, f"/desk/programs/program/{gone.pk}/history/", f"/desk/history/{gone.slug}/"):
        assert editor.get(page, follow=True).status_code == 200, page
    assert editor.get(f"/desk/verify/{gone.slug}/")["Location"].endswith(f"/{into.slug}/")


def test_what_a_form_says_of_it_is_refused_in_a_sentence(editor: Signed, pair):
    into, gone = pair
    change = f"/desk/programs/program/{gone.pk}/change/"
    page = editor.get(change)
    said = filled(page, "program_form") | {"weeks": "8", "method": "phone", "on": f"{timezone.localdate()}"}
    merge(gone, into)
    text = editor.post(change, said, follow=True).content.decode()
    assert "Nothing was saved. Green Door" in text
    assert "was merged into Blue Door" in text
    assert not Program.objects.filter(weeks=8).exists()


def test_a_proposal_that_waits_is_decided_on_the_one_that_stays(editor: Signed, pair):
    into, gone = pair
    proposal = sent_by(gone, opening={"opening": "taking"})
    merge(gone, into)
    assert "Blue Door" in words(editor.get(f"/desk/proposals/{proposal.pk}/"))
    seen = proposing.fingerprint(proposal.answers)
    editor.post(f"/desk/proposals/{proposal.pk}/decide/", {"do": "all", "seen": seen})
    into.refresh_from_db()
    assert into.opening == "taking"


def test_what_was_taken_over_before_cannot_be_put_back_and_says_so(editor: Signed, pair):
    into, gone = pair
    proposal = sent_by(gone, opening={"opening": "taking"})
    seen = proposing.fingerprint(proposal.answers)
    editor.post(f"/desk/proposals/{proposal.pk}/decide/", {"do": "all", "seen": seen})
    page = words(editor.get(f"/desk/duplicates/merge/?one={into.slug}&other={gone.slug}"))
    assert "1 answer of its own that was taken over cannot be put back any more." in page
    merge(gone, into)
    answer = editor.post(f"/desk/proposals/{proposal.pk}/undo/", follow=True)
    assert "The program was merged since" in answer.content.decode()
    into.refresh_from_db()
    assert into.opening == "taking"


def test_a_report_that_waits_is_decided_on_the_one_that_stays(editor: Signed, pair):
    into, gone = pair
    take_report(Doubt(gone, "other", words="odd"), token="t", sender="192.0.2.1", today=timezone.localdate())
    merge(gone, into)
    page = words(editor.get("/desk/reports/"))
    assert "Blue Door" in page
    assert "Green Door" not in page
    assert Report.objects.get().program == into


def test_lists_of_work_do_not_have_it(editor: Signed, pair):
    into, gone = pair
    merge(gone, into)
    for page in ("/desk/", "/desk/conflicts/", "/desk/duplicates/", "/desk/quality/", "/desk/links/new/"):
        text = editor.get(page, follow=True)
        assert text.status_code == 200, page
        assert gone.slug not in text.content.decode(), page


def test_the_staff_of_its_organization_no_longer_answers_for_it(program_member: Signed, pair):
    into, gone = pair
    owner = program_member.user.program_staff.organization
    gone.location.organization = owner
    gone.location.save()
    merge(gone, into)
    assert "Green Door" not in words(program_member.get("/desk/ours/"))
    assert program_member.get(f"/desk/ours/{gone.pk}/").status_code == 404


def test_a_code_that_was_handed_out_for_it_counts_for_the_one_that_stays(pair):
    into, gone = pair
    today = timezone.localdate()
    (code,) = make_codes(gone, 1, today=today, expires_on=today, by=None)
    merge(gone, into)
    assert take_experience(code, {"respect": "yes"}, today=today) == into
    assert into.experiences.count() == 1
