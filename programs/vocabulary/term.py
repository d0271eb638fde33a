"""What a word of the vocabulary is: its category, and everything a page needs to say or ask about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """A group of terms. The value is the URL parameter where the group is a filter."""

    LEVEL = "level"
    DELIVERY = "delivery"
    THERAPY = "therapy"
    SERVICE = "service"
    MEDICATION = "medication"
    PAYS = "pays"
    INSURER = "insurer"
    SERVES = "serves"
    AGE_GROUP = "age_group"
    GENDER = "gender"
    LANGUAGE = "language"
    ACCESS = "access"
    FOCUS = "focus"
    ACCREDITED = "accredited"
    LICENCE = "licence"
    OWNERSHIP = "ownership"
    TESTING = "testing"
    POLICY = "policy"
    SETTING = "setting"

    @property
    def label(self) -> str:
        """The plain name of the group, as a heading."""
        return _HEADINGS[self][0]

    @property
    def question(self) -> str:
        """The question a reader answers by choosing from the group."""
        return _HEADINGS[self][1]


_HEADINGS: dict[Category, tuple[str, str]] = {
    Category.LEVEL: ("Level of care", "How much care are you looking for?"),
    Category.DELIVERY: ("In person or online", "How do you want to attend?"),
    Category.THERAPY: ("Types of therapy", "Is there a type of therapy you want?"),
    Category.SERVICE: ("Help and services", "What other help do you need?"),
    Category.MEDICATION: ("Medications", "Do you take, or want to ask about, a medication?"),
    Category.PAYS: ("How you can pay", "How will you pay?"),
    Category.INSURER: ("Insurance plans", "Which company runs your plan?"),
    Category.SERVES: ("Who it serves", "Would a group for people like you help?"),
    Category.AGE_GROUP: ("Ages", "How old is the person who needs care?"),
    Category.GENDER: ("Gender", "Who should the program accept?"),
    Category.LANGUAGE: ("Languages", "Which language do you want to use?"),
    Category.ACCESS: ("Getting there and taking part", "What do you need to take part?"),
    Category.FOCUS: ("What it treats", "What do you want help with?"),
    Category.ACCREDITED: ("Accreditation", "Which outside review do you look for?"),
    Category.LICENCE: ("Licenses and certificates", "Which license do you look for?"),
    Category.OWNERSHIP: ("Who runs it", "Who should run the program?"),
    Category.TESTING: ("Tests", "Which tests do you need?"),
    Category.POLICY: ("House rules", "Which house rules matter to you?"),
    Category.SETTING: ("Kind of place", "What kind of place do you want?"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One fact a program can state: yes, no, or not stated."""

    category: Category
    code: str
    """Stable and unique over the whole vocabulary; also the value in a URL."""
    name: str
    explanation: str
    """One plain line, at most 160 characters."""
    question: str
    """What to ask on the phone when the program has not stated it."""
    samhsa: tuple[str, ...] = ()
    """Service codes of SAMHSA's National Directory that say yes."""
    samhsa_no: tuple[str, ...] = ()
    """Service codes that say no."""
    labels: tuple[tuple[str, str], ...] = ()
    """FindTreatment.gov (category code, item) pairs, beyond the official names, that say yes."""
    labels_no: tuple[tuple[str, str], ...] = ()
    """The same, for items that say no."""
    implied_by: tuple[str, ...] = ()
    """Codes of terms whose yes is also a yes to this one."""
    only: bool = False
    """Serves only these people: everybody else is turned away."""
    offered: bool = True
    """A choice in the filters. False: shown on the program's page alone."""
