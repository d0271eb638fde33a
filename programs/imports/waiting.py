"""Inputs that wait at the desk: kept as they came, read anew whenever somebody looks, and applied.

What a file may be at most: 20 MB as sent, so that reading one takes a moment and some hundred MB of memory
(the whole National Directory has 8 MB); 50,000 rows; a workbook 100 MB unpacked, which takes some 40 seconds
and 400 MB at the worst.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from programs import curation
from programs.imports import cleaning, sources
from programs.imports.fetch import Fetcher, states_asked
from programs.imports.inputs import Input, fetch, fetched, kind_of, read_file
from programs.imports.listing import Reading, UnreadableError
from programs.imports.plan import Plan
from programs.imports.run import carry_out, preview
from programs.models import ImportRun, Upload

MB: Final = 1024 * 1024
MOST_BYTES: Final = 20 * MB
MOST_UNPACKED: Final = 100 * MB
MOST_ROWS: Final = 50_000
MOST_STATES: Final = 5
"""States fetched in one request: somebody waits for it. The command line takes them all."""
FETCHED: Final = b'{"fetched": '
"""How a kept answer of FindTreatment.gov begins."""


def keep_file(name: str, data: bytes, *, observed_on: date | None, all_levels: bool, by: Any) -> Upload:
    """Keep a file that can be read, with what it would change today. UnreadableError otherwise."""
    if len(data) > MOST_BYTES:
        raise UnreadableError(f"The file has {len(data) / MB:.0f} MB; {MOST_BYTES // MB} MB are the most.")
    if data.startswith(FETCHED):
        raise UnreadableError("This is JSON, but not a FindTreatment.gov page.")
    sha256 = hashlib.sha256(data).hexdigest()
    return _keep(cleaning.text(name), data, sha256, observed_on, all_levels, by)


def keep_states(words: Sequence[str], *, all_levels: bool, by: Any) -> Upload:
    """Fetch these states from FindTreatment.gov and keep the answer. UnreadableError when none is had."""
    states = states_asked(list(words))
    if len(states) > MOST_STATES:
        raise UnreadableError(
            f"{len(states)} states are too many to wait for: name {MOST_STATES} at most, "
            "or run manage.py import_programs --findtreatment."
        )
    fetcher = Fetcher(settings.FINDTREATMENT_URL, tries=2, timeout=15, longest_wait=5)
    reading = Reading(observed_on=timezone.localdate())
    had = dict(fetched(fetcher, states, reading))
    problems = [str(problem) for problem in reading.problems]
    if not had:
        raise UnreadableError(" ".join(problems))
    data = FETCHED + json.dumps(had).encode() + b', "problems": ' + json.dumps(problems).encode() + b"}"
    name = f"FindTreatment.gov: {', '.join(had)}"
    return _keep(name, data, fetcher.digest.hexdigest(), reading.observed_on, all_levels, by)


def _keep(name: str, data: bytes, sha256: str, observed_on: date | None, all_levels: bool, by: Any) -> Upload:
    upload = Upload(
        name=cleaning.clipped(name, 255) or "file", packed=gzip.compress(data, mtime=0), sha256=sha256,
        observed_on=observed_on, all_levels=all_levels, by=by, made_at=timezone.now(),
    )  # fmt: skip
    given = read_upload(upload)
    counts = {**preview(given).counts, "skipped": sum(given.reading.skipped.values())}
    return curation.keep_upload(upload, counts)


def read_upload(upload: Upload) -> Input:
    """The input as it was kept, read anew. UnreadableError when it cannot be used."""
    data = gzip.decompress(upload.packed)
    read = _read_fetched if data.startswith(FETCHED) else _read_kept_file
    given = read(upload, data)
    return replace(given, origin=upload.name, sha256=upload.sha256)


def _read_fetched(upload: Upload, data: bytes) -> Input:
    kept = json.loads(data)
    given = fetch(
        list(kept["fetched"]), all_levels=upload.all_levels, observed_on=upload.observed_on,
        fetcher=_Kept(kept["fetched"]),
    )  # fmt: skip
    for problem in kept["problems"]:
        given.reading.problem(None, problem)
    return given


def _read_kept_file(upload: Upload, data: bytes) -> Input:
    with TemporaryDirectory() as folder:
        path = Path(folder) / _plain_name(upload.name, data)
        path.write_bytes(data)
        _refuse_what_no_desk_takes(path, upload)
        return read_file(
            path, observed_on=upload.observed_on, all_levels=upload.all_levels, progress=_counted
        )


def _plain_name(name: str, data: bytes) -> str:
    """What readers want to know of a file's name, and no more: the year, and that it is a workbook."""
    return f"file_{sources.directory_year(name) or ''}" + (".xlsx" if data.startswith(b"PK") else ".csv")


def _refuse_what_no_desk_takes(path: Path, upload: Upload) -> None:
    kind = kind_of(path)
    if kind == "json" and upload.observed_on is None:
        raise UnreadableError(
            "This is a saved FindTreatment.gov page, which does not say its day: give the day it was fetched."
        )
    if kind == "xlsx" and _unpacked(path) > MOST_UNPACKED:
        raise UnreadableError(f"The workbook has over {MOST_UNPACKED // MB} MB unpacked.")


def _unpacked(path: Path) -> int:
    try:
        with zipfile.ZipFile(path) as book:
            return sum(part.file_size for part in book.infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableError(f"The workbook cannot be read: {error}. It may be cut off.") from None


def _counted(rows: Iterable[Any], **_: Any) -> Iterator[Any]:
    for count, row in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise UnreadableError(f"The file has over {MOST_ROWS:,} rows.")
        yield row


@dataclass(slots=True)
class _Kept:
    """What a visit to FindTreatment.gov brought, by state."""

    states: Mapping[str, list[dict[str, Any]]]
    digest: Any = field(default_factory=hashlib.sha256)

    def rows(self, state: str) -> list[dict[str, Any]]:
        return self.states[state]


def carry_out_upload(
    upload: Upload, *, agreed: str, allow_removals: bool, by: Any
) -> tuple[Plan, ImportRun | None]:
    """Apply a waiting input, just as somebody has looked at it. UnreadableError, and nothing written, when
    it no longer waits or would do something else now."""
    given = read_upload(upload)
    with transaction.atomic():
        waiting = Upload.objects.select_for_update().filter(state=Upload.State.WAITING)
        if not waiting.filter(pk=upload.pk).exists():
            raise UnreadableError("Somebody has applied or dropped it already.")
        plan, run = carry_out(given, agreed=agreed, allow_removals=allow_removals, by=by)
        curation.settle_upload(upload, run)
    return plan, run
