"""Points and time zones from the gazetteer, in one query for all rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from programs import gazetteer, states
from programs.curation import Site
from programs.imports.listing import Listing, Reading

POINT_SOURCE = "Middle of the ZIP code"


def place(reading: Reading) -> None:
    """Give every listing its ZIP code's time zone and county, and its middle where it has no point."""
    spots = gazetteer.zip_centres({listing.site.zip for listing in reading.listings if listing.site.zip})
    reading.listings = [
        replace(listing, site=_placed(listing, spots.get(listing.site.zip), reading))
        for listing in reading.listings
    ]


def _placed(listing: Listing, spot: Any, reading: Reading) -> Site:
    site = listing.site
    if spot is None:
        if site.lat is None:
            reading.problem(listing.row, _unplaced(site))
        return site
    changes: dict[str, Any] = {"time_zone": spot.time_zone}
    if not site.county and spot.state == site.state:
        changes["county"] = spot.county
    if site.lat is None and states.in_state(site.state, spot.lat, spot.lon):
        changes |= {"lat": spot.lat, "lon": spot.lon, "precision": "zip", "point_source": POINT_SOURCE}
    elif site.lat is None:
        sentence = f"its ZIP code {site.zip} is not in {site.state}; it has no point on the map."
        reading.problem(listing.row, sentence)
    return replace(site, **changes)


def _unplaced(site: Site) -> str:
    if not site.zip:
        return "it has neither a point nor a ZIP code, so a search by distance cannot find it."
    return f"its ZIP code {site.zip} is in no gazetteer, so a search by distance cannot find it."
