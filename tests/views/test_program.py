"""A program's page: everything known, each thing with its source and day, and what is not stated."""

from __future__ import annotations

from datetime import timedelta
from xml.etree.ElementTree import Element

import pytest
from django.utils import timezone

from programs.curation import record_fact, record_statement
from programs.models import Credential, Outcome, Phone, Price, Program, Source, Term
from tests import make
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db

EVENINGS = [(0, "18:00", "21:00"), (2, "18:00", "21:00"), (3, "18:00", "21:00")]
TODAY = make.TODAY


@pytest.fixture
def desk() -> Source:
    return make.source("desk", name="Our curators", kind="curator", observed="")


def page_of(client, program: Program) -> Element:
    response = client.get(program.get_absolute_url())
    assert response.status_code == 200
    return part(parsed(response), "main")


def sections(main: Element) -> dict[str, Element]:
    """The parts of the page by their headings."""
    return {words(section.find("h2")): section for section in main.iter("section")}


@pytest.fixture
def rich(desk) -> Program:
    """A program of which everything is stated, some of it by a curator."""
    program = make.program(
        "Harbor Light", organization="Harbor Health", yes=["medicaid", "cbt", "spanish"], no=["medicare"],
        sessions=EVENINGS, website="https://harbor.example.org/iop", description="By the river.",
        min_age=18, weeks=12, how_to_start="Call between 9 and 5.", when_to_call="Weekdays 9 to 5",
        telehealth_states=["OH", "KY"],
        opening="taking", opening_reported_on=TODAY - timedelta(days=4), opening_source=desk,
    )  # fmt: skip
    program.location.transport = "Bus 17 stops at the door."
    program.location.save()
    by_directory = {"program": program, "source": program.source, "observed_on": program.observed_on}
    Phone.objects.create(**by_directory, number="+15135550142", extension="7", answered_by="program")
    Price.objects.create(
        program=program, source=desk, observed_on=TODAY, cents=40_000, unit="week", basis="self_pay",
        valid_from=TODAY, note="Drug tests are extra.",
    )  # fmt: skip
    Credential.objects.create(
        program=program, source=desk, term=Term.objects.get(code="carf"), scope="program", number="77120",
        issued=TODAY - timedelta(days=900), expires=timezone.localdate() + timedelta(days=90),
        checked_on=TODAY, where="carf.example.org",
    )  # fmt: skip
    Outcome.objects.create(
        **by_directory, measure="Finished the program", definition="Everyone who started in the year.",
        value="61.50", people=212,
        period_start=TODAY - timedelta(days=700), period_end=TODAY - timedelta(days=335),
    )  # fmt: skip
    return program


SAID = [
    ("call", "513-555-0142 ext. 7"),
    ("call", "Answered by the program"),
    ("call", "A good time to call, as it says: Weekdays 9 to 5"),
    ("call", "Taking new people (reported February 26, 2026)"),
    ("call", "Call between 9 and 5."),
    ("call", "Cincinnati, OH 45202"),
    ("call", "Bus 17 stops at the door."),
    ("call", "18 and older"),
    ("call", "Ohio, Kentucky"),
    ("call", "harbor.example.org"),
    ("meets", "Monday 6–9 pm"),
    ("meets", "9 hours a week"),
    ("meets", "The program usually lasts 12 weeks."),
    ("prices", "$400 a week"),
    ("prices", "Paying yourself, since March 2, 2026. Drug tests are extra."),
    ("says", "Medicaid"),
    ("says", "Cognitive behavioral therapy (CBT)"),
    ("says", "No: Medicare"),
    ("credentials", "for this program"),
    ("credentials", "Number 77120."),
    ("credentials", "Checked March 2, 2026 in carf.example.org."),
    ("outcomes", "Finished the program: 61.5%"),
    ("outcomes", "Everyone who started in the year. 212 people, April 2024 to April 2025."),
    ("outcomes", "Reported by Test Directory."),
]


@pytest.mark.parametrize(("section", "sentence"), SAID)
def test_what_is_known_is_said_in_its_place(client, rich, section, sentence):
    (found,) = (s for s in page_of(client, rich).iter("section") if s.get("aria-labelledby") == section)
    assert sentence in words(found)


def test_the_head_says_who_runs_it_who_lists_it_and_when_it_was_confirmed(client, rich):
    (head,) = having(page_of(client, rich), "program-head")
    assert words(part(head, "h1")) == "Harbor Light"
    assert "Run by Harbor Health" in words(head)
    assert "Listed as intensive outpatient by Test Directory, survey of 2025." in words(head)
    assert "Last confirmed January 2026." in words(head)


def test_every_mark_leads_to_a_source_on_the_page_with_its_date(client, rich):
    main = page_of(client, rich)
    marks = {link.get("href") for link in having(main, "mark") if link.get("href")}
    sources = {
        f"#{item.get('id')}": words(item) for item in main.iter("li") if "source-" in str(item.get("id"))
    }
    assert marks
    assert marks < set(sources)
    assert all("Our curators" in sources[mark] for mark in marks)
    assert "Its date: survey of 2025." in sources["#source-main"]
    assert "Its date: March 2, 2026." in sources["#source-b"]


def test_one_source_on_two_days_is_two_entries(client, rich):
    texts = [words(item) for item in page_of(client, rich).iter("li") if "source-" in str(item.get("id"))]
    assert [text for text in texts if "Our curators" in text] == [
        "a Our curators Its date: February 26, 2026.", "b Our curators Its date: March 2, 2026.",
    ]  # fmt: skip


def test_a_silent_program_says_not_stated_and_what_to_ask(client):
    main = page_of(client, make.program())
    found = sections(main)
    assert "No phone number is stated." in words(found["Call or visit"])
    assert words(found["Call or visit"]).count("Not stated") == 3
    assert "Days and times are not stated." in words(found["When it meets"])
    assert "No license or accreditation has been checked." in words(found["Licenses and accreditation"])
    ask = words(found["Not stated: what to ask when you call"])
    assert "Not stated does not mean no." in ask
    assert "Do you take my state's Medicaid" in ask
    assert "Prices" not in found
    assert "Measured results" not in found


def test_what_is_said_is_not_asked(client, rich):
    ask = words(sections(page_of(client, rich))["Not stated: what to ask when you call"])
    for question in (
        "taking new people now",
        "On which days",
        "What will I pay",
        "Do you take my state's Medicaid",
    ):
        assert question not in ask


@pytest.mark.parametrize(
    ("sessions", "adolescent", "level", "sentence"),
    [
        (EVENINGS[:2], False, "iop", "which is 9 hours or more for adults. Ask about it."),
        (EVENINGS[:1], True, "iop", "which is 6 hours or more for teens. Ask about it."),
        (
            [(day, "09:00", "13:00") for day in range(5)],
            False,
            "iop",
            "usually called partial hospitalization",
        ),
        (EVENINGS, False, "iop", ""),
        (EVENINGS[:2], True, "iop", ""),
        (EVENINGS[:1], False, "outpatient", ""),
    ],
)
def test_the_published_hours_are_held_against_the_level(client, sessions, adolescent, level, sentence):
    program = make.program(sessions=sessions, adolescent=adolescent, level=level)
    meets = words(sections(page_of(client, program))["When it meets"])
    if sentence:
        assert sentence in meets
    else:
        assert "Ask about it" not in meets
        assert "partial hospitalization" not in meets


def test_a_curators_fact_is_shown_over_the_directorys_with_its_own_mark(client, desk):
    program = make.program(yes=["medicaid"])
    record_fact(program, Term.objects.get(code="medicaid"), False, source=desk, observed_on=TODAY)
    main = page_of(client, program)
    (refused,) = (item for group in having(main, "no") for item in group.iter("li"))
    assert words(refused) == "No: Medicaid Source a"
    assert not having(main, "yes")
    assert "Our curators" in words(sections(main)["Where this comes from"])


def test_a_field_that_another_source_states_is_marked(client, desk):
    program = make.program(weeks=10)
    record_statement(program, "weeks", 10, source=desk, observed_on=TODAY)
    assert "usually lasts 10 weeks. Source a" in words(sections(page_of(client, program))["When it meets"])


@pytest.mark.parametrize(
    ("days", "sentence"),
    [(30, "Expires "), (0, "Expires "), (-1, "Expired "), (None, "End date not stated.")],
)
def test_a_credential_says_when_it_ends_or_ended(client, days, sentence):
    program, today = make.program(), timezone.localdate()
    Credential.objects.create(
        program=program, term=Term.objects.get(code="carf"), checked_on=today, source=program.source,
        expires=None if days is None else today + timedelta(days=days),
    )  # fmt: skip
    section = sections(page_of(client, program))["Licenses and accreditation"]
    assert sentence in words(section)
    assert bool(having(section, "flag")) is (sentence == "Expired ")


def test_a_closed_program_is_marked_and_leads_to_others(client, places):
    program = make.program("Gone", status="closed", closed_on=TODAY)
    main = page_of(client, program)
    assert "It closed, or was no longer listed, on March 2, 2026." in words(main)
    assert "How it was reached" in sections(main)
    assert "Openings" not in words(sections(main)["How it was reached"])
    nearby = next(link for link in links(main) if link.startswith("/programs/?"))
    assert nearby == "/programs/?near=45202"
    assert client.get(nearby).status_code == 200


def test_without_a_zip_code_nearby_is_the_state(client):
    main = page_of(client, make.program(zip="", lat=None, lon=None))
    assert "/programs/?near=Ohio" in links(main)


def test_a_withheld_address_is_given_when_you_call(client):
    program = make.program()
    program.location.withheld, program.location.precision = True, "zip"
    program.location.save()
    response = client.get(program.get_absolute_url())
    assert "The address is given when you call." in words(response)
    assert program.location.street not in response.content.decode()
    assert not [link for link in links(parsed(response)) if link.startswith("geo:")]


def test_words_from_a_source_are_only_ever_words(client):
    hostile = '"><script>alert(1)</script>{{ 7|add:7 }}'
    program = make.program(
        hostile, organization=hostile, city=hostile[:20], description=hostile, how_to_start=hostile
    )
    response = client.get(program.get_absolute_url())
    parsed(response)
    assert b"<script>" not in response.content
    assert hostile in words(response)
    assert b"<script>" not in client.get("/programs/").content


@pytest.mark.parametrize(
    "website", ["javascript:alert(1)", "javascript://example.org/%0aalert(1)", "data:text/html,x"]
)
def test_a_web_address_that_is_none_is_no_link(client, website):
    program = make.program()
    Program.objects.filter(pk=program.pk).update(website=website)
    assert website not in links(parsed(client.get(program.get_absolute_url())))


@pytest.mark.parametrize("path", ["/programs/no-such-program/", "/programs/Ünknown/", "/programs/a%00b/"])
def test_a_program_nobody_knows_is_a_404_with_a_search(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert 'name="near"' in response.content.decode()


def test_a_draft_has_no_page(client):
    assert client.get(make.program(status="draft").get_absolute_url()).status_code == 404


def test_a_rich_page_takes_few_queries_however_much_there_is(queries, rich):
    few = queries(rich.get_absolute_url())
    for number in range(6):
        make.track(rich, EVENINGS)
        Phone.objects.create(
            program=rich, number=f"+1513555020{number}", source=rich.source, observed_on=rich.observed_on
        )
        make.facts(rich, ["aetna", "anthem", "cigna", "humana", "molina", "magellan"][number : number + 1])
    assert queries(rich.get_absolute_url()) == few <= 18
