"""The desk in a browser: nothing breaks the policy of contents, and everybody can use every page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import Page

from programs.curation import Told, WholeTrack, hear
from programs.curation.ours import our_source
from programs.models import Credential, Organization, Program, Term
from programs.roles import ADMINISTRATOR
from tests import make
from tests.browser.looks import lines, objections_in_every_look, scrolled_sideways, unfold
from tests.desk.conftest import Signed, account

NARROWEST = (320, 375, 1280)

PAGES = {
    "tables": "/desk/programs/",
    "programs": "/desk/programs/program/?status=published",
    "program": "/desk/programs/program/{program}/change/",
    "history": "/desk/programs/program/{program}/history/",
    "tracks": "/desk/programs/track/",
    "track": "/desk/programs/track/{track}/change/",
    "new track": "/desk/programs/track/add/?program={program}",
    "credentials": "/desk/programs/credential/",
    "organizations": "/desk/programs/organization/",
    "organization": "/desk/programs/organization/{organization}/change/",
    "locations": "/desk/programs/location/",
    "sources": "/desk/programs/source/",
    "terms": "/desk/programs/term/",
    "accounts": "/desk/accounts/",
    "account": "/desk/accounts/{account}/",
    "new account": "/desk/accounts/new/",
    "sheets": "/desk/sheets/",
    "how I sign in": "/desk/your-sign-in/",
    "another phone": "/desk/enroll/",
    "change the password": "/desk/password_change/",
    "choose a password": "/desk/welcome/",
}


@pytest.fixture
def numbers(live_server: object) -> dict[str, int]:
    """The numbers of rows for the pages, in a catalog with a little of everything."""
    program = make.program("Harbor IOP", yes=["medicaid"], organization="Harbor House")
    group = WholeTrack({"name": "Evenings"}, ((0, time(18), time(21)),))
    hear(
        program,
        Told(fields={"weeks": 8}, tracks=(group,)),
        source=our_source("phone"),
        observed_on=make.TODAY,
    )
    Credential.objects.create(
        program=program, term=Term.objects.get(code="carf"), checked_on=make.TODAY, source=program.source
    )
    return {
        "program": program.pk, "track": program.tracks.get().pk, "account": account("carla").pk,
        "organization": Organization.objects.get(name="Harbor House").pk,
    }  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_the_page(
    administrator: Signed, desk_page: Callable[..., Page], numbers: dict[str, int], name: str
) -> None:
    page = desk_page(administrator)
    answer = page.goto(PAGES[name].format(**numbers))
    assert answer.status == 200
    unfold(page)
    found = objections_in_every_look(page)
    assert not found, lines(found)
    wide = scrolled_sideways(page, *NARROWEST)
    assert not wide, lines(wide)


def test_somebody_signs_in_with_the_keyboard_alone(
    new_page: Callable[..., Page], live_server: object
) -> None:
    ada = account("ada", ADMINISTRATOR)
    ada.set_password("a long enough password")
    ada.save()
    phone = TOTPDevice.objects.create(user=ada, confirmed=True)
    page = new_page(viewport={"width": 375, "height": 900}, java_script_enabled=False)
    page.goto("/desk/accounts/")
    page.locator("#id_username:focus").wait_for()
    page.keyboard.type("ada")
    page.keyboard.press("Tab")
    page.keyboard.type("a long enough password")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="One more step").wait_for()
    page.locator("input:focus").wait_for()
    page.keyboard.type(f"{totp(phone.bin_key):06}")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Accounts").wait_for()
    assert [cookie["path"] for cookie in page.context.cookies()] == ["/desk/", "/desk/"]
    page.goto("/")
    assert page.evaluate("document.cookie") == ""


def test_programs_are_closed_from_the_list_without_javascript(
    administrator: Signed, desk_page: Callable[..., Page], numbers: dict[str, int]
) -> None:
    page = desk_page(administrator, java_script_enabled=False)
    page.goto("/desk/programs/program/")
    page.get_by_role("row", name="Harbor IOP").get_by_role("checkbox").check()
    page.get_by_label("Action:").select_option("Close")
    page.get_by_role("button", name="Go").click()
    page.get_by_label("Why?").fill("The number is dead")
    assert scrolled_sideways(page, 320) == []
    page.get_by_role("button", name="Close").click()
    page.get_by_text("Closed: 1.").wait_for()
    assert Program.objects.get().status == "closed"


def test_a_sheet_is_looked_at_and_written(
    administrator: Signed, desk_page: Callable[..., Page], numbers: dict[str, int]
) -> None:
    slug = Program.objects.get().slug
    page = desk_page(administrator)
    page.goto("/desk/sheets/")
    body = f"program,term,says\n{slug},cbt,yes\n".encode()
    page.get_by_label("File:").set_input_files({"name": "mine.csv", "mimeType": "text/csv", "buffer": body})
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Write all of it").wait_for()
    found = objections_in_every_look(page)
    assert not found, lines(found)
    page.get_by_role("button", name="Write all of it").click()
    page.get_by_text("Written: 1 program.").wait_for()
