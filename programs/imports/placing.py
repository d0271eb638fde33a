"""Points and time zones from the gazetteer, in one query for all rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from programs import gazetteer, states
from programs.imports.listing import Listing, Reading

POINT_SOURCE = "Middle of the ZIP code"


def place(reading: Reading) -> None:
    """Give every listing its ZIP code's time zone and county, and its middle where it has no point."""
    spots = gazetteer.zip_centres({listing.zip for listing in reading.listings if listing.zip})
    reading.listings = [_placed(listing, spots.get(listing.zip), reading) for listing in reading.listings]


def _placed(listing: Listing, spot: Any, reading: Reading) -> Listing:
    if spot is None:
        if listing.lat is None:
            reading.problem(listing.row, _unplaced(listing))
        return listing
    changes: dict[str, Any] = {"time_zone": spot.time_zone}
    if not listing.county and spot.state == listing.state:
        changes["county"] = spot.county
    if listing.lat is None and states.in_state(listing.state, spot.lat, spot.lon):
        changes |= {"lat": spot.lat, "lon": spot.lon, "precision": "zip", "point_source": POINT_SOURCE}
    elif listing.lat is None:
        sentence = f"its ZIP code {listing.zip} is not in {listing.state}; it has no point on the map."
        reading.problem(listing.row, sentence)
    return replace(listing, **changes)


def _unplaced(listing: Listing) -> str:
    if not listing.zip:
        return "it has neither a point nor a ZIP code, so a search by distance cannot find it."
    return f"its ZIP code {listing.zip} is in no gazetteer, so a search by distance cannot find it."
