"""What is known, as somebody would have typed it: the form to begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from programs.schedule import clock
from programs.schedule.wording import Words
from programs.telephone import written

from .collecting import Raw, empty_group, empty_phone, empty_time
from .groups import minute
from .reading import CLOSED
from .sections import FACTS, FIELDS, PRICES


def write(section: str, parts: Mapping[str, Any], words: Words) -> Raw:
    """A section that shows these values of its parts, with times in these words."""
    match section:
        case "opening":
            return _opening(parts)
        case "phones":
            return {"rows": [_phone(row) for row in parts.get("phones") or ()] or [empty_phone()]}
        case "groups":
            named = {part.removeprefix("track:"): group for part, group in parts.items() if group is not None}
            rows = [_group(name, group, words) for name, group in named.items() if name]
            return {"rows": rows or [empty_group()]}
        case "price":
            return {f"{b}-{u}": _dollars(parts.get(f"price:{b}:{u}")) for b, u in PRICES}
        case "start":
            return {name: _text(parts.get(f"field:{name}")) for name in FIELDS[section]}
    return {code: _answer(parts.get(f"fact:{code}")) for code in FACTS[section]}


def _opening(parts: Mapping[str, Any]) -> Raw:
    state, day = parts.get("field:opening") or ("", None)
    closed = parts.get("field:status") == CLOSED
    return {"opening": CLOSED if closed else state, "day": "" if closed else day or ""}


def _phone(row: Mapping[str, str]) -> Raw:
    typed = written(row["number"], row["extension"])
    return {"number": typed, "kind": row["kind"], "answered_by": row["answered_by"]}


def _group(name: str, group: Mapping[str, Any], words: Words) -> Raw:
    return {
        "name": name,
        "audience": group["audience"],
        "teens": "1" if group["is_adolescent"] else "",
        "language": group["language"],
        "delivery": group["delivery"],
        "weeks": _text(group["weeks"]),
        "times": _times(group["sessions"], words) or [empty_time()],
    }


def _times(sessions: Sequence[Sequence[Any]], words: Words) -> list[Raw]:
    """Sessions at the same times share a row."""
    days: dict[tuple[str, str], list[str]] = {}
    for day, start, end in sorted(map(tuple, sessions)):
        days.setdefault((start, end), []).append(str(day))
    return [
        {"days": on, "start": clock(minute(start), words), "end": clock(minute(end), words)}
        for (start, end), on in days.items()
    ]


def _dollars(cents: int | None) -> str:
    if cents is None:
        return ""
    whole, rest = divmod(cents, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)


def _text(value: int | str | None) -> str:
    return "" if value is None else str(value)


def _answer(holds: bool | None) -> str:
    return {True: "yes", False: "no", None: ""}[holds]
