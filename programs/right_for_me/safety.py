"""The questions that come first: each yes leads to a number before anything else.

Not being sure counts as a yes here.
"""

from __future__ import annotations

from typing import Final

from programs.crisis import EMERGENCY, HELPLINE, LIFELINE
from programs.right_for_me.kinds import Answer, Kind, Link, Outcome, Question, Source, Words

CALL_911: Final = EMERGENCY.contacts[0]
CALL_988, TEXT_988 = LIFELINE.contacts[:2]
CALL_HELPLINE: Final = HELPLINE.contacts[0]

NALOXONE: Final = Source(
    "CDC: About naloxone", "https://www.cdc.gov/overdose-prevention/reversing-overdose/about-naloxone.html"
)
LIFELINE_QUESTIONS: Final = Source(
    "SAMHSA: Questions about the 988 Lifeline", "https://www.samhsa.gov/mental-health/988/faqs"
)
ALCOHOL_WITHDRAWAL: Final = Source(
    "MedlinePlus: Alcohol withdrawal", "https://medlineplus.gov/ency/article/000764.htm"
)
BENZODIAZEPINES: Final = Source(
    "FDA: Boxed warning for benzodiazepine drugs (2020)",
    "https://www.fda.gov/drugs/drug-safety-and-availability/"
    "fda-requiring-boxed-warning-updated-improve-safe-use-benzodiazepine-drug-class",
)
SEIZURES: Final = Source(
    "Alcohol withdrawal seizures: who has another (European Journal of Neurology, 2024)",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC11235997/",
)
PREGNANCY: Final = Source(
    "New York State guideline: Treating opioid use disorder in pregnancy (NCBI Bookshelf)",
    "https://www.ncbi.nlm.nih.gov/books/NBK572854/",
)
FIRST_PLACES: Final = Source(
    "Federal rules on who gets a place first: 45 CFR 96.131",
    "https://www.ecfr.gov/current/title-45/section-96.131",
)

WITHDRAWAL_CARE: Final = Link(
    "Programs that say they treat withdrawal",
    "search:service=withdrawal-alcohol&service=withdrawal-benzodiazepines",
)
WHO_IT_SUITS: Final = Link("Who an IOP suits, and what may come first", "guide:who-it-suits")


def yes(outcome: Outcome) -> Answer:
    return Answer("yes", Words("Yes, or I’m not sure"), outcome)


def no(say: Words) -> Answer:
    """A no, and what to do should it change."""
    return Answer("no", Words("No"), Outcome(Kind.CLEAR, (say,), brief=say))


OVERDOSE: Final = Question(
    "overdose",
    Words(
        "Is someone overdosing now, or have you overdosed in the last few weeks?",
        "Are they overdosing now, or have they overdosed in the last few weeks?",
    ),
    (
        yes(
            Outcome(
                Kind.URGENT,
                (
                    Words(
                        "Call 911 now if someone can’t be woken, hardly breathes, or has blue or gray lips. "
                        "Give naloxone (Narcan) if you have it, turn them on their side, and stay. "
                        "It does no harm if it was not an opioid."
                    ),
                    Words(
                        "If it is over, you can overdose again, above all after a break. "
                        "Ask a doctor or a program today about medication, and keep naloxone close.",
                        "If it is over, they can overdose again, above all after a break. "
                        "Ask a doctor or a program today about medication, and keep naloxone close.",
                    ),
                ),
                brief=Words(
                    "An overdose now: call 911. One in the last weeks: ask today about medication and "
                    "naloxone."
                ),
                contacts=(CALL_911, CALL_HELPLINE),
                links=(Link("Medications, and how they protect", "guide:medications"),),
                sources=(NALOXONE,),
            )
        ),
        no(
            Words(
                "Good. If it ever happens: call 911, give naloxone, stay.",
            )
        ),
    ),
)

SUICIDE: Final = Question(
    "suicide",
    Words(
        "Do you think about ending your life, or about hurting yourself or someone else?",
        "Do they talk about ending their life, or about hurting themselves or someone else?",
    ),
    (
        yes(
            Outcome(
                Kind.URGENT,
                (
                    Words(
                        "Call or text 988 now. It is free, day and night, and a trained person listens. "
                        "You do not have to be sure, and you do not have to know what to say.",
                        "Stay with them if you can, and call or text 988 together. You can also call alone, "
                        "and ask what to do. It is free, day and night.",
                    ),
                    Words("If someone may act on it now, call 911."),
                ),
                brief=Words(
                    "Thoughts like these come before all else. Call or text 988, day or night.",
                    "Talk of this kind comes before all else. Call or text 988 with them, or alone.",
                ),
                contacts=(CALL_988, TEXT_988, CALL_911),
                links=(Link("What happens when you call", "page:crisis"),),
                sources=(LIFELINE_QUESTIONS,),
            )
        ),
        no(Words("Good. If such thoughts come, 988 is there, by phone or text.")),
    ),
)

WITHDRAWAL: Final = Question(
    "withdrawal",
    Words(
        "Do you drink a lot, or take benzodiazepines, on most days?",
        "Do they drink a lot, or take benzodiazepines, on most days?",
    ),
    (
        yes(
            Outcome(
                Kind.URGENT,
                (
                    Words(
                        "Please do not stop all at once on your own. Withdrawal from alcohol or "
                        "benzodiazepines can kill. A doctor can make it safe, and that can come first.",
                        "Please do not ask them to stop all at once. Withdrawal from alcohol or "
                        "benzodiazepines can kill. A doctor can make it safe, and that can come first.",
                    ),
                    Words(
                        "Shaking, fever, a seizure, being confused, or seeing what is not there: call 911. "
                        "If none of these is so now, call a doctor, or the helpline for a place near you."
                    ),
                ),
                brief=Words(
                    "Stopping all at once can be dangerous. Talk with a doctor first. Signs of danger: "
                    "call 911."
                ),
                contacts=(CALL_911, CALL_HELPLINE),
                links=(WITHDRAWAL_CARE, WHO_IT_SUITS),
                sources=(ALCOHOL_WITHDRAWAL, BENZODIAZEPINES),
            )
        ),
        no(
            Words(
                "Good. Still tell a program all that you take, so that they can keep you safe.",
                "Good. Still, tell a program all that they take, as far as you know it.",
            )
        ),
    ),
    note=Words("Benzodiazepines are drugs such as Xanax, Ativan, Klonopin or Valium."),
)

SEIZURE: Final = Question(
    "seizure",
    Words(
        "Have you ever had a seizure, or seen things that were not there, when you stopped or cut down?",
        "Have they ever had a seizure, or seen things that were not there, when they stopped or cut down?",
    ),
    (
        yes(
            Outcome(
                Kind.URGENT,
                (
                    Words(
                        "Then it can happen again the next time you stop. Have nurses and doctors close by "
                        "when you do. It is usually a matter of days, and an IOP can come right after.",
                        "Then it can happen again the next time they stop. There should be nurses and "
                        "doctors "
                        "close by. It is usually a matter of days, and an IOP can come right after.",
                    ),
                    Words("A seizure now: call 911. Otherwise, call a doctor, or the helpline for a place."),
                ),
                brief=Words(
                    "After a seizure in the past, the next time to stop needs doctors close by. A seizure "
                    "now: call 911."
                ),
                contacts=(CALL_911, CALL_HELPLINE),
                links=(WITHDRAWAL_CARE,),
                sources=(SEIZURES, ALCOHOL_WITHDRAWAL),
            )
        ),
        no(Words("Good. If one comes, call 911.")),
    ),
)

PREGNANT: Final = Question(
    "pregnancy",
    Words("Are you pregnant, or might you be?", "Is she pregnant, or might she be?"),
    (
        yes(
            Outcome(
                Kind.URGENT,
                (
                    Words(
                        "Please call a doctor, a midwife or the helpline before you stop anything. "
                        "To stop opioids all at once can harm you and the baby. There are medications "
                        "that are used in pregnancy.",
                        "Please call a doctor, a midwife or the helpline before she stops anything. "
                        "To stop opioids all at once can harm her and the baby. There are medications "
                        "that are used in pregnancy.",
                    ),
                    Words(
                        "Say on the phone that you are pregnant. Programs with certain federal money must "
                        "take pregnant women first. Bleeding or strong pain: call 911.",
                        "Say on the phone that she is pregnant. Programs with certain federal money must "
                        "take pregnant women first. Bleeding or strong pain: call 911.",
                    ),
                ),
                brief=Words(
                    "Pregnant: call before you stop anything, and say it on the phone. You may be taken "
                    "first.",
                    "Pregnant: call before she stops anything, and say it on the phone. She may be taken "
                    "first.",
                ),
                contacts=(CALL_HELPLINE, CALL_911),
                links=(Link("Medications, and how they are used", "guide:medications"),),
                sources=(PREGNANCY, FIRST_PLACES),
            )
        ),
        no(Words("All right. On to the next.")),
    ),
)

SAFETY: Final = (OVERDOSE, SUICIDE, WITHDRAWAL, SEIZURE, PREGNANT)
