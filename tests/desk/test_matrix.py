"""Who is let in where: every address of the desk for everybody who may come, as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver

from programs.models import ProgramStaff
from programs.roles import EDITOR
from tests.desk.conftest import account, signed_in

ORDER = ("viewer", "curator", "editor", "administrator")

LET_IN = {
    "everybody": ("anonymous", "one factor", "member with one factor", "member", *ORDER),
    "halfway": ("one factor", "member with one factor", "member", *ORDER),
    "either": ("member", *ORDER),
    "member": ("member",),
    "viewer": ORDER,
    "curator": ORDER[1:],
    "editor": ORDER[2:],
    "administrator": ORDER[3:],
    "nobody": (),
}
"""Who is let in to a page of this kind. All others are refused, or asked to sign in."""

PAGES = {
    "everybody": "login logout welcome",
    "halfway": "code enroll",
    "either": "your_sign_in new_codes password_change password_change_done",
    "member": "ours our_program our_section our_check",
    "viewer": """
        index app_list jsi18n view_on_site elsewhere save_filter drop_filter history_of conflicts
        duplicates shared_numbers proposals proposal links round imports import_run sheets
        take_sheet sheet samples sample quality answers answers_of invitations reports suggestions
        decided_reports
    """,
    "curator": """
        verify next undo_check show_instead decide_conflicts keep_apart seen_number decide_proposal
        edit_proposal undo_proposal new_links links_to_merge links_letters mark_links_sent send_links
        renew_links revoke_links bring_sheet apply_sheet drop_sheet draw_sample sample_call
        reopen_call hold_back make_codes codes_csv revoke_codes decide_reports report_spam
        decide_suggestion reopen_report new_program
    """,
    "editor": """
        merge keep_import fetch_import waiting_import import_changes apply_import drop_import
        revert_import publish_sample withdraw_sample discard_sample
    """,
    "administrator": """
        accounts new_account new_member account account_key account_factors account_active
    """,
}
"""Pages of our own and of the site as a whole, by who is let in."""

TABLES = {
    "program": "curator", "track": "curator", "credential": "viewer", "organization": "curator",
    "location": "curator", "source": "editor", "term": "viewer",
}  # fmt: skip
"""Each table, and who may open the page that changes a row; everybody of the desk may read it there."""

LISTS = """
    index conflicts duplicates shared_numbers reports suggestions proposals links round imports import_run
    decided_reports
    sheets invitations answers samples sample accounts history_of
"""
"""Lists that can be taken along as CSV, by whoever may open them."""

ADDED_BY = {"track": "curator"}
"""Who may add a row; nobody where nothing is said. Nobody deletes one."""


def expected() -> dict[str, str]:
    """The kind of every page, by its name."""
    kinds = {name: kind for kind, names in PAGES.items() for name in names.split()}
    kinds |= {f"{name}_csv": kinds[name] for name in LISTS.split()}
    for table in TABLES:
        of_table = {
            "changelist": "viewer", "csv": "viewer", "change": "viewer", "history": "viewer",
            "add": ADDED_BY.get(table, "nobody"), "delete": "nobody",
        }  # fmt: skip
        kinds |= {f"programs_{table}_{page}": kind for page, kind in of_table.items()}
    return kinds


def addresses() -> dict[str, str]:
    """One address of every page of the desk, by the page's name."""
    found = dict(walk(admin.site.get_urls(), "/desk/"))
    return found | {"app_list": "/desk/programs/", "elsewhere": "/desk/no/such/page/"}


def walk(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, str]]:
    for one in patterns:
        route = before + re.sub(r"<[^>]+>", "1", str(one.pattern))
        if isinstance(one, URLResolver):
            yield from walk(one.url_patterns, route)
        elif one.name:
            yield one.name, route


def test_no_two_pages_share_a_name_so_that_each_is_asked_for() -> None:
    found = [name for name, _ in walk(admin.site.get_urls(), "/desk/")]
    ours_before_the_admins = {"index", "logout"}
    assert {name for name in found if found.count(name) > 1} == ours_before_the_admins


def test_every_page_of_the_desk_is_in_the_table() -> None:
    assert sorted(set(addresses()) - set(expected())) == []


@pytest.fixture
def people(request: pytest.FixtureRequest, program_member: Client) -> dict[str, Client]:
    """Everybody who may come, each at the door with what they have."""
    pat = User.objects.create_user("pat-without-code")
    organization = program_member.user.program_staff.organization
    ProgramStaff.objects.create(user=pat, organization=organization)
    return {
        "anonymous": Client(),
        "one factor": signed_in(account("otto", EDITOR), both_factors=False),
        "member with one factor": signed_in(pat, both_factors=False),
        "member": program_member,
        **{name: request.getfixturevalue(name) for name in ORDER},
    }


def answer(response: HttpResponse) -> str:
    """What an answer means to whoever asked."""
    if response.status_code == 302 and response["Location"].startswith("/desk/login/"):
        return "sign in"
    if response.status_code == 302 and response["Location"] == "/desk/ours/":
        return "to their own"
    return "refused" if response.status_code == 403 else "in"


def wanted(who: str, name: str, kind: str) -> str:
    """The answer that the table asks for."""
    if who == "member" and name in ("index", "code"):
        return "to their own"
    if who in LET_IN[kind]:
        return "in"
    return "sign in" if who in ("anonymous", "one factor", "member with one factor") else "refused"


WHO = LET_IN["everybody"]


@pytest.mark.parametrize("who", WHO)
def test_each_is_let_in_where_the_table_says_and_nowhere_else(people: dict[str, Client], who: str) -> None:
    client, kinds = people[who], expected()
    told = {name: answer(client.get(address)) for name, address in addresses().items() if name in kinds}
    assert told == {name: wanted(who, name, kinds[name]) for name in told}


@pytest.mark.parametrize("who", WHO)
def test_who_may_not_see_a_page_may_not_send_to_it_either(people: dict[str, Client], who: str) -> None:
    client, kinds = people[who], expected()
    shut = {name: kind for name, kind in kinds.items() if who not in LET_IN[kind]}
    told = {name: answer(client.post(addresses()[name])) for name in shut}
    assert told == {name: wanted(who, name, kind) for name, kind in shut.items()}


@pytest.mark.parametrize("who", ORDER)
@pytest.mark.parametrize("table", TABLES)
def test_rows_are_changed_by_whom_the_table_says(people: dict[str, Client], table: str, who: str) -> None:
    model = next(one for one in admin.site._registry if one._meta.model_name == table)
    request = people[who].get("/desk/").wsgi_request
    may = admin.site.get_model_admin(model).has_change_permission(request)
    assert may is (TABLES[table] != "viewer" and who in LET_IN[TABLES[table]])


def test_nobody_enters_with_a_session_of_before_the_roles_changed(people: dict[str, Client]) -> None:
    editor = people["editor"]
    assert editor.get("/desk/").status_code == 200
    User.objects.filter(username="edith").update(is_staff=False)
    assert editor.get("/desk/").status_code in (302, 403)
