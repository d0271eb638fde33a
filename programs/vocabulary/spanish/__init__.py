"""The vocabulary in Spanish as it is spoken in the United States: "usted", plain words, the person first.

One module for each of the English ones. A row is (name, explanation, question), keyed by the term's code.
Names of laws, agencies, plans and medicines stay as a reader will hear them on the phone.
"""

from programs.vocabulary.spanish.care import DELIVERY, LEVELS, SETTINGS
from programs.vocabulary.spanish.communities import COMMUNITIES
from programs.vocabulary.spanish.focus import FOCUS
from programs.vocabulary.spanish.headings import HEADINGS
from programs.vocabulary.spanish.languages import ACCESS, LANGUAGES
from programs.vocabulary.spanish.medications import MEDICATIONS
from programs.vocabulary.spanish.payment import INSURERS, PAYMENT
from programs.vocabulary.spanish.people import AGES, GENDERS, SERVES
from programs.vocabulary.spanish.rules import POLICIES, TESTING
from programs.vocabulary.spanish.services import HEALTH_SERVICES
from programs.vocabulary.spanish.support import SUPPORT_SERVICES
from programs.vocabulary.spanish.therapies import THERAPIES
from programs.vocabulary.spanish.trust import ACCREDITATION, LICENCES, OWNERSHIP

__all__ = ["HEADINGS", "ROWS"]

ROWS: dict[str, tuple[str, str, str]] = {
    **LEVELS, **DELIVERY, **PAYMENT, **INSURERS, **FOCUS, **THERAPIES, **MEDICATIONS, **HEALTH_SERVICES,
    **SUPPORT_SERVICES, **AGES, **GENDERS, **SERVES, **COMMUNITIES, **LANGUAGES, **ACCESS, **ACCREDITATION,
    **LICENCES, **OWNERSHIP, **TESTING, **POLICIES, **SETTINGS,
}
