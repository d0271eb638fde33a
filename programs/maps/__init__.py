"""Maps drawn as SVG shapes: the area of a search, the whole country, one state.

Pure functions from places and numbers to a `MapView`; `templates/programs/_map.html` draws it.
"""

from programs.maps.area import area
from programs.maps.overview import country
from programs.maps.state import state
from programs.maps.view import MapView, Pin, Place

__all__ = ["MapView", "Pin", "Place", "area", "country", "state"]
