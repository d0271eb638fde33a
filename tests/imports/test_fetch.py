"""Fetching by state, against a site on this machine that answers as it is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from programs.imports.fetch import PAUSE, TRIES, Fetcher, UnreachableError, states_asked
from programs.imports.inputs import fetch
from programs.imports.listing import UnreadableError
from programs.models import Program
from tests.imports.making import command, facility, page

NOW = 1_772_000_000.0  # Wed, 25 Feb 2026 06:13:20 GMT
OHIO, KENTUCKY = "7", "36"


@dataclass
class Site:
    """Answers requests one after the other from a script, and remembers what was asked."""

    url: str = ""
    script: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def answer(self, content: Any, status: int = 200, **headers: str) -> None:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.script.append((status, {k.replace("_", "-"): v for k, v in headers.items()}, body))

    def fails(self, status: int, times: int = 1, **headers: str) -> None:
        for _ in range(times):
            self.answer(b"busy", status, **headers)


@pytest.fixture
def site() -> Iterator[Site]:
    told = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append({k: v[0] for k, v in parse_qs(urlsplit(self.path).query).items()})
            told.agents.add(self.headers["User-Agent"])
            status, headers, body = told.script.pop(0)
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Keep the test's output quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.url = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield told
    server.shutdown()
    server.server_close()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def fetcher(site: Site, waits: list[float]) -> Fetcher:
    return Fetcher(site.url, sleep=waits.append, now=lambda: NOW, jitter=lambda: 1.0)


def numbered(*numbers: int, **changes: Any) -> list[dict[str, Any]]:
    return [facility(frid=f"{n:064x}", name1=f"Program Number {n}", **changes) for n in numbers]


def test_a_state_is_asked_for_by_its_number_page_by_page(
    site: Site, fetcher: Fetcher, waits: list[float]
) -> None:
    site.answer(page(numbered(1, 2), 1, 2, 3))
    site.answer(page(numbered(3), 2, 2, 3))
    assert [row["name1"][-1] for row in fetcher.rows("OH")] == ["1", "2", "3"]
    assert site.asked == [
        {"limitType": "0", "limitValue": OHIO, "sType": "SA", "page": number, "pageSize": "2000"}
        for number in ("1", "2")
    ]
    assert waits == [PAUSE]
    assert site.agents == {"IOP-Finder/0.1 (importer of public treatment listings)"}


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_trouble_that_passes_is_tried_again_ever_later(
    site: Site, fetcher: Fetcher, waits: list[float], status: int
) -> None:
    site.fails(status, times=3)
    site.answer(page(numbered(1)))
    assert len(fetcher.rows("OH")) == 1
    assert waits == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("7", 7.0),
        ("0", 1.0),
        ("9999", 120.0),
        ("Wed, 25 Feb 2026 06:13:50 GMT", 30.0),
        ("Wed, 25 Feb 2026 05:00:00 GMT", 1.0),
        ("Thu, 26 Feb 2026 06:13:20 GMT", 120.0),
        ("soon", 1.0),
    ],
)
def test_retry_after_is_honoured_in_seconds_and_as_a_date_up_to_two_minutes(
    site: Site, fetcher: Fetcher, waits: list[float], header: str, wait: float
) -> None:
    site.fails(429, Retry_After=header)
    site.answer(page(numbered(1)))
    fetcher.rows("OH")
    assert waits == [wait]


def test_a_site_that_keeps_failing_is_given_up(site: Site, fetcher: Fetcher, waits: list[float]) -> None:
    site.fails(503, times=TRIES)
    with pytest.raises(UnreachableError, match=r"OH, page 1: the site answered 503 .*, 5 times"):
        fetcher.rows("OH")
    assert len(site.asked) == TRIES
    assert len(waits) == TRIES - 1


def test_a_connection_that_breaks_in_the_middle_is_tried_again(site: Site, fetcher: Fetcher) -> None:
    site.answer(b'{"page": 1,', Content_Length="500")
    site.answer(page(numbered(1)))
    assert len(fetcher.rows("OH")) == 1


def test_nobody_at_the_address_is_a_sentence(waits: list[float]) -> None:
    with pytest.raises(UnreachableError, match="OH, page 1: no answer"):
        Fetcher("http://127.0.0.1:1", sleep=waits.append).rows("OH")
    assert len(waits) == TRIES - 1


@pytest.mark.parametrize(
    ("content", "status", "told"),
    [
        (b"<html>Sorry</html>", 200, "OH, page 1: a web page came instead of JSON"),
        (b'{"page": 1, "rows": [', 200, "no JSON, or only part of it"),
        (b'{"message": "no"}', 200, "not a FindTreatment.gov page"),
        (b"gone", 404, "the site answered 404"),
        (b"no", 403, "the site answered 403"),
    ],
)
def test_an_answer_that_will_not_get_better_is_not_asked_again(
    site: Site, fetcher: Fetcher, content: bytes, status: int, told: str
) -> None:
    site.answer(content, status)
    with pytest.raises(UnreadableError, match=told):
        fetcher.rows("OH")
    assert len(site.asked) == 1


def moving(site: Site) -> None:
    site.answer(page(numbered(1, 2), 1, 2, 3))
    site.answer(page(numbered(3, 4), 2, 2, 4))


def repeating(site: Site) -> None:
    site.answer(page(numbered(1, 2), 1, 2, 4))
    site.answer(page(numbered(1, 2), 2, 2, 4))


def straying(site: Site) -> None:
    site.answer(page([*numbered(1), *numbered(2, state="VA")], 1, 1, 2))


def short(site: Site) -> None:
    site.answer(page(numbered(1, 2), 1, 1, 3))


def misnumbered(site: Site) -> None:
    site.answer(page(numbered(1), 2, 2, 2))


INCONSISTENT = [
    (moving, "page 2 counts 4 rows in all, page 1 counted 3"),
    (repeating, "page 2 repeats 2 rows of an earlier page"),
    (straying, "1 of 2 rows on page 1 are not in OH"),
    (short, "2 rows came, 3 were announced"),
    (misnumbered, "page 1 was asked for and page 2 came"),
]


@pytest.mark.parametrize(("wrong", "told"), INCONSISTENT)
def test_pages_that_disagree_are_asked_for_once_more(
    site: Site, fetcher: Fetcher, wrong: Callable[[Site], None], told: str
) -> None:
    wrong(site)
    site.answer(page(numbered(5, 6)))
    assert [row["name1"] for row in fetcher.rows("OH")] == ["Program Number 5", "Program Number 6"]


@pytest.mark.parametrize(("wrong", "told"), INCONSISTENT)
def test_pages_that_disagree_twice_are_a_sentence(
    site: Site, fetcher: Fetcher, wrong: Callable[[Site], None], told: str
) -> None:
    wrong(site)
    wrong(site)
    with pytest.raises(UnreadableError, match=f"OH: {told} .asked twice.. Nothing of OH was taken"):
        fetcher.rows("OH")


@pytest.mark.parametrize(
    ("words", "states"),
    [(["OH"], ["OH"]), (["ky", "Ohio", "OH"], ["KY", "OH"]), (["DC"], ["DC"])],
)
def test_states_may_be_asked_for_by_code_or_name(words: list[str], states: list[str]) -> None:
    assert states_asked(words) == states


def test_all_means_the_fifty_states_and_the_district() -> None:
    assert len(states_asked(["all"])) == 51


@pytest.mark.parametrize("word", ["PR", "Atlantis", ""])
def test_what_cannot_be_asked_for_is_a_sentence(word: str) -> None:
    with pytest.raises(UnreadableError, match="cannot be asked for"):
        states_asked([word])


def test_what_was_fetched_becomes_listings(site: Site, fetcher: Fetcher, places: None) -> None:
    site.answer(page(numbered(1, 2)))
    site.answer(page(numbered(3, state="KY", zip="41011", latitude="39.08", longitude="-84.51")))
    given = fetch(["OH", "KY"], fetcher=fetcher)
    assert [listing.row for listing in given.reading.listings] == [1, 2, 3]
    assert given.origin == "FindTreatment.gov: OH, KY"
    assert [asked["limitValue"] for asked in site.asked] == [OHIO, KENTUCKY]
    assert given.reading.scope.covers("KY", "SA")
    assert not given.reading.scope.covers("KY", "MH")
    assert not given.reading.scope.covers("IN", "SA")


def test_a_state_that_fails_is_told_and_nothing_of_it_is_taken_or_gone(
    site: Site, fetcher: Fetcher, places: None
) -> None:
    site.answer(b"<html>", 200)
    site.answer(page(numbered(3, state="KY", zip="41011", latitude="39.08", longitude="-84.51")))
    given = fetch(["OH", "KY"], fetcher=fetcher)
    assert [listing.site.state for listing in given.reading.listings] == ["KY"]
    assert "OH, page 1: a web page came" in str(given.reading.problems[0])
    assert not given.reading.scope.covers("OH", "SA")


def test_a_site_that_cannot_be_reached_is_not_asked_for_every_state(
    site: Site, fetcher: Fetcher, places: None
) -> None:
    site.fails(500, times=2 * TRIES)
    with pytest.raises(UnreadableError, match="Stopped after AL: the site cannot be reached"):
        fetch(["all"], fetcher=fetcher)
    assert len(site.asked) == 2 * TRIES
    assert not Program.objects.exists()


def test_the_command_fetches_from_the_site_in_the_settings(site: Site, settings: Any, places: None) -> None:
    settings.FINDTREATMENT_URL = site.url
    site.answer(page(numbered(1, 2)))
    told = command("--findtreatment", "OH", "--apply")
    assert "Read FindTreatment.gov: OH: 2 rows" in told
    assert Program.objects.filter(source__slug="findtreatment").count() == 2
