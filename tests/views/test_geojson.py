"""`/programs.geojson`: for any search, following an option or a relaxed limit gives what was promised."""

from __future__ import annotations

import json
import random
import urllib.request
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import make

Get = Callable[[list[tuple[str, str]]], dict[str, Any]]
FACETS_FOLLOWED = 5

asked = st.fixed_dictionaries(
    {"near": st.sampled_from(["45202", "60601", "Ohio", "Seattle, WA", "69201", "Guam", ""])},
    optional={
        "within": st.sampled_from(["5", "25", "100", "any"]),
        "when": st.lists(st.sampled_from(["day", "evening", "weekend"]), max_size=2, unique=True),
        "delivery": st.lists(st.sampled_from(["in_person", "telehealth", "hybrid"]), max_size=2, unique=True),
        "state": st.lists(st.sampled_from(["OH", "KY", "WA"]), max_size=2, unique=True),
        "pays": st.lists(st.sampled_from(["medicaid", "tricare", "free-care"]), max_size=2, unique=True),
        "therapy": st.sampled_from([["cbt"], ["dbt", "emdr"]]),
        "serves": st.sampled_from([["veterans"], ["women-only"], ["adolescents-track"]]),
        "level": st.sampled_from([["iop"], ["php"], ["php", "outpatient"]]),
        "age": st.sampled_from(["15", "34", "70"]),
        "open": st.just("taking"),
        "max_weekly": st.sampled_from(["100", "900"]),
        "free": st.sampled_from(["mo1730-2200_tu1730-2200_we1730-2200_th1730-2200", "sa0800-2000"]),
        "trip": st.just("30"),
        "unknown": st.just("hide"),
        "sort": st.sampled_from(["best", "distance", "checked", "soonest"]),
        "q": st.sampled_from(["recovery", "harbor center"]),
    },
)


@pytest.mark.django_db
@pytest.mark.usefixtures("places")
def test_what_cannot_be_read_is_a_bad_request(client):
    answer = client.get("/programs.geojson?near=45202&age=old&pays=gold")
    assert answer.status_code == 400
    assert len(answer.json()["problems"]) == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("places")
def test_a_place_nobody_knows_is_not_found(client):
    answer = client.get("/programs.geojson?near=Nowhereville")
    assert (answer.status_code, "problems" in answer.json()) == (404, True)


@pytest.mark.django_db
@pytest.mark.usefixtures("places")
def test_an_online_program_that_has_not_said_where_it_is_licensed_says_so(client):
    online = {"yes": ["telehealth"], "no": ["in_person"], "lat": None, "lon": None}
    make.program("Screen", **online)
    make.program("Ohio Screen", telehealth_states=["OH"], **online)
    found = client.get("/programs.geojson?near=45202&state=OH").json()
    told = {f["properties"]["name"]: f["properties"] for f in found["features"]}
    assert told["Ohio Screen"]["fit"] == "yes"
    assert told["Screen"]["fit"] == "might"
    assert told["Screen"]["not_stated"] == ["where its online sessions are licensed"]
    assert (told["Screen"]["online"], told["Screen"]["miles"]) == (True, None)


@pytest.fixture(scope="module")
def get(demo_site: str) -> Get:
    """Asks a search of the demo programs."""

    def answer(pairs: list[tuple[str, str]]) -> dict[str, Any]:
        with urllib.request.urlopen(f"{demo_site}/programs.geojson?{urlencode(pairs)}") as found:  # noqa: S310
            assert found.headers["Content-Type"] == "application/geo+json"
            return json.load(found)

    return answer


def pairs_of(asked: dict[str, Any]) -> list[tuple[str, str]]:
    return [(n, v) for n, held in asked.items() for v in (held if isinstance(held, list) else [held]) if v]


@settings(max_examples=30)
@given(asked=asked)
def test_following_a_relaxed_limit_yields_exactly_what_it_gives(get, asked):
    found = get(pairs_of(asked))
    for step in found["relax"]:
        path, _, query = step["url"].partition("?")
        assert (path, step["gives"] >= 0) == ("/programs/", True)
        assert get(parse_qsl(query))["total"] == found["total"] + step["gives"], step


@settings(max_examples=30)
@given(asked=asked, seed=st.integers(0, 1000))
def test_a_facet_is_what_choosing_just_that_option_gives(get, asked, seed):
    pairs = pairs_of(asked)
    facets = get(pairs)["facets"]
    every = [(name, option) for name, counts in facets.items() for option in counts]
    for name, option in random.Random(seed).sample(every, FACETS_FOLLOWED):
        others = [pair for pair in pairs if pair[0] != name and pair[0] != "unknown"]
        chosen = get([*others, (name, option)])
        counted = {"yes": chosen["total"], "not_stated": chosen["might_fit_total"]}
        assert facets[name][option] == counted, (name, option)


@settings(max_examples=30)
@given(asked=asked)
def test_each_feature_says_whether_it_fits_and_what_it_has_not_said(get, asked):
    found = get(pairs_of(asked))
    fits = [feature["properties"]["fit"] for feature in found["features"]]
    assert fits == sorted(fits, key=["yes", "might"].index)
    for feature in found["features"]:
        told = feature["properties"]
        late = any("late" in reason for reason in told["reasons"])
        assert bool(told["not_stated"]) == (told["fit"] == "might") or late, told
        assert told["reasons"]
        date.fromisoformat(told["checked_on"])


@settings(max_examples=10)
@given(asked=asked)
def test_the_pages_together_hold_every_program_once(get, asked):
    pairs = [pair for pair in pairs_of(asked) if pair[0] != "page"]
    first = get(pairs)
    slugs = [
        feature["properties"]["slug"]
        for page in range(1, first["pages"] + 1)
        for feature in get([*pairs, ("page", str(page))])["features"]
    ]
    might = 0 if asked.get("unknown") == "hide" else first["might_fit_total"]
    assert len(slugs) == len(set(slugs)) == first["total"] + might


@pytest.mark.parametrize(
    "limit",
    ["when=evening", "pays=medicaid", "age=15", "open=taking", "therapy=cbt", "level=php", "max_weekly=900"],
)
def test_every_limit_has_its_own_way_out(get, limit):
    name = limit.split("=")[0]
    found = get(parse_qsl(f"near=45202&{limit}"))
    kept = [dict(parse_qsl(urlsplit(step["url"]).query)) for step in found["relax"]]
    assert any(dict(parse_qsl(limit))[name] != asked.get(name) for asked in kept)
