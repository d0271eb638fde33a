"""Telephones, prices, credentials, openings, checks and results of the demo programs.

Every date is a number of days from the day on which the file is loaded: -21 is three weeks before it.
"""

from __future__ import annotations

from typing import Any

from scripts.demo.dice import Dice
from scripts.demo.names import MEASURES
from scripts.demo.plan import Site

Record = dict[str, Any]

_CHAIN_PHONE = {"seven-otters": 110, "gentle-giraffe": 120, "good-umbrella": 130, "little-rowboat": 140}
_CHAIN_ANSWERS = {
    "seven-otters": "referral", "gentle-giraffe": "referral", "good-umbrella": "organization",
    "little-rowboat": "organization",
}  # fmt: skip


class Switchboard:
    """Hands out numbers that are kept for fiction: 555-0100 to 555-0199 in each area code."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def number(self, area_code: str) -> str:
        line = 100 + self._used.setdefault(area_code, 0)
        self._used[area_code] += 1
        if line > 199:
            raise ValueError(f"Area code {area_code} has no fictional number left.")
        return f"{area_code}-555-0{line}"

    def phones(self, site: Site, dice: Dice) -> list[Record]:
        """The numbers of a program; a chain has one for all its sites."""
        if site.chain:
            shared = f"800-555-0{_CHAIN_PHONE[site.chain]}"
            return [{"kind": "main", "number": shared, "answered_by": _CHAIN_ANSWERS[site.chain]}]
        answered = dice.pick(("", "program", "program"))
        found = [{"kind": "main", "number": self.number(site.town.area_code), "answered_by": answered}]
        if dice.chance(0.3):
            extension = str(dice.between(2, 40)) if dice.chance(0.6) else ""
            intake = {"kind": "intake", "number": self.number(site.town.area_code), "answered_by": "program"}
            found.append(intake | ({"extension": extension} if extension else {}))
        return [{key: value for key, value in phone.items() if value} for phone in found]


def prices(site: Site, dice: Dice) -> list[Record]:
    """Published prices in dollars; most programs publish none."""
    if not ("told-everything" in site.traits or dice.chance(0.28)):
        return []
    since = -dice.between(30, 380)
    week = dice.between(7, 18) * 50
    found: list[Record] = [
        dice.pick(
            (
                {"dollars": week, "unit": "week", "basis": "self_pay"},
                {"dollars": week // 4, "unit": "session", "basis": "self_pay"},
                {"dollars": week * 9, "unit": "course", "basis": "self_pay"},
            )
        )
    ]
    if dice.chance(0.5):
        found.append({"dollars": dice.pick((0, 75, 150, 225)), "unit": "assessment", "basis": "self_pay"})
    if dice.chance(0.4):
        found.append({"dollars": dice.pick((0, 5, 10, 20)), "unit": "session", "basis": "sliding"})
    if dice.chance(0.3):
        found.append({"dollars": dice.pick((15, 25, 40)), "unit": "session", "basis": "copay"})
    return [price | {"valid_from": since} for price in found]


_EXPIRY_DAYS = (-160, -20, 12, 28, 75, 150, 200, 290, 340, 420, 510, 600, 650, 700)
"""Some have run out, some are about to."""


def credentials(site: Site, dice: Dice) -> list[Record]:
    """The state licence, accreditations and registrations that a program has shown."""
    wanted = []
    if "told-everything" in site.traits or dice.chance(0.5):
        wanted.append(("state-substance-use-agency", "program", 730))
    if "hospital" in site.traits:
        wanted += [("joint-commission", "organization", 1095), ("hospital-license", "organization", 365)]
    elif dice.chance(0.3):
        wanted.append(("carf", "program", 1095))
    elif site.chain or dice.chance(0.12):
        wanted.append(dice.pick((("joint-commission", "organization", 1095), ("coa", "organization", 1460))))
    if "opioid-only" in site.traits:
        wanted.append(("otp-certification", "program", 1095))
    if site.chain in ("seven-otters", "gentle-giraffe"):
        wanted.append(("legitscript", "organization", 365))
    return [_credential(term, scope, days, dice) for term, scope, days in wanted]


def _credential(term: str, scope: str, lasts: int, dice: Dice) -> Record:
    expires = dice.pick(_EXPIRY_DAYS)
    expires = expires - lasts if expires - lasts > -20 else expires
    found: Record = {"term": term, "scope": scope, "number": f"DEMO-{dice.between(10_000, 99_999)}"}
    if dice.chance(0.85):
        found |= {"issued": expires - lasts, "expires": expires}
    return found | {"checked": -dice.between(2, 300), "where": "Made-up register at register.example.org"}


def opening(site: Site, dice: Dice) -> Record | None:
    """Whether it takes new people, and when that was said; about a third do not say."""
    if "no-facts" in site.traits or "closed" in site.traits or dice.chance(0.33):
        return None
    reported = -dice.pick((0, 1, 2, 3, 5, 8, 12, 20, 33, 60, 140))
    state = dice.pick(("taking",) * 7 + ("waitlist",) * 2 + ("full",))
    found: Record = {"state": state, "reported": reported}
    if state == "waitlist" or (state == "taking" and dice.chance(0.35)):
        found["next"] = dice.between(1, 9) if state == "taking" else dice.between(10, 45)
    return found


def verifications(site: Site, dice: Dice) -> list[Record]:
    """Checks by a curator; two in five programs have had one."""
    if not ("told-everything" in site.traits or dice.chance(0.4)) or "no-facts" in site.traits:
        return []
    method, note = dice.pick(
        (
            ("phone", "Made-up call: hours, openings and payment read back."),
            ("website", "Made-up page: hours and prices compared."),
            ("writing", "Made-up letter from the program."),
        )
    )
    return [{"on": -dice.pick((2, 6, 15, 30, 55, 88, 130, 240)), "method": method, "note": note}]


def outcomes(site: Site, dice: Dice) -> list[Record]:
    """Results as the program counts them, whole: what, of whom, how many, when."""
    if "told-everything" not in site.traits or dice.chance(0.3):
        return []
    measure, definition = dice.pick(MEASURES)
    return [
        {
            "measure": measure,
            "definition": definition,
            "percent": dice.between(44, 83),
            "people": dice.pick((18, 41, 96, 154, 212, 380)),
            "from": -455,
            "to": -91,
        }
    ]


def ages(site: Site, dice: Dice) -> tuple[int | None, int | None]:
    """Youngest and oldest age taken, where stated."""
    if site.schedule == "teens":
        return 13, 17
    if site.schedule == "adults and teens":
        return 13, None
    if "young-adults-only" in site.traits:
        return 18, 26
    return (18 if dice.chance(0.6) and "no-facts" not in site.traits else None), None
