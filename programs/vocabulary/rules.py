"""Tests a program does, and its house rules."""

from __future__ import annotations

from functools import partial

from programs.vocabulary.term import Category, Term

_testing = partial(Term, Category.TESTING)
_policy = partial(Term, Category.POLICY)
_detail = partial(Term, Category.POLICY, offered=False)

TESTING: tuple[Term, ...] = (
    _testing(
        "urine-test", "Urine test for alcohol or drugs",
        "You may be asked for a urine sample. Ask how often, who pays, and what a positive test means.",
        "Do you test urine, who pays, and what does a positive test mean?",
        samhsa=("DAUT",),
    ),
    _testing(
        "saliva-test", "Mouth swab for alcohol or drugs",
        "A swab from your mouth shows recent use.",
        "Do you test with a mouth swab?",
        samhsa=("DAOF",),
    ),
    _testing(
        "breath-test", "Breath or blood test for alcohol",
        "You blow into a device, or give blood, to show recent drinking.",
        "Do you test breath or blood for alcohol?",
        samhsa=("BABA",), labels=(("SCR", "Breath analyzer or blood alcohol testing"),),
    ),
    _testing("hiv-test", "HIV test", "A test for HIV, by blood or mouth swab.", "Can I get an HIV test here?",
             samhsa=("HIVT",)),
    _testing(
        "hepatitis-b-test", "Hepatitis B test",
        "A blood test for hepatitis B.",
        "Can I get a hepatitis B test here?",
        samhsa=("HBT",), labels=(("SCR", "Screening for Hepatitis B"),),
    ),
    _testing(
        "hepatitis-c-test", "Hepatitis C test",
        "A blood test for hepatitis C, which can be cured.",
        "Can I get a hepatitis C test here?",
        samhsa=("HCT",), labels=(("SCR", "Screening for Hepatitis C"),),
    ),
    _testing(
        "sti-test", "Test for sexually transmitted infections",
        "Tests for infections passed on through sex.",
        "Can I get tested for infections passed on through sex?",
        samhsa=("STDT",),
    ),
    _testing(
        "tb-test", "Tuberculosis (TB) test",
        "A skin or blood test for TB.",
        "Do I need a TB test, and can I get it here?",
        samhsa=("TBS",),
    ),
    _testing(
        "metabolic-check", "Check of weight, blood sugar and blood pressure",
        "Some medicines raise weight or blood sugar, so staff keep an eye on it.",
        "Do you check weight, blood sugar and blood pressure?",
        samhsa=("MST",), offered=False,
    ),
    _testing(
        "lab-test", "Lab tests",
        "Blood or other tests in a lab.",
        "Do you do lab tests, and who pays?",
        samhsa=("LABT",), offered=False,
    ),
    _testing(
        "movement-check", "Check for movement side effects",
        "Some medicines cause twitches. Staff check for them.",
        "Do you check for movement side effects?",
        samhsa=("AIM",), offered=False,
    ),
)

POLICIES: tuple[Term, ...] = (
    _policy(
        "stays-after-use", "A return to use does not end your place",
        "If you use, staff look at the plan with you and do not send you away.",
        "If I use alcohol or drugs during the program, can I stay in it?",
    ),
    _policy(
        "goals-your-own", "You set the goal: less use or none",
        "You can join when you want to cut down, also if you do not plan to stop.",
        "Can I join if I want to use less, not stop?",
    ),
    _policy(
        "make-up-sessions", "Missed sessions can be made up",
        "You can make up a session you missed for work, illness or family.",
        "Can I make up a session I miss?",
    ),
    _policy(
        "family-informed", "Keeps family informed, if you agree",
        "With your written consent, staff can talk with your family.",
        "If I agree in writing, will you keep my family informed?",
    ),
    _policy(
        "work-letters", "Letters for work, school or court",
        "Staff write letters or fill in leave forms when you ask.",
        "Will you write letters for my work, school or court?",
    ),
    _policy(
        "written-estimate", "Gives a written price before you start",
        "You get a good faith estimate on paper before you agree to pay.",
        "Will you give me a written price before I start?",
    ),
    _policy(
        "publishes-results", "Publishes its results",
        "The program shows how people do, with how it counts and how many answered.",
        "Do you measure how people do, and can I see it?",
    ),
    _detail("smoke-free", "No smoking on site", "Smoking is not allowed there.", "Is smoking banned there?",
            samhsa=("SMON",)),
    _detail(
        "smoking-area", "Smoking in one area",
        "Smoking is allowed in a marked area.",
        "Is there a place to smoke?",
        samhsa=("SMPD",),
    ),
    _detail(
        "smoking-anywhere", "Smoking allowed",
        "Smoking is allowed with no limits.",
        "Can people smoke anywhere on site?",
        samhsa=("SMOP",),
    ),
    _detail("vape-free", "No vaping on site", "Vaping is not allowed there.", "Is vaping banned there?",
            samhsa=("VAPN",)),
    _detail(
        "vaping-area", "Vaping in one area",
        "Vaping is allowed in a marked area.",
        "Is there a place to vape?",
        samhsa=("VPPD",),
    ),
    _detail(
        "vaping-anywhere", "Vaping allowed",
        "Vaping is allowed with no limits.",
        "Can people vape anywhere on site?",
        samhsa=("VAPP",),
    ),
)
