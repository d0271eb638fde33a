"""The states and territories: postal codes, names, what people call them, and roughly where they lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from programs.spelling import plain

MARGIN_DEGREES: Final = 0.35
"""How far past the outermost ZIP centres a point may lie: 24 miles north to south."""


@dataclass(frozen=True)
class State:
    """A state or territory. The box holds the centres of its ZIP codes, in degrees."""

    code: str
    name: str
    south: float
    north: float
    west: float
    east: float

    @property
    def query(self) -> str:
        """The text that means the whole state, also where a large city has the same name."""
        return f"{self.name} State" if self.code in _SHARED_WITH_A_CITY else self.name

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point may lie in the state, to the box and its margin. Alaska's crosses 180°."""
        west, east = self.west - MARGIN_DEGREES, self.east + MARGIN_DEGREES
        across = west <= lon <= east if west <= east else lon >= west or lon <= east
        return across and self.south - MARGIN_DEGREES <= lat <= self.north + MARGIN_DEGREES


_SHARED_WITH_A_CITY = {"NY", "WA"}

# Boxes: the outermost ZIP centres as scripts/build_gazetteer.py prints them; south, north, west, east.
# Without Wake Island (filed under Hawaii); Alaska reaches to Attu, where no ZIP code is.
_ROWS = (
    ("AL", "Alabama", 30.25, 34.98, -88.46, -85.00),
    ("AK", "Alaska", 51.87, 71.23, 172.50, -130.02),
    ("AS", "American Samoa", -14.28, -14.28, -170.70, -170.70),
    ("AZ", "Arizona", 31.34, 36.99, -114.78, -109.05),
    ("AR", "Arkansas", 33.02, 36.49, -94.58, -89.80),
    ("CA", "California", 32.56, 41.94, -124.25, -114.14),
    ("CO", "Colorado", 37.00, 41.00, -108.98, -102.14),
    ("CT", "Connecticut", 41.03, 42.03, -73.66, -71.80),
    ("DE", "Delaware", 38.47, 39.82, -75.76, -75.06),
    ("DC", "District of Columbia", 38.83, 38.98, -77.09, -76.94),
    ("FL", "Florida", 24.56, 30.98, -87.45, -80.04),
    ("GA", "Georgia", 30.52, 34.98, -85.52, -80.85),
    ("GU", "Guam", 13.26, 13.57, 144.66, 144.88),
    ("HI", "Hawaii", 19.07, 22.22, -159.92, -154.92),
    ("ID", "Idaho", 42.03, 49.00, -117.00, -111.07),
    ("IL", "Illinois", 37.01, 42.49, -91.43, -87.54),
    ("IN", "Indiana", 37.89, 41.74, -87.92, -84.82),
    ("IA", "Iowa", 40.41, 43.49, -96.52, -90.19),
    ("KS", "Kansas", 37.00, 39.98, -102.01, -94.61),
    ("KY", "Kentucky", 36.54, 39.11, -89.19, -82.08),
    ("LA", "Louisiana", 29.18, 33.00, -94.00, -89.26),
    ("ME", "Maine", 43.09, 47.46, -71.01, -67.01),
    ("MH", "Marshall Islands", 7.11, 8.79, 167.74, 171.24),
    ("MD", "Maryland", 37.97, 39.72, -79.42, -75.08),
    ("MA", "Massachusetts", 41.26, 42.86, -73.46, -69.96),
    ("MI", "Michigan", 41.74, 47.47, -90.16, -82.42),
    ("MN", "Minnesota", 43.51, 49.35, -97.20, -89.70),
    ("MS", "Mississippi", 30.24, 34.98, -91.40, -88.18),
    ("MO", "Missouri", 36.04, 40.57, -95.62, -89.21),
    ("MT", "Montana", 44.64, 49.00, -115.94, -104.07),
    ("NE", "Nebraska", 40.03, 43.00, -104.01, -95.43),
    ("NV", "Nevada", 35.13, 41.99, -120.00, -114.06),
    ("NH", "New Hampshire", 42.72, 45.09, -72.51, -70.72),
    ("NJ", "New Jersey", 38.94, 41.30, -75.52, -73.93),
    ("NM", "New Mexico", 31.82, 36.96, -109.03, -103.06),
    ("NY", "New York", 40.51, 44.99, -79.73, -71.94),
    ("NC", "North Carolina", 33.88, 36.54, -84.17, -75.47),
    ("ND", "North Dakota", 45.96, 49.00, -103.98, -96.61),
    ("MP", "Northern Mariana Islands", 14.15, 15.17, 145.20, 145.74),
    ("OH", "Ohio", 38.43, 41.93, -84.81, -80.53),
    ("OK", "Oklahoma", 33.77, 36.98, -102.97, -94.44),
    ("OR", "Oregon", 41.99, 46.20, -124.49, -116.83),
    ("PA", "Pennsylvania", 39.72, 42.20, -80.51, -74.72),
    ("PR", "Puerto Rico", 17.95, 18.50, -67.25, -65.30),
    ("RI", "Rhode Island", 41.17, 42.00, -71.81, -71.16),
    ("SC", "South Carolina", 32.11, 35.16, -83.28, -78.65),
    ("SD", "South Dakota", 42.52, 45.94, -104.03, -96.50),
    ("TN", "Tennessee", 34.99, 36.63, -90.07, -81.73),
    ("TX", "Texas", 25.90, 36.51, -106.60, -93.66),
    ("VI", "U.S. Virgin Islands", 17.71, 18.35, -64.97, -64.68),
    ("UT", "Utah", 37.00, 41.98, -114.04, -109.11),
    ("VT", "Vermont", 42.76, 45.01, -73.35, -71.49),
    ("VA", "Virginia", 36.56, 39.37, -83.50, -75.36),
    ("WA", "Washington", 45.60, 48.99, -124.63, -117.05),
    ("WV", "West Virginia", 37.24, 40.61, -82.58, -77.77),
    ("WI", "Wisconsin", 42.50, 46.85, -92.76, -86.90),
    ("WY", "Wyoming", 41.03, 44.97, -111.03, -104.07),
)

STATES: Final[dict[str, State]] = {row[0]: State(*row) for row in _ROWS}
"""Every state, the District of Columbia and the territories with ZIP codes, by USPS code."""

# Abbreviations people type that are neither the postal code nor the name.
_ALSO = {
    "AL": "ala",
    "AZ": "ariz",
    "AR": "ark",
    "CA": "calif|cali",
    "CO": "colo",
    "CT": "conn",
    "DC": "washington district of columbia",
    "DE": "del",
    "FL": "fla",
    "IL": "ill",
    "IN": "ind",
    "KS": "kans",
    "KY": "kent",
    "MA": "mass",
    "MI": "mich",
    "MN": "minn",
    "MS": "miss",
    "MP": "cnmi|northern marianas|mariana islands",
    "MT": "mont",
    "NC": "n carolina|no carolina",
    "ND": "n dakota|no dakota",
    "NE": "nebr|neb",
    "NH": "n hampshire",
    "NJ": "n jersey|jersey",
    "NM": "n mexico|n mex",
    "NV": "nev",
    "OK": "okla",
    "OR": "ore",
    "PA": "penn|penna",
    "RI": "r island",
    "SC": "s carolina|so carolina",
    "SD": "s dakota|so dakota",
    "TN": "tenn",
    "TX": "tex",
    "VI": "virgin islands|us virgin islands|usvi",
    "VT": "verm",
    "WA": "wash",
    "WI": "wis|wisc",
    "WV": "w virginia|w va",
    "WY": "wyo",
}


def _spelled(text: str) -> str:
    return plain(text).replace(" ", "")


def _spellings(state: State) -> list[str]:
    long = [state.name, f"{state.name} State", f"State of {state.name}", f"Commonwealth of {state.name}"]
    return [state.code, *long, *_ALSO.get(state.code, "").split("|")]


_BY_SPELLING: Final[dict[str, str]] = {
    _spelled(text): code for code, state in STATES.items() for text in _spellings(state) if text
}

STATE_SPELLINGS: Final[tuple[str, ...]] = tuple(_BY_SPELLING)
"""Every spelling of a state that is understood, in lower case without blanks."""


def state_code(text: str) -> str | None:
    """The USPS code for a name, a code or a common abbreviation: "Ohio", "oh" and "O.H." give "OH".

    None when the text is no state. Where a city shares the name the state is still meant: "New York".
    """
    return _BY_SPELLING.get(_spelled(text))


def state_name(code: str) -> str:
    """The name for a USPS code; the code itself when there is no such state."""
    state = STATES.get(code.upper())
    return state.name if state else code


def in_state(code: str, lat: float, lon: float) -> bool:
    """Whether a point may lie in the state: within the box of its ZIP codes and 24 miles or so around.

    Coarse by intent: it catches swapped or zero coordinates and rows of another state, not a wrong street.
    False for an unknown code.
    """
    state = STATES.get(code.upper())
    return state is not None and state.holds(lat, lon)


def military_zip(code: str) -> bool:
    """Whether a ZIP code is an armed-forces address (AA, AE, AP), which is no place on the map."""
    return code.startswith("340") or "090" <= code[:3] <= "098" or "962" <= code[:3] <= "966"
