"""Who takes part at a size, and the check that all of them answer the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from django.test import Client

from benchmarks.questions import without_radius
from benchmarks.rivals import naive, ours, postgis
from benchmarks.rivals.memory import Memory
from benchmarks.rivals.orm import CountPerOption
from benchmarks.storing import ALL_FACTS_UP_TO, FACTS_UP_TO
from benchmarks.timing import Contender
from programs import packing
from programs.filters import address
from programs.models import SearchRow
from programs.query import SearchQuery
from programs.search import search

NAIVE_ASKS: Final = 2
NAIVE_ROWS: Final = 20_000
"""The naive way takes seconds a search: it answers two, over at most so many programs, scaled up."""

ORM_ASKS: Final = 10
ANY_ASKS: Final = 5
"""How often a very large catalogue is searched without a radius."""

CHECKED: Final = 2_000_000
"""Programs times searches that are checked against brute force, at most."""


@dataclass(frozen=True, slots=True)
class Contest:
    """The contenders by name, and for each that sits out the reason."""

    contenders: dict[str, Contender]
    absent: dict[str, str]

    def __getitem__(self, name: str) -> Contender:
        return self.contenders[name]


def contest(n: int, seen: ours.Geodesics) -> Contest:
    """Everyone who can take part with this catalogue on this database."""
    rows = all_rows()
    sample = naive.listed(rows[:NAIVE_ROWS])
    contenders = [
        Contender("search", ours.answer, watched=seen),
        Contender("any", _any_distance, None if n <= FACTS_UP_TO else ANY_ASKS, watched=seen),
        Contender("in_memory", Memory(rows).answer),
        Contender(
            "naive_geopy", lambda query: naive.answer(sample, query), NAIVE_ASKS, n / min(n, NAIVE_ROWS)
        ),
        Contender("page", page("/programs/")),
        Contender("empty_view_page", page("/empty/")),
    ]
    absent = {}
    if n > FACTS_UP_TO:
        absent["count_per_option"] = absent["postgis"] = (
            f"no fact rows are stored above {FACTS_UP_TO:,} programs"
        )
    else:
        contenders.append(Contender("count_per_option", CountPerOption().answer, ORM_ASKS))
    obstacle = absent.get("postgis") or postgis.obstacle()
    if obstacle:
        absent["postgis"] = obstacle
    else:
        contenders.append(Contender("postgis", postgis.Postgis().answer))
    if n > ALL_FACTS_UP_TO:
        absent["plain_page"] = f"only the counted facts are stored above {ALL_FACTS_UP_TO:,} programs"
    else:
        contenders.append(Contender("plain_page", page("/plain/"), ORM_ASKS))
    return Contest({contender.name: contender for contender in contenders}, absent)


def all_rows() -> np.ndarray:
    """The search rows of the whole catalogue."""
    return packing.unpack(bytes(record) for record in SearchRow.objects.order_by("pk").records())


def page(path: str) -> Callable[[SearchQuery], Any]:
    """Asks for a page of the site, through every middleware."""
    client = Client()

    def ask(query: SearchQuery) -> bytes:
        response = client.get(address(query, path))
        if response.status_code != 200:
            raise RuntimeError(f"{path} answered {response.status_code}.")
        return bytes(response.content)

    return ask


def _any_distance(query: SearchQuery) -> Any:
    """A search without a radius, with its counts; it has no wider one to relax to."""
    found = search(without_radius([query])[0])
    return found.hits, found.total, found.facets


def wrong_answers(contest: Contest, questions: Sequence[SearchQuery]) -> dict[str, tuple[int, int]]:
    """For each contender that answers in full: how many of its answers are not the truth, of how many."""
    rows = naive.listed(all_rows())
    asked = questions[: max(2, CHECKED // len(rows))]
    truth = [naive.answer(rows, query, nearby_only=True) for query in asked]
    checked = [
        name for name in ("search", "in_memory", "count_per_option", "postgis") if name in contest.contenders
    ]
    return {
        name: (
            sum(
                contest[name].ask(query) != answer
                for query, answer in zip(asked[: contest[name].asks], truth, strict=False)
            ),
            len(asked[: contest[name].asks]),
        )
        for name in checked
    }
