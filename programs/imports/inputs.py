"""Reading a whole source: a file of either kind, or the site itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.utils import timezone

from programs.imports import directory, findtreatment, sheets, sources
from programs.imports.fetch import KIND, Fetcher, UnreachableError, states_asked
from programs.imports.listing import Reading, Scope, UnreadableError
from programs.imports.placing import place
from programs.imports.reading import read
from programs.imports.sources import SourceCard
from programs.models import Place, SourceRecord

Progress = Callable[..., Iterable[Any]]
GIVE_UP_AFTER = 2
"""States in a row that cannot be reached before the rest are not asked for."""


class Rows(Protocol):
    """Whoever has the rows of a state: a visit to the site, or what one brought."""

    digest: Any

    def rows(self, state: str) -> list[dict[str, Any]]:
        """All rows of a state; UnreadableError when they cannot be had."""


@dataclass(slots=True)
class Input:
    """A source as read, and where from."""

    card: SourceCard
    reading: Reading
    origin: str
    """The file's name, or the states asked for."""
    sha256: str
    started_at: datetime


def no_progress(items: Iterable[Any], **_: Any) -> Iterable[Any]:
    """Shows nothing."""
    return items


def read_file(
    path: Path, *, observed_on: date | None = None, all_levels: bool = False,
    progress: Progress = no_progress,
) -> Input:  # fmt: skip
    """A National Directory (CSV, XLSX) or saved FindTreatment.gov pages (JSON), told apart by content.

    UnreadableError when nothing of the file can be used.
    """
    started_at = timezone.now()
    _need_places()
    kind = kind_of(path)
    card, reading = _saved_pages(path, observed_on) if kind == "json" else _edition(path, observed_on)
    if reading.observed_on > timezone.localdate():
        raise UnreadableError(f"The day {reading.observed_on} has not come yet.")
    if kind == "json":
        rows, draft_of = findtreatment.saved_rows(path, reading), findtreatment.draft
    else:
        rows, draft_of = (sheets.xlsx_rows if kind == "xlsx" else sheets.csv_rows)(path), directory.draft
    shown = progress(rows, desc="Reading", unit=" rows")
    read(shown, draft_of, reading, all_levels=all_levels, known=_known_keys(card))
    place(reading)
    return Input(card, reading, path.name, _sha256(path), started_at)


def fetch(
    words: Sequence[str], *, all_levels: bool = False, fetcher: Rows | None = None,
    observed_on: date | None = None, progress: Progress = no_progress,
) -> Input:  # fmt: skip
    """What FindTreatment.gov lists in these states, today or on the day that `fetcher` asked.

    A state that fails is left out, and said so.

    UnreadableError when none could be had.
    """
    started_at, card = timezone.now(), sources.FINDTREATMENT
    states = states_asked(list(words))
    _need_places()
    fetcher = fetcher or Fetcher(settings.FINDTREATMENT_URL)
    reading = Reading(observed_on=observed_on or timezone.localdate())
    known, had = _known_keys(card), []
    for state, rows in fetched(fetcher, progress(states, desc="Fetching", unit=" states"), reading):
        numbered = enumerate(rows, start=reading.rows + 1)
        read(numbered, findtreatment.draft, reading, all_levels=all_levels, known=known)
        had.append(state)
    if not had:
        raise UnreadableError(" ".join(str(problem) for problem in reading.problems))
    reading.scope = Scope(states=frozenset(had), kinds=frozenset({KIND}))
    place(reading)
    return Input(
        card, reading, f"FindTreatment.gov: {', '.join(had)}", fetcher.digest.hexdigest(), started_at
    )


def fetched(
    fetcher: Rows, states: Iterable[str], reading: Reading
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The states that could be had. Stops when the site does not answer for several in a row."""
    missed = 0
    for state in states:
        try:
            rows = fetcher.rows(state)
        except UnreadableError as error:
            reading.problem(None, str(error))
            missed = missed + 1 if isinstance(error, UnreachableError) else 0
            if missed == GIVE_UP_AFTER:
                reading.problem(None, f"Stopped after {state}: the site cannot be reached.")
                return
        else:
            missed = 0
            yield state, rows


def kind_of(path: Path) -> str:
    """The format: xlsx, json or csv. UnreadableError for an empty file, a web page or none at all."""
    try:
        with path.open("rb") as file:
            start = file.read(512)
    except OSError as error:
        raise UnreadableError(f"{path} cannot be opened: {error.strerror}.") from None
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"PK"):
        return "xlsx"
    if not text:
        raise UnreadableError("The file is empty.")
    if text.startswith(b"<"):
        raise UnreadableError("This is a web page, not a data file. Save the download itself.")
    return "json" if text[:1] in (b"{", b"[") else "csv"


def _edition(path: Path, observed_on: date | None) -> tuple[SourceCard, Reading]:
    year = sources.directory_year(path.name)
    edition = year or sources.DIRECTORY_YEAR
    reading = Reading(observed_on=observed_on or sources.survey_day(edition))
    if year is None:
        reading.notes.append(f"The file name tells no year: taken as the edition of {edition}.")
    return sources.directory(edition), reading


def _saved_pages(path: Path, observed_on: date | None) -> tuple[SourceCard, Reading]:
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    reading = Reading(observed_on=observed_on or timezone.localdate(changed))
    if observed_on is None:
        reading.notes.append(
            "The day is the file's own; --observed-on 2026-01-31 sets the day it was fetched."
        )
    return sources.FINDTREATMENT, reading


def _known_keys(card: SourceCard) -> set[str]:
    """The keys that this source has here already, under this edition's name or an older one's."""
    rows = SourceRecord.objects.filter(source__slug__in=sources.editions(card.slug))
    return set(rows.values_list("key", flat=True))


def _need_places() -> None:
    if not Place.objects.exists():
        raise UnreadableError(
            "The gazetteer is empty, so no ZIP code can be placed. First: manage.py load_places"
        )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
