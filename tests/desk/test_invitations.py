"""Codes for people who took part, from making to revoking, and the answers that came of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from playwright.sync_api import Page

from programs import curation
from programs.desk.experience import REASONS
from programs.experience import ITEMS
from programs.models import Experience, Invitation, Program
from tests import make
from tests.browser.looks import lines, objections_in_every_look, scrolled_sideways
from tests.desk.conftest import Signed
from tests.reading import having, parsed, words

pytestmark = pytest.mark.django_db

LIST = "/desk/invitations/"


def today() -> Any:
    return timezone.localdate()


@pytest.fixture
def program() -> Program:
    return make.program("Harbor Light")


def made(program: Program, count: int = 3, days: int = 30, handed_to: str = "") -> list[str]:
    until = today() + timedelta(days=days)
    return curation.make_codes(program, count, by=None, today=today(), expires_on=until, handed_to=handed_to)


def make_them(client: Signed, program: Program, **said: str) -> Any:
    given = {"count": "4", "days": "91", "handed_to": "River Clinic", **said}
    return client.post(f"{LIST}for/{program.slug}/", given)


def codes_on(response: Any) -> list[str]:
    return [words(each) for each in having(parsed(response), "slip-code")]


def said(response: Any) -> str:
    return words(having(parsed(response), "messagelist")[0])


def test_codes_are_made_for_the_program_that_was_looked_for(curator: Signed, program: Program) -> None:
    make.program("Pier House")
    found = having(parsed(curator.get(LIST, {"q": "harbor"})), "matching")
    assert "Harbor Light" in words(found[0])
    assert "Pier House" not in words(found[0])
    answer = make_them(curator, program)
    assert len(set(codes_on(answer))) == 4
    row = Invitation.objects.values_list("program", "made_by", "handed_to", "expires_on").distinct().get()
    assert row == (program.pk, curator.user.pk, "River Clinic", today() + timedelta(days=91))


def test_a_slip_has_the_code_the_address_and_a_picture_that_brings_the_code_along(curator, program) -> None:
    answer = make_them(curator, program, count="1")
    (code,) = codes_on(answer)
    assert re.fullmatch(r"[A-Z]{4}-[A-Z]{4}-[A-Z]{4}", code)
    text = words(having(parsed(answer), "slips")[0])
    assert "http://testserver/experience/" in text
    assert "No name, no account." in text
    assert "Sin nombre y sin cuenta." in text
    assert "<path d=" in answer.content.decode()
    page = Client().get("/experience/").content.decode()
    (token,) = re.findall(r'name="token" value="([^"]+)"', page)
    sent = Client().post(
        "/experience/", f"token={token}&code={code}&again=yes", "application/x-www-form-urlencoded"
    )
    assert sent.status_code == 303


def test_the_same_codes_can_be_saved_as_a_table_without_being_kept(curator: Signed, program: Program) -> None:
    codes = codes_on(make_them(curator, program, count="2"))
    sent = {"code": [*codes, "NOTACODE", "=1+1"]}
    answer = curator.post(f"{LIST}for/{program.slug}/codes.csv", sent)
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["Code", "Address", "Program", "Good until"]
    assert [row[0] for row in rows[1:]] == codes
    assert rows[1][1] == f"http://testserver/experience/#code={codes[0].replace('-', '')}"
    assert not any(code in str(list(Invitation.objects.values())) for code in codes)


@pytest.mark.parametrize(
    "given", [{"count": "0"}, {"count": "201"}, {"count": "x"}, {"days": "9999"}, {"handed_to": "x" * 121}]
)
def test_a_form_that_asks_too_much_is_told_so_and_makes_nothing(curator, program, given) -> None:
    answer = make_them(curator, program, **given)
    assert answer.status_code == 400
    assert having(parsed(answer), "errornote")
    assert not Invitation.objects.exists()


def test_batches_are_counted_and_their_unused_codes_can_be_revoked(curator: Signed, program: Program) -> None:
    used, *others = made(program, 5, handed_to="River Clinic")
    made(program, 2)
    curation.take_experience(used, {"again": "yes"}, today=today())
    table = {words(row) for row in parsed(curator.get(LIST)).iter("tr")}
    assert any("River Clinic" in row and row.split("Revoke")[0].rstrip().endswith("4") for row in table)
    batch = {
        "program": program.pk, "made_on": today().isoformat(), "made_by": "", "handed_to": "River Clinic",
        "expires_on": (today() + timedelta(days=30)).isoformat(),
    }  # fmt: skip
    assert "4 codes are worth nothing now" in said(curator.post(f"{LIST}revoke/", batch, follow=True))
    assert curation.take_experience(others[0], {"again": "yes"}, today=today()) is None
    assert Invitation.objects.filter(handed_to="", revoked_on=None).count() == 2


def test_a_code_that_was_lost_is_revoked_as_it_is_typed(curator: Signed, program: Program) -> None:
    lost, kept = made(program, 2)
    assert "1 code is worth nothing" in said(
        curator.post(f"{LIST}revoke/", {"code": lost.lower()}, follow=True)
    )
    assert curation.take_experience(lost, {"again": "yes"}, today=today()) is None
    assert curation.take_experience(kept, {"again": "yes"}, today=today()) == program


@pytest.mark.parametrize(
    "sent", [{"code": ""}, {"code": "\x00"}, {}, {"program": "x"}, {"program": "1", "made_on": "never"}]
)
def test_what_names_no_code_revokes_none(curator, program, sent: dict[str, str]) -> None:
    made(program, 2)
    assert "No code was revoked" in said(curator.post(f"{LIST}revoke/", sent, follow=True))
    assert Invitation.objects.filter(revoked_on=None).count() == 2


def test_a_viewer_sees_the_batches_and_makes_and_revokes_nothing(viewer: Signed, program: Program) -> None:
    (code,) = made(program, 1)
    assert "Harbor Light" in words(parsed(viewer.get(LIST)))
    assert make_them(viewer, program).status_code == 403
    assert viewer.post(f"{LIST}revoke/", {"code": code}).status_code == 403
    assert viewer.post(f"{LIST}for/{program.slug}/codes.csv", {"code": code}).status_code == 403
    assert Invitation.objects.filter(revoked_on=None).count() == 1


def test_the_lists_take_a_fixed_number_of_queries(curator: Signed, program: Program) -> None:
    paths = (LIST, f"{LIST}?q=a", f"{LIST}answers/", f"{LIST}answers/{program.slug}/")

    def queries() -> list[int]:
        counts = []
        for path in paths:
            curator.get(path)
            with CaptureQueriesContext(connection) as caught:
                assert curator.get(path).status_code == 200
            counts.append(len(caught))
        return counts

    made(program, 2)
    answered(program, 2)
    few = queries()
    for number in range(10):
        other = make.program(f"Another {number}")
        made(other, 3, handed_to=str(number))
        answered(other, 4)
    answered(program, 30)
    assert queries() == few


# Moderation


def answered(program: Program, count: int, **answers: str) -> list[Experience]:
    month = today().replace(day=1)
    return [
        Experience.objects.create(program=program, month=month, answers=answers or {"again": "yes"})
        for _ in range(count)
    ]


def test_every_set_of_answers_is_shown_with_the_month_alone(viewer: Signed, program: Program) -> None:
    answered(program, 1, respect="yes", family="none")
    page = parsed(viewer.get(f"{LIST}answers/{program.slug}/"))
    (row,) = [each for each in page.iter("tr") if each.find("td") is not None]
    cells = [words(cell) for cell in row.iter("td")]
    assert cells[0] == "Yes"
    assert cells[[item.code for item in ITEMS].index("family")] == "Does not apply to me"
    assert words(row.find("th")) == f"{today():%b %Y}"


def test_equal_sets_of_one_month_are_pointed_out(viewer: Signed, program: Program) -> None:
    answered(program, 3, again="no")
    answered(program, 2, again="yes")
    text = words(parsed(viewer.get(f"{LIST}answers/{program.slug}/")))
    assert text.count("3 alike") == 3
    assert "2 alike" not in text


def test_answers_are_held_back_for_a_public_reason_alone_and_can_count_again(curator, program) -> None:
    (one,) = answered(program, 1)
    path = f"{LIST}answers/{program.slug}/{one.pk}/"
    assert "Nothing was held back" in said(curator.post(path, {"reason": "I do not like them."}, follow=True))
    assert "no longer count" in said(curator.post(path, {"reason": REASONS[0]}, follow=True))
    one.refresh_from_db()
    assert (one.held_back_on, one.held_back_by, one.reason) == (today(), curator.user, REASONS[0])
    assert "count again" in said(curator.post(path, {"decision": "count"}, follow=True))
    one.refresh_from_db()
    assert one.held_back_on is None


def test_the_reasons_are_those_of_the_public_rules(client: Client) -> None:
    rules = words(client.get("/experience/rules/"))
    assert [reason for reason in REASONS if reason not in rules] == []


def test_a_viewer_holds_nothing_back(viewer: Signed, program: Program) -> None:
    (one,) = answered(program, 1)
    assert viewer.post(f"{LIST}answers/{program.slug}/{one.pk}/", {"reason": REASONS[0]}).status_code == 403
    assert Experience.objects.counted().count() == 1


def test_programs_with_answers_are_counted(viewer: Signed, program: Program) -> None:
    curation.hold_back(answered(program, 4)[0], REASONS[0], by=None, today=today())
    make.program("Silent")
    rows = list(parsed(viewer.get(f"{LIST}answers/")).iter("tr"))[1:]
    assert [[words(cell) for cell in row] for row in rows] == [["Harbor Light", "Cincinnati, OH", "3", "1"]]


# In a browser


def test_everybody_can_use_the_page_of_slips(
    curator: Signed, program: Program, desk_page: Callable[..., Page]
) -> None:
    page = desk_page(curator)
    page.goto(f"{LIST}for/{program.slug}/")
    page.get_by_label("How many").fill("6")
    page.get_by_role("button", name="Make them").click()
    assert page.locator(".slips li").count() == 6
    found = [*objections_in_every_look(page), *scrolled_sideways(page, 320, 375, 1280)]
    assert not found, lines(found)


def test_a_code_behind_the_sign_of_a_link_fills_its_field_and_leaves_the_address(new_page, program) -> None:
    (code,) = made(program, 1)
    page = new_page(viewport={"width": 375, "height": 900})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/experience/#code={code}")
    assert page.get_by_label("Your code").input_value() == code
    assert page.url.endswith("/experience/")
    assert not any(code in url for url in asked)
    page.get_by_role("group", name="Would you choose this program again?").get_by_label("Yes").check()
    page.get_by_role("button", name="Send my answers").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Thank you. Your answers are in."
    assert Experience.objects.get().answers == {"again": "yes"}
