"""What was sent, as it was typed: bounded, without what no text may hold, ready to be kept and shown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from .sections import FACTS, NUMBERS, PRICES

MOST_PHONES, MOST_GROUPS, MOST_TIMES = 8, 12, 10
"""More than any program needs; a page of them is still less than what a server reads of a form."""

LINE: Final = 120
STORY: Final = 1000
SHORT: Final = 40

Posted = Mapping[str, Sequence[str]]
"""Every value sent under each name."""

Raw = dict[str, Any]
"""One section as typed: text by name, and rows of the same."""

_CONTROL: Final = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+"
)
_DAYS: Final = frozenset("0123456")
_PRESSED: Final = re.compile(r"(add|drop)-(phone|group|time)(?:-(\d{1,2}))?(?:-(\d{1,2}))?", re.ASCII)


def collect(section: str, posted: Posted) -> Raw:
    """One section of what was sent. Names that the section does not ask for are passed over."""
    match section:
        case "opening":
            return _lines(posted, ("opening", "day"), SHORT)
        case "phones":
            rows = [_phone(posted, f"p{number}-") for number in _present(posted, "p", MOST_PHONES)]
            return {"rows": rows}
        case "groups":
            return {"rows": [_group(posted, f"g{n}-") for n in _present(posted, "g", MOST_GROUPS)]}
        case "price":
            return _lines(posted, [f"{basis}-{unit}" for basis, unit in PRICES], SHORT)
        case "start":
            return {
                **_lines(posted, NUMBERS, SHORT), **_lines(posted, ["when_to_call"], LINE),
                "how_to_start": _story(posted, "how_to_start"),
            }  # fmt: skip
    return _lines(posted, FACTS[section], SHORT)


def pressed(raw: Raw, button: str) -> Raw:
    """The section after a button that adds or drops a row; as it is for any other."""
    found = _PRESSED.fullmatch(button)
    if not found or "rows" not in raw:
        return raw
    act, what, first, second = found[1], found[2], int(found[3] or 0), int(found[4] or 0)
    rows = [dict(row) for row in raw["rows"]]
    if what == "time":
        if first < len(rows) and "times" in rows[first]:
            rows[first]["times"] = _changed(rows[first]["times"], act, second, MOST_TIMES, empty_time())
    else:
        most, empty = (MOST_PHONES, empty_phone()) if what == "phone" else (MOST_GROUPS, empty_group())
        rows = _changed(rows, act, first, most, empty)
    return {"rows": rows}


def empty_phone() -> Raw:
    return {"number": "", "kind": "", "answered_by": ""}


def empty_group() -> Raw:
    return dict.fromkeys(("name", "audience", "teens", "language", "delivery", "weeks"), "") | {
        "times": [empty_time()]
    }


def empty_time() -> Raw:
    return {"days": [], "start": "", "end": ""}


def _changed(rows: list[Raw], act: str, number: int, most: int, empty: Raw) -> list[Raw]:
    if act == "add":
        return [*rows, empty] if len(rows) < most else rows
    return rows[:number] + rows[number + 1 :]


def _phone(posted: Posted, prefix: str) -> Raw:
    return {name: _line(posted, prefix + name, SHORT) for name in empty_phone()}


def _group(posted: Posted, prefix: str) -> Raw:
    row: Raw = {name: _line(posted, prefix + name, LINE) for name in empty_group() if name != "times"}
    row["times"] = [_time(posted, f"{prefix}t{n}-") for n in _present(posted, f"{prefix}t", MOST_TIMES)]
    return row


def _time(posted: Posted, prefix: str) -> Raw:
    days = sorted(_DAYS.intersection(posted.get(f"{prefix}days", ())))
    return {
        "days": days,
        "start": _line(posted, f"{prefix}start", SHORT),
        "end": _line(posted, f"{prefix}end", SHORT),
    }


def _present(posted: Posted, prefix: str, most: int) -> list[int]:
    """The numbers of the rows that were sent, in order, as far as we take them."""
    begins = {name.removeprefix(prefix).partition("-")[0] for name in posted if name.startswith(prefix)}
    return [number for number in range(most) if str(number) in begins]


def _lines(posted: Posted, names: Sequence[str], most: int) -> Raw:
    return {name: _line(posted, name, most) for name in names}


def _line(posted: Posted, name: str, most: int) -> str:
    return " ".join(_last(posted, name, most).split())[:most]


def _story(posted: Posted, name: str) -> str:
    lines = (" ".join(line.split()) for line in _last(posted, name, STORY).splitlines())
    return "\n".join(lines).strip()[:STORY]


def _last(posted: Posted, name: str, most: int) -> str:
    values = posted.get(name) or ("",)
    return _CONTROL.sub(" ", values[-1][: 2 * most + 100].replace("\r\n", "\n").replace("\r", "\n"))
