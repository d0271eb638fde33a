"""SAMHSA's National Directory of Drug and Alcohol Use Treatment Facilities: its columns."""

from __future__ import annotations

from collections.abc import Mapping

from programs.imports.answers import of_codes
from programs.imports.listing import Draft, archived

PHONES = (
    ("main", "phone"), ("intake", "intake1"), ("intake", "intake2"),
    ("intake", "intake1a"), ("intake", "intake2a"),
)  # fmt: skip


def draft(row: int, cells: Mapping[str, str]) -> Draft:
    """A row of the directory, its columns sorted out."""
    answers, unknown = of_codes(cells["service_code_info"])
    return Draft(
        row=row, key=cells.get("facility_id", "").strip(), kind="",
        name1=cells["name1"], name2=cells.get("name2", ""),
        street1=cells["street1"], street2=cells.get("street2", ""),
        city=cells["city"], state=cells["state"], zip=cells["zip"], county=cells.get("county", ""),
        phones=tuple((kind, cells.get(column, "")) for kind, column in PHONES),
        website=cells.get("website", ""),
        lat=cells.get("lat", "").strip(), lon=cells.get("lon", "").strip(),
        point_source=cells.get("coord_source", "").strip(),
        answers=answers, unknown=unknown, raw=archived(cells),
    )  # fmt: skip
