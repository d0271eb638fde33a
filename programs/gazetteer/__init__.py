"""Places: what a person types becomes one place, several to choose from, a whole state, or not found."""

from programs.gazetteer.answers import Choice, Found, NotFound, Resolution, Several, Spot, WholeState
from programs.gazetteer.centres import zip_centre, zip_centres
from programs.gazetteer.lookup import resolve

__all__ = [
    "Choice",
    "Found",
    "NotFound",
    "Resolution",
    "Several",
    "Spot",
    "WholeState",
    "resolve",
    "zip_centre",
    "zip_centres",
]
