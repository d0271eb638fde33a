"""Whatever is sent: an answer, never a failure, and never one that takes five times as long."""

from __future__ import annotations

import string
from statistics import median
from time import process_time
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from programs.filters import ProgramFilter
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places", "listed")]

PARAMETERS = sorted(ProgramFilter.base_filters)
HEADERS = ["Accept-Language", "Referer", "User-Agent", "Cookie", "HX-Request", "X-Forwarded-For"]
ANSWERS = {200, 302, 303, 400, 404}
PATHS = ["/programs/", "/programs.geojson", "/my-week/", "/programs/harbor/", "/"]
hostile = settings(
    max_examples=60,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)

odd_text = st.one_of(
    st.text(max_size=40),
    st.text("\x00\ufeff\u202e\u0300%_\\'\"<>;", max_size=20),
    st.integers(-(10**30), 10**30).map(str),
    st.floats().map(str),
    st.sampled_from(
        ["any", "45202", "Springfield", "Ohio", "evening", "medicaid", "best", "soonest", "iop", "show"]
    ),
    st.sampled_from(
        ["0" * 10_000, "é" * 10_000, "near " * 2_000, "-1", "1e999", "NaN", "٤٥٢٠٢", "[]", "{}", "null"]
    ),
)
names = st.one_of(st.sampled_from(PARAMETERS), st.sampled_from(["near[]", "page[0]", "", "\x00", "__all__"]))
asked = st.lists(st.tuples(names, odd_text), max_size=12)


@pytest.fixture
def listed(db: None) -> None:
    for number in range(60):
        make.program(
            lat=39.1 + number / 500, yes=["medicaid"] if number % 2 else [],
            sessions=[(day, "18:00", "21:00") for day in range(3)] if number % 3 else [],
        )  # fmt: skip
    harbor = make.program("Harbor Light")
    harbor.slug = "harbor"
    harbor.save()


def answer(client: Client, path: str, query: str = "") -> int:
    return client.get(path, QUERY_STRING=query).status_code


@hostile
@given(path=st.sampled_from(PATHS), pairs=asked)
@example(path="/programs/", pairs=[("near", "\x00"), ("q", "\x00"), ("free", "\x00")])
@example(
    path="/programs/", pairs=[("near", "45202"), ("within", "any"), ("page", "10000"), ("sort", "soonest")]
)
@example(path="/programs.geojson", pairs=[("near", "45202"), ("page", "10000")])
def test_any_parameters_get_an_answer(client: Client, path: str, pairs: list[tuple[str, str]]) -> None:
    assert answer(client, path, urlencode(pairs)) in ANSWERS


@hostile
@given(path=st.sampled_from(PATHS), query=st.binary(max_size=200))
def test_any_bytes_as_a_query_get_an_answer(client: Client, path: str, query: bytes) -> None:
    assert answer(client, path, quote(query, safe="&=+;,")) in ANSWERS
    assert answer(client, path, query.decode("latin-1")) in ANSWERS


@hostile
@given(slug=st.text(max_size=60))
@example(slug="a\x00b")
@example(slug="../../etc/passwd")
@example(slug="x" * 5_000)
def test_any_slug_gets_an_answer(client: Client, slug: str) -> None:
    assert answer(client, f"/programs/{quote(slug, safe='')}/") in {200, 301, 404}


@settings(hostile, max_examples=20)
@given(name=st.sampled_from(HEADERS), value=st.text(string.ascii_letters + string.punctuation, max_size=300))
def test_any_header_gets_an_answer(client: Client, name: str, value: str) -> None:
    response = client.get("/programs/?near=45202", headers={name: value})
    assert response.status_code == 200
    assert not response.cookies


def test_more_parameters_than_anybody_needs_are_refused(client: Client) -> None:
    assert answer(client, "/programs/", "&".join(["pays=medicaid"] * 1_001)) == 400


NASTY = {
    "a place of 10,000 letters": {"near": "x" * 10_000},
    "a place of 200 letters": {"near": "ab" * 100},
    "a near spelling": {"near": "Springfeildd"},
    "a name of many words": {"q": "a e i o u r s t"},
    "a name of wildcards": {"q": "%_%_%_%_" * 10},
    "a name of 10,000 letters": {"q": "%" * 10_000},
    "the last page of any": {"near": "45202", "page": "10000"},
    "anywhere": {"near": "45202", "within": "any"},
    "every program that pays": [("pays", "medicaid")] * 900,
    "unknown options": [("language", f"x{number}") for number in range(900)],
    "every hour of the week": {"near": "45202", "free": "f" * 84, "trip": "240"},
    "a far corner": {"near": "96799", "within": "any"},
    "combining letters": {"near": "e" + "\u0301" * 190, "q": "\u0301" * 119},
}


def cpu_seconds(client: Client, query: str) -> float:
    """The processor time of the median of five answers to a search."""
    taken = []
    for _ in range(5):
        began = process_time()
        assert answer(client, "/programs/", query) in ANSWERS
        taken.append(process_time() - began)
    return median(taken)


def test_nothing_hostile_takes_five_times_a_normal_search(client: Client) -> None:
    normal = urlencode({"near": "45202", "when": "evening", "pays": "medicaid"})
    answer(client, "/programs/", normal)
    ratios = {}
    for name, pairs in NASTY.items():
        ratios[name] = cpu_seconds(client, urlencode(pairs)) / cpu_seconds(client, normal)
    assert {name: round(ratio, 1) for name, ratio in ratios.items() if ratio > 5} == {}
