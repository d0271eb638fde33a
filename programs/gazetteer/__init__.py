"""Places: what a person types becomes one place, several to choose from, a whole state, or not found."""

from programs.gazetteer.answers import Choice, Found, NotFound, Resolution, Several, Spot, WholeState
from programs.gazetteer.centres import zip_centre, zip_centres
from programs.gazetteer.lookup import resolve
from programs.gazetteer.towns import largest_towns

__all__ = [
    "Choice",
    "Found",
    "NotFound",
    "Resolution",
    "Several",
    "Spot",
    "WholeState",
    "largest_towns",
    "resolve",
    "zip_centre",
    "zip_centres",
]
