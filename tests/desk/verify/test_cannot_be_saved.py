"""Nothing typed is lost, and nothing unseen is confirmed."""

from __future__ import annotations

from typing import Any

import pytest

from programs.curation import Told, hear
from programs.curation.ours import our_source
from programs.models import Program, Verification
from tests.desk.conftest import Signed
from tests.reading import words

from .calling import address, as_shown, current, main_of, named, save, sent_by, today

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"p1_number": "12"}, "Type a phone number with its area code"),
        ({"p0_number": ""}, "leave at least one number"),
        ({"g0__t0__start": "soon"}, "Type both times"),
        ({"g0__t0__days": []}, "Choose the days"),
        ({"self_pay-week": "much"}, "Type an amount in dollars"),
        ({"min_age": "30", "max_age": "20"}, "The oldest age is below the youngest"),
        ({"weeks": "999"}, "a number of weeks"),
        ({"zip": "1"}, "five digits"), ({"state": "Ohio"}, "such as OH"), ({"city": ""}, "Write the town"),
        ({"street": ""}, "Write the street"),
        ({"states": "ZZ"}, "“ZZ” is no state"), ({"website": "nowhere"}, "Write the whole address"),
        ({"website": "javascript:alert(1)"}, "Write the whole address"),
        ({"opening": "taking", "day": "2020-01-01"}, "This day is past"),
        ({"day": "2030-01-01"}, "Choose whether new people are taken."),
        ({"opening": "closed"}, "Only an editor closes a program"),
        ({"s_phones": "same", "p0_number": "513-555-0150"}, "Choose one of the two."),
        ({"on": "2999-01-01"}, "This day has not come yet."), ({"on": "x"}, "Enter a valid date."),
        ({"method": "dream"}, "Select a valid choice."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_in_a_sentence_and_nothing_typed_is_lost(
    curator: Signed, program: Program, answers: dict[str, Any], told: str
) -> None:
    response = save(curator, program, f_cbt="no", note="Kim said so", **answers)
    main = main_of(response)
    assert response.status_code == 400
    assert told in words(main)
    assert not Verification.objects.exists()
    inputs = [each for each in main.iter("input") if each.get("name") == "f-cbt" and "checked" in each.attrib]
    assert [each.get("value") for each in inputs] == ["no"]
    assert "Kim said so" in [words(each) for each in main.iter("textarea")]
    for name, text in named(answers).items():
        shown = [each.get("value") for each in main.iter("input") if each.get("name") == name]
        assert not isinstance(text, str) or name in ("on", "method", "opening") or text in shown


def changed_meanwhile(program: Program) -> None:
    hear(program, Told(phones=({"number": "+15135550199"},)), source=our_source("visit"), observed_on=today())


def test_what_changed_while_asking_is_not_confirmed_unseen(curator: Signed, program: Program) -> None:
    sent = as_shown(curator, program)
    changed_meanwhile(program)
    response = curator.post(address(program), {**sent, "s-phones": "same"})
    assert "somebody changed while you asked: Phone number." in words(main_of(response))
    assert program.phones.get().source.slug == "our-visit"
    again = sent_by(main_of(response))
    assert (again["s-phones"], again["p0-number"]) == (["same"], ["513-555-0199"])
    assert curator.post(address(program), again).status_code == 302
    assert program.phones.get().source.slug == "our-call"


def test_what_changed_while_asking_and_was_not_asked_about_stays(curator: Signed, program: Program) -> None:
    sent = as_shown(curator, program)
    changed_meanwhile(program)
    assert curator.post(address(program), {**sent, "f-cbt": "yes"}).status_code == 302
    assert program.phones.get().number == "+15135550199"


def test_what_was_typed_over_something_that_changed_has_to_be_looked_at_again(
    curator: Signed, program: Program
) -> None:
    sent = as_shown(curator, program) | {"p0-number": "513-555-0111"}
    changed_meanwhile(program)
    again = sent_by(main_of(curator.post(address(program), sent)))
    assert again["p0-number"] == ["513-555-0111"]
    assert program.phones.get().number == "+15135550199"
    curator.post(address(program), again)
    assert program.phones.get().number == "+15135550111"


HOSTILE = ("\x00", "½", "'" * 5000, "99999999999999999999")


def test_hostile_input_is_never_an_error(curator: Signed, program: Program) -> None:
    """One text in each field, facts taken together for they are read alike; and each text in all fields."""
    sent = as_shown(curator, program)
    facts = [name for name in sent if name.startswith("f-")]
    fields = [facts, *([name] for name in sent if name not in facts)]
    sometimes = [(names, HOSTILE[turn % len(HOSTILE)]) for turn, names in enumerate(fields)]
    for names, text in (*sometimes, *((list(sent), text) for text in HOSTILE)):
        said = {**sent, **dict.fromkeys(names, text)}
        assert curator.post(address(program), said).status_code in (302, 400)


def test_an_answer_about_a_term_that_moved_is_not_lost(curator: Signed, program: Program) -> None:
    """Not asked on this screen, yet answered: it was when the page was opened."""
    sent = as_shown(curator, program)
    curator.post(address(program), {**sent, "f-child-care": "yes"})
    assert current(program)["child-care"] == (True, "our-call")
