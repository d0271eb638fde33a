"""A program's own staff: their programs, the same form, what became of it, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from programs.curation import proposing
from programs.models import Organization, Program, ProgramStaff, Proposal
from tests import make
from tests.desk.conftest import account, signed_in
from tests.desk.test_links import queries_of
from tests.reading import parsed, part, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours(program_member) -> Program:
    made = make.program("Blue Door", yes=["medicaid"], weeks=8)
    made.location.organization = program_member.user.program_staff.organization
    made.location.save()
    return made


@pytest.fixture
def theirs() -> Program:
    return make.program("Green Door", weeks=8)


def page(program: Program, rest: str = "") -> str:
    return f"/desk/ours/{program.pk}/{rest}"


def send(client: Any, program: Program, **raw: str) -> None:
    client.post(page(program, "start/"), {"do": "save", **raw})
    client.post(page(program, "check/"), {"do": "send"})


def listed(client: Any) -> str:
    return words(part(parsed(client.get("/desk/ours/")), "main"))


def test_one_sees_the_programs_of_ones_organization_alone(program_member, ours, theirs):
    text = listed(program_member)
    assert "Harbor House" in text
    assert "Blue Door" in text
    assert "Green Door" not in text
    assert "nothing yet" in text


@pytest.mark.parametrize("rest", ["", "start/", "check/"])
def test_the_programs_of_others_are_not_found(program_member, ours, theirs, rest):
    for method in (program_member.get, program_member.post):
        assert method(page(theirs, rest), {"do": "save", "weeks": "9"}).status_code == 404
    assert not Proposal.objects.exists()


def test_one_answers_in_the_same_form_and_sees_what_became_of_it(program_member, curator, ours):
    program_member.post(page(ours), {"do": "same", "section": "pays"})
    assert "begun, not sent" in listed(program_member)
    send(program_member, ours, weeks="10")
    proposal = Proposal.objects.get()
    assert (proposal.by, proposal.link, proposal.submitted_on) == (
        program_member.user,
        None,
        timezone.localdate(),
    )
    assert "waits for us since" in listed(program_member)
    assert "Thank you" in words(program_member.get(page(ours)))
    seen = proposing.fingerprint(proposal.answers)
    curator.post(
        f"/desk/proposals/{proposal.pk}/decide/", {"seen": seen, "do": "chosen", "d-field:weeks": "accept"}
    )
    assert "1 taken, 1 not" in listed(program_member)
    ours.refresh_from_db()
    assert ours.weeks == 10
    assert "Is this still right?" in words(program_member.get(page(ours)))


def test_nothing_changes_for_readers_until_a_curator_decides(program_member, ours):
    send(program_member, ours, weeks="10")
    ours.refresh_from_db()
    assert ours.weeks == 8


def test_what_was_sent_can_be_taken_back_until_somebody_has_edited_it(program_member, ours):
    send(program_member, ours, weeks="10")
    program_member.post(page(ours, "start/"), {"do": "save", "weeks": "12"})
    assert Proposal.objects.get().answers["start"]["raw"]["weeks"] == "10"
    program_member.post(page(ours), {"do": "reopen"})
    send(program_member, ours, weeks="12")
    proposal = Proposal.objects.get()
    assert proposal.answers["start"]["raw"]["weeks"] == "12"
    proposing.edit_answers(proposal, lambda kept: kept)
    assert "Change my answers" not in words(program_member.get(page(ours)))
    program_member.post(page(ours), {"do": "reopen"})
    assert Proposal.objects.get().submitted_on == timezone.localdate()


def test_colleagues_write_proposals_of_their_own(program_member, ours):
    other = signed_in(account("sam"))
    organization = program_member.user.program_staff.organization
    ProgramStaff.objects.create(user=other.user, organization=organization)
    send(program_member, ours, weeks="10")
    send(other, ours, weeks="11")
    assert set(Proposal.objects.values_list("by__username", flat=True)) == {"pat", "sam"}


def test_a_section_there_is_not_is_not_found(program_member, ours):
    assert program_member.get(page(ours, "wishes/")).status_code == 404


@pytest.mark.parametrize("data", [{"g0-name": "\x00"}, {"do": "add-time-99"}, {"weeks": "9" * 5000}, {}])
def test_whatever_is_sent_gets_an_answer(program_member, ours, data):
    for section in ("groups/", "start/", "phones/", ""):
        assert program_member.post(page(ours, section), data).status_code in (200, 303)


def test_the_list_takes_a_fixed_number_of_queries(program_member, ours):
    few = queries_of(program_member, "/desk/ours/")
    for number in range(15):
        more = make.program(f"Door {number}")
        more.location.organization = ours.location.organization
        more.location.save()
        send(program_member, more, weeks="9")
    assert queries_of(program_member, "/desk/ours/") == few


def test_an_organization_without_programs_says_so(program_member):
    assert Organization.objects.filter(name="Harbor House").exists()
    assert "No program of your organization is on the list." in listed(program_member)
