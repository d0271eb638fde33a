"""Reviewing what programs propose: beside what is known, part by part, edited before, undone after."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from programs import answering, curation
from programs.curation import asking, proposing
from programs.desk import proposals as reading
from programs.desk.known import known
from programs.desk.proposals import Kind
from programs.models import Fact, Price, Program, Proposal
from tests import make
from tests.desk.test_links import queries_of
from tests.reading import parsed, part, words

pytestmark = pytest.mark.django_db

EVENING = {
    "name": "Evening", "audience": "Adults", "teens": "", "language": "", "delivery": "", "weeks": "",
    "times": [{"days": ["0", "2"], "start": "6 pm", "end": "9"}],
}  # fmt: skip


def today() -> Any:
    return timezone.localdate()


@pytest.fixture
def program() -> Program:
    return make.program("Blue Door", yes=["medicaid", "self-pay"], no=["tricare"], weeks=8)


def sent_by(program: Program, **sections: Any) -> Proposal:
    """What a program sent today by a link of its own."""
    made = asking.ask(
        Program.objects.filter(pk=program.pk), name="One", way="csv", expires_on=today() + timedelta(days=9)
    )
    proposal = proposing.proposal_by_link(made.links.get())
    there = known(program, today())
    for section, raw in sections.items():
        own = {name: one.value for name, one in answering.parts_in(section, there).items()}
        if raw is None:
            proposing.keep_answers(
                proposal, lambda kept, s=section, o=own: answering.still_correct(kept, s, o)
            )
        else:
            proposing.keep_answers(
                proposal, lambda kept, s=section, o=own, r=raw: answering.typed(kept, s, r, o)
            )
    proposing.submit(proposal, today())
    return Proposal.objects.get(pk=proposal.pk)


@pytest.fixture
def proposal(program) -> Proposal:
    return sent_by(
        program,
        pays={"medicaid": "no", "tricare": "no", "sliding-fee": "yes"},
        groups={"rows": [EVENING]},
        start={"weeks": "10"},
    )


def kinds(proposal: Proposal) -> dict[str, Kind]:
    program = Program.objects.get(pk=proposal.program_id)
    return {item.part: item.kind for item in reading.items(proposal, known(program, today()))}


def decide(client: Any, proposal: Proposal, do: str = "chosen", **choices: Any) -> Any:
    seen = proposing.fingerprint(Proposal.objects.get(pk=proposal.pk).answers)
    return client.post(
        f"/desk/proposals/{proposal.pk}/decide/", {"do": do, "seen": seen, **choices}, follow=True
    )


def standing(program: Program) -> dict[str, bool]:
    return dict(Fact.objects.filter(program=program, current=True).values_list("term__code", "holds"))


def test_each_part_stands_beside_what_is_known(viewer, proposal):
    assert kinds(proposal) == {
        "fact:medicaid": Kind.CHANGED, "fact:tricare": Kind.SAME, "fact:sliding-fee": Kind.NEW,
        "track:Evening": Kind.NEW, "field:weeks": Kind.CHANGED,
    }  # fmt: skip
    text = words(part(parsed(viewer.get(f"/desk/proposals/{proposal.pk}/")), "main"))
    assert "Medicaid changed The program says no Shown now yes Test Directory, survey of 2025" in text
    assert "Evening new The program says Mon Wed 6–9 pm, Adults Shown now not stated" in text
    assert "Left blank by the program, known from others, and not changed: Cash or self-pay." in text
    assert "Take over" not in text


def test_what_is_chosen_is_written_and_the_rest_stays(curator, program, proposal):
    choices = {"d-fact:medicaid": "accept", "d-field:weeks": "keep", "d-track:Evening": "accept"}
    assert "2 taken over" in decide(curator, proposal, **choices).content.decode()
    assert standing(program)["medicaid"] is False
    program.refresh_from_db()
    assert (program.weeks, program.tracks.count()) == (8, 1)
    decided = Proposal.objects.get()
    assert (decided.state, decided.decided_by) == ("accepted", curator.user)
    assert set(decided.taken["declined"]) == {
        "field:weeks",
        "fact:tricare",
        "fact:sliding-fee",
        "fact:self-pay",
    }


def test_the_form_as_it_is_shown_takes_everything_over(curator, program, proposal):
    response = curator.get(f"/desk/proposals/{proposal.pk}/")
    form = response.content.decode()
    assert form.count('value="accept" checked') == 5
    decide(curator, proposal, do="all")
    assert standing(program) == {"medicaid": False, "tricare": False, "sliding-fee": True, "self-pay": True}


def test_a_curators_newer_word_is_kept_unless_somebody_chooses_otherwise(curator, program, proposal):
    told = curation.Told(facts={"medicaid": True, "tricare": False})
    curation.hear(program, told, source=make.source("call", kind="curator"), observed_on=today())
    assert kinds(proposal)["fact:medicaid"] is Kind.CONFLICT
    assert kinds(proposal)["fact:tricare"] is Kind.SAME
    assert "a curator says otherwise" in words(curator.get(f"/desk/proposals/{proposal.pk}/"))
    decide(curator, proposal, do="all")
    assert standing(program)["medicaid"] is True
    proposing.undo_decision(Proposal.objects.get(), by=curator.user)
    decide(curator, proposal, **{"d-fact:medicaid": "accept"})
    assert standing(program)["medicaid"] is False


def test_a_curators_older_word_gives_way_to_the_programs_newer_one(program, proposal):
    told = curation.Told(facts={"medicaid": True})
    before = today() - timedelta(days=1)
    curation.hear(program, told, source=make.source("call", kind="curator"), observed_on=before)
    assert kinds(proposal)["fact:medicaid"] is Kind.CHANGED


def test_a_program_takes_back_its_own_word_alone(curator, program):
    decide(curator, sent_by(program, pays={"medicaid": "yes", "tricare": "no", "cigna": "yes"}), do="all")
    second = sent_by(program, pays={"medicaid": "", "tricare": "", "self-pay": ""})
    assert kinds(second) == {"fact:medicaid": Kind.GONE, "fact:tricare": Kind.GONE}
    decide(curator, second, do="all")
    assert standing(program) == {"medicaid": True, "tricare": False, "self-pay": True}


def test_groups_and_prices_that_are_gone_are_told_so(curator, program):
    track = make.track(program, [(0, "18:00", "21:00")])
    Price.objects.create(
        program=program, cents=100, unit="week", basis="self_pay", valid_from=make.TODAY,
        source=program.source, observed_on=make.TODAY,
    )  # fmt: skip
    gone = sent_by(program, groups={"rows": []}, price={})
    assert set(kinds(gone).values()) == {Kind.GONE}
    assert "does not meet any more" in words(curator.get(f"/desk/proposals/{gone.pk}/"))
    decide(curator, gone, do="all")
    assert not program.tracks.filter(pk=track.pk).exists()
    assert not program.prices.exists()


def test_declining_needs_a_reason(curator, proposal):
    response = decide(curator, proposal, do="decline", note=" ")
    assert "Say why in the note" in words(response)
    decide(curator, proposal, do="decline", note="Meant for another place")
    assert Proposal.objects.get().state == "declined"
    assert "Meant for another place" in words(curator.get(f"/desk/proposals/{proposal.pk}/"))


def test_a_decision_is_undone_with_all_that_was_there(curator, program, proposal):
    decide(curator, proposal, do="all")
    curator.post(f"/desk/proposals/{proposal.pk}/undo/")
    assert standing(program) == {"medicaid": True, "tricare": False, "self-pay": True}
    program.refresh_from_db()
    assert (program.weeks, program.tracks.count(), Proposal.objects.get().state) == (8, 0, "waiting")


def test_what_was_decided_or_changed_by_somebody_else_is_not_decided_again(curator, proposal):
    page = f"/desk/proposals/{proposal.pk}/"
    old = proposing.fingerprint(proposal.answers)
    proposing.edit_answers(proposal, lambda kept: answering.without(kept, "pays"))
    response = curator.post(f"{page}decide/", {"do": "all", "seen": old}, follow=True)
    assert "changed or decided on in the meantime" in response.content.decode()
    decide(curator, proposal, do="all")
    for path, data in (("decide/", {"do": "all", "seen": old}), ("decide/", {"do": "decline", "note": "x"})):
        assert "in the meantime" in curator.post(page + path, data, follow=True).content.decode()
    curator.post(f"{page}undo/")
    assert "in the meantime" in curator.post(f"{page}undo/", follow=True).content.decode()


def test_values_that_do_not_go_with_what_stands_are_refused_in_a_sentence(curator, program):
    curation.hear(
        program, curation.Told(fields={"max_age": 17}), source=make.source("call", kind="curator"),
        observed_on=today(),
    )  # fmt: skip
    proposal = sent_by(program, start={"min_age": "18", "max_age": "64", "weeks": "9"})
    response = decide(curator, proposal, **{"d-field:min_age": "accept", "d-field:weeks": "accept"})
    assert response.status_code == 400
    assert "Nothing was taken over" in words(response)
    assert 'name="d-field:max_age" value="keep" checked' in response.content.decode()
    assert Proposal.objects.get().state == "waiting"


def test_an_answer_is_edited_before_it_is_taken_over(curator, program, proposal):
    path = f"/desk/proposals/{proposal.pk}/edit/start/"
    assert 'value="10"' in curator.get(path).content.decode()
    assert "weeks from 1 to 104" in words(curator.post(path, {"do": "save", "weeks": "many"}))
    curator.post(path, {"do": "save", "weeks": "11"})
    assert "Edited at the desk." in words(curator.get(f"/desk/proposals/{proposal.pk}/"))
    decide(curator, proposal, do="all")
    program.refresh_from_db()
    assert program.weeks == 11
    assert curator.get(path).status_code == 404


def test_only_an_editor_closes_a_program(curator, editor, program):
    proposal = sent_by(program, opening={"opening": "closed", "day": ""})
    assert "Only an editor-in-chief closes" in words(curator.get(f"/desk/proposals/{proposal.pk}/"))
    decide(curator, proposal, **{"d-field:status": "accept"})
    program.refresh_from_db()
    assert program.status == "published"
    proposing.undo_decision(Proposal.objects.get(), by=editor.user)
    assert "d-field:status" in editor.get(f"/desk/proposals/{proposal.pk}/").content.decode()
    decide(editor, proposal, do="all")
    program.refresh_from_db()
    assert program.status == "published"
    proposing.undo_decision(Proposal.objects.get(), by=editor.user)
    decide(editor, proposal, **{"d-field:status": "accept"})
    program.refresh_from_db()
    assert (program.status, program.closed_on) == ("closed", today())


def test_an_answer_that_says_nothing_new_is_put_away(curator, program):
    proposal = sent_by(program, pays={"medicaid": "", "tricare": "no", "self-pay": "yes"})
    proposing.edit_answers(proposal, lambda kept: {"pays": {**kept["pays"], "raw": {}}})
    assert "nothing that is not so already" in words(curator.get(f"/desk/proposals/{proposal.pk}/"))
    decide(curator, proposal)
    assert Proposal.objects.get().state == "declined"


def test_one_decision_leads_on_to_the_next_that_waits(curator, program, proposal):
    other = sent_by(make.program("Green Door"), start={"weeks": "4"})
    assert decide(curator, proposal, do="all").redirect_chain[-1][0] == f"/desk/proposals/{other.pk}/"
    assert decide(curator, other, do="all").redirect_chain[-1][0] == "/desk/proposals/"


def test_what_is_still_being_written_can_be_seen_and_not_decided(curator, program, proposal):
    proposing.reopen(proposal)
    assert "Still being written" in words(curator.get(f"/desk/proposals/{proposal.pk}/"))
    decide(curator, proposal, do="all")
    assert Proposal.objects.get().state == "waiting"
    assert "None." in words(curator.get("/desk/proposals/"))
    assert "Blue Door" in words(curator.get("/desk/proposals/?list=writing"))


@pytest.mark.parametrize("listed", ["waiting", "accepted", "nonsense"])
def test_the_list_takes_a_fixed_number_of_queries(curator, program, proposal, listed):
    path = f"/desk/proposals/?list={listed}"
    if listed == "accepted":
        decide(curator, proposal, do="all")
    few = queries_of(curator, path)
    for number in range(12):
        more = sent_by(make.program(f"Door {number}"), start={"weeks": "4"})
        if listed == "accepted":
            decide(curator, more, do="all")
    assert queries_of(curator, path) == few


def test_the_page_of_a_proposal_takes_a_fixed_number_of_queries(curator, program, proposal):
    few = queries_of(curator, f"/desk/proposals/{proposal.pk}/")
    for number in range(8):
        make.track(program, [(day, f"{number + 8:02}:00", f"{number + 9:02}:00") for day in range(5)])
    make.facts(program, ["cigna", "aetna", "spanish"])
    sessions = 1
    assert queries_of(curator, f"/desk/proposals/{proposal.pk}/") == few + sessions


def test_no_form_of_the_desk_is_taken_without_its_token(program, proposal, curator):
    response = curator.get(f"/desk/proposals/{proposal.pk}/edit/start/")
    assert 'name="csrfmiddlewaretoken"' in response.content.decode()
    assert 'name="token"' not in response.content.decode()
