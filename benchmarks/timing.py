"""CPU time of contenders that take turns, so that a noisy moment falls on all of them."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.db import connection

from benchmarks.rivals.ours import Geodesics
from programs.query import SearchQuery

SETTLED: Final = 0.0005
"""Seconds in which PostgreSQL's backend goes back to sleep after an answer, so that its time is booked."""


@dataclass(slots=True)
class Contender:
    """One way to an answer. `times` holds CPU milliseconds, a question each, and a round each.

    `asks` limits how many questions a slow one is asked; `scale` multiplies its time where it was given a
    part of the work; `geopy` holds the share of the time that geopy took, where that is watched.
    """

    name: str
    ask: Callable[[SearchQuery], Any]
    asks: int | None = None
    scale: float = 1.0
    watched: Geodesics | None = None
    times: list[float] = field(default_factory=list)
    geopy: list[float] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return percentile(self.times, 0.95)

    @property
    def without_geopy(self) -> list[float]:
        return [whole - part for whole, part in zip(self.times, self.geopy, strict=True)]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def take_turns(contenders: Sequence[Contender], questions: Sequence[SearchQuery], rounds: int = 1) -> None:
    """Every contender answers each question before the next is asked, a different one first each time."""
    _warm_up(contenders, questions[0])
    gc.collect()
    gc.freeze()
    clock = Clock()
    for _ in range(rounds):
        for turn, question in enumerate(questions):
            first = turn % len(contenders)
            for contender in (*contenders[first:], *contenders[:first]):
                if contender.asks is None or len(contender.times) < contender.asks:
                    _time(contender, question, clock)
    gc.unfreeze()


def _warm_up(contenders: Sequence[Contender], question: SearchQuery) -> None:
    for contender in contenders:
        if contender.asks is None:
            contender.ask(question)


def _time(contender: Contender, question: SearchQuery, clock: Clock) -> None:
    seen = contender.watched or Geodesics()
    seconds, calls = seen.seconds, seen.calls
    contender.times.append(clock.spent(contender.ask, question) * 1000 * contender.scale)
    contender.geopy.append((seen.seconds - seconds) * 1000)
    contender.calls.append(seen.calls - calls)


class Clock:
    """CPU seconds of this process, and of the PostgreSQL backend that serves it when it runs beside us.

    Linux tells the backend's in `/proc/<pid>/schedstat`. For a server elsewhere it is wall-clock time.
    """

    def __init__(self) -> None:
        self.backend = _backend()
        self.elsewhere = connection.vendor == "postgresql" and self.backend is None

    @property
    def measures(self) -> str:
        if self.elsewhere:
            return "wall-clock time, since the server is not on this machine"
        return "CPU time of this process" + (" and of its PostgreSQL backend" if self.backend else "")

    def spent(self, ask: Callable[..., Any], *arguments: Any) -> float:
        """The seconds that one call takes."""
        ours = time.perf_counter if self.elsewhere else time.process_time
        server = self._of_server()
        started = ours()
        ask(*arguments)
        spent = ours() - started
        return spent + self._of_server() - server

    def _of_server(self) -> float:
        if self.backend is None:
            return 0.0
        time.sleep(SETTLED)
        return int(self.backend.read_text().split()[0]) / 1e9


def _backend() -> Path | None:
    """Where Linux books the CPU time of our PostgreSQL backend; None without one on this machine."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    command = Path(f"/proc/{pid}/cmdline")
    here = command.exists() and b"postgres" in command.read_bytes()
    return Path(f"/proc/{pid}/schedstat") if here else None
