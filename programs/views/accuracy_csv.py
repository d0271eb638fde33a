"""How often we were right, month by month, as a table to take along."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from programs import quality
from programs.accuracy import Estimate
from programs.models import Sample
from programs.views.download import BYTE_ORDER_MARK, Line

ESTIMATE = ("count", "share", "low", "high", "least", "most")
COLUMNS = (
    "month", "drawn_on", "published_on", "population", "drawn", "reached", "unreached",
    *(f"{what}_{name}" for what in ("exact", "functional") for name in ESTIMATE), "seed", "fictional",
)  # fmt: skip


@require_safe
def accuracy_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Every published month as CSV (RFC 4180) in UTF-8; shares are from 0 to 1."""
    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="accuracy.csv"'
    return response


def lines() -> Iterator[str]:
    writer = csv.writer(Line())
    yield BYTE_ORDER_MARK + writer.writerow(COLUMNS)
    for sample in quality.measured_months():
        yield writer.writerow(cells(sample))


def cells(sample: Sample) -> list[str | int]:
    """One month's cells, in the order of `COLUMNS`."""
    tally = sample.tally
    return [
        f"{sample.month:%Y-%m}",
        sample.drawn_on.isoformat(),
        sample.published_on.isoformat(),
        tally.population,
        tally.drawn,
        tally.reached,
        tally.unreached,
        *estimated(tally.exactly),
        *estimated(tally.functionally),
        sample.seed,
        "yes" if sample.fictional else "no",
    ]


def estimated(found: Estimate) -> list[str | int]:
    shares = (found.share, found.low, found.high, found.least, found.most)
    return [found.count, *(f"{share:.4f}" for share in shares)]
