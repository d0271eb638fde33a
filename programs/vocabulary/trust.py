"""Who looks over a program and who runs it. A license is required; accreditation is voluntary.

Accreditation is a floor, not a verdict: say who reviewed, what, and when.
"""

from __future__ import annotations

from functools import partial

from programs.vocabulary.term import Category, Term

_accredited = partial(Term, Category.ACCREDITED)
_licence = partial(Term, Category.LICENCE)
_ownership = partial(Term, Category.OWNERSHIP)

ACCREDITATION: tuple[Term, ...] = (
    _accredited(
        "joint-commission", "The Joint Commission",
        "An outside group that reviews whole health care organizations.",
        "Does the Joint Commission accredit you, and until when?",
        samhsa=("JC",),
    ),
    _accredited(
        "carf", "CARF",
        "An outside group that reviews single programs. Ask if the IOP is one of them.",
        "Is this program accredited by CARF, and until when?",
        samhsa=("CARF",), labels=(("LCA", "Commission on Accreditation of Rehabilitation Facilities"),),
    ),
    _accredited(
        "coa", "Council on Accreditation (COA)",
        "An outside group that reviews social and health services.",
        "Are you accredited by COA, and until when?",
        samhsa=("COA",),
    ),
    _accredited(
        "ncqa", "NCQA",
        "An outside group that reviews health plans and clinics.",
        "Are you accredited by NCQA, and until when?",
        samhsa=("NCQA",),
    ),
    _accredited(
        "hfap", "HFAP",
        "An outside group that reviews hospitals and clinics.",
        "Are you accredited by HFAP, and until when?",
        samhsa=("HFAP",),
    ),
    _accredited(
        "achc", "ACHC",
        "An outside group that reviews clinics and other places of care.",
        "Are you accredited by ACHC, and until when?",
    ),
)

LICENCES: tuple[Term, ...] = (
    _licence(
        "state-substance-use-agency", "Licensed by the state substance use agency",
        "The state office for substance use treatment has licensed or approved the place.",
        "Does the state license you, and what is the number?",
        samhsa=("STAG",), labels=(("LCA", "State substance abuse agency"),),
    ),
    _licence(
        "state-health-department", "Licensed by the state health department",
        "The state department of health has licensed or approved the place.",
        "Are you licensed by the state health department?",
        samhsa=("STDH",),
    ),
    _licence(
        "state-mental-health-department", "Licensed by the state mental health department",
        "The state office for mental health has licensed or approved the place.",
        "Are you licensed by the state mental health department?",
        samhsa=("STMH",),
    ),
    _licence(
        "hospital-license", "Hospital license",
        "The state has licensed the place as a hospital.",
        "Do you have a hospital license?",
        samhsa=("HLA",), offered=False,
    ),
    _licence(
        "dea-registration", "Registered with the DEA",
        "The federal drug agency lets the place handle controlled medicines.",
        "Are you registered with the DEA?",
        samhsa=("DEA",), offered=False,
    ),
    _licence(
        "otp-certification", "Certified as an opioid treatment program",
        "SAMHSA has certified the place as an opioid treatment program.",
        "Are you certified as an opioid treatment program?",
        samhsa=("SOTP",), offered=False,
    ),
    _licence(
        "fqhc", "Federally qualified health center (FQHC)",
        "A community clinic that sees everyone, with fees set by income. Medicare can pay for an IOP here.",
        "Are you a federally qualified health center?",
        samhsa=("FQHC",),
    ),
    _licence(
        "legitscript", "LegitScript (clearance to advertise)",
        "A paid check that lets a place buy online ads. It does not rate the care.",
        "Do you hold a LegitScript clearance?",
        offered=False,
    ),
)

OWNERSHIP: tuple[Term, ...] = (
    _ownership(
        "nonprofit", "Private nonprofit",
        "A private group runs it and keeps no profit.",
        "Is the program a nonprofit, and who runs it?",
        samhsa=("PVTN",),
    ),
    _ownership(
        "for-profit", "Private for-profit",
        "A private company or person owns it and may earn a profit.",
        "Does a company own the program, and which?",
        samhsa=("PVTP",),
    ),
    _ownership(
        "local-government", "County or city",
        "A county, city or other local government runs it.",
        "Does the county or city run the program?",
        samhsa=("LCCG",),
        labels=(("FOP", "Regional/district or county, local or municipal government"),),
    ),
    _ownership(
        "state-government", "State",
        "The state runs it.",
        "Does the state run the program?",
        samhsa=("STG",),
    ),
    _ownership(
        "tribal-government", "Tribal government",
        "A tribe runs it. Ask who may come.",
        "Does a tribe run the program, and who may come?",
        samhsa=("TBG",),
    ),
    _ownership(
        "indian-health-service", "Indian Health Service",
        "The federal Indian Health Service runs it. Ask who may come.",
        "Does the Indian Health Service run it, and who may come?",
        samhsa=("IH",),
    ),
    _ownership(
        "veterans-affairs", "Veterans Affairs (VA)",
        "The VA runs it, for people who served in the military.",
        "Does the VA run the program?",
        samhsa=("VAMC",),
    ),
    _ownership(
        "defense-department", "Department of Defense",
        "The military runs it. Ask who may come.",
        "Does the military run it, and who may come?",
        samhsa=("DDF",),
    ),
    _ownership(
        "federal-government", "Federal government",
        "A federal office runs it.",
        "Does the federal government run the program?",
        samhsa=("FED",),
        implied_by=("veterans-affairs", "defense-department", "indian-health-service"),
    ),
)
