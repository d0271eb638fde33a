"""Programs that readers name, and what became of what readers said."""

from __future__ import annotations

from datetime import date

import pytest

from programs import curation
from programs.models import Program, Report, Suggestion
from tests import make
from tests.reading import links, parsed, words

from .sending import send, sent_from

pytestmark = pytest.mark.django_db

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
