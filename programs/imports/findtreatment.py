"""FindTreatment.gov's export: pages of rows, in the shape of 2019 and in today's."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from programs.imports.answers import of_services
from programs.imports.listing import Draft, Reading, Scope, UnreadableError, archived
from programs.imports.sheets import Row

OF_THE_QUERY = ("_irow", "miles")
"""Columns that depend on the question asked, so they are not kept."""

PHONES = (("main", "phone"), ("intake", "intake1"), ("intake", "intake2"), ("hotline", "hotline1"))


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of the export."""

    number: int
    pages: int
    total: int
    rows: tuple[Any, ...]

    @classmethod
    def of(cls, answer: Any) -> Page:
        """UnreadableError when the answer is no page."""
        try:
            number, pages, total = (int(answer[name]) for name in ("page", "totalPages", "recordCount"))
            rows = tuple(answer["rows"])
        except (KeyError, TypeError, ValueError):
            raise UnreadableError(
                "This is JSON, but not a FindTreatment.gov page: page, totalPages, recordCount and rows "
                "are expected."
            ) from None
        return cls(number, pages, total, rows)


def draft(row: int, cells: Mapping[str, Any]) -> Draft:
    """A row of the export, its columns sorted out. Empty may be null, "" or left out."""
    answers, unknown = of_services(cells.get("services"))
    said = {name: str(cells.get(name) or "") for name in cells if not isinstance(cells[name], list | dict)}
    column = said.get
    kind = column("typeFacility", "") or column("type_facility", "")
    frid = column("frid", "").strip()
    return Draft(
        row=row, key=f"{frid}:{kind}" if frid and kind else frid, kind=kind,
        name1=column("name1", ""), name2=column("name2", ""),
        street1=column("street1", ""), street2=column("street2", ""),
        city=column("city", ""), state=column("state", ""), zip=column("zip", ""), county="",
        phones=tuple((kind, column(name, "")) for kind, name in PHONES),
        website=column("website", "").strip(),
        lat=column("latitude", "").strip(), lon=column("longitude", "").strip(),
        point_source="FindTreatment.gov", answers=answers, unknown=unknown,
        raw=archived({name: value for name, value in cells.items() if name not in OF_THE_QUERY}),
    )  # fmt: skip


def saved_pages(path: Path) -> Iterator[Page]:
    """The pages of a saved file, one at a time: a page, or a list of pages."""
    text = _text(path)
    decoder, at = json.JSONDecoder(), _next(text, 0)
    several = text[at : at + 1] == "["
    at = _next(text, at + 1) if several else at
    while text[at : at + 1] not in ("]", ""):
        try:
            answer, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise UnreadableError(_broken(text, error)) from None
        yield Page.of(answer)
        at = _next(text, at)
        if not several:
            break
        if text[at : at + 1] == ",":
            at = _next(text, at + 1)
        elif text[at : at + 1] != "]":
            raise UnreadableError("The JSON ends in the middle: the file is cut off.")
    if several and text[at : at + 1] != "]":
        raise UnreadableError("The JSON ends in the middle: the file is cut off.")
    if text[at + several :].strip():
        raise UnreadableError("The file goes on after its JSON ends: save one page, or a list of pages.")


def _text(path: Path) -> str:
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError("Row 1: the file is saved as UTF-16. Save it as UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            f"Line {line:,} holds a byte that is not UTF-8 (0x{data[error.start]:02x}). Save it as UTF-8."
        ) from None


def _next(text: str, at: int) -> int:
    """The position of the next character that is not blank."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _broken(text: str, error: json.JSONDecodeError) -> str:
    if error.pos >= len(text.rstrip()) - 1 or error.msg.startswith("Unterminated"):
        return f"The JSON ends in the middle (line {error.lineno:,}): the file is cut off."
    return f"The JSON cannot be read at line {error.lineno:,}: {error.msg}."


def saved_rows(path: Path, reading: Reading) -> Iterator[Row]:
    """The rows of a saved file. Tells `reading` what its pages lack, so nothing is taken as gone wrongly."""
    seen: set[int] = set()
    first: Page | None = None
    number = 0
    for page in saved_pages(path):
        first = first or page
        if page.number in seen:
            reading.problem(None, f"Page {page.number} comes twice; its second copy was left out.")
            continue
        seen.add(page.number)
        if (page.pages, page.total) != (first.pages, first.total):
            reading.problem(
                None,
                f"Page {page.number} counts {page.total:,} rows in all, page {first.number} counts "
                f"{first.total:,}: they were not taken at one moment.",
            )
            reading.scope = Scope(whole=False)
        for row in page.rows:
            number += 1
            yield number, row if isinstance(row, dict) else "it is not a facility, so it was left out."
    if first is None:
        raise UnreadableError("The file holds no page.")
    if number != first.total or seen != set(range(1, first.pages + 1)):
        reading.scope = Scope(whole=False)
        reading.notes.append(
            f"The file holds {number:,} of {first.total:,} rows ({len(seen):,} of {first.pages:,} pages), "
            "so no program is taken as gone."
        )
