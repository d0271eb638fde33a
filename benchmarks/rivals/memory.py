"""The limit: the same sums with everything prepared and held in memory, nothing read from a database.

Points are earth-centred already, sorted by latitude band and longitude, and the facts lie as one column an
option. It counts what the search counts, every option, yes and not stated; it orders by the straight line
alone and asks geopy nothing.
"""

from __future__ import annotations

import numpy as np

from benchmarks.catalogue import OPTIONS, unpacked
from benchmarks.questions import Answer
from programs import geo, packing
from programs.matching import OFFERED, licensed
from programs.query import LEVEL, PAGE_SIZE, SearchQuery
from programs.vocabulary import bit

CODES = [code for codes in OFFERED.values() for code in codes]
COLUMN = {code: at for at, code in enumerate(CODES)}


class Memory:
    """Arrays of the whole catalogue, made from its search rows."""

    def __init__(self, rows: np.ndarray) -> None:
        rows = rows[rows["level"] == packing.LEVELS.index(LEVEL)]
        online = packing.online_only(rows)
        self.online, self.online_says = rows[online], _columns(rows["yes"][online])
        self.pointless = _columns(rows["yes"][~online & np.isnan(rows["lat"])])
        placed = rows[~online & np.isfinite(rows["lat"])]
        band = np.floor((placed["lat"] + 90) / geo.BAND_DEGREES).astype(int)
        order = np.lexsort((placed["lon"], band))
        placed, band = placed[order], band[order]
        self.ids, self.ties = placed["program"].copy(), placed["tie"].copy()
        self.lon = placed["lon"].copy()
        self.points = geo.earth_centred(placed["lat"], placed["lon"])
        self.says, self.denies = _columns(placed["yes"]), _columns(placed["no"])
        self.first = np.searchsorted(band, np.arange(round(180 / geo.BAND_DEGREES) + 2))

    def answer(self, query: SearchQuery) -> Answer:
        near, chords = self._in_reach(query)
        says, denies = self.says[near], self.denies[near]
        asked = {limit.parameter: [COLUMN[code] for code in limit.options] for limit in query.limits}
        fits = _but_for_one([says[:, columns].any(axis=1) for columns in asked.values()])
        might = _but_for_one([~denies[:, columns].all(axis=1) for columns in asked.values()])
        total, *wider = np.count_nonzero(fits, axis=1).tolist()
        said = _product(fits, says)
        unsaid = np.count_nonzero(might, axis=1)[:, None] - said - _product(might, denies)
        tallies = list(zip(said.tolist(), unsaid.tolist(), strict=True))
        under = {name: at for at, name in enumerate(asked, 1)}
        return Answer(
            nearest=self._nearest(near[fits[0]], chords[fits[0]]),
            total=total,
            counts={
                code: int(tallies[under.get(group, 0)][0][COLUMN[code]])
                for group, codes in OPTIONS.items()
                for code in codes
            },
            relax={
                **{name: more - total for name, more in zip(asked, wider, strict=True)},
                "state": self._online(query, asked),
                **self._anywhere(total, asked),
            },
        )

    def _anywhere(self, total: int, asked: dict[str, list[int]]) -> dict[str, int]:
        if total >= PAGE_SIZE:
            return {}
        return {"within": sum(_fitting(says, asked) for says in (self.says, self.pointless)) - total}

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
        return _fitting(self.online_says[here], asked)


def _fitting(says: np.ndarray, asked: dict[str, list[int]]) -> int:
    """How many rows say yes to something of each limit."""
    fits = [says[:, columns].any(axis=1) for columns in asked.values()]
    return int(np.count_nonzero(np.all(fits, axis=0)))


def _columns(words: np.ndarray) -> np.ndarray:
    """Shape (rows, options): which of the options each row's words hold."""
    return np.ascontiguousarray(unpacked(words)[:, [bit(code) for code in CODES]])


def _but_for_one(holds: list[np.ndarray]) -> np.ndarray:
    """Rows for which all hold, then those for which all but the first do, all but the second, and so on."""
    broken = len(holds) - np.sum(holds, axis=0)
    return np.stack([broken == 0, *((broken == 0) | (broken == 1) & ~one for one in holds)])


def _product(sets: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """How many rows of each set have each option."""
    return sets.astype(np.float32) @ columns.astype(np.float32)
