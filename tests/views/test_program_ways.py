"""Where a program's page leads: the steps beside it, others nearby, the calendar, the phone, the paper."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from programs.profile import nearby
from programs.qr import qr_code
from tests import make
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db

EVENINGS = [(0, "18:00", "21:00"), (2, "18:00", "21:00"), (3, "18:00", "21:00")]
MILE = 1 / 69
"""About a mile in degrees of latitude."""


def near(name, miles, **fields):
    return make.program(name, lat=39.1 + miles * MILE, **fields)


def section_of(client, program, heading):
    main = part(parsed(client.get(program.get_absolute_url())), "main")
    (found,) = (s for s in main.iter("section") if s.get("aria-labelledby") == heading)
    return found


def test_the_three_nearest_of_its_level_are_alternatives_nearest_first(client):
    here = make.program("Here")
    for name, miles in (("Far", 30), ("Third", 12), ("First", 1), ("Second", 5)):
        near(name, miles)
    near("Other level", 0.5, level="php")
    near("Closed", 0.2, status="closed", closed_on=make.TODAY)
    near("Online", 0.1, yes=["telehealth"], no=["in_person"])
    section = section_of(client, here, "nearby")
    assert [words(name) for name in section.iter("strong")] == ["First", "Second", "Third"]
    assert "1.0 mile away" in words(section)


def test_a_lonely_program_looks_farther_and_then_says_so(client):
    here = make.program("Here")
    assert "We know of none within 100 miles." in words(section_of(client, here, "nearby"))
    near("Remote", 90)
    near("Beyond", 130)
    assert [words(name) for name in section_of(client, here, "nearby").iter("strong")] == ["Remote"]


def test_a_program_without_a_point_has_no_alternatives_of_its_own():
    program = make.program(lat=None, lon=None)
    assert nearby(program).alternatives == ()


def test_the_alternatives_are_compared_in_one_link(client):
    here, other = make.program("Here"), near("Other", 3)
    link = next(one for one in links(section_of(client, here, "nearby")) if one.startswith("/compare/"))
    assert parse_qs(urlsplit(link).query) == {"p": [here.slug, other.slug]}
    assert "2 programs side by side" in words(client.get(link))


def test_a_closed_program_leads_to_the_nearest_others_first(client):
    here = make.program("Here", status="closed", closed_on=make.TODAY)
    near("Other", 3)
    main = part(parsed(client.get(here.get_absolute_url())), "main")
    first = next(s for s in main.iter("section") if s.get("aria-labelledby") != "call")
    assert first.get("aria-labelledby") == "nearby"
    assert "Other" in words(first)
    assert "#nearby" in links(main)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"yes": ["php"]}, "Here: it says so"),
        ({"no": ["php"]}, "Not here"),
        ({}, "Here: not stated"),
    ],
)
def test_the_step_before_says_whether_it_is_here(client, facts, sentence):
    section = section_of(client, make.program(**facts), "steps")
    before = having(section, "step")[0]
    assert "The step before: more hours" in words(before)
    assert sentence in words(before)


def test_the_steps_lead_to_the_nearest_programs_of_those_levels(client):
    here = make.program("Here", yes=["aftercare"])
    near("Day hospital", 8, level="php")
    near("Farther day hospital", 20, level="php")
    near("Also by the day", 6, yes=["php"])
    near("Weekly", 60, level="outpatient")
    before, after = having(section_of(client, here, "steps"), "step")
    assert "Nearest: Also by the day 6.0 miles away" in words(before)
    assert "We know of none within 50 miles." in words(after)
    assert "It also says it has: Aftercare." in words(section_of(client, here, "steps"))


@pytest.mark.parametrize(
    ("level", "steps"),
    [
        ("iop", ["Partial hospitalization or day treatment (PHP).", "Regular outpatient."]),
        ("php", ["Residential.", "Intensive outpatient (IOP)."]),
        ("outpatient", ["Intensive outpatient (IOP)."]),
    ],
)
def test_the_steps_are_those_of_its_own_level(client, level, steps):
    section = section_of(client, make.program(level=level), "steps")
    assert [words(name) for name in section.iter("strong")] == steps


def test_a_level_on_no_ladder_has_no_steps(client):
    page = client.get(make.program(level="other").get_absolute_url())
    assert "The step before" not in words(page)


def test_the_whole_course_is_added_up_for_each_track(client):
    program = make.program(sessions=EVENINGS, weeks=10)
    program.tracks.update(delivery="in_person")
    meets = section_of(client, program, "meets")
    assert "The whole course: 10 weeks, 90 hours and 30 trips, if every week is like this one." in words(
        meets
    )


def test_the_week_is_read_aloud_as_one_sentence(client):
    program = make.program(sessions=EVENINGS)
    meets = section_of(client, program, "meets")
    (spoken,) = (p for p in having(meets, "visually-hidden") if "meets" in words(p))
    assert words(spoken) == "It meets Monday, Wednesday and Thursday, 6 pm to 9 pm."
    assert all(grid.get("aria-hidden") == "true" for grid in having(meets, "week"))


def test_a_track_goes_into_a_calendar_without_scripts(client):
    program = make.program(sessions=EVENINGS)
    form = part(section_of(client, program, "meets"), "form")
    start = next(field for field in form.iter("input") if field.get("name") == "start")
    response = client.get(form.get("action"), {"start": start.get("value")})
    assert response["Content-Type"].startswith("text/calendar")


def test_a_closed_program_offers_no_calendar_and_no_call_sheet_and_asks_nothing(client):
    program = make.program(sessions=EVENINGS, status="closed", closed_on=make.TODAY)
    main = part(parsed(client.get(program.get_absolute_url())), "main")
    found = links(main)
    assert not having(main, "ask")
    assert not [link for link in found if link.endswith(".ics") or link.startswith("/call-sheet/")]


def test_the_qr_code_holds_the_pages_own_address_and_nothing_of_the_search(client):
    program = make.program(sessions=EVENINGS)
    response = client.get(program.get_absolute_url() + "?free=mo1700-2200&near=45202")
    (figure,) = having(parsed(response), "qr")
    assert qr_code(f"http://testserver{program.get_absolute_url()}").path in response.content.decode()
    assert f"http://testserver{program.get_absolute_url()}" in words(figure)


@pytest.mark.parametrize(
    ("owner", "facts", "said"),
    [
        ("", (), "Not stated"),
        ("Pretend Partners", (), "Pretend Partners"),
        ("", ("nonprofit",), "Private nonprofit"),
        ("Pretend Partners", ("for-profit",), "Pretend Partners Private for-profit"),
    ],
)
def test_who_owns_it_is_said_or_said_to_be_unknown(client, owner, facts, said):
    program = make.program(yes=facts)
    program.location.organization.owner = owner
    program.location.organization.save()
    side = section_of(client, program, "call")
    pairs = {
        words(pair.find("dt")): words(pair.find("dd"))
        for pair in side.iter("div")
        if pair.find("dt") is not None
    }
    assert pairs["Who owns it"].replace("  ", " ") == said


def test_only_the_decisive_groups_of_facts_stand_open(client):
    program = make.program(yes=["medicaid", "cbt", "english"], no=["dbt"])
    groups = having(section_of(client, program, "says"), "fact-group")
    summaries = {words(group.find("summary")): group.get("open") is not None for group in groups}
    assert summaries == {
        "How you can pay 1 yes": True,
        "Types of therapy 1 yes, 1 no": False,
        "Languages 1 yes": True,
    }


def test_the_call_sheet_keeps_what_was_asked(client, places):
    page = client.get(make.program().get_absolute_url() + "?near=45202&pays=medicaid")
    sheet = next(link for link in links(parsed(page)) if link.startswith("/call-sheet/"))
    assert sheet.endswith("&near=45202&pays=medicaid")
