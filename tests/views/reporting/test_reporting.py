"""Readers say what is wrong, without an account, a cookie or a name, and nothing they typed is lost."""

from __future__ import annotations

import re
import time
from urllib.parse import urlencode

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from programs.models import Report
from tests import make
from tests.reading import having, links, parsed, words

from .sending import FORM, send, token_at

pytestmark = pytest.mark.django_db

# What the form offers


def test_the_form_shows_what_can_be_wrong_beside_what_is_shown_now(client, program) -> None:
    text = words(client.get("/report/harbor/"))
    for line in (
        "The phone number is wrong We show: 513-555-0142",
        "It is not taking new people We show: Taking new people",
        "The days or times are wrong We show:", "Mon 6–9 pm",
        "The price is different We show: $40 a session, paying yourself",
        "It does not take the payment shown Which way to pay?",
        "The address is wrong We show:", "It has closed", "Something else it offers is wrong Which one?",
    ):  # fmt: skip
        assert line in text, line


def test_what_is_not_shown_cannot_be_reported_as_wrong(client) -> None:
    bare = make.program()
    type(bare.location).objects.filter(pk=bare.location_id).update(street="")
    page = client.get(f"/report/{bare.slug}/").content.decode()
    offered = re.findall(r'name="about" value="(\w+)"', page)
    assert offered == ["opening", "closed", "other"]


def test_ways_to_pay_that_are_taken_and_all_other_facts_can_be_chosen(client, program) -> None:
    page = client.get("/report/harbor/").content.decode()
    pays, fact = re.findall(r"<select.*?</select>", page, re.DOTALL)
    assert re.findall(r'option value="([\w-]+)"', pays) == ["medicaid"]
    assert sorted(re.findall(r'option value="([\w-]+)"', fact)) == ["cbt", "medicare"]
    assert "No: Medicare" in fact


def test_a_closed_program_can_be_said_to_be_open(client) -> None:
    gone = make.program(status="closed", closed_on=make.TODAY)
    assert "It has not closed" in words(client.get(f"/report/{gone.slug}/"))
    answer = send(client, f"/report/{gone.slug}/", {"about": "closed"})
    assert (answer.status_code, Report.objects.get().about) == (303, "closed")


def test_a_program_without_a_page_cannot_be_reported(client) -> None:
    hidden = make.program(status="draft")
    assert client.get(f"/report/{hidden.slug}/").status_code == 404
    assert client.post(f"/report/{hidden.slug}/").status_code == 404


# Taking it in


def test_a_report_is_kept_and_leads_to_the_page_that_the_reader_keeps(client, program) -> None:
    answer = send(client, said={"about": "phone", "words": "It rings\r\nat a shop."})
    assert answer.status_code == 303
    kept = Report.objects.get()
    assert (kept.program, kept.about, kept.term) == (program, "phone", None)
    assert (kept.words, kept.language, kept.received_on) == (
        "It rings\nat a shop.",
        "en",
        timezone.localdate(),
    )
    page = client.get(answer["Location"])
    assert "Thank you. We have it." in words(page)
    assert re.sub("-", "", having(parsed(page), "reference")[0].text) == kept.reference
    assert "/programs/harbor/" in links(parsed(page))


@pytest.mark.parametrize(
    ("said", "about", "term"),
    [
        ({"about": "pays", "pays": "medicaid", "fact": "cbt"}, "pays", "medicaid"),
        ({"about": "fact", "fact": "cbt"}, "fact", "cbt"),
        ({"about": "fact", "fact": "medicare"}, "fact", "medicare"),
        ({"about": "price", "fact": "cbt", "pays": "medicaid"}, "price", None),
        ({"about": "other", "words": "The door is at the back."}, "other", None),
    ],
)
def test_a_report_is_about_the_fact_that_was_chosen_for_it(client, program, said, about, term) -> None:
    assert send(client, said=said).status_code == 303
    assert Report.objects.values_list("about", "term__code").get() == (about, term)


def test_a_report_in_spanish_says_so(client, program) -> None:
    answer = send(client, "/es/report/harbor/")
    assert answer["Location"].startswith("/es/report/?reference=")
    assert Report.objects.get().language == "es"


PROBLEMS = [
    ({}, "Choose what is wrong."),
    ({"about": "stars"}, "Choose what is wrong."),
    ({"about": ""}, "Choose what is wrong."),
    ({"about": "pays"}, "Choose which one it is."),
    ({"about": "pays", "pays": "cbt"}, "Choose which one it is."),
    ({"about": "fact", "fact": "no-such-term"}, "Choose which one it is."),
    ({"about": "fact", "fact": "spanish"}, "Choose which one it is."),
    ({"about": "other", "words": " "}, "Say in a few words what is wrong."),
    ({"about": "phone", "words": "x" * 1001}, "Please use 1000 letters at most: these are 1001."),
    ({"about": "phone", "company": "Spam Inc"}, "Something filled in a field that must stay empty."),
    ({"about": "phone", "token": ""}, "We could not tell that this came from our page."),
    ({"about": "phone", "token": "made:up:token"}, "We could not tell that this came from our page."),
]


@pytest.mark.parametrize(("said", "sentence"), PROBLEMS)
def test_bad_input_is_a_sentence_and_keeps_the_rest(client, program, said, sentence) -> None:
    answer = send(client, said={"words": "What I wrote.", "none": "", **said})
    assert answer.status_code == 400
    assert sentence in words(answer)
    page = answer.content.decode()
    assert said.get("words", "What I wrote.") in page
    chosen = re.findall(r'name="about" value="(\w+)" checked', page)
    assert chosen == ([said["about"]] if said.get("about") in {"phone", "pays", "fact", "other"} else [])
    assert not Report.objects.exists()
    assert 'role="alert"' in page


def test_a_thousand_letters_in_many_lines_are_a_thousand(client, program) -> None:
    text = "\r\n".join(["1234"] * 200)
    assert send(client, said={"about": "phone", "words": text}).status_code == 303
    assert len(Report.objects.get().words) == 999


def test_a_form_that_was_open_too_long_is_sent_by_pressing_once_more(client, program, monkeypatch) -> None:
    old, now = token_at(client, "/report/harbor/"), time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 13 * 3600)
    answer = send(client, said={"about": "phone", "words": "Kept.", "token": old})
    assert "This page was open for too long." in words(answer)
    assert "Kept." in answer.content.decode()
    (fresh,) = re.findall(r'name="token" value="([^"]+)"', answer.content.decode())
    assert send(client, said={"about": "phone", "words": "Kept.", "token": fresh}).status_code == 303


def test_a_token_of_another_program_or_form_is_not_taken(client, program) -> None:
    other = make.program()
    for path in (f"/report/{other.slug}/", "/suggest/"):
        assert send(client, said={"about": "phone", "token": token_at(client, path)}).status_code == 400
    assert not Report.objects.exists()


def test_a_token_sent_again_is_the_same_report(client, program) -> None:
    token = token_at(client, "/report/harbor/")
    places = {send(client, said={"about": "phone", "token": token})["Location"] for _ in range(3)}
    assert len(places) == 1
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 303),
    ],
)
def test_a_form_from_another_site_is_shown_and_not_taken(client, program, headers, status) -> None:
    answer = send(client, said={"about": "phone", "words": "Kept."}, headers=headers)
    assert answer.status_code == status
    assert Report.objects.exists() is (status == 303)
    assert status == 303 or "Kept." in answer.content.decode()


def test_a_browser_that_says_nothing_needs_a_token_alone(client, program) -> None:
    token = token_at(client, "/report/harbor/")
    said = urlencode({"about": "phone", "token": token})
    assert client.post("/report/harbor/", said, content_type=FORM).status_code == 303


def test_no_cookie_is_read_or_set(program) -> None:
    client = Client(enforce_csrf_checks=True)
    for path in ("/report/harbor/", "/suggest/", "/report/"):
        assert "Cookie" not in client.get(path).headers["Vary"]
    client.cookies.load({"sessionid": "x" * 32, "csrftoken": "y" * 32})
    for answer in (send(client), send(client, said={"about": "stars"}), client.get("/suggest/")):
        assert "Set-Cookie" not in answer.headers
