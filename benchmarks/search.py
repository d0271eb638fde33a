"""python -m benchmarks.search: how fast a filtered search is, against other ways to the same answer.

See docs/benchmarks.md. The last line printed is JSON.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""CPU time is compared, so no library may spread its work."""


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    os.environ |= dict.fromkeys(ONE_THREAD, "1")
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    if options.database_url:
        os.environ["DATABASE_URL"] = options.database_url
    import django

    django.setup()
    run(options.n, options.seed, options.queries, options.keep, options.growth)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--n", type=int, default=20_000, help="programs in the catalogue (20000)")
    parser.add_argument("--database-url", help="a PostgreSQL database; SQLite without it")
    parser.add_argument("--growth", action="store_true", help="also 20,000 to 1,000,000 programs at 25 miles")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", type=int, default=40, help="searches asked (40)")
    parser.add_argument(
        "--keep", type=Path, default=Path(tempfile.gettempdir()) / "iop-finder-benchmarks",
        help="folder of the SQLite catalogues, which later runs use again",
    )  # fmt: skip
    return parser.parse_args(arguments)


def run(n: int, seed: int, count: int, folder: Path, with_growth: bool) -> None:
    """Prepare, measure, check, print."""
    from benchmarks import databases, report
    from benchmarks.contest import contest, wrong_answers
    from benchmarks.questions import questions
    from benchmarks.rivals.ours import geodesics_watched
    from benchmarks.timing import Clock, take_turns

    vendor = databases.prepared(n, seed, folder).vendor
    asked = questions(count, seed, databases.zips())
    with geodesics_watched() as seen:
        everyone = contest(n, seen)
        take_turns(list(everyone.contenders.values()), asked)
    say(f"{n:,} programs, {vendor}, {count} searches of 100 miles with 3 limits; {Clock().measures}, ms\n")
    say(report.table(everyone) + "\n")
    say(report.findings(n, vendor, everyone, wrong_answers(everyone, asked)) + "\n")
    slope = _growth(seed, count, folder) if with_growth else None
    say(report.written(report.summary(n, vendor, everyone, slope)))


def _growth(seed: int, count: int, folder: Path) -> float:
    from benchmarks import growth

    medians = growth.measured(growth.SIZES, seed, count, folder)
    for n, ms in medians.items():
        say(f"search within 25 miles of {n:,} programs: {ms:.2f} ms")
    slope = growth.exponent(medians)
    say(f"growth exponent: {slope:.2f} (below 0.6)\n")
    return slope


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
