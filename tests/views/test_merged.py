"""Every address of a program that turned out to be another leads to the one that stays, or says so."""

from __future__ import annotations

import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from programs.curation import Doubt, asking, merge, take_report
from programs.link_token import token_for
from programs.models import Price, Program, Report, Suggestion, UpdateLink
from tests import make
from tests.reading import links, parsed, words
from tests.views.reporting.sending import FORM, token_at

pytestmark = pytest.mark.django_db
EVENINGS = [(0, "18:00", "21:00"), (2, "18:00", "21:00")]
LANGUAGES = ("", "/es")


@pytest.fixture
def pair() -> tuple[Program, Program]:
    """The program that stays, and the one that is it."""
    into = make.program("Blue Door", yes=["medicaid"], sessions=EVENINGS)
    gone = make.program("Green Door", yes=["cbt"], sessions=EVENINGS)
    for program, cents in ((into, 300_00), (gone, 250_00)):
        Price.objects.create(
            program=program, cents=cents, unit="week", basis="self_pay", source=program.source,
            valid_from=program.observed_on, observed_on=program.observed_on,
        )  # fmt: skip
    return into, gone


@pytest.fixture
def merged(pair: tuple[Program, Program]) -> tuple[Program, Program]:
    merge(pair[1], pair[0])
    return pair


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("path", ["/programs/{}/", "/report/{}/"])
def test_its_pages_lead_on_with_the_search(client, merged, prefix, path):
    into, gone = merged
    answer = client.get(f"{prefix}{path.format(gone.slug)}?near=45202")
    assert (answer.status_code, answer["Location"]) == (301, f"{prefix}{path.format(into.slug)}?near=45202")
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("stays", [False, True], ids=["went along", "had its name there already"])
def test_a_calendar_leads_on_to_the_group(client, pair, prefix, stays):
    into, gone = pair
    group = gone.tracks.get()
    if stays:
        gone.tracks.update(name=into.tracks.get().name)
    merge(gone, into)
    answer = client.get(f"{prefix}/programs/{gone.slug}/{group.pk}.ics?named=on")
    there = into.tracks.get().pk if stays else group.pk
    assert answer["Location"] == f"{prefix}/programs/{into.slug}/{there}.ics?named=on"
    assert "Blue Door" in client.get(answer["Location"]).content.decode()


def test_a_group_that_neither_had_is_not_found(client, merged):
    into, gone = merged
    other = make.program(sessions=EVENINGS).tracks.get()
    for track in (other.pk, 0):
        for slug in (gone.slug, into.slug, "no-such"):
            assert client.get(f"/programs/{slug}/{track}.ics").status_code == 404


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("page", ["/cost/", "/good-faith-estimate/"])
def test_pages_about_its_cost_are_of_the_one_that_stays(client, merged, prefix, page):
    text = client.get(f"{prefix}{page}?p={merged[1].slug}").content.decode()
    assert "Blue Door" in text
    assert "Green Door" not in text


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("page", ["/compare/", "/call-sheet/"])
def test_pages_about_several_show_the_one_that_stays(client, merged, prefix, page):
    third = make.program("Red Door")
    text = words(client.get(f"{prefix}{page}?p={merged[1].slug}&p={third.slug}"))
    assert "Blue Door" in text
    assert "Green Door" not in text


def test_tables_have_the_one_that_stays_once(client, merged):
    into, gone = merged
    assert "Blue Door" in client.get(f"/compare.csv?p={gone.slug}&p={make.program().slug}").content.decode()
    for path in ("/programs.csv?in=OH", "/programs.geojson?in=OH", "/sitemap-programs.xml"):
        text = b"".join(client.get(path)).decode()
        assert into.slug in text or "Blue Door" in text
        assert gone.slug not in text
        assert "Green Door" not in text


def test_a_list_kept_in_a_browser_finds_the_one_that_stays_under_the_old_address(client, merged):
    into, gone = merged
    told = client.get(f"/shortlist/now.json?p={gone.slug}&p={into.slug}&p=no-such").json()["programs"]
    assert list(told) == [gone.slug, into.slug]
    assert told[gone.slug] == told[into.slug]
    assert told[gone.slug]["url"] == into.get_absolute_url()


def test_a_report_that_was_being_written_reaches_the_one_that_stays(pair):
    into, gone = pair
    path, browser = f"/report/{gone.slug}/", Client()
    said = {"about": "closed", "token": token_at(browser, path)}
    merge(gone, into)
    headers = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    answer = browser.post(path, urlencode(said), content_type=FORM, headers=headers)
    assert answer.status_code == 303
    assert Report.objects.get().program == into


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_what_a_reader_sent_in_is_found_by_its_reference(client, pair, prefix):
    into, gone = pair
    today = timezone.localdate()
    report = take_report(Doubt(gone, "phone"), token="t", sender="192.0.2.1", today=today)
    named = Suggestion.objects.create(
        reference="SUGGESTED", name="Green", received_on=today, program=gone, state="accepted",
        decided_on=today,
    )  # fmt: skip
    merge(gone, into)
    for reference in (report.reference, named.reference):
        page = client.get(f"{prefix}/report/?reference={reference}")
        assert f"{prefix}{into.get_absolute_url()}" in links(parsed(page))
        assert gone.slug not in page.content.decode()


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_a_link_to_answer_by_asks_about_the_one_that_stays(client, pair, prefix):
    into, gone = pair
    until = timezone.localdate() + timedelta(9)
    asking.ask(
        Program.objects.filter(pk__in=[into.pk, gone.pk]), name="Spring", way="letter", expires_on=until
    )
    links_of = {link.program_id: link for link in UpdateLink.objects.all()}
    merge(gone, into)
    page = client.get(f"{prefix}/update/{token_for(links_of[gone.pk].key)}/")
    assert page.status_code == 200
    assert "Blue Door" in words(page)


def test_a_chain_leads_to_its_end_at_once(client, merged):
    into, gone = merged
    last = make.program("Red Door", sessions=EVENINGS)
    group = into.tracks.last()
    merge(into, last)
    for slug in (gone.slug, into.slug):
        assert client.get(f"/programs/{slug}/")["Location"] == last.get_absolute_url()
        calendar = client.get(f"/programs/{slug}/{group.pk}.ics")
        assert calendar["Location"] == f"/programs/{last.slug}/{group.pk}.ics"
    told = json.loads(client.get(f"/shortlist/now.json?p={gone.slug}").content)
    assert told["programs"][gone.slug]["name"] == "Red Door"
