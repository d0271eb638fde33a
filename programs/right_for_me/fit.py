"""What an intensive outpatient program asks of a person: supervision, home, groups."""

from __future__ import annotations

from typing import Final

from programs.right_for_me.kinds import Answer, Kind, Link, Outcome, Question, Source, Words
from programs.right_for_me.safety import CALL_HELPLINE, WHO_IT_SUITS

ADVISORY: Final = Source(
    "SAMHSA Advisory: Clinical Issues in Intensive Outpatient Treatment (2021)",
    "https://library.samhsa.gov/sites/default/files/pep20-02-01-021.pdf",
)
HOUSING: Final = Source(
    "SAMHSA: Practices for Recovery Housing",
    "https://library.samhsa.gov/product/best-practices-recovery-housing/pep23-10-00-002",
)

COMPARED: Final = Link("How the kinds of care compare", "guide:compared")
A_WEEK: Final = Link("What a week there is like", "guide:a-week")
DAILY_LIFE: Final = Link("Work, school, children and getting there", "guide:daily-life")


def answer(code: str, words: str | Words, outcome: Outcome) -> Answer:
    return Answer(code, Words(words) if isinstance(words, str) else words, outcome)


SUPERVISION: Final = Question(
    "supervision",
    Words(
        "Do you need someone with you day and night?",
        "Do they need someone with them day and night?",
    ),
    (
        answer(
            "yes",
            "Yes",
            Outcome(
                Kind.MORE,
                (
                    Words(
                        "In an IOP you go home each day. If you can’t be safe there for a night, a "
                        "hospital or "
                        "a residential program can come first. Many people start an IOP after that.",
                        "In an IOP people go home each day. If they can’t be safe there for a night, a "
                        "hospital "
                        "or a residential program can come first. Many people start an IOP after that.",
                    ),
                    Words(
                        "No bed free? An IOP or the helpline can help to bridge the days until there is one."
                    ),
                ),
                brief=Words(
                    "Someone there day and night: ask first about a hospital, or care with a place to stay."
                ),
                contacts=(CALL_HELPLINE,),
                links=(Link("Residential programs", "search:level=residential"), COMPARED),
                sources=(ADVISORY,),
            ),
        ),
        answer(
            "unsure",
            "I’m not sure",
            Outcome(
                Kind.OTHER,
                (
                    Words(
                        "Ask a doctor, or ask for a first visit at a program. Finding this out with you is "
                        "part of that visit, and it does not bind you to anything.",
                        "Ask a doctor, or ask a program for a first visit. Finding this out with them is "
                        "part of that visit, and it does not bind anyone to anything.",
                    ),
                ),
                brief=Words("Not sure about nights: a doctor, or a first visit at a program, can tell."),
                links=(WHO_IT_SUITS,),
                sources=(ADVISORY,),
            ),
        ),
        answer(
            "no",
            "No",
            Outcome(
                Kind.SUITS,
                (Words("Then going home at night, as one does in an IOP, may be fine."),),
                brief=Words("Nights at home seem fine."),
                links=(A_WEEK,),
                sources=(ADVISORY,),
            ),
        ),
    ),
    note=Words("For example, because of an illness, or because one day without using seems too hard."),
)

HOME: Final = Question(
    "home",
    Words(
        "Is home a place where you can get by without using?",
        "Is their home a place where they can get by without using?",
    ),
    (
        answer(
            "yes",
            "Yes, mostly",
            Outcome(
                Kind.SUITS,
                (
                    Words(
                        "That helps a lot. One person there who is on your side helps even more.",
                        "That helps a lot. One person there who is on their side helps even more.",
                    ),
                ),
                brief=Words("A home that helps."),
                links=(Link("For families and friends", "guide:families"),),
                sources=(ADVISORY,),
            ),
        ),
        answer(
            "hard",
            "It’s hard: others use there, or it isn’t safe",
            Outcome(
                Kind.OTHER,
                (
                    Words(
                        "Ask about sober living, also called recovery housing: a home with others who do not "
                        "use, while you go to an IOP by day. If someone hurts you, say so when you call: "
                        "some programs help with just that. In danger, call 911.",
                        "Ask about sober living, also called recovery housing: a home with others who do not "
                        "use, while they go to an IOP by day. If someone hurts them, say so when you call: "
                        "some programs help with just that. In danger, call 911.",
                    ),
                ),
                brief=Words("A hard place to live: ask about sober living together with an IOP."),
                links=(
                    Link("Programs that say they help with housing", "search:service=housing-help"),
                    DAILY_LIFE,
                ),
                sources=(HOUSING,),
            ),
        ),
        answer(
            "none",
            "There is no steady home now",
            Outcome(
                Kind.OTHER,
                (
                    Words(
                        "You can still get care. Ask each program whether it helps with housing, and call "
                        "the "
                        "helpline: it knows the offices in your state.",
                        "They can still get care. Ask each program whether it helps with housing, and "
                        "call the "
                        "helpline: it knows the offices in their state.",
                    ),
                ),
                brief=Words("No steady home: ask each program about help with housing."),
                contacts=(CALL_HELPLINE,),
                links=(
                    Link("Programs that say they help with housing", "search:service=housing-help"),
                    DAILY_LIFE,
                ),
                sources=(HOUSING,),
            ),
        ),
    ),
)

GROUPS: Final = Question(
    "groups",
    Words("Could you take part in a group?", "Could they take part in a group?"),
    (
        answer(
            "yes",
            "Yes",
            Outcome(
                Kind.SUITS,
                (Words("Good: most of the hours in an IOP are spent in groups."),),
                brief=Words("Ready for groups."),
                links=(A_WEEK,),
                sources=(ADVISORY,),
            ),
        ),
        answer(
            "nervous",
            Words("I’d try, but I’m nervous", "They’d try, but they’re nervous"),
            Outcome(
                Kind.SUITS,
                (
                    Words(
                        "Most people are. You may just listen at first. Ask how big the groups are, and "
                        "whether there is one for people like you.",
                        "Most people are. They may just listen at first. Ask how big the groups are, and "
                        "whether there is one for people like them.",
                    ),
                ),
                brief=Words("Nervous about groups: ask how big they are, and who is in them."),
                links=(A_WEEK,),
                sources=(ADVISORY,),
            ),
        ),
        answer(
            "no",
            "No, not now",
            Outcome(
                Kind.OTHER,
                (
                    Words(
                        "Then one-to-one counseling may suit better for now. Ask a program what it can do "
                        "without groups. Groups can come later, or not at all."
                    ),
                ),
                brief=Words("No groups for now: ask about one-to-one counseling."),
                links=(
                    Link("Regular outpatient programs", "search:level=outpatient"),
                    COMPARED,
                ),
                sources=(ADVISORY,),
            ),
        ),
    ),
)
