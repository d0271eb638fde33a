"""`/call-sheet/`: for each program the number, and what this person still has to ask it."""

from __future__ import annotations

import pytest

from programs.models import Phone, Program
from programs.vocabulary import TERM
from tests import make
from tests.reading import links, parsed, part, words

pytestmark = pytest.mark.django_db

EVENINGS = [(0, "18:00", "21:00"), (2, "18:00", "21:00"), (3, "18:00", "21:00")]
MORNINGS = [(day, "09:00", "12:00") for day in range(3)]


def path_of(*programs, extra=""):
    return "/call-sheet/?" + "&".join(f"p={getattr(one, 'slug', one)}" for one in programs) + extra


def asked_of(client, program, extra=""):
    """{heading: [questions]} of one program's sheet."""
    article = part(parsed(client.get(path_of(program, extra=extra))), "article")
    found, heading = {}, ""
    for node in article:
        heading = words(node) if node.tag == "h3" else heading
        if node.tag == "ul":
            found[heading] = [words(label) for label in node.iter("label")]
    return found


ASKED = "What matters to you, and it has not said"


def test_what_was_asked_and_is_not_stated_comes_first(client, places):
    program = make.program(yes=["cbt"])
    found = asked_of(client, program, "&near=45202&pays=medicaid&when=evening&age=30&therapy=cbt&open=taking")
    assert next(iter(found)) == ASKED
    assert found[ASKED] == [
        "I can come in the evening. Which groups meet then?",
        TERM["medicaid"].question,
        "Do you take people aged 30?",
        "Are you taking new people now? How long is the wait?",
    ]


def test_what_is_answered_is_not_asked(client):
    program = make.program(yes=["medicaid"], sessions=EVENINGS)
    assert ASKED not in asked_of(client, program, "&pays=medicaid&when=evening")


def test_what_it_refuses_is_said_and_other_ways_are_asked_about(client):
    program = make.program(no=["medicaid"], sessions=MORNINGS)
    response = client.get(path_of(program, extra="&pays=medicaid&when=evening"))
    assert "You asked for evening groups, and for Medicaid: it says no." in words(response)
    assert TERM["sliding-fee"].question in words(response)


def test_a_week_that_clashes_or_is_not_known_is_told_apart(client):
    free = "&free=mo1700-2200_we1700-2200_th1700-2200"
    fits, clashes, silent = make.program(sessions=EVENINGS), make.program(sessions=MORNINGS), make.program()
    assert ASKED not in asked_of(client, fits, free)
    assert "it says no" in words(client.get(path_of(clashes, extra=free)))
    assert asked_of(client, silent, free)[ASKED][0].startswith(
        "I can come Monday, Wednesday and Thursday from"
    )


def test_online_groups_are_asked_about_ones_state(client):
    online, here = make.program(yes=["telehealth"]), make.program(yes=["in_person"])
    question = "Can I join the online groups from Kentucky?"
    assert asked_of(client, online, "&state=KY&delivery=telehealth")[ASKED] == [question]
    assert question not in words(client.get(path_of(here, extra="&state=KY")))


def test_a_program_that_says_everything_gets_no_filler(client):
    program = make.program(
        yes=[*TERM], sessions=EVENINGS, how_to_start="Call.", opening="taking",
        opening_reported_on=make.TODAY, opening_source=make.source(),
    )  # fmt: skip
    found = asked_of(client, program, "&pays=medicaid")
    assert ASKED not in found
    assert next(iter(found.values())) == [
        "What will I pay in all? Can I have that in writing before I start?"
    ]
    assert len(found["Good to ask any program"]) == 3


def test_when_to_call_is_what_the_program_says(client):
    Program.objects.filter(pk=make.program().pk).update(when_to_call="Weekday mornings")
    page = words(client.get(path_of(Program.objects.get())))
    assert "A good time to call, as it says: Weekday mornings" in page
    assert "A good time to call is not stated" not in page


@pytest.mark.parametrize(
    ("answered_by", "sentence"),
    [
        ("referral", "A referral or call center answers: ask to speak with the program itself."),
        ("program", "Answered by the program."),
        ("", "Who answers is not stated: ask."),
    ],
)
def test_the_number_and_who_picks_it_up(client, answered_by, sentence):
    program = make.program()
    Phone.objects.create(
        program=program, number="+15135550142", answered_by=answered_by, source=program.source,
        observed_on=make.TODAY,
    )  # fmt: skip
    response = client.get(path_of(program))
    assert "tel:+15135550142" in links(parsed(response))
    assert sentence in words(response)


@pytest.mark.parametrize(
    ("yes", "sentence"),
    [
        (["evening-phone"], "It says that a person answers in the evening, too."),
        ([], "A good time to call is not stated."),
    ],
)
def test_when_to_call_is_said_or_said_not_to_be_known(client, yes, sentence):
    program = make.program(yes=yes)
    Phone.objects.create(
        program=program, number="+15135550142", source=program.source, observed_on=make.TODAY
    )
    assert sentence in words(client.get(path_of(program)))


def test_when_to_call_is_asked_unless_it_is_known(client):
    question = "When should I call back, and who do I ask for?"
    assert question in words(client.get(path_of(make.program())))
    evening = words(client.get(path_of(make.program(yes=["evening-phone"]))))
    assert question not in evening
    assert "a person answers in the evening" in evening


def test_every_blank_has_a_label_and_a_place_of_its_own_and_none_can_be_sent(client):
    main = part(parsed(client.get(path_of(make.program(), make.program()))), "main")
    blanks = [*main.iter("textarea"), *main.iter("input")]
    ids = [blank.get("id") for blank in blanks]
    assert len(set(ids)) == len(ids) > 20
    assert {label.get("for") for label in main.iter("label")} == set(ids)
    assert not [blank for blank in blanks if blank.get("name")]
    assert not list(main.iter("form"))


def test_a_closed_program_is_said_to_be_closed(client):
    program = make.program("Gone", status="closed", closed_on=make.TODAY)
    assert "This program has closed, or was no longer listed, on March 2, 2026." in words(
        client.get(path_of(program, extra="&pays=medicaid"))
    )


@pytest.mark.parametrize(
    ("slugs", "sentence"),
    [((), "Choose the programs you want to call"), (("gone",), "We have no page for “gone”.")],
)
def test_without_programs_it_says_what_to_do(client, slugs, sentence):
    response = client.get(path_of(*slugs))
    assert response.status_code == 200
    assert sentence in words(response)
    assert "Find programs to call" in words(response)


def test_a_ninth_program_is_left_out_by_name(client):
    programs = [make.program(f"Number {number}") for number in range(9)]
    assert "so we left out Number 8" in words(client.get(path_of(*programs)))


def test_more_programs_take_no_more_queries(queries):
    two = [make.program(sessions=EVENINGS, yes=["cbt"]) for _ in range(2)]
    few = queries(path_of(*two, extra="&pays=medicaid&when=evening"))
    more = [make.program(sessions=EVENINGS, yes=["medicaid"]) for _ in range(4)]
    assert queries(path_of(*two, *more, extra="&pays=medicaid&when=evening")) == few <= 20
