"""Fetching FindTreatment.gov's export, state by state: politely, and never trusting an answer.

A state counts only when all its pages agree: the same totals, no row twice, every row in that state.
"""

from __future__ import annotations

import email.utils
import hashlib
import http.client
import json
import random
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from programs.imports.findtreatment import Page
from programs.imports.listing import UnreadableError
from programs.states import state_code

#: FindTreatment.gov's own numbers for the states, not FIPS codes (its export, limitType=0).
STATE_IDS = {
    "AK": 20, "AL": 19, "AR": 22, "AZ": 21, "CA": 23, "CO": 24, "CT": 25, "DC": 27, "DE": 26, "FL": 28,
    "GA": 29, "HI": 30, "IA": 34, "ID": 31, "IL": 32, "IN": 33, "KS": 35, "KY": 36, "LA": 37, "MA": 3,
    "MD": 18, "ME": 1, "MI": 2, "MN": 38, "MO": 40, "MS": 39, "MT": 4, "NC": 6, "ND": 44, "NE": 41,
    "NH": 42, "NJ": 13, "NM": 43, "NV": 12, "NY": 5, "OH": 7, "OK": 45, "OR": 46, "PA": 8, "RI": 9,
    "SC": 47, "SD": 48, "TN": 10, "TX": 11, "UT": 14, "VA": 50, "VT": 49, "WA": 15, "WI": 16, "WV": 51,
    "WY": 52,
}  # fmt: skip
PATH = "/locator/exportsAsJson/v2"
PAGE_SIZE = 2000
KIND = "SA"
TRIES = 5
TIMEOUT = 60
PAUSE = 1.0
"""Seconds between two requests."""
LONGEST_WAIT = 120.0
"""Seconds between two tries."""
TRANSIENT = {408, 425, 429, 500, 502, 503, 504}
USER_AGENT = "IOP-Finder/0.1 (importer of public treatment listings)"


class InconsistentError(Exception):
    """The pages of one state do not agree with each other or with the question."""


@dataclass(slots=True)
class Fetcher:
    """One visit to the export at `base`, its waits and its clock given by the caller."""

    base: str
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.time
    jitter: Callable[[], float] = random.random
    tries: int = TRIES
    timeout: float = TIMEOUT
    """Seconds until an answer is given up."""
    longest_wait: float = LONGEST_WAIT
    digest: Any = field(default_factory=hashlib.sha256)
    """SHA-256 over every answer used so far."""
    asked: int = 0

    def rows(self, state: str) -> list[dict[str, Any]]:
        """All rows of a state. UnreadableError when it cannot be had whole, even from a second start."""
        try:
            return self._state(state)
        except InconsistentError:
            pass
        try:
            return self._state(state)
        except InconsistentError as problem:
            raise UnreadableError(
                f"{state}: {problem} (asked twice). Nothing of {state} was taken."
            ) from None

    def _state(self, state: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        seen: set[str] = set()
        first: Page | None = None
        for page in self._pages(state):
            first = first or page
            if (page.pages, page.total) != (first.pages, first.total):
                raise InconsistentError(
                    f"page {page.number} counts {page.total:,} rows in all, page 1 counted {first.total:,}"
                )
            _check(page, state, seen)
            rows.extend(page.rows)
        if first and len(rows) != first.total:
            raise InconsistentError(f"{len(rows):,} rows came, {first.total:,} were announced")
        return rows

    def _pages(self, state: str) -> Iterator[Page]:
        number, pages = 1, 1
        while number <= pages:
            page = self._page(state, number)
            if page.number != number:
                raise InconsistentError(f"page {number} was asked for and page {page.number} came")
            pages = page.pages
            number += 1
            yield page

    def _page(self, state: str, number: int) -> Page:
        query = {
            "limitType": 0, "limitValue": STATE_IDS[state], "sType": KIND,
            "page": number, "pageSize": PAGE_SIZE,
        }  # fmt: skip
        body = self._get(f"{self.base}{PATH}?{urlencode(query)}", f"{state}, page {number}")
        if body.lstrip()[:1] == b"<":
            raise UnreadableError(f"{state}, page {number}: a web page came instead of JSON.")
        try:
            answer = json.loads(body)
        except ValueError:
            raise UnreadableError(
                f"{state}, page {number}: the answer is no JSON, or only part of it."
            ) from None
        self.digest.update(body)
        return Page.of(answer)

    def _get(self, url: str, what: str) -> bytes:
        """The body. Tries again, each time later, when the trouble may pass."""
        if self.asked:
            self.sleep(PAUSE)
        trouble = ""
        for attempt in range(self.tries):
            self.asked += 1
            wait = min(self.longest_wait, 2.0**attempt) * (0.5 + self.jitter() / 2)
            try:
                return _open(url, self.timeout)
            except urllib.error.HTTPError as error:
                trouble = f"the site answered {error.code} {error.reason}"
                if error.code not in TRANSIENT:
                    raise UnreadableError(f"{what}: {trouble}.") from None
                wait = max(wait, self._asked_to_wait(error.headers.get("Retry-After")))
            except (OSError, http.client.HTTPException) as error:
                trouble = f"no answer ({getattr(error, 'reason', None) or error or type(error).__name__})"
            if attempt + 1 < self.tries:
                self.sleep(wait)
        raise UnreachableError(f"{what}: {trouble}, {self.tries} times.")

    def _asked_to_wait(self, header: str | None) -> float:
        """Seconds that Retry-After asks for, as a number or a date; never more than the longest wait."""
        if not header:
            return 0.0
        if header.strip().isdigit():
            return min(float(header), self.longest_wait)
        try:
            until = email.utils.parsedate_to_datetime(header).timestamp()
        except (TypeError, ValueError):
            return 0.0
        return min(max(until - self.now(), 0.0), self.longest_wait)


class UnreachableError(UnreadableError):
    """The site does not answer, or only with errors that should pass."""


def _open(url: str, timeout: float) -> bytes:
    request = urllib.request.Request(  # noqa: S310 (the settings allow http and https alone)
        url, headers={"User-Agent": USER_AGENT, "Accept": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310
        body: bytes = answer.read()
        return body


def _check(page: Page, state: str, seen: set[str]) -> None:
    """Every row is a facility in this state, and none came before."""
    rows = [row for row in page.rows if isinstance(row, dict)]
    if len(rows) != len(page.rows):
        raise InconsistentError(f"page {page.number} holds something that is no facility")
    strays = [row for row in rows if state_code(str(row.get("state") or "")) != state]
    if strays:
        raise InconsistentError(
            f"{len(strays):,} of {len(rows):,} rows on page {page.number} are not in {state}"
        )
    marks = {_mark(row) for row in rows}
    if marks & seen:
        raise InconsistentError(f"page {page.number} repeats {len(marks & seen):,} rows of an earlier page")
    seen.update(marks)


def _mark(row: dict[str, Any]) -> str:
    """What makes two rows the same, wherever they stand in the answer."""
    return hashlib.sha256(json.dumps({**row, "_irow": 0}, sort_keys=True).encode()).hexdigest()


def states_asked(words: list[str]) -> list[str]:
    """USPS codes for what was asked: codes, names, or "all". UnreadableError for anything else."""
    if any(word.casefold() == "all" for word in words):
        return sorted(STATE_IDS)
    codes = []
    for word in words:
        code = state_code(word)
        if code not in STATE_IDS:
            raise UnreadableError(
                f"FindTreatment.gov cannot be asked for {word!r}: give a state such as OH, or all."
            )
        codes.append(code)
    return list(dict.fromkeys(codes))
