"""What may be concluded from what a program says."""

import pytest

from programs.vocabulary import understood

CASES = [
    (["hybrid"], [], {"hybrid", "in_person", "telehealth", "telehealth-therapy"}, set()),
    (["veterans-track"], [], {"veterans-track", "veterans"}, set()),
    (["cbt"], ["dbt"], {"cbt"}, {"dbt"}),
    (["hybrid"], ["in_person"], {"hybrid", "telehealth", "telehealth-therapy"}, {"in_person"}),
]


@pytest.mark.parametrize(("yes", "no", "means_yes", "means_no"), CASES)
def test_a_narrower_yes_is_a_yes_to_the_wider_term(yes, no, means_yes, means_no):
    assert understood(yes, no) == (means_yes, means_no)


def test_serving_only_women_is_a_no_to_every_group_it_does_not_name():
    yes, no = understood(["women-only", "veterans-track"], [])
    assert {"women-only", "women-track", "women", "veterans", "veterans-track"} <= yes
    assert {"men-only", "men", "lgbtq", "dui"} <= no
    assert not yes & no


def test_serving_only_one_condition_is_a_no_to_other_substances_but_not_to_people():
    yes, no = understood(["opioid-use-disorder-only"], [])
    assert "opioids" in yes
    assert {"alcohol", "stimulants"} <= no
    assert "veterans" not in yes | no


def test_what_was_not_said_stays_not_stated():
    assert understood([], []) == (set(), set())
