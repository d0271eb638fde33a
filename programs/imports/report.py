"""The report of an import, dry or applied, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from programs.imports.listing import Reading
from programs.imports.plan import Plan

SHOWN = 20


def report(reading: Reading, plan: Plan, *, source: str, origin: str, full: bool = False) -> Iterator[str]:
    """Line by line: what was read, what changes, and everything that was wrong with the input.

    Lists stop after 20 lines unless `full`.
    """
    yield source
    yield f"Read {origin}: {reading.rows:,} rows, for {reading.observed_on}."
    yield from reading.notes
    yield ""
    yield from _numbers(reading, plan)
    titled: tuple[tuple[str, Sequence[str]], ...] = (
        ("New", plan.new),
        ("Changed", plan.changed),
        ("Gone, so marked closed", plan.gone),
        ("Gone from the source, kept as they are", plan.kept_open),
        ("Unsure: published, for a curator to decide", plan.unsure),
        ("Not in the vocabulary", list(_unknown(reading))),
        ("Problems", [str(problem) for problem in sorted(reading.problems, key=_by_row)]),
    )
    for title, lines in titled:
        yield from _section(title, lines, full)


def _numbers(reading: Reading, plan: Plan) -> Iterator[str]:
    facts = sum(len(listing.facts) for listing in reading.listings)
    counted = (
        ("new", len(plan.new), ""),
        ("changed", len(plan.changed), ""),
        ("gone", plan.missing, ""),
        (
            "unsure",
            len(plan.unsure),
            f"and {plan.waiting:,} from before wait for a curator" * bool(plan.waiting),
        ),
        ("listed as before", plan.redated, "only their date moves"),
        ("unchanged", plan.unchanged, ""),
    )
    for name, count, note in counted:
        yield f"{count:>8,}  {name}" + (f" ({note})" if note and (count or name == "unsure") else "")
    if plan.dropped:
        yield f"{plan.dropped:>8,}  rows gone whose program another row lists"
    skipped = sum(reading.skipped.values()) + plan.removed
    yield f"{skipped:>8,}  skipped"
    reasons = [*reading.skipped.most_common(), ("belong to programs that a curator removed", plan.removed)]
    yield from (f"{count:>12,}  {reason}" for reason, count in reasons if count)
    yield f"{facts:>8,}  facts in {len(reading.listings):,} rows"


def _unknown(reading: Reading) -> Iterable[str]:
    for word, count in reading.unknown.most_common():
        yield f"{word} ({count:,} {'row' if count == 1 else 'rows'}; kept without it)"


def _by_row(problem: object) -> int:
    return getattr(problem, "row", None) or 0


def _section(title: str, lines: Sequence[str], full: bool) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield f"{title}: {len(lines):,}"
    shown = lines if full else lines[:SHOWN]
    yield from (f"  {line}" for line in shown)
    if len(lines) > len(shown):
        yield f"  ... and {len(lines) - len(shown):,} more (-v 2 shows all)"
