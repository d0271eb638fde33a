"""The benchmark compares like with like: every rival answers what our search answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from benchmarks import catalogue, growth, report, storing
from benchmarks.contest import Contest, all_rows
from benchmarks.questions import Answer, questions
from benchmarks.rivals import naive, ours, postgis
from benchmarks.rivals.memory import Memory
from benchmarks.rivals.orm import CountPerOption
from benchmarks.timing import Contender, percentile, take_turns
from programs.curation import refresh_rows
from programs.filters import address
from programs.models import Fact, OnlineRow, Place, SearchRow
from programs.query import SearchQuery

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = 300
TOWNS = [
    ("45202", "Cincinnati", "OH", 39.109, -84.502, 18_000),
    ("45011", "Hamilton", "OH", 39.405, -84.523, 68_000),
    ("41011", "Covington", "KY", 39.071, -84.521, 26_000),
    ("45402", "Dayton", "OH", 39.757, -84.185, 11_000),
    ("43215", "Columbus", "OH", 39.966, -83.012, 15_000),
    ("47001", "Aurora", "IN", 39.066, -84.963, 10_000),
]


def zips() -> catalogue.Zips:
    code, town, state, lat, lon, people = zip(*TOWNS, strict=True)
    points = np.array(lat), np.array(lon), np.array(people, float)
    return catalogue.Zips(list(code), list(town), list(state), *points)


@pytest.fixture(scope="module")
def drawn() -> catalogue.Catalogue:
    return catalogue.draw(PROGRAMS, 1, zips())


@pytest.fixture
def stored(db: None, drawn: catalogue.Catalogue) -> catalogue.Catalogue:
    storing.store(drawn)
    return drawn


def asked(count: int = 12) -> list[SearchQuery]:
    return questions(count, 1, zips())


def truths(queries: list[SearchQuery]) -> list[Answer]:
    rows = naive.listed(all_rows())
    return [naive.answer(rows, query, nearby_only=True) for query in queries]


def test_the_questions_are_worth_asking(stored: catalogue.Catalogue) -> None:
    answers = truths(asked())
    assert max(answer.total for answer in answers) > 20
    assert all(sum(answer.counts.values()) for answer in answers)
    assert any(answer.relax["state"] for answer in truths(asked(40)))
    assert any(answer.relax.get("within") for answer in answers)
    assert len(answers[0].counts) == 40


@pytest.mark.parametrize("rival", ["search", "in_memory", "count_per_option", "naive", "postgis"])
def test_every_rival_answers_the_same(stored: catalogue.Catalogue, rival: str) -> None:
    rows = naive.listed(all_rows())
    if rival == "postgis":
        need_postgis()
        postgis.prepare()
    ways = {
        "search": lambda: ours.answer,
        "in_memory": lambda: Memory(all_rows()).answer,
        "count_per_option": lambda: CountPerOption().answer,
        "naive": lambda: lambda query: naive.answer(rows, query),
        "postgis": lambda: postgis.Postgis().answer,
    }
    ask, queries = ways[rival](), asked()
    for query, truth in zip(queries, truths(queries), strict=True):
        assert ask(query) == truth, query


def need_postgis() -> None:
    if connection.vendor != "postgresql" or not postgis.available():
        pytest.skip("PostGIS is not installed beside this database")


def test_the_rows_poured_in_are_those_that_curation_derives(stored: catalogue.Catalogue) -> None:
    poured = everything_searched()
    assert refresh_rows() == PROGRAMS
    assert everything_searched() == poured


def everything_searched() -> tuple[dict[int, tuple], set[tuple]]:
    rows = SearchRow.objects.values_list("pk", "band", "lon", "state", "words", "packed")
    online = OnlineRow.objects.values_list("program", "state", "packed")
    return (
        {pk: (*rest, bytes(packed)) for pk, *rest, packed in rows},
        {(program, state, bytes(packed)) for program, state, packed in online},
    )


def test_a_catalogue_is_like_a_real_one(stored: catalogue.Catalogue) -> None:
    assert 60 < Fact.objects.count() / PROGRAMS < 100
    assert 0 < OnlineRow.objects.count() < PROGRAMS * 0.05
    assert Fact.objects.filter(holds=False).exists()


def test_the_same_seed_gives_the_same_catalogue(drawn: catalogue.Catalogue) -> None:
    assert catalogue.draw(PROGRAMS, 1, zips()).rows.tobytes() == drawn.rows.tobytes()
    assert catalogue.draw(PROGRAMS, 2, zips()).rows.tobytes() != drawn.rows.tobytes()


def test_more_programs_are_where_more_people_live(drawn: catalogue.Catalogue) -> None:
    counts = np.bincount(drawn.zip_of, minlength=len(TOWNS))
    assert counts.argmax() == 1


@pytest.fixture
def site(stored: catalogue.Catalogue, no_places: None, settings: Any) -> Client:
    Place.objects.bulk_create(
        Place(kind="zip", zip=code, key=code, name=town, state=state, lat=lat, lon=lon, weight=people)
        for code, town, state, lat, lon, people in TOWNS
    )
    settings.ROOT_URLCONF = "benchmarks.urls"
    engine = dict(settings.TEMPLATES[0])
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], ROOT / "benchmarks/templates"]}]
    return Client()


def test_the_plain_page_shows_the_same_programs_as_ours(site: Client) -> None:
    for query in asked(4):
        nearest = ours.answer(query).nearest
        page = site.get(address(query, "/plain/")).content.decode()
        numbers = [page.index(f"/programs/{catalogue.slug(program)}/") for program in nearest]
        assert numbers == sorted(numbers)
        assert page.count('class="card"') == len(nearest)


def test_the_empty_page_has_the_layout_and_no_program(site: Client) -> None:
    page = site.get("/empty/").content.decode()
    assert "988" in page
    assert 'class="card"' not in page


@pytest.mark.django_db
def test_turns_are_taken_and_slow_contenders_asked_less() -> None:
    order: list[str] = []
    quick = Contender("quick", lambda query: order.append("quick"))
    slow = Contender("slow", lambda query: order.append("slow"), asks=1, scale=10.0)
    take_turns([quick, slow], asked(3))
    assert order[1:] == ["quick", "slow", "quick", "quick"]
    assert (len(quick.times), len(slow.times)) == (3, 1)


def test_geopy_is_counted_and_timed(stored: catalogue.Catalogue) -> None:
    with ours.geodesics_watched() as seen:
        answer = ours.answer(asked(1)[0])
    assert len(answer.nearest) <= seen.calls <= 40
    assert seen.seconds > 0


@pytest.mark.parametrize(
    ("times", "slope"),
    [([2.0, 2.0, 2.0], 0.0), ([2.0, 20.0, 100.0], 1.0), ([2.0, 2 * 10**0.5, 2 * 50**0.5], 0.5)],
)
def test_growth_is_the_slope_of_the_logarithms(times: list[float], slope: float) -> None:
    assert growth.exponent(dict(zip(growth.SIZES, times, strict=True))) == pytest.approx(slope)


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([3.0, 1.0, 2.0], 0.95) == 3.0
    assert percentile([5.0], 0.95) == 5.0
    assert percentile([float(x) for x in range(100)], 0.5) == 50.0


def contender(name: str, *times: float, geopy: float = 0.0) -> Contender:
    return Contender(name, print, times=list(times), geopy=[geopy] * len(times), calls=[20] * len(times))


MEASURED = {
    "search": contender("search", 4.0, 4.0, 9.0, geopy=2.0),
    "in_memory": contender("in_memory", 0.5),
    "naive_geopy": contender("naive_geopy", 2000.0),
    "count_per_option": contender("count_per_option", 80.0),
    "postgis": contender("postgis", 13.0),
    "page": contender("page", 10.0),
    "empty_view_page": contender("empty_view_page", 2.0),
}


def test_the_line_of_json_says_every_ratio() -> None:
    line = json.loads(report.written(report.summary(20_000, "sqlite", Contest(MEASURED, {}))))
    assert line == {
        "n": 20_000,
        "database": "sqlite",
        "search_ms": 2.0,
        "ratio": {
            "naive_geopy": 1000.0, "count_per_option": 40.0, "postgis": 6.5, "in_memory": 4.0,
            "empty_view_page": 5.0,
        },
    }  # fmt: skip


def test_who_sat_out_is_null_with_the_reason_and_growth_is_added() -> None:
    present = {name: one for name, one in MEASURED.items() if name != "postgis"}
    line = report.summary(200_000, "sqlite", Contest(present, {"postgis": "not here"}), 0.4567)
    assert line["ratio"]["postgis"] is None
    assert line["null_because"] == {"postgis": "not here"}
    assert line["growth_exponent"] == 0.457


@pytest.mark.parametrize(
    ("ms", "word"),
    [({"in_memory": 0.5, "postgis": 13.0}, "met"), ({"in_memory": 0.1, "postgis": 3.0}, "MISSED")],
)
def test_targets_are_met_or_missed_at_20000_programs(ms: dict[str, float], word: str) -> None:
    everyone = MEASURED | {name: contender(name, value) for name, value in ms.items()}
    found = report.findings(20_000, "postgresql", Contest(everyone, {}), {"search": (0, 3)}).splitlines()
    said = {line.split(":")[0]: line for line in found}
    assert word in said["search / in_memory"]
    assert word in said["postgis / search"]
    assert "0 of 3" in found[-1]


def test_the_command_closes_with_the_line_of_json(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [
        sys.executable,
        "-m",
        "benchmarks.search",
        "--n",
        "200",
        "--queries",
        "2",
        "--keep",
        str(tmp_path),
    ]
    run = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    line = json.loads(run.stdout.splitlines()[-1])
    assert line["n"] == 200
    assert line["database"] == "sqlite"
    assert line["search_ms"] > 0
    assert set(line["ratio"]) == {*report.RIVALS, "in_memory", "empty_view_page"}
    assert line["ratio"]["postgis"] is None
    assert "wrong answers, search, with the exact miles of what is shown: 0 of 2" in run.stdout
    assert [path.suffix for path in tmp_path.iterdir() if "unfinished" not in path.name].count(
        ".sqlite3"
    ) == 1
