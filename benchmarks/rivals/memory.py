"""The limit: the same sums with everything prepared and held in memory, nothing read from a database.

Points are earth-centred already, sorted by latitude band and longitude, and the facts lie as one column an
option. It orders by the straight line alone and asks geopy nothing.
"""

from __future__ import annotations

import numpy as np

from benchmarks.catalogue import OPTIONS, unpacked
from benchmarks.questions import Answer
from programs import geo, packing
from programs.matching import licensed
from programs.query import LEVEL, PAGE_SIZE, SearchQuery
from programs.vocabulary import bit

CODES = [code for codes in OPTIONS.values() for code in codes]
COLUMN = {code: at for at, code in enumerate(CODES)}
GROUP = {str(group): [COLUMN[code] for code in codes] for group, codes in OPTIONS.items()}


class Memory:
    """Arrays of the whole catalogue, made from its search rows."""

    def __init__(self, rows: np.ndarray) -> None:
        rows = rows[rows["level"] == packing.LEVELS.index(LEVEL)]
        online = packing.online_only(rows)
        self.online, self.online_says = rows[online], self._says(rows[online])
        placed = rows[~online & np.isfinite(rows["lat"])]
        band = np.floor((placed["lat"] + 90) / geo.BAND_DEGREES).astype(int)
        order = np.lexsort((placed["lon"], band))
        placed, band = placed[order], band[order]
        self.ids, self.ties = placed["program"].copy(), placed["tie"].copy()
        self.lon = placed["lon"].copy()
        self.points = geo.earth_centred(placed["lat"], placed["lon"])
        self.says = self._says(placed)
        self.first = np.searchsorted(band, np.arange(round(180 / geo.BAND_DEGREES) + 2))

    def _says(self, rows: np.ndarray) -> np.ndarray:
        """Shape (options, rows): what each program says yes to."""
        return np.ascontiguousarray(unpacked(rows["yes"])[:, [bit(code) for code in CODES]].T)

    def answer(self, query: SearchQuery) -> Answer:
        near, chords = self._in_reach(query)
        says = self.says[:, near]
        asked = {limit.parameter: [COLUMN[code] for code in limit.options] for limit in query.limits}
        fits = np.stack([says[columns].any(axis=0) for columns in asked.values()])
        unmet = len(asked) - fits.sum(axis=0)
        whole = unmet == 0
        others = np.stack([whole, *((unmet == 0) | (unmet == 1) & ~one for one in fits)])
        inside = np.count_nonzero(others, axis=1)
        counted = others.astype(np.float32) @ says.T.astype(np.float32)
        column = {name: at for at, name in enumerate(asked, 1)}
        return Answer(
            nearest=self._nearest(near[whole], chords[whole]),
            total=int(inside[0]),
            counts={
                code: int(counted[column.get(group, 0), COLUMN[code]])
                for group, codes in OPTIONS.items()
                for code in codes
            },
            relax={
                **{name: int(inside[at] - inside[0]) for name, at in column.items()},
                "state": self._online(query, asked),
            },
        )

    def _in_reach(self, query: SearchQuery) -> tuple[np.ndarray, np.ndarray]:
        """Positions of the programs within the radius, and their straight lines in miles."""
        area = geo.box(query.origin.lat, query.origin.lon, query.within)
        west, east = area.spans()[0]
        runs = []
        for band in geo.bands(area):
            start, stop = self.first[band], self.first[band + 1]
            low, high = np.searchsorted(self.lon[start:stop], (west, east))
            runs.append(np.arange(start + low, start + high))
        near = np.concatenate(runs)
        away = self.points[:, near] - geo.earth_centred([query.origin.lat], [query.origin.lon])
        chords = np.sqrt(np.einsum("ij,ij->j", away, away))
        inside = geo.upper_miles(chords) <= query.within
        return near[inside], chords[inside]

    def _nearest(self, rows: np.ndarray, chords: np.ndarray) -> tuple[int, ...]:
        order = np.lexsort((self.ties[rows], chords))[:PAGE_SIZE]
        return tuple(self.ids[rows[order]].tolist())

    def _online(self, query: SearchQuery, asked: dict[str, list[int]]) -> int:
        here = licensed(self.online, [query.origin.state]) == 2
        says = self.online_says[:, here]
        return int(
            np.count_nonzero(np.all([says[columns].any(axis=0) for columns in asked.values()], axis=0))
        )
