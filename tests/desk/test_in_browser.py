"""The desk in a browser: nothing breaks the policy of contents, and everybody can use every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import Page

from programs.curation.accounts import open_account
from programs.imports.run import preview
from programs.imports.waiting import carry_out_upload, keep_file, read_upload
from programs.models import (
    Experience,
    ImportRun,
    LinkRound,
    Location,
    Program,
    Proposal,
    Sample,
    Sheet,
    Upload,
)
from programs.roles import ADMINISTRATOR, CURATOR
from tests.browser.looks import lines, objections_in_every_look, scrolled_sideways, unfold
from tests.desk.busy import busy, listed
from tests.desk.conftest import Signed, account, signed_in
from tests.imports.making import csv_text, different_rows

NARROWEST = (320, 375, 1280)

WORK = """
/desk/ /desk/?kind=reports&state=OH /desk/verify/{slug}/ /desk/history/{slug}/ /desk/conflicts/?state=OH
/desk/duplicates/?unsure=1 /desk/duplicates/merge/?one={slug}&other={twin} /desk/duplicates/numbers/
/desk/reports/?state=OH /desk/reports/suggestions/ /desk/reports/decided/ /desk/proposals/
/desk/proposals/{proposal}/ /desk/proposals/{proposal}/edit/start/ /desk/links/ /desk/links/new/
/desk/links/{round}/?only=answered
/desk/links/{round}/letters/ /desk/samples/ /desk/samples/{sample}/ /desk/samples/{sample}/1/
/desk/invitations/?q=harbor /desk/invitations/for/{slug}/ /desk/invitations/answers/
/desk/invitations/answers/{answered}/ /desk/quality/
"""
TABLES = """
/desk/programs/ /desk/programs/program/?status=published /desk/programs/program/{program}/change/
/desk/programs/program/{program}/history/ /desk/programs/track/ /desk/programs/track/{track}/change/
/desk/programs/track/add/?program={program} /desk/programs/credential/ /desk/programs/organization/
/desk/programs/organization/{organization}/change/ /desk/programs/location/
/desk/programs/location/{location}/change/ /desk/programs/source/ /desk/programs/source/{source}/change/
/desk/programs/program/new/ /desk/programs/program/new/?organization={organization}
/desk/programs/term/ /desk/imports/ /desk/imports/waiting/{upload}/ /desk/imports/runs/{run}/
/desk/imports/runs/{run}/revert/ /desk/sheets/ /desk/sheets/{sheet}/ /desk/accounts/
/desk/accounts/{account}/ /desk/accounts/new/ /desk/your-sign-in/ /desk/enroll/ /desk/password_change/
/desk/welcome/
"""


@pytest.fixture
def which(places: None, live_server: object, administrator: Signed) -> dict[str, object]:
    """What the addresses name, on a desk where something waits on every list."""
    program, *_ = busy(2, administrator.user)
    first, second = (uploaded(count, administrator) for count in (12, 13))
    carry_out_upload(first, agreed=preview(read_upload(first)).mark, allow_removals=True, by=None)
    open_account("newcomer", by=administrator.user, role=CURATOR)
    return {
        "program": program.pk, "slug": program.slug, "track": program.tracks.get().pk,
        "twin": Program.objects.filter(name=program.name).exclude(pk=program.pk).first().slug,
        "organization": program.location.organization_id, "location": program.location_id,
        "source": program.source_id,
        "proposal": Proposal.objects.first().pk, "round": LinkRound.objects.latest("pk").pk,
        "sample": Sample.objects.latest("pk").pk, "answered": Experience.objects.first().program.slug,
        "upload": second.pk, "run": ImportRun.objects.latest("pk").pk, "sheet": Sheet.objects.first().pk,
        "account": administrator.user.pk,
    }  # fmt: skip


def uploaded(count: int, by: Signed) -> Upload:
    data = csv_text(different_rows(count)).encode()
    return keep_file("national_directory_2024.csv", data, observed_on=None, all_levels=False, by=by.user)


@pytest.mark.parametrize("pages", [WORK, TABLES], ids=["work", "tables"])
def test_everybody_can_use_every_page(
    administrator: Signed, desk_page: Callable[..., Page], which: dict[str, object], pages: str
) -> None:
    page = desk_page(administrator)
    found = [f"{path}: {line}" for path in pages.split() for line in amiss(page, path.format(**which))]
    assert not found, lines(found)


def amiss(page: Page, path: str) -> Iterator[str]:
    """What is wrong with a page of the desk, a line each."""
    answer = page.goto(path)
    if answer.status != 200:
        yield f"status {answer.status}"
    unfold(page)
    yield from objections_in_every_look(page)
    yield from scrolled_sideways(page, *NARROWEST)


def test_everybody_can_use_the_pages_on_the_way_in(
    curator: Signed, desk_page: Callable[..., Page], live_server: object
) -> None:
    page = desk_page(signed_in(curator.user, both_factors=False))
    found = list(amiss(page, "/desk/code/"))
    page = desk_page(signed_in(curator.user))
    page.goto("/desk/your-sign-in/")
    page.get_by_role("button", name="Make new recovery codes").click()
    page.get_by_role("heading", name="Keep these codes").wait_for()
    found += [*objections_in_every_look(page), *scrolled_sideways(page, *NARROWEST)]
    assert not found, lines(found)


def test_everybody_can_use_what_a_program_s_staff_see(
    program_member: Signed, desk_page: Callable[..., Page], live_server: object
) -> None:
    pk = listed("Harbor IOP", 1).pk
    owner = program_member.user.program_staff.organization
    Location.objects.filter(programs=pk).update(organization=owner)
    page = desk_page(program_member)
    paths = ("/desk/ours/", f"/desk/ours/{pk}/", f"/desk/ours/{pk}/groups/", f"/desk/ours/{pk}/check/")
    found = [f"{path}: {line}" for path in paths for line in amiss(page, path)]
    assert not found, lines(found)


@pytest.mark.parametrize("action", ["Publish", "Assign", "Verify"])
def test_everybody_can_use_the_page_that_acts_on_many(
    administrator: Signed, desk_page: Callable[..., Page], live_server: object, action: str
) -> None:
    listed("Harbor IOP", 1)
    page = desk_page(administrator)
    page.goto("/desk/programs/program/")
    page.get_by_role("row", name="Harbor IOP").get_by_role("checkbox").check()
    offered = page.get_by_label("Action:").locator("option", has_text=action).first.get_attribute("value")
    page.get_by_label("Action:").select_option(offered)
    page.get_by_role("button", name="Go").click()
    page.get_by_text("1 program:").wait_for()
    found = [*objections_in_every_look(page), *scrolled_sideways(page, *NARROWEST)]
    assert not found, lines(found)


WALKED = """
/desk/?kind=reports /desk/verify/{slug}/ /desk/conflicts/ /desk/reports/ /desk/proposals/{proposal}/
/desk/samples/{sample}/1/ /desk/imports/waiting/{upload}/ /desk/duplicates/?unsure=1
/desk/programs/program/new/ /desk/programs/location/{location}/change/
"""
FOCUSED = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const ringed = node => node && parseFloat(getComputedStyle(node).outlineWidth) >= 2
    && getComputedStyle(node).outlineStyle !== "none";
  const [box] = at.getClientRects(), label = at.closest("label");
  const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    what: at.outerHTML.slice(0, 120), ring: ringed(at) || ringed(label),
    seen: at.contains(over) || label?.contains(over) || at.parentElement === over,
  };
}"""
MOST_STOPS = 300


def test_the_focus_is_seen_at_every_stop_on_the_way_through_a_page(
    administrator: Signed, desk_page: Callable[..., Page], which: dict[str, object]
) -> None:
    page = desk_page(administrator, viewport={"width": 1280, "height": 700}, reduced_motion="reduce")
    found = [f"{path}: {line}" for path in WALKED.split() for line in unseen(page, path.format(**which))]
    assert not found, lines(found)


def unseen(page: Page, path: str) -> Iterator[str]:
    """Where the focus cannot be seen as one tabs through a page, from its first stop to its last."""
    page.goto(path)
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    for stops in range(MOST_STOPS):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None:
            if stops < 10:
                yield f"only {stops} stops"
            return
        if not (at["ring"] and at["seen"]):
            yield f"{'hidden' if at['ring'] else 'no ring'}: {at['what']}"
    yield f"no end after {MOST_STOPS} stops"


def test_the_key_n_leads_from_one_to_the_next_where_work_goes_one_by_one(
    administrator: Signed, desk_page: Callable[..., Page], which: dict[str, object]
) -> None:
    page = desk_page(administrator)
    for path in ("/desk/", "/desk/verify/{slug}/", "/desk/proposals/{proposal}/", "/desk/samples/{sample}/"):
        page.goto(path.format(**which))
        here = page.url
        page.keyboard.press("n")
        page.wait_for_url(lambda url, here=here: url != here)
        page.get_by_role("heading", level=1).wait_for()


def test_a_conflict_and_a_report_are_decided_without_javascript(
    administrator: Signed, desk_page: Callable[..., Page], which: dict[str, object]
) -> None:
    page = desk_page(administrator, java_script_enabled=False, viewport={"width": 375, "height": 800})
    page.goto("/desk/conflicts/")
    page.get_by_label("Keep", exact=True).first.check()
    page.get_by_role("button", name="Decide").first.click()
    page.get_by_text("1 kept as shown.").wait_for()
    page.goto("/desk/reports/")
    page.get_by_label("Note").first.fill("They answered at the first ring.")
    page.get_by_role("button", name="Keep what is shown").first.click()
    page.get_by_text("what is shown stays.").wait_for()


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
    administrator: Signed, desk_page: Callable[..., Page], which: dict[str, object]
) -> None:
    page = desk_page(administrator, java_script_enabled=False)
    page.goto("/desk/programs/program/")
    page.get_by_role("row", name="Quite another").first.get_by_role("checkbox").check()
    page.get_by_label("Action:").select_option("Close")
    page.get_by_role("button", name="Go").click()
    page.get_by_label("Why?").fill("The number is dead")
    assert scrolled_sideways(page, 320) == []
    page.get_by_role("button", name="Close").click()
    page.get_by_text("Closed: 1.").wait_for()
    assert Program.objects.filter(status="closed").count() == 1


@pytest.mark.parametrize("scripts", [True, False])
def test_a_program_is_added_with_the_keyboard_after_one_that_looks_like_it(
    administrator: Signed, desk_page: Callable[..., Page], live_server: object, scripts: bool
) -> None:
    listed("Harbor IOP", 1)
    page = desk_page(administrator, java_script_enabled=scripts, viewport={"width": 375, "height": 800})
    page.goto("/desk/programs/program/new/")
    typed = {"Organization": "Harbor House", "Name of the program": "Harbor IOP", "City": "Cincinnati"}
    for label, text in (typed | {"ZIP code": "45202"}).items():
        page.get_by_label(f"{label}:").fill(text)
    page.get_by_label("State:").select_option("OH")
    page.get_by_label("ZIP code:").press("Enter")
    page.get_by_role("heading", name="Is it one of these?").wait_for()
    found = [*objections_in_every_look(page), *scrolled_sideways(page, *NARROWEST)] if scripts else []
    assert not found, lines(found)
    assert not Program.objects.filter(status="draft").exists()
    page.get_by_role("button", name="None of these: add it").press("Enter")
    page.get_by_text("Added as a draft: Harbor IOP.").wait_for()
    assert Program.objects.filter(status="draft").count() == 1


def test_a_sheet_is_looked_at_and_written(
    administrator: Signed, desk_page: Callable[..., Page], which: dict[str, object]
) -> None:
    slug = which["slug"]
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
