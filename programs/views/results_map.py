"""The map beside a list of results, from what the search already knows."""

from __future__ import annotations

import numpy as np
from django.db.models import Avg, Count

from programs import gazetteer, geo, maps
from programs.cards import Card
from programs.matching import NO
from programs.models import Program
from programs.packing import STATE_NUMBER
from programs.search import SearchResults

FARTHEST_SHOWN = 400.0
"""Miles; a search at any distance maps its page, but not a page that spans the country."""


def map_of(found: SearchResults) -> maps.MapView | None:
    """Around the place typed, of the state typed, or of the country; None where a map would say nothing."""
    query = found.query
    if query.origin:
        return _area(found)
    if query.in_state:
        return maps.state(query.in_state, _towns(found))
    return maps.country(_by_state(found)) if not query.words else None


def _area(found: SearchResults) -> maps.MapView | None:
    origin = found.query.origin
    assert origin is not None  # noqa: S101 - only searches at a place get here
    here = geo.Point(origin.lat, origin.lon)
    pins = [_pin(card) for card in found.cards if card.program.location.lat is not None and not card.online]
    miles = found.query.within or _reach(found.cards)
    if miles is None:
        return None
    named = gazetteer.largest_towns(geo.box(here.lat, here.lon, miles))
    towns = [maps.Place(name, geo.Point(lat, lon), people) for name, lat, lon, people in named]
    return maps.area(here, miles, pins, _others(found), towns, ring=found.query.within is not None)


def _reach(cards: list[Card]) -> float | None:
    """Miles that show every program of the page; None when there is none near enough to draw."""
    farthest = max((card.miles for card in cards if card.miles is not None), default=FARTHEST_SHOWN + 1)
    return max(farthest * 1.05, 1.0) if farthest <= FARTHEST_SHOWN else None


def _pin(card: Card) -> maps.Pin:
    location = card.program.location
    return maps.Pin(
        number=card.number,
        name=card.program.name,
        card=f"program-{card.number}",
        point=geo.Point(location.lat, location.lon),
        distance=card.distance,
        approximate=location.is_approximate,
    )


def _others(found: SearchResults) -> np.ndarray:
    """Points of the programs that fit or might, and are on other pages: shape (n, 2)."""
    listed = found.decision.answer != NO
    listed &= ~found.candidates.in_online_group & np.isfinite(found.candidates.rows["lat"])
    listed[[hit.position for hit in found.hits]] = False
    rows = found.candidates.rows[listed]
    return np.stack((rows["lat"], rows["lon"]), axis=1)


def _towns(found: SearchResults) -> list[maps.Place]:
    """The towns of a state with programs that fit, and how many each has."""
    ids = found.candidates.rows["program"][found.decision.matches()].tolist()
    towns = (
        Program.objects.filter(pk__in=ids, location__lat__isnull=False)
        .values_list("location__city")
        .annotate(count=Count("pk"), lat=Avg("location__lat"), lon=Avg("location__lon"))
        .order_by("-count", "location__city")
    )
    return [
        maps.Place(city, geo.Point(lat, lon), count, count, f"{city}, {found.query.in_state}")
        for city, count, lat, lon in towns
    ]


def _by_state(found: SearchResults) -> dict[str, int]:
    """How many programs that fit are in each state, by postal code."""
    states = found.candidates.rows["state"][found.decision.matches()]
    counts = np.bincount(states, minlength=256)
    return {code: int(counts[number]) for code, number in STATE_NUMBER.items() if counts[number]}
