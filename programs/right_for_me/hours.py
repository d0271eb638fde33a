"""What an intensive outpatient program asks of a week: how much structure, and when."""

from __future__ import annotations

from typing import Final

from programs.right_for_me.fit import ADVISORY, COMPARED, DAILY_LIFE, answer
from programs.right_for_me.kinds import Kind, Link, Outcome, Question, Source, Words

EVIDENCE: Final = Source(
    "McCarty and others: Intensive Outpatient Programs, Assessing the Evidence (2014)",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC4152944/",
)
LEAVE: Final = Source(
    "U.S. Department of Labor: Family and Medical Leave Act (Fact Sheet 28)",
    "https://www.dol.gov/agencies/whd/fact-sheets/28-fmla",
)
LICENSURE: Final = Source("HHS: Licensure for telehealth", "https://telehealth.hhs.gov/licensure")
MY_WEEK: Final = Link("Mark your free hours, see what fits", "page:my_week")

STRUCTURE: Final = Question(
    "structure",
    Words("How much help would you want in a week?", "How much help would they need in a week?"),
    (
        answer(
            "once",
            "A talk once a week is enough",
            Outcome(
                Kind.OTHER,
                (
                    Words(
                        "That is regular outpatient care: fewer hours, and easier to keep up. "
                        "If it turns out not to be enough, you can step up.",
                        "That is regular outpatient care: fewer hours, and easier to keep up. "
                        "If it turns out not to be enough, they can step up.",
                    ),
                ),
                brief=Words("Once a week: ask about regular outpatient care."),
                links=(
                    Link("Regular outpatient programs", "search:level=outpatient"),
                    COMPARED,
                ),
                sources=(ADVISORY,),
            ),
        ),
        answer(
            "several",
            "Several times a week",
            Outcome(
                Kind.SUITS,
                (
                    Words(
                        "That is what an IOP is: 9 to 19 hours a week for adults, 6 or more for teens. "
                        "For most people, studies saw results much like those of a stay, but programs "
                        "differ a lot."
                    ),
                ),
                brief=Words("Several times a week is what an IOP offers."),
                links=(Link("What an IOP is", "guide:what-is-an-iop"),),
                sources=(ADVISORY, EVIDENCE),
            ),
        ),
        answer(
            "daily",
            "Most of each day",
            Outcome(
                Kind.MORE,
                (
                    Words(
                        "Ask about partial hospitalization, also called day treatment: 20 hours a week or "
                        "more, "
                        "and nights at home. An IOP can be the next step."
                    ),
                ),
                brief=Words("Most of each day: ask about day treatment first."),
                links=(Link("Day treatment programs", "search:level=php"), COMPARED),
                sources=(ADVISORY,),
            ),
        ),
        answer(
            "unsure",
            "I don’t know",
            Outcome(
                Kind.SUITS,
                (
                    Words(
                        "Nobody has to know that alone. A program works it out with you at the first visit.",
                        "Nobody has to know that alone. A program works it out with them at the first visit.",
                    ),
                ),
                brief=Words("How much help: that is worked out at a first visit."),
                links=(COMPARED,),
                sources=(ADVISORY,),
            ),
        ),
    ),
)

SCHEDULE: Final = Question(
    "schedule",
    Words(
        "Could you go three to five times a week, for two or three months?",
        "Could they go three to five times a week, for two or three months?",
    ),
    (
        answer(
            "day",
            "Yes, in the daytime",
            Outcome(
                Kind.SUITS,
                (Words("Many programs meet in the daytime."),),
                brief=Words("Time in the day."),
                links=(Link("Programs that meet in the daytime", "search:when=day"), MY_WEEK),
            ),
        ),
        answer(
            "evening",
            "Only in the evening or on weekends",
            Outcome(
                Kind.SUITS,
                (Words("Some programs meet then, so that people can keep work or school. Ask about both."),),
                brief=Words("Evenings or weekends only: some programs meet then."),
                links=(
                    Link("Programs in the evening or on weekends", "search:when=evening&when=weekend"),
                    MY_WEEK,
                ),
            ),
        ),
        answer(
            "online",
            "Only from home, by phone or computer",
            Outcome(
                Kind.SUITS,
                (
                    Words(
                        "Some programs meet online. It takes a private room, and the program must be "
                        "licensed "
                        "in the state you are in.",
                        "Some programs meet online. It takes a private room, and the program must be "
                        "licensed "
                        "in the state they are in.",
                    ),
                ),
                brief=Words("From home only: look for online programs."),
                links=(
                    Link("Online programs", "search:delivery=telehealth"),
                    Link("Online treatment: what you need", "guide:telehealth"),
                ),
                sources=(LICENSURE,),
            ),
        ),
        answer(
            "no",
            "I can’t see how",
            Outcome(
                Kind.OTHER,
                (
                    Words(
                        "It may be easier than it looks. The law gives many people leave from work for this, "
                        "and some programs help with rides and children. If not, regular outpatient care "
                        "takes "
                        "fewer hours."
                    ),
                ),
                brief=Words("Hard to find the time: there may be leave, rides or child care. Ask."),
                links=(DAILY_LIFE, Link("Regular outpatient programs", "search:level=outpatient")),
                sources=(
                    Source(
                        "U.S. Department of Labor: Family and Medical Leave Act (Fact Sheet 28)",
                        "https://www.dol.gov/agencies/whd/fact-sheets/28-fmla",
                    ),
                ),
            ),
        ),
    ),
)
