"""What is answered becomes our own word of that day, with its source."""

from __future__ import annotations

from datetime import timedelta

import pytest

from programs.curation import Told, hear
from programs.curation.ours import our_source
from programs.models import Program, Verification
from tests.desk.conftest import Signed

from .calling import current, save, today

pytestmark = pytest.mark.django_db


def test_still_so_makes_it_our_word_of_today_and_moves_the_date(curator: Signed, program: Program) -> None:
    response = save(curator, program, s_phones="same", s_groups="same", s_price="same", s_address="same")
    assert response.status_code == 302
    program.refresh_from_db()
    assert program.checked_on == today()
    for rows in (program.phones, program.tracks, program.prices):
        row = rows.get()
        assert (row.source.slug, row.observed_on) == ("our-call", today())
    assert program.statements.get(field="location.street", current=True).source.slug == "our-call"
    assert (program.location.lat, program.location.precision) == (39.1, "street")
    assert program.tracks.get().sessions.count() == 3


def test_one_tick_confirms_everything_that_is_shown(curator: Signed, program: Program) -> None:
    save(curator, program, rest="1")
    assert current(program) == {
        "medicaid": (True, "our-call"), "cbt": (True, "our-call"), "medicare": (False, "our-call"),
    }  # fmt: skip
    program.refresh_from_db()
    assert (program.level_source.slug, program.weeks, program.website) == (
        "our-call", 8, "https://harbor.example.org",
    )  # fmt: skip
    assert program.opening == ""


def test_a_yes_and_a_no_are_saved_and_the_rest_stays_as_it_is(curator: Signed, program: Program) -> None:
    save(curator, program, f_medicaid="no", f_medicare="yes", f_dbt="yes")
    assert current(program) == {
        "medicaid": (False, "our-call"), "medicare": (True, "our-call"), "dbt": (True, "our-call"),
        "cbt": (True, "test-directory"),
    }  # fmt: skip


def test_all_of_a_question_is_still_so_but_for_what_is_answered(curator: Signed, program: Program) -> None:
    save(curator, program, s_pays="same", f_medicaid="no")
    found = current(program)
    assert (found["medicaid"], found["medicare"]) == ((False, "our-call"), (False, "our-call"))
    assert found["cbt"][1] == "test-directory"


@pytest.mark.parametrize(
    ("answers", "opening"),
    [
        ({"opening": "taking"}, ("taking", None)), ({"opening": "full", "day": "+30"}, ("full", 30)),
        ({"opening": "waitlist"}, ("waitlist", None)),
    ],
)  # fmt: skip
def test_an_opening_is_saved_with_its_day(
    curator: Signed, program: Program, answers: dict[str, str], opening: tuple[str, int | None]
) -> None:
    day = (today() + timedelta(30)).isoformat()
    save(curator, program, **{name: day if text == "+30" else text for name, text in answers.items()})
    program.refresh_from_db()
    ahead = program.opening_on and (program.opening_on - today()).days
    assert (program.opening, ahead, program.opening_reported_on) == (*opening, today())


def test_an_opening_that_is_still_so_keeps_its_day(curator: Signed, program: Program) -> None:
    day = today() + timedelta(9)
    hear(
        program,
        Told(fields={"opening": ["full", day]}),
        source=our_source(),
        observed_on=today() - timedelta(5),
    )
    save(curator, program, opening="same")
    program.refresh_from_db()
    assert (program.opening, program.opening_on, program.opening_reported_on) == ("full", day, today())


def test_another_number_is_added_and_a_wrong_one_emptied(curator: Signed, program: Program) -> None:
    save(
        curator,
        program,
        p0_number="",
        p1_number="(513) 555-0199 x7",
        p1_kind="intake",
        p1_answered_by="program",
    )
    phone = program.phones.get()
    assert (phone.display, phone.kind, phone.answered_by) == ("513-555-0199 ext. 7", "intake", "program")


def test_a_group_is_changed_and_another_added(curator: Signed, program: Program) -> None:
    save(
        curator, program, g0__t0__days=["0", "2"], g0__t0__end="9:30 pm",
        g1_name="Mornings", g1__t0__days=["1", "4"], g1__t0__start="9", g1__t0__end="12 pm", g1_teens="1",
    )  # fmt: skip
    first, second = program.tracks.order_by("pk")
    assert [str(one) for one in first.sessions.all()] == ["Monday 18:00–21:30", "Wednesday 18:00–21:30"]
    assert [str(one) for one in second.sessions.all()] == ["Tuesday 09:00–12:00", "Friday 09:00–12:00"]
    assert (second.name, second.is_adolescent) == ("Mornings", True)


def test_a_price_is_changed_or_no_longer_asked(curator: Signed, program: Program) -> None:
    save(curator, program, **{"self_pay-week": "", "sliding-session": "12.50"})
    price = program.prices.get()
    assert (price.basis, price.unit, price.cents) == ("sliding", "session", 1250)


def test_a_new_address_moves_the_program(places: None, curator: Signed, program: Program) -> None:
    save(curator, program, street="9 New Street", zip="45203")
    place = Program.objects.get(pk=program.pk).location
    assert (place.street, place.zip, place.precision) == ("9 New Street", "45203", "zip")


def test_another_suite_does_not_move_it(curator: Signed, program: Program) -> None:
    save(curator, program, street2="Suite 4")
    place = Program.objects.get(pk=program.pk).location
    assert (place.street2, place.lat, place.precision) == ("Suite 4", 39.1, "street")


def test_level_website_and_states_are_saved(curator: Signed, program: Program) -> None:
    save(curator, program, level="php", website="https://new.example.org", states="oh, ky")
    program.refresh_from_db()
    assert (program.level, program.level_source.slug) == ("php", "our-call")
    assert (program.website, program.telehealth_states) == ("https://new.example.org", ["OH", "KY"])


def test_the_way_day_and_note_are_kept(curator: Signed, program: Program) -> None:
    yesterday = today() - timedelta(1)
    save(curator, program, f_cbt="yes", method="website", on=yesterday.isoformat(), note="Their home page")
    check = Verification.objects.get()
    assert (check.method, check.on, check.note, check.by) == (
        "website",
        yesterday,
        "Their home page",
        curator.user,
    )
    assert current(program)["cbt"] == (True, "our-reading")
