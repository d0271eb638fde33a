"""The guides: what a person needs to know to choose, in English and Spanish, each with its sources and dates.

>>> guide("what-is-an-iop", "en").title
'What is an intensive outpatient program?'
>>> in_language("what-is-an-iop", "es").slug
'que-es-un-iop'
"""

from programs.guides.guide import Guide, GuideError, Heading, Passage, Source
from programs.guides.library import (
    LANGUAGES,
    PARTS,
    broken,
    guide,
    guides,
    in_language,
    neighbours,
    owner,
    term_home,
    translations,
)

__all__ = [
    "LANGUAGES",
    "PARTS",
    "Guide",
    "GuideError",
    "Heading",
    "Passage",
    "Source",
    "broken",
    "guide",
    "guides",
    "in_language",
    "neighbours",
    "owner",
    "term_home",
    "translations",
]
