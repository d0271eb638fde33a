"""A search as GeoJSON: the page's programs as features, and the whole truth about the search around them."""

from __future__ import annotations

from typing import Any

from programs.cards import Card
from programs.search import SearchResults
from programs.views.results_page import relax


def feature_collection(found: SearchResults) -> dict[str, Any]:
    """The page as a FeatureCollection; miles to three decimals, days as ISO dates."""
    origin = found.query.origin
    return {
        "type": "FeatureCollection",
        "total": found.total,
        "might_fit_total": found.might_total,
        "page": found.query.page,
        "pages": found.pages,
        "facets": {
            name: {option: tally._asdict() for option, tally in tallies.items()}
            for name, tallies in found.facets.items()
        },
        "relax": [
            {"label": words, "url": url, "gives": step.gives, "might_fit": step.might}
            for step, words, url in relax(found)
        ],
        "origin": {"name": origin.name, "lat": origin.lat, "lon": origin.lon} if origin else None,
        "features": [feature(card) for card in found.cards],
    }


def feature(card: Card) -> dict[str, Any]:
    """One program. A program without a known point has a null geometry, and one online null miles."""
    program, location = card.program, card.program.location
    point = {"type": "Point", "coordinates": [location.lon, location.lat]}
    return {
        "type": "Feature",
        "geometry": point if location.lat is not None else None,
        "properties": {
            "slug": program.slug,
            "name": program.name,
            "miles": None if card.miles is None else round(card.miles, 3),
            "approximate": location.is_approximate,
            "online": card.online,
            "source": program.source.name,
            "source_key": program.source_key,
            "fit": card.fit,
            "not_stated": list(card.not_stated),
            "reasons": list(card.reasons),
            "checked_on": program.checked_on.isoformat(),
        },
    }
