"""A program answers by its link: kept as it is typed, sent once, and every dead link says what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone, translation

from programs.answering import SECTIONS
from programs.curation import asking
from programs.link_token import new_key, token_for
from programs.models import Price, Program, Proposal, UpdateLink
from tests import make
from tests.plain_words import ease, grade, sentences
from tests.reading import links, parsed, part, words

pytestmark = pytest.mark.django_db

EVENING = {"g0-name": "Evening", "g0-t0-days": ["0", "2"], "g0-t0-start": "6 pm", "g0-t0-end": "9"}
BLANK = {"g0-name": "", "g0-t0-start": "", "g0-t0-end": ""}


@pytest.fixture
def program() -> Program:
    made = make.program("Blue Door", yes=["medicaid"], no=["tricare"], weeks=8)
    made.phones.create(number="+15135550142", source=made.source, observed_on=made.observed_on)
    return made


@pytest.fixture
def link(program) -> UpdateLink:
    later = timezone.localdate() + timedelta(days=30)
    made = asking.ask(Program.objects.filter(pk=program.pk), name="One", way="csv", expires_on=later)
    return made.links.get()


def address(link: UpdateLink, page: str = "") -> str:
    return f"/update/{token_for(link.key)}/{page}"


def send(client: Client, path: str, data: dict[str, Any], **more: Any) -> Any:
    """Sends a form as a browser does."""
    kind = "application/x-www-form-urlencoded"
    return client.post(path, urlencode(data, doseq=True), content_type=kind, **more)


def token_in(response: Any) -> str:
    """The token of the form on a page."""
    fields = [each for each in parsed(response).iter("input") if each.get("name") == "token"]
    return str(fields[0].get("value"))


@pytest.fixture
def press(link) -> Callable[..., Any]:
    """Presses a button of a page's form."""
    client = Client()
    token = token_in(client.get(address(link)))

    def pressed(page: str, do: str, **data: Any) -> Any:
        return send(client, address(link, page), {"token": token, "do": do, **data}, follow=True)

    return pressed


def proposal() -> Proposal:
    return Proposal.objects.get()


def test_the_page_shows_what_is_known_with_who_says_it(client, link):
    text = words(client.get(address(link)))
    assert "513-555-0142 (Main number)" in text
    assert "Yes: Medicaid No: TRICARE" in text
    assert "Said by Test Directory, survey of 2025." in text
    assert text.count("Still correct") == 3
    assert "Nobody has said this yet." in text


def test_the_first_visit_is_noted_and_a_look_at_the_head_is_none(client, link):
    client.head(address(link))
    assert UpdateLink.objects.get().opened_on is None
    client.get(address(link))
    assert UpdateLink.objects.get().opened_on == timezone.localdate()
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("page", ["", "check/", *(f"{section}/" for section in SECTIONS)])
@pytest.mark.parametrize("prefix", ["", "/es"])
def test_every_page_is_valid_sets_no_cookie_and_is_kept_out_of_search_engines(client, link, page, prefix):
    response = client.get(prefix + address(link, page))
    tree = parsed(response)
    assert (response.status_code, response.cookies) == (200, {})
    assert [each.get("content") for each in tree.iter("meta") if each.get("name") == "robots"] == ["noindex"]
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cache-Control"] == "no-store"
    assert "988" in words(part(tree, "footer"))


def test_still_correct_takes_one_press_and_can_be_undone(press):
    response = press("", "same", section="pays")
    assert response.redirect_chain[-1][0].endswith("#plans")
    assert proposal().answers["pays"] == {"shown": {"fact:medicaid": True, "fact:tricare": False}}
    assert "still correct" in words(response)
    press("", "again", section="pays")
    assert proposal().answers == {}


def test_what_is_typed_is_kept_at_once_and_goes_on_to_the_next_part(press):
    response = press("opening/", "save", opening="waitlist", day="5/14/2027")
    assert response.redirect_chain[-1][0].endswith("#phones")
    assert proposal().submitted_on is None
    assert "Has a waiting list, next opening May 14, 2027" in words(response)


def test_one_comes_back_to_what_was_typed(press, link, client):
    press("groups/", "save", **EVENING)
    text = client.get(address(link, "groups/")).content.decode()
    assert 'value="Evening"' in text
    assert 'value="6 pm"' in text


def test_what_cannot_be_read_is_kept_and_asked_about(press, link, client):
    response = press("groups/", "save", **{**EVENING, "g0-t0-start": "6"}, **{"g0-weeks": "many"})
    assert response.status_code == 200
    text = words(response)
    assert "Is that morning or evening? Add am or pm." in text
    assert "Type a number of weeks" in text
    assert 'value="many"' in response.content.decode()
    assert "please look again" in words(client.get(address(link)))
    assert "Please look at these parts again" in words(client.get(address(link, "check/")))


def test_rows_are_added_and_dropped_by_buttons(press, link, client):
    response = press("groups/", "add-group", **EVENING)
    assert response.redirect_chain[-1][0].endswith("/groups/#g1")
    assert "Group 2" in words(response)
    response = press("groups/", "add-time-0", **EVENING)
    assert response.redirect_chain[-1][0].endswith("/groups/#g0-t1")
    assert "Group 2" not in words(press("groups/", "drop-group-1", **EVENING, **{"g1-name": "Other"}))


def test_putting_the_phone_away_keeps_what_was_typed(press):
    response = press("start/", "keep", weeks="10 or so")
    assert response.status_code == 204
    assert proposal().answers["start"]["raw"]["weeks"] == "10 or so"


def test_the_summary_says_what_changes_what_stays_and_what_was_left_out(press, link, client):
    press("", "same", section="phones")
    press("pays/", "save", medicaid="no", tricare="no")
    text = words(client.get(address(link, "check/")))
    assert "Medicaid Until now: yes From now on: no" in text
    assert "Still correct Phone numbers, TRICARE" in text
    assert "These parts stay as they are: Taking new people Groups and their times" in text


def test_sent_answers_wait_for_a_curator_and_nothing_changes_for_readers(press, program):
    press("start/", "save", weeks="10")
    response = press("check/", "send")
    assert "Thank you" in words(response)
    assert (proposal().state, proposal().submitted_on) == ("waiting", timezone.localdate())
    program.refresh_from_db()
    assert program.weeks == 8


def test_what_was_sent_can_be_taken_back_and_sent_again(press):
    press("start/", "save", weeks="10")
    press("check/", "send")
    assert "Is this still right?" not in words(press("start/", "save", weeks="12"))
    assert proposal().answers["start"]["raw"]["weeks"] == "10"
    assert "Is this still right?" in words(press("", "reopen"))
    press("start/", "save", weeks="12")
    press("check/", "send")
    assert proposal().answers["start"]["raw"]["weeks"] == "12"


def test_nothing_answered_is_not_sent(press):
    assert "There is nothing to send yet." in words(press("check/", "send"))
    press("", "same", section="pays")
    press("", "again", section="pays")
    assert "There is nothing to send yet." in words(press("check/", "send"))
    assert proposal().submitted_on is None


def test_what_cannot_be_read_is_not_sent(press):
    press("start/", "save", weeks="many")
    assert "Please look at these parts again" in words(press("check/", "send"))


@pytest.mark.parametrize(
    ("state", "said"), [("accepted", "We took over one thing"), ("declined", "not to take them over")]
)
def test_a_program_sees_what_became_of_its_answers(press, link, client, state, said):
    press("start/", "save", weeks="10")
    press("check/", "send")
    taken = {"accepted": ["field:weeks"]} if state == "accepted" else None
    Proposal.objects.update(state=state, decided_on=timezone.localdate(), taken=taken)
    text = words(client.get(address(link)))
    assert said in text
    assert "Change my answers" not in text
    assert said in words(press("", "reopen"))


def test_a_price_and_a_closed_program_are_shown(link, client, program):
    Price.objects.create(
        program=program, cents=30_050, unit="week", basis="self_pay", valid_from=make.TODAY,
        source=program.source, observed_on=make.TODAY,
    )  # fmt: skip
    Program.objects.filter(pk=program.pk).update(status="closed", closed_on=make.TODAY)
    text = words(client.get(address(link)))
    assert "The program has closed" in text
    assert "Paying yourself, a week: $300.50" in text


def test_a_link_to_a_program_that_became_another_asks_about_that_one(link, client, program):
    other = make.program("Green Door")
    Program.objects.filter(pk=program.pk).update(status="merged", merged_into=other)
    assert "Green Door" in words(client.get(address(link)))


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({}, True),
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
    ],
)
def test_a_form_of_another_site_is_refused(client, link, headers, is_ours):
    data = {"token": token_in(client.get(address(link))), "do": "same", "section": "pays"}
    response = send(client, address(link), data, headers=headers)
    assert response.status_code == (303 if is_ours else 403)
    assert Proposal.objects.exists() is is_ours


@pytest.mark.parametrize("token", ["", "x", "of another form"])
def test_a_form_without_our_token_is_refused(client, link, token):
    response = send(client, address(link), {"token": token, "do": "same", "section": "pays"})
    assert (response.status_code, Proposal.objects.exists()) == (403, False)


def test_a_form_that_stood_open_for_days_is_taken_all_the_same(client, link, time_machine):
    token = token_in(client.get(address(link)))
    time_machine.move_to(timezone.now() + timedelta(days=5))
    assert send(client, address(link), {"token": token, "do": "same", "section": "pays"}).status_code == 303


@pytest.fixture
def time_machine() -> Any:
    import time_machine as machine

    with machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


def ends(link: UpdateLink) -> dict[str, tuple[str, int, str]]:
    good = token_for(link.key)
    return {
        "touched": (good[:-1] + ("A" if good[-1] != "A" else "B"), 404, "Copy the whole link again"),
        "cut": (good[:-10], 404, "Copy the whole link again"),
        "unknown": (token_for(new_key()), 404, "We do not know this link any more."),
        "expired": (good, 410, "that time is over"),
        "revoked": (good, 410, "We ended this link."),
    }


@pytest.mark.parametrize("name", ["touched", "cut", "unknown", "expired", "revoked"])
@pytest.mark.parametrize("page", ["", "check/", "groups/"])
def test_a_link_that_leads_nowhere_says_why_and_what_to_do(client, link, settings, name, page):
    settings.CONTACT_EMAIL = "desk@example.org"
    yesterday = timezone.localdate() - timedelta(days=1)
    if name == "expired":
        asking.renew(link.round, yesterday)
    if name == "revoked":
        asking.revoke(UpdateLink.objects.all(), yesterday)
    token, status, said = ends(link)[name]
    for method in (client.get, client.post):
        response = method(f"/update/{token}/{page}")
        assert response.status_code == status
        assert said in words(response)
        assert "desk@example.org" in words(response)
        assert "988" in words(part(parsed(response), "footer"))


def test_a_link_is_good_on_its_last_day(client, link):
    asking.renew(link.round, timezone.localdate())
    assert client.get(address(link)).status_code == 200


def test_a_section_there_is_not_is_not_found(client, link):
    assert client.get(address(link, "wishes/")).status_code == 404
    assert client.get(address(link, "groups/more/")).status_code == 404


def test_the_other_language_keeps_the_link(client, link):
    assert f"/es{address(link, 'groups/')}" in links(parsed(client.get(address(link, "groups/"))))


def test_the_number_of_queries_does_not_grow_with_what_is_known(
    client, link, program, django_assert_max_num_queries
):
    for number in range(12):
        make.track(program, [(day, f"{number + 8:02}:00", f"{number + 9:02}:00") for day in range(7)])
    make.facts(program, ["cigna", "aetna", "spanish", "cbt"])
    with django_assert_max_num_queries(14):
        client.get(address(link))


@pytest.mark.parametrize("page", ["", "check/", *(f"{section}/" for section in SECTIONS)])
def test_the_pages_can_be_read_with_eight_years_of_school(client, link, page):
    assert grade(sentences(part(parsed(client.get(address(link, page))), "main"))) <= 8


@pytest.mark.parametrize("page", ["", "check/", "groups/", "pays/"])
def test_the_spanish_pages_are_easy_by_both_measures(client, link, page):
    with translation.override("es"):
        assert min(ease(sentences(part(parsed(client.get(f"/es{address(link, page)}")), "main")))) >= 60
