"""Medications for opioid and alcohol use disorder, and other medicines for the body.

A program can relate to a medication in three ways a patient must tell apart: it prescribes it here,
a partner does, or it accepts people who already take it.
"""

from __future__ import annotations

from functools import partial

from programs.vocabulary.psychiatric_medicines import PSYCHIATRIC_MEDICINES
from programs.vocabulary.term import Category, Term

_medication = partial(Term, Category.MEDICATION)
_detail = partial(Term, Category.MEDICATION, offered=False)

_OPIOID_USE_DISORDER: tuple[Term, ...] = (
    _medication(
        "oud-medication-here", "Opioid use disorder medication, prescribed here",
        "A prescriber at the program can start or continue medication for opioid use disorder.",
        "Can someone here prescribe medication for opioid use disorder?",
        samhsa_no=("NMOA",), labels_no=(("OT", "Do not use medication for opioid addiction"),),
        implied_by=("buprenorphine-prescribed", "naltrexone-prescribed", "opioid-treatment-program",
                    "methadone-ongoing", "buprenorphine-ongoing"),
    ),
    _medication(
        "oud-medication-partner", "Opioid use disorder medication, through a partner",
        "The program works with an outside prescriber for opioid use disorder medication.",
        "Do you work with a prescriber for opioid use disorder, and how fast can I be seen?",
        samhsa=("INPE", "RPE"),
    ),
    _medication(
        "oud-medication-accepted", "Accepts people on opioid use disorder medication",
        "You can join and keep taking the medication another clinic gives you, such as methadone.",
        "Can I join and keep taking my medication for opioid use disorder?",
        samhsa=("MOA",), labels=(("OT", "Accepts clients on opioid medication"),),
    ),
    _detail(
        "oud-medication-outside", "Opioid use disorder medication from an outside prescriber",
        "Some people get medication from a prescriber who has no formal tie to the program.",
        "If my own doctor prescribes, will you work with them?",
        samhsa=("PC",),
    ),
    _detail(
        "oud-medication-outpatient", "Visits for methadone, buprenorphine or naltrexone",
        "People who live at home can get at least one of these. Ask which, and who prescribes it.",
        "Can I get a medication for opioid use disorder here, and which?",
        samhsa=("OMB",),
    ),
    _medication(
        "methadone", "Methadone",
        "A daily medicine for opioid use disorder. It stops withdrawal and cuts the risk of death.",
        "Can I get methadone through you, or keep taking it?",
        samhsa=("MU", "METH"), labels=(("OT", "Methadone maintenance for predetermined time"),),
        implied_by=("methadone-ongoing",),
    ),
    _detail(
        "methadone-ongoing", "Methadone for as long as it helps",
        "You can stay on methadone for months or years.",
        "Can I stay on methadone as long as it helps me?",
        samhsa=("MM",),
    ),
    _medication(
        "buprenorphine", "Buprenorphine",
        "A medicine for opioid use disorder, such as Suboxone. It eases cravings and cuts the risk of death.",
        "Can I get buprenorphine through you, or keep taking it?",
        samhsa=("BU",),
        labels=(
            ("OT", "Buprenorphine used in Treatment"),
            ("OT", "Buprenorphine maintenance for predetermined time"),
        ),
        implied_by=("buprenorphine-prescribed", "buprenorphine-naloxone", "buprenorphine-alone",
                    "buprenorphine-shot", "buprenorphine-implant", "buprenorphine-ongoing"),
    ),
    _medication(
        "buprenorphine-prescribed", "Buprenorphine, prescribed here",
        "A prescriber at the program can start or continue buprenorphine.",
        "Can someone here prescribe buprenorphine, and how soon?",
        samhsa=("UB",), labels=(("OT", "Prescribes/administers buprenorphine"),),
    ),
    _detail(
        "buprenorphine-ongoing", "Buprenorphine for as long as it helps",
        "You can stay on buprenorphine for months or years.",
        "Can I stay on buprenorphine as long as it helps me?",
        samhsa=("BUM",),
    ),
    _medication(
        "buprenorphine-naloxone", "Buprenorphine with naloxone (Suboxone)",
        "The usual form of buprenorphine, as a film or pill under the tongue.",
        "Do you use buprenorphine with naloxone, such as Suboxone?",
        samhsa=("BWN",), labels=(("PHR", "Buprenorphine with naloxone (Suboxone®)"),),
    ),
    _detail(
        "buprenorphine-alone", "Buprenorphine without naloxone",
        "Buprenorphine on its own, as a pill under the tongue. Some people need this form.",
        "Do you use buprenorphine without naloxone?",
        samhsa=("BWON",),
    ),
    _medication(
        "buprenorphine-shot", "Buprenorphine shot (Sublocade, Brixadi)",
        "A weekly or monthly shot, so there is nothing to take each day.",
        "Do you give the buprenorphine shot?",
        samhsa=("BERI",),
        labels=(("PHR", "Buprenorphine (extended-release, injectable, for example, Sublocade®)"),),
    ),
    _detail(
        "buprenorphine-implant", "Buprenorphine implant",
        "Small rods under the skin that give off the medicine for months. Ask if they still use it.",
        "Do you use the buprenorphine implant?",
        samhsa=("BSDM",),
    ),
    _medication(
        "naltrexone", "Naltrexone",
        "A medicine for alcohol or opioid use disorder. For opioids, you must be through withdrawal first.",
        "Can I get naltrexone through you, or keep taking it?",
        samhsa=("NU",), labels=(("OT", "Naltrexone used in Treatment"),),
        implied_by=("naltrexone-prescribed", "naltrexone-pills", "naltrexone-shot",
                    "naltrexone-relapse-prevention"),
    ),
    _medication(
        "naltrexone-prescribed", "Naltrexone, prescribed here",
        "A prescriber at the program can start or continue naltrexone.",
        "Can someone here prescribe naltrexone?",
        samhsa=("UN",), labels=(("OT", "Prescribes/administers naltrexone"),),
    ),
    _detail(
        "naltrexone-relapse-prevention", "Naltrexone to stay off opioids",
        "Naltrexone after withdrawal, so that opioids have no effect.",
        "Do you use naltrexone to help people stay off opioids?",
        samhsa=("RPN",), labels=(("OT", "Relapse prevention from naltrexone"),),
    ),
    _detail(
        "naltrexone-pills", "Naltrexone pills",
        "A daily pill for alcohol or opioid use disorder.",
        "Do you use naltrexone pills?",
        samhsa=("NXN",),
    ),
    _medication(
        "naltrexone-shot", "Naltrexone shot (Vivitrol)",
        "A monthly shot for alcohol or opioid use disorder.",
        "Do you give the naltrexone shot?",
        samhsa=("VTRL",), labels=(("PHR", "Extended-release, injectable Naltrexone (Vivitrol®)"),),
    ),
    _detail(
        "taper-after-stable", "Slow, supervised end of opioid medication",
        "After a stable time on medication, staff can help you lower the dose, if you want to.",
        "If I want to lower my dose one day, will you help?",
        samhsa=("MWS",),
    ),
    _detail(
        "opioid-withdrawal-medication", "Medication to ease opioid withdrawal",
        "Methadone, buprenorphine, lofexidine or clonidine for a short time. Staying on one of the first "
        "two is safer: ask.",
        "Do you use medication to ease opioid withdrawal, and can I stay on it?",
        samhsa=("DM", "DB", "DLC"),
    ),
    _detail(
        "methadone-pain-dosing", "Methadone or buprenorphine for pain or an urgent dose",
        "The place uses these for pain, or to bridge a few days until a clinic can see you.",
        "Can you give a dose to bridge a few days?",
        samhsa=("PAIN",),
    ),
)

_ALCOHOL_USE_DISORDER: tuple[Term, ...] = (
    _medication(
        "aud-medication-here", "Alcohol use disorder medication, prescribed here",
        "A prescriber at the program can start or continue medication for alcohol use disorder.",
        "Can someone here prescribe medication for alcohol use disorder?",
        samhsa=("PMAT",), samhsa_no=("NMAUT",),
    ),
    _medication(
        "aud-medication-partner", "Alcohol use disorder medication, through a partner",
        "The program works with an outside prescriber for alcohol use disorder medication.",
        "Do you work with a prescriber for alcohol use disorder?",
        samhsa=("AUINPE", "AURPE"),
    ),
    _medication(
        "aud-medication-accepted", "Accepts people on alcohol use disorder medication",
        "You can join and keep taking the medication your own doctor gives you.",
        "Can I join and keep taking my medication for alcohol use disorder?",
        samhsa=("ACMA",),
    ),
    _detail(
        "aud-medication-outside", "Alcohol use disorder medication from an outside prescriber",
        "Some people get medication from a prescriber who has no formal tie to the program.",
        "If my own doctor prescribes for alcohol use, will you work with them?",
        samhsa=("AUPC",),
    ),
    _medication(
        "acamprosate", "Acamprosate (Campral)",
        "A pill that can help people who have stopped drinking to stay stopped.",
        "Do you use acamprosate?",
        samhsa=("ACM",),
    ),
    _medication(
        "disulfiram", "Disulfiram (Antabuse)",
        "A pill that makes you ill if you drink. Never take it when you have been drinking.",
        "Do you use disulfiram?",
        samhsa=("DSF",), labels=(("PHR", "Disulfiram (Antabuse®)"),),
    ),
)

_OTHER: tuple[Term, ...] = (
    _medication(
        "nicotine-medication", "Nicotine patches, gum or lozenges",
        "They ease the urge to smoke while you quit.",
        "Can I get nicotine patches or gum from you?",
        samhsa=("NRT",), labels=(("TOBAC", "Nicotine replacement therapy"),),
    ),
    _detail(
        "quit-smoking-pills", "Medicine to stop smoking, without nicotine",
        "Pills such as varenicline or bupropion that help you quit.",
        "Do you prescribe pills that help people quit smoking?",
        samhsa=("NSC",), labels=(("TOBAC", "Non-nicotine smoking/tobacco cessation medications"),),
    ),
    _detail(
        "clonidine-lofexidine", "Clonidine or lofexidine (Lucemyra)",
        "Medicines that ease opioid withdrawal and are not opioids.",
        "Do you use clonidine or lofexidine?",
        samhsa=("CLND", "LFXD"),
    ),
    _detail(
        "hepatitis-c-medication", "Medicine for hepatitis C",
        "Pills that cure hepatitis C for most people.",
        "Can I be treated for hepatitis C here?",
        samhsa=("MHCV",),
    ),
    _detail(
        "hiv-medication", "Medicine for HIV",
        "Daily medicine or shots that keep people with HIV well.",
        "Can I get my HIV medicine here?",
        samhsa=("MHIV",),
    ),
    _detail(
        "prep", "Medicine to prevent HIV (PrEP)",
        "Pills or shots that lower the chance of getting HIV.",
        "Can I get PrEP here?",
        samhsa=("MPEP",),
    ),
)

MEDICATIONS: tuple[Term, ...] = (
    *_OPIOID_USE_DISORDER, *_ALCOHOL_USE_DISORDER, *_OTHER, *PSYCHIATRIC_MEDICINES,
)
