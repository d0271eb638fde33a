"""The shortlist's page is the same for everyone; the server is asked by slug and keeps no note of it."""

from __future__ import annotations

from xml.etree.ElementTree import tostring

import pytest

from programs import changes, curation
from programs.models import Program
from programs.views.shortlist import MOST
from tests import make
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db


def test_the_page_says_what_is_kept_and_where_and_what_to_do_without_scripts(client):
    page = words(client.get("/shortlist/"))
    assert "kept in this browser on this device, and nowhere else" in page
    assert "name and town, the day you saved it, your note" in page
    assert "tick two to four of them, and press “Compare” under the list" in page


def test_the_page_is_the_same_whatever_the_address_asks(client):
    made = make.program()
    paths = ("/shortlist/", f"/shortlist/?p={made.slug}")
    plain, asked = (tostring(part(parsed(client.get(path)), "main")) for path in paths)
    assert plain == asked


def test_no_cookie_is_set_and_nothing_may_be_cached(client):
    made = make.program()
    for path in ("/shortlist/", f"/shortlist/now.json?p={made.slug}"):
        answer = client.get(path)
        assert dict(answer.cookies) == {}
        assert answer["Cache-Control"] == "no-store"


def test_the_programs_come_as_they_stand_by_slug(client):
    made = make.program("Blue Door", yes=["medicaid"], checked_on=make.TODAY)
    told = client.get(f"/shortlist/now.json?p={made.slug}&p={made.slug}&p=no-such").json()
    (now,) = changes.now([made.slug])
    assert told["programs"] == {
        made.slug: {
            "name": "Blue Door", "place": "Cincinnati, OH", "url": made.get_absolute_url(), "closed": "",
            "checked": "March 2, 2026", "marks": changes.written(now.marks),
        }
    }  # fmt: skip
    assert told["parts"] == changes.WORDS


def test_a_closed_program_says_since_when(client):
    made = make.program()
    Program.objects.update(status="closed", closed_on=make.TODAY)
    curation.refresh_rows([made.pk])
    told = client.get(f"/shortlist/now.json?p={made.slug}").json()["programs"][made.slug]
    assert (told["closed"], told["marks"]) == ("March 2, 2026", "")


@pytest.mark.parametrize("asked", ["", "?p=", "?p=%00", "?p=" + "x" * 5000, "?p=a%20b&p=..%2F"])
def test_what_is_no_slug_is_no_program(client, asked):
    answer = client.get(f"/shortlist/now.json{asked}")
    assert (answer.status_code, answer.json()["programs"]) == (200, {})


def test_a_long_list_is_cut_short_and_costs_no_more_queries(client, queries):
    slugs = [make.program(refresh=False).slug for _ in range(MOST + 5)]
    curation.refresh_rows()
    one, many = (f"/shortlist/now.json?p={'&p='.join(some)}" for some in (slugs[:1], slugs))
    assert len(client.get(many).json()["programs"]) == MOST
    assert queries(one) == queries(many) <= 6


def test_a_card_can_be_ticked_to_compare_and_carries_what_was_asked(client):
    made = make.program(yes=["medicaid"])
    main = part(parsed(client.get("/programs/?pays=medicaid")), "main")
    (form,) = (each for each in main.iter("form") if each.get("id") == "compare")
    (tick,) = (each for each in main.iter("input") if each.get("form") == "compare")
    assert (form.get("action"), form.get("method")) == ("/compare/", "get")
    assert (tick.get("type"), tick.get("name"), tick.get("value")) == ("checkbox", "p", made.slug)
    assert [(each.get("name"), each.get("value")) for each in form.iter("input")] == [("pays", "medicaid")]
    assert "/call-sheet/" in links(form)


def test_cards_and_pages_offer_to_save_with_the_marks_of_the_day(client):
    made = make.program(yes=["cbt"])
    (now,) = changes.now([made.slug])
    for path in ("/programs/", made.get_absolute_url()):
        tree = parsed(client.get(path))
        (button,) = (each for each in tree.iter("button") if each.get("data-save"))
        assert button.get("data-save") == made.slug
        assert button.get("data-marks") == changes.written(now.marks)


def test_a_closed_program_cannot_be_saved(client):
    made = make.program()
    Program.objects.update(status="closed", closed_on=make.TODAY)
    assert having(parsed(client.get(made.get_absolute_url())), "save") == []


def test_kits_stand_on_the_first_page_and_on_results_with_what_they_look_for(client):
    make.program()
    for path in ("/", "/programs/?pays=medicaid"):
        kits = having(parsed(client.get(path)), "kits")
        assert len(kits) == 1
        assert words(kits[0]).count("Looks for:") == 6
        assert "Evening and weekend groups · Takes people aged 16" in words(kits[0])
