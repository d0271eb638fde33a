"""Readers say what is wrong, without an account, a cookie or a name, and nothing they typed is lost."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs import curation
from programs.curation.senders import MOST_A_DAY
from programs.models import Fact, Phone, Price, Program, Report, Salt, Suggestion, Term, Throttle
from tests import make
from tests.plain_words import ease, grade, sentences
from tests.reading import having, links, parsed, part, words
from tests.words import labels_in

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
hostile = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def program() -> Program:
    made = make.program(
        "Harbor Light", yes=["medicaid", "cbt"], no=["medicare"], sessions=[(0, "18:00", "21:00")],
        opening="taking", opening_reported_on=make.TODAY, opening_source=make.source(),
    )  # fmt: skip
    Program.objects.filter(pk=made.pk).update(slug="harbor")
    by = {"program": made, "source": made.source, "observed_on": made.observed_on}
    Phone.objects.create(**by, number="+15135550142")
    Price.objects.create(**by, cents=40_00, unit="session", basis="self_pay", valid_from=made.observed_on)
    return Program.objects.get(pk=made.pk)


def token_at(client: Client, path: str) -> str:
    (token,) = re.findall(r'name="token" value="([^"]+)"', client.get(path).content.decode())
    return token


def send(client: Client, path: str = "/report/harbor/", said: Any = None, **options: Any) -> Any:
    """Send a form as a browser that opened the page does."""
    said = dict(said or {"about": "phone"})
    said.setdefault("token", token_at(client, path))
    headers = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin", **options.pop("headers", {})}
    return client.post(path, urlencode(said, doseq=True), content_type=FORM, headers=headers, **options)


def sent_from(address: str) -> dict[str, str]:
    return {"REMOTE_ADDR": address}


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


# Two readers


def test_two_readers_put_the_number_in_doubt_on_every_page_at_once(client, program) -> None:
    for address in ("203.0.113.1", "203.0.113.2"):
        assert send(client, **sent_from(address)).status_code == 303
    said = "Two readers told us this may be wrong. We are checking."
    page = parsed(client.get("/programs/harbor/"))
    (doubt,) = having(page, "doubt")
    day = timezone.localdate()
    assert words(doubt) == f"{said} Readers, {day:%B} {day.day}, {day.year}"
    assert "513-555-0142" in words(page)
    card = words(having(parsed(client.get("/programs/")), "card")[0])
    assert "Two readers told us this may be wrong: the phone number. We are checking." in card
    other = make.program()
    compared = client.get(f"/compare/?p=harbor&p={other.slug}")
    assert words(compared).count(said) == 1
    assert said in client.get(f"/compare.csv?p=harbor&p={other.slug}").content.decode()
    assert "may be wrong: the phone number. We are checking." in words(client.get("/call-sheet/?p=harbor"))


def test_one_reader_twice_changes_nothing_on_the_page(client, program) -> None:
    before = client.get("/programs/harbor/").content
    send(client, **sent_from("203.0.113.1"))
    send(client, **sent_from("203.0.113.1"))
    assert Report.objects.count() == 2
    assert client.get("/programs/harbor/").content == before


def test_the_proxies_word_counts_as_far_as_the_settings_say(client, program, settings) -> None:
    for number in (1, 2):
        send(client, headers={"X-Forwarded-For": f"203.0.113.{number}"}, **sent_from("10.0.0.1"))
    assert not Report.objects.disputes().exists()
    settings.PROXIES = 1
    for number in (3, 4):
        send(
            client,
            said={"about": "price"},
            headers={"X-Forwarded-For": f"9.9.9.9, 203.0.113.{number}"},
            **sent_from("10.0.0.1"),
        )
    assert set(Report.objects.disputes().values_list("about", flat=True)) == {"price"}


@pytest.mark.parametrize(
    ("about", "term", "near"),
    [
        ("phone", "", "513-555-0142"), ("opening", "", "Taking new people"),
        ("schedule", "", "When it meets"),
        ("price", "", "Prices"), ("address", "", "Cincinnati, OH"), ("closed", "", "may have closed"),
        ("pays", "medicaid", "Medicaid"), ("fact", "cbt", "(CBT)"), ("fact", "medicare", "Medicare"),
    ],
)  # fmt: skip
def test_every_doubt_stands_once_beside_what_it_is_about(client, program, about, term, near) -> None:
    put_in_doubt(program, about, term)
    page = parsed(client.get("/programs/harbor/"))
    assert len(having(page, "doubt")) == 1
    text = words(page)
    at = text.index("Two readers told us")
    assert near in text[max(0, at - 160) : at + 160]
    assert len(having(parsed(client.get("/programs/")), "doubt")) == 1


def put_in_doubt(program: Program, about: str, term: str = "") -> None:
    for number in (1, 2):
        doubt = curation.Doubt(program, about, Term.objects.get(code=term) if term else None)
        curation.take_report(
            doubt, token=f"{about}{term}{number}", sender=f"203.0.113.{number}", today=timezone.localdate()
        )


def test_a_closed_program_that_two_readers_say_is_open_says_so(client) -> None:
    gone = make.program(status="closed", closed_on=make.TODAY)
    put_in_doubt(gone, "closed")
    assert "Two readers told us that this program may be open." in words(client.get(gone.get_absolute_url()))


def test_a_decision_takes_the_doubt_off_the_page(client, program) -> None:
    put_in_doubt(program, "phone")
    curation.decide_reports(Report.objects.all(), "declined", by=None, today=timezone.localdate())
    assert having(parsed(client.get("/programs/harbor/")), "doubt") == []


def test_doubts_never_change_what_is_found_or_its_order(client, program) -> None:
    make.program(lat=39.2)
    before = [words(card) for card in having(parsed(client.get("/programs/?sort=near")), "card-head")]
    put_in_doubt(program, "closed")
    assert [words(card) for card in having(parsed(client.get("/programs/?sort=near")), "card-head")] == before


def test_many_doubts_cost_one_more_query(client, program, queries: Callable[[str], int]) -> None:
    listed = [make.program(lat=39.1 + number / 500) for number in range(6)]
    calm = queries("/programs/")
    put_in_doubt(listed[0], "phone")
    one = queries("/programs/")
    for each in listed:
        put_in_doubt(each, "price")
        put_in_doubt(each, "schedule")
    assert (one, queries("/programs/")) == (calm + 1, calm + 1)


# Too much


def test_too_many_from_one_network_are_told_so_and_lose_nothing(client, program) -> None:
    today = timezone.localdate()
    for _ in range(MOST_A_DAY):
        assert curation.may_send("203.0.113.9", today)
    answer = send(client, said={"about": "phone", "words": "Kept."}, **sent_from("203.0.113.9"))
    assert answer.status_code == 429
    assert "A lot was sent from your network today" in words(answer)
    assert "Kept." in answer.content.decode()
    assert send(client, **sent_from("203.0.113.10")).status_code == 303


def test_only_what_is_taken_is_counted(client, program) -> None:
    for _ in range(3):
        send(client, said={"about": "stars"})
    assert not Throttle.objects.exists()


def test_nothing_that_is_kept_tells_the_address(client, program) -> None:
    send(client, **sent_from("203.0.113.77"))
    kept = str([list(model.objects.values()) for model in (Report, Throttle, Salt)])
    assert "203.0.113" not in kept


# Hostile input


@pytest.mark.parametrize("path", ["/report/harbor/", "/suggest/"])
@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"words=" + b"x" * 10_000_000, FORM, 413),
        (b"words=" + b"x" * 70_000, FORM, 413),
        (b"&".join(b"f%d=1" % number for number in range(900)), FORM, 400),
        (b"&".join(b"f%d=1" % number for number in range(5_000)), FORM, 400),
        (b"\x00\xff=%00%FF&token=%00&about=%ff", FORM, 400),
        (b"%", FORM, 400),
        (b"{}", "application/json", 415),
        (b"--x\r\n", "multipart/form-data; boundary=x", 415),
        (b"--x\r\n", "multipart/form-data", 415),
        (b"<a/>", "text/xml; charset=utf-16", 415),
    ],
)
def test_whatever_is_sent_gets_a_page_that_says_so(client, program, path, body, kind, status) -> None:
    answer = client.post(path, body, content_type=kind)
    assert answer.status_code == status
    assert "crisis" in answer.content.decode()
    assert not Report.objects.exists()
    assert not Suggestion.objects.exists()


def test_what_no_page_can_show_is_left_out_of_what_was_written(client, program) -> None:
    sent = "a\x00b\x1b\ufffe\U0001ffffc\n\tñ👋"
    assert send(client, said={"about": "phone", "words": sent}).status_code == 303
    assert Report.objects.get().words == "abc\n\tñ👋"


@pytest.mark.parametrize("length", ["-1", "x", "99999999999999999999", ""])
def test_any_length_a_sender_claims_gets_an_answer(client, program, length: str) -> None:
    answer = client.post("/report/harbor/", b"about=phone", content_type=FORM, CONTENT_LENGTH=length)
    assert answer.status_code in {400, 413}


@hostile
@given(
    st.dictionaries(
        st.sampled_from(["about", "pays", "fact", "words", "token", "company", "x"]), st.text(max_size=60)
    )
)
def test_any_report_gets_an_answer(client, program, said: dict[str, str]) -> None:
    assert send(client, said={"about": "other", **said}).status_code in {303, 400}


@hostile
@given(
    st.dictionaries(
        st.sampled_from(["name", "city", "state_code", "phone", "website", "words", "company"]),
        st.one_of(
            st.text(max_size=90), st.sampled_from(["OH", "http://[", "https://x.example", "x" * 5_000])
        ),
    )
)
def test_any_suggestion_gets_an_answer(client, said: dict[str, str]) -> None:
    assert send(client, "/suggest/", {"name": "X", **said}).status_code in {303, 400, 429}


@hostile
@given(st.text(max_size=120))
def test_any_reference_gets_an_answer(client, text: str) -> None:
    assert client.get("/report/", {"reference": text}).status_code == 200


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
@pytest.mark.parametrize("path", ["/report/harbor/", "/suggest/", "/report/"])
def test_other_methods_are_refused(client, program, method: str, path: str) -> None:
    assert getattr(client, method)(path).status_code == 405


# Suggestions


SUGGESTED = {
    "name": "Pier House", "city": "Toledo", "state_code": "OH", "phone": "419-555-0142",
    "website": "pier.example.org", "words": "Evenings.",
}  # fmt: skip


def test_a_suggestion_is_kept_as_it_was_said(client) -> None:
    answer = send(client, "/suggest/", SUGGESTED)
    assert answer.status_code == 303
    kept = Suggestion.objects.get()
    said = SUGGESTED | {"website": "https://pier.example.org"}
    assert {name: getattr(kept, name) for name in said} == said
    assert "Pier House is missing here" in words(client.get(answer["Location"]))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "Type the name of the program."),
        ({"name": "x" * 201}, "Please use 200 letters at most: these are 201."),
        (
            dict.fromkeys(["city", "state_code", "phone", "website"], ""),
            "Add the city, the phone or the website",
        ),
        ({"state_code": "XX"}, "Choose a state from the list."),
        ({"website": "not an address"}, "Type a web address such as program.example.org"),
        ({"website": "ftp://pier.example.org"}, "Type a web address such as program.example.org"),
        ({"website": "javascript:alert(1)"}, "Type a web address such as program.example.org"),
    ],
)
def test_a_suggestion_that_lacks_something_is_told_so_and_keeps_the_rest(client, changed, sentence) -> None:
    answer = send(client, "/suggest/", SUGGESTED | changed)
    assert answer.status_code == 400
    assert sentence in words(answer)
    kept = {name: text for name, text in SUGGESTED.items() if name not in changed}
    page = answer.content.decode()
    assert [name for name, text in kept.items() if name != "state_code" and text not in page] == []
    assert "state_code" in changed or '<option value="OH" selected>' in page
    assert not Suggestion.objects.exists()


# What became of it


def become(state: str, day: date) -> str:
    report = Report.objects.get()
    curation.decide_reports([report], state, by=None, today=day, note="for the desk")
    return report.reference


@pytest.mark.parametrize(
    ("state", "sentence"),
    [("accepted", "You were right, and it helped."), ("declined", "left things as they are")],
)
def test_a_reader_sees_what_became_of_a_report_and_not_the_desks_note(
    client, program, state, sentence
) -> None:
    send(client)
    text = words(client.get("/report/", {"reference": become(state, make.TODAY)}))
    assert sentence in text
    assert "March 2, 2026" in text
    assert "for the desk" not in text


def test_a_reader_sees_that_another_said_the_same(client, program) -> None:
    places = [send(client, **sent_from(f"203.0.113.{number}"))["Location"] for number in (1, 2)]
    for place in places:
        assert "Another reader said the same" in words(client.get(place))


@pytest.mark.parametrize("typed", ["bcd-fgh-jkm", "BCDFGHJKM", "x", "<script>", "O" * 300])
def test_a_reference_nobody_has_is_said_to_be_unknown(client, typed: str) -> None:
    assert "We know no report with the reference" in words(client.get("/report/", {"reference": typed}))


def test_a_reference_is_found_however_it_is_typed(client, program) -> None:
    send(client)
    reference = Report.objects.get().reference
    typed = f" {reference[:4].lower()} {reference[4:]}. "
    assert "Thank you. We have it." in words(client.get("/report/", {"reference": typed}))


def test_a_suggestion_that_is_listed_leads_to_its_page(client, program) -> None:
    send(client, "/suggest/", SUGGESTED)
    Suggestion.objects.update(state="accepted", decided_on=make.TODAY, program=program)
    reference = Suggestion.objects.get().reference
    page = client.get("/report/", {"reference": reference})
    assert "it is listed now" in words(page)
    assert "/programs/harbor/" in links(parsed(page))


def test_a_report_about_a_program_that_is_hidden_since_leads_nowhere(client, program) -> None:
    send(client)
    Program.objects.filter(pk=program.pk).update(status="draft")
    page = client.get("/report/", {"reference": Report.objects.get().reference})
    assert "/programs/harbor/" not in links(parsed(page))


# The pages


@pytest.mark.parametrize("start", ["", "/es"])
@pytest.mark.parametrize("path", ["/report/harbor/", "/suggest/", "/report/"])
def test_the_pages_are_whole_plain_and_put_nobody_under_a_label(client, program, start, path) -> None:
    answer = client.get(start + path)
    main = part(parsed(answer), "main")
    assert answer["Content-Security-Policy"].count("unsafe") == 0
    assert labels_in(words(main), "es" if start else "en") == []
    if start:
        assert min(ease(sentences(main))) >= 60
    else:
        assert grade(sentences(main)) <= 8


def test_a_program_leads_to_its_report_and_every_page_to_suggesting(client, program) -> None:
    page = links(parsed(client.get("/programs/harbor/")))
    assert page.count("/report/harbor/") == 2
    assert "/suggest/" in page
    assert "/es/report/harbor/" in links(parsed(client.get("/es/programs/harbor/")))


def test_the_form_takes_a_fixed_number_of_queries(client, program, queries: Callable[[str], int]) -> None:
    few = queries("/report/harbor/")
    terms = Term.objects.exclude(code__in=["medicaid", "cbt", "medicare"])[:60]
    by = {"source": program.source, "observed_on": program.observed_on - timedelta(days=1)}
    Fact.objects.bulk_create(Fact(program=program, term=term, holds=True, **by) for term in terms)
    assert queries("/report/harbor/") == few <= 18
