"""Ways to pay, public money behind a program, and the insurance plans people name.

A plan is never promised: a program *says it takes* a plan, and only the plan knows what it pays for.
"""

from __future__ import annotations

from functools import partial

from programs.vocabulary.term import Category, Term

_pays = partial(Term, Category.PAYS)
_fund = partial(Term, Category.PAYS, offered=False)

PAYMENT: tuple[Term, ...] = (
    _pays(
        "medicaid", "Medicaid",
        "The state health plan for people with a low income. Rules differ by state: ask which plans count.",
        "Do you take my state's Medicaid, and which Medicaid plans?",
        samhsa=("MD",),
    ),
    _pays(
        "medicare", "Medicare",
        "The federal plan for people 65 and over or with a disability. It pays for IOP at some places.",
        "Does Medicare pay for the intensive program here?",
        samhsa=("MC",),
    ),
    _pays(
        "private-insurance", "Private health insurance",
        "A plan from a job or bought on your own. The program says it takes some: ask your plan.",
        "Do you take my plan, and are you in its network?",
        samhsa=("PI",),
    ),
    _pays(
        "tricare", "TRICARE or other military insurance",
        "Health plans for people who serve, for retirees and for their families. It may need approval first.",
        "Do you take TRICARE, and who asks for approval?",
        samhsa=("MI",), labels=(("PAY", "Military insurance (e.g., TRICARE)"),),
    ),
    _pays(
        "state-insurance", "State insurance other than Medicaid",
        "A health plan paid for by your state that is not Medicaid.",
        "Do you take my state's own health plan?",
        samhsa=("SI",),
    ),
    _pays(
        "va-benefits", "VA benefits",
        "Veterans Affairs (VA) can pay for care here. Ask the VA before you start.",
        "Can the VA pay for my care here?",
        samhsa=("VAF",),
    ),
    _pays(
        "tribal-health-funds", "Indian Health Service or tribal funds",
        "Health money for American Indian and Alaska Native people can pay for care here.",
        "Can Indian Health Service or tribal funds pay for my care?",
        samhsa=("ITU",),
    ),
    _pays(
        "sliding-fee", "Sliding fee scale",
        "You pay less if you earn less. Ask what papers they need.",
        "Do you have a sliding fee, and what would I pay?",
        samhsa=("SS",),
    ),
    _pays(
        "payment-help", "Help with paying",
        "The program has some way to lower the bill. Ask what it is and who can get it.",
        "Do you have any help for people who cannot pay it all?",
        samhsa=("PA",), implied_by=("sliding-fee", "scholarship", "payment-plan"),
    ),
    _pays(
        "scholarship", "Scholarship",
        "A free or low-cost place for a few people who cannot pay.",
        "Do you have scholarships, and is one open?",
    ),
    _pays(
        "payment-plan", "Payment plan",
        "You pay the bill in parts over time.",
        "Can I pay in parts over time?",
    ),
    _pays(
        "free-care", "Free: takes no payment",
        "The program says it takes no payment from anyone.",
        "Is the program free for everyone?",
        samhsa=("NP",),
    ),
    _pays(
        "self-pay", "Cash or self-pay",
        "You pay for care on your own. You have a right to a written price first.",
        "What does the whole program cost if I pay on my own?",
        samhsa=("SF",),
    ),
    _pays(
        "out-of-network", "Helps with out-of-network claims",
        "The program gives you the bill your plan needs to pay you back.",
        "Will you help me claim from a plan you are not part of?",
    ),
    _fund(
        "public-funds", "Federal or state money for treatment",
        "Public money helps run this program. Ask if it can cover your care.",
        "Can public money cover my care here?",
        samhsa=("FSA", "FG", "SAMF", "CMHG", "CSBG", "SMHA", "OSF"),
        labels=(("PAY", "Federal, or any government funding for substance abuse programs"),),
    ),
    _fund(
        "county-funds", "County or city money",
        "Money from the county or city helps run this program. Ask if you must live there.",
        "Can county or city money cover my care here?",
        samhsa=("CLF",),
    ),
    _fund(
        "child-family-funds", "State money for children and families",
        "State family services can pay for some people's care here.",
        "Can family services pay for my care here?",
        samhsa=("SWFS",),
    ),
    _fund(
        "court-funds", "State money for people in court cases",
        "The state's prison or youth court system can pay for some people's care here.",
        "Can the court system pay for my care here?",
        samhsa=("SCJJ",),
    ),
    _fund(
        "school-funds", "State money for schools",
        "The state's school system can pay for some young people's care here.",
        "Can the school system pay for my child's care here?",
        samhsa=("SEF",), labels=(("PAY", "State education funds"),),
    ),
    _fund(
        "foundation-funds", "Foundation money",
        "A private or community foundation helps run this program.",
        "Can a foundation help pay for my care here?",
        samhsa=("PCF",),
    ),
)

_PLANS: tuple[tuple[str, str], ...] = (
    ("aetna", "Aetna"),
    ("ambetter", "Ambetter (Centene)"),
    ("anthem", "Anthem"),
    ("blue-cross-blue-shield", "Blue Cross Blue Shield"),
    ("buckeye-health", "Buckeye Health Plan (Centene)"),
    ("carelon", "Carelon (once Beacon)"),
    ("caresource", "CareSource"),
    ("cigna", "Cigna (Evernorth)"),
    ("humana", "Humana"),
    ("kaiser-permanente", "Kaiser Permanente"),
    ("magellan", "Magellan"),
    ("medical-mutual", "Medical Mutual"),
    ("molina", "Molina"),
    ("oscar", "Oscar"),
    ("unitedhealthcare", "UnitedHealthcare (Optum)"),
    ("wellcare", "WellCare"),
)


def _insurer(code: str, name: str) -> Term:
    return Term(
        Category.INSURER, code, name,
        f"The program says it takes {name}. Plans differ: ask your plan if it pays here.",
        f"Do you take {name}, and are you in my plan's network?",
    )


INSURERS: tuple[Term, ...] = tuple(_insurer(code, name) for code, name in _PLANS)
