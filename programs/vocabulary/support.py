"""Help with daily life, safety in a crisis, and what comes after the program."""

from __future__ import annotations

from functools import partial

from programs.vocabulary.term import Category, Term

_service = partial(Term, Category.SERVICE)
_detail = partial(Term, Category.SERVICE, offered=False)

_DAILY_LIFE: tuple[Term, ...] = (
    _service(
        "case-management", "Case manager",
        "One person helps you line up care, rides, papers and benefits.",
        "Will one person help me line up care and benefits?",
        samhsa=("CM",), labels=(("AS", "Case management"),), implied_by=("intensive-case-management",),
    ),
    _detail(
        "intensive-case-management", "Case manager with more time for you",
        "A case manager who sees fewer people, so you meet often.",
        "Would a case manager meet with me often?",
        samhsa=("ICM",),
    ),
    _service(
        "peer-support", "Peer support",
        "People who are in recovery themselves support you.",
        "Can I talk with someone who is in recovery?",
        samhsa=("PEER",), labels=(("AS", "Consumer-run (peer-support) services"),),
        implied_by=("recovery-coach",),
    ),
    _service(
        "recovery-coach", "Recovery coach",
        "A trained guide helps you set goals and keep going, also after the program.",
        "Can I have a recovery coach?",
        samhsa=("RC",),
    ),
    _service(
        "support-groups", "Self-help and support groups",
        "Free groups of people who help each other, on site or nearby.",
        "Do support groups meet here or nearby?",
        samhsa=("SHG",), labels=(("AS", "Self-help groups"),),
    ),
    _service(
        "housing-help", "Help with housing",
        "Staff help you find or keep a safe place to live.",
        "Can you help me find a place to live?",
        samhsa=("HS",), implied_by=("supported-housing",),
    ),
    _detail(
        "supported-housing", "Supported housing",
        "A home of your own, with staff who help you keep it.",
        "Do you have housing with support?",
        samhsa=("SH",),
    ),
    _service(
        "job-help", "Help with work",
        "Staff help you look for a job, train for one, or keep the one you have.",
        "Can you help me find or keep a job?",
        samhsa=("EMP",), labels=(("EDU", "Employment counseling or training"),),
        implied_by=("job-coach",),
    ),
    _detail(
        "job-coach", "Job coach",
        "A coach helps you get a job, or back to one, and stays with you in it.",
        "Do you offer a job coach?",
        samhsa=("SEMP", "VRS"),
    ),
    _service(
        "school-help", "Help with school or job training",
        "Help to finish school, get a GED or learn a trade.",
        "Can you help with school, a GED or job training?",
        samhsa=("VOC", "ES"),
    ),
    _service(
        "benefits-help", "Help with benefits and papers",
        "Staff help you apply for food, cash, health or other benefits.",
        "Can you help me apply for benefits?",
        samhsa=("AOSS",), labels=(("AS", "Assistance with obtaining social services"),),
    ),
    _service(
        "social-skills", "Social skills",
        "You practice how to talk, listen and get along with others.",
        "Do you teach social skills?",
        samhsa=("SSD",),
    ),
    _service(
        "life-skills", "Life skills",
        "You practice how to budget, cook, plan your day and solve conflicts.",
        "Do you teach life skills such as budgeting?",
    ),
    _service(
        "parenting-classes", "Parenting classes",
        "You learn ways to care for your children while you recover.",
        "Do you offer parenting classes?",
    ),
    _service(
        "child-care", "Child care",
        "Someone looks after your children while you are in a session.",
        "Is there child care during the sessions?",
        samhsa=("CCC",),
    ),
    _detail(
        "children-stay", "Children can stay with you",
        "Children can live on site with a parent in residential care.",
        "Can my children stay with me?",
        samhsa=("BC",),
    ),
    _service(
        "transport-help", "Help with rides",
        "A van, bus passes or ride money to get you there.",
        "Can you help me get to the sessions?",
        samhsa=("TA",),
    ),
    _service(
        "legal-help", "Legal help",
        "Someone explains your rights or speaks up for you.",
        "Can someone help me with a legal problem?",
        samhsa=("LAD",),
    ),
    _service(
        "domestic-violence-help", "Help with violence at home",
        "Help to be safe from a partner or family member who hurts you.",
        "Can you help if I am not safe at home?",
        samhsa=("DVFP",), labels=(("AS", "Domestic violence services-family or partner"),),
    ),
    _service(
        "community-activities", "Community activities",
        "Outings, meals or volunteer work with others in recovery.",
        "Are there activities outside the groups?",
    ),
    _detail(
        "psychosocial-rehabilitation", "Skills for living with mental illness",
        "Day-to-day skills and support so you can live, learn and work.",
        "Do you teach daily skills to people with a mental illness?",
        samhsa=("PRS",),
    ),
    _detail(
        "illness-management", "Managing a mental illness",
        "You learn to spot early signs, use medicine well and plan ahead.",
        "Do you teach people to manage a mental illness?",
        samhsa=("IMR",),
    ),
    _detail(
        "assertive-community-treatment", "A team that comes to you",
        "A team comes to see people with a serious mental illness at home, as often as they need.",
        "Do you have a team that visits people at home?",
        samhsa=("ACT",),
    ),
    _detail(
        "court-ordered-care", "Court-ordered outpatient care",
        "Care that a court has told a person to get, while living at home.",
        "Do you take people a court has sent?",
        samhsa=("COOT", "AOT"),
    ),
    _detail(
        "therapeutic-foster-care", "Therapeutic foster care",
        "Trained foster parents care for a child with mental health needs.",
        "Do you offer foster care with treatment?",
        samhsa=("TPC",),
    ),
)

_CRISIS: tuple[Term, ...] = (
    _service(
        "suicide-prevention", "Suicide prevention",
        "Staff ask about thoughts of suicide and make a safety plan with you. In a crisis, call 988.",
        "Do you help people with thoughts of suicide, and how?",
        samhsa=("SPS",),
    ),
    _detail(
        "crisis-team", "Crisis team",
        "Trained staff respond to a mental health emergency.",
        "Do you have a crisis team?",
        samhsa=("CIT",),
    ),
    _detail(
        "mobile-crisis", "Crisis staff who come to you",
        "In a mental health emergency, staff can come to where you are.",
        "Can crisis staff come to me?",
        samhsa=("PEOFF",),
    ),
    _detail(
        "onsite-crisis", "Emergency mental health care on site",
        "You can get urgent mental health care at the place itself.",
        "Can I get urgent mental health care there?",
        samhsa=("PEON",),
    ),
    _detail(
        "walk-in-crisis", "Walk-in emergency mental health care",
        "You can walk in with a mental health emergency.",
        "Can I walk in during a crisis, and at what hours?",
        samhsa=("WI",),
    ),
)

_AFTERWARD: tuple[Term, ...] = (
    _service(
        "aftercare", "Aftercare",
        "Groups or calls that go on after the program ends.",
        "Can I get support from you after the program ends?",
        samhsa=("ACC",), implied_by=("alumni-group",),
    ),
    _service(
        "step-down", "Step down to fewer hours",
        "You move to fewer days a week with the same team as you get better.",
        "Can I step down to fewer hours with the same team?",
    ),
    _service(
        "discharge-planning", "Plan for when you leave",
        "Before you leave, you and the staff plan where to go next.",
        "Will you help me plan what comes next?",
        samhsa=("DP",),
    ),
    _detail(
        "follow-up", "Checks in after you leave",
        "Staff contact people later to ask how they are doing.",
        "Do you check in with people after they leave?",
        samhsa=("OFD",),
    ),
    _service(
        "alumni-group", "Group for past members",
        "People who finished the program keep meeting.",
        "Do people who finished keep meeting?",
    ),
)

SUPPORT_SERVICES: tuple[Term, ...] = (*_DAILY_LIFE, *_CRISIS, *_AFTERWARD)
