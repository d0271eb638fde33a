"""What each demo program says of itself, in terms of the vocabulary; what it leaves out is not stated.

Of every hundred programs that talk about a term, so many say yes and so many say no: (yes, no). Programs
differ in how much they tell, from nothing to an answer on every term listed here.
"""

from __future__ import annotations

from typing import NamedTuple

from scripts.demo.dice import Dice
from scripts.demo.plan import Site
from scripts.demo.weeks import SCHEDULES

Shares = dict[str, tuple[int, int]]


class Facts(NamedTuple):
    """The codes a program says yes to and those it says no to, each in alphabetical order."""

    yes: list[str]
    no: list[str]


CARE: Shares = {
    "individual-therapy": (90, 2), "group-therapy": (97, 0), "family-therapy": (70, 12),
    "couples-therapy": (25, 20), "cbt": (85, 3), "dbt": (48, 15), "act": (25, 10),
    "motivational-interviewing": (80, 3), "contingency-management": (35, 25), "matrix-model": (22, 20),
    "relapse-prevention": (92, 0), "twelve-step": (50, 25), "non-twelve-step": (40, 15),
    "trauma-therapy": (60, 10), "emdr": (20, 25), "seeking-safety": (30, 15),
    "integrated-treatment": (55, 15), "substance-use-education": (80, 2), "family-education": (50, 12),
    "anger-management": (40, 10), "mindfulness": (55, 8), "yoga-movement": (30, 25),
    "art-music-therapy": (22, 30),
}  # fmt: skip
SERVICES: Shares = {
    "substance-use-assessment": (92, 0), "mental-health-assessment": (65, 10), "personal-plan": (90, 0),
    "psychiatric-care": (45, 25), "medication-management": (50, 20), "licensed-counselors": (85, 2),
    "naloxone": (55, 15), "withdrawal-medication": (18, 45), "case-management": (72, 6),
    "peer-support": (60, 12), "recovery-coach": (30, 20), "support-groups": (62, 8), "housing-help": (40, 25),
    "job-help": (45, 18), "life-skills": (55, 6), "parenting-classes": (25, 25), "legal-help": (15, 35),
    "same-day-start": (22, 30), "aftercare": (70, 8),
    "step-down": (60, 10), "discharge-planning": (75, 2), "follow-up": (40, 12), "alumni-group": (35, 15),
}  # fmt: skip
MEDICATION: Shares = {
    "oud-medication-here": (35, 35), "oud-medication-partner": (30, 20), "oud-medication-accepted": (75, 8),
    "buprenorphine-prescribed": (32, 35), "naltrexone-shot": (30, 30), "methadone": (0, 60),
    "aud-medication-here": (32, 30), "nicotine-medication": (25, 20), "psychiatric-medication": (45, 20),
}  # fmt: skip
PAYING: Shares = {
    "medicaid": (58, 25), "medicare": (38, 35), "private-insurance": (82, 8), "tricare": (30, 30),
    "va-benefits": (18, 35), "sliding-fee": (42, 25), "payment-help": (35, 18), "payment-plan": (45, 10),
    "free-care": (12, 50), "self-pay": (88, 3), "out-of-network": (25, 25),
}  # fmt: skip
PLANS: Shares = {
    "aetna": (35, 8), "anthem": (25, 10), "blue-cross-blue-shield": (42, 6), "cigna": (35, 8),
    "humana": (22, 10), "kaiser-permanente": (8, 30), "magellan": (18, 8), "unitedhealthcare": (38, 8),
}  # fmt: skip
OHIO_PLANS: Shares = {
    "buckeye-health": (55, 10), "caresource": (62, 8), "medical-mutual": (45, 8), "molina": (50, 10),
}  # fmt: skip
PEOPLE: Shares = {
    "women": (94, 0), "men": (94, 0), "adults": (97, 0), "young-adults": (80, 2), "seniors": (60, 5),
    "transgender": (50, 3), "lgbtq": (50, 5), "lgbtq-track": (12, 30), "veterans": (45, 5),
    "veterans-track": (8, 30), "women-track": (22, 20), "pregnant-postpartum": (35, 12),
    "court-involved": (50, 8), "dui": (35, 20), "reentry": (25, 12), "parents": (40, 5),
    "without-housing": (22, 15),
}  # fmt: skip
TAKING_PART: Shares = {
    "english": (95, 0), "spanish": (30, 30), "american-sign-language": (12, 25), "interpreter": (40, 15),
    "evening-phone": (30, 20), "text-line": (30, 20), "large-print": (15, 10),
}  # fmt: skip
GETTING_THERE: Shares = {
    "wheelchair": (72, 8), "public-transport": (60, 12), "parking": (65, 10), "service-animals": (40, 2),
    "transport-help": (35, 35), "child-care": (12, 60), "smoke-free": (60, 10), "urine-test": (78, 3),
    "breath-test": (50, 8), "hiv-test": (20, 25),
}  # fmt: skip
FOCUS: Shares = {
    "substance-use": (98, 0), "alcohol": (92, 0), "opioids": (80, 4), "stimulants": (65, 4),
    "cannabis": (60, 3), "benzodiazepines": (40, 15), "tobacco": (25, 15), "gambling": (18, 25),
    "co-occurring": (62, 12), "depression": (45, 6), "anxiety": (48, 6), "ptsd": (35, 10),
    "trauma": (45, 6), "eating-disorders": (8, 45),
}  # fmt: skip
RULES: Shares = {
    "stays-after-use": (55, 5), "goals-your-own": (40, 15), "make-up-sessions": (45, 10),
    "work-letters": (45, 2), "written-estimate": (40, 4), "publishes-results": (10, 25),
}  # fmt: skip
ONLINE_ONLY: Shares = {
    "private-room": (70, 10), "device-loan": (25, 40), "captions": (45, 15),
    "join-by-phone": (25, 45),
}  # fmt: skip

_RARE: tuple[str, ...] = (
    "withdrawal-outpatient", "scholarship", "tribal-health-funds", "ambetter", "carelon", "oscar", "wellcare",
    "other-addictions", "mental-health", "bipolar", "psychosis", "ocd", "adhd", "borderline-personality",
    "grief", "serious-mental-illness", "chronic-pain", "brain-injury", "community-reinforcement",
    "faith-based", "stress-management", "brief-intervention", "buprenorphine-shot", "acamprosate",
    "disulfiram", "medical-exam", "primary-care", "acupuncture", "quit-smoking", "benefits-help",
    "social-skills", "domestic-violence-help", "community-activities", "suicide-prevention", "men-track",
    "young-adults-track", "older-adults-track", "active-duty", "pregnant-postpartum-track",
    "court-involved-track", "domestic-violence", "sexual-abuse", "hiv", "first-responders-track",
    "professionals-track", "students-track", "intellectual-disability", "easy-read", "quiet-space",
    "hepatitis-c-test", "tb-test", "family-informed", "sober-living", "ccbhc", "several-levels",
    "community-mental-health-center",
)  # fmt: skip
_LANGUAGES: tuple[str, ...] = (
    "chinese", "vietnamese", "tagalog", "arabic", "french", "creole", "korean", "russian", "portuguese",
    "polish", "hindi", "farsi", "hmong",
)  # fmt: skip
_CHAIN_OWNER = {"seven-otters": "for-profit", "gentle-giraffe": "for-profit"}
_OWNERS = ("nonprofit",) * 5 + ("for-profit",) * 4 + ("local-government", "state-government")

_TRAIT_YES: dict[str, tuple[str, ...]] = {
    "hospital": ("hospital", "medicare", "psychiatric-care", "withdrawal-medication"),
    "adolescents": ("adolescents", "adolescents-track", "family-therapy", "school-help"),
    "opioid-medication": (
        "opioids", "oud-medication-here", "oud-medication-accepted", "buprenorphine-prescribed",
        "buprenorphine-ongoing", "naltrexone-shot", "naloxone",
    ),
    "opioid-only": ("opioid-use-disorder-only", "opioid-treatment-program", "methadone"),
    "women-only": ("women-only", "women", "pregnant-postpartum"),
    "veterans": ("veterans", "veterans-track", "va-benefits", "tricare", "military-families"),
    "lgbtq": ("lgbtq", "lgbtq-track", "transgender", "nonbinary"),
    "dui-only": ("dui", "dui-only", "court-involved"),
    "young-adults-only": ("young-adults", "young-adults-only", "school-help"),
    "spanish": ("spanish", "english"),
    "rural": ("parking", "sliding-fee"),
}  # fmt: skip
_TRAIT_NO: dict[str, tuple[str, ...]] = {
    "women-only": ("men",),
    "young-adults-only": ("seniors", "adolescents"),
    "opioid-only": ("gambling",),
}  # fmt: skip
_TEENS_ONLY_NO = ("adults", "seniors", "young-adults")

_FOLLOWS: tuple[tuple[str, str], ...] = (
    ("buprenorphine-prescribed", "oud-medication-here"), ("naltrexone-shot", "oud-medication-here"),
    ("methadone", "oud-medication-here"), ("oud-medication-here", "oud-medication-accepted"),
    ("oud-medication-partner", "oud-medication-accepted"), ("oud-medication-here", "opioids"),
    ("aud-medication-here", "alcohol"), ("psychiatric-medication", "psychiatric-care"),
    ("psychiatric-care", "medication-management"), ("veterans-track", "veterans"), ("lgbtq-track", "lgbtq"),
    ("women-track", "women"), ("ptsd", "trauma"), ("co-occurring", "integrated-treatment"),
    ("american-sign-language", "interpreter"),
)  # fmt: skip
"""Who says yes to the first says yes to the second."""


def facts(site: Site, dice: Dice) -> Facts:
    """What a program says yes and no to."""
    if "no-facts" in site.traits:
        return Facts([], [])
    told = 100 if "told-everything" in site.traits else dice.pick((25, 45, 60, 75))
    yes, no = _certain(site)
    for code, (says_yes, says_no) in _tables(site).items():
        if code in yes | no or not dice.chance(told / 100):
            continue
        answer = dice.between(1, says_yes + says_no if told == 100 else 100)
        if answer <= says_yes:
            yes.add(code)
        elif answer <= says_yes + says_no:
            no.add(code)
    yes |= _rare(site, dice) - no
    for code, following in _FOLLOWS:
        yes |= {following} if code in yes else set()
    return Facts(sorted(yes), sorted(no - yes))


def _rare(site: Site, dice: Dice) -> set[str]:
    """What only a few programs have, a language for some, and who runs it."""
    found = set(dice.some(_RARE, dice.between(0, 3)))
    if dice.chance(0.25):
        found.add(dice.pick(_LANGUAGES))
    if site.chain or dice.chance(0.6):
        found.add(_CHAIN_OWNER.get(site.chain, "nonprofit" if site.chain else dice.pick(_OWNERS)))
    return found


def _tables(site: Site) -> Shares:
    found = CARE | SERVICES | MEDICATION | PAYING | PLANS | PEOPLE | TAKING_PART | FOCUS | RULES
    if site.town.state == "OH":
        found |= OHIO_PLANS
    if "online" not in site.traits:
        found |= GETTING_THERE
    if "online" in site.traits or "hybrid" in _meets(site):
        found |= ONLINE_ONLY
    return found


def _certain(site: Site) -> tuple[set[str], set[str]]:
    """What follows from the level, the groups and the traits, whatever the dice say."""
    yes, no = {site.kind}, set()
    meets = _meets(site)
    yes |= meets
    if "online" in site.traits:
        yes.add("telehealth")
        no |= {"in_person", "hybrid"}
    for trait in sorted(site.traits):
        yes.update(_TRAIT_YES.get(trait, ()))
        no.update(_TRAIT_NO.get(trait, ()))
    groups = SCHEDULES[site.schedule]
    yes |= {"spanish"} if any(group.language == "Spanish" for group in groups) else set()
    if any(group.adolescent for group in groups):
        yes |= {"adolescents", "adolescents-track"}
        no |= set() if any(not group.adolescent for group in groups) else set(_TEENS_ONLY_NO)
    return yes, no - yes


def _meets(site: Site) -> set[str]:
    return {group.delivery for group in SCHEDULES[site.schedule]}
