"""The pages of the guides: what each shows, in which language, and what hides when a fact expires."""

from __future__ import annotations

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from programs import guides
from tests import make
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def spanish():  # the interface in Spanish, as a language switch would ask for it
    with translation.override("es"):
        yield


def by_id(node, id_):
    return next((each for each in node.iter() if each.get("id") == id_), None)


def test_the_list_links_every_guide_once_by_part(client):
    main = part(parsed(client.get("/guides/")), "main")
    wanted = [f"/guides/{guide.slug}/" for guide in guides.guides("en")]
    assert [link for link in links(main) if link in wanted] == wanted
    assert [words(heading) for heading in main.iter("h2")][:4] == [
        parts["en"] for parts in guides.PARTS.values()
    ]


@pytest.mark.parametrize("guide", guides.guides("en"), ids=lambda guide: guide.key)
def test_a_guide_shows_its_words_its_sources_and_its_dates(client, guide):
    tree = parsed(client.get(f"/guides/{guide.slug}/"))
    main = part(tree, "main")
    assert [words(heading) for heading in main.iter("h1")] == [guide.title]
    sources = having(main, "sources")[0]
    assert links(sources) == [source.url for source in guide.sources]
    assert "We reviewed this guide on November 21, 2026." in words(sources)
    assert "not medical or legal advice" in words(sources)
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("guide", guides.guides("en"), ids=lambda guide: guide.key)
def test_every_link_out_of_a_guide_passes_on_no_address(client, guide):
    main = part(parsed(client.get(f"/guides/{guide.slug}/")), "main")
    for link in main.iter("a"):
        if link.get("href").startswith("https://"):
            assert link.get("rel") == "external noreferrer"


def test_a_long_guide_has_a_list_of_contents(client):
    (contents,) = having(parsed(client.get("/guides/rights/")), "contents")
    guide = guides.guide("rights", "en")
    assert links(contents) == [f"#{heading.id}" for heading in guide.headings if heading.level == 2]


def test_a_guide_leads_to_the_ones_before_and_after(client):
    (turn,) = having(parsed(client.get("/guides/a-week/")), "turn")
    assert links(turn) == ["/guides/what-is-an-iop/", "/guides/compared/"]


def test_terms_have_anchors_that_cards_can_link_to(client):
    tree = parsed(client.get("/guides/therapies/"))
    line = by_id(tree, "term-cbt")
    assert "Cognitive behavioral therapy (CBT)" in words(line)
    assert by_id(tree, "term-peer-support") is not None


@pytest.mark.parametrize(("day", "hidden"), [("2027-03-31", False), ("2027-04-01", True)])
def test_a_fact_hides_behind_a_notice_the_day_after_its_last(client, day, hidden):
    with time_machine.travel(f"{day}T12:00:00-05:00", tick=False):
        main = words(client.get("/guides/paying/"))
    assert ("Medicare Part B covers IOP services" not in main) == hidden
    assert ("This may have changed; we are checking it." in main) == hidden
    assert "Sliding fee" in main


def test_a_fact_names_its_source_and_the_day_we_check_it_again(client):
    fact = having(parsed(client.get("/guides/paying/")), "fact")[0]
    assert words(fact).endswith("Source 1. We check this again by March 31, 2027.")


def test_a_guide_comes_in_the_readers_language(client, spanish):
    tree = parsed(client.get(reverse("guide", args=["que-es-un-iop"])))
    guide = guides.guide("que-es-un-iop", "es")
    assert [words(heading) for heading in part(tree, "main").iter("h1")] == [guide.title]


def test_a_slug_of_another_language_leads_to_the_readers(client, spanish):
    answer = client.get(reverse("guide", args=["what-is-an-iop"]))
    assert (answer.status_code, answer.url) == (301, reverse("guide", args=["que-es-un-iop"]))


def test_a_page_knows_its_address_in_each_language(client):
    answer = client.get("/guides/what-is-an-iop/")
    assert answer.context["translations"] == {"en": "what-is-an-iop", "es": "que-es-un-iop"}


@pytest.mark.parametrize("path", ["/guides/nope/", "/guides/que-es-un-iop/x/"])
def test_a_guide_that_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_a_language_without_guides_reads_them_in_english(client):
    with translation.override("fr"):
        assert "A week in an IOP" in words(client.get("/guides/"))


def test_a_guide_asks_the_database_only_for_the_name_of_the_data(queries):
    assert queries("/guides/therapies/") == 1


def test_a_guide_is_read_when_the_database_is_away(client, database_away):
    assert "9 to 19 hours" in words(client.get("/guides/what-is-an-iop/"))


def test_only_reading_is_allowed(client):
    assert client.post("/guides/").status_code == 405
    assert client.post("/guides/a-week/").status_code == 405


@pytest.mark.parametrize(("start", "address"), [("", "/guides/therapies/"), ("/es", "/es/guides/terapias/")])
def test_a_term_on_a_card_and_on_a_programs_page_leads_to_its_line(client, start, address):
    made = make.program(yes=["cbt", "medicaid"])
    (tags,) = having(parsed(client.get(f"{start}/programs/")), "tags")
    page = parsed(client.get(f"{start}{made.get_absolute_url()}"))
    for place in (tags, having(page, "fact-groups")[0]):
        (line,) = (link for link in links(place) if link.endswith("#term-cbt"))
        assert line == f"{address}#term-cbt"
    assert by_id(parsed(client.get(address)), "term-cbt") is not None
