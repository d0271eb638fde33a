"""People who took part answer under a code; each question is shown alone, from 20 answers on."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs import curation
from programs.curation.senders import MOST_A_DAY
from programs.experience import ANSWERS, FEWEST, ITEMS
from programs.models import Experience, Invitation, Program
from tests import make
from tests.plain_words import ease, grade, sentences
from tests.reading import having, links, parsed, part, words
from tests.words import labels_in

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
hostile = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
SAID = {"respect": "yes", "cost": "partly", "family": "none"}


@pytest.fixture
def program() -> Program:
    return make.program("Harbor Light")


@pytest.fixture
def code(program: Program) -> str:
    today = timezone.localdate()
    (made,) = curation.make_codes(program, 1, by=None, today=today, expires_on=today + timedelta(days=9))
    return made


def send(client: Client, said: Any, path: str = "/experience/", **options: Any) -> Any:
    (token,) = re.findall(r'name="token" value="([^"]+)"', client.get(path).content.decode())
    headers = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin", **options.pop("headers", {})}
    body = urlencode({"token": token, **said}, doseq=True)
    return client.post(path, body, content_type=FORM, headers=headers, **options)


def answered(program: Program, count: int, months_ago: int = 0, **answers: str) -> None:
    month = (timezone.localdate().replace(day=1) - timedelta(days=30 * months_ago)).replace(day=1)
    Experience.objects.bulk_create(
        Experience(program=program, month=month, answers=answers) for _ in range(count)
    )


# Answering


def test_the_page_asks_every_question_with_the_same_answers(client) -> None:
    page = parsed(client.get("/experience/"))
    asked = [words(each.find("legend")) for each in having(page, "answers")]
    assert asked == [item.question for item in ITEMS]
    for each in having(page, "answers"):
        assert [node.get("value") for node in each.iter("input")] == list(ANSWERS)
    assert not list(page.iter("textarea"))


def test_answers_under_a_code_are_kept_with_the_month_alone(client, program, code) -> None:
    answer = send(client, {"code": code, **SAID})
    assert (answer.status_code, answer["Location"]) == (303, "/experience/thanks/")
    kept = Experience.objects.get()
    assert (kept.program, kept.answers, kept.month.day) == (program, SAID, 1)
    assert Invitation.objects.get().used
    assert "Your answers are in" in words(client.get("/experience/thanks/"))


def test_answers_in_spanish_lead_to_thanks_in_spanish(client, code) -> None:
    assert send(client, {"code": code, **SAID}, "/es/experience/")["Location"] == "/es/experience/thanks/"


PROBLEMS = [
    ({"code": ""}, "Type the code that you were given."),
    ({"code": "BCDF-GHJK-MNPQ"}, "This code is not good."),
    ({"code": "x" * 500}, "This code is not good."),
    ({"code": "\x00"}, "Type the code that you were given."),
    ({"respect": "very"}, "Choose one of the answers, or none."),
    (dict.fromkeys(SAID, ""), "Answer at least one question."),
    ({"company": "x"}, "Something filled in a field that must stay empty."),
    ({"token": "x"}, "We could not tell that this came from our page."),
]


@pytest.mark.parametrize(("changed", "sentence"), PROBLEMS)
def test_bad_input_is_a_sentence_keeps_the_rest_and_leaves_the_code_good(
    client, code, changed, sentence
) -> None:
    answer = send(client, {"code": code, **SAID, **changed})
    assert answer.status_code == 400
    assert sentence in words(answer)
    page = answer.content.decode()
    for name in {"respect", "cost", "family"} - set(changed):
        assert f'name="{name}" value="{SAID[name]}" checked' in page
    assert "code" in changed or f'value="{code}"' in page
    assert not Experience.objects.exists()
    assert send(client, {"code": code, **SAID}).status_code == 303


@pytest.mark.parametrize("spoilt", ["used", "revoked", "run out"])
def test_a_code_that_is_no_longer_good_is_told_as_one_that_never_was(client, code, spoilt: str) -> None:
    today = timezone.localdate()
    changes = {
        "used": {"used": True},
        "revoked": {"revoked_on": today},
        "run out": {"expires_on": today - timedelta(1)},
    }
    Invitation.objects.update(**changes[spoilt])
    answer = send(client, {"code": code, **SAID})
    assert "This code is not good." in words(answer)
    assert words(answer) == words(send(client, {"code": "BCDFGHJKMNPQ", **SAID}))


def test_a_code_cannot_be_sent_twice(client, code) -> None:
    assert [send(client, {"code": code, **SAID}).status_code for _ in range(2)] == [303, 400]
    assert Experience.objects.count() == 1


def test_nobody_can_try_codes_all_day(client, code) -> None:
    for _ in range(MOST_A_DAY):
        assert send(client, {"code": "BCDFGHJKMNPQ", **SAID}).status_code == 400
    answer = send(client, {"code": code, **SAID})
    assert answer.status_code == 429
    assert f'value="{code}"' in answer.content.decode()
    assert not Experience.objects.exists()


def test_a_form_from_another_site_is_not_taken(client, code) -> None:
    headers = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert send(client, {"code": code, **SAID}, headers=headers).status_code == 403
    assert not Experience.objects.exists()


def test_no_cookie_is_set_and_no_address_is_kept(code) -> None:
    client = Client(enforce_csrf_checks=True)
    answers = [send(client, {"code": code, **SAID}, REMOTE_ADDR="203.0.113.77"), client.get("/experience/")]
    assert all("Set-Cookie" not in answer.headers for answer in answers)
    assert "203.0.113" not in str([list(model.objects.values()) for model in (Experience, Invitation)])


@hostile
@given(
    st.dictionaries(
        st.sampled_from(["code", "company", "token", *(item.code for item in ITEMS)]), st.text(max_size=50)
    )
)
def test_any_answers_get_an_answer(client, said: dict[str, str]) -> None:
    assert send(client, said).status_code in {400, 429}


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"code=" + b"x" * 10_000_000, FORM, 413),
        (b"&".join(b"f%d=1" % number for number in range(900)), FORM, 400),
        (b"code=%00%ff&respect=%00", FORM, 400),
        (b"{}", "application/json", 415),
    ],
)
def test_whatever_is_sent_gets_a_page_that_says_so(client, body, kind, status) -> None:
    assert client.post("/experience/", body, content_type=kind).status_code == status


@pytest.mark.parametrize("path", ["/experience/thanks/", "/experience/rules/"])
def test_the_other_pages_take_nothing_in(client, path: str) -> None:
    assert client.post(path).status_code == 405


# Showing


def people_on(client: Client, program: Program) -> str:
    page = parsed(client.get(program.get_absolute_url()))
    found = [each for each in page.iter("section") if each.get("aria-labelledby") == "people"]
    return words(found[0]) if found else ""


def test_below_twenty_there_is_no_figure_but_how_many(client, program) -> None:
    assert people_on(client, program) == ""
    answered(program, 19, respect="yes", again="no")
    assert "Not enough answers yet (19 of 20)." in people_on(client, program)
    assert "said yes" not in people_on(client, program)


def test_from_twenty_on_each_question_is_shown_with_its_count_and_period(client, program) -> None:
    answered(program, 14, 3, respect="yes", family="none")
    answered(program, 6, 0, respect="no", family="yes")
    text = people_on(client, program)
    assert "20 people who took part answered" in text
    assert "Did the staff treat you with respect? 14 of 20 said yes, 0 partly, 6 no" in text
    assert "family" not in text
    today = timezone.localdate()
    assert f"to {today:%B} {today.year}." in text


def test_the_bar_says_the_same_as_the_words(client, program) -> None:
    answered(program, 15, respect="yes")
    answered(program, 5, respect="partly")
    page = client.get(program.get_absolute_url()).content.decode()
    bars = re.findall(r'<rect class="people-(\w+)" x="([\d.]+)" width="([\d.]+)"', page)
    assert bars == [("yes", "0.00", "75.00"), ("partly", "75.00", "25.00"), ("no", "100.00", "0.00")]


def test_what_is_held_back_and_what_is_old_do_not_count(client, program) -> None:
    answered(program, 19, respect="yes")
    answered(program, 5, 30, respect="yes")
    answered(program, 1, respect="yes")
    held = Experience.objects.order_by("pk").last()
    assert "20 people" in people_on(client, program)
    curation.hold_back(held, "The code stood on a public page.", by=None, today=timezone.localdate())
    assert "(19 of 20)" in people_on(client, program)


def test_a_comparison_sets_each_question_side_by_side(client, program) -> None:
    other, silent = make.program(), make.program()
    answered(program, 25, respect="yes")
    answered(other, 7, respect="no")
    text = words(client.get(f"/compare/?p={program.slug}&p={other.slug}&p={silent.slug}"))
    assert "25 people answered" in text
    assert "25 of 25 said yes 0 partly, 0 no" in text
    assert "Not enough answers yet (7 of 20)" in text
    assert "People who took part, " in text
    csv = client.get(f"/compare.csv?p={program.slug}&p={other.slug}").content.decode()
    assert "Treated with respect" in csv
    assert "Help with the next step" not in csv


def test_both_languages_say_it(client, program) -> None:
    answered(program, 20, respect="yes")
    page = client.get(f"/es/programs/{program.slug}/").content.decode()
    assert "20 de 20 dijeron que sí" in page


def test_it_changes_neither_what_is_found_nor_its_order(client) -> None:
    listed = [make.program(lat=39.1 + number / 100) for number in range(3)]
    before = [words(card) for card in having(parsed(client.get("/programs/")), "card")]
    answered(listed[2], 40, respect="yes", again="yes")
    assert [words(card) for card in having(parsed(client.get("/programs/")), "card")] == before


def test_more_answers_cost_no_more_queries(client, program, queries: Callable[[str], int]) -> None:
    answered(program, FEWEST, respect="yes")
    few = queries(program.get_absolute_url())
    answered(program, 60, respect="no", again="yes")
    assert queries(program.get_absolute_url()) == few


def test_no_page_but_the_programs_own_tells_what_few_people_said(client, program) -> None:
    answered(program, 7, respect="no")
    for path in ("/programs/", "/programs.csv", "/programs.geojson", "/our-data/", "/experience/rules/"):
        answer = client.get(path)
        text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
        assert "said yes" not in text


# The rules


def test_the_rules_say_what_is_asked_kept_shown_and_held_back(client, program) -> None:
    answered(program, 3, respect="yes")
    curation.hold_back(Experience.objects.first(), "Same hand.", by=None, today=timezone.localdate())
    text = words(client.get("/experience/rules/"))
    for said in (
        *(item.question for item in ITEMS),
        "once 20 people have answered it", "24 months old no longer count",
        "We never add them up to one score", "2 sets of answers count, and 1 is held back",
        "We do not keep which answers it brought", "Bad answers are no reason",
    ):  # fmt: skip
        assert said in text, said


@pytest.mark.parametrize("start", ["", "/es"])
@pytest.mark.parametrize("path", ["/experience/", "/experience/thanks/", "/experience/rules/"])
def test_the_pages_are_whole_plain_and_put_nobody_under_a_label(client, start, path) -> None:
    answer = client.get(start + path)
    assert not answer.cookies
    main = part(parsed(answer), "main")
    assert labels_in(words(main), "es" if start else "en") == []
    if start:
        assert min(ease(sentences(main))) >= 60
    else:
        assert grade(sentences(main)) <= 8


def test_the_rules_are_one_link_away_from_every_figure(client, program) -> None:
    answered(program, 21, respect="yes")
    assert "/experience/rules/" in links(parsed(client.get(program.get_absolute_url())))
    assert "/experience/rules/" in links(parsed(client.get("/experience/")))
