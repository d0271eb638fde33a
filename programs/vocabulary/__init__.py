"""The words programs are described in, and how the words of others map to them.

    >>> from_samhsa("MD")
    (('medicaid', True),)
    >>> sorted(widened("in_person"))
    ['hybrid', 'in_person']
"""

from programs.vocabulary.care import IOP_SYNONYMS
from programs.vocabulary.catalog import TERM, TERMS, bit, terms_in, widened
from programs.vocabulary.samhsa import OFFICIAL_NAMES, from_findtreatment, from_samhsa
from programs.vocabulary.term import Category, Term
from programs.vocabulary.understood import consequences, understood
from programs.vocabulary.wording import SPANISH, Wording, category_label, category_question, wording

__all__ = [
    "IOP_SYNONYMS",
    "OFFICIAL_NAMES",
    "SPANISH",
    "TERM",
    "TERMS",
    "Category",
    "Term",
    "Wording",
    "bit",
    "category_label",
    "category_question",
    "consequences",
    "from_findtreatment",
    "from_samhsa",
    "terms_in",
    "understood",
    "widened",
    "wording",
]
