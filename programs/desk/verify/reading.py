"""How each kind of question begins, and how what was sent for it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

from programs import answering
from programs.answering import Posted, Raw
from programs.models import Program
from programs.schedule import ENGLISH
from programs.states import STATES

from .everything import ADDRESS

Values = Mapping[str, Any]
LONGEST: Final = 300
NO_EDITOR: Final = "Only an editor closes a program, or opens one that has closed. Ask one, or note it below."


class Reader(Protocol):
    """One kind of question."""

    overwrites: bool
    """Whether its inputs begin with what is known, so that a change of them is an answer."""

    def begin(self, values: Values) -> Raw: ...

    def collect(self, posted: Posted) -> Raw: ...

    def read(self, raw: Raw, values: Values, today: date) -> answering.Read: ...


class Typed:
    """A section that `answering` reads, begun with what is known."""

    overwrites = True

    def __init__(self, key: str) -> None:
        self.key = key

    def begin(self, values: Values) -> Raw:
        raw = answering.write(self.key, values, ENGLISH)
        return _in_use(raw if "rows" in raw else self._as_sent(raw))

    def collect(self, posted: Posted) -> Raw:
        return _in_use(answering.collect(self.key, posted))

    def _as_sent(self, raw: Raw) -> Raw:
        """What comes back when nobody changes it."""
        return answering.collect(self.key, {name: [text] for name, text in raw.items()})

    def read(self, raw: Raw, values: Values, today: date) -> answering.Read:
        return answering.read(self.key, raw, values, today)


class Opening:
    """Whether new people are taken: chosen anew at every call."""

    overwrites = False

    def __init__(self, may_close: bool) -> None:
        self.may_close = may_close

    def begin(self, values: Values) -> Raw:
        return {"opening": "", "day": ""}

    def collect(self, posted: Posted) -> Raw:
        return answering.collect("opening", posted)

    def read(self, raw: Raw, values: Values, today: date) -> answering.Read:
        if not raw["opening"]:
            told = {"day": "Choose whether new people are taken."} if raw["day"] else {}
            return answering.Read({}, told)
        read = answering.read("opening", raw, values, today)
        read.said = {part: value for part, value in read.said.items() if value is not None}
        if "field:status" in read.said and not self.may_close:
            return answering.Read({}, {"opening": NO_EDITOR})
        return read


class Level:
    """What the care is called: chosen anew."""

    overwrites = False

    def begin(self, values: Values) -> Raw:
        return {"level": ""}

    def collect(self, posted: Posted) -> Raw:
        return {"level": last(posted, "level")}

    def read(self, raw: Raw, values: Values, today: date) -> answering.Read:
        chosen = raw["level"]
        return answering.Read({"field:level": chosen} if chosen in Program.Level.values else {})


class Address:
    """Where people come, whole."""

    overwrites = True

    def begin(self, values: Values) -> Raw:
        return {name: _text(values.get(f"field:location.{name}")) for name in ADDRESS}

    def collect(self, posted: Posted) -> Raw:
        return {name: last(posted, name) for name in ADDRESS}

    def read(self, raw: Raw, values: Values, today: date) -> answering.Read:
        said = {**raw, "state": raw["state"].upper(), "withheld": bool(raw["withheld"])}
        wrong = {
            "street": not raw["street"] and not raw["withheld"],
            "city": not raw["city"],
            "state": said["state"] not in STATES,
            "zip": len(raw["zip"]) != 5 or not raw["zip"].isascii() or not raw["zip"].isdigit(),
        }
        problems = {name: sentence for name, sentence in _ADDRESS_PROBLEMS.items() if wrong[name]}
        parts = {f"field:location.{name}": value for name, value in said.items()}
        begun = self.begin(values)
        stays = POINT in values and all(raw[name] == begun[name] for name in _PLACE)
        return answering.Read(parts | ({POINT: values[POINT]} if stays else {}), problems)


STATES_PART: Final = "field:telehealth_states"
POINT: Final = "field:location.point"
_PLACE: Final = ("street", "city", "state", "zip", "withheld")
"""Whoever changes none of these has not moved, so its point on the map stays."""

_ADDRESS_PROBLEMS: Final = {
    "street": "Write the street, or say that the address is withheld.",
    "city": "Write the town.",
    "state": "Write the state’s code, such as OH.",
    "zip": "Write the ZIP code: five digits.",
}


class Fields:
    """The website, and the states in which online care is licensed."""

    overwrites = True

    def begin(self, values: Values) -> Raw:
        states = values.get(STATES_PART) or ()
        return {"website": _text(values.get("field:website")), "states": " ".join(states)}

    def collect(self, posted: Posted) -> Raw:
        states = last(posted, "states").upper().replace(",", " ").split()
        return {"website": last(posted, "website"), "states": " ".join(states)}

    def read(self, raw: Raw, values: Values, today: date) -> answering.Read:
        states, problems = raw["states"].split(), {}
        unknown = [code for code in states if code not in STATES]
        if unknown:
            problems["states"] = f"“{unknown[0]}” is no state: write codes such as OH KY."
        if raw["website"] and not is_web_address(raw["website"]):
            problems["website"] = "Write the whole address, such as https://example.org."
        begun = self.begin(values)
        parts = {"website": ("field:website", raw["website"]), "states": (STATES_PART, states or None)}
        said = dict(part for name, part in parts.items() if raw[name] != begun[name])
        return answering.Read(said, problems)


class Terms:
    """Yes or no to each of some terms; what is left alone was not asked."""

    overwrites = False

    def __init__(self, codes: Sequence[str]) -> None:
        self.codes = codes

    def begin(self, values: Values) -> Raw:
        return dict.fromkeys(self.codes, "")

    def collect(self, posted: Posted) -> Raw:
        return {code: last(posted, f"f-{code}") for code in self.codes}

    def read(self, raw: Raw, values: Values, today: date) -> answering.Read:
        answers = {"yes": True, "no": False}
        said = {f"fact:{code}": answers[raw[code]] for code in self.codes if raw[code] in answers}
        return answering.Read(said)


def is_web_address(text: str) -> bool:
    """Whether a browser could follow it."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and " " not in text


def last(posted: Posted, name: str) -> str:
    """The last value sent under a name, as one short line."""
    return _line((posted.get(name) or ("",))[-1])


def _line(text: str) -> str:
    printable = "".join(letter if letter.isprintable() else " " for letter in text[: 2 * LONGEST])
    return " ".join(printable.split())[:LONGEST]


def _text(value: Any) -> str:
    return ("1" if value else "") if isinstance(value, bool) else _line(value or "")


def _in_use(raw: Raw) -> Raw:
    """Without the empty rows that a page offers to fill in."""
    if "rows" not in raw:
        return raw
    rows = [{**row, "times": [time for time in row["times"] if any(time.values())]} if "times" in row else row
            for row in raw["rows"]]  # fmt: skip
    return {"rows": [row for row in rows if row.get("number") or row.get("times") or _named(row)]}


def _named(row: Raw) -> bool:
    """Whether somebody wrote anything about a group."""
    return "times" in row and any(text for name, text in row.items() if name != "times")
