"""The whole demo put together, and written so that a person can read it."""

from __future__ import annotations

import json
from typing import Any

from scripts.demo import details, names, people
from scripts.demo.dice import Dice
from scripts.demo.facts import facts
from scripts.demo.plan import Site, sites
from scripts.demo.weeks import SCHEDULES, tracks

Record = dict[str, Any]

SOURCE: Record = {
    "slug": "demo",
    "name": "Demo data (fictional)",
    "kind": "demo",
    "publisher": "IOP Finder",
    "licence": "Same as IOP Finder",
    "observed": "made up",
}

ABOUT = (
    "Fictional programs, made by scripts/make_demo.py. Do not edit: change the generator and run it again. "
    "Every date is a number of days from the day of loading; negative is the past. "
    "A key that is missing is not stated."
)

_ABOUT_TRAIT = {
    "hospital": "It is part of a hospital.",
    "adolescents": "Teens have groups of their own, and families take part.",
    "opioid-medication": "People can start or keep taking medication for opioid use disorder here.",
    "opioid-only": "It treats opioid use disorder only.",
    "women-only": "It serves women only.",
    "veterans": "One group is for people who served in the military.",
    "lgbtq": "One group is for LGBTQ+ people.",
    "spanish": "Hay grupos en español.",
    "dui-only": "It serves people with a DUI case only.",
    "young-adults-only": "It serves people from 18 to 26 only.",
    "online": "All groups meet by video.",
}
_KIND_NAME = {"php": "Day Hospital", "outpatient": "Weekly Counseling"}
_PLAIN_NAMES = (
    "Recovery Program", "Intensive Outpatient", "Treatment Center", "Day and Evening Program",
    "Outpatient Recovery", "Counseling and Recovery",
)  # fmt: skip


def catalogue() -> Record:
    """The source, the organizations and the programs of the demo."""
    switchboard = details.Switchboard()
    organizations: dict[str, Record] = {}
    programs = []
    for number, site in enumerate(sites()):
        dice = Dice(site.key)
        organization = _organization(site, number)
        organizations.setdefault(organization["key"], organization)
        programs.append(_program(site, organization, switchboard, dice))
    return {
        "about": ABOUT,
        "source": SOURCE,
        "organizations": list(organizations.values()),
        "programs": programs,
    }


def written(found: Record) -> str:
    """JSON with one line for each key of a program, so a change shows as the line it is."""
    top = {key: value for key, value in found.items() if key not in ("organizations", "programs")}
    head = json.dumps(top, ensure_ascii=False, indent=1)[:-2]
    organizations = ",\n".join("  " + _line(record) for record in found["organizations"])
    programs = ",\n".join(_block(record) for record in found["programs"])
    return f'{head},\n "organizations": [\n{organizations}\n ],\n "programs": [\n{programs}\n ]\n}}\n'


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _block(record: Record) -> str:
    return "  {\n" + ",\n".join(f"   {_line(key)}: {_line(value)}" for key, value in record.items()) + "\n  }"


def _organization(site: Site, number: int) -> Record:
    if site.chain:
        name, owner = names.CHAINS[site.chain]
        found = {"key": site.chain, "name": name, "website": f"https://{site.chain}.example.org"}
        return found | ({"owner": owner} if owner else {})
    name = names.invented_name(number)
    key = name.lower().replace(" ", "-")
    return {"key": key, "name": name, "website": f"https://{key}.example.org"}


def _program(site: Site, organization: Record, switchboard: details.Switchboard, dice: Dice) -> Record:
    said, shown = facts(site, dice), details.credentials(site, dice)
    quiet, online = "no-facts" in site.traits, "online" in site.traits
    shown = [] if quiet else shown
    place = _location(site, dice)
    credited = {credential["term"] for credential in shown}
    youngest, oldest = details.ages(site, dice)
    record: Record = {
        "key": site.key,
        "organization": organization["key"],
        "name": _name(site, organization, place, dice),
        "level": site.kind,
        "closed": -dice.between(20, 300) if "closed" in site.traits else None,
        "observed": -dice.pick((3, 9, 17, 26, 40, 75, 120, 210)),
        "description": names.description(dice, _about(site), online),
        "website": f"{organization['website']}/{site.key}" if dice.chance(0.8) else "",
        "location": place,
        "phones": switchboard.phones(site, dice),
        "min_age": youngest,
        "max_age": oldest,
        "weeks": _weeks(site),
        "how_to_start": names.how_to_start(dice, online) if not quiet and dice.chance(0.6) else "",
        "when_to_call": names.when_to_call(Dice(f"{site.key} calls")) if not quiet else "",
        "telehealth_states": _licensed(site, dice),
        "opening": details.opening(site, dice),
        "yes": sorted(set(said.yes) | credited),
        "no": [code for code in said.no if code not in credited],
        "tracks": tracks(site.schedule, dice),
        "prices": [] if quiet else details.prices(site, dice),
        "credentials": shown,
        "outcomes": details.outcomes(site, dice),
        "verifications": details.verifications(site, dice),
        "experiences": people.experiences(site, dice),
    }
    return {key: value for key, value in record.items() if value not in (None, "", [])}


def _name(site: Site, organization: Record, place: Record, dice: Dice) -> str:
    base = organization["name"]
    if site.chain:
        return f"{base}, {place['street'].partition(' ')[2]}"
    if site.kind in _KIND_NAME:
        return f"{base} {_KIND_NAME[site.kind]}"
    for trait, suffix in (
        ("hospital", "Hospital Intensive Outpatient"), ("online", "Online Recovery"),
        ("adolescents", "Youth and Family Program"), ("women-only", "Women's Recovery"),
    ):  # fmt: skip
        if trait in site.traits:
            return f"{base} {suffix}"
    return f"{base} {dice.pick(_PLAIN_NAMES)}"


def _about(site: Site) -> str:
    return " ".join(_ABOUT_TRAIT[trait] for trait in _ABOUT_TRAIT if trait in site.traits)


def _location(site: Site, dice: Dice) -> Record:
    town = site.town
    street, suite = names.street(dice)
    lat, lon = round(town.lat + dice.spread(0.008), 5), round(town.lon + dice.spread(0.009), 5)
    found: Record = {"city": town.city, "county": town.county, "state": town.state, "zip": town.zip}
    if "online" in site.traits:
        return found | {"time_zone": town.time_zone}
    if "withheld" in site.traits:
        found |= {"withheld": True, "lat": town.lat, "lon": town.lon, "precision": "zip"}
    else:
        line = {"street": street, "street2": suite} if suite else {"street": street}
        found = line | found | {"lat": lat, "lon": lon, "precision": "street"}
    transport = dice.pick(names.TRANSPORT) if dice.chance(0.4) and "withheld" not in site.traits else ""
    return found | {"time_zone": town.time_zone} | ({"transport": transport} if transport else {})


def _weeks(site: Site) -> int | None:
    return next((group.weeks for group in SCHEDULES[site.schedule] if group.weeks), None)


def _licensed(site: Site, dice: Dice) -> list[str] | None:
    """States where online sessions are licensed; a hybrid program often does not say."""
    if site.licensed:
        return list(site.licensed)
    hybrid = any(group.delivery == "hybrid" for group in SCHEDULES[site.schedule])
    return [site.town.state] if hybrid and dice.chance(0.6) else None
