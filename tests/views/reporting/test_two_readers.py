"""What two readers say is shown as doubtful at once, on every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from programs import curation
from programs.models import Program, Report, Term
from tests import make
from tests.reading import having, parsed, words

from .sending import send, sent_from

pytestmark = pytest.mark.django_db


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
