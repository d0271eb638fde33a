"""Levels of care, ways of attending and kinds of place.

Hours: intensive outpatient is 9 to 19 a week for adults (6 or more for teens), partial hospitalization
20 or more (SAMHSA Advisory, Clinical Issues in Intensive Outpatient Treatment, 2021).
"""

from __future__ import annotations

from functools import partial

from programs.vocabulary.term import Category, Term

IOP_SYNONYMS: tuple[str, ...] = (
    "iop", "iot", "saiop", "intensive outpatient", "intensive day treatment", "level 2.1",
)
"""What people type, and states write, when they mean intensive outpatient. Lower case."""

_level = partial(Term, Category.LEVEL)
_delivery = partial(Term, Category.DELIVERY)
_setting = partial(Term, Category.SETTING)

LEVELS: tuple[Term, ...] = (
    _level(
        "iop", "Intensive outpatient (IOP)",
        "Groups and therapy on several days a week, often 9 to 19 hours in all. You sleep at home.",
        "Do you run an intensive outpatient program, and for how many hours a week?",
        samhsa=("OIT",),
    ),
    _level(
        "php", "Partial hospitalization or day treatment (PHP)",
        "Care for most of the day, often 20 hours a week or more. You sleep at home.",
        "Do you offer day treatment, also called PHP?",
        samhsa=("ODT", "PHDT", "PH"),
    ),
    _level(
        "outpatient", "Regular outpatient",
        "One or two visits a week. Many people move to this after an intensive program.",
        "Do you offer regular visits once the intensive part ends?",
        samhsa=("ORT",),
    ),
    _level(
        "residential", "Residential",
        "You live at the program, with staff there day and night.",
        "Do you offer care where people live on site?",
        samhsa=("RES", "ORES", "RTCA"), labels=(("SET", "Residential"),),
        implied_by=("residential-short", "residential-long", "residential-children"),
    ),
    _level(
        "residential-short", "Short-term residential",
        "You live at the program for a short stay, often about 30 days or less.",
        "Do you offer short stays where people live on site?",
        samhsa=("RS",),
    ),
    _level(
        "residential-long", "Long-term residential",
        "You live at the program for a longer stay, often more than 30 days.",
        "Do you offer long stays where people live on site?",
        samhsa=("RL",),
    ),
    _level(
        "inpatient", "Hospital inpatient",
        "You stay in a hospital, with doctors and nurses there day and night.",
        "Do you offer care with a hospital stay?",
        samhsa=("HI",), labels=(("SET", "Hospital inpatient"),),
        implied_by=("inpatient-treatment", "withdrawal-hospital"),
    ),
    _level(
        "inpatient-treatment", "Hospital treatment for substance use",
        "A hospital stay to treat substance use, beyond the first days of withdrawal.",
        "Do you treat substance use during a hospital stay?",
        samhsa=("HIT",),
    ),
    _level(
        "withdrawal-care", "Withdrawal care",
        "Medical help to stop safely. Stopping alcohol or benzodiazepines alone can be deadly: ask first.",
        "Do you offer medical help with withdrawal?",
        samhsa=("DT",),
        implied_by=(
            "withdrawal-outpatient", "withdrawal-residential", "withdrawal-hospital", "withdrawal-alcohol",
            "withdrawal-benzodiazepines", "withdrawal-opioids", "withdrawal-stimulants",
        ),
    ),
    _level(
        "withdrawal-outpatient", "Withdrawal care while living at home",
        "Medical help with withdrawal through visits. You sleep at home.",
        "Can people get help with withdrawal here and sleep at home?",
        samhsa=("OD",),
    ),
    _level(
        "withdrawal-residential", "Withdrawal care with an overnight stay",
        "Help with withdrawal while you stay at the program, outside a hospital.",
        "Can people stay with you overnight during withdrawal?",
        samhsa=("RD",),
    ),
    _level(
        "withdrawal-hospital", "Withdrawal care in a hospital",
        "Help with withdrawal during a hospital stay, with doctors close by.",
        "Do you offer withdrawal care in a hospital?",
        samhsa=("HID",),
    ),
)

DELIVERY: tuple[Term, ...] = (
    _delivery(
        "in_person", "In person",
        "You go to the program and sit with the group in one room.",
        "Do the groups meet in person?",
        implied_by=("hybrid",),
    ),
    _delivery(
        "telehealth", "Online (telehealth)",
        "You join by video from home. The program must be allowed to treat people in your state.",
        "Can I join the intensive program by video from my state?",
        implied_by=("hybrid",),
    ),
    _delivery(
        "hybrid", "Some of each (hybrid)",
        "Some sessions are in person and some are by video. Ask who decides which.",
        "Can I do some sessions in person and some by video?",
    ),
)

SETTINGS: tuple[Term, ...] = (
    _setting(
        "outpatient-setting", "Outpatient care of some kind",
        "The place treats people who live at home. It can mean a few hours a week or many.",
        "Do you treat people who live at home?",
        samhsa=("OP",), implied_by=("iop", "php", "outpatient", "withdrawal-outpatient"), offered=False,
    ),
    _setting(
        "opioid-treatment-program", "Opioid treatment program (OTP)",
        "A clinic approved by the federal government. Only these can give methadone for opioid use disorder.",
        "Are you an opioid treatment program that can give methadone?",
        samhsa=("OTP",), labels=(("OT", "SAMHSA-certified Opioid Treatment Program"),),
    ),
    _setting(
        "sober-living", "Sober living or halfway house",
        "A shared home where nobody uses alcohol or drugs. Some people live there during an IOP.",
        "Do you have a sober living home, or work with one?",
        samhsa=("HH",),
    ),
    _setting(
        "hospital", "General hospital",
        "The program is part of a general hospital.",
        "Is the program part of a hospital?",
        samhsa=("GH",),
    ),
    _setting(
        "psychiatric-hospital", "Psychiatric hospital or ward",
        "The program is part of a hospital, or a ward of one, for mental health.",
        "Is the program part of a psychiatric hospital?",
        samhsa=("PSYH", "PSY", "IPSY", "SHP"),
        labels=(("FT", "Psychiatric hospital or psychiatric unit of a general hospital"),),
    ),
    _setting(
        "community-mental-health-center", "Community mental health center",
        "A local clinic for mental health, often with public money. Medicare can pay for an IOP here.",
        "Are you a community mental health center?",
        samhsa=("CMHC",),
    ),
    _setting(
        "ccbhc", "Certified community behavioral health clinic (CCBHC)",
        "A clinic that must treat mental health and substance use for anyone, even if you cannot pay.",
        "Are you a certified community clinic that sees people who cannot pay?",
        samhsa=("CBHC",),
    ),
    _setting(
        "mental-health-clinic", "Mental health clinic",
        "A clinic for mental health. You live at home and come in for visits.",
        "Are you a mental health clinic?",
        samhsa=("OMH", "MHC"), offered=False,
    ),
    _setting(
        "several-levels", "Several levels of care in one place",
        "The place offers care with an overnight stay and care by day, so you can move between them.",
        "Can I move to more or less care without changing programs?",
        samhsa=("MSMH",),
    ),
    _setting(
        "residential-children", "Residential center for children",
        "Children or teens live on site and get mental health care.",
        "Do you have a center where children live on site?",
        samhsa=("RTCC",), offered=False,
    ),
    _setting(
        "va-health-center", "VA medical center or clinic",
        "Run by Veterans Affairs (VA) for people who served in the military.",
        "Is this a VA medical center or clinic?",
        samhsa=("VAHC",),
    ),
    _setting(
        "rural-health-clinic", "Rural health clinic",
        "A clinic in a rural area. Medicare can pay for an intensive outpatient program here.",
        "Are you a certified rural health clinic?",
    ),
)
