"""Therapies: what happens in the group and in the talks one to one."""

from __future__ import annotations

from functools import partial

from programs.vocabulary.term import Category, Term

_therapy = partial(Term, Category.THERAPY)

THERAPIES: tuple[Term, ...] = (
    _therapy(
        "individual-therapy", "One-to-one therapy",
        "Private talks with one counselor about you and your plan.",
        "Would I meet with a counselor one to one, and how often?",
        samhsa=("ICO", "IPT"), labels=(("EDU", "Individual counseling offered"),),
    ),
    _therapy(
        "group-therapy", "Group therapy",
        "A small group meets with a counselor. This is the main part of most IOPs.",
        "Do you offer group therapy, and how many people are in a group?",
        samhsa=("GCO", "GT"), labels=(("EDU", "Group counseling offered"),),
    ),
    _therapy(
        "family-therapy", "Family therapy",
        "Your family joins some sessions, to mend trust and learn how to help.",
        "Can my family take part in sessions?",
        samhsa=("FCO",), labels=(("EDU", "Family counseling offered"),),
        implied_by=("couples-family-therapy",),
    ),
    _therapy(
        "couples-therapy", "Couples therapy",
        "You and your partner meet with a counselor together.",
        "Can my partner and I have sessions together?",
        samhsa=("MCO",), labels=(("EDU", "Marital/couples counseling offered"),),
        implied_by=("couples-family-therapy",),
    ),
    _therapy(
        "couples-family-therapy", "Couples or family therapy",
        "Sessions with your partner or your family. Ask which of the two they offer.",
        "Do you offer sessions for couples, for families, or both?",
        samhsa=("CFT",), offered=False,
    ),
    _therapy(
        "substance-use-counseling", "Substance use counseling",
        "Talks with a counselor about alcohol or drug use and how to change it.",
        "Do you offer counseling on substance use, and who leads it?",
        samhsa=("SACA",), labels=(("TAP", "Substance use counseling approach"),),
    ),
    _therapy(
        "cbt", "Cognitive behavioral therapy (CBT)",
        "You learn to spot the thoughts that lead to using, and practice other ways to respond.",
        "Do you offer cognitive behavioral therapy (CBT)?",
        samhsa=("CBT",), labels=(("TAP", "Rational emotive behavioral therapy"),),
    ),
    _therapy(
        "dbt", "Dialectical behavior therapy (DBT)",
        "You learn skills to calm strong feelings, get through a crisis and get along with others.",
        "Do you offer dialectical behavior therapy (DBT)?",
        samhsa=("DBT",),
    ),
    _therapy(
        "act", "Acceptance and commitment therapy (ACT)",
        "You learn to make room for hard feelings and still act on what matters to you.",
        "Do you offer acceptance and commitment therapy (ACT)?",
    ),
    _therapy(
        "motivational-interviewing", "Motivational interviewing",
        "The counselor helps you find your own reasons to change, without pushing.",
        "Do your counselors use motivational interviewing?",
        samhsa=("MOTI",),
    ),
    _therapy(
        "contingency-management", "Contingency management (rewards)",
        "You earn small rewards, such as gift cards, when a test or a goal goes well.",
        "Do you give rewards for negative tests or goals met?",
        samhsa=("CMI",), implied_by=("community-reinforcement-vouchers",),
    ),
    _therapy(
        "community-reinforcement", "Community reinforcement approach",
        "You build a daily life with work, friends and fun that feels better than using.",
        "Do you use the community reinforcement approach?",
        implied_by=("community-reinforcement-vouchers",),
    ),
    _therapy(
        "community-reinforcement-vouchers", "Community reinforcement plus vouchers",
        "You build a daily life that feels better than using, and earn vouchers on the way.",
        "Do you use community reinforcement with vouchers?",
        samhsa=("CRV",),
    ),
    _therapy(
        "matrix-model", "Matrix Model",
        "A planned 16-week program of groups, family classes and tests. Made for stimulant use.",
        "Do you follow the Matrix Model?",
        samhsa=("MXM",),
    ),
    _therapy(
        "relapse-prevention", "Relapse prevention",
        "You learn your triggers, plan for cravings and stress, and know what to do after a slip.",
        "Do you teach how to plan for triggers and cravings?",
        samhsa=("RELP",),
    ),
    _therapy(
        "twelve-step", "12-step facilitation",
        "A counselor helps you try 12-step meetings, such as AA or NA, and make use of them.",
        "Are 12-step meetings part of the program, and are they required?",
        samhsa=("TWFA",),
    ),
    _therapy(
        "non-twelve-step", "Mutual help without the 12 steps",
        "You can use groups such as SMART Recovery, LifeRing or Women for Sobriety.",
        "Can I use a group such as SMART Recovery in place of the 12 steps?",
    ),
    _therapy(
        "faith-based", "Faith-based care",
        "Faith or prayer is part of the program. Ask which faith, and if you can opt out.",
        "Is faith part of the program, and can people opt out?",
    ),
    _therapy(
        "trauma-therapy", "Trauma therapy",
        "Care for the effects of violence, loss or other harm, at a pace that feels safe.",
        "Do you treat trauma as well as substance use?",
        samhsa=("TRC",), labels=(("TAP", "Trauma therapy"),),
        implied_by=("emdr", "seeking-safety"),
    ),
    _therapy(
        "emdr", "EMDR for trauma",
        "You recall a hard memory while your eyes follow a movement, so that it hurts less.",
        "Do you offer EMDR?",
        samhsa=("EMDR",),
    ),
    _therapy(
        "seeking-safety", "Seeking Safety",
        "Groups that teach ways to stay safe from both trauma and substance use.",
        "Do you run Seeking Safety groups?",
    ),
    _therapy(
        "integrated-treatment", "Mental health and substance use treated together",
        "One team treats both, with one plan, at the same time.",
        "Does one team treat mental health and substance use together?",
        samhsa=("IDD",), labels=(("TAP", "Integrated dual disorders treatment"),),
    ),
    _therapy(
        "substance-use-education", "Classes about substance use",
        "You learn what alcohol and drugs do to the brain and body, and how people recover.",
        "Do you teach classes on how substance use works?",
        samhsa=("SAE",), labels=(("EDU", "Substance abuse education"),),
    ),
    _therapy(
        "psychoeducation", "Psychoeducation",
        "Classes that explain your condition and what helps, in plain words.",
        "Do you teach people about their condition and what helps?",
        implied_by=("substance-use-education", "family-education"),
    ),
    _therapy(
        "family-education", "Classes for families",
        "Your family learns about your condition and how to help at home.",
        "Do you teach classes for families?",
        samhsa=("FPSY",),
    ),
    _therapy(
        "anger-management", "Anger management",
        "You learn what sets off anger and how to cool down.",
        "Do you offer help with anger?",
        samhsa=("ANG",),
    ),
    _therapy(
        "stress-management", "Stress management",
        "You practice ways to handle stress that do not involve using.",
        "Do you teach ways to handle stress?",
    ),
    _therapy(
        "mindfulness", "Mindfulness",
        "You practice how to notice a craving and let it pass.",
        "Do you teach mindfulness?",
    ),
    _therapy(
        "yoga-movement", "Yoga or exercise",
        "Gentle movement, yoga or exercise as part of the program.",
        "Do you offer yoga or exercise?",
    ),
    _therapy(
        "art-music-therapy", "Art or music therapy",
        "You paint, write or make music to work through feelings.",
        "Do you offer art or music therapy?",
    ),
    _therapy(
        "activity-therapy", "Activity therapy",
        "Games, sports, crafts or outings that help you recover.",
        "Do you offer activities such as sports, crafts or outings?",
        samhsa=("AT",), implied_by=("art-music-therapy", "yoga-movement"),
    ),
    _therapy(
        "brief-intervention", "Brief intervention",
        "One short, friendly talk about your use and what you might change.",
        "Can I have one short talk before I decide on a program?",
        samhsa=("BIA",),
    ),
    _therapy(
        "behavior-modification", "Behavior modification",
        "You set goals and change habits through practice and rewards.",
        "Do you use goals and rewards to change habits?",
        labels=(("TAP", "Behavior modification"),),
    ),
    _therapy(
        "cognitive-remediation", "Cognitive remediation",
        "You do tasks that train your memory and focus.",
        "Do you offer training for memory and focus?",
        samhsa=("CRT",), offered=False,
    ),
    _therapy(
        "electroconvulsive-therapy", "Electroconvulsive therapy (ECT)",
        "A treatment for severe depression, done by doctors while you are asleep.",
        "Do you offer ECT?",
        samhsa=("ECT",), offered=False,
    ),
    _therapy(
        "ketamine-infusion", "Ketamine infusion",
        "A medicine given by drip for depression that other care has not helped.",
        "Do you offer ketamine infusions, and for whom?",
        samhsa=("KIT",), offered=False,
    ),
    _therapy(
        "tms", "Transcranial magnetic stimulation (TMS)",
        "Magnets held near the head treat depression. You stay awake.",
        "Do you offer TMS?",
        samhsa=("TMS",), offered=False,
    ),
)
