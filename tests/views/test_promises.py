"""Unknown is never no, the order is honest, and there is always someone to call."""

from __future__ import annotations

import random
import re

import numpy as np
import pytest
from django.test import Client

from programs import packing, ranking
from programs.crisis import CRISIS
from programs.matching import TERM_PARAMETERS
from programs.models import Price, Source
from programs.vocabulary import TERMS, terms_in
from tests import make
from tests.reading import having, headings, links, parsed, part, words

HREFS = {contact.href for line in (*CRISIS.lines, CRISIS.helpline) for contact in line.contacts}
OFFERED = [term for term in TERMS if term.offered]


def says_no_to(text: str) -> list[str]:
    """The terms a text denies: "no Medicaid", "does not take Medicaid", "without Medicaid"."""
    denial = r"\b(?:no|not|without|never|doesn’t|does not(?: take| have| offer)?):? {}\b"
    plain = text.casefold()
    return [term.code for term in OFFERED if re.search(denial.format(re.escape(term.name.casefold())), plain)]


@pytest.mark.parametrize("text", ["No: Medicaid", "It has no Medicaid.", "does not take medicaid"])
def test_a_denial_would_be_noticed(text: str) -> None:
    assert says_no_to(text) == ["medicaid"]


@pytest.mark.django_db
def test_a_silent_program_is_never_said_to_lack_anything(client: Client) -> None:
    program = make.program()
    for path in ("/programs/", "/programs/?pays=medicaid&language=spanish", program.get_absolute_url()):
        response = client.get(path)
        assert says_no_to(words(response)) == []
        assert not having(parsed(response), "no")


@pytest.mark.django_db
def test_a_no_that_was_said_is_shown_as_a_no(client: Client) -> None:
    page = words(client.get(make.program(no=["medicaid"]).get_absolute_url()))
    assert says_no_to(page) == ["medicaid"]


@pytest.mark.django_db
@pytest.mark.parametrize("parameter", [str(parameter) for parameter in TERM_PARAMETERS])
def test_whatever_is_asked_a_silent_program_might_fit_and_one_that_says_no_does_not(
    client: Client, parameter: str
) -> None:
    code = next(term.code for term in terms_in(parameter) if term.offered)
    for name, said in (("Says yes", {"yes": [code]}), ("Silent", {}), ("Says no", {"no": [code]})):
        make.program(name, **said)
    response = client.get(f"/programs/?{parameter}={code}")
    assert headings(response) == ["Says yes", "Silent"]
    assert "These might fit" in words(response)
    assert len(having(parsed(response), "unsaid")) == 1
    hidden = client.get(f"/programs/?{parameter}={code}&unknown=hide")
    assert headings(hidden) == ["Says yes"]


@pytest.mark.django_db
@pytest.mark.parametrize("limit", ["when=evening", "age=40", "open=yes", "max_weekly=400", "free=1"])
def test_an_unknown_schedule_age_opening_or_price_is_not_a_no_either(client: Client, limit: str) -> None:
    make.program("Silent")
    response = client.get(f"/programs/?{limit}")
    assert "Silent" in headings(response)


def test_nothing_but_the_named_inputs_and_the_distance_decides_an_order() -> None:
    draw = random.Random(5)
    rows = np.zeros(40, packing.ROW)
    rows["tie"] = draw.sample(range(2**31), 40)
    rows["checked"] = [draw.randrange(738_000, 739_500) for _ in range(40)]
    rows["opening_reported"] = [draw.randrange(739_300, 739_500) for _ in range(40)]
    rows["opening"] = [draw.randrange(4) for _ in range(40)]
    miles, shares = np.array([draw.uniform(0, 50) for _ in range(40)]), np.zeros(40)
    others = rows.copy()
    noise = np.random.default_rng(5)
    for name in set(packing.ROW.names or ()) - set(ranking.INPUTS):
        others[name] = noise.integers(0, 100, others[name].shape)
    for sort in ("best", "distance", "checked", "soonest"):
        first, second = (ranking.order(sort, each, miles, shares, 739_500) for each in (rows, others))
        assert first.tolist() == second.tolist()


def test_no_input_of_the_order_is_about_money_or_owners() -> None:
    assert not [name for name in ranking.INPUTS if re.search("cent|price|pay|own|source|fee|ad", name)]


@pytest.mark.django_db
def test_a_place_we_do_not_know_is_never_ranked_as_if_it_were_next_door(client: Client, places: None) -> None:
    make.program("Unplaced", yes=["medicaid"], lat=None, lon=None)
    make.program("Here", yes=["medicaid"])
    make.program("Far", yes=["medicaid"], lat=41.4, lon=-81.7)
    asked = "near=45202&within=any&pays=medicaid"
    assert headings(client.get(f"/programs/?{asked}"))[0] == "Here"
    assert set(headings(client.get(f"/programs/?{asked}"))) == {"Unplaced", "Here", "Far"}


@pytest.mark.django_db
def test_owner_price_and_lister_do_not_move_a_program(client: Client, places: None) -> None:
    lister = make.source("big", name="Big Lister", kind=Source.Kind.PROGRAM)
    near = make.program("Near and plain", lat=39.11)
    rich = make.program("Farther and grand", lat=39.13, organization="Grand Health", source=lister)
    rich.location.organization.owner = "Grand Holdings"
    rich.location.organization.save()
    Price.objects.create(
        program=rich, cents=1, unit="week", basis="self_pay", valid_from=make.TODAY,
        source=lister, observed_on=make.TODAY,
    )  # fmt: skip
    assert headings(client.get("/programs/?near=45202")) == [near.name, rich.name]


@pytest.mark.django_db
def test_each_card_says_why_it_is_where_it_is_and_who_lists_it(client: Client, places: None) -> None:
    make.program(yes=["medicaid"])
    (card,) = having(parsed(client.get("/programs/?near=45202&pays=medicaid")), "card")
    assert re.search(
        r"Why it is here: .*miles.*says it takes Medicaid.*Listed by Test Directory", words(card)
    )


@pytest.mark.parametrize("path", ["/", "/programs/?near=45202", "/programs/harbor/", "/nowhere", "/my-week/"])
def test_with_the_database_away_help_is_still_there(client: Client, database_away: None, path: str) -> None:
    response = client.get(path)
    tree = parsed(response)
    assert response.status_code in (200, 404, 503)
    assert set(links(tree)) >= HREFS
    assert part(tree, "h1") is not None


@pytest.mark.parametrize("path", ["/programs/?near=45202", "/programs/harbor/", "/programs.geojson"])
def test_a_search_with_the_database_away_says_to_come_back(
    client: Client, database_away: None, path: str
) -> None:
    response = client.get(path)
    assert response.status_code == 503
    assert response["Retry-After"] == "120"
