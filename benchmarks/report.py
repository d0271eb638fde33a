"""What a run found: a table for people, one line of JSON for machines."""

from __future__ import annotations

import json
import statistics
from typing import Any, Final

from benchmarks.contest import Contest
from benchmarks.timing import Contender, percentile

RIVALS: Final = ("naive_geopy", "count_per_option", "postgis")
TARGETS: Final = {
    "sqlite": {
        "naive_geopy": 500,
        "count_per_option": 30,
        "postgis": 6,
        "in_memory": 5,
        "empty_view_page": 8,
    },
    "postgresql": {
        "naive_geopy": 500,
        "count_per_option": 30,
        "postgis": 6,
        "in_memory": 7,
        "empty_view_page": 8,
    },
}
"""At 20,000 programs. A rival's time over ours: at least; ours over a limit's: at most."""

AT_MOST: Final = ("in_memory", "empty_view_page")
TARGETS_AT: Final = 20_000


def ratios(contest: Contest) -> dict[str, float | None]:
    """How many times slower each rival is, and how many times slower we are than the limits.

    The search is taken without geopy's share for what is shown. None where a rival sat out.
    """
    ours = statistics.median(contest["search"].without_geopy)
    found: dict[str, float | None] = {
        name: _round(contest[name].median / ours) if name in contest.contenders else None for name in RIVALS
    }
    found["in_memory"] = _round(ours / contest["in_memory"].median)
    found["empty_view_page"] = _round(contest["page"].median / contest["empty_view_page"].median)
    return found


def summary(n: int, database: str, contest: Contest, growth: float | None = None) -> dict[str, Any]:
    """The line of JSON."""
    line: dict[str, Any] = {
        "n": n,
        "database": database,
        "search_ms": _round(statistics.median(contest["search"].without_geopy)),
        "ratio": ratios(contest),
    }
    reasons = {name: contest.absent[name] for name in RIVALS if name in contest.absent}
    if reasons:
        line["null_because"] = reasons
    if growth is not None:
        line["growth_exponent"] = round(growth, 3)
    return line


def written(line: dict[str, Any]) -> str:
    return json.dumps(line)


def table(contest: Contest) -> str:
    """CPU milliseconds of everyone who took part."""
    search = contest["search"]
    rows = [("search, without geopy's share", search.without_geopy)]
    rows += [(NAMES[one.name], one.times) for one in contest.contenders.values()]
    lines = [f"{'':44}{'median':>10}{'p95':>10}{'times':>8}"]
    lines += [
        f"{name:44}{statistics.median(times):10.2f}{percentile(times, 0.95):10.2f}{len(times):8}"
        for name, times in rows
    ]
    lines += [f"{NAMES[name]:44}sat out: {reason}" for name, reason in contest.absent.items()]
    return "\n".join(lines)


NAMES: Final = {
    "search": "search, with the exact miles of what is shown",
    "any": "search at any distance, with them",
    "in_memory": "the same sums on arrays in memory",
    "naive_geopy": "geopy over every program, in Python",
    "count_per_option": "Django ORM, one COUNT for each option",
    "postgis": "PostGIS KNN, GROUP BY counts",
    "page": "whole results page",
    "empty_view_page": "empty page with the same layout",
    "plain_page": "results page done the plain way",
}


def findings(n: int, vendor: str, contest: Contest, wrong: dict[str, tuple[int, int]]) -> str:
    """Ratios with their targets, what geopy cost, and what was wrong."""
    search, found = contest["search"], ratios(contest)
    lines = [
        _ratio(name, value, TARGETS[vendor][name] if n == TARGETS_AT else None)
        for name, value in found.items()
    ]
    if "postgis" in contest.contenders:
        lines.append(
            "postgis / search with the exact miles: "
            f"{contest['postgis'].median / search.median:.1f} (at least 3)"
        )
    if "plain_page" in contest.contenders:
        lines.append(
            f"plain page / our page: {contest['plain_page'].median / contest['page'].median:.1f} (at least 2)"
        )
    if "any" in contest.contenders:
        lines.append(f"search at any distance: {contest['any'].median:.1f} ms{_any_target(n)}")
    lines.append(f"geopy: {_calls(search)}")
    lines += [f"wrong answers, {NAMES[name]}: {bad} of {of}" for name, (bad, of) in wrong.items()]
    return "\n".join(lines)


def _ratio(name: str, value: float | None, target: float | None) -> str:
    if value is None:
        return f"{name}: not measured"
    words = f"search / {name}" if name == "in_memory" else f"{name} / search"
    words = "page / empty page" if name == "empty_view_page" else words
    if target is None:
        return f"{words}: {value}"
    met = value <= target if name in AT_MOST else value >= target
    bound = "at most" if name in AT_MOST else "at least"
    return f"{words}: {value} ({bound} {target}: {'met' if met else 'MISSED'})"


def _any_target(n: int) -> str:
    return " (at most 20)" if n == TARGETS_AT else ""


def _calls(search: Contender) -> str:
    cost = statistics.median(search.geopy)
    return f"{max(search.calls)} calls at most in a search (40 allowed), {cost:.2f} ms in the median search"


def _round(value: float) -> float:
    return float(f"{value:.3g}")
