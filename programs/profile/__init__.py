"""What is known of one program, ready to be read: its page, its citations, and what is left to ask."""

from programs.profile.asking import call_sheets
from programs.profile.column import column, for_person, subjects
from programs.profile.marks import Marks
from programs.profile.nearby import Nearby, nearby
from programs.profile.page import ages, profile
from programs.profile.questions import known, not_stated, unstated
from programs.profile.tracks import check_text, hours_text

__all__ = [
    "Marks",
    "Nearby",
    "ages",
    "call_sheets",
    "check_text",
    "column",
    "for_person",
    "hours_text",
    "known",
    "nearby",
    "not_stated",
    "profile",
    "subjects",
    "unstated",
]
