"""The call screen: what is asked, in which order, and who may see it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from playwright.sync_api import Page

from programs.curation import record_statement
from programs.desk.verify import QUESTIONS
from programs.models import Program, Verification
from tests import make
from tests.desk.conftest import Signed
from tests.reading import having, links, parsed, words

from .calling import address, current, main_of, report, save, today

pytestmark = pytest.mark.django_db


def test_the_number_is_on_top_as_a_link_to_call(curator: Signed, program: Program) -> None:
    first = having(main_of(curator.get(address(program))), "numbers")[0]
    assert "tel:+15135550142" in links(first)
    assert words(first).startswith("513-555-0142")


def test_the_questions_come_in_order_with_what_is_known_and_from_whom(
    curator: Signed, program: Program
) -> None:
    main = main_of(curator.get(address(program)))
    asked = [words(head) for head in main.iter("h2")]
    assert asked[:8] == [
        "Phone number", "Taking new people", "Address", "Level of care", "Groups and their times",
        "Ways to pay", "In person or online", "Prices",
    ]  # fmt: skip
    known = [words(each) for each in having(main, "known")]
    assert known[0].startswith("513-555-0142 (Main number) Test Directory, survey of 2025, ")
    assert known[0].endswith(" ago")
    assert any("Mon Wed Thu 6–9 pm" in each for each in known)
    assert any("$300" in each for each in known)
    assert "Not stated." in words(main)


def test_every_question_has_a_place_on_the_page(curator: Signed, program: Program) -> None:
    tree = parsed(curator.get(address(program)))
    ids = {each.get("id") for each in having(tree, "ask")}
    assert {f"q-{question.key}" for question in QUESTIONS} <= ids


def test_an_untouched_form_says_nothing(curator: Signed, program: Program) -> None:
    response = save(curator, program)
    assert response.status_code == 400
    assert "Nothing was answered, so nothing was checked." in words(main_of(response))
    assert not Verification.objects.exists()


def test_hours_that_are_not_the_levels_are_pointed_out(curator: Signed) -> None:
    made = make.program(sessions=[(0, "18:00", "20:00")])
    assert "2 hours a week. It is listed as intensive outpatient" in words(
        main_of(curator.get(address(made)))
    )


def test_an_editor_may_close_it_on_the_phone(editor: Signed, program: Program) -> None:
    save(editor, program, opening="closed")
    program.refresh_from_db()
    assert (program.status, program.closed_on) == ("closed", today())
    assert editor.get(address(program)).status_code == 200


def test_a_draft_is_checked_without_being_published(curator: Signed) -> None:
    made = make.program("Draft", status="draft")
    assert save(curator, made, opening="taking").status_code == 302
    made.refresh_from_db()
    assert (made.status, made.opening) == ("draft", "taking")


def test_a_merged_program_leads_to_the_one_it_is(curator: Signed, program: Program) -> None:
    made = make.program("Twin", status="merged", merged_into=program)
    assert curator.get(address(made)).headers["Location"] == address(program)


def test_only_those_who_verify_see_it(viewer: Signed, program_member: Signed, program: Program) -> None:
    undo = reverse("admin:undo_check", args=[program.slug, 1])
    for client in (viewer, program_member):
        assert client.get(address(program)).status_code == 403
        assert client.post(address(program), {"f-cbt": "no"}).status_code == 403
        assert client.post(undo).status_code == 403
    assert current(program)["cbt"][0] is True


def test_a_program_there_is_not_is_not_found(curator: Signed) -> None:
    assert curator.get("/desk/verify/nowhere/").status_code == 404


def test_it_takes_as_many_queries_whatever_is_known(curator: Signed, program: Program) -> None:
    counts = []
    for number in range(2):
        curator.get(address(program))
        with CaptureQueriesContext(connection) as queries:
            curator.get(address(program))
        counts.append(len(queries))
        make.facts(program, [("dbt", "telehealth"), ("tricare", "veterans")][number])
        make.track(program, [(5, "09:00", "12:00")])
        for other in range(3):
            report(program, about="phone")
            record_statement(
                program, "weeks", other, source=make.source(f"other-{other}-{number}"), observed_on=today()
            )
    assert counts[0] == counts[1] <= 32


def test_it_is_done_with_the_keyboard_alone_and_without_scripts(
    curator: Signed, program: Program, desk_page: Callable[..., Page], transactional_db: None
) -> None:
    page = desk_page(curator, java_script_enabled=False, viewport={"width": 375, "height": 800})
    page.goto(address(program))
    page.locator("input[name='s-phones'][value='same']").focus()
    page.keyboard.press("Space")
    page.locator("input[name='opening'][value='taking']").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**saved=**")
    assert page.locator(".done").inner_text().startswith("Saved: phone call")
    program.refresh_from_db()
    assert (program.opening, program.checked_on) == ("taking", today())
