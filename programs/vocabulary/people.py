"""Who a program serves: ages, gender, and groups of people.

Three flavors for a group of people. "veterans": welcomes them (a curator's word for it).
"veterans-track": has a program or group for them (what SAMHSA's special programs say).
"veterans-only": serves nobody else.
"""

from __future__ import annotations

from functools import partial

from programs.vocabulary.term import Category, Term

_age = partial(Term, Category.AGE_GROUP)
_gender = partial(Term, Category.GENDER)
_serves = partial(Term, Category.SERVES)
_only = partial(Term, Category.SERVES, only=True)

AGES: tuple[Term, ...] = (
    _age(
        "adolescents", "Children and teens (under 18)",
        "The program says it takes people under 18. Ask from which age.",
        "Do you take people under 18, and from which age?",
        samhsa=("CHLD",), implied_by=("adolescents-track", "adolescents-only"),
    ),
    _age(
        "young-adults", "Young adults (18 to 25)",
        "The program says it takes young adults.",
        "Do you take young adults, and are there others that age?",
        samhsa=("YAD",), implied_by=("young-adults-track", "young-adults-only"),
    ),
    _age(
        "adults", "Adults",
        "The program says it takes adults.",
        "Do you take adults of any age?",
        samhsa=("ADLT",),
    ),
    _age(
        "seniors", "Older adults (65 and over)",
        "The program says it takes people 65 and over.",
        "Do you take people over 65?",
        samhsa=("SNR",), labels=(("AGE", "Seniors (65 or older)"),), implied_by=("older-adults-track",),
    ),
)

GENDERS: tuple[Term, ...] = (
    _gender(
        "women", "Accepts women",
        "The program says it takes women or girls. Groups may be mixed.",
        "Do you take women, and are the groups mixed?",
        samhsa=("FEM",), implied_by=("women-track", "women-only", "pregnant-postpartum-track"),
    ),
    _gender(
        "men", "Accepts men",
        "The program says it takes men or boys. Groups may be mixed.",
        "Do you take men, and are the groups mixed?",
        samhsa=("MALE",), implied_by=("men-track", "men-only"),
    ),
    _gender(
        "transgender", "Welcomes transgender people",
        "The program says transgender people are welcome and can choose the group that fits them.",
        "Can transgender people choose the group that fits them?",
    ),
    _gender(
        "nonbinary", "Welcomes nonbinary people",
        "The program says nonbinary people are welcome in its groups.",
        "Do you welcome nonbinary people, and which group would they join?",
    ),
)

SERVES: tuple[Term, ...] = (
    _serves(
        "women-track", "Group for women",
        "There is a program or group just for women.",
        "Do you have a group just for women?",
        samhsa=("WN",), implied_by=("women-only",),
    ),
    _only("women-only", "Women only", "Only women can join.", "Is the program for women only?"),
    _serves(
        "men-track", "Group for men",
        "There is a program or group just for men.",
        "Do you have a group just for men?",
        samhsa=("MN",), implied_by=("men-only",),
    ),
    _only("men-only", "Men only", "Only men can join.", "Is the program for men only?"),
    _serves(
        "adolescents-track", "Group for teens",
        "There is a program or group just for teens, so that they meet others their age.",
        "Do you have a group just for teens?",
        samhsa=("AD",), implied_by=("adolescents-only",),
    ),
    _only("adolescents-only", "Teens only", "Only teens can join.", "Is the program for teens only?"),
    _serves(
        "young-adults-track", "Group for young adults",
        "There is a program or group for people of about 18 to 25.",
        "Do you have a group for young adults?",
        samhsa=("TAY",), labels=(("SG", "Transitional age young adults"),), implied_by=("young-adults-only",),
    ),
    _only(
        "young-adults-only", "Young adults only",
        "Only young adults can join, often from 18 to 25.",
        "Is the program for young adults only?",
    ),
    _serves(
        "older-adults-track", "Group for older adults",
        "There is a program or group for older adults.",
        "Do you have a group for older adults?",
        samhsa=("SE",),
    ),
    _serves(
        "veterans", "Welcomes veterans",
        "The program says it knows the needs of people who served in the military.",
        "Do your staff know the needs of veterans?",
        implied_by=("veterans-track", "veterans-only"),
    ),
    _serves(
        "veterans-track", "Group for veterans",
        "There is a program or group just for veterans.",
        "Do you have a group just for veterans?",
        samhsa=("VET",), implied_by=("veterans-only",),
    ),
    _only("veterans-only", "Veterans only", "Only veterans can join.", "Is the program for veterans only?"),
    _serves(
        "active-duty", "Welcomes people on active duty",
        "The program says it works with people serving in the military now.",
        "Do you work with people on active duty?",
        implied_by=("active-duty-track",),
    ),
    _serves(
        "active-duty-track", "Group for people on active duty",
        "There is a program or group for people serving in the military now.",
        "Do you have a group for people on active duty?",
        samhsa=("ADM",),
    ),
    _serves(
        "military-families", "Welcomes military families",
        "The program says it works with families of people who serve.",
        "Do you work with military families?",
        implied_by=("military-families-track",),
    ),
    _serves(
        "military-families-track", "Group for military families",
        "There is a program or group for families of people who serve.",
        "Do you have a group for military families?",
        samhsa=("MF",), labels=(("SG", "Military families"),),
    ),
    _serves(
        "lgbtq", "Welcomes LGBTQ+ people",
        "The program says LGBTQ+ people are welcome and its staff are trained.",
        "Are your staff trained to work with LGBTQ+ people?",
        implied_by=("lgbtq-track", "lgbtq-only"),
    ),
    _serves(
        "lgbtq-track", "Group for LGBTQ+ people",
        "There is a program or group for LGBTQ+ people.",
        "Do you have a group for LGBTQ+ people?",
        samhsa=("GL",), labels=(("SG", "Lesbian, gay, bisexual, or transgender (LGBT) clients"),),
        implied_by=("lgbtq-only",),
    ),
    _only("lgbtq-only", "LGBTQ+ people only", "Only LGBTQ+ people can join.",
          "Is the program for LGBTQ+ people only?"),
    _serves(
        "pregnant-postpartum", "Welcomes people who are pregnant or just had a baby",
        "The program says it works with people during pregnancy and after birth.",
        "Do you take people who are pregnant, and how soon?",
        implied_by=("pregnant-postpartum-track",),
    ),
    _serves(
        "pregnant-postpartum-track", "Group for pregnancy and after birth",
        "There is a program or group for women who are pregnant or just had a baby.",
        "Do you have a group for people who are pregnant or just had a baby?",
        samhsa=("PW",),
    ),
    _serves(
        "parents", "Welcomes parents with young children",
        "The program says parents can take part and keep caring for their children.",
        "Can parents with young children take part?",
    ),
    _serves(
        "court-involved", "Welcomes people with a court case",
        "The program says it works with courts, probation and parole.",
        "Do you work with courts and probation?",
        implied_by=("court-involved-track",),
    ),
    _serves(
        "court-involved-track", "Group for people with a court case",
        "There is a program or group for people sent by a court, or on probation or parole.",
        "Do you have a program the court accepts?",
        samhsa=("CJ",), labels=(("SG", "Clients referred from the court/judicial system"),),
    ),
    _serves(
        "reentry", "Welcomes people leaving jail or prison",
        "The program says it helps people start again after jail or prison.",
        "Do you help people who just left jail or prison?",
    ),
    _serves(
        "dui", "Welcomes people with a DUI or DWI case",
        "The program says it works with people charged with drunk or drugged driving.",
        "Does your program count for a DUI case?",
        implied_by=("dui-track", "dui-only"),
    ),
    _serves(
        "dui-track", "Program for people with a DUI or DWI case",
        "There is a program made for people charged with drunk or drugged driving.",
        "Do you have a DUI program the court accepts?",
        samhsa=("DU",), labels=(("EXCL", "DUI/DWI clients"),), implied_by=("dui-only",),
    ),
    _only(
        "dui-only", "DUI or DWI cases only",
        "Only people with a drunk or drugged driving case can join.",
        "Is the program only for people with a DUI case?",
        samhsa=("DUO",),
    ),
    _only(
        "opioid-use-disorder-only", "Opioid use disorder only",
        "Only people with an opioid use disorder can join, such as from heroin, fentanyl or pain pills.",
        "Is the program only for people with an opioid use disorder?",
        samhsa=("OUDO",),
        labels=(
            ("EXCL", "All Clients in Opioid Treatment Program"),
            ("EXCL", "Methadone and buprenorphine clients only"),
        ),
    ),
    _only(
        "alcohol-use-disorder-only", "Alcohol use disorder only",
        "Only people with an alcohol use disorder can join.",
        "Is the program only for people with an alcohol use disorder?",
        samhsa=("AUDO",),
    ),
)
